/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-erase-private.h"

#include <string.h>

#include "comity-text.h"

/*
 * Erasing is not deleting: what is deleted can be brought back from the journal. Here the record
 * and everything that hung on it go, now or in the past, with their rows of the journal, the
 * contents of their files and their words in the search indexes; then the file is written anew, so
 * that nothing is left in its free pages. One row of the journal keeps the fact.
 */

typedef struct {
  ComityWrite *write;
  ComityEraser *eraser;
  GHashTable *ids;    /* gint64 *: of all records to forget */
  GHashTable *kinds;  /* const ComityKind: theirs */
  GHashTable *hashes; /* char *: of their files, as they stand or stood */
  GPtrArray *secrets; /* char *: what may stand in a sentence of the journal */
} Erasing;

#define HASH_LENGTH 71 /* "sha256-" and 64 digits */

/* Returns: (nullable): the id as it is kept, %NULL when it was known: a key that is added again would
 * free the one that somebody holds. */
static gint64 *
keep_id (Erasing *self, gint64 id)
{
  gint64 *key;

  if (g_hash_table_contains (self->ids, &id))
    return NULL;
  key = g_memdup2 (&id, sizeof id);
  g_hash_table_add (self->ids, key);
  return key;
}

static gint64 *
add_id (Erasing *self, const ComityKind *kind, gint64 id)
{
  g_hash_table_add (self->kinds, (gpointer) kind);
  return keep_id (self, id);
}

/* -- What there is ---------------------------------------------------------------------------- */

/* Names, numbers and addresses by which a sentence such as “Change “Anna”” could tell who it was. */
static void
note_secret (Erasing *self, const ComityField *field, const char *value)
{
  if ((field->flags & COMITY_PERSONAL) && comity_field_is_text (field) && value != NULL &&
      g_utf8_strlen (value, -1) >= 3)
    g_ptr_array_add (self->secrets, g_strdup (value));
}

static gboolean
names_owner (const ComityHistoryEntry *entry, guint index, const char *id)
{
  const ComityField *field = entry->fields->pdata[index];
  const char *values[] = { entry->olds->pdata[index], entry->news->pdata[index] };

  if (!(field->flags & COMITY_OWNER) && field->type != COMITY_TYPE_LINK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    const char *slash = values[i] ? strrchr (values[i], '/') : NULL;

    if (g_strcmp0 (slash ? slash + 1 : values[i], id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Records that hung on @id once and are gone: only the journal knows them. */
static gboolean
collect_gone (Erasing *self, gint64 id, GQueue *queue, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_auto (ComityStatement) st =
    comity_statement (self->write->db,
                      COMITY_JOURNAL_ENTRY "WHERE instr (\"changes\", $1) > 0 ORDER BY \"seq\"");
  g_autoptr (GError) local = NULL;

  comity_statement_bind_text (&st, 1, text);
  while (comity_statement_row (&st, &local)) {
    ComityHistoryEntry *entry = comity_journal_entry (&st);
    gboolean hung = FALSE;

    for (guint i = 0; entry->kind != NULL && i < entry->fields->len; i++)
      hung |= names_owner (entry, i, text);
    if (hung && !comity_read_exists (self->write->db, entry->kind, entry->id)) {
      gint64 *added = add_id (self, entry->kind, entry->id);
      if (added != NULL)
        g_queue_push_tail (queue, added);
    }
    comity_history_entry_free (entry);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
note_hashes (Erasing *self, const char *changes)
{
  for (const char *p = strstr (changes, "sha256-"); p != NULL; p = strstr (p + 1, "sha256-")) {
    if (strnlen (p, HASH_LENGTH) == HASH_LENGTH)
      g_hash_table_add (self->hashes, g_strndup (p, HASH_LENGTH));
  }
}

static void
note_entry (Erasing *self, const ComityHistoryEntry *entry)
{
  for (guint i = 0; entry->kind != NULL && i < entry->fields->len; i++) {
    note_secret (self, entry->fields->pdata[i], entry->olds->pdata[i]);
    note_secret (self, entry->fields->pdata[i], entry->news->pdata[i]);
  }
}

/* What the journal knows of all of them; the rows of this deletion hold what there was last. */
static gboolean
collect_values (Erasing *self, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_auto (ComityStatement) st =
      comity_statement (self->write->db, COMITY_JOURNAL_ENTRY "WHERE \"record\" = $1");
    g_autoptr (GError) local = NULL;

    comity_statement_bind_id (&st, 1, *(gint64 *) id);
    while (comity_statement_row (&st, &local)) {
      ComityHistoryEntry *entry = comity_journal_entry (&st);

      note_entry (self, entry);
      note_hashes (self, comity_statement_text (&st, 9));
      comity_history_entry_free (entry);
    }
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}

/* What exists is deleted in the usual way, which also takes references out of other records. */
static gboolean
delete_person (Erasing *self, const ComityPerson *person, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (ComityRecord) record =
    comity_read_record (self->write->db, person->kind, person->id, COMITY_LOAD_ALL, &title, NULL);

  add_id (self, person->kind, person->id);
  if (record == NULL)
    return TRUE;
  if (title != NULL && *title != '\0')
    g_ptr_array_add (self->secrets, g_steal_pointer (&title));
  return comity_write_delete (self->write, person->kind, person->id, 0, error);
}

static gboolean
delete_living (Erasing *self, GError **error)
{
  ComityWrite *write = self->write;
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < self->eraser->n_people; i++)
    g_hash_table_add (write->deleting, (gpointer) &self->eraser->people[i].id);
  for (guint i = 0; i < self->eraser->n_people; i++) {
    if (!delete_person (self, &self->eraser->people[i], error))
      return FALSE;
  }
  g_hash_table_iter_init (&iter, write->deleted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    keep_id (self, *(gint64 *) id);
  for (guint i = 0; i < write->titled->len; i++)
    g_hash_table_add (self->kinds, (gpointer) g_array_index (write->titled, ComityTitled, i).kind);
  return TRUE;
}

static gboolean
collect (Erasing *self, GError **error)
{
  g_autoptr (GQueue) queue = g_queue_new ();
  g_autofree gpointer *known = NULL;
  guint n;

  if (!delete_living (self, error))
    return FALSE;
  known = g_hash_table_get_keys_as_array (self->ids, &n);
  for (guint i = 0; i < n; i++)
    g_queue_push_tail (queue, known[i]);
  while (!g_queue_is_empty (queue)) {
    if (!collect_gone (self, *(gint64 *) g_queue_pop_head (queue), queue, error))
      return FALSE;
  }
  return collect_values (self, error);
}

/* -- Saved searches ---------------------------------------------------------------------------- */

/* Whether a title tells the same of somebody else, who is still there. */
static gboolean
is_shared (Erasing *self, const char *secret)
{
  GHashTableIter iter;
  gpointer kind;

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL)) {
    g_autofree char *sql =
      g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE instr (\"title\", $1) > 0 LIMIT 1",
                       ((const ComityKind *) kind)->name);
    g_auto (ComityStatement) st = comity_statement (self->write->db, sql);

    comity_statement_bind_text (&st, 1, secret);
    if (comity_statement_row (&st, NULL))
      return TRUE;
  }
  return FALSE;
}

/* However it was typed: a search is read as folded words. */
static gboolean
asks_for (Erasing *self, const char *text)
{
  g_autofree char *folded = comity_text_fold (text);

  for (guint i = 0; i < self->secrets->len; i++) {
    const char *secret = self->secrets->pdata[i];
    g_autofree char *words = comity_text_fold (secret);

    if ((strstr (text, secret) != NULL ||
         (strlen (words) >= 4 && strstr (folded, words) != NULL)) &&
        !is_shared (self, secret))
      return TRUE;
  }
  return FALSE;
}

/* A saved search by words that nobody else has finds nobody any more, and still says who there was. */
static gboolean
forget_searches (Erasing *self, GError **error)
{
  const ComityKind *kind = comity_kind_find ("saved_search");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (ComityStatement) st =
    comity_statement (self->write->db, "SELECT \"id\", coalesce (\"name\", '') || ' ' || "
                                       "coalesce (\"query\", '') FROM \"saved_search\"");
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (&st, &local)) {
    gint64 id = comity_statement_id (&st, 0);
    if (asks_for (self, comity_statement_text (&st, 1)))
      g_array_append_val (found, id);
  }
  for (guint i = 0; local == NULL && i < found->len; i++) {
    gint64 id = g_array_index (found, gint64, i);

    add_id (self, kind, id);
    comity_write_delete (self->write, kind, id, 0, &local);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* -- The journal ------------------------------------------------------------------------------ */

/* The first row of a transaction stays as an empty one: it stands for the whole.
 * @facts: the first row of those that keep the fact */
static gboolean
forget_rows (Erasing *self, gint64 facts, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM \"journal\" WHERE \"record\" = $1 AND \"seq\" <> \"batch\" AND \"seq\" < $2",
    "UPDATE \"journal\" SET \"action\" = 'erase', \"changes\" = '{}' "
    "WHERE \"record\" = $1 AND \"seq\" = \"batch\" AND \"seq\" < $2",
  };
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    for (guint i = 0; i < G_N_ELEMENTS (statements); i++) {
      g_auto (ComityStatement) st = comity_statement (self->write->db, statements[i]);

      comity_statement_bind_id (&st, 1, *(gint64 *) id);
      comity_statement_bind_id (&st, 2, facts);
      if (!comity_statement_run (&st, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
tells (Erasing *self, const char *sentence)
{
  for (guint i = 0; i < self->secrets->len; i++) {
    if (strstr (sentence, self->secrets->pdata[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* The words that were given with a transaction, where they name the person. */
static gboolean
forget_sentences (Erasing *self, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_auto (ComityStatement) st =
    comity_statement (self->write->db,
                      "SELECT DISTINCT \"what\" FROM \"journal\" WHERE \"what\" IS NOT NULL");
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (&st, &local)) {
    if (tells (self, comity_statement_text (&st, 0)))
      g_ptr_array_add (found, g_strdup (comity_statement_text (&st, 0)));
  }
  for (guint i = 0; local == NULL && i < found->len; i++) {
    g_auto (ComityStatement) set =
      comity_statement (self->write->db,
                        "UPDATE \"journal\" SET \"what\" = NULL WHERE \"what\" = $1");

    comity_statement_bind_text (&set, 1, found->pdata[i]);
    comity_statement_run (&set, &local);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @first: (out): the first of the rows, one a person */
static gboolean
note_facts (Erasing *self, gint64 *first, GError **error)
{
  ComityWrite *write = self->write;

  *first =
    comity_db_pragma (write->db, "SELECT coalesce (max (\"seq\"), 0) + 1 FROM \"journal\"", 1);
  for (guint i = 0; i < self->eraser->n_people; i++) {
    const ComityPerson *person = &self->eraser->people[i];

    if (!comity_journal_add (write->db, &write->journal, person->kind, person->id, 0, "erase", "{}",
                             error))
      return FALSE;
  }
  return TRUE;
}

/* Until all backups were reached: the first row of the journal that names somebody they may still hold. */
static gboolean
note_unreached (Erasing *self, gint64 facts, GError **error)
{
  g_autofree char *noted = comity_db_get_meta (self->write->db, COMITY_META_UNREACHED);
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, facts);

  return !self->eraser->is_office || noted != NULL ||
         comity_db_set_meta (self->write->db, COMITY_META_UNREACHED, seq, error);
}

/* -- Files and words -------------------------------------------------------------------------- */

static gboolean
is_used (Erasing *self, const char *hash)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];
      g_autofree char *sql = NULL;
      g_auto (ComityStatement) st = { .db = self->write->db };

      if (field->type != COMITY_TYPE_IMAGE && field->type != COMITY_TYPE_FILE)
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" = $1 LIMIT 1", kinds[i]->name,
                             field->name);
      st = comity_statement (self->write->db, sql);
      comity_statement_bind_text (&st, 1, hash);
      if (comity_statement_row (&st, NULL))
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
forget_files (Erasing *self, GError **error)
{
  GHashTableIter iter;
  gpointer hash;

  g_hash_table_iter_init (&iter, self->hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL)) {
    g_auto (ComityStatement) st =
      comity_statement (self->write->db, "DELETE FROM \"blob\" WHERE \"hash\" = $1");

    if (is_used (self, hash))
      continue;
    comity_statement_bind_text (&st, 1, hash);
    if (!comity_statement_run (&st, error))
      return FALSE;
    self->eraser->files += (guint) sqlite3_changes (self->write->db->handle);
  }
  return TRUE;
}

/* FTS5 only marks what was deleted; when all pieces are merged into one, its words are gone. The
 * row that is added makes sure that there is something to merge (see comity-bulk.c). */
static gboolean
merge_index (ComityDb *db, const ComityKind *kind, const char *index, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s_%s", kind->name, index);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO \"%s\" (\"rowid\", \"text\") VALUES (1, 'xxx'); "
                     "DELETE FROM \"%s\" WHERE \"rowid\" = 1; "
                     "INSERT INTO \"%s\" (\"%s\") VALUES ('optimize')",
                     name, name, name, name);

  return comity_db_exec (db, sql, error);
}

static gboolean
forget_words (Erasing *self, GError **error)
{
  GHashTableIter iter;
  gpointer kind;

  if (!comity_search_index_all (self->write->db, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL)) {
    if (comity_kind_is_searched (kind) && (!merge_index (self->write->db, kind, "words", error) ||
                                           !merge_index (self->write->db, kind, "parts", error)))
      return FALSE;
  }
  return TRUE;
}

static void
add_trace (ComityEraser *eraser, gconstpointer data, gsize size)
{
  g_ptr_array_add (eraser->traces, g_bytes_new (data, size));
}

/* A draft holds an id as a number or as a text, and what was typed. */
static void
note_traces (Erasing *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->eraser->traces == NULL)
    return;
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) id);

    add_trace (self->eraser, id, sizeof (gint64));
    add_trace (self->eraser, text, strlen (text));
  }
  for (guint i = 0; i < self->secrets->len; i++)
    add_trace (self->eraser, self->secrets->pdata[i], strlen (self->secrets->pdata[i]));
}

/* -- One file --------------------------------------------------------------------------------- */

static gboolean
erase (Erasing *self, GError **error)
{
  gint64 facts = 0;

  /* What came before cannot be undone any more: it might bring back what was erased. */
  if (!collect (self, error) || !forget_searches (self, error) ||
      !note_facts (self, &facts, error) || !forget_rows (self, facts, error) ||
      !forget_sentences (self, error) || !forget_files (self, error) ||
      !forget_words (self, error) || !comity_undo_note_final (self->write, 0, error) ||
      !note_unreached (self, facts, error) ||
      !comity_db_set_meta (self->write->db, COMITY_META_REMAINS, "1", error))
    return FALSE;
  self->eraser->records = g_hash_table_size (self->ids);
  note_traces (self);
  return TRUE;
}

/**
 * comity_erase_func:
 * @data: a ComityEraser
 *
 * A ComityWriteFunc that erases people from one file.
 */
gboolean
comity_erase_func (ComityWrite *write, gpointer data, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  Erasing self = {
    .write = write, .eraser = data, .ids = ids, .kinds = kinds, .hashes = hashes, .secrets = secrets
  };

  self.eraser->files = 0;
  return erase (&self, error);
}

/* Not while somebody reads what stood there before: another program, or one that was stopped. */
static gboolean
write_back (ComityDb *db, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, "PRAGMA wal_checkpoint(TRUNCATE)");

  if (!comity_statement_row (&st, error))
    return FALSE;
  if (comity_statement_id (&st, 0) == 0)
    return TRUE;
  comity_db_set_error (db, SQLITE_BUSY, error);
  return FALSE;
}

/**
 * comity_erase_remains:
 *
 * After the transaction: writes the file anew, so that its free pages and its -wal hold nothing of
 * what was erased. The temporary copy goes to the disk: an office may be larger than the memory.
 * Until that is done the office notes it, and whoever opens it next does it.
 */
gboolean
comity_erase_remains (ComityDb *db, GError **error)
{
  gboolean done;

  g_hash_table_remove_all (db->statements);
  done = write_back (db, error) && comity_db_exec (db, "PRAGMA temp_store=FILE; VACUUM", error) &&
         write_back (db, error);
  comity_db_exec (db, "PRAGMA temp_store=MEMORY", NULL);
  return done &&
         comity_db_exec (db, "DELETE FROM \"meta\" WHERE \"name\" = '" COMITY_META_REMAINS "'",
                         error);
}
