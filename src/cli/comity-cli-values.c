/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "comity-cli-private.h"

/* The largest picture or file that the command line takes, in bytes. */
#define LARGEST_FILE (100 * 1024 * 1024)
#define LONGEST_QUOTE 60

/* Puts in front which word of the command line it is about: core's sentence knows only the label. */
static void
prefix_value (GError **error, const ComityKind *kind, const ComityField *field, const char *text)
{
  if (error == NULL || *error == NULL)
    return;
  g_autofree char *start =
    g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LONGEST_QUOTE));
  const char *rest = strlen (start) < strlen (text) ? "…" : "";
  g_autofree char *sentence =
    /* Translators: kind, field, value, “…” when that is cut short; the next sentence says why */
    g_strdup_printf (_ ("“%s” cannot take “%s=%s%s”."), kind->name, field->name, start, rest);
  g_prefix_error (error, "%s ", sentence);
}

/* Ids in place of `=TITLE` in a reference; other text is left for the field to judge. */
static char *
resolve_titles (ComityCli *cli, const ComityField *field, const char *text, GError **error)
{
  const ComityKind *target = comity_kind_find (field->target);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_auto (GStrv) parts = comity_field_is_many (field) && text[0] != '\0' ?
                           g_strsplit (text, COMITY_SEPARATOR, -1) :
                           g_strdupv ((char *[]) { (char *) text, NULL });
  for (guint i = 0; parts[i] != NULL; i++) {
    gint64 id;
    const char *part = g_strstrip (parts[i]);
    if (i > 0)
      g_string_append (ids, COMITY_SEPARATOR);
    if (part[0] != '=' || target == NULL)
      g_string_append (ids, part);
    else if (comity_cli_require_id (cli, target, part, &id, error))
      g_string_append_printf (ids, "%" G_GINT64_FORMAT, id);
    else
      return NULL;
  }
  return g_string_free_and_steal (g_steal_pointer (&ids));
}

/**
 * comity_cli_set_value:
 * @record: the record
 * @field: one of its fields
 * @text: the value in the neutral form, with `=TITLE` for references; empty for absent
 * @error: a sentence that names kind, field, value and what is expected
 *
 * Checks and sets one value.
 *
 * Returns: whether it was taken
 */
gboolean
comity_cli_set_value (ComityCli *cli,
                      ComityRecord *record,
                      const ComityField *field,
                      const char *text,
                      GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autofree char *resolved = NULL;
  g_autoptr (GError) problem = NULL;
  comity_cli_blame (cli, field->name);
  if (text == NULL || *text == '\0') {
    comity_record_set (record, field->name, NULL);
    return TRUE;
  }
  if (comity_field_is_reference (field) && strchr (text, '=') != NULL) {
    resolved = resolve_titles (cli, field, text, &problem);
    text = resolved != NULL ? resolved : text;
  }
  if (problem == NULL && comity_record_put (record, field->name, text, &problem)) {
    comity_cli_blame (cli, NULL);
    return TRUE;
  }
  prefix_value (&problem, kind, field, text);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) problem = NULL;
  GStatBuf status;
  gsize length;
  if (g_stat (path, &status) == 0 && status.st_size > LARGEST_FILE) {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_FIELD,
                 /* Translators: %s is the path of a file */
                 _ ("“%s” is larger than 100 MB."), path);
    return NULL;
  }
  if (!g_file_get_contents (path, &content, &length, &problem)) {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_FIELD,
                 /* Translators: the path of a file, then the system’s reason */
                 _ ("“%s” cannot be read: %s."), path, problem->message);
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&content), length);
}

/* `@PATH`: the file's content goes into the same transaction as the record. */
static gboolean
set_file (ComityCli *cli,
          ComityRecord *record,
          ComityChanges *changes,
          const ComityField *field,
          const char *path,
          GError **error)
{
  g_autofree char *hash = NULL;
  comity_cli_blame (cli, field->name);
  g_autoptr (GBytes) content = read_file (path, error);
  if (content == NULL)
    return FALSE;
  comity_changes_add_blob (changes, content, &hash);
  return comity_cli_set_value (cli, record, field, hash, error);
}

static gboolean
refuse_assignment (const char *typed, GError **error)
{
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: %s was typed */
               _ ("“%s” is not of the form FIELD=VALUE."), typed);
  return FALSE;
}

/* A second value for a field of many is added to the first; for others it is a slip. */
static char *
combine (const ComityField *field, GHashTable *given, const char *value, GError **error)
{
  const char *before = g_hash_table_lookup (given, field->name);
  char *combined = NULL;
  if (before == NULL)
    combined = g_strdup (value);
  else if (comity_field_is_many (field))
    combined = g_strjoin (COMITY_SEPARATOR, before, value, NULL);
  else
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: %s is the name of a field */
                 _ ("“%s” is given twice, but takes one value."), field->name);
  if (combined != NULL)
    g_hash_table_replace (given, (gpointer) field->name, g_strdup (combined));
  return combined;
}

static gboolean
assign (ComityCli *cli,
        ComityRecord *record,
        ComityChanges *changes,
        GHashTable *given,
        const char *typed,
        GError **error)
{
  const char *equals = strchr (typed, '=');
  if (equals == NULL || equals == typed)
    return refuse_assignment (typed, error);
  g_autofree char *name = g_strndup (typed, (gsize) (equals - typed));
  comity_cli_blame (cli, name);
  const ComityField *field =
    comity_cli_require_field (comity_record_get_kind (record), name, error);
  if (field == NULL)
    return FALSE;
  g_autofree char *value = combine (field, given, equals + 1, error);
  if (value == NULL)
    return FALSE;
  if ((field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE) && value[0] == '@')
    return set_file (cli, record, changes, field, value + 1, error);
  return comity_cli_set_value (cli, record, field, value, error);
}

/**
 * comity_cli_assign:
 * @record: the record
 * @changes: the transaction to come, for the contents of files
 * @first: which argument of the command line is the first FIELD=VALUE
 * @error: a sentence
 *
 * Sets what the command line says.
 *
 * Returns: whether all was taken
 */
gboolean
comity_cli_assign (ComityCli *cli,
                   ComityRecord *record,
                   ComityChanges *changes,
                   guint first,
                   GError **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = first; i < cli->arguments->len; i++)
    if (!assign (cli, record, changes, given, cli->arguments->pdata[i], error))
      return FALSE;
  comity_cli_blame (cli, NULL);
  return TRUE;
}

typedef struct {
  ComityRecord *record;
  const ComityField *field; /* (out) */
  char *item; /* (out) */
} Missing;

/* Finds the reference that names a record which is not there. Runs in a reader thread. */
static gpointer
missing_func (ComityDb *db, gpointer data, GError **error)
{
  Missing *missing = data;
  const ComityKind *kind = comity_record_get_kind (missing->record);
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    const ComityKind *target = field->target != NULL ? comity_kind_find (field->target) : NULL;
    g_auto (GStrv) items = comity_field_split (field, comity_record_get_at (missing->record, i));
    for (guint k = 0; target != NULL && comity_field_is_reference (field) && items[k] != NULL;
         k++) {
      g_autofree char *title = comity_db_title (db, target, g_ascii_strtoll (items[k], NULL, 10));
      if (title == NULL) {
        missing->field = field;
        missing->item = g_strdup (items[k]);
        return NULL;
      }
    }
  }
  return NULL;
}

/**
 * comity_cli_explain:
 * @record: the record that was to be saved
 * @error: (inout): what the store says about it
 *
 * Puts the store's sentence into the words of the command line, where it can say more.
 */
void
comity_cli_explain (ComityCli *cli, ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  Missing missing = { record };
  if (g_error_matches (*error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_STALE) &&
      comity_record_get_version (record) == 0) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record));
    g_clear_error (error);
    comity_cli_blame (cli, "id");
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_EXISTS,
                 /* Translators: %s is a kind’s name, then an id */
                 _ ("There is a record of “%s” with the id %s already."), kind->name, id);
    return;
  }
  if (!g_error_matches (*error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID))
    return;
  comity_store_read_sync (cli->store, missing_func, &missing, NULL);
  if (missing.field != NULL) {
    comity_cli_blame (cli, missing.field->name);
    prefix_value (error, kind, missing.field, missing.item);
  }
  g_free (missing.item);
}

/**
 * comity_cli_validate:
 * @record: a record about to be saved
 * @error: all that is wrong with it, as sentences after one another
 *
 * Checks the rules across fields.
 *
 * Returns: whether the record may be saved
 */
gboolean
comity_cli_validate (ComityCli *cli, ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autoptr (ComityProblems) problems = comity_record_validate (record);
  g_autoptr (GString) sentences = g_string_new (NULL);
  guint n = problems != NULL ? comity_problems_get_size (problems) : 0;
  if (n == 0)
    return TRUE;
  for (guint i = 0; i < n; i++) {
    const ComityProblem *problem = comity_problems_get (problems, i);
    g_string_append_c (sentences, ' ');
    if (problem->field >= 0)
      g_string_append_printf (sentences, "%s: ", kind->fields[problem->field].name);
    g_string_append (sentences, problem->error->message);
  }
  const ComityProblem *first = comity_problems_get (problems, 0);
  comity_cli_blame (cli, first->field >= 0 ? kind->fields[first->field].name : NULL);
  /* Translators: a kind’s name, then a space and sentences that say what is wrong */
  g_set_error (error, first->error->domain, first->error->code, _ ("“%s” is refused:%s"),
               kind->name, sentences->str);
  return FALSE;
}
