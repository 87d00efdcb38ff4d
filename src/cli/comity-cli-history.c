/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-date.h"
#include "comity-json.h"
#include "comity-mask.h"
#include "comity-undo.h"

/* So many of the newest changes are shown, and so many are read at once. */
#define USUAL_LIMIT 50
#define AT_ONCE 1000

/* -- Of a record ------------------------------------------------------------------------------ */

typedef struct {
  const ComityKind *kind;
  gint64 id;
} RecordName;

static gpointer
record_func (ComityDb *db, gpointer data, GError **error)
{
  const RecordName *name = data;
  return comity_db_history (db, name->kind, name->id, error);
}

static void
mask_values (const ComityHistoryEntry *entry, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++) {
    char *masked = comity_mask_dup (entry->fields->pdata[i], values->pdata[i]);
    g_free (values->pdata[i]);
    values->pdata[i] = masked;
  }
}

static void
mask_entries (const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    const ComityHistoryEntry *entry = entries->pdata[i];
    mask_values (entry, entry->olds);
    mask_values (entry, entry->news);
  }
}

static void
append_changes (GString *line, const ComityHistoryEntry *entry)
{
  g_string_append_c (line, '{');
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];
    comity_json_append_name (line, field->name);
    g_string_append_c (line, '[');
    comity_json_append_value (line, field, entry->olds->pdata[i]);
    g_string_append (line, ", ");
    comity_json_append_value (line, field, entry->news->pdata[i]);
    g_string_append_c (line, ']');
  }
  g_string_append_c (line, '}');
}

static void
put_entry_json (const ComityHistoryEntry *entry)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_append_printf (line, "{\"seq\": %" G_GINT64_FORMAT ", \"batch\": %" G_GINT64_FORMAT,
                          entry->seq, entry->batch);
  comity_json_append_member (line, "at", entry->at);
  comity_json_append_member (line, "who", entry->who);
  comity_json_append_member (line, "action", entry->action);
  g_string_append_printf (line, ", \"version\": %d", entry->version);
  comity_json_append_name (line, "changes");
  append_changes (line, entry);
  g_string_append_c (line, '}');
  comity_cli_put_line (line);
}

static const char *
action_label (const char *action)
{
  if (g_str_equal (action, "add"))
    return C_ ("history", "added");
  if (g_str_equal (action, "set"))
    return C_ ("history", "changed");
  if (g_str_equal (action, "delete"))
    return C_ ("history", "deleted");
  if (g_str_equal (action, "erase"))
    /* Translators: a person was erased for good, as the law asks */
    return C_ ("history", "erased");
  return action;
}

static char *
dup_change (const ComityField *field, const char *old, const char *new)
{
  g_autofree char *before = comity_field_format (field, old);
  g_autofree char *after = comity_field_format (field, new);
  const char *label = comity_field_get_label (field);
  if (old == NULL)
    return g_strdup_printf ("%s: %s", label, after);
  if (new == NULL)
    /* Translators: a field was emptied: its label, the old value */
    return g_strdup_printf (C_ ("history", "%s: “%s” taken out"), label, before);
  return g_strdup_printf ("%s: %s → %s", label, before, after);
}

static void
add_entry (ComityCliTable *table, const ComityHistoryEntry *entry)
{
  g_autofree char *at = comity_date_format_moment (entry->at);
  g_autofree char *version = g_strdup_printf ("%d", entry->version);
  g_autoptr (GString) changes = g_string_new (NULL);
  /* A deleted record's values stay in the journal; nobody asked to read them all here. */
  for (guint i = 0; i < entry->fields->len && !g_str_equal (entry->action, "delete"); i++) {
    g_autofree char *change =
      dup_change (entry->fields->pdata[i], entry->olds->pdata[i], entry->news->pdata[i]);
    g_string_append_printf (changes, "%s%s", i > 0 ? "\n" : "", change);
  }
  comity_cli_table_add_row (table,
                            (const char *[]) { at, entry->who, version,
                                               action_label (entry->action), changes->str, NULL });
}

static void
put_history_table (const GPtrArray *entries)
{
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "When"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Who"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, C_ ("column", "Version"), COMITY_CLI_COLUMN_RIGHT);
  comity_cli_table_add_column (table, C_ ("column", "What"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Changes"), COMITY_CLI_COLUMN_WRAP);
  for (guint i = 0; i < entries->len; i++)
    add_entry (table, entries->pdata[i]);
  comity_cli_table_finish (table);
}

static gboolean
record_history (ComityCli *cli, GError **error)
{
  RecordName name = { comity_cli_require_kind (cli->arguments->pdata[0], error), 0 };
  g_autoptr (GPtrArray) entries = NULL;
  if (name.kind == NULL || !comity_cli_open (cli, FALSE, error) ||
      !comity_cli_require_id (cli, name.kind, cli->arguments->pdata[1], &name.id, error))
    return FALSE;
  entries = comity_store_read_sync (cli->store, record_func, &name, error);
  if (entries != NULL && entries->len == 0) {
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE,
                 /* Translators: a kind’s name, then what was typed for the record */
                 _ ("There never was a record of “%s” with the id %s."), name.kind->name,
                 (const char *) cli->arguments->pdata[1]);
    return FALSE;
  }
  if (entries != NULL && !cli->options.unmasked)
    mask_entries (entries);
  if (entries != NULL && !cli->options.json)
    put_history_table (entries);
  for (guint i = 0; entries != NULL && cli->options.json && i < entries->len; i++)
    put_entry_json (entries->pdata[i]);
  return entries != NULL;
}

/* -- Of the office ---------------------------------------------------------------------------- */

typedef struct {
  gint64 since, before; /* rows of the journal */
  const char *day;
  guint limit;
} Asked;

/* The row with which the day before ended. */
static gpointer
since_func (ComityDb *db, gpointer data, GError **error)
{
  Asked *asked = data;
  g_autofree char *before = comity_date_add_days (asked->day, -1);
  asked->since = comity_db_end_of_day (db, before, error);
  return asked->since >= 0 ? asked : NULL;
}

static gpointer
batches_func (ComityDb *db, gpointer data, GError **error)
{
  const Asked *asked = data;
  return comity_db_batches (db, NULL, asked->before, MIN (asked->limit, AT_ONCE), error);
}

static void
put_batch_json (const ComityBatch *batch)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_append_printf (line, "{\"batch\": %" G_GINT64_FORMAT, batch->batch);
  comity_json_append_member (line, "at", batch->at);
  comity_json_append_member (line, "who", batch->who);
  comity_json_append_member (line, "what", batch->label);
  if (batch->kind != NULL && batch->id != 0) {
    comity_json_append_member (line, "kind", batch->kind->name);
    g_string_append_printf (line, ", \"id\": \"%" G_GINT64_FORMAT "\"", batch->id);
  }
  g_string_append_printf (line, ", \"rows\": %" G_GINT64_FORMAT ", \"undone\": %s}",
                          batch->last - batch->batch + 1, batch->undone ? "true" : "false");
  comity_cli_put_line (line);
}

static void
add_batch (ComityCliTable *table, const ComityBatch *batch)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, batch->batch);
  g_autofree char *at = comity_date_format_moment (batch->at);
  g_autofree char *undone =
    batch->undone ? g_strdup_printf (
                      /* Translators: %s is a change in the history that does not hold any more */
                      C_ ("history", "%s (undone)"), batch->label) :
                    NULL;
  comity_cli_table_add_row (table, (const char *[]) { number, at, batch->who,
                                                      undone ? undone : batch->label, NULL });
}

static ComityCliTable *
batch_table (void)
{
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "Number"), COMITY_CLI_COLUMN_RIGHT);
  comity_cli_table_add_column (table, C_ ("column", "When"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Who"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, C_ ("column", "What"), COMITY_CLI_COLUMN_WRAP);
  return table;
}

/* Returns: how many were shown; 0: there are no more, or they are too old */
static guint
put_batches (const GPtrArray *batches, Asked *asked, ComityCliTable *table)
{
  for (guint i = 0; i < batches->len; i++) {
    const ComityBatch *batch = batches->pdata[i];
    if (batch->batch <= asked->since)
      return 0;
    if (table != NULL)
      add_batch (table, batch);
    else
      put_batch_json (batch);
    asked->before = batch->batch;
  }
  return batches->len;
}

static gboolean
check_since (ComityCli *cli, Asked *asked, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *day =
    cli->options.since ? comity_date_normalize (cli->options.since, &local) : NULL;
  if (cli->options.since == NULL)
    return TRUE;
  asked->day = day;
  if (day != NULL && strlen (day) == 10)
    return comity_store_read_sync (cli->store, since_func, asked, error) != NULL;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: what was typed after “--since” */
               _ ("“%s” is not a day. Write it as 2026-11-20."), cli->options.since);
  return FALSE;
}

static gboolean
office_history (ComityCli *cli, GError **error)
{
  gboolean all = cli->options.since != NULL && cli->options.limit == 0;
  Asked asked = { .limit = cli->options.limit > 0 ? (guint) cli->options.limit : USUAL_LIMIT };
  if (!comity_cli_open (cli, FALSE, error) || !check_since (cli, &asked, error))
    return FALSE;
  ComityCliTable *table = cli->options.json ? NULL : batch_table ();
  guint shown = 1;
  if (all)
    asked.limit = G_MAXUINT;
  while (shown > 0 && asked.limit > 0) {
    g_autoptr (GPtrArray) batches =
      comity_store_read_sync (cli->store, batches_func, &asked, error);
    if (batches == NULL)
      return FALSE;
    shown = put_batches (batches, &asked, table);
    asked.limit -= shown;
  }
  if (table != NULL)
    comity_cli_table_finish (table);
  return TRUE;
}

/** comity_cli_history: the command `history`. */
int
comity_cli_history (ComityCli *cli)
{
  GError *error = NULL;
  gboolean done = FALSE;
  if (cli->arguments->len == 1)
    g_set_error (&error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 _ ("Give the kind and the id of a record, or neither for the whole office."));
  else
    done = cli->arguments->len == 0 ? office_history (cli, &error) : record_history (cli, &error);
  return done ? COMITY_CLI_OK : comity_cli_fail (cli, error);
}
