/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"
#include "comity-sentence.h"

#include <json-glib/json-glib.h>

static void
append_json (GString *json, const char *text)
{
  if (text == NULL) {
    g_string_append (json, "null");
    return;
  }
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0';) {
    const char *plain = p;

    while (*p != '"' && *p != '\\' && (guchar) *p >= 0x20)
      p++;
    g_string_append_len (json, plain, p - plain);
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p++);
    else if (*p != '\0')
      g_string_append_printf (json, "\\u%04x", (guint) *p++);
  }
  g_string_append_c (json, '"');
}

/* Not a field, so that no history shows it: who brings the record back needs it. */
static void
append_created (GString *json, const char *created)
{
  g_string_append_printf (json, "%s\"created\":[", json->len > 1 ? "," : "");
  append_json (json, created);
  g_string_append (json, ",null]");
}

/**
 * comity_journal_changes:
 * @old: (nullable): the record before; %NULL when it is new
 * @new: (nullable): the record after; %NULL when it is deleted
 *
 * Returns: (transfer full) (nullable): `{"field":[old,new],…}` of the fields that differ, of a
 *   deleted record also when it was made; or %NULL when nothing differs
 */
char *
comity_journal_changes (ComityRecord *old, ComityRecord *new)
{
  const ComityKind *kind = comity_record_get_kind (old ? old : new);
  g_autoptr (GString) json = g_string_new ("{");

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *before = old ? comity_record_get_at (old, i) : NULL;
    const char *after = new ? comity_record_get_at (new, i) : NULL;

    if (g_strcmp0 (before, after) == 0)
      continue;
    if (json->len > 1)
      g_string_append_c (json, ',');
    g_string_append_c (json, '"');
    g_string_append (json, kind->fields[i].name);
    g_string_append (json, "\":[");
    append_json (json, before);
    g_string_append_c (json, ',');
    append_json (json, after);
    g_string_append_c (json, ']');
  }
  if (json->len == 1 && old != NULL && new != NULL)
    return NULL;
  if (new == NULL && comity_record_get_created (old) != NULL)
    append_created (json, comity_record_get_created (old));
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static gint64
next_seq (ComityDb *db)
{
  return comity_db_pragma (db, "SELECT coalesce(max(\"seq\"), 0) + 1 FROM \"journal\"", 1);
}

/** comity_journal_person: (transfer none): who sits here, for the journal. */
const char *
comity_journal_person (void)
{
  const char *real = g_get_real_name ();

  return real && *real && !g_str_equal (real, "Unknown") ? real : g_get_user_name ();
}

/**
 * comity_journal_add:
 * @action: `add`, `set` or `delete`
 * @changes: JSON
 *
 * Writes one row of the journal, in the transaction under way.
 */
gboolean
comity_journal_add (ComityDb *db,
                    ComityJournal *journal,
                    const ComityKind *kind,
                    gint64 id,
                    int version,
                    const char *action,
                    const char *changes,
                    GError **error)
{
  gint64 seq = journal->next > 0 ? journal->next : next_seq (db);
  g_auto (ComityStatement) st =
    comity_statement (db, "INSERT INTO \"journal\" (\"seq\", \"batch\", \"at\", \"who\", \"what\", "
                          "\"kind\", "
                          "\"record\", \"version\", \"action\", \"changes\") "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");

  if (journal->batch == 0)
    journal->batch = seq;
  journal->next = seq + 1;
  comity_statement_bind_id (&st, 1, seq);
  comity_statement_bind_id (&st, 2, journal->batch);
  comity_statement_bind_kept (&st, 3, journal->at);
  comity_statement_bind_kept (&st, 4, journal->who);
  comity_statement_bind_kept (&st, 5, journal->what);
  comity_statement_bind_kept (&st, 6, kind->name);
  comity_statement_bind_id (&st, 7, id);
  comity_statement_bind_id (&st, 8, version);
  comity_statement_bind_kept (&st, 9, action);
  comity_statement_bind_kept (&st, 10, changes);
  return comity_statement_run (&st, error);
}

/**
 * comity_history_entry_free:
 */
void
comity_history_entry_free (ComityHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->at);
  g_free (entry->who);
  g_free (entry->what);
  g_free (entry->action);
  g_free (entry->created);
  g_ptr_array_unref (entry->fields);
  g_ptr_array_unref (entry->olds);
  g_ptr_array_unref (entry->news);
  g_free (entry);
}

static char *
dup_element (JsonArray *pair, guint index)
{
  JsonNode *node =
    index < json_array_get_length (pair) ? json_array_get_element (pair, index) : NULL;

  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

static void
decode (ComityHistoryEntry *entry, const char *changes)
{
  g_autoptr (JsonNode) root = json_from_string (changes, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    const ComityField *field = entry->kind ? comity_kind_get_field (entry->kind, name) : NULL;

    if (g_str_equal (name, "created") && JSON_NODE_HOLDS_ARRAY (node))
      entry->created = dup_element (json_node_get_array (node), 0);
    if (field == NULL || !JSON_NODE_HOLDS_ARRAY (node))
      continue;
    g_ptr_array_add (entry->fields, (gpointer) field);
    g_ptr_array_add (entry->olds, dup_element (json_node_get_array (node), 0));
    g_ptr_array_add (entry->news, dup_element (json_node_get_array (node), 1));
  }
}

/**
 * comity_journal_entry:
 * @st: at a row of a statement that begins with %COMITY_JOURNAL_ENTRY
 *
 * Returns: (transfer full): the row
 */
ComityHistoryEntry *
comity_journal_entry (ComityStatement *st)
{
  ComityHistoryEntry *entry = g_new0 (ComityHistoryEntry, 1);

  entry->seq = comity_statement_id (st, 0);
  entry->batch = comity_statement_id (st, 1);
  entry->at = g_strdup (comity_statement_text (st, 2));
  entry->who = g_strdup (comity_statement_text (st, 3));
  entry->what = comity_sentence_dup_shown (comity_statement_text (st, 4));
  entry->kind = comity_kind_find (comity_statement_text (st, 5));
  entry->id = comity_statement_id (st, 6);
  entry->version = (int) comity_statement_id (st, 7);
  entry->action = g_strdup (comity_statement_text (st, 8));
  entry->fields = g_ptr_array_new ();
  entry->olds = g_ptr_array_new_with_free_func (g_free);
  entry->news = g_ptr_array_new_with_free_func (g_free);
  decode (entry, comity_statement_text (st, 9));
  return entry;
}

/**
 * comity_journal_collect:
 * @st: a statement that begins with %COMITY_JOURNAL_ENTRY
 *
 * Returns: (transfer full) (element-type ComityHistoryEntry): all its rows
 */
GPtrArray *
comity_journal_collect (ComityStatement *st, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_history_entry_free);
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (st, &local)) {
    ComityHistoryEntry *entry = comity_journal_entry (st);

    /* A kind of another version of Comity: nothing here could show it. */
    if (entry->kind == NULL)
      comity_history_entry_free (entry);
    else
      g_ptr_array_add (entries, entry);
  }
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&entries);
}

/**
 * comity_db_history:
 *
 * Returns: (transfer full) (element-type ComityHistoryEntry): what happened to a record, newest
 *   first; also of a deleted one
 */
GPtrArray *
comity_db_history (ComityDb *db, const ComityKind *kind, gint64 id, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, COMITY_JOURNAL_ENTRY
                      "WHERE \"record\" = $1 AND \"kind\" = $2 ORDER BY \"seq\" DESC");

  comity_statement_bind_id (&st, 1, id);
  comity_statement_bind_text (&st, 2, kind->name);
  return comity_journal_collect (&st, error);
}

/**
 * comity_db_recent:
 *
 * Returns: (transfer full) (element-type ComityHistoryEntry): the newest @limit changes of all
 *   records, newest first
 */
GPtrArray *
comity_db_recent (ComityDb *db, guint limit, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, COMITY_JOURNAL_ENTRY "ORDER BY \"seq\" DESC LIMIT $1");

  comity_statement_bind_id (&st, 1, limit);
  return comity_journal_collect (&st, error);
}
