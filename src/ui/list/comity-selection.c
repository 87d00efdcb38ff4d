/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-selection.h"

/**
 * ComitySelection:
 *
 * Which rows of a #ComityRowsModel are selected: a bitset over positions, so that a million
 * selected rows cost nothing. (GtkMultiSelection holds an object for each of them.) When rows
 * change their places, what was selected stays selected: by id.
 */
struct _ComitySelection {
  GObject parent_instance;
  ComityRowsModel *model;
  GtkBitset *selected;
  GHashTable *away; /* ids that were selected and were taken out, until the order is settled */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ComitySelection,
                               comity_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

static guint
n_items (ComitySelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/* -- Rows that change their places ---------------------------------------------------------- */

static void
about_to_remove_cb (ComityRowsModel *model, guint position, guint n, gpointer user_data)
{
  ComitySelection *self = user_data;
  GtkBitsetIter iter;
  guint at;

  if (!gtk_bitset_iter_init_at (&iter, self->selected, position, &at))
    return;
  for (gboolean more = at < position + n; more;
       more = gtk_bitset_iter_next (&iter, &at) && at < position + n) {
    gint64 *id = g_new (gint64, 1);

    *id = comity_rows_model_get_id (model, at);
    g_hash_table_add (self->away, id);
  }
}

static void
bring_back (ComitySelection *self, guint position, guint added)
{
  for (guint i = position; i < position + added && g_hash_table_size (self->away) > 0; i++) {
    gint64 id = comity_rows_model_get_id (self->model, i);

    if (g_hash_table_remove (self->away, &id))
      gtk_bitset_add (self->selected, i);
  }
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  ComitySelection *self = user_data;

  gtk_bitset_splice (self->selected, position, removed, added);
  bring_back (self, position, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Rows that did not come back are not there any more: the number of selected ones is another. */
static void
settled_cb (ComityRowsModel *model, gpointer user_data)
{
  ComitySelection *self = user_data;

  gboolean lost = g_hash_table_size (self->away) > 0;

  g_hash_table_remove_all (self->away);
  if (lost && n_items (self) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items (self));
}

/* -- GListModel ----------------------------------------------------------------------------- */

static GType
selection_get_item_type (GListModel *list)
{
  return COMITY_TYPE_ROW_ITEM;
}

static guint
selection_get_n_items (GListModel *list)
{
  return n_items (COMITY_SELECTION (list));
}

static gpointer
selection_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (COMITY_SELECTION (list)->model), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = selection_get_item_type;
  iface->get_n_items = selection_get_n_items;
  iface->get_item = selection_get_item;
}

/* -- GtkSelectionModel ---------------------------------------------------------------------- */

static gboolean
selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (COMITY_SELECTION (model)->selected, position);
}

static GtkBitset *
selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  return gtk_bitset_ref (COMITY_SELECTION (model)->selected);
}

/* Tells of the span from the first to the last row that became another. */
static gboolean
selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  ComitySelection *self = COMITY_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint first, last;

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (n_items (self) > 0)
    gtk_bitset_remove_range_closed (changes, n_items (self), G_MAXUINT);
  if (gtk_bitset_is_empty (changes) || n_items (self) == 0)
    return TRUE;
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_bitset_difference (self->selected, changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static gboolean
set_range (ComitySelection *self, guint position, guint n, gboolean selected, gboolean alone)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;

  if (selected)
    gtk_bitset_add_range (wanted, position, n);
  mask = alone ? gtk_bitset_new_range (0, n_items (self)) : gtk_bitset_new_range (position, n);
  return selection_set_selection (GTK_SELECTION_MODEL (self), wanted, mask);
}

static gboolean
selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return set_range (COMITY_SELECTION (model), position, 1, TRUE, unselect_rest);
}

static gboolean
selection_unselect_item (GtkSelectionModel *model, guint position)
{
  return set_range (COMITY_SELECTION (model), position, 1, FALSE, FALSE);
}

static gboolean
selection_select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  return set_range (COMITY_SELECTION (model), position, n, TRUE, unselect_rest);
}

static gboolean
selection_unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  return set_range (COMITY_SELECTION (model), position, n, FALSE, FALSE);
}

static gboolean
selection_select_all (GtkSelectionModel *model)
{
  ComitySelection *self = COMITY_SELECTION (model);

  return set_range (self, 0, n_items (self), TRUE, TRUE);
}

static gboolean
selection_unselect_all (GtkSelectionModel *model)
{
  ComitySelection *self = COMITY_SELECTION (model);

  return set_range (self, 0, n_items (self), FALSE, TRUE);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = selection_is_selected;
  iface->get_selection_in_range = selection_get_selection_in_range;
  iface->select_item = selection_select_item;
  iface->unselect_item = selection_unselect_item;
  iface->select_range = selection_select_range;
  iface->unselect_range = selection_unselect_range;
  iface->select_all = selection_select_all;
  iface->unselect_all = selection_unselect_all;
  iface->set_selection = selection_set_selection;
}

/* -- Public --------------------------------------------------------------------------------- */

/**
 * comity_selection_new:
 * @model: rows
 *
 * Returns: (transfer full): a selection over them, empty
 */
ComitySelection *
comity_selection_new (ComityRowsModel *model)
{
  ComitySelection *self = g_object_new (COMITY_TYPE_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "about-to-remove", G_CALLBACK (about_to_remove_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (model, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * comity_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many rows are selected
 */
guint
comity_selection_get_n_selected (ComitySelection *self)
{
  return (guint) gtk_bitset_get_size (self->selected);
}

/**
 * comity_selection_get_first:
 * @self: a selection
 * @position: (out): the first selected row
 *
 * Returns: whether there is one
 */
gboolean
comity_selection_get_first (ComitySelection *self, guint *position)
{
  if (gtk_bitset_is_empty (self->selected))
    return FALSE;
  *position = gtk_bitset_get_minimum (self->selected);
  return TRUE;
}

/**
 * comity_selection_dup_ids:
 * @self: a selection
 *
 * Returns: (transfer full): of gint64: the selected records in their order
 */
GArray *
comity_selection_dup_ids (ComitySelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 id = comity_rows_model_get_id (self->model, position);

    g_array_append_val (ids, id);
  }
  return ids;
}

static void
comity_selection_finalize (GObject *object)
{
  ComitySelection *self = COMITY_SELECTION (object);

  g_clear_object (&self->model);
  gtk_bitset_unref (self->selected);
  g_hash_table_unref (self->away);
  G_OBJECT_CLASS (comity_selection_parent_class)->finalize (object);
}

static void
comity_selection_class_init (ComitySelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = comity_selection_finalize;
}

static void
comity_selection_init (ComitySelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->away = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
