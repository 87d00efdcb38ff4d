/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

/*
 * Taking ids by the hundred thousand: SQL functions put them into an array, so that nobody comes back
 * from SQLite for each row.
 *
 *   SELECT comity_gather (id) FROM …                           an aggregate
 *   SELECT comity_gather_phrase (t) FROM t WHERE t MATCH $1 LIMIT 1
 *
 * The second is an auxiliary function of FTS5, for expressions of one phrase: it goes through the
 * index within FTS5, at a third of the price (fts5.html, 7.1, xQueryPhrase).
 */

/* So many rows between two looks at whether somebody still waits. */
#define PATIENCE 4096

static void
gather_step (sqlite3_context *context, int n, sqlite3_value **values)
{
  ComityDb *self = sqlite3_user_data (context);
  gint64 id = sqlite3_value_int64 (values[0]);

  if (self->gathered != NULL)
    g_array_append_val (self->gathered, id);
}

static void
gather_final (sqlite3_context *context)
{
}

static int
gather_row (const Fts5ExtensionApi *api, Fts5Context *fts, void *data)
{
  ComityDb *self = data;
  gint64 id = api->xRowid (fts);

  g_array_append_val (self->gathered, id);
  return self->gathered->len % PATIENCE == 0 && self->cancellable != NULL &&
             g_cancellable_is_cancelled (self->cancellable) ?
           SQLITE_INTERRUPT :
           SQLITE_OK;
}

static void
gather_phrase (const Fts5ExtensionApi *api,
               Fts5Context *fts,
               sqlite3_context *context,
               int n,
               sqlite3_value **values)
{
  ComityDb *self = api->xUserData (fts);
  int rc = self->gathered != NULL ? api->xQueryPhrase (fts, 0, self, gather_row) : SQLITE_OK;

  if (rc != SQLITE_OK)
    sqlite3_result_error_code (context, rc);
}

/* How FTS5 says where its functions are (fts5.html, 7). */
static fts5_api *
find_fts5 (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &stmt, NULL) == SQLITE_OK) {
    sqlite3_bind_pointer (stmt, 1, (void *) &api, "fts5_api_ptr", NULL);
    sqlite3_step (stmt);
  }
  sqlite3_finalize (stmt);
  return api;
}

/**
 * comity_gather_register:
 *
 * Gives the connection its functions.
 */
void
comity_gather_register (ComityDb *self)
{
  fts5_api *fts5 = find_fts5 (self->handle);

  sqlite3_create_function (self->handle, "comity_gather", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, self,
                           NULL, gather_step, gather_final);
  if (fts5 != NULL)
    fts5->xCreateFunction (fts5, "comity_gather_phrase", self, gather_phrase, NULL);
}

/**
 * comity_statement_gather:
 * @self: a statement that calls comity_gather or comity_gather_phrase
 *
 * As comity_statement_ids(), for hundreds of thousands.
 *
 * Returns: (transfer full) (element-type gint64): the ids
 */
GArray *
comity_statement_gather (ComityStatement *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  self->db->gathered = ids;
  ok = comity_statement_run (self, error);
  self->db->gathered = NULL;
  return ok ? g_steal_pointer (&ids) : NULL;
}
