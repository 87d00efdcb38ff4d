/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-rows-model.h"

#include "comity-rows-diff.h"

#define PAGE 128       /* rows read at a time */
#define KEPT_PAGES 8   /* read rows that stay when no widget shows them */
/* Without a view that paints, the rest of the ids follows the head so late. A view paints before;
 * were it shorter, a slow start would become slower by what is not yet needed. */
#define REST_MS 1000
#define GATHER_MS 12 /* a dragged scroll bar asks for 200 rows a frame: wait for the last */

/**
 * ComityRowsModel:
 *
 * The records of one query, as many as there are, for a list widget.
 *
 * It holds the ids of all rows in their order as one array; the store's reader computes it and the
 * main thread swaps it in. Rows are objects made when they are asked for and filled when their
 * texts are read, newest wish first; what nobody shows any more by then is not read at all. The
 * same object is handed out for an id as long as anybody holds it.
 *
 * Signals:
 * `about-to-remove` (guint position, guint n): the ids there can still be asked for.
 * `settled`: a new order is in place, all changes have been told.
 * `reset`: before `settled`, when rows lost their places: a view may want to scroll.
 */
struct _ComityRowsModel {
  GObject parent_instance;
  ComityStore *store;

  ComityQuery *query;
  GArray *ids; /* of gint64; shared with the reader, replaced rather than changed */
  guint shown; /* how many of them the view has been told of */
  gboolean head_only; /* the view has not painted yet: COMITY_ROWS_HEAD rows are enough */
  gboolean complete; /* ids are all of the query, not only its first */

  GCancellable *cancellable; /* of the computation of ids */
  guint generation;
  gboolean computing, refresh_again;
  guint rest; /* source that asks for the ids behind the head */

  GHashTable *live; /* &id → ComityRowItem, weak */
  GHashTable *stale; /* items whose texts must be read again, weak, subset of live */
  GQueue kept; /* of ComityRowItem, strong, oldest first */
  GArray *wishes; /* of gint64, newest last */
  guint gather; /* source */
  gboolean reading;
  guint64 asked; /* calls of get_item, for tests */
};

enum {
  SIGNAL_ABOUT_TO_REMOVE,
  SIGNAL_SETTLED,
  SIGNAL_RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
static void compute_ids (ComityRowsModel *self, guint limit);
static void gather_wishes (ComityRowsModel *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (ComityRowsModel,
                               comity_rows_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* -- Rows that somebody holds --------------------------------------------------------------- */

static void
item_gone (gpointer owner, ComityRowItem *item)
{
  ComityRowsModel *self = owner;

  g_hash_table_remove (self->live, comity_row_item_peek_id (item));
  g_hash_table_remove (self->stale, item);
}

static void
wish (ComityRowsModel *self, gint64 id)
{
  g_array_append_val (self->wishes, id);
  gather_wishes (self);
}

/* Returns: (transfer full) */
static ComityRowItem *
item_for (ComityRowsModel *self, gint64 id)
{
  ComityRowItem *item = g_hash_table_lookup (self->live, &id);

  if (item)
    return g_object_ref (item);
  item = comity_row_item_new (id, self, item_gone);
  g_hash_table_insert (self->live, (gpointer) comity_row_item_peek_id (item), item);
  wish (self, id);
  return item;
}

static gboolean
is_needed (ComityRowsModel *self, ComityRowItem *item)
{
  return !comity_row_item_get_row (item) || g_hash_table_contains (self->stale, item);
}

static void
keep (ComityRowsModel *self, ComityRowItem *item)
{
  g_queue_push_tail (&self->kept, g_object_ref (item));
  while (self->kept.length > PAGE * KEPT_PAGES)
    g_object_unref (g_queue_pop_head (&self->kept));
}

static void
forget_kept (ComityRowsModel *self)
{
  GQueue old = self->kept;

  g_queue_init (&self->kept);
  g_queue_clear_full (&old, g_object_unref);
}

/* What is on the screen shows its old texts until the new ones are read. */
static void
mark_stale (ComityRowsModel *self, ComityRowItem *item)
{
  if (!comity_row_item_get_row (item))
    return;
  g_hash_table_add (self->stale, item);
  wish (self, comity_row_item_get_id (item));
}

static void
mark_all_stale (ComityRowsModel *self)
{
  GHashTableIter iter;
  gpointer item;

  forget_kept (self);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    mark_stale (self, item);
}

/* Takes what was read for one id; nobody may want it any more. */
static void
fill (ComityRowsModel *self, gint64 id, ComityRow *row)
{
  ComityRowItem *item = g_hash_table_lookup (self->live, &id);
  gboolean is_new;

  if (!item || !row) {
    g_clear_pointer (&row, comity_row_free);
    return;
  }
  is_new = !comity_row_item_get_row (item);
  g_hash_table_remove (self->stale, item);
  if (is_new)
    keep (self, item);
  comity_row_item_take_row (item, row);
}

/* -- Reading rows --------------------------------------------------------------------------- */

/** What a reader is asked for: rows of some ids. */
typedef struct {
  ComityQuery *query;
  GArray *ids; /* of gint64 */
} RowsRequest;

static void
rows_request_free (gpointer data)
{
  RowsRequest *self = data;

  g_object_unref (self->query);
  g_array_unref (self->ids);
  g_free (self);
}

static void
free_row (gpointer row)
{
  if (row)
    comity_row_free (row);
}

static void
free_rows (gpointer data)
{
  GPtrArray *rows = data;

  g_ptr_array_set_free_func (rows, free_row);
  g_ptr_array_unref (rows);
}

static gpointer
read_rows (ComityDb *db, gpointer data, GError **error)
{
  RowsRequest *request = data;

  return comity_db_rows (db, request->query, (const gint64 *) (gpointer) request->ids->data,
                         request->ids->len, error);
}

static gboolean
same_columns (ComityQuery *a, ComityQuery *b)
{
  guint n_a, n_b;
  const ComityField *const *columns_a = comity_query_get_columns (a, &n_a);
  const ComityField *const *columns_b = comity_query_get_columns (b, &n_b);

  if (n_a != n_b || comity_query_get_children (a) != comity_query_get_children (b) ||
      comity_query_get_extra (a) != comity_query_get_extra (b) ||
      g_strcmp0 (comity_query_get_as_of (a), comity_query_get_as_of (b)) != 0)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (columns_a[i] != columns_b[i])
      return FALSE;
  return TRUE;
}

/* Gives the rows to their items; empties @rows. */
static void
take_rows (ComityRowsModel *self, const gint64 *ids, GPtrArray *rows)
{
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    fill (self, ids[i], g_steal_pointer (&rows->pdata[i]));
}

/** Who asked, and for what: the array of ids is shared with the request. */
typedef struct {
  ComityRowsModel *model;
  ComityQuery *query;
  GArray *ids;
} RowsAnswer;

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RowsAnswer *answer = user_data;
  g_autoptr (ComityRowsModel) self = answer->model;
  g_autoptr (ComityQuery) query = answer->query;
  g_autoptr (GArray) ids = answer->ids;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = comity_store_read_finish (COMITY_STORE (source), result, &error);

  g_free (answer);
  self->reading = FALSE;
  if (rows) {
    if (self->store && same_columns (query, self->query))
      take_rows (self, (const gint64 *) (gpointer) ids->data, rows);
    else if (self->store)
      g_array_append_vals (self->wishes, ids->data, ids->len);
    free_rows (rows);
  } else {
    g_debug ("rows could not be read: %s", error->message);
  }
  if (self->store && self->wishes->len > 0)
    gather_wishes (self);
}

/* The newest wishes that somebody still has; the rest stays for the next time, the dead go. */
static GArray *
take_wishes (ComityRowsModel *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = self->wishes->len; i > 0; i--) {
    gint64 *id = &g_array_index (self->wishes, gint64, i - 1);
    ComityRowItem *item = g_hash_table_lookup (self->live, id);

    if (!item || !is_needed (self, item) || !g_hash_table_add (seen, id))
      continue;
    if (ids->len < PAGE)
      g_array_append_val (ids, *id);
    else
      g_array_prepend_val (rest, *id);
  }
  g_array_unref (self->wishes);
  self->wishes = rest;
  return ids;
}

static void
gathered_cb (gpointer user_data)
{
  ComityRowsModel *self = user_data;
  g_autoptr (GArray) ids = NULL;
  RowsRequest *request;
  RowsAnswer *answer;

  self->gather = 0;
  if (!self->query)
    return;
  ids = take_wishes (self);
  if (ids->len == 0)
    return;

  request = g_new (RowsRequest, 1);
  *request = (RowsRequest) { g_object_ref (self->query), g_array_ref (ids) };
  answer = g_new (RowsAnswer, 1);
  *answer = (RowsAnswer) { g_object_ref (self), g_object_ref (self->query), g_array_ref (ids) };
  self->reading = TRUE;
  comity_store_read_async (self->store, read_rows, request, rows_request_free, free_rows, NULL,
                           rows_read_cb, answer);
}

static void
gather_wishes (ComityRowsModel *self)
{
  if (self->gather == 0 && !self->reading && self->store) {
    self->gather = g_timeout_add_once (GATHER_MS, gathered_cb, self);
    g_source_set_name_by_id (self->gather, "[comity] rows wanted");
  }
}

/* -- Telling the view ----------------------------------------------------------------------- */

static guint
to_be_shown (ComityRowsModel *self)
{
  return self->head_only ? MIN (self->ids->len, COMITY_ROWS_HEAD) : self->ids->len;
}

static void
about_to_remove (ComityRowsModel *self, guint position, guint n)
{
  if (n > 0)
    g_signal_emit (self, signals[SIGNAL_ABOUT_TO_REMOVE], 0, position, n);
}

static void
tell (ComityRowsModel *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
put_ids (ComityRowsModel *self, GArray *ids)
{
  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
}

/* All away, then all there: (0, N, M) in one would make GTK ask for every row. */
static void
tell_reset (ComityRowsModel *self, GArray *ids)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint old = self->shown;

  about_to_remove (self, 0, old);
  put_ids (self, none);
  self->shown = 0;
  tell (self, 0, old, 0);
  put_ids (self, ids);
  self->shown = to_be_shown (self);
  tell (self, 0, 0, self->shown);
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

static void
tell_splice (ComityRowsModel *self, GArray *ids, const ComityRowsDiff *diff)
{
  about_to_remove (self, diff->position, diff->removed);
  put_ids (self, ids);
  self->shown = ids->len;
  tell (self, diff->position, diff->removed, diff->added);
}

/* Row by row, in an array of its own that is true at every step. */
static void
tell_moves (ComityRowsModel *self, GArray *ids, const ComityRowsDiff *diff)
{
  g_autoptr (GArray) steps = g_array_copy (self->ids);

  put_ids (self, steps);
  for (guint i = diff->leave->len; i > 0; i--) {
    guint position = g_array_index (diff->leave, guint, i - 1);

    about_to_remove (self, position, 1);
    g_array_remove_index (steps, position);
    self->shown--;
    tell (self, position, 1, 0);
  }
  for (guint i = 0; i < diff->come->len; i++) {
    guint position = g_array_index (diff->come, guint, i);

    g_array_insert_val (steps, position, g_array_index (ids, gint64, position));
    self->shown++;
    tell (self, position, 0, 1);
  }
  put_ids (self, ids);
}

static void
show_ids (ComityRowsModel *self, GArray *ids, const ComityRowsDiff *diff)
{
  /* A view that has only the head knows nothing of what changes behind it. */
  if (self->shown != self->ids->len && diff->change != COMITY_ROWS_SAME) {
    gboolean same_head = diff->position >= self->shown;

    if (!same_head) {
      tell_reset (self, ids);
      return;
    }
    put_ids (self, ids);
    if (to_be_shown (self) > self->shown) {
      guint before = self->shown;

      self->shown = to_be_shown (self);
      tell (self, before, 0, self->shown - before);
    }
    return;
  }

  switch (diff->change) {
  case COMITY_ROWS_SAME:
    put_ids (self, ids);
    break;
  case COMITY_ROWS_SPLICE:
    if (self->head_only && ids->len > COMITY_ROWS_HEAD) {
      if (diff->removed == 0 && diff->position == self->shown)
        put_ids (self, ids);
      else
        tell_reset (self, ids);
    } else {
      tell_splice (self, ids, diff);
    }
    break;
  case COMITY_ROWS_MOVES:
    tell_moves (self, ids, diff);
    break;
  case COMITY_ROWS_RESET:
    tell_reset (self, ids);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* -- Computing ids -------------------------------------------------------------------------- */

/** What a reader is asked for: the ids of a query, and the first rows with them. */
typedef struct {
  ComityQuery *query; /* perhaps with a limit */
  GArray *old; /* shown now */
} IdsRequest;

typedef struct {
  GArray *ids;
  GPtrArray *rows; /* of the first ids */
  ComityRowsDiff diff;
} IdsResult;

static void
ids_request_free (gpointer data)
{
  IdsRequest *self = data;

  g_object_unref (self->query);
  g_array_unref (self->old);
  g_free (self);
}

static void
ids_result_free (gpointer data)
{
  IdsResult *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, free_rows);
  comity_rows_diff_clear (&self->diff);
  g_free (self);
}

static gpointer
read_ids (ComityDb *db, gpointer data, GError **error)
{
  IdsRequest *request = data;
  GArray *ids = comity_db_ids (db, request->query, error);
  IdsResult *result;

  if (!ids)
    return NULL;
  result = g_new0 (IdsResult, 1);
  result->ids = ids;
  comity_rows_diff (request->old, ids, &result->diff);
  result->rows = comity_db_rows (db, request->query, (const gint64 *) (gpointer) ids->data,
                                 MIN (ids->len, COMITY_ROWS_HEAD), error);
  if (!result->rows)
    g_clear_pointer (&result, ids_result_free);
  return result;
}

/** Who asked, with which generation and what the answer is compared with. */
typedef struct {
  ComityRowsModel *model;
  ComityQuery *query;
  GArray *old;
  guint generation, limit;
} IdsAnswer;

static void
ids_answer_free (IdsAnswer *self)
{
  g_object_unref (self->model);
  g_object_unref (self->query);
  g_array_unref (self->old);
  g_free (self);
}

/* The first rows came with the ids: hold them until the view has asked for them. */
static void
take_head (ComityRowsModel *self, IdsResult *result, GPtrArray *held)
{
  guint n = result->rows->len;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (held, item_for (self, g_array_index (result->ids, gint64, i)));
  take_rows (self, (const gint64 *) (gpointer) result->ids->data, result->rows);
}

static void
show_result (ComityRowsModel *self, IdsAnswer *answer, IdsResult *result)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

  take_head (self, result, held);
  self->complete = answer->limit == 0 || result->ids->len < answer->limit;
  /* While the reader compared, the head may have been shown whole. */
  if (answer->old != self->ids) {
    comity_rows_diff_clear (&result->diff);
    comity_rows_diff (self->ids, result->ids, &result->diff);
  }
  show_ids (self, result->ids, &result->diff);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
rest_cb (gpointer user_data)
{
  ComityRowsModel *self = user_data;

  self->rest = 0;
  compute_ids (self, 0);
}

/* The head is there. Before the first picture the readers leave processor and memory to it. */
static void
go_on (ComityRowsModel *self)
{
  if (!self->head_only || self->refresh_again)
    compute_ids (self, 0);
  else if (self->rest == 0)
    self->rest = g_timeout_add_once (REST_MS, rest_cb, self);
}

static void
ids_read_cb (GObject *source, GAsyncResult *task, gpointer user_data)
{
  IdsAnswer *answer = user_data;
  ComityRowsModel *self = answer->model;
  g_autoptr (GError) error = NULL;
  IdsResult *result = comity_store_read_finish (COMITY_STORE (source), task, &error);

  if (self->store && answer->generation == self->generation) {
    self->computing = FALSE;
    if (result)
      show_result (self, answer, result);
    else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("A list could not be read: %s %d", g_quark_to_string (error->domain), error->code);
    if (result && (!self->complete || self->refresh_again) && !self->computing)
      go_on (self);
  }
  g_clear_pointer (&result, ids_result_free);
  ids_answer_free (answer);
}

/* @limit: how many are enough for now, 0 for all of them */
static void
compute_ids (ComityRowsModel *self, guint limit)
{
  IdsRequest *request = g_new (IdsRequest, 1);
  IdsAnswer *answer = g_new (IdsAnswer, 1);
  g_autoptr (ComityQuery) query = comity_query_copy (self->query);

  if (limit > 0)
    comity_query_set_limit (query, limit);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  self->computing = TRUE;
  self->refresh_again = FALSE;

  *request = (IdsRequest) { g_object_ref (query), g_array_ref (self->ids) };
  *answer = (IdsAnswer) { g_object_ref (self), g_object_ref (query), g_array_ref (self->ids),
                          self->generation, limit };
  comity_store_read_async (self->store, read_ids, request, ids_request_free, ids_result_free,
                           self->cancellable, ids_read_cb, answer);
}

/* -- After a commit ------------------------------------------------------------------------- */

/* What belongs to the records of the list: their papers, for the cover and for filters. */
static gboolean
asks_children (ComityQuery *query, const ComityChanged *changed)
{
  const ComityKind *children = comity_query_get_children (query);
  const GPtrArray *filters = comity_query_get_filters (query);

  if (children && comity_changed_has_kind (changed, children))
    return TRUE;
  for (guint i = 0; i < filters->len; i++) {
    const ComityFilter *filter = filters->pdata[i];

    if (filter->child && comity_changed_has_kind (changed, filter->child))
      return TRUE;
  }
  return FALSE;
}

static gboolean
shows_kind (ComityRowsModel *self, const ComityChanged *changed, const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    const ComityKind *target = field->target ? comity_kind_find (field->target) : NULL;

    if (target && comity_changed_has_kind (changed, target))
      return TRUE;
  }
  return asks_children (self->query, changed);
}

static void
mark_changed_rows (ComityRowsModel *self, const ComityChanged *changed)
{
  if (changed->ids->len == 0 ||
      !comity_changed_has_kind (changed, comity_query_get_kind (self->query))) {
    mark_all_stale (self);
    return;
  }
  for (guint i = 0; i < changed->ids->len; i++) {
    ComityRowItem *item =
      g_hash_table_lookup (self->live, &g_array_index (changed->ids, gint64, i));

    if (item)
      mark_stale (self, item);
  }
}

static void
store_changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  ComityRowsModel *self = user_data;
  const ComityKind *kind;

  if (!self->query)
    return;
  kind = comity_query_get_kind (self->query);
  if (!comity_changed_has_kind (changed, kind) && !shows_kind (self, changed, kind))
    return;
  mark_changed_rows (self, changed);
  if (!changed->order_changed)
    return;
  /* Many commits in a row, as of an import: one computation after the one that runs. */
  if (self->computing)
    self->refresh_again = TRUE;
  else
    compute_ids (self, 0);
}

/* -- Public --------------------------------------------------------------------------------- */

/**
 * comity_rows_model_set_query:
 * @self: a model
 * @query: which records, in which order, with which columns; copied
 * @head_first: show the first rows as soon as they are known, before the rest is. Otherwise the
 *   old order stays until the whole new one is there.
 *
 * The latest query wins: what an earlier one still computes is dropped.
 */
void
comity_rows_model_set_query (ComityRowsModel *self, ComityQuery *query, gboolean head_first)
{
  g_autoptr (ComityQuery) old = g_steal_pointer (&self->query);

  g_return_if_fail (COMITY_IS_QUERY (query));
  self->query = comity_query_copy (query);
  if (old && !same_columns (old, query))
    mark_all_stale (self);
  compute_ids (self, head_first ? COMITY_ROWS_HEAD : 0);
}

/**
 * comity_rows_model_stay:
 * @self: a model that has all rows of @query
 * @query: of the rows that are shown
 *
 * Calls off what is being computed: the rows stay as they are.
 */
void
comity_rows_model_stay (ComityRowsModel *self, ComityQuery *query)
{
  gboolean changed = self->refresh_again;

  g_clear_object (&self->query);
  self->query = comity_query_copy (query);
  g_cancellable_cancel (self->cancellable);
  self->generation++;
  self->computing = FALSE;
  if (changed)
    compute_ids (self, 0);
}

/**
 * comity_rows_model_expand:
 * @self: a model
 *
 * The view has painted its first rows: it may have all of them from now on.
 */
void
comity_rows_model_expand (ComityRowsModel *self)
{
  guint before = self->shown;

  if (!self->head_only)
    return;
  self->head_only = FALSE;
  self->shown = self->ids->len;
  tell (self, before, 0, self->shown - before);
  if (self->rest != 0)
    compute_ids (self, 0);
}

/**
 * comity_rows_model_get_total:
 * @self: a model
 *
 * Returns: how many records are known to match, whether or not the view has been told of all
 */
guint
comity_rows_model_get_total (ComityRowsModel *self)
{
  return self->ids->len;
}

/**
 * comity_rows_model_get_complete:
 * @self: a model
 *
 * Returns: whether the total is exact, not only the first rows of it
 */
gboolean
comity_rows_model_get_complete (ComityRowsModel *self)
{
  return self->complete;
}

/**
 * comity_rows_model_get_loading:
 * @self: a model
 *
 * Returns: whether a new order is being computed
 */
gboolean
comity_rows_model_get_loading (ComityRowsModel *self)
{
  return self->computing;
}

/**
 * comity_rows_model_get_id:
 * @self: a model
 * @position: a position below the number of items
 *
 * Returns: the id of the record there; makes no item
 */
gint64
comity_rows_model_get_id (ComityRowsModel *self, guint position)
{
  g_return_val_if_fail (position < self->ids->len, 0);
  return g_array_index (self->ids, gint64, position);
}

/**
 * comity_rows_model_find:
 * @self: a model
 * @id: a record
 * @position: (out): where it is
 *
 * Returns: whether it is among the rows shown
 */
gboolean
comity_rows_model_find (ComityRowsModel *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->shown; i++)
    if (g_array_index (self->ids, gint64, i) == id) {
      *position = i;
      return TRUE;
    }
  return FALSE;
}

/**
 * comity_rows_model_get_n_live:
 * @self: a model
 *
 * Returns: how many row objects there are now, for tests
 */
guint
comity_rows_model_get_n_live (ComityRowsModel *self)
{
  return g_hash_table_size (self->live);
}

/**
 * comity_rows_model_get_n_asked:
 * @self: a model
 *
 * Returns: how often a view asked for an item so far, for tests
 */
guint64
comity_rows_model_get_n_asked (ComityRowsModel *self)
{
  return self->asked;
}

/* -- Class ---------------------------------------------------------------------------------- */

static GType
rows_get_item_type (GListModel *list)
{
  return COMITY_TYPE_ROW_ITEM;
}

static guint
rows_get_n_items (GListModel *list)
{
  return COMITY_ROWS_MODEL (list)->shown;
}

static gpointer
rows_get_item (GListModel *list, guint position)
{
  ComityRowsModel *self = COMITY_ROWS_MODEL (list);

  self->asked++;
  if (position >= self->shown)
    return NULL;
  return item_for (self, g_array_index (self->ids, gint64, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rows_get_item_type;
  iface->get_n_items = rows_get_n_items;
  iface->get_item = rows_get_item;
}

/**
 * comity_rows_model_new:
 * @store: an office
 *
 * Returns: (transfer full): a model without rows until it has a query
 */
ComityRowsModel *
comity_rows_model_new (ComityStore *store)
{
  ComityRowsModel *self = g_object_new (COMITY_TYPE_ROWS_MODEL, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  return self;
}

static void
comity_rows_model_dispose (GObject *object)
{
  ComityRowsModel *self = COMITY_ROWS_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->gather, g_source_remove);
  g_clear_handle_id (&self->rest, g_source_remove);
  forget_kept (self);
  g_clear_object (&self->query);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (comity_rows_model_parent_class)->dispose (object);
}

static void
comity_rows_model_finalize (GObject *object)
{
  ComityRowsModel *self = COMITY_ROWS_MODEL (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    comity_row_item_disown (item);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->stale);
  g_array_unref (self->wishes);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (comity_rows_model_parent_class)->finalize (object);
}

static void
comity_rows_model_class_init (ComityRowsModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = comity_rows_model_dispose;
  object_class->finalize = comity_rows_model_finalize;
  signals[SIGNAL_ABOUT_TO_REMOVE] =
    g_signal_new ("about-to-remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
comity_rows_model_init (ComityRowsModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wishes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->stale = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->kept);
  self->head_only = TRUE;
}
