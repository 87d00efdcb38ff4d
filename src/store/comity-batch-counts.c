/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"
#include "comity-undo.h"

/**
 * comity_db_batch_counts:
 * @batch: a transaction
 *
 * Returns: (transfer full) (element-type ComityBatchCount): how many records of which kinds it added
 *   and changed; or %NULL with @error
 */
GArray *
comity_db_batch_counts (ComityDb *db, gint64 batch, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (ComityBatchCount));
  g_autoptr (GError) local = NULL;
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"kind\", \"action\" = 'add' AS \"added\", "
                          "COUNT (DISTINCT \"record\") FROM \"journal\" "
                          "WHERE \"seq\" >= $1 AND \"batch\" = $1 AND \"action\" IN ('add', 'set') "
                          "GROUP BY \"kind\", \"added\" ORDER BY MIN (\"seq\")");

  comity_statement_bind_id (&st, 1, batch);
  while (comity_statement_row (&st, &local)) {
    const ComityBatchCount count = { comity_kind_find (comity_statement_text (&st, 0)),
                                     comity_statement_id (&st, 1) != 0,
                                     (guint) comity_statement_id (&st, 2) };

    if (count.kind != NULL)
      g_array_append_val (counts, count);
  }
  if (local == NULL)
    return g_steal_pointer (&counts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
