/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-json.h"
#include "comity-mask.h"
#include "comity-mend.h"
#include "comity-date.h"
#include "comity-paper-office.h"

/* So many sub-records of each kind are shown below a record. */
#define MOST_CHILDREN 50

/** The record that the arguments KIND ID name. */
static gboolean
require_name (ComityCli *cli, const ComityKind **kind, gint64 *id, GError **error)
{
  *kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  return *kind != NULL && comity_cli_open (cli, FALSE, error) &&
         comity_cli_require_id (cli, *kind, cli->arguments->pdata[1], id, error);
}

static void
put_fact (ComityCliTable *table, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    comity_cli_table_add_row (table, (const char *[]) { label, value, NULL });
}

static void
put_head (ComityCliTable *table, ComityRecord *record)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record));
  g_autofree char *version = g_strdup_printf ("%d", comity_record_get_version (record));
  g_autofree char *created = comity_date_format_moment (comity_record_get_created (record));
  g_autofree char *changed = comity_date_format_moment (comity_record_get_changed (record));
  put_fact (table, C_ ("column", "Id"), id);
  put_fact (table, C_ ("column", "Version"), version);
  put_fact (table, C_ ("column", "Created"), created);
  put_fact (table, C_ ("column", "Changed"), changed);
}

static void
put_facts (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, "", COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, "", COMITY_CLI_COLUMN_WRAP);
  comity_cli_table_hide_titles (table);
  put_head (table, record);
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *shown = comity_record_dup_display (record, i);
    put_fact (table, comity_field_get_label (&kind->fields[i]), shown);
  }
  comity_cli_table_finish (table);
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
} RecordName;

/* The records that live on this one's page, kind by kind. Runs in a reader thread. */
static gpointer
children_func (ComityDb *db, gpointer data, GError **error)
{
  const RecordName *name = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) relations = comity_db_relations (db, name->kind, name->id, error);
  for (guint i = 0; relations != NULL && i < relations->len; i++) {
    const ComityRelation *relation = relations->pdata[i];
    if (!(relation->field->flags & COMITY_OWNER))
      continue;
    g_autoptr (GPtrArray) children =
      comity_db_children (db, relation->field, relation->kind, name->id, MOST_CHILDREN, error);
    if (children == NULL)
      return NULL;
    for (guint k = 0; k < children->len; k++)
      g_ptr_array_add (all, g_object_ref (children->pdata[k]));
  }
  return relations != NULL ? g_steal_pointer (&all) : NULL;
}

static void
put_children (const GPtrArray *children)
{
  if (children->len == 0)
    return;
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "Kind"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Id"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Title"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_put ("\n");
  for (guint i = 0; i < children->len; i++) {
    ComityRecord *child = children->pdata[i];
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (child));
    g_autofree char *title = comity_record_dup_title (child);
    comity_cli_table_add_row (table, (const char *[]) { comity_record_get_kind (child)->name, id,
                                                        title, NULL });
  }
  comity_cli_table_finish (table);
}

static gboolean
show_to_person (ComityCli *cli, ComityRecord *record, GError **error)
{
  RecordName name = { comity_record_get_kind (record), comity_record_get_id (record) };
  g_autofree char *title = comity_record_dup_title (record);
  g_autofree char *plain = comity_cli_dup_plain (title, FALSE);
  g_autoptr (GPtrArray) children = comity_store_read_sync (cli->store, children_func, &name, error);
  if (children == NULL)
    return FALSE;
  comity_cli_put (plain);
  comity_cli_put ("\n\n");
  put_facts (record);
  put_children (children);
  return TRUE;
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
  gboolean unmasked;
  ComityTongues tongues;
  const char *path;
} Page;

/* A ComityReadFunc. */
static gpointer
paper_func (ComityDb *db, gpointer data, GError **error)
{
  const Page *page = data;
  g_autoptr (ComityPaper) paper =
    comity_paper_new_for_record (db, page->kind, page->id, page->unmasked, page->tongues, error);
  return paper != NULL && comity_paper_save (paper, page->path, error) ? data : NULL;
}

static int
write_paper (ComityCli *cli, const ComityKind *kind, gint64 id)
{
  Page page = { kind, id, cli->options.unmasked, { NULL, NULL }, cli->options.pdf };
  g_autoptr (GError) error = NULL;
  if (comity_cli_parse_tongues (cli, cli->options.pdf != NULL, &page.tongues, &error) &&
      comity_store_read_sync (cli->store, paper_func, &page, &error) != NULL)
    return COMITY_CLI_OK;
  return comity_cli_fail (cli, g_steal_pointer (&error));
}

/** comity_cli_show: the command `show`. */
int
comity_cli_show (ComityCli *cli)
{
  const ComityKind *kind;
  gint64 id;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) record = NULL;
  if (require_name (cli, &kind, &id, &error))
    record = comity_cli_load (cli, kind, id, &error);
  if (record == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  if (cli->options.pdf != NULL || cli->options.language != NULL)
    return write_paper (cli, kind, id);
  if (!cli->options.unmasked)
    comity_record_mask (record);
  if (cli->options.json) {
    g_autoptr (GString) line = g_string_new (NULL);
    comity_json_append_record (line, record, NULL, 0, COMITY_JSON_TITLE | COMITY_JSON_STAMPS);
    comity_cli_put_line (line);
    return COMITY_CLI_OK;
  }
  return show_to_person (cli, record, &error) ? COMITY_CLI_OK :
                                                comity_cli_fail (cli, g_steal_pointer (&error));
}

/* -- Check ------------------------------------------------------------------------------------ */

static gpointer
check_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_check (db, data, error);
}

static void
put_problem (ComityCli *cli, const char *problem)
{
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json) {
    g_string_append (line, "{\"problem\": ");
    comity_json_append_text (line, problem);
    g_string_append_c (line, '}');
  } else {
    g_string_append (line, problem);
  }
  comity_cli_put_line (line);
}

/* @n: faults, listed above */
static GError *
sum_up (guint n, gboolean mendable)
{
  g_autofree char *sum =
    /* Translators: how many faults a check of the whole office found; they are listed above */
    g_strdup_printf (ngettext ("The office has %u fault.", "The office has %u faults.", n), n);

  if (!mendable)
    return g_error_new_literal (COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED, sum);
  return g_error_new (COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED,
                      /* Translators: %s is a sentence that says how many faults were found; what is
                         in quotes after it is typed as it stands here */
                      _ ("%s “comity check --mend” makes search, order and counts anew."), sum);
}

/** comity_cli_check: the command `check`. */
int
comity_cli_check (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean mendable = FALSE, mend = cli->options.mend;
  if (comity_cli_open (cli, mend, &error) && (!mend || comity_store_mend_sync (cli->store, &error)))
    problems = comity_store_read_sync (cli->store, check_func, &mendable, &error);
  if (problems == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  for (guint i = 0; i < problems->len; i++)
    put_problem (cli, problems->pdata[i]);
  if (cli->options.json) {
    g_autofree char *total = g_strdup_printf ("{\"problems\": %u}\n", problems->len);
    comity_cli_put (total);
  } else if (problems->len == 0) {
    comity_cli_put (_ ("The office is sound."));
    comity_cli_put ("\n");
  } else {
    return comity_cli_fail (cli, sum_up (problems->len, mendable));
  }
  return problems->len == 0 ? COMITY_CLI_OK : COMITY_CLI_FAILED;
}
