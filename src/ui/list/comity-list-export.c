/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "comity-busy.h"
#include "comity-csv-record.h"
#include "comity-csv.h"
#include "comity-errors.h"
#include "comity-export.h"
#include "comity-mask.h"
#include "comity-parts.h"

#define PAGE 256
/* By this mark spreadsheets know that the file is UTF-8. */
#define MARK "\357\273\277"

/** What stands in the file. */
typedef enum {
  CONTENT_SHOWN, /* the columns of the list, as a person reads them */
  CONTENT_ALL,   /* every field in the neutral form, which can be read back */
} Content;

/** One export, from the question to the file. */
typedef struct {
  GtkWidget *parent;
  ComityStore *store;
  ComityQuery *query;
  GArray *ids; /* NULL: all that the query finds */
  Content content;
  ComityBusy *busy;
  GFile *file;
  guint n; /* records written */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_pointer (&self->busy, comity_busy_end);
  g_clear_object (&self->file);
  g_clear_pointer (&self->ids, g_array_unref);
  g_object_unref (self->query);
  g_object_unref (self->store);
  g_object_unref (self->parent);
  g_free (self);
}

static void
fail (Export *self, const GError *error)
{
  if (error)
    comity_error_present (self->parent, error);
  export_free (self);
}

/* -- On the reader -------------------------------------------------------------------------- */

static void
append_shown_head (GString *csv, ComityQuery *query)
{
  const ComityKind *kind = comity_query_get_kind (query);
  guint n;
  const ComityField *const *columns = comity_query_get_columns (query, &n);

  comity_csv_append_cell (csv, comity_kind_get_label (kind), TRUE);
  for (guint i = 0; i < n; i++)
    comity_csv_append_cell (csv, comity_field_get_label (columns[i]), TRUE);
  comity_csv_end_row (csv);
}

static gboolean
append_shown (Export *self, ComityDb *db, const gint64 *ids, guint n, GString *csv, GError **error)
{
  g_autoptr (GPtrArray) rows = comity_db_rows (db, self->query, ids, n, error);

  for (guint i = 0; rows && i < rows->len; i++) {
    const ComityRow *row = rows->pdata[i];

    if (!row)
      continue;
    comity_csv_append_cell (csv, row->title, TRUE);
    for (guint k = 0; row->cells[k]; k++)
      comity_csv_append_cell (csv, row->cells[k], TRUE);
    comity_csv_end_row (csv);
    self->n++;
  }
  return rows != NULL;
}

static const ComityField *const *
all_fields (const ComityKind *kind, GPtrArray *fields)
{
  for (guint i = 0; i < kind->n_fields; i++)
    g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return (const ComityField *const *) fields->pdata;
}

static gboolean
append_all (Export *self, ComityDb *db, const gint64 *ids, guint n, GString *csv, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (self->query);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  const ComityField *const *all = all_fields (kind, fields);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) local = NULL;
    g_autoptr (ComityRecord) record = comity_db_load (db, kind, ids[i], &local);

    if (record) {
      comity_record_mask (record);
      comity_csv_append_record (csv, record, all, fields->len, TRUE);
      self->n++;
    } else if (!g_error_matches (local, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}

static void
append_head (Export *self, GString *csv)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  const ComityField *const *all = all_fields (comity_query_get_kind (self->query), fields);

  if (self->content == CONTENT_SHOWN)
    append_shown_head (csv, self->query);
  else
    comity_csv_append_head (csv, all, fields->len);
}

static gpointer
read_csv (ComityDb *db, gpointer data, GError **error)
{
  Export *self = data;
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GArray) ids =
    self->ids ? g_array_ref (self->ids) : comity_db_ids (db, self->query, error);
  guint n = 0;

  if (!ids)
    return NULL;
  append_head (self, csv);
  for (guint at = 0; at < ids->len; at += n) {
    const gint64 *page = &g_array_index (ids, gint64, at);
    gboolean ok;

    n = MIN (PAGE, ids->len - at);
    ok = self->content == CONTENT_SHOWN ? append_shown (self, db, page, n, csv, error) :
                                          append_all (self, db, page, n, csv, error);
    if (!ok ||
        g_cancellable_set_error_if_cancelled (comity_busy_get_cancellable (self->busy), error))
      return NULL;
    comity_progress_set (comity_busy_get_progress (self->busy), at + n, ids->len);
  }
  if (self->content == CONTENT_SHOWN)
    g_string_prepend (csv, MARK);
  return g_string_free_to_bytes (g_steal_pointer (&csv));
}

/* -- Into the file -------------------------------------------------------------------------- */

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    fail (self, error);
    return;
  }
  said =
    /* Translators: said after it is done; %u is how many */
    g_strdup_printf (ngettext ("%u record exported", "%u records exported", self->n), self->n);
  comity_toast (self->parent, said);
  export_free (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (!bytes) {
    fail (self, error);
    return;
  }
  g_file_replace_contents_bytes_async (self->file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE,
                                       comity_busy_get_cancellable (self->busy), replaced_cb, self);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!comity_export_finish (COMITY_STORE (source), result, &self->n, &error)) {
    fail (self, error);
    return;
  }
  g_autofree char *text =
    /* Translators: said after it is done; %u is how many */
    g_strdup_printf (ngettext ("Exported %u record", "Exported %u records", self->n), self->n);
  comity_toast (self->parent, text);
  export_free (self);
}

/* The name says the form. Without one, or as CSV, it is written as before. */
static gboolean
export_by_name (Export *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  const char *point = path != NULL ? strrchr (path, '.') : NULL;
  ComityFormat format;

  if (point == NULL || !comity_export_format_find (point + 1, &format, NULL) ||
      format == COMITY_FORMAT_CSV)
    return FALSE;
  comity_query_set_unmasked (self->query, self->content == CONTENT_ALL);
  comity_export_async (self->store, self->query, self->ids, format,
                       self->content == CONTENT_SHOWN ? COMITY_EXPORT_SHOWN | COMITY_EXPORT_TITLED :
                                                        COMITY_EXPORT_NEUTRAL,
                       path, comity_busy_get_progress (self->busy),
                       comity_busy_get_cancellable (self->busy), exported_cb, self);
  return TRUE;
}

static void
add_form (GListStore *filters, const ComityKind *kind, ComityFormat format, const char *name)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (!comity_export_can (kind, format))
    return;
  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, comity_export_get_suffix (format));
  g_list_store_append (filters, filter);
}

/* The chooser begins with the first, and the name that it proposes is of that form. */
static GListModel *
list_forms (const ComityKind *kind, Content content)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  if (content == CONTENT_ALL)
    add_form (filters, kind, COMITY_FORMAT_CSV, _ ("Table as text (.csv)"));
  add_form (filters, kind, COMITY_FORMAT_XLSX, _ ("Excel workbook (.xlsx)"));
  add_form (filters, kind, COMITY_FORMAT_ODS, _ ("OpenDocument spreadsheet (.ods)"));
  if (content != CONTENT_ALL)
    add_form (filters, kind, COMITY_FORMAT_CSV, _ ("Table as text (.csv)"));
  add_form (filters, kind, COMITY_FORMAT_ICALENDAR, _ ("Calendar (.ics)"));
  add_form (filters, kind, COMITY_FORMAT_VCARD, _ ("Cards (.vcf)"));
  add_form (filters, kind, COMITY_FORMAT_HTML, _ ("Web page (.html)"));
  add_form (filters, kind, COMITY_FORMAT_PDF, _ ("Pages for paper (.pdf)"));
  add_form (filters, kind, COMITY_FORMAT_JSON, _ ("JSON (.json)"));
  return G_LIST_MODEL (filters);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (!self->file) {
    export_free (self);
    return;
  }
  /* Translators: above the bar of progress: records are written into a file */
  self->busy = comity_busy_new (self->parent, _ ("Exporting"));
  if (export_by_name (self))
    return;
  comity_store_read_async (self->store, read_csv, self, NULL, (GDestroyNotify) g_bytes_unref,
                           comity_busy_get_cancellable (self->busy), read_cb, self);
}

static void
choose_file (Export *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (comity_kind_get_plural (comity_query_get_kind (self->query)),
                                       self->content == CONTENT_SHOWN ? ".xlsx" : ".csv", NULL);
  GtkRoot *root = gtk_widget_get_root (self->parent);
  g_autoptr (GListModel) forms = list_forms (comity_query_get_kind (self->query), self->content);

  gtk_file_dialog_set_filters (dialog, forms);
  /* Translators: title of the file chooser in which records are written into a file */
  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        self);
}

/* -- The question --------------------------------------------------------------------------- */

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Export *self = user_data;

  if (g_str_equal (response, "cancel")) {
    export_free (self);
    return;
  }
  self->content = g_str_equal (response, "all") ? CONTENT_ALL : CONTENT_SHOWN;
  choose_file (self);
}

/**
 * comity_list_export:
 * @parent: a widget of the window
 * @query: the list with its columns
 * @ids: (nullable) (element-type gint64): only these of its records
 *
 * Asks what shall stand in the file and where it goes, then writes it in the form that the name of the file says.
 */
void
comity_list_export (GtkWidget *parent, ComityStore *store, ComityQuery *query, GArray *ids)
{
  Export *self = g_new0 (Export, 1);
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("What Shall Stand in the File?"),
                          _ ("The columns of the list are for reading. All fields are for another "
                             "program, or to be imported again. Think of whom the file is for: it "
                             "tells about persons."));

  self->parent = g_object_ref (parent);
  self->store = g_object_ref (store);
  self->query = comity_query_copy (query);
  self->ids = ids ? g_array_ref (ids) : NULL;
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "all",
                                  _ ("_All Fields…"), "shown", _ ("_Columns of the List…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "shown",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "shown");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  adw_dialog_present (dialog, parent);
}
