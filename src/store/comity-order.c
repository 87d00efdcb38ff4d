/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <stdlib.h>
#include <string.h>

/*
 * The default order of a kind (by title key, then id) kept as arrays, so that a search that finds
 * a hundred thousand of a million students need not sort them: found ids come ascending, their
 * places in the order are looked up in step and marked in a bitmap, and how many marks stand before
 * its own is where each belongs in the answer.
 *
 *   sorted[i], places[i]    the ids ascending, and the place of each
 *
 * The connections of one store share what they made. An order is right for a reader whose snapshot
 * shows the journal up to `seq`, or up to a later row if nothing in between moved a title of the
 * kind; the writer notes what does, before it commits.
 */

typedef struct {
  gatomicrefcount refs;
  const ComityKind *kind;
  gint64 seq;
  guint n;
  gint64 *sorted;
  guint32 *places;
} Order;

typedef struct {
  gint64 seq;
  const ComityKind *kind;
  gint64 id;
} Note;

/* Where no writer of ours keeps notes, every new row of the journal counts. */
#define MAX_NOTES 10000
/* Below, sorting what was found is quicker than keeping an order. */
#define MIN_KEPT 5000
/* So many records that moved are put in their new places one by one. */
#define MAX_MOVED 100
/* So few are sorted by their own keys. */
#define FEW 300
/* So many ids are looked at one after the other before jumping. */
#define NEAR 16

struct _ComityOrders {
  gatomicrefcount refs;
  GMutex mutex;
  GHashTable *orders; /* const ComityKind -> Order */
  GArray *notes;
  gint64 complete_from; /* notes after this seq are all there */
  gboolean watched;
};

static Order *
order_ref (Order *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
order_unref (Order *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->sorted);
  g_free (self->places);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_unref)

/**
 * comity_orders_new:
 *
 * Returns: (transfer full): nothing kept yet
 */
ComityOrders *
comity_orders_new (void)
{
  ComityOrders *self = g_new0 (ComityOrders, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->orders = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) order_unref);
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  return self;
}

/**
 * comity_orders_ref:
 */
ComityOrders *
comity_orders_ref (ComityOrders *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * comity_orders_unref:
 */
void
comity_orders_unref (ComityOrders *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->orders);
  g_array_unref (self->notes);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * comity_orders_clear:
 *
 * Forgets every order: the keys were made anew.
 */
void
comity_orders_clear (ComityOrders *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_hash_table_remove_all (self->orders);
}

/**
 * comity_orders_watch:
 * @seq: the newest row of the journal
 *
 * From now on the writer notes what moves.
 */
void
comity_orders_watch (ComityOrders *self, gint64 seq)
{
  self->watched = TRUE;
  self->complete_from = seq;
}

/**
 * comity_orders_note:
 * @seq: the newest row of the journal with the change
 * @id: the record that was added, deleted or got another title; 0: many
 *
 * Called by the writer before it commits.
 */
void
comity_orders_note (ComityOrders *self, gint64 seq, const ComityKind *kind, gint64 id)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Note note = { seq, kind, id };

  if (self->notes->len >= MAX_NOTES) {
    self->complete_from = g_array_index (self->notes, Note, self->notes->len - 1).seq;
    g_array_set_size (self->notes, 0);
  }
  g_array_append_val (self->notes, note);
}

static gint64
snapshot_seq (ComityDb *db)
{
  return comity_db_pragma (db, "SELECT coalesce (max (\"seq\"), 0) FROM \"journal\"", 0);
}

/* The records whose places changed between the making of @order and @seq, ascending and once each;
 * NULL when that is not known or too many. Called with the mutex held. */
static GArray *
moved_since (ComityOrders *self, Order *order, gint64 seq)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean known =
    order->seq == seq || (order->seq < seq && self->watched && order->seq >= self->complete_from);

  for (guint i = self->notes->len; known && order->seq < seq && i > 0; i--) {
    Note *note = &g_array_index (self->notes, Note, i - 1);

    if (note->seq <= order->seq)
      break;
    if (note->kind != order->kind || note->seq > seq)
      continue;
    g_array_append_val (ids, note->id);
    known = note->id != 0 && ids->len <= MAX_MOVED;
  }
  if (known)
    return ids;
  g_array_unref (ids);
  return NULL;
}

/* The kept order of @kind, and what has moved since it was made. */
static Order *
lookup (ComityOrders *self, const ComityKind *kind, gint64 seq, GArray **moved)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Order *order = g_hash_table_lookup (self->orders, kind);

  *moved = order ? moved_since (self, order, seq) : NULL;
  if (*moved == NULL)
    return NULL;
  if ((*moved)->len == 0)
    order->seq = seq;
  return order_ref (order);
}

static void
keep (ComityOrders *self, Order *order)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Order *old = g_hash_table_lookup (self->orders, order->kind);

  if (old == NULL || old->seq <= order->seq)
    g_hash_table_replace (self->orders, (gpointer) order->kind, order_ref (order));
}

/* @ids: in the default order */
static void
make_places (Order *self, const gint64 *ids)
{
  g_autofree ComityPair *pairs = g_new (ComityPair, self->n);

  for (guint i = 0; i < self->n; i++)
    pairs[i] = (ComityPair) { (guint64) ids[i], i };
  comity_pairs_sort (pairs, self->n);
  self->sorted = g_new (gint64, self->n);
  self->places = g_new (guint32, self->n);
  for (guint i = 0; i < self->n; i++) {
    self->sorted[i] = (gint64) pairs[i].key;
    self->places[i] = (guint32) pairs[i].value;
  }
}

static GArray *
read_order (ComityDb *db, const ComityKind *kind, gboolean descending, guint limit, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"id\" FROM \"%s\" ORDER BY \"title_key\"%s, \"id\"%s LIMIT $1",
                     kind->name, descending ? " DESC" : "", descending ? " DESC" : "");
  g_auto (ComityStatement) st = comity_statement (db, sql);

  comity_statement_bind_id (&st, 1, limit > 0 ? (gint64) limit : -1);
  return comity_statement_ids (&st, error);
}

/* -- Putting ids in order --------------------------------------------------------------------- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * comity_ids_sort:
 *
 * Sorts ids ascending; quick when they are.
 */
void
comity_ids_sort (GArray *ids)
{
  const gint64 *data = (const gint64 *) (gpointer) ids->data;

  for (guint i = 1; i < ids->len; i++) {
    if (data[i - 1] <= data[i])
      continue;
    qsort (ids->data, ids->len, sizeof (gint64), compare_ids);
    return;
  }
}

/**
 * comity_ids_contain:
 * @sorted: ascending
 */
gboolean
comity_ids_contain (GArray *sorted, gint64 id)
{
  return g_array_binary_search (sorted, &id, compare_ids, NULL);
}

typedef struct {
  gint64 id;
  guint size;
  guint8 *key;
} Keyed;

static int
compare_keyed (gconstpointer a, gconstpointer b)
{
  const Keyed *left = a, *right = b;
  int order = memcmp (left->key, right->key, MIN (left->size, right->size));

  if (order == 0)
    order = (left->size > right->size) - (left->size < right->size);
  return order ? order : compare_ids (&left->id, &right->id);
}

static gboolean
read_keys (ComityDb *db, const ComityKind *kind, GArray *ids, Keyed *keyed, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"title_key\" FROM \"%s\" WHERE \"id\" = $1", kind->name);

  for (guint i = 0; i < ids->len; i++) {
    g_auto (ComityStatement) st = comity_statement (db, sql);
    g_autoptr (GError) local = NULL;

    keyed[i].id = g_array_index (ids, gint64, i);
    comity_statement_bind_id (&st, 1, keyed[i].id);
    if (comity_statement_row (&st, &local)) {
      keyed[i].size = (guint) sqlite3_column_bytes (st.stmt, 0);
      keyed[i].key = g_memdup2 (sqlite3_column_blob (st.stmt, 0), keyed[i].size);
    } else if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}

static void
reverse (GArray *ids)
{
  gint64 *data = (gint64 *) (gpointer) ids->data;

  for (guint i = 0; i < ids->len / 2; i++) {
    gint64 swap = data[i];
    data[i] = data[ids->len - 1 - i];
    data[ids->len - 1 - i] = swap;
  }
}

static GArray *
order_few (ComityDb *db, const ComityKind *kind, GArray *ids, GError **error)
{
  g_autofree Keyed *keyed = g_new0 (Keyed, ids->len + 1);
  gboolean ok = read_keys (db, kind, ids, keyed, error);
  GArray *ordered = NULL;

  if (ok) {
    qsort (keyed, ids->len, sizeof (Keyed), compare_keyed);
    ordered = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
    for (guint i = 0; i < ids->len; i++)
      g_array_append_val (ordered, keyed[i].id);
  }
  for (guint i = 0; i < ids->len; i++)
    g_free (keyed[i].key);
  return ordered;
}

/* The first of @order's ids, sorted, from @at on that is not before @id. Goes on step by step, since
 * one of many ids is near; one of few is jumped to in ever longer steps, then between them. */
static guint
find_sorted (Order *order, guint at, gint64 id)
{
  const gint64 *sorted = order->sorted;
  guint near = MIN (at + NEAR, order->n), step = NEAR, high;

  while (at < near && sorted[at] < id)
    at++;
  if (at < near || at == order->n)
    return at;
  while (at + step < order->n && sorted[at + step] < id)
    step *= 2;
  high = MIN (at + step, order->n);
  while (at < high) {
    guint middle = at + (high - at) / 2;

    if (sorted[middle] < id)
      at = middle + 1;
    else
      high = middle;
  }
  return at;
}

/* The places that an answer takes, and how many of them are before each 64. */
typedef struct {
  guint64 *bits;
  guint32 *before;
  guint n;
} Marks;

static void
marks_clear (Marks *self)
{
  g_free (self->bits);
  g_free (self->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marks, marks_clear)

/* @places: (out): of each of @ids, both ascending; of those that are not in the order, the one behind its last */
static Marks
mark_places (Order *order, GArray *ids, guint32 *places)
{
  const gint64 *wanted = (const gint64 *) (gpointer) ids->data;
  guint n_words = order->n / 64 + 1, at = 0;
  Marks marks = { g_new0 (guint64, n_words), g_new (guint32, n_words), 0 };

  for (guint i = 0; i < ids->len; i++) {
    at = find_sorted (order, at, wanted[i]);
    places[i] = at < order->n && order->sorted[at] == wanted[i] ? order->places[at] : order->n;
    if (places[i] < order->n)
      marks.bits[places[i] / 64] |= G_GUINT64_CONSTANT (1) << (places[i] % 64);
  }
  for (guint w = 0; w < n_words; w++) {
    marks.before[w] = marks.n;
    marks.n += (guint) __builtin_popcountll (marks.bits[w]);
  }
  return marks;
}

static guint
count_before (const Marks *self, guint place)
{
  guint64 below = (G_GUINT64_CONSTANT (1) << (place % 64)) - 1;

  return self->before[place / 64] + (guint) __builtin_popcountll (self->bits[place / 64] & below);
}

static GArray *
collect_marked (Order *order, GArray *ids, gboolean descending, guint limit)
{
  g_autofree guint32 *places = g_new (guint32, ids->len);
  g_auto (Marks) marks = mark_places (order, ids, places);
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_set_size (ordered, MIN (marks.n, limit));
  for (guint i = 0; i < ids->len; i++) {
    guint at;

    if (places[i] == order->n)
      continue;
    at = count_before (&marks, places[i]);
    if (descending)
      at = marks.n - 1 - at;
    if (at < limit)
      g_array_index (ordered, gint64, at) = g_array_index (ids, gint64, i);
  }
  return ordered;
}

/* The first @limit of all. */
static GArray *
collect_all (Order *order, gboolean descending, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_set_size (ids, MIN (order->n, limit));
  for (guint i = 0; i < order->n; i++) {
    guint at = descending ? order->n - 1 - order->places[i] : order->places[i];

    if (at < limit)
      g_array_index (ids, gint64, at) = order->sorted[i];
  }
  return ids;
}

/* -- Keeping an order up to date -------------------------------------------------------------- */

static Order *
order_new (const ComityKind *kind, gint64 seq, GArray *ids)
{
  Order *order = g_new0 (Order, 1);

  g_atomic_ref_count_init (&order->refs);
  order->kind = kind;
  order->seq = seq;
  order->n = ids->len;
  make_places (order, (const gint64 *) (gpointer) ids->data);
  return order;
}

/* Reads the key of a record; size 0 when there is no such record. */
static gboolean
read_key (ComityDb *db, const ComityKind *kind, gint64 id, Keyed *keyed, GError **error)
{
  char sql[128];
  ComityStatement st;
  g_autoptr (GError) local = NULL;

  g_snprintf (sql, sizeof sql, "SELECT \"title_key\" FROM \"%s\" WHERE \"id\" = $1", kind->name);
  st = comity_statement (db, sql);
  comity_statement_bind_id (&st, 1, id);
  *keyed = (Keyed) { .id = id };
  if (comity_statement_row (&st, &local)) {
    keyed->size = (guint) sqlite3_column_bytes (st.stmt, 0);
    keyed->key = g_memdup2 (sqlite3_column_blob (st.stmt, 0), keyed->size);
  }
  comity_statement_clear (&st);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Where @keyed belongs among @ids, by asking for the keys of some twenty of them. */
static gboolean
find_place (ComityDb *db,
            const ComityKind *kind,
            GArray *ids,
            const Keyed *keyed,
            guint *place,
            GError **error)
{
  guint low = 0, high = ids->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    Keyed other;
    gboolean before;

    if (!read_key (db, kind, g_array_index (ids, gint64, middle), &other, error))
      return FALSE;
    before = compare_keyed (&other, keyed) < 0;
    g_free (other.key);
    if (before)
      low = middle + 1;
    else
      high = middle;
  }
  *place = low;
  return TRUE;
}

static GArray *
copy_without (Order *order, GArray *moved)
{
  GArray *ids = collect_all (order, FALSE, order->n);
  gint64 *data = (gint64 *) (gpointer) ids->data;
  guint left = 0;

  for (guint i = 0; i < moved->len; i++) {
    gint64 *found = bsearch (&g_array_index (moved, gint64, i), order->sorted, order->n,
                             sizeof (gint64), compare_ids);

    if (found != NULL)
      data[order->places[found - order->sorted]] = 0;
  }
  for (guint i = 0; i < order->n; i++) {
    if (data[i] != 0)
      data[left++] = data[i];
  }
  g_array_set_size (ids, left);
  return ids;
}

/* A new order: the old one without those that moved, and these put in where they belong now. */
static Order *
order_patch (ComityDb *db, Order *old, GArray *moved, gint64 seq, GError **error)
{
  g_autoptr (GArray) ids = copy_without (old, moved);

  comity_ids_sort (moved);
  for (guint i = 0; i < moved->len; i++) {
    gint64 id = g_array_index (moved, gint64, i);
    Keyed keyed = { 0 };
    guint place = 0;
    gboolean ok;

    if (i > 0 && id == g_array_index (moved, gint64, i - 1))
      continue;
    ok = read_key (db, old->kind, id, &keyed, error) &&
         (keyed.size == 0 || find_place (db, old->kind, ids, &keyed, &place, error));
    if (ok && keyed.size > 0)
      g_array_insert_val (ids, place, id);
    g_free (keyed.key);
    if (!ok)
      return NULL;
  }
  return order_new (old->kind, seq, ids);
}

/* The order of @kind as the snapshot of @db shows it; NULL without @error when none is kept. */
static Order *
get_kept (ComityDb *db, const ComityKind *kind, GError **error)
{
  gint64 seq = snapshot_seq (db);
  g_autoptr (GArray) moved = NULL;
  g_autoptr (Order) old = db->orders ? lookup (db->orders, kind, seq, &moved) : NULL;
  Order *order;

  if (old == NULL || moved->len == 0)
    return g_steal_pointer (&old);
  order = order_patch (db, old, moved, seq, error);
  if (order != NULL)
    keep (db->orders, order);
  return order;
}

static Order *
get_order (ComityDb *db, const ComityKind *kind, GError **error)
{
  g_autoptr (GError) local = NULL;
  Order *order = get_kept (db, kind, &local);
  g_autoptr (GArray) ids = NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (order == NULL && (ids = read_order (db, kind, FALSE, 0, error)) != NULL)
    order = order_new (kind, snapshot_seq (db), ids);
  if (order != NULL && ids != NULL && db->orders != NULL)
    keep (db->orders, order);
  return order;
}

/**
 * comity_order_apply:
 * @ids: records of the kind, ascending
 * @limit: at most so many; 0: all
 *
 * Returns: (transfer full): them in the default order
 */
GArray *
comity_order_apply (ComityDb *db,
                    const ComityKind *kind,
                    GArray *ids,
                    gboolean descending,
                    guint limit,
                    GError **error)
{
  g_autoptr (Order) order = NULL;
  GArray *ordered;

  if (ids->len <= FEW || comity_read_tally (db, kind, NULL) < MIN_KEPT) {
    ordered = order_few (db, kind, ids, error);
    if (ordered != NULL && descending)
      reverse (ordered);
    if (ordered != NULL && limit > 0 && ordered->len > limit)
      g_array_set_size (ordered, limit);
    return ordered;
  }
  order = get_order (db, kind, error);
  if (order == NULL)
    return NULL;
  if (limit == 0)
    limit = G_MAXUINT;
  if (ids->len == order->n)
    return collect_all (order, descending, limit);
  return collect_marked (order, ids, descending, limit);
}

/**
 * comity_order_all:
 *
 * Returns: (transfer full): the first @limit (0: all) records of the kind in the default order
 */
GArray *
comity_order_all (ComityDb *db,
                  const ComityKind *kind,
                  gboolean descending,
                  guint limit,
                  GError **error)
{
  g_autoptr (Order) order = NULL;

  if (limit == 0)
    order = get_kept (db, kind, NULL);
  return order ? collect_all (order, descending, G_MAXUINT) :
                 read_order (db, kind, descending, limit, error);
}
