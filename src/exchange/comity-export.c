/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "comity-csv.h"
#include "comity-exchange-error.h"
#include "comity-export-private.h"
#include "comity-mask.h"
#include "comity-paper-office.h"

static const struct {
  const char *suffix, *mime_type;
  const ComitySheetOps *sheet;
  const ComityFileOps *file;
} formats[] = {
  [COMITY_FORMAT_CSV] = { "csv", "text/csv", &comity_sheet_csv, NULL },
  [COMITY_FORMAT_XLSX] = { "xlsx",
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                           &comity_sheet_xlsx, NULL },
  [COMITY_FORMAT_ODS] = { "ods", "application/vnd.oasis.opendocument.spreadsheet",
                          &comity_sheet_ods, NULL },
  [COMITY_FORMAT_JSON] = { "json", "application/json", NULL, &comity_file_json },
  [COMITY_FORMAT_JSONL] = { "jsonl", "application/jsonl", NULL, &comity_file_jsonl },
  [COMITY_FORMAT_ICALENDAR] = { "ics", "text/calendar", NULL, &comity_file_icalendar },
  [COMITY_FORMAT_VCARD] = { "vcf", "text/vcard", NULL, &comity_file_vcard },
  [COMITY_FORMAT_HTML] = { "html", "text/html", &comity_sheet_html, NULL },
  [COMITY_FORMAT_PDF] = { "pdf", "application/pdf", NULL, NULL },
};

/** comity_export_get_suffix: how names of such files end, without the point. */
const char *
comity_export_get_suffix (ComityFormat format)
{
  return formats[format].suffix;
}

/** comity_export_get_mime_type: what such files are called on the desktop. */
const char *
comity_export_get_mime_type (ComityFormat format)
{
  return formats[format].mime_type;
}

/**
 * comity_export_format_find:
 * @name: such as `xlsx`
 *
 * Returns: whether records can be written so at all
 */
gboolean
comity_export_format_find (const char *name, ComityFormat *format, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (formats[i].suffix == NULL || !g_str_equal (formats[i].suffix, name))
      continue;
    *format = i;
    return TRUE;
  }
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_OPTION,
               /* Translators: %s was typed; the words after it are typed as they stand here */
               _ ("“%s” is not a form of export: csv, xlsx, ods, json, jsonl, ics, vcf, html or "
                  "pdf is "
                  "expected."),
               name);
  return FALSE;
}

static gboolean
has_deadline (const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & COMITY_DEADLINE)
      return TRUE;
  return FALSE;
}

/**
 * comity_export_can:
 *
 * Returns: whether records of @kind make sense in @format: calendars hold what has days, cards people
 */
gboolean
comity_export_can (const ComityKind *kind, ComityFormat format)
{
  if (format == COMITY_FORMAT_ICALENDAR)
    return comity_kind_get_field (kind, "starts") != NULL || has_deadline (kind);
  if (format == COMITY_FORMAT_VCARD)
    return comity_kind_get_field (kind, "email") != NULL;
  return format != COMITY_FORMAT_LIST;
}

/* -- One export ------------------------------------------------------------------------------------------ */

typedef struct {
  ComityQuery *query;
  GArray *ids;
  ComityFormat format;
  ComityExportFlags flags;
  char *path, *temporary;
  ComityProgress *progress;
  GPtrArray *fields; /* of const ComityField */
  gboolean with_id;
  guint n;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;
  g_clear_object (&self->query);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->progress, comity_progress_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->temporary);
  g_free (self);
}

static void
choose_fields (Export *self)
{
  const ComityKind *kind = comity_query_get_kind (self->query);
  guint n;
  const ComityField *const *columns = comity_query_get_columns (self->query, &n);
  self->fields = g_ptr_array_new ();
  self->with_id = n == 0 && !(self->flags & COMITY_EXPORT_SHOWN);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->fields, (gpointer) columns[i]);
  for (guint i = 0; n == 0 && i < kind->n_fields; i++)
    g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
}

static Export *
export_new (ComityQuery *query,
            GArray *ids,
            ComityFormat format,
            ComityExportFlags flags,
            const char *path,
            ComityProgress *progress)
{
  Export *self = g_new0 (Export, 1);
  self->query = g_object_ref (query);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  self->format = format;
  self->flags = flags;
  self->path = g_strdup (path);
  self->temporary = g_strconcat (path, ".part", NULL);
  self->progress = progress != NULL ? comity_progress_ref (progress) : NULL;
  choose_fields (self);
  return self;
}

/* -- As a table ------------------------------------------------------------------------------------------- */

static void
fill_head (Export *self, ComityCells *cells)
{
  if (self->with_id)
    comity_cells_add (cells, "id", -1, COMITY_CELL_TEXT);
  if (self->flags & COMITY_EXPORT_TITLED)
    comity_cells_add (cells, comity_kind_get_label (comity_query_get_kind (self->query)), -1,
                      COMITY_CELL_TEXT);
  for (guint i = 0; i < self->fields->len; i++) {
    const ComityField *field = self->fields->pdata[i];
    comity_cells_add (cells,
                      self->flags & COMITY_EXPORT_SHOWN ? comity_field_get_label (field) :
                                                          field->name,
                      -1, COMITY_CELL_TEXT);
  }
}

static ComityCellType
type_of (const ComityField *field, const char *neutral)
{
  switch (field->type) {
  case COMITY_TYPE_DATE:
    return strlen (neutral) == 10 ? COMITY_CELL_DATE : COMITY_CELL_TEXT;
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_DECIMAL:
    /* Beyond fifteen digits a spreadsheet would round. */
    return strlen (neutral) <= 15 ? COMITY_CELL_NUMBER : COMITY_CELL_TEXT;
  case COMITY_TYPE_BOOLEAN:
    return COMITY_CELL_BOOLEAN;
  case COMITY_TYPE_TEXT:
  case COMITY_TYPE_LONG:
  case COMITY_TYPE_CHOICE:
  case COMITY_TYPE_COUNTRY:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_TIME:
  case COMITY_TYPE_MONEY:
  case COMITY_TYPE_URL:
  case COMITY_TYPE_EMAIL:
  case COMITY_TYPE_PHONE:
  case COMITY_TYPE_IDENTIFIER:
  case COMITY_TYPE_REF:
  case COMITY_TYPE_LINK:
  case COMITY_TYPE_IMAGE:
  case COMITY_TYPE_FILE:
  case COMITY_TYPE_CHOICES:
  case COMITY_TYPE_COUNTRIES:
  case COMITY_TYPE_LANGUAGES:
  case COMITY_TYPE_TAGS:
  case COMITY_TYPE_REFS:
  default:
    return COMITY_CELL_TEXT;
  }
}

/* CSV puts quotes before texts by itself. */
static void
add_text (Export *self, ComityCells *cells, const char *text)
{
  gboolean quoted = self->format != COMITY_FORMAT_CSV && comity_csv_is_guarded (text);
  g_autofree char *guarded = quoted ? g_strconcat ("'", text, NULL) : NULL;
  comity_cells_add (cells, quoted ? guarded : text, -1, COMITY_CELL_TEXT);
}

static void
fill_cell (Export *self, ComityRecord *record, const ComityField *field, ComityCells *cells)
{
  guint index = (guint) (field - comity_record_get_kind (record)->fields);
  const char *neutral = comity_record_get_at (record, index);
  if (neutral == NULL) {
    comity_cells_add (cells, NULL, 0, COMITY_CELL_TEXT);
    return;
  }
  ComityCellType type = type_of (field, neutral);
  if (type != COMITY_CELL_TEXT) {
    comity_cells_add (cells, neutral, -1, type);
  } else if (self->flags & COMITY_EXPORT_SHOWN) {
    g_autofree char *shown = comity_record_dup_display (record, index);
    add_text (self, cells, shown);
  } else {
    add_text (self, cells, neutral);
  }
}

static gboolean
put_row (Export *self, gpointer writer, ComityRecord *record, ComityCells *cells, GError **error)
{
  comity_cells_clear (cells);
  if (self->with_id) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record));
    comity_cells_add (cells, id, -1, COMITY_CELL_TEXT);
  }
  if (self->flags & COMITY_EXPORT_TITLED) {
    g_autofree char *title = comity_record_dup_title (record);
    add_text (self, cells, title);
  }
  for (guint i = 0; i < self->fields->len; i++)
    fill_cell (self, record, self->fields->pdata[i], cells);
  return formats[self->format].sheet->row (writer, cells, FALSE, error);
}

/* -- All records ------------------------------------------------------------------------------------------- */

typedef gboolean (*EachFunc) (Export *self, gpointer data, ComityRecord *record, GError **error);

static gboolean
for_each (Export *self, ComityDb *db, EachFunc func, gpointer data, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (self->query);
  if (self->ids == NULL)
    self->ids = comity_db_ids (db, self->query, error);
  if (self->ids == NULL)
    return FALSE;
  for (guint i = 0; i < self->ids->len; i++) {
    g_autoptr (GError) problem = NULL;
    g_autoptr (ComityRecord) record =
      comity_db_load (db, kind, g_array_index (self->ids, gint64, i), &problem);
    /* One that was deleted meanwhile is left out. */
    if (record == NULL && g_error_matches (problem, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE))
      continue;
    if (record == NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
    if (self->flags & COMITY_EXPORT_SHOWN)
      comity_db_put_as_of (db, self->query, record);
    if (!comity_query_get_unmasked (self->query))
      comity_record_mask (record);
    if (!func (self, data, record, error))
      return FALSE;
    self->n++;
    if ((i & 63) == 0)
      comity_progress_set (self->progress, i, self->ids->len);
  }
  return TRUE;
}

typedef struct {
  gpointer writer;
  ComityCells *cells;
} Sheet;

static gboolean
sheet_each (Export *self, gpointer data, ComityRecord *record, GError **error)
{
  Sheet *sheet = data;
  return put_row (self, sheet->writer, record, sheet->cells, error);
}

static gboolean
export_sheet (Export *self, ComityDb *db, GError **error)
{
  const ComitySheetOps *ops = formats[self->format].sheet;
  g_autoptr (ComityCells) cells = comity_cells_new ();
  const char *title = comity_kind_get_plural (comity_query_get_kind (self->query));
  Sheet sheet = { ops->open (self->temporary, title, self->flags, error), cells };
  g_autoptr (GError) problem = NULL;
  if (sheet.writer == NULL)
    return FALSE;
  fill_head (self, cells);
  gboolean done = ops->row (sheet.writer, cells, TRUE, &problem) &&
                  for_each (self, db, sheet_each, &sheet, &problem);
  gboolean closed = ops->close (sheet.writer, done ? error : NULL);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return done && closed;
}

/* -- As records -------------------------------------------------------------------------------------------- */

typedef struct {
  int fd;
  GString *text;
} File;

/**
 * comity_export_write_failed:
 * @code: what errno was
 *
 * Says that the file cannot be written. Returns: %FALSE
 */
gboolean
comity_export_write_failed (int code, GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FILE,
               /* Translators: %s is what the system says, such as “No space left on device” */
               _ ("The file cannot be written: %s."), g_strerror (code));
  return FALSE;
}

static gboolean
file_flush (File *file, GError **error)
{
  gsize at = 0;
  while (at < file->text->len) {
    gssize n = write (file->fd, file->text->str + at, file->text->len - at);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return comity_export_write_failed (errno, error);
    at += (gsize) n;
  }
  g_string_truncate (file->text, 0);
  return TRUE;
}

static gboolean
file_each (Export *self, gpointer data, ComityRecord *record, GError **error)
{
  File *file = data;
  guint n;
  const ComityField *const *columns = comity_query_get_columns (self->query, &n);
  formats[self->format].file->record (file->text, record, n > 0 ? columns : NULL, n, self->n);
  return file->text->len < 65536 || file_flush (file, error);
}

static gboolean
export_file (Export *self, ComityDb *db, GError **error)
{
  const ComityFileOps *ops = formats[self->format].file;
  g_autoptr (GString) text = g_string_new (NULL);
  File file = { open (self->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), text };
  if (file.fd < 0)
    return comity_export_write_failed (errno, error);
  ops->begin (text);
  gboolean done = for_each (self, db, file_each, &file, error);
  if (done) {
    ops->end (text);
    done = file_flush (&file, error);
  }
  if (done && fsync (file.fd) != 0)
    done = comity_export_write_failed (errno, error);
  close (file.fd);
  return done;
}

/* -- As pages ---------------------------------------------------------------------------------------------- */

static gboolean
export_pages (Export *self, ComityDb *db, GError **error)
{
  g_autoptr (ComityPaper) paper =
    comity_paper_new_for_list (db, self->query, self->ids, self->progress, error);
  if (paper == NULL)
    return FALSE;
  self->n = comity_paper_get_n_rows (paper);
  return comity_paper_write (paper, self->temporary, error);
}

/* A table is in one language; pages see to theirs themselves. */
static gboolean
write_temporary (Export *self, ComityDb *db, GError **error)
{
  if (self->format == COMITY_FORMAT_PDF)
    return export_pages (self, db, error);
  const ComityTongue *before = comity_tongue_speak (comity_query_get_tongues (self->query).first);
  gboolean done = formats[self->format].sheet != NULL ? export_sheet (self, db, error) :
                                                        export_file (self, db, error);
  comity_tongue_speak (before);
  return done;
}

static gboolean
check_format (ComityQuery *query, ComityFormat format, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (query);
  if (comity_export_can (kind, format))
    return TRUE;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
               format == COMITY_FORMAT_VCARD ?
                 /* Translators: %s is a kind of records in the plural, such as “Agreements” */
                 _ ("%s cannot be written as cards: they are not people or organisations with an "
                    "address.") :
                 /* Translators: %s is a kind of records in the plural, such as “Partners” */
                 _ ("%s cannot be written as a calendar: they have no days and no deadlines."),
               comity_kind_get_plural (kind));
  return FALSE;
}

/* A ComityReadFunc. */
static gpointer
export_func (ComityDb *db, gpointer data, GError **error)
{
  Export *self = data;
  if (!check_format (self->query, self->format, error))
    return NULL;
  gboolean done = write_temporary (self, db, error);
  if (done && g_rename (self->temporary, self->path) != 0)
    done = comity_export_write_failed (errno, error);
  if (!done)
    g_unlink (self->temporary);
  return done ? GUINT_TO_POINTER (self->n + 1) : NULL;
}

/**
 * comity_export_async:
 * @query: which records, in which order, with which columns
 * @ids: (nullable) (element-type gint64): only these
 * @flags: for whom it is
 * @path: where to write; a file that is there is replaced when the new one is whole
 * @progress: (nullable): counts the records
 *
 * Writes records to a file, away from the interface.
 */
void
comity_export_async (ComityStore *store,
                     ComityQuery *query,
                     GArray *ids,
                     ComityFormat format,
                     ComityExportFlags flags,
                     const char *path,
                     ComityProgress *progress,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Export *self = export_new (query, ids, format, flags, path, progress);
  comity_store_read_async (store, export_func, self, export_free, NULL, cancellable, callback,
                           user_data);
}

/**
 * comity_export_finish:
 * @n_records: (out) (optional): how many were written
 *
 * Returns: whether the file is there
 */
gboolean
comity_export_finish (ComityStore *store, GAsyncResult *result, guint *n_records, GError **error)
{
  gpointer done = comity_store_read_finish (store, result, error);
  if (done != NULL && n_records != NULL)
    *n_records = GPOINTER_TO_UINT (done) - 1;
  return done != NULL;
}

/** comity_export_sync: like comity_export_async(), but waits; for the command line and tests. */
gboolean
comity_export_sync (ComityStore *store,
                    ComityQuery *query,
                    GArray *ids,
                    ComityFormat format,
                    ComityExportFlags flags,
                    const char *path,
                    guint *n_records,
                    GError **error)
{
  Export *self = export_new (query, ids, format, flags, path, NULL);
  gpointer done = comity_store_read_sync (store, export_func, self, error);
  export_free (self);
  if (done != NULL && n_records != NULL)
    *n_records = GPOINTER_TO_UINT (done) - 1;
  return done != NULL;
}
