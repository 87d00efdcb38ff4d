/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <glib/gi18n-lib.h>

#include "comity-date.h"
#include "comity-error.h"
#include "comity-text.h"

#define MAX_BLOB (100 * 1024 * 1024)
/* Titles that are made of titles: an attachment of a quota of an agreement … */
#define MAX_DEPTH 5

static gboolean refresh_dependents (ComityWrite *self,
                                    const ComityKind *kind,
                                    gint64 id,
                                    guint depth,
                                    GError **error);

/**
 * comity_write_set_stale:
 *
 * Says that @record was changed meanwhile.
 */
void
comity_write_set_stale (ComityRecord *record, GError **error)
{
  g_autofree char *title = comity_record_dup_title (record);

  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_STALE,
               /* Translators: %s is the title of a record */
               _ ("“%s” has been changed since you opened it. Nothing was saved. Look at the new "
                  "version, then make your change again."),
               title);
}

/**
 * comity_write_set_gone:
 *
 * Says that there is no such record (any more).
 */
void
comity_write_set_gone (const ComityKind *kind, GError **error)
{
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE,
               /* Translators: %s is a kind of record, such as “Partner” */
               _ ("%s: there is no such record (any more). It may have been deleted."),
               comity_kind_get_label (kind));
}

static gboolean
check_rules (ComityRecord *record, GError **error)
{
  g_autoptr (ComityProblems) problems = comity_record_validate (record);

  if (comity_problems_get_size (problems) == 0)
    return TRUE;
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID,
                       comity_problems_get (problems, 0)->error->message);
  return FALSE;
}

static void
bind_title (ComityStatement *st, int at, const char *title)
{
  g_autoptr (GBytes) key = comity_text_sort_key (title);

  if (st->stmt == NULL)
    return;
  comity_statement_bind_text (st, at, title);
  sqlite3_bind_blob64 (st->stmt, at + 1, g_bytes_get_data (key, NULL), g_bytes_get_size (key),
                       SQLITE_TRANSIENT);
}

static gboolean
write_many (ComityDb *db, ComityRecord *record, guint index, GError **error)
{
  const ComityTable *table = comity_table (comity_record_get_kind (record));
  const ComityField *field = &table->kind->fields[index];
  g_auto (GStrv) items = comity_field_split (field, comity_record_get_at (record, index));
  g_auto (ComityStatement) st = comity_statement (db, table->many_insert[index]);

  for (guint i = 0; items[i] != NULL; i++) {
    comity_statement_bind_id (&st, 1, comity_record_get_id (record));
    comity_statement_bind_id (&st, 2, i);
    comity_value_bind_item (&st, 3, field, items[i]);
    if (!comity_statement_run (&st, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
rewrite_many (ComityDb *db, ComityRecord *record, guint index, GError **error)
{
  const ComityTable *table = comity_table (comity_record_get_kind (record));
  g_auto (ComityStatement) st = comity_statement (db, table->many_delete[index]);

  comity_statement_bind_id (&st, 1, comity_record_get_id (record));
  return comity_statement_run (&st, error) && write_many (db, record, index, error);
}

/**
 * comity_write_insert:
 *
 * Writes a new row and its many values, and nothing else.
 */
gboolean
comity_write_insert (ComityDb *db, ComityRecord *record, const char *title, GError **error)
{
  const ComityTable *table = comity_table (comity_record_get_kind (record));
  g_auto (ComityStatement) st = comity_statement (db, table->insert);
  int at = 7;

  comity_statement_bind_id (&st, 1, comity_record_get_id (record));
  comity_statement_bind_id (&st, 2, comity_record_get_version (record));
  comity_statement_bind_text (&st, 3, comity_record_get_created (record));
  comity_statement_bind_text (&st, 4, comity_record_get_changed (record));
  bind_title (&st, 5, title);
  for (guint i = 0; i < table->kind->n_fields; i++) {
    if (!comity_field_is_many (&table->kind->fields[i]))
      at = comity_value_bind (&st, at, &table->kind->fields[i], comity_record_get_at (record, i));
  }
  if (!comity_statement_run (&st, error))
    return FALSE;
  for (guint i = 0; i < table->kind->n_fields; i++) {
    if (comity_field_is_many (&table->kind->fields[i]) &&
        comity_record_get_at (record, i) != NULL && !write_many (db, record, i, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
differs (ComityRecord *old, ComityRecord *new, guint index)
{
  return g_strcmp0 (comity_record_get_at (old, index), comity_record_get_at (new, index)) != 0;
}

static char *
make_update (ComityRecord *old, ComityRecord *new, gboolean with_title)
{
  const ComityKind *kind = comity_record_get_kind (new);
  g_autoptr (GString) sql = g_string_new (NULL);
  int at = 3;

  g_string_append_printf (sql, "UPDATE \"%s\" SET \"version\" = $1, \"changed\" = $2", kind->name);
  if (with_title) {
    g_string_append (sql, ", \"title\" = $3, \"title_key\" = $4");
    at = 5;
  }
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];

    if (comity_field_is_many (field) || !differs (old, new, i))
      continue;
    g_string_append_printf (sql, ", \"%s\" = $%d", field->name, at++);
    if (field->type == COMITY_TYPE_MONEY)
      g_string_append_printf (sql, ", \"%s_currency\" = $%d", field->name, at++);
  }
  g_string_append_printf (sql, " WHERE \"id\" = $%d", at);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
update_row (ComityDb *db, ComityRecord *old, ComityRecord *new, const char *title, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (new);
  g_autofree char *sql = make_update (old, new, title != NULL);
  g_auto (ComityStatement) st = comity_statement (db, sql);
  int at = title ? 5 : 3;

  comity_statement_bind_id (&st, 1, comity_record_get_version (new));
  comity_statement_bind_text (&st, 2, comity_record_get_changed (new));
  if (title != NULL)
    bind_title (&st, 3, title);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!comity_field_is_many (&kind->fields[i]) && differs (old, new, i))
      at = comity_value_bind (&st, at, &kind->fields[i], comity_record_get_at (new, i));
  }
  comity_statement_bind_id (&st, at, comity_record_get_id (new));
  if (!comity_statement_run (&st, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++) {
    if (comity_field_is_many (&kind->fields[i]) && differs (old, new, i) &&
        !rewrite_many (db, new, i, error))
      return FALSE;
  }
  return TRUE;
}

static void
read_all_ref_titles (ComityDb *db, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (comity_field_is_reference (&kind->fields[i]) && comity_record_get_at (record, i) != NULL)
      comity_read_ref_titles (db, record, i);
  }
}

/**
 * comity_write_tally:
 *
 * Counts @by records of the kind more.
 */
gboolean
comity_write_tally (ComityDb *db, const ComityKind *kind, int by, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "INSERT INTO \"tally\" (\"kind\", \"records\") VALUES ($1, $2) ON "
                          "CONFLICT (\"kind\") "
                          "DO UPDATE SET \"records\" = \"records\" + excluded.\"records\"");

  comity_statement_bind_text (&st, 1, kind->name);
  comity_statement_bind_id (&st, 2, by);
  return comity_statement_run (&st, error);
}

static gboolean
journal_put (ComityWrite *self,
             ComityRecord *old,
             ComityRecord *new,
             const char *changes,
             GError **error)
{
  const ComityKind *kind = comity_record_get_kind (new);
  gint64 id = comity_record_get_id (new);

  comity_changed_add (self->changed, kind, id);
  return comity_journal_add (self->db, &self->journal, kind, id, comity_record_get_version (new),
                             old ? "set" : "add", changes, error);
}

static void
note_titled (ComityWrite *self, const ComityKind *kind, gint64 id)
{
  ComityTitled titled = { kind, id };

  self->changed->order_changed = TRUE;
  g_array_append_val (self->titled, titled);
}

static gboolean
insert_record (ComityWrite *self, ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  gint64 id = comity_record_get_id (record);
  g_autofree char *changes = comity_journal_changes (NULL, record);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  read_all_ref_titles (self->db, record);
  title = comity_record_dup_title (record);
  text = comity_search_text (record, title);
  note_titled (self, kind, id);
  return comity_write_insert (self->db, record, title, error) &&
         comity_search_put (self->db, kind, id, text, error) &&
         comity_write_tally (self->db, kind, 1, error) &&
         journal_put (self, NULL, record, changes, error) &&
         refresh_dependents (self, kind, id, 0, error);
}

static void
note_order (ComityWrite *self, ComityRecord *old, ComityRecord *new)
{
  const ComityKind *kind = comity_record_get_kind (new);

  for (guint i = 0; i < kind->n_fields; i++) {
    if ((kind->fields[i].flags & COMITY_FILTERED) && differs (old, new, i))
      self->changed->order_changed = TRUE;
  }
}

static gboolean
searched_differs (ComityRecord *old, ComityRecord *new)
{
  const ComityKind *kind = comity_record_get_kind (new);

  for (guint i = 0; i < kind->n_fields; i++) {
    if ((kind->fields[i].flags & COMITY_SEARCHED) && differs (old, new, i))
      return TRUE;
  }
  return FALSE;
}

static gboolean
put_text (ComityDb *db, ComityRecord *record, const char *title, GError **error)
{
  g_autofree char *text = comity_search_text (record, title);

  return comity_search_put (db, comity_record_get_kind (record), comity_record_get_id (record),
                            text, error);
}

static gboolean
update_record (ComityWrite *self,
               ComityRecord *old,
               const char *old_title,
               ComityRecord *new,
               const char *changes,
               GError **error)
{
  const ComityKind *kind = comity_record_get_kind (new);
  gint64 id = comity_record_get_id (new);
  g_autofree char *title = NULL;
  gboolean retitled;

  comity_record_set_version (new, comity_record_get_version (old) + 1);
  comity_record_set_stamps (new, comity_record_get_created (old), self->journal.at);
  read_all_ref_titles (self->db, new);
  title = comity_record_dup_title (new);
  retitled = g_strcmp0 (title, old_title) != 0;
  note_order (self, old, new);
  if (retitled)
    note_titled (self, kind, id);
  return update_row (self->db, old, new, retitled ? title : NULL, error) &&
         (!(retitled || searched_differs (old, new)) || put_text (self->db, new, title, error)) &&
         journal_put (self, old, new, changes, error) &&
         (!retitled || refresh_dependents (self, kind, id, 0, error));
}

/**
 * comity_write_change:
 * @old: as it is in the database, with all values
 * @old_title: its title there
 * @new: what shall stand; its version and stamps are set
 *
 * Writes the columns that differ. Neither rules nor references are checked here.
 */
gboolean
comity_write_change (ComityWrite *self,
                     ComityRecord *old,
                     const char *old_title,
                     ComityRecord *new,
                     GError **error)
{
  g_autofree char *changes = comity_journal_changes (old, new);

  return changes == NULL || update_record (self, old, old_title, new, changes, error);
}

/**
 * comity_write_bring_back:
 * @record: a deleted record as it was, with the version that it shall have and when it was made
 *
 * Inserts a record that was deleted, under its own id. Its references are not checked here.
 */
gboolean
comity_write_bring_back (ComityWrite *self, ComityRecord *record, GError **error)
{
  g_autofree char *created = g_strdup (comity_record_get_created (record));

  comity_record_set_stamps (record, created ? created : self->journal.at, self->journal.at);
  return insert_record (self, record, error);
}

/**
 * comity_write_put:
 * @record: what shall stand; its version and stamps are set
 * @old: (nullable): the record as it is in the database, when the caller has read it and checked
 *   nothing more is needed; else it is read and the version compared
 *
 * Inserts a record or writes the columns that differ, its search index, titles that are made of
 * its title, and its row of the journal. A record that is as it was writes nothing.
 */
gboolean
comity_write_put (ComityWrite *self, ComityRecord *record, ComityRecord *old, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  gboolean trusted = old != NULL;
  g_autofree char *old_title = NULL;
  g_autoptr (ComityRecord) stored = NULL;
  g_autoptr (GError) local = NULL;

  stored = comity_read_record (self->db, kind, comity_record_get_id (record), COMITY_LOAD_MANY,
                               &old_title, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (stored == NULL && comity_record_get_version (record) > 0) {
    comity_write_set_gone (kind, error);
    return FALSE;
  }
  if (stored != NULL && !trusted &&
      comity_record_get_version (record) != comity_record_get_version (stored)) {
    comity_write_set_stale (stored, error);
    return FALSE;
  }
  if (!trusted && !check_rules (record, error))
    return FALSE;
  g_ptr_array_add (self->puts, g_object_ref (record));
  if (stored == NULL) {
    comity_record_set_version (record, 1);
    comity_record_set_stamps (record, self->journal.at, self->journal.at);
    return insert_record (self, record, error);
  }
  return comity_write_change (self, stored, old_title, record, error);
}

/* -- Titles made of other titles ------------------------------------------------------------- */

/**
 * comity_write_title:
 *
 * Writes a title that is made of other titles, and its sort key.
 */
gboolean
comity_write_title (ComityDb *db,
                    const ComityKind *kind,
                    gint64 id,
                    const char *title,
                    GError **error)
{
  char sql[128];
  ComityStatement st;
  gboolean ok;

  g_snprintf (sql, sizeof sql,
              "UPDATE \"%s\" SET \"title\" = $1, \"title_key\" = $2 WHERE \"id\" = $3", kind->name);
  st = comity_statement (db, sql);
  bind_title (&st, 1, title);
  comity_statement_bind_id (&st, 3, id);
  ok = comity_statement_run (&st, error);
  comity_statement_clear (&st);
  return ok;
}

static gboolean
refresh_record (ComityWrite *self,
                const ComityKind *kind,
                gint64 id,
                gboolean searched,
                guint depth,
                GError **error)
{
  g_autofree char *old_title = NULL, *title = NULL, *text = NULL;
  g_autoptr (ComityRecord) record =
    comity_read_record (self->db, kind, id, COMITY_LOAD_ALL, &old_title, error);
  gboolean retitled;

  if (record == NULL)
    return error == NULL || *error == NULL;
  title = comity_record_dup_title (record);
  retitled = g_strcmp0 (title, old_title) != 0;
  if (!retitled && !searched)
    return TRUE;
  text = comity_search_text (record, title);
  comity_changed_add (self->changed, kind, id);
  if (retitled) {
    note_titled (self, kind, id);
    if (!comity_write_title (self->db, kind, id, title, error))
      return FALSE;
  }
  return comity_search_put (self->db, kind, id, text, error) &&
         (!retitled || refresh_dependents (self, kind, id, depth + 1, error));
}

static gboolean
may_show (const ComityKind *kind, const ComityField *field)
{
  return kind->dup_title != NULL || g_strcmp0 (kind->title, field->name) == 0 ||
         (field->flags & COMITY_SEARCHED) != 0;
}

static gboolean
refresh_naming (ComityWrite *self,
                const ComityKind *of,
                gint64 id,
                const ComityKind *kind,
                const ComityField *field,
                guint depth,
                GError **error)
{
  g_autoptr (GArray) ids = comity_read_naming (self->db, kind, field, of, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    if (!refresh_record (self, kind, g_array_index (ids, gint64, i),
                         (field->flags & COMITY_SEARCHED) != 0, depth, error))
      return FALSE;
  }
  return ids != NULL;
}

static gboolean
refresh_dependents (ComityWrite *self,
                    const ComityKind *kind,
                    gint64 id,
                    guint depth,
                    GError **error)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds && depth < MAX_DEPTH; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];

      if (comity_field_can_name (field, kind) && may_show (kinds[i], field) &&
          !refresh_naming (self, kind, id, kinds[i], field, depth, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* -- The transaction -------------------------------------------------------------------------- */

/**
 * comity_write_blob:
 *
 * Writes the content of a file, once.
 */
gboolean
comity_write_blob (ComityDb *db, const ComityBlob *blob, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "INSERT INTO \"blob\" (\"hash\", \"size\", \"media_type\", \"content\") "
                          "VALUES ($1, $2, $3, $4) ON CONFLICT (\"hash\") DO NOTHING");
  gsize size = g_bytes_get_size (blob->content);
  g_autofree char *content_type =
    g_content_type_guess (NULL, g_bytes_get_data (blob->content, NULL), MIN (size, 65536), NULL);
  g_autofree char *media_type = g_content_type_get_mime_type (content_type);

  if (size > MAX_BLOB) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID,
                         _ ("The file is larger than 100 megabytes. Keep it elsewhere and note its "
                            "address here."));
    return FALSE;
  }
  comity_statement_bind_text (&st, 1, blob->hash);
  comity_statement_bind_id (&st, 2, (gint64) size);
  comity_statement_bind_text (&st, 3, media_type ? media_type : "application/octet-stream");
  comity_statement_bind_bytes (&st, 4, blob->content);
  return comity_statement_run (&st, error);
}

static gboolean
blob_exists (ComityDb *db, const char *hash)
{
  g_auto (ComityStatement) st = comity_statement (db, "SELECT 1 FROM \"blob\" WHERE \"hash\" = $1");

  comity_statement_bind_text (&st, 1, hash);
  return comity_statement_row (&st, NULL);
}

static gboolean
item_exists (ComityDb *db, const ComityField *field, const char *item)
{
  const ComityKind *kind = field->target ? comity_kind_find (field->target) : NULL;
  gint64 id = field->type == COMITY_TYPE_LINK ? 0 : g_ascii_strtoll (item, NULL, 10);

  if (field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE)
    return blob_exists (db, item);
  if (field->type == COMITY_TYPE_LINK && !comity_link_parse (item, &kind, &id))
    return FALSE;
  return kind != NULL && comity_read_exists (db, kind, id);
}

/**
 * comity_write_check_field:
 * @value: (nullable): of @field
 *
 * Looks whether the records and files that a field names are there.
 */
gboolean
comity_write_check_field (ComityDb *db, const ComityField *field, const char *value, GError **error)
{
  gboolean blob = field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE;
  g_auto (GStrv) items = NULL;

  if (value == NULL ||
      (!blob && !comity_field_is_reference (field) && field->type != COMITY_TYPE_LINK))
    return TRUE;
  items = comity_field_split (field, value);
  for (guint i = 0; items[i] != NULL; i++) {
    if (item_exists (db, field, items[i]))
      continue;
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID,
                 blob ?
                   /* Translators: %s is the label of a field */
                   _ ("%s: the file is not in the office. Choose it again.") :
                   /* Translators: %s is the label of a field */
                   _ ("%s: the record named here does not exist (any more). Choose another."),
                 comity_field_get_label (field));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_put (ComityWrite *self, ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (!comity_write_check_field (self->db, &kind->fields[i], comity_record_get_at (record, i),
                                   error))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_write_check_references:
 *
 * Looks whether what was put names what is there. At the end, since records of one transaction may
 * name each other. A record that was written more than once, as when it loses several references,
 * counts as it was written last.
 */
gboolean
comity_write_check_references (ComityWrite *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_similar (self->deleted);

  for (guint i = self->puts->len; i > 0; i--) {
    ComityRecord *record = g_ptr_array_index (self->puts, i - 1);
    gint64 id = comity_record_get_id (record);

    if (!g_hash_table_contains (self->deleted, &id) &&
        g_hash_table_add (seen, g_memdup2 (&id, sizeof id)) && !check_put (self, record, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_operation (ComityWrite *self, const ComityOperation *operation, GError **error)
{
  if (operation->record != NULL)
    return comity_write_put (self, operation->record, NULL, error);
  if (operation->next != NULL)
    return comity_write_stream (self, operation, error);
  if (operation->edits != NULL)
    return comity_write_edits (self, operation, error);
  return comity_write_delete (self, operation->kind, operation->id, operation->version, error);
}

/* A ComityWriteFunc. */
static gboolean
run_operations (ComityWrite *self, gpointer data, GError **error)
{
  ComityChanges *changes = data;

  gint64 before = changes->final ? comity_undo_next (self->db) : 0;

  for (guint i = 0; i < changes->blobs->len; i++) {
    if (!comity_write_blob (self->db, &g_array_index (changes->blobs, ComityBlob, i), error))
      return FALSE;
  }
  for (guint i = 0; i < changes->operations->len; i++) {
    ComityOperation *operation = &g_array_index (changes->operations, ComityOperation, i);

    if (operation->record == NULL && operation->edits == NULL && operation->next == NULL)
      g_hash_table_add (self->deleting, &operation->id);
  }
  for (guint i = 0; i < changes->operations->len; i++) {
    ComityOperation *operation = &g_array_index (changes->operations, ComityOperation, i);

    if (!run_operation (self, operation, error))
      return FALSE;
  }
  return comity_write_check_references (self, error) &&
         (!changes->final || comity_undo_note_final (self, before, error));
}

/* Before the commit, so that a reader that sees the new rows finds the note as well. */
static void
note_titles (ComityWrite *self)
{
  gint64 seq;

  if (self->titled->len == 0)
    return;
  seq = comity_db_pragma (self->db, "SELECT coalesce(max(\"seq\"), 0) FROM \"journal\"", 0);
  for (guint i = 0; self->db->orders != NULL && i < self->titled->len; i++) {
    ComityTitled *titled = &g_array_index (self->titled, ComityTitled, i);

    comity_orders_note (self->db->orders, seq, titled->kind, titled->id);
  }
}

/**
 * comity_write_run:
 * @what: (nullable): a few words for the journal
 * @who: the person's name for the journal
 * @func: does the work through comity_write_put() and its like
 *
 * Runs @func in the transaction under way; the caller commits or rolls back.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_write_run (ComityDb *db,
                  const char *what,
                  const char *who,
                  ComityWriteFunc func,
                  gpointer data,
                  GError **error)
{
  g_autofree char *now = comity_date_now ();
  g_autoptr (ComityChanged) changed = comity_changed_new ();
  g_autoptr (GHashTable) deleting = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) deleted =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) puts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) titled = g_array_new (FALSE, FALSE, sizeof (ComityTitled));
  ComityWrite self = { .db = db,
                       .journal = { .at = now, .who = who, .what = what },
                       .changed = changed,
                       .deleting = deleting,
                       .deleted = deleted,
                       .puts = puts,
                       .titled = titled };

  if (!func (&self, data, error))
    return NULL;
  note_titles (&self);
  changed->batch = self.journal.batch;
  return g_steal_pointer (&changed);
}

/**
 * comity_write_apply:
 * @who: the person's name for the journal
 *
 * Does everything in @changes, in the transaction under way; the caller commits or rolls back.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_write_apply (ComityDb *db, ComityChanges *changes, const char *who, GError **error)
{
  return comity_write_run (db, changes->what, who, run_operations, changes, error);
}
