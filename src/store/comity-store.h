/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "comity-query.h"
#include "comity-record.h"

G_BEGIN_DECLS

/**
 * ComityStoreError:
 * @COMITY_STORE_ERROR_STALE: the record was changed since it was read; @ the save changed nothing
 * @COMITY_STORE_ERROR_GONE: no such record (any more)
 * @COMITY_STORE_ERROR_INVALID: the record breaks a rule of its kind (message of the core domain)
 * @COMITY_STORE_ERROR_IN_USE: others name it, and cannot be without it
 * @COMITY_STORE_ERROR_LOCKED: another program has the office open for writing
 * @COMITY_STORE_ERROR_READ_ONLY: file, folder or mode does not allow writing
 * @COMITY_STORE_ERROR_FULL: no room on the disk
 * @COMITY_STORE_ERROR_NOT_OFFICE: not an office file of Comity
 * @COMITY_STORE_ERROR_NEWER: written by a newer Comity
 * @COMITY_STORE_ERROR_DAMAGED: the file fails its checks
 * @COMITY_STORE_ERROR_UNDO: it cannot be undone, redone or restored: the message says why
 * @COMITY_STORE_ERROR_EXISTS: there is a file already where a new office should be made
 * @COMITY_STORE_ERROR_MISSING: a file or folder is not there
 * @COMITY_STORE_ERROR_PASSPHRASE: a passphrase is wanted, or is not the right one
 * @COMITY_STORE_ERROR_FOREIGN: not made by Comity, though it looks like an office
 * @COMITY_STORE_ERROR_LOST: what was saved last is not in the file any more
 * @COMITY_STORE_ERROR_BACKUPS: an erasure did not reach all backups, though the office
 * @COMITY_STORE_ERROR_PORTAL: the file is within reach only by way of the document portal
 * @COMITY_STORE_ERROR_FAILED: anything else
 */
typedef enum {
  COMITY_STORE_ERROR_STALE,
  COMITY_STORE_ERROR_GONE,
  COMITY_STORE_ERROR_INVALID,
  COMITY_STORE_ERROR_IN_USE,
  COMITY_STORE_ERROR_LOCKED,
  COMITY_STORE_ERROR_READ_ONLY,
  COMITY_STORE_ERROR_FULL,
  COMITY_STORE_ERROR_NOT_OFFICE,
  COMITY_STORE_ERROR_NEWER,
  COMITY_STORE_ERROR_DAMAGED,
  COMITY_STORE_ERROR_UNDO,
  COMITY_STORE_ERROR_EXISTS,
  COMITY_STORE_ERROR_MISSING,
  COMITY_STORE_ERROR_PASSPHRASE,
  COMITY_STORE_ERROR_FOREIGN,
  COMITY_STORE_ERROR_LOST,
  COMITY_STORE_ERROR_BACKUPS,
  COMITY_STORE_ERROR_PORTAL,
  COMITY_STORE_ERROR_FAILED,
} ComityStoreError;

#define COMITY_STORE_ERROR (comity_store_error_quark ())
GQuark comity_store_error_quark (void);

/** ComityOpenFlags: how to open an office. Without a flag it must exist and is writable. */
typedef enum {
  COMITY_OPEN_DEFAULT = 0,
  COMITY_OPEN_CREATE = 1 << 0,    /* make a new file; refuse when one is there */
  COMITY_OPEN_READ_ONLY = 1 << 1, /* no writer, no lock */
  /* Sorts as the user's language does and makes the stored order anew where it is another's; for the
   * window. Without it, the order of the file is kept and followed. */
  COMITY_OPEN_USERS_ORDER = 1 << 2,
  /* After %COMITY_STORE_ERROR_LOST: goes on with what there is. */
  COMITY_OPEN_WITHOUT_LOST = 1 << 3,
} ComityOpenFlags;

#define COMITY_TYPE_STORE (comity_store_get_type ())
G_DECLARE_FINAL_TYPE (ComityStore, comity_store, COMITY, STORE, GObject)

/**
 * ComityStore:
 *
 * One office file: one writer thread and two readers, each with a connection of its own. No call
 * blocks but those named so (`_sync`), which are for the command line and for tests.
 *
 * Signal `changed` (ComityChanged *changed): on the main context, after each commit.
 */
ComityStore *comity_store_open_sync (const char *path, ComityOpenFlags flags, GError **error);
void comity_store_open_async (const char *path,
                              ComityOpenFlags flags,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
ComityStore *comity_store_open_finish (GAsyncResult *result, GError **error);
gboolean comity_store_close_sync (ComityStore *self, GError **error);
const char *comity_store_get_path (ComityStore *self);
gboolean comity_store_is_read_only (ComityStore *self);
char *comity_store_dup_default_path (const char *name);
char *comity_store_dup_stem (const char *path);

/* -- Writing -------------------------------------------------------------------------------- */

/** ComityChanges: what one transaction does; made on the caller's thread, then given away. */
typedef struct _ComityChanges ComityChanges;

ComityChanges *comity_changes_new (const char *what);
gint64 comity_changes_put (ComityChanges *self, ComityRecord *record);
void comity_changes_delete (ComityChanges *self, const ComityKind *kind, gint64 id, int version);
void comity_changes_add_blob (ComityChanges *self, GBytes *content, char **hash);
void comity_changes_set_final (ComityChanges *self);
void comity_changes_free (ComityChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityChanges, comity_changes_free)

/** ComityChanged: what a commit changed: which kinds, and which records (none listed: many). */
typedef struct {
  gatomicrefcount refs;
  gint64 batch; /* the journal's number of the transaction */
  GPtrArray *kinds; /* of const ComityKind */
  GArray *ids; /* of gint64; empty after a bulk change */
  gboolean order_changed; /* whether titles, records or filtered values changed */
  char *label; /* of an undo or redo: what was undone or redone; else NULL */
} ComityChanged;

#define COMITY_TYPE_CHANGED (comity_changed_get_type ())
GType comity_changed_get_type (void);
ComityChanged *comity_changed_ref (ComityChanged *self);
void comity_changed_unref (ComityChanged *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityChanged, comity_changed_unref)
gboolean comity_changed_has_kind (const ComityChanged *self, const ComityKind *kind);

void comity_store_write_async (ComityStore *self,
                               ComityChanges *changes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
ComityChanged *comity_store_write_finish (ComityStore *self, GAsyncResult *result, GError **error);
ComityChanged *comity_store_write_sync (ComityStore *self, ComityChanges *changes, GError **error);

/* -- Reading: each a pair async/finish on a reader thread, and a _sync ------------------------ */

/** ComityRow: one row of a list: display texts of the query's columns, in their order. */
typedef struct {
  gint64 id;
  const ComityKind *kind;
  char *title, *subtitle;
  char *picture; /* hash of the picture, or NULL */
  char *extra; /* display text, see comity_query_set_extra(); or NULL */
  char *status; /* code of the kind's status, on the query's date; or NULL */
  GPtrArray *children; /* of ComityRecord, see comity_query_set_children(); or NULL */
  char **cells; /* as many as the query has columns; never NULL inside */
} ComityRow;

void comity_row_free (ComityRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityRow, comity_row_free)

/** ComityHistoryEntry: one row of the journal. */
typedef struct {
  gint64 seq, batch;
  char *at; /* UTC, ISO 8601 */
  char *who;
  char *what; /* as given to comity_changes_new(), or NULL */
  char *action; /* "add", "set", "delete" */
  const ComityKind *kind;
  gint64 id;
  int version;
  char *created; /* of a deletion: when the record had been made, if known */
  GPtrArray *fields; /* of const ComityField */
  GPtrArray *olds, *news; /* neutral texts, NULL when absent */
} ComityHistoryEntry;

void comity_history_entry_free (ComityHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityHistoryEntry, comity_history_entry_free)

/** ComityRelation: records of @kind name one record in @field. */
typedef struct {
  const ComityKind *kind;
  const ComityField *field;
  guint count;
} ComityRelation;

/**
 * ComityReadFunc: runs in a reader thread. It must not touch objects of the interface.
 *
 * Returns: (transfer full): the result, freed by the destroy function given with it, or %NULL
 */
typedef struct _ComityDb ComityDb;
typedef gpointer (*ComityReadFunc) (ComityDb *db, gpointer data, GError **error);

void comity_store_read_async (ComityStore *self,
                              ComityReadFunc func,
                              gpointer data,
                              GDestroyNotify data_free,
                              GDestroyNotify result_free,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gpointer comity_store_read_finish (ComityStore *self, GAsyncResult *result, GError **error);
gpointer comity_store_read_sync (ComityStore *self,
                                 ComityReadFunc func,
                                 gpointer data,
                                 GError **error);

/* What a ComityReadFunc may ask (comity-db.h has the writer's side, private to the store). */
ComityRecord *comity_db_load (ComityDb *db, const ComityKind *kind, gint64 id, GError **error);
GArray *comity_db_ids (ComityDb *db, ComityQuery *query, GError **error); /* of gint64, in order */
GArray *comity_db_first_ids (ComityDb *db,
                             ComityQuery *query,
                             guint n,
                             gint64 *total,
                             GError **error); /* the first n of them, and how many there are */
GPtrArray *comity_db_rows (ComityDb *db,
                           ComityQuery *query,
                           const gint64 *ids,
                           guint n_ids,
                           GError **error); /* of ComityRow, in the order of ids; NULL = gone */
void comity_db_put_as_of (ComityDb *db, ComityQuery *query, ComityRecord *record);
gint64 comity_db_count (ComityDb *db, ComityQuery *query, GError **error);
GHashTable *comity_db_counts (ComityDb *db, GError **error); /* kind name -> GINT count */
GPtrArray *comity_db_search (ComityDb *db,
                             const char *text,
                             guint limit,
                             GError **error); /* of ComityRow without cells, best first */
GPtrArray *comity_db_suggest (ComityDb *db,
                              const ComityKind *kind,
                              const char *text,
                              guint limit,
                              GError **error); /* type-ahead: of ComityRow without cells */
GPtrArray *comity_db_history (ComityDb *db,
                              const ComityKind *kind,
                              gint64 id,
                              GError **error); /* of ComityHistoryEntry, newest first */
GPtrArray *comity_db_recent (ComityDb *db, guint limit, GError **error);
GPtrArray *comity_db_relations (ComityDb *db,
                                const ComityKind *kind,
                                gint64 id,
                                GError **error); /* of ComityRelation; sub-records first */
GPtrArray *comity_db_children (ComityDb *db,
                               const ComityField *field_of_child,
                               const ComityKind *child,
                               gint64 id,
                               guint limit,
                               GError **error); /* of ComityRecord, ordered */
GBytes *comity_db_blob (ComityDb *db, const char *hash, GError **error);
/* of char *: what is wrong */
GPtrArray *comity_db_check (ComityDb *db, gboolean *mendable, GError **error);
char *comity_db_title (ComityDb *db, const ComityKind *kind, gint64 id);

G_END_DECLS
