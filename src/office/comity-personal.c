/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "config.h"

#include "comity-personal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "comity-backup.h"
#include "comity-date.h"

/*
 * What is held about one person follows from the tables of kinds: the record, what it owns and what
 * is linked to it, whatever names it and has fields marked personal; others are only mentioned.
 */

static void
record_free (gpointer data)
{
  ComityPersonalRecord *self = data;

  g_object_unref (self->record);
  g_free (self);
}

static void
mention_free (gpointer data)
{
  g_free (((ComityPersonalMention *) data)->title);
  g_free (data);
}

static void
file_free (gpointer data)
{
  g_free (((ComityPersonalFile *) data)->hash);
  g_free (data);
}

/**
 * comity_personal_report_free:
 */
void
comity_personal_report_free (ComityPersonalReport *self)
{
  g_free (self->title);
  g_free (self->made);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->history);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_free (self);
}

static ComityPersonalReport *
report_new (const ComityKind *kind, gint64 id)
{
  ComityPersonalReport *self = g_new0 (ComityPersonalReport, 1);

  self->kind = kind;
  self->id = id;
  self->made = comity_date_now ();
  self->records = g_ptr_array_new_with_free_func (record_free);
  self->mentions = g_ptr_array_new_with_free_func (mention_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_history_entry_free);
  return self;
}

/* -- Collecting, in a reader's thread --------------------------------------------------------- */

static gboolean
is_collected (ComityPersonalReport *self, gint64 id)
{
  for (guint i = 0; i < self->records->len; i++) {
    if (comity_record_get_id (((ComityPersonalRecord *) self->records->pdata[i])->record) == id)
      return TRUE;
  }
  return FALSE;
}

static void
collect_files (ComityPersonalReport *self, ComityDb *db, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    const char *hash = comity_record_get_at (record, i);
    g_autoptr (GBytes) content = NULL;
    ComityPersonalFile *file;

    if ((field->type != COMITY_TYPE_FILE && field->type != COMITY_TYPE_IMAGE) || hash == NULL)
      continue;
    content = comity_db_blob (db, hash, NULL);
    file = g_new0 (ComityPersonalFile, 1);
    file->hash = g_strdup (hash);
    file->field = field;
    file->size = content ? g_bytes_get_size (content) : 0;
    g_ptr_array_add (self->files, file);
  }
}

static gboolean
collect_history (ComityPersonalReport *self, ComityDb *db, ComityRecord *record, GError **error)
{
  g_autoptr (GPtrArray) entries =
    comity_db_history (db, comity_record_get_kind (record), comity_record_get_id (record), error);

  if (entries == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->history, g_steal_pointer (&entries));
  return TRUE;
}

static gboolean
add_record (ComityPersonalReport *self,
            ComityDb *db,
            ComityRecord *record,
            const ComityField *via,
            GError **error)
{
  ComityPersonalRecord *item;

  if (is_collected (self, comity_record_get_id (record)))
    return TRUE;
  item = g_new0 (ComityPersonalRecord, 1);
  item->record = g_object_ref (record);
  item->via = via;
  g_ptr_array_add (self->records, item);
  collect_files (self, db, record);
  return collect_history (self, db, record, error);
}

static void
add_mention (ComityPersonalReport *self, ComityRecord *record, const ComityField *field)
{
  ComityPersonalMention *mention = g_new0 (ComityPersonalMention, 1);

  mention->kind = comity_record_get_kind (record);
  mention->field = field;
  mention->id = comity_record_get_id (record);
  mention->title = comity_record_dup_title (record);
  g_ptr_array_add (self->mentions, mention);
}

static gboolean
follow (ComityPersonalReport *self,
        ComityDb *db,
        const ComityRelation *relation,
        gint64 id,
        GError **error)
{
  gboolean about = (relation->field->flags & COMITY_OWNER) ||
                   relation->field->type == COMITY_TYPE_LINK ||
                   comity_kind_is_personal (relation->kind);
  g_autoptr (GPtrArray) records =
    comity_db_children (db, relation->field, relation->kind, id, 0, error);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    if (!about)
      add_mention (self, records->pdata[i], relation->field);
    else if (!add_record (self, db, records->pdata[i], relation->field, error))
      return FALSE;
  }
  return records != NULL;
}

/* Of what hangs on a record, what hangs on that too; what only names the person is the end. */
static gboolean
collect_around (ComityPersonalReport *self, ComityDb *db, guint index, GError **error)
{
  ComityPersonalRecord *item = self->records->pdata[index];
  gint64 id = comity_record_get_id (item->record);
  g_autoptr (GPtrArray) relations = NULL;

  if (item->via != NULL && !(item->via->flags & COMITY_OWNER) &&
      item->via->type != COMITY_TYPE_LINK)
    return TRUE;
  relations = comity_db_relations (db, comity_record_get_kind (item->record), id, error);
  for (guint i = 0; relations != NULL && i < relations->len; i++) {
    if (!follow (self, db, relations->pdata[i], id, error))
      return FALSE;
  }
  return relations != NULL;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 one = (*(ComityHistoryEntry *const *) a)->seq;
  gint64 other = (*(ComityHistoryEntry *const *) b)->seq;

  return (one < other) - (one > other);
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
} Person;

static gpointer
report_func (ComityDb *db, gpointer data, GError **error)
{
  const Person *person = data;
  g_autoptr (ComityPersonalReport) self = report_new (person->kind, person->id);
  g_autoptr (ComityRecord) record = comity_db_load (db, person->kind, person->id, error);

  if (record == NULL || !add_record (self, db, record, NULL, error))
    return NULL;
  self->title = comity_record_dup_title (record);
  for (guint i = 0; i < self->records->len; i++) {
    if (!collect_around (self, db, i, error))
      return NULL;
  }
  g_ptr_array_sort (self->history, compare_newest);
  return g_steal_pointer (&self);
}

/* A backup from before the record was made cannot hold it. */
static void
collect_backups (ComityPersonalReport *self, const char *office)
{
  ComityPersonalRecord *person = self->records->pdata[0];
  const char *created = comity_record_get_created (person->record);

  self->backups = comity_backup_list (office);
  for (guint i = self->backups->len; i > 0; i--) {
    ComityBackup *backup = self->backups->pdata[i - 1];

    if (created != NULL && strcmp (backup->at, created) < 0)
      g_ptr_array_remove_index (self->backups, i - 1);
  }
}

/**
 * comity_personal_report_sync:
 *
 * Collects all that is held about one person. Reads every record about it: for a thread.
 *
 * Returns: (transfer full): the report, or %NULL with a sentence in @error
 */
ComityPersonalReport *
comity_personal_report_sync (ComityStore *store, const ComityKind *kind, gint64 id, GError **error)
{
  Person person = { kind, id };
  ComityPersonalReport *self;

  if (!comity_kind_is_personal (kind)) {
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID,
                 /* Translators: the kind of a record in the plural, such as “Partners” */
                 _ ("“%s” hold nothing about persons."), comity_kind_get_plural (kind));
    return NULL;
  }
  self = comity_store_read_sync (store, report_func, &person, error);
  if (self != NULL)
    collect_backups (self, comity_store_get_path (store));
  return self;
}

/* -- Saving ----------------------------------------------------------------------------------- */

/**
 * comity_personal_report_save:
 * @store: the office
 * @path: ends with `.pdf`, or else gets JSON
 * @tongues: of a PDF
 *
 * Writes the report into a file that only its owner may read.
 */
gboolean
comity_personal_report_save (const ComityPersonalReport *self,
                             ComityStore *store,
                             const char *path,
                             ComityTongues tongues,
                             GError **error)
{
  g_autoptr (ComityPaper) paper = NULL;
  g_autofree char *json = NULL;

  if (g_str_has_suffix (path, ".pdf")) {
    paper = comity_personal_report_new_paper (self, store, tongues, error);
    return paper != NULL && comity_paper_save (paper, path, error);
  }
  json = comity_personal_report_to_json (self);
  return g_file_set_contents_full (path, json, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
  char *path;
  ComityTongues tongues;
} Saving;

static void
saving_free (gpointer data)
{
  g_free (((Saving *) data)->path);
  g_free (data);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;
  g_autoptr (ComityPersonalReport) report =
    comity_personal_report_sync (source, saving->kind, saving->id, &error);

  if (report != NULL &&
      comity_personal_report_save (report, source, saving->path, saving->tongues, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * comity_personal_save_async:
 * @path: ends with `.pdf` or `.json`
 * @tongues: in which languages a PDF is
 *
 * Collects the report about a person and writes it, in a thread.
 */
void
comity_personal_save_async (ComityStore *store,
                            const ComityKind *kind,
                            gint64 id,
                            const char *path,
                            ComityTongues tongues,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving) { .kind = kind, .id = id, .path = g_strdup (path), .tongues = tongues };
  g_task_set_source_tag (task, comity_personal_save_async);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * comity_personal_save_finish:
 */
gboolean
comity_personal_save_finish (ComityStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
