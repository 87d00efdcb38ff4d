/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-history-model.h"

/* So many are read at once, and the next when somebody comes so near to the end. */
#define PAGE 100
#define NEAR 30

struct _ComityBatchItem {
  GObject parent_instance;
  ComityBatch *batch;
};

G_DEFINE_FINAL_TYPE (ComityBatchItem, comity_batch_item, G_TYPE_OBJECT)

static void
comity_batch_item_finalize (GObject *object)
{
  comity_batch_free (COMITY_BATCH_ITEM (object)->batch);
  G_OBJECT_CLASS (comity_batch_item_parent_class)->finalize (object);
}

static void
comity_batch_item_class_init (ComityBatchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = comity_batch_item_finalize;
}

static void
comity_batch_item_init (ComityBatchItem *self)
{
}

static ComityBatchItem *
batch_item_new (ComityBatch *batch)
{
  ComityBatchItem *self = g_object_new (COMITY_TYPE_BATCH_ITEM, NULL);

  self->batch = batch;
  return self;
}

/** comity_batch_item_get: the transaction; it lives as long as the item */
const ComityBatch *
comity_batch_item_get (ComityBatchItem *self)
{
  return self->batch;
}

/**
 * ComityHistoryModel:
 *
 * The transactions of the office, newest first, read as far back as somebody scrolls. Signal
 * `settled`: what was asked for last has been read.
 */
struct _ComityHistoryModel {
  GObject parent_instance;
  ComityStore *store;
  GPtrArray *items; /* of ComityBatchItem */
  const ComityKind *kind;
  char *who, *day;
  GCancellable *cancellable;
  guint generation;
  gboolean reading, ended;
};

static guint settled_signal;

static GType
get_item_type (GListModel *model)
{
  return COMITY_TYPE_BATCH_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return COMITY_HISTORY_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *items = COMITY_HISTORY_MODEL (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ComityHistoryModel,
                               comity_history_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* -- Reading -------------------------------------------------------------------------------- */

typedef struct {
  ComityBatchFilter filter;
  gint64 before;
  guint limit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->filter.who);
  g_free (question->filter.day);
  g_free (question);
}

static gpointer
read_func (ComityDb *db, gpointer data, GError **error)
{
  const Question *question = data;

  return comity_db_batches (db, &question->filter, question->before, question->limit, error);
}

typedef struct {
  ComityHistoryModel *model;
  guint generation;
  gboolean again; /* from the newest on, instead of what there is */
  guint limit;
} Reading;

static gboolean
is_same (ComityBatchItem *item, const ComityBatch *batch)
{
  return item->batch->batch == batch->batch && item->batch->undone == batch->undone;
}

/* Most of a history stays as it is: only what is new, and what was undone or redone, is told. */
static void
replace (ComityHistoryModel *self, GPtrArray *batches)
{
  guint fresh = 0;

  while (self->items->len > 0 && fresh < batches->len) {
    const ComityBatch *batch = batches->pdata[fresh];
    ComityBatchItem *first = self->items->pdata[0];

    if (batch->batch == first->batch->batch)
      break;
    fresh++;
  }
  for (guint i = 0; i < fresh; i++)
    g_ptr_array_insert (self->items, (gint) i,
                        batch_item_new (g_steal_pointer (&batches->pdata[i])));
  if (fresh > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, fresh);
  for (guint i = fresh; i < batches->len && i < self->items->len; i++) {
    if (is_same (self->items->pdata[i], batches->pdata[i]))
      continue;
    g_object_unref (self->items->pdata[i]);
    self->items->pdata[i] = batch_item_new (g_steal_pointer (&batches->pdata[i]));
    g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
  }
}

static void
append (ComityHistoryModel *self, GPtrArray *batches)
{
  guint from = self->items->len;

  for (guint i = 0; i < batches->len; i++)
    g_ptr_array_add (self->items, batch_item_new (g_steal_pointer (&batches->pdata[i])));
  if (batches->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), from, 0, batches->len);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ComityHistoryModel) self = reading->model;
  g_autoptr (GPtrArray) batches = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (reading->generation != self->generation)
    return;
  self->reading = FALSE;
  if (batches == NULL)
    return;
  if (reading->again && self->items->len > 0) {
    replace (self, batches);
  } else {
    self->ended = batches->len < reading->limit;
    append (self, batches);
  }
  g_signal_emit (self, settled_signal, 0);
}

static void
read_more (ComityHistoryModel *self, gboolean again)
{
  guint n = self->items->len;
  Question *question = g_new0 (Question, 1);
  Reading *reading = g_new0 (Reading, 1);
  ComityBatchItem *last = n > 0 ? self->items->pdata[n - 1] : NULL;

  question->filter = (ComityBatchFilter) { self->kind, g_strdup (self->who), g_strdup (self->day) };
  question->before = last && !again ? last->batch->batch : 0;
  /* Again as far as it was read, and what came since. */
  question->limit = again ? MAX (n, PAGE) + NEAR : PAGE;
  *reading = (Reading) { g_object_ref (self), ++self->generation, again, question->limit };
  self->reading = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  comity_store_read_async (self->store, read_func, question, question_free,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb, reading);
}

/**
 * comity_history_model_need:
 * @position: is going to be shown
 *
 * Reads on when the end comes near.
 */
void
comity_history_model_need (ComityHistoryModel *self, guint position)
{
  if (!self->reading && !self->ended && position + NEAR >= self->items->len)
    read_more (self, FALSE);
}

/**
 * comity_history_model_set_filter:
 * @kind: (nullable): only changes of such records
 * @who: (nullable): only of this person
 * @day: (nullable): only of this day
 */
void
comity_history_model_set_filter (ComityHistoryModel *self,
                                 const ComityKind *kind,
                                 const char *who,
                                 const char *day)
{
  guint n = self->items->len;

  self->kind = kind;
  g_set_str (&self->who, who);
  g_set_str (&self->day, day);
  g_ptr_array_set_size (self->items, 0);
  self->ended = FALSE;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  read_more (self, FALSE);
}

static void
changed_cb (ComityHistoryModel *self)
{
  read_more (self, TRUE);
}

/**
 * comity_history_model_new:
 *
 * Returns: (transfer full): the history of the office, being read
 */
ComityHistoryModel *
comity_history_model_new (ComityStore *store)
{
  ComityHistoryModel *self = g_object_new (COMITY_TYPE_HISTORY_MODEL, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_more (self, FALSE);
  return self;
}

static void
comity_history_model_dispose (GObject *object)
{
  ComityHistoryModel *self = COMITY_HISTORY_MODEL (object);

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (comity_history_model_parent_class)->dispose (object);
}

static void
comity_history_model_finalize (GObject *object)
{
  ComityHistoryModel *self = COMITY_HISTORY_MODEL (object);

  g_ptr_array_unref (self->items);
  g_free (self->who);
  g_free (self->day);
  G_OBJECT_CLASS (comity_history_model_parent_class)->finalize (object);
}

static void
comity_history_model_class_init (ComityHistoryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_history_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_history_model_finalize;
  settled_signal = g_signal_new ("settled", COMITY_TYPE_HISTORY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
comity_history_model_init (ComityHistoryModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}
