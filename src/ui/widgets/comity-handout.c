/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-handout.h"

#include <string.h>

#include "comity-blob-file.h"
#include "comity-copies.h"
#include "comity-export.h"
#include "comity-record-text.h"
#include "comity-rows-text.h"

#define HTML "text/html"

/**
 * ComityHandout:
 *
 * What is dragged out of the window: a file of the office, or records as text and, where they are
 * people or have their days, as a file of cards or a calendar. It is read from the office when
 * somebody takes it, and not when the drag begins.
 */
struct _ComityHandout {
  GdkContentProvider parent_instance;
  ComityStore *store;
  char *hash;         /* of a file, or NULL */
  ComityQuery *query; /* the columns of the records; of one record without any, all fields */
  GArray *ids;
  char *name; /* of the file that comes out */
};

G_DEFINE_FINAL_TYPE (ComityHandout, comity_handout, GDK_TYPE_CONTENT_PROVIDER)

/* -- What it can be ------------------------------------------------------------------------- */

/* Returns: whether there is a form of file for such records: cards of people, calendars of visits */
static gboolean
find_format (const ComityKind *kind, ComityFormat *format)
{
  *format =
    comity_export_can (kind, COMITY_FORMAT_VCARD) ? COMITY_FORMAT_VCARD : COMITY_FORMAT_ICALENDAR;
  return *format == COMITY_FORMAT_VCARD || comity_kind_get_field (kind, "starts") != NULL;
}

static gboolean
is_table (ComityHandout *self)
{
  guint n = 0;

  if (self->query != NULL)
    comity_query_get_columns (self->query, &n);
  return n > 0 || (self->ids != NULL && self->ids->len > 1);
}

static GdkContentFormats *
comity_handout_ref_formats (GdkContentProvider *provider)
{
  ComityHandout *self = COMITY_HANDOUT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  ComityFormat format;

  if (self->query == NULL || find_format (comity_query_get_kind (self->query), &format))
    gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  if (is_table (self))
    gdk_content_formats_builder_add_mime_type (builder, HTML);
  if (self->query != NULL)
    gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  return gdk_content_formats_union_serialize_mime_types (
    gdk_content_formats_builder_free_to_formats (builder));
}

/* -- Making it ------------------------------------------------------------------------------ */

/** Giving: one form of it on its way to somebody. */
typedef struct {
  ComityHandout *handout;
  GOutputStream *stream;
  char *mime_type;
  int priority;
  char *path; /* of the file that is made for it */
} Giving;

static void
giving_free (gpointer data)
{
  Giving *self = data;

  g_object_unref (self->handout);
  g_object_unref (self->stream);
  g_free (self->mime_type);
  g_free (self->path);
  g_free (self);
}

static void
serialized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gdk_content_serialize_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
give_value (GTask *task, const GValue *value)
{
  Giving *giving = g_task_get_task_data (task);

  gdk_content_serialize_async (giving->stream, giving->mime_type, value, giving->priority,
                               g_task_get_cancellable (task), serialized_cb, g_object_ref (task));
}

static void
give_file (GTask *task)
{
  Giving *giving = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_file_new_for_path (giving->path);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  give_value (task, &value);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Giving *giving = g_task_get_task_data (task);
  GError *error = NULL;
  char *text = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (text == NULL) {
    g_task_return_error (task, error);
  } else if (g_str_equal (giving->mime_type, HTML)) {
    /* The task holds it until it is written. */
    g_object_set_data_full (G_OBJECT (task), "comity-text", text, g_free);
    g_output_stream_write_all_async (giving->stream, text, strlen (text), giving->priority,
                                     g_task_get_cancellable (task), written_cb,
                                     g_object_ref (task));
  } else {
    g_auto (GValue) value = G_VALUE_INIT;

    g_value_init (&value, G_TYPE_STRING);
    g_value_take_string (&value, text);
    give_value (task, &value);
  }
}

/* A ComityReadFunc: the records as text. */
static gpointer
read_text (ComityDb *db, gpointer data, GError **error)
{
  const Giving *giving = data;
  ComityHandout *self = giving->handout;
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;

  if (is_table (self)) {
    g_autoptr (GPtrArray) rows = comity_db_rows (db, self->query, ids, self->ids->len, error);

    if (rows == NULL)
      return NULL;
    return g_str_equal (giving->mime_type, HTML) ? comity_rows_text_dup_html (rows) :
                                                   comity_rows_text_dup (rows);
  }
  g_autoptr (ComityRecord) record =
    comity_db_load (db, comity_query_get_kind (self->query), ids[0], error);

  return record != NULL ? comity_record_text_dup_fields (record) : NULL;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (comity_export_finish (COMITY_STORE (source), result, NULL, &error))
    give_file (task);
  else
    g_task_return_error (task, error);
}

/* Cards or a calendar, in a folder of this user's own. */
static void
export_records (GTask *task)
{
  Giving *giving = g_task_get_task_data (task);
  ComityHandout *self = giving->handout;
  g_autofree char *folder = NULL, *name = NULL, *safe = NULL;
  GError *error = NULL;
  ComityFormat format;

  find_format (comity_query_get_kind (self->query), &format);
  folder = comity_copies_make_folder (&error);
  if (folder == NULL) {
    g_task_return_error (task, error);
    return;
  }
  safe = comity_blob_file_dup_safe_name (self->name);
  name = g_strconcat (safe, ".", comity_export_get_suffix (format), NULL);
  giving->path = g_build_filename (folder, name, NULL);
  comity_export_async (self->store, self->query, self->ids, format, COMITY_EXPORT_SHOWN,
                       giving->path, NULL, g_task_get_cancellable (task), exported_cb,
                       g_object_ref (task));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Giving *giving = g_task_get_task_data (task);
  GError *error = NULL;

  giving->path = comity_blob_file_copy_finish (COMITY_STORE (source), result, &error);
  if (giving->path != NULL)
    give_file (task);
  else
    g_task_return_error (task, error);
}

static void
comity_handout_write_async (GdkContentProvider *provider,
                            const char *mime_type,
                            GOutputStream *stream,
                            int priority,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  ComityHandout *self = COMITY_HANDOUT (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Giving *giving = g_new0 (Giving, 1);

  g_assert (mime_type != NULL); /* for -fanalyzer */
  *giving =
    (Giving) { g_object_ref (self), g_object_ref (stream), g_strdup (mime_type), priority, NULL };
  g_task_set_source_tag (task, comity_handout_write_async);
  g_task_set_task_data (task, giving, giving_free);
  if (self->query == NULL)
    comity_blob_file_copy_async (self->store, self->hash, self->name, cancellable, copied_cb,
                                 g_steal_pointer (&task));
  else if (g_str_has_prefix (mime_type, "text/plain") || g_str_equal (mime_type, HTML))
    comity_store_read_async (self->store, read_text, giving, NULL, g_free, cancellable,
                             text_read_cb, g_steal_pointer (&task));
  else
    export_records (task);
}

static gboolean
comity_handout_write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* -- Class ---------------------------------------------------------------------------------- */

static void
comity_handout_finalize (GObject *object)
{
  ComityHandout *self = COMITY_HANDOUT (object);

  g_object_unref (self->store);
  g_clear_object (&self->query);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->hash);
  g_free (self->name);
  G_OBJECT_CLASS (comity_handout_parent_class)->finalize (object);
}

static void
comity_handout_class_init (ComityHandoutClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = comity_handout_finalize;
  provider_class->ref_formats = comity_handout_ref_formats;
  provider_class->write_mime_type_async = comity_handout_write_async;
  provider_class->write_mime_type_finish = comity_handout_write_finish;
}

static void
comity_handout_init (ComityHandout *self)
{
}

static ComityHandout *
handout_new (ComityStore *store, const char *name)
{
  ComityHandout *self = g_object_new (COMITY_TYPE_HANDOUT, NULL);

  self->store = g_object_ref (store);
  self->name = g_strdup (name);
  return self;
}

/**
 * comity_handout_new_for_file:
 * @hash: the value of a FILE or IMAGE field
 * @name: (nullable): what the copy is called
 *
 * Returns: (transfer full): a file of the office, to be taken elsewhere
 */
GdkContentProvider *
comity_handout_new_for_file (ComityStore *store, const char *hash, const char *name)
{
  ComityHandout *self = handout_new (store, name);

  self->hash = g_strdup (hash);
  return GDK_CONTENT_PROVIDER (self);
}

/**
 * comity_handout_new_for_records:
 * @query: of their kind; its columns are those of the table that their text is. One record without
 *   columns is a line for each field
 * @ids: (element-type gint64): the records, at least one
 * @name: what the file of cards or the calendar is called, without its suffix
 *
 * Returns: (transfer full): records, to be taken elsewhere
 */
GdkContentProvider *
comity_handout_new_for_records (ComityStore *store,
                                ComityQuery *query,
                                GArray *ids,
                                const char *name)
{
  ComityHandout *self = handout_new (store, name);

  self->query = comity_query_copy (query);
  self->ids = g_array_ref (ids);
  return GDK_CONTENT_PROVIDER (self);
}

/** comity_handout_get_n: how many records or files it is */
guint
comity_handout_get_n (ComityHandout *self)
{
  return self->ids != NULL ? self->ids->len : 1;
}

/** comity_handout_get_hash: (nullable) which file it is, if it is one */
const char *
comity_handout_get_hash (ComityHandout *self)
{
  return self->hash;
}

/**
 * comity_handout_of_drop:
 *
 * Returns: (transfer none) (nullable): what was dragged out of this program and may be let go in it
 */
ComityHandout *
comity_handout_of_drop (GdkDrop *drop)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);
  GdkContentProvider *content = drag != NULL ? gdk_drag_get_content (drag) : NULL;

  return COMITY_IS_HANDOUT (content) ? COMITY_HANDOUT (content) : NULL;
}

/** comity_drop_fits: whether @target has a form and an action in common with what is dragged */
gboolean
comity_drop_fits (GtkDropTarget *target, GdkDrop *drop)
{
  return (gdk_drop_get_actions (drop) & gtk_drop_target_get_actions (target)) != 0 &&
         gdk_content_formats_match (gtk_drop_target_get_formats (target),
                                    gdk_drop_get_formats (drop));
}

/**
 * comity_drop_accept_strangers:
 *
 * For the signal `accept`: what comes out of this program, rows of its lists and pages among it, is
 * not brought in again.
 *
 * Returns: whether @target takes what is dragged
 */
gboolean
comity_drop_accept_strangers (GtkDropTarget *target, GdkDrop *drop, gpointer user_data)
{
  return gdk_drop_get_drag (drop) == NULL && comity_drop_fits (target, drop);
}
