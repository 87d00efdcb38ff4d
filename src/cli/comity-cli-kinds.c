/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-identifier.h"
#include "comity-json.h"
#include "comity-lists.h"

/* Words for programs, and an example of the neutral form where one fits every field of the type. */
static const struct {
  const char *name, *example;
} types[] = {
  [COMITY_TYPE_TEXT] = { "text" },
  [COMITY_TYPE_LONG] = { "long" },
  [COMITY_TYPE_CHOICE] = { "choice" },
  [COMITY_TYPE_COUNTRY] = { "country", "UZ" },
  [COMITY_TYPE_LANGUAGE] = { "language", "ru" },
  [COMITY_TYPE_DATE] = { "date", "2026-03-19" },
  [COMITY_TYPE_TIME] = { "time", "09:30" },
  [COMITY_TYPE_INTEGER] = { "integer" },
  [COMITY_TYPE_DECIMAL] = { "decimal" },
  [COMITY_TYPE_MONEY] = { "money", "1500.00 EUR" },
  [COMITY_TYPE_BOOLEAN] = { "boolean", "true" },
  [COMITY_TYPE_URL] = { "url", "https://www.example.org/" },
  [COMITY_TYPE_EMAIL] = { "email", "office@example.org" },
  [COMITY_TYPE_PHONE] = { "phone", "+998 71 123 45 67" },
  [COMITY_TYPE_IDENTIFIER] = { "identifier" },
  [COMITY_TYPE_REF] = { "reference" },
  [COMITY_TYPE_LINK] = { "link" },
  [COMITY_TYPE_IMAGE] = { "image" },
  [COMITY_TYPE_FILE] = { "file" },
  [COMITY_TYPE_CHOICES] = { "choices" },
  [COMITY_TYPE_COUNTRIES] = { "countries", "UZ;CN" },
  [COMITY_TYPE_LANGUAGES] = { "languages", "ru;en" },
  [COMITY_TYPE_TAGS] = { "tags", "white nights" },
  [COMITY_TYPE_REFS] = { "references" },
};

static const struct {
  ComityFieldFlags flag;
  const char *name;
} flags[] = {
  { COMITY_REQUIRED, "required" }, { COMITY_LISTED, "listed" },
  { COMITY_SEARCHED, "searched" }, { COMITY_FILTERED, "filtered" },
  { COMITY_PERSONAL, "personal" }, { COMITY_DEADLINE, "deadline" },
  { COMITY_IDENTITY, "identity" }, { COMITY_OWNER, "owner" },
  { COMITY_MASKED, "masked" },     { COMITY_PROMINENT, "prominent" },
};

/* A fixed choice, or the shipped entries of the office's own list. */
static const ComityChoice *
choices_of (const ComityField *field)
{
  if (field->choices != NULL)
    return field->choices;
  return field->list != NULL ? comity_lists_get_starting (field->list) : NULL;
}

static char *
dup_number_example (const ComityField *field)
{
  gint64 number = field->min != 0 || field->max != 0 ? (field->min + field->max) / 2 : 12;
  if (field->type == COMITY_TYPE_INTEGER || field->digits == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".5", number);
}

static char *
dup_example (const ComityField *field)
{
  const ComityChoice *choices = choices_of (field);
  if (field->type == COMITY_TYPE_CHOICE || field->type == COMITY_TYPE_CHOICES)
    return choices != NULL ? g_strdup (choices[0].code) : NULL;
  if (field->scheme != NULL)
    return g_strdup (field->scheme->example);
  if (field->type == COMITY_TYPE_INTEGER || field->type == COMITY_TYPE_DECIMAL)
    return dup_number_example (field);
  return g_strdup (types[field->type].example);
}

static void
append_choices (GString *line, const ComityField *field)
{
  const ComityChoice *choices = choices_of (field);
  if (choices == NULL)
    return;
  comity_json_append_name (line, "choices");
  g_string_append_c (line, '[');
  for (guint i = 0; choices[i].code != NULL; i++) {
    g_string_append (line, i > 0 ? ", {" : "{");
    comity_json_append_member (line, "code", choices[i].code);
    comity_json_append_member (line, "label", g_dpgettext2 (NULL, "choice", choices[i].label));
    g_string_append_c (line, '}');
  }
  g_string_append_c (line, ']');
}

static void
append_limits (GString *line, const ComityField *field)
{
  if (field->min != 0 || field->max != 0)
    g_string_append_printf (line, ", \"min\": %" G_GINT64_FORMAT ", \"max\": %" G_GINT64_FORMAT,
                            field->min, field->max);
  if (field->type == COMITY_TYPE_DECIMAL)
    g_string_append_printf (line, ", \"digits\": %u", field->digits);
}

static void
append_field (GString *line, const ComityField *field)
{
  g_autofree char *example = dup_example (field);
  g_string_append_c (line, '{');
  comity_json_append_member (line, "name", field->name);
  comity_json_append_member (line, "label", comity_field_get_label (field));
  comity_json_append_member (line, "type", types[field->type].name);
  g_string_append_printf (line, ", \"many\": %s", comity_field_is_many (field) ? "true" : "false");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    g_string_append_printf (line, ", \"%s\": %s", flags[i].name,
                            field->flags & flags[i].flag ? "true" : "false");
  comity_json_append_member_if (line, "section", comity_field_get_section (field));
  comity_json_append_member_if (line, "hint", comity_field_get_hint (field));
  comity_json_append_member_if (line, "list", field->list);
  append_choices (line, field);
  comity_json_append_member_if (line, "target", field->target);
  comity_json_append_member_if (line, "scheme", field->scheme != NULL ? field->scheme->name : NULL);
  append_limits (line, field);
  comity_json_append_member_if (line, "example", example);
  g_string_append_c (line, '}');
}

static const char *
place_of (const ComityKind *kind)
{
  if (kind->flags & COMITY_KIND_MAIN)
    return "main";
  if (kind->flags & COMITY_KIND_SUB)
    return "sub";
  if (kind->flags & COMITY_KIND_SETTINGS)
    return "settings";
  return "plain";
}

static void
append_kind (GString *line, const ComityKind *kind)
{
  const ComityField *owner = comity_kind_get_owner_field (kind);
  g_autofree char *order = kind->order != NULL ? g_strjoinv (",", (char **) kind->order) : NULL;

  g_string_append_c (line, '{');
  comity_json_append_member (line, "name", kind->name);
  comity_json_append_member (line, "label", comity_kind_get_label (kind));
  comity_json_append_member (line, "plural", comity_kind_get_plural (kind));
  comity_json_append_member (line, "place", place_of (kind));
  comity_json_append_member_if (line, "owner", owner != NULL ? owner->target : NULL);
  comity_json_append_member_if (line, "title", kind->title);
  comity_json_append_member_if (line, "from", kind->from);
  comity_json_append_member_if (line, "to", kind->to);
  comity_json_append_member_if (line, "status", kind->status);
  comity_json_append_member_if (line, "order", order);
  comity_json_append_name (line, "fields");
  g_string_append_printf (line, "%u}", kind->n_fields);
}

static void
put_kinds (gboolean json)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; json && i < n; i++) {
    append_kind (line, kinds[i]);
    comity_cli_put_line (line);
  }
  if (json)
    return;
  ComityCliTable *table = comity_cli_table_new ();
  /* Translators: the word by which a command is told a kind or a field, such as “partner” */
  comity_cli_table_add_column (table, C_ ("column", "Name"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Kind of record"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, C_ ("column", "Fields"), COMITY_CLI_COLUMN_RIGHT);
  comity_cli_table_add_column (table, C_ ("column", "Lives on the page of"),
                               COMITY_CLI_COLUMN_PLAIN);
  for (guint i = 0; i < n; i++) {
    const ComityField *owner = comity_kind_get_owner_field (kinds[i]);
    g_autofree char *fields = g_strdup_printf ("%u", kinds[i]->n_fields);
    comity_cli_table_add_row (table, (const char *[]) {
                                       kinds[i]->name, comity_kind_get_plural (kinds[i]), fields,
                                       owner != NULL ? owner->target : NULL, NULL });
  }
  comity_cli_table_finish (table);
}

/* What the field takes, in one cell. */
static char *
dup_values (const ComityField *field)
{
  const ComityChoice *choices = choices_of (field);
  g_autoptr (GString) text = g_string_new (NULL);
  if (field->target != NULL)
    /* Translators: what a field that names another record takes; %s is the name of that record’s
       kind, such as “partner” */
    g_string_append_printf (text, _ ("id of “%s”"), field->target);
  else if (field->scheme != NULL)
    g_string_append_printf (text, "%s, %s", field->scheme->name, field->scheme->example);
  else if (field->type == COMITY_TYPE_TAGS || choices == NULL)
    g_string_append (text, types[field->type].example != NULL ? types[field->type].example : "");
  else
    for (guint i = 0; choices[i].code != NULL; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", choices[i].code);
  if (field->min != 0 || field->max != 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, field->min, field->max);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
put_fields (const ComityKind *kind, gboolean json)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; json && i < kind->n_fields; i++) {
    append_field (line, &kind->fields[i]);
    comity_cli_put_line (line);
  }
  if (json)
    return;
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "Name"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Field"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, C_ ("column", "Type"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Required"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, C_ ("column", "Values"), COMITY_CLI_COLUMN_WRAP);
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    g_autofree char *values = dup_values (field);
    comity_cli_table_add_row (table, (const char *[]) { field->name, comity_field_get_label (field),
                                                        types[field->type].name,
                                                        field->flags & COMITY_REQUIRED ?
                                                          C_ ("required", "yes") :
                                                          NULL,
                                                        values, NULL });
  }
  comity_cli_table_finish (table);
}

/** comity_cli_kinds: the command `kinds`. */
int
comity_cli_kinds (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  if (cli->arguments->len == 0) {
    put_kinds (cli->options.json);
    return COMITY_CLI_OK;
  }
  const ComityKind *kind = comity_cli_require_kind (cli->arguments->pdata[0], &error);
  if (kind == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  put_fields (kind, cli->options.json);
  return COMITY_CLI_OK;
}
