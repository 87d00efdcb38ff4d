/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-mask.h"
#include "comity-cli-table.h"
#include "comity-csv-record.h"
#include "comity-json.h"

/* So many records are in memory at a time, however many there are. */
#define PAGE 256
#define SEARCH_LIMIT 50

/** Listing: one run of `list` or `export`. */
typedef struct {
  ComityCli *cli;
  const ComityKind *kind;
  ComityQuery *query;
  GPtrArray *fields; /* of const ComityField; empty: all, or those of the list */
  GArray *ids;
  guint at, n; /* the page being read */
  gboolean by_age;
} Listing;

typedef gboolean (*PageFunc) (Listing *self, gpointer data, GError **error);

static gpointer
ids_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_ids (db, ((Listing *) data)->query, error);
}

static const gint64 *
page_ids (Listing *self)
{
  return &g_array_index (self->ids, gint64, self->at);
}

static gpointer
rows_func (ComityDb *db, gpointer data, GError **error)
{
  Listing *self = data;
  return comity_db_rows (db, self->query, page_ids (self), self->n, error);
}

/* Records that went away between the list of ids and now are left out. */
static gpointer
records_func (ComityDb *db, gpointer data, GError **error)
{
  Listing *self = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->n; i++) {
    g_autoptr (GError) problem = NULL;
    ComityRecord *record = comity_db_load (db, self->kind, page_ids (self)[i], &problem);
    if (record != NULL) {
      comity_db_put_as_of (db, self->query, record);
      if (!comity_query_get_unmasked (self->query))
        comity_record_mask (record);
      g_ptr_array_add (records, record);
    } else if (!g_error_matches (problem, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE)) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  }
  return g_steal_pointer (&records);
}

static gboolean
listing_open (Listing *self, ComityCli *cli, GError **error)
{
  memset (self, 0, sizeof *self);
  self->cli = cli;
  self->fields = g_ptr_array_new ();
  self->kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  if (self->kind == NULL || !comity_cli_parse_columns (cli, self->kind, self->fields, error))
    return FALSE;
  self->query = comity_cli_dup_query (cli, self->kind, error);
  return self->query != NULL && (cli->store != NULL || comity_cli_open (cli, FALSE, error));
}

static void
listing_close (Listing *self)
{
  g_clear_object (&self->query);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->ids, g_array_unref);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;
  return (first > second) - (first < second);
}

static gboolean
for_each_page (Listing *self, PageFunc func, gpointer data, GError **error)
{
  self->ids = comity_store_read_sync (self->cli->store, ids_func, self, error);
  if (self->ids == NULL)
    return FALSE;
  if (self->by_age)
    g_array_sort (self->ids, compare_ids);
  for (self->at = 0; self->at < self->ids->len; self->at += self->n) {
    self->n = MIN (PAGE, self->ids->len - self->at);
    if (!func (self, data, error))
      return FALSE;
  }
  return TRUE;
}

/* -- As JSON ---------------------------------------------------------------------------------- */

static const ComityField *const *
chosen_fields (Listing *self)
{
  static const ComityField *const none[] = { NULL };
  if (self->cli->options.columns == NULL)
    return NULL;
  return self->fields->len > 0 ? (const ComityField *const *) self->fields->pdata : none;
}

static gboolean
put_json_page (Listing *self, gpointer data, GError **error)
{
  ComityJsonFlags flags = (ComityJsonFlags) GPOINTER_TO_UINT (data);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GPtrArray) records =
    comity_store_read_sync (self->cli->store, records_func, self, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    comity_json_append_record (line, records->pdata[i], chosen_fields (self), self->fields->len,
                               flags);
    comity_cli_put_line (line);
  }
  return records != NULL;
}

/* -- As a table ------------------------------------------------------------------------------- */

static gboolean
is_number (const ComityField *field)
{
  return field->type == COMITY_TYPE_INTEGER || field->type == COMITY_TYPE_DECIMAL ||
         field->type == COMITY_TYPE_MONEY;
}

static void
choose_listed_fields (Listing *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const ComityField *field = &self->kind->fields[i];
    if ((field->flags & COMITY_LISTED) && g_strcmp0 (field->name, self->kind->title) != 0 &&
        field->type != COMITY_TYPE_IMAGE)
      g_ptr_array_add (self->fields, (gpointer) field);
  }
}

static ComityCliTable *
start_table (Listing *self)
{
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "Id"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Title"), COMITY_CLI_COLUMN_PLAIN);
  for (guint i = 0; i < self->fields->len; i++) {
    const ComityField *field = self->fields->pdata[i];
    comity_cli_table_add_column (table, comity_field_get_label (field),
                                 is_number (field) ? COMITY_CLI_COLUMN_RIGHT :
                                                     COMITY_CLI_COLUMN_PLAIN);
  }
  comity_query_set_columns (self->query, (const ComityField *const *) self->fields->pdata,
                            self->fields->len);
  return table;
}

static void
add_row (ComityCliTable *table, const ComityRow *row, guint n_cells)
{
  g_autofree const char **cells = g_new0 (const char *, n_cells + 3);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  cells[0] = id;
  cells[1] = row->title;
  for (guint i = 0; i < n_cells; i++)
    cells[i + 2] = row->cells[i];
  comity_cli_table_add_row (table, cells);
}

static gboolean
put_table_page (Listing *self, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) rows = comity_store_read_sync (self->cli->store, rows_func, self, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      add_row (data, rows->pdata[i], self->fields->len);
  return rows != NULL;
}

/* How many there are is for a person to know; a program counts lines. */
static void
put_count (guint n)
{
  if (!comity_cli_is_terminal ())
    return;
  g_autofree char *sentence = n == 0 ? g_strdup (_ ("No records.")) :
                                       /* Translators: below a table: how many records it has */
                                       g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  comity_cli_put (sentence);
  comity_cli_put ("\n");
}

/** comity_cli_list: the command `list`. */
int
comity_cli_list (ComityCli *cli)
{
  Listing self;
  g_autoptr (GError) error = NULL;
  gboolean done = listing_open (&self, cli, &error);
  if (done && cli->options.json) {
    done = for_each_page (&self, put_json_page, GUINT_TO_POINTER (COMITY_JSON_TITLE), &error);
  } else if (done) {
    if (cli->options.columns == NULL)
      choose_listed_fields (&self);
    ComityCliTable *table = start_table (&self);
    done = for_each_page (&self, put_table_page, table, &error);
    guint n = comity_cli_table_finish (table);
    if (done)
      put_count (n);
  }
  listing_close (&self);
  return done ? COMITY_CLI_OK : comity_cli_fail (cli, g_steal_pointer (&error));
}

/* -- Export ----------------------------------------------------------------------------------- */

static const ComityField *const *
csv_fields (Listing *self)
{
  return (const ComityField *const *) self->fields->pdata;
}

static void
put_csv_head (Listing *self)
{
  g_autoptr (GString) line = g_string_new (NULL);
  comity_csv_append_head (line, csv_fields (self), self->fields->len);
  comity_cli_put (line->str);
}

static gboolean
put_csv_page (Listing *self, gpointer data, GError **error)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GPtrArray) records =
    comity_store_read_sync (self->cli->store, records_func, self, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    comity_csv_append_record (csv, records->pdata[i], csv_fields (self), self->fields->len,
                              !self->cli->options.raw);
  comity_cli_put (csv->str);
  return records != NULL;
}

static gboolean
export_csv (Listing *self, GError **error)
{
  for (guint i = 0; self->cli->options.columns == NULL && i < self->kind->n_fields; i++)
    g_ptr_array_add (self->fields, (gpointer) &self->kind->fields[i]);
  put_csv_head (self);
  return for_each_page (self, put_csv_page, NULL, error);
}

/**
 * comity_cli_export_lines:
 *
 * Writes records to standard output as they are read: JSON lines, or CSV for programs.
 */
int
comity_cli_export_lines (ComityCli *cli)
{
  Listing self;
  g_autoptr (GError) error = NULL;
  gboolean done = listing_open (&self, cli, &error);
  /* The oldest first: what others name mostly comes before them, and copies differ little. */
  self.by_age = cli->options.sort == NULL && cli->options.search == NULL &&
                cli->options.limit == 0 && !cli->options.descending;
  if (done && g_strcmp0 (cli->options.format, "csv") == 0)
    done = export_csv (&self, &error);
  else if (done)
    done = for_each_page (&self, put_json_page, GUINT_TO_POINTER (COMITY_JSON_STAMPS), &error);
  listing_close (&self);
  return done ? COMITY_CLI_OK : comity_cli_fail (cli, g_steal_pointer (&error));
}

/* -- Search ----------------------------------------------------------------------------------- */

typedef struct {
  char *text;
  guint limit;
} Search;

static gpointer
search_func (ComityDb *db, gpointer data, GError **error)
{
  const Search *search = data;
  return comity_db_search (db, search->text, search->limit, error);
}

static void
put_found_json (const GPtrArray *rows)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++) {
    const ComityRow *row = rows->pdata[i];
    g_string_append (line, "{\"kind\": ");
    comity_json_append_text (line, row->kind->name);
    g_string_append_printf (line, ", \"id\": \"%" G_GINT64_FORMAT "\"", row->id);
    comity_json_append_member (line, "title", row->title);
    if (row->subtitle != NULL && *row->subtitle != '\0')
      comity_json_append_member (line, "subtitle", row->subtitle);
    g_string_append_c (line, '}');
    comity_cli_put_line (line);
  }
}

static void
put_found_table (const GPtrArray *rows)
{
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "Kind"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Id"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Title"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, "", COMITY_CLI_COLUMN_PLAIN);
  for (guint i = 0; i < rows->len; i++) {
    const ComityRow *row = rows->pdata[i];
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
    comity_cli_table_add_row (table, (const char *[]) { row->kind->name, id, row->title,
                                                        row->subtitle, NULL });
  }
  comity_cli_table_finish (table);
  put_count (rows->len);
}

/** comity_cli_search: the command `search`. */
int
comity_cli_search (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strjoinv (" ", (char **) cli->arguments->pdata);
  Search search = { text, cli->options.limit > 0 ? (guint) cli->options.limit : SEARCH_LIMIT };
  if (!comity_cli_open (cli, FALSE, &error))
    return comity_cli_fail (cli, g_steal_pointer (&error));
  g_autoptr (GPtrArray) rows = comity_store_read_sync (cli->store, search_func, &search, &error);
  if (rows == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  if (cli->options.json)
    put_found_json (rows);
  else
    put_found_table (rows);
  return COMITY_CLI_OK;
}
