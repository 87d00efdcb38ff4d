/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cells.h"

#include "comity-cell-lines.h"

/*
 * What all cells have in common: they show what their item has when they are bound, and again
 * whenever it says that it changed. A cell in view may be bound some two hundred times a frame, so
 * that nothing here allocates more than the connection.
 */

/** What a factory carries: how to make and to fill its cells. */
typedef struct {
  void (*setup) (GObject *list_item, gpointer user_data);
  ComityCellApply apply;
  gpointer user_data;
  GDestroyNotify user_data_free;
} Cell;

static void
cell_free (gpointer data, GClosure *closure)
{
  Cell *self = data;

  if (self->user_data_free)
    self->user_data_free (self->user_data);
  g_free (self);
}

static GQuark
cell_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("comity-cell");
  return quark;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  Cell *self = user_data;

  self->setup (G_OBJECT (list_item), self->user_data);
  g_object_set_qdata (G_OBJECT (list_item), cell_quark (), self);
}

static void
item_changed_cb (ComityRowItem *item, gpointer user_data)
{
  GtkListItem *list_item = user_data;
  Cell *self = g_object_get_qdata (user_data, cell_quark ());

  self->apply (gtk_list_item_get_child (list_item), item, self->user_data);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  ComityRowItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect (item, "changed", G_CALLBACK (item_changed_cb), list_item);
  item_changed_cb (item, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb,
                                        list_item);
}

/**
 * comity_cell_factory_new:
 * @setup: gives a new list item its child
 * @apply: fills the child from an item
 * @user_data: for both
 * @user_data_free: (nullable): frees it
 *
 * Returns: (transfer full): a factory of cells over #ComityRowItem
 */
GtkListItemFactory *
comity_cell_factory_new (void (*setup) (GObject *list_item, gpointer user_data),
                         ComityCellApply apply,
                         gpointer user_data,
                         GDestroyNotify user_data_free)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cell *cell = g_new0 (Cell, 1);

  *cell = (Cell) { setup, apply, user_data, user_data_free };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), cell, cell_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static GQuark
field_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("comity-cell-field");
  return quark;
}

/**
 * comity_cell_mark:
 * @list_item: one that has its child
 * @field: what the column shows
 *
 * Lets one find out what a cell on the screen is about.
 */
void
comity_cell_mark (GObject *list_item, const ComityField *field)
{
  GtkWidget *child = gtk_list_item_get_child (GTK_LIST_ITEM (list_item));

  g_object_set_qdata (G_OBJECT (child), field_quark (), (gpointer) field);
  g_object_set_qdata (G_OBJECT (child), cell_quark (), list_item);
}

/**
 * comity_cell_get_field:
 * @child: any widget
 *
 * Returns: (transfer none) (nullable): the field that it shows, if it is what stands in a cell
 */
const ComityField *
comity_cell_get_field (GtkWidget *child)
{
  return g_object_get_qdata (G_OBJECT (child), field_quark ());
}

/**
 * comity_cell_get_position:
 * @child: what stands in a cell
 *
 * Returns: the row, or %GTK_INVALID_LIST_POSITION
 */
guint
comity_cell_get_position (GtkWidget *child)
{
  GtkListItem *list_item = g_object_get_qdata (G_OBJECT (child), cell_quark ());

  return list_item ? gtk_list_item_get_position (list_item) : GTK_INVALID_LIST_POSITION;
}

/**
 * comity_cell_at:
 * @root: a widget that the cells are in
 *
 * Returns: (transfer none) (nullable): what stands in the cell at this place of @root
 */
GtkWidget *
comity_cell_at (GtkWidget *root, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (root, x, y, GTK_PICK_DEFAULT);

  while (widget && widget != root && comity_cell_get_position (widget) == GTK_INVALID_LIST_POSITION)
    widget = gtk_widget_get_parent (widget);
  return widget == root ? NULL : widget;
}

/* Whether the first letter of @text belongs to a script that runs from right to left. */
static gboolean
runs_to_the_left (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (!g_unichar_isalpha (letter))
      continue;
    switch ((int) g_unichar_get_script (letter)) {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
  }
  return FALSE;
}

/* Returns: (transfer full) (nullable): @text with a mark of direction where it would end at the wrong side */
static char *
dup_marked (const char *text, gboolean rtl)
{
  if (text && *text && runs_to_the_left (text) != rtl)
    return g_strconcat (rtl ? "\u200f" : "\u200e", text, NULL);
  return g_strdup (text);
}

/**
 * comity_cell_set_lines:
 * @cell: a #ComityCellLines
 * @first: (nullable): what stands in it
 * @second: (nullable): what stands under it
 *
 * Sets the texts so that those of a script of the other direction begin at the side where all begin.
 */
void
comity_cell_set_lines (GtkWidget *cell, const char *first, const char *second)
{
  gboolean rtl = gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL;
  g_autofree char *first_marked = dup_marked (first, rtl);
  g_autofree char *second_marked = dup_marked (second, rtl);

  comity_cell_lines_set (COMITY_CELL_LINES (cell), first_marked, second_marked);
}
