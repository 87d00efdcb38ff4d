/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the store: a connection and its statements. Only here is SQLite seen. */

#include <sqlite3.h>

#include "comity-edit.h"
#include "comity-store.h"
#include "comity-stream.h"

G_BEGIN_DECLS

typedef struct _ComityOrders ComityOrders;

/**
 * ComityDb:
 *
 * One connection. It is used by one thread at a time and never by the interface.
 */
struct _ComityDb {
  sqlite3 *handle;
  GHashTable *statements; /* char * SQL -> sqlite3_stmt, those not in use */
  GCancellable *cancellable;
  guint n_waiting; /* rows that wait for the search indexes, as far as this connection wrote them */
  GArray *gathered; /* of gint64: where comity_gather() puts them, or NULL */
  ComityOrders *orders; /* shared by the connections of one store, or NULL */
  char *digest; /* of the schema, as it was at digest_version; or NULL */
  gint64 digest_version; /* what “PRAGMA schema_version” answered then */
};

typedef enum {
  COMITY_DB_WRITE,
  COMITY_DB_READ, /* beside a writer of the same process */
  COMITY_DB_READ_ONLY, /* without a writer of our own */
  COMITY_DB_BULK, /* a new file, no journal of the disk */
  COMITY_DB_FROZEN, /* nobody writes it: read without lock, -wal and -shm */
} ComityDbMode;

ComityDb *comity_db_open (const char *path, ComityDbMode mode, GError **error);
ComityDb *comity_db_open_memory (GError **error);
void comity_db_close (ComityDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityDb, comity_db_close)

void comity_db_set_error (ComityDb *self, int rc, GError **error);
gboolean comity_db_exec (ComityDb *self, const char *sql, GError **error);
gint64 comity_db_pragma (ComityDb *self, const char *sql, gint64 otherwise);
char *comity_db_get_meta (ComityDb *self, const char *name);
gboolean comity_db_set_meta (ComityDb *self, const char *name, const char *value, GError **error);

/**
 * ComityStatement:
 *
 * A statement taken from the connection's cache; g_auto() puts it back. An error of preparing or
 * binding is kept and reported by the first step, so that callers check once.
 */
typedef struct {
  ComityDb *db;
  sqlite3_stmt *stmt;
  int rc;
} ComityStatement;

ComityStatement comity_statement (ComityDb *db, const char *sql);
void comity_statement_clear (ComityStatement *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ComityStatement, comity_statement_clear)
void comity_statement_bind_text (ComityStatement *self, int at, const char *text);
void comity_statement_bind_kept (ComityStatement *self, int at, const char *text);
void comity_statement_bind_id (ComityStatement *self, int at, gint64 id);
void comity_statement_bind_bytes (ComityStatement *self, int at, GBytes *bytes);
gboolean comity_statement_row (ComityStatement *self, GError **error);
gboolean comity_statement_run (ComityStatement *self, GError **error);
gint64 comity_statement_id (ComityStatement *self, int column);
GArray *comity_statement_ids (ComityStatement *self, GError **error);
GArray *comity_statement_gather (ComityStatement *self, GError **error);
void comity_gather_register (ComityDb *self);
const char *comity_statement_text (ComityStatement *self, int column);

/* -- comity-file.c: what is checked before SQLite sees a file --------------------------------- */

gboolean comity_file_check_folder (const char *path, GError **error);
gboolean comity_file_check_regular (const char *path, GError **error);
gboolean comity_file_check (const char *path, gboolean create, GError **error);
gboolean comity_file_create (const char *path, GError **error);
int comity_file_lock (const char *path, GError **error);

/* -- comity-witness.c: what was saved last, noted beside the office --------------------------- */

void comity_witness_note (int lock, const char *office, gint64 batch);
gboolean comity_witness_clear (int lock);
gboolean comity_witness_check (int lock, ComityDb *db, const char *path, GError **error);

/* -- comity-value.c: neutral texts and columns ------------------------------------------------ */

const char *comity_value_column_type (const ComityField *field);
int comity_value_bind (ComityStatement *st, int at, const ComityField *field, const char *neutral);
void comity_value_bind_item (ComityStatement *st,
                             int at,
                             const ComityField *field,
                             const char *item);
char *comity_value_read (sqlite3_stmt *stmt, int column, const ComityField *field);
gboolean comity_link_parse (const char *link, const ComityKind **kind, gint64 *id);
char *comity_link_print (const ComityKind *kind, gint64 id);

/* -- comity-table.c: the fixed statements of a kind ------------------------------------------- */

/** Columns before those of the fields in ComityTable.select. */
enum {
  TABLE_ID,
  TABLE_VERSION,
  TABLE_CREATED,
  TABLE_CHANGED,
  TABLE_TITLE,
  TABLE_FIELDS
};

typedef struct {
  const ComityKind *kind;
  gboolean searched;
  int *columns; /* of each field in @select, -1 for fields of many values */
  char *select; /* by id */
  char *insert; /* id, version, created, changed, title, title_key, then the columns */
  char **many_select; /* of each field: values of an owner in order; NULL for single values */
  char **many_insert;
  char **many_delete;
} ComityTable;

const ComityTable *comity_table (const ComityKind *kind);
gboolean comity_kind_is_searched (const ComityKind *kind);

/* -- comity-schema.c -------------------------------------------------------------------------- */

#define COMITY_APPLICATION_ID 0x436F6D69

GPtrArray *comity_schema_demanded (void);
guint comity_schema_newest (void);
gboolean comity_schema_migrate (ComityDb *db, const char *path, GError **error);
gboolean comity_schema_make (ComityDb *db, guint version, GError **error);

/* -- comity-trust.c: files that somebody else may have made ----------------------------------- */

#define COMITY_META_OFFICE "office"

gboolean comity_trust_name (ComityDb *db, GError **error);
gboolean comity_trust_schema (ComityDb *db, GError **error);
gboolean comity_trust_check (ComityDb *db, const char *path, gboolean waiting, GError **error);
void comity_trust_remember (ComityDb *db, const char *path);

/* -- comity-read.c ---------------------------------------------------------------------------- */

typedef enum {
  COMITY_LOAD_PLAIN = 0,
  COMITY_LOAD_MANY = 1 << 0, /* fields of many values too */
  COMITY_LOAD_TITLES = 1 << 1, /* the titles of references */
  COMITY_LOAD_ALL = COMITY_LOAD_MANY | COMITY_LOAD_TITLES,
} ComityLoadFlags;

ComityRecord *comity_read_record (ComityDb *db,
                                  const ComityKind *kind,
                                  gint64 id,
                                  ComityLoadFlags flags,
                                  char **title,
                                  GError **error);
gboolean comity_read_many (ComityDb *db, ComityRecord *record, guint index, GError **error);
void comity_read_ref_titles (ComityDb *db, ComityRecord *record, guint index);
void comity_read_all_ref_titles (ComityDb *db, ComityRecord *record);
GBytes *comity_read_title_key (ComityDb *db, const ComityKind *kind, gint64 id);
GArray *comity_read_next_ids (ComityDb *db,
                              const ComityKind *kind,
                              gint64 last,
                              guint n,
                              GError **error);
gboolean comity_read_exists (ComityDb *db, const ComityKind *kind, gint64 id);
gint64 comity_read_tally (ComityDb *db, const ComityKind *kind, GError **error);
gboolean comity_read_options (ComityDb *db, GError **error);
ComityRow *comity_row_new (ComityDb *db, ComityRecord *record, const char *title);
gboolean comity_field_can_name (const ComityField *field, const ComityKind *kind);
GArray *comity_read_naming (ComityDb *db,
                            const ComityKind *kind,
                            const ComityField *field,
                            const ComityKind *of,
                            gint64 id,
                            GError **error);

/* -- comity-sql.c: a query's conditions ------------------------------------------------------- */

/** ComitySql: a statement under construction and its parameters, in the order of `$1 … $n`. */
typedef struct {
  GString *text;
  GPtrArray *params; /* of GVariant 's' or 'x' */
} ComitySql;

ComitySql *comity_sql_new (const char *text);
void comity_sql_free (ComitySql *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComitySql, comity_sql_free)
void comity_sql_add_text (ComitySql *self, const char *value);
void comity_sql_add_id (ComitySql *self, gint64 value);
void comity_sql_add_condition (ComitySql *self, const char *column, const ComityFilter *filter);
void comity_sql_add_owned (ComitySql *self, const ComityFilter *filter);
void comity_sql_append_column (ComitySql *self,
                               ComityQuery *query,
                               const ComityField *field,
                               GString *column);
guint comity_sql_add_where (ComitySql *self, ComityQuery *query);
char *comity_read_status_as_of (ComityDb *db, ComityQuery *query, gint64 id);
ComityStatement comity_sql_statement (ComitySql *self, ComityDb *db);

/* -- comity-radix.c ---------------------------------------------------------------------------- */

typedef struct {
  guint64 key, value;
} ComityPair;

void comity_pairs_sort (ComityPair *pairs, gsize n);

/* -- comity-order.c: the default order of a kind, kept in memory ------------------------------ */

ComityOrders *comity_orders_new (void);
ComityOrders *comity_orders_ref (ComityOrders *self);
void comity_orders_unref (ComityOrders *self);
void comity_orders_clear (ComityOrders *self);
void comity_orders_watch (ComityOrders *self, gint64 seq);
void comity_orders_note (ComityOrders *self, gint64 seq, const ComityKind *kind, gint64 id);
GArray *comity_order_apply (ComityDb *db,
                            const ComityKind *kind,
                            GArray *ids,
                            gboolean descending,
                            guint limit,
                            GError **error);
GArray *comity_order_all (ComityDb *db,
                          const ComityKind *kind,
                          gboolean descending,
                          guint limit,
                          GError **error);

/* -- comity-sort.c, comity-sort-cover.c: order by any field -------------------------------------------------------- */

GArray *comity_sort_ids (ComityDb *db, ComityQuery *query, GArray *among, GError **error);
gboolean comity_sort_cover (ComityDb *db,
                            ComityQuery *query,
                            GArray *among,
                            gboolean few,
                            GArray *items,
                            GArray *absent,
                            GError **error);
void comity_ids_sort (GArray *ids);
gboolean comity_ids_contain (GArray *sorted, gint64 id);

/* -- comity-indexes.c ------------------------------------------------------------------------- */

gboolean comity_indexes_drop (ComityDb *db,
                              const ComityKind *kind,
                              GPtrArray *dropped,
                              GError **error);
gboolean comity_indexes_make (ComityDb *db, const GPtrArray *dropped, GError **error);
gboolean comity_indexes_count (ComityDb *db, const ComityKind *kind, GError **error);

/* -- comity-search.c -------------------------------------------------------------------------- */

#define COMITY_RANKED_MAX 5000
/* Characters from which on a word is also looked for inside of words. */
#define COMITY_SEARCH_MIN_PART 3

char *comity_search_text (ComityRecord *record, const char *title);
gboolean comity_search_index (ComityDb *db,
                              const ComityKind *kind,
                              gint64 id,
                              const char *text,
                              gboolean is_new,
                              GError **error);
gboolean comity_search_is_blank (const char *typed);
GArray *comity_search_list_ids (ComityDb *db,
                                const ComityKind *kind,
                                const char *typed,
                                GError **error);
GArray *comity_search_ids (ComityDb *db,
                           const ComityKind *kind,
                           const char *typed,
                           guint limit,
                           GError **error);
GArray *comity_search_title_ids (ComityDb *db,
                                 const ComityKind *kind,
                                 const char *typed,
                                 guint limit,
                                 GError **error);

gboolean comity_search_tidy (ComityDb *db, const ComityKind *kind, gboolean *more, GError **error);

/* -- comity-search-queue.c: what saves leave for the search indexes --------------------------- */

gboolean comity_search_put (ComityDb *db,
                            const ComityKind *kind,
                            gint64 id,
                            const char *text,
                            gboolean is_new,
                            GError **error);
void comity_search_count_waiting (ComityDb *db);
gboolean comity_search_is_crowded (ComityDb *db);
gboolean comity_search_index_some (ComityDb *db, gboolean *more, GError **error);
gboolean comity_search_index_all (ComityDb *db, GError **error);
GArray *comity_search_waiting (ComityDb *db, const ComityKind *kind, GError **error);
GArray *comity_search_correct (GArray *waiting,
                               const char *folded,
                               gboolean of_title,
                               GArray *found);
gint64 comity_search_count (ComityDb *db, const ComityKind *kind);
gboolean comity_search_holds (ComityDb *db, const ComityKind *kind, gint64 id, const char *text);

/* -- comity-journal.c ------------------------------------------------------------------------- */

typedef struct {
  gint64 batch; /* 0 until the first row */
  gint64 next; /* the number of the next row; 0 until the first */
  const char *at, *who, *what;
} ComityJournal;

gboolean comity_journal_add (ComityDb *db,
                             ComityJournal *journal,
                             const ComityKind *kind,
                             gint64 id,
                             int version,
                             const char *action,
                             const char *changes,
                             GError **error);
const char *comity_journal_person (void);
char *comity_journal_changes (ComityRecord *old, ComityRecord *new);
ComityHistoryEntry *comity_journal_entry (ComityStatement *st);
GPtrArray *comity_journal_collect (ComityStatement *st, GError **error);
#define COMITY_JOURNAL_ENTRY                                                                       \
  "SELECT \"seq\", \"batch\", \"at\", \"who\", \"what\", \"kind\", \"record\", \"version\", "      \
  "\"action\", \"changes\" FROM \"journal\" "

/* -- comity-prepared.c ------------------------------------------------------------------------ */

/** ComityPrepared: what the writing of a new record needs beside it. */
typedef struct {
  GError *problem; /* why it cannot be written */
  gboolean names_others; /* other records or files, whose being there is to be checked */
  char *changes; /* for the journal */
  char *title, *text; /* NULL: not made yet; of comity_search_text() */
  GBytes *key; /* of the title */
} ComityPrepared;

ComityPrepared *comity_prepared_take (ComityRecord *record);
ComityPrepared *comity_prepared_complete (ComityPrepared *self, ComityDb *db, ComityRecord *record);
void comity_prepared_free (ComityPrepared *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPrepared, comity_prepared_free)

/* -- comity-changes.c, comity-write.c, comity-delete.c ---------------------------------------- */

typedef struct {
  ComityRecord *record; /* to put; or else */
  ComityEdits *edits; /* to do, with their progress; or else a record to delete */
  ComityProgress *progress;
  ComityNextFunc next; /* or else a stream */
  gpointer data;
  GDestroyNotify data_free;
  gboolean unordered; /* references are checked at the end only */
  const ComityKind *kind;
  gint64 id;
  int version;
} ComityOperation;

typedef struct {
  char *hash;
  GBytes *content;
} ComityBlob;

struct _ComityChanges {
  char *what;
  gboolean final; /* cannot be undone */
  GArray *operations;
  GArray *blobs;
};

/** ComityTitled: a record whose place in the order changed. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
} ComityTitled;

/** ComityWrite: a transaction under way, on the writer. */
typedef struct {
  ComityDb *db;
  ComityJournal journal;
  ComityChanged *changed;
  GHashTable *deleting; /* ids that this transaction shall delete */
  GHashTable *deleted; /* those that it has deleted */
  GPtrArray *puts; /* of ComityRecord: their references are checked at the end */
  GArray *titled; /* of ComityTitled */
  gboolean many; /* too many were changed to list them */
  gboolean ordered; /* a stream whose new records nothing names yet */
  const ComityKind *tallied; /* of which kind some were added that are not counted yet */
  int tally;
} ComityWrite;

/** ComityWriteFunc: what a transaction does, on the writer. */
typedef gboolean (*ComityWriteFunc) (ComityWrite *self, gpointer data, GError **error);

ComityChanged *comity_changed_new (void);
ComityChanged *comity_changed_new_all (void);
void comity_changed_add (ComityChanged *self, const ComityKind *kind, gint64 id);
ComityChanged *comity_write_apply (ComityDb *db,
                                   ComityChanges *changes,
                                   const char *who,
                                   GError **error);
ComityChanged *comity_write_run (ComityDb *db,
                                 const char *what,
                                 const char *who,
                                 ComityWriteFunc func,
                                 gpointer data,
                                 GError **error);
gboolean comity_write_bring_back (ComityWrite *self, ComityRecord *record, GError **error);
gboolean comity_write_remove (ComityWrite *self, ComityRecord *record, GError **error);
gboolean comity_write_change (ComityWrite *self,
                              ComityRecord *old,
                              const char *old_title,
                              ComityRecord *new,
                              GError **error);
gboolean comity_write_check_field (ComityDb *db,
                                   const ComityField *field,
                                   const char *value,
                                   GError **error);
gboolean comity_write_blob (ComityDb *db, const ComityBlob *blob, GError **error);
gboolean comity_write_put (ComityWrite *self,
                           ComityRecord *record,
                           ComityRecord *old,
                           GError **error);
gboolean comity_write_delete (ComityWrite *self,
                              const ComityKind *kind,
                              gint64 id,
                              int version,
                              GError **error);
gboolean comity_write_check_references (ComityWrite *self, GError **error);
gboolean comity_write_stream (ComityWrite *self, const ComityOperation *operation, GError **error);
gboolean comity_write_edits (ComityWrite *self, const ComityOperation *operation, GError **error);
gboolean comity_write_insert (ComityDb *db,
                              ComityRecord *record,
                              const char *title,
                              GBytes *key,
                              GError **error);
gboolean comity_write_check_rules (ComityRecord *record, GError **error);
gboolean comity_write_differs (ComityRecord *old, ComityRecord *new, guint index);
gboolean comity_write_update (ComityDb *db,
                              ComityRecord *old,
                              ComityRecord *new,
                              const char *title,
                              GError **error);
void comity_write_note_titled (ComityWrite *self, const ComityKind *kind, gint64 id);
gboolean comity_write_refresh_dependents (ComityWrite *self,
                                          const ComityKind *kind,
                                          gint64 id,
                                          guint depth,
                                          GError **error);
gboolean comity_write_title (ComityDb *db,
                             const ComityKind *kind,
                             gint64 id,
                             const char *title,
                             GError **error);
gboolean comity_write_tally (ComityDb *db, const ComityKind *kind, int by, GError **error);
void comity_write_set_stale (ComityRecord *record, GError **error);
void comity_write_set_gone (const ComityKind *kind, GError **error);

/* -- comity-undo-stack.c: what Undo and Redo would do ----------------------------------------- */

/** ComityUndoWay: what a batch with a row in the table `undo` was. */
typedef enum {
  COMITY_UNDO_NONE, /* a change as any other: it has no row */
  COMITY_UNDO_UNDO, /* took back what was on top of the stack */
  COMITY_UNDO_REDO, /* brought it again */
  COMITY_UNDO_CHANGE, /* took back an older one, as a change of its own */
  COMITY_UNDO_FINAL, /* cannot be undone */
  COMITY_UNDO_RESTORE, /* went back to what stood at a moment */
} ComityUndoWay;

typedef struct {
  gint64 batch, of, origin;
  ComityUndoWay way;
  gint64 next_undo, next_redo; /* what Undo and Redo would invert after it; 0: nothing */
} ComityUndoRow;

gint64 comity_journal_head (ComityDb *db);
gint64 comity_journal_before (ComityDb *db, gint64 seq);
gint64 comity_journal_last (ComityDb *db, gint64 batch);
ComityUndoRow comity_undo_row (ComityDb *db, gint64 batch);
gint64 comity_undo_next (ComityDb *db);
gboolean comity_undo_plan (ComityDb *db, gint64 batch, gboolean redo, ComityUndoRow *plan);
gboolean comity_undo_note (ComityWrite *self, const ComityUndoRow *row, GError **error);
gboolean comity_undo_note_final (ComityWrite *self, gint64 before, GError **error);

/* -- comity-undo-label.c, comity-undo.c ------------------------------------------------------- */

ComityHistoryEntry *comity_journal_read (ComityDb *db, gint64 seq);
char *comity_undo_dup_label (ComityDb *db, gint64 batch);
void comity_wal_run_ahead (ComityDb *db, gint64 *known);
int comity_undo_next_version (ComityDb *db, const ComityKind *kind, gint64 id);
gboolean comity_undo_check (ComityWrite *write, GError **error);

/* -- comity-undo-refuse.c: why something cannot be undone ------------------------------------- */

gboolean comity_undo_refuse_changed (ComityWrite *self,
                                     ComityRecord *record,
                                     const ComityField *field,
                                     gint64 since,
                                     GError **error);
gboolean comity_undo_refuse_deleted (ComityWrite *self, ComityHistoryEntry *entry, GError **error);
gboolean comity_undo_refuse_named (ComityWrite *self,
                                   const ComityKind *kind,
                                   gint64 id,
                                   GError **error);
gboolean comity_undo_refuse_missing (ComityWrite *self,
                                     ComityHistoryEntry *entry,
                                     const ComityField *field,
                                     const char *value,
                                     GError **error);
gboolean comity_undo_refuse_rule (ComityRecord *record, const GError *problem, GError **error);

/* -- comity-rebuild.c: sort keys of another collation ----------------------------------------- */

typedef struct _ComityRebuild ComityRebuild;

ComityRebuild *comity_rebuild_new (ComityDb *db);
gboolean comity_rebuild_step (ComityRebuild *self,
                              ComityDb *db,
                              gboolean *finished,
                              GError **error);
void comity_rebuild_free (ComityRebuild *self);

G_END_DECLS
