/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-cells.h"
#include "comity-control.h"
#include "comity-edit-run.h"
#include "comity-errors.h"
#include "comity-list-page-private.h"
#include "comity-parts.h"
#include "comity-sentence.h"

/*
 * One cell edited where it stands: F2 puts the field's control over it. Enter keeps what was typed
 * and goes on to the next row, Tab to the next column, Escape leaves it as it was. What cannot be
 * read is explained under the control, which stays.
 */

/** Where to go on when a cell was saved. */
typedef enum {
  NEXT_NOWHERE,
  NEXT_ROW,
  NEXT_COLUMN,
  PREVIOUS_COLUMN,
} Next;

/** One cell being edited; lives as long as its popover. */
typedef struct {
  ComityListPage *page;
  GtkWidget *popover;
  ComityControl *control;
  gint64 id;
  guint position;
  Next next;
} Editing;

static void edit_at (ComityListPage *self, guint position, const ComityField *field);

static void
editing_free (gpointer data)
{
  Editing *self = data;

  g_clear_object (&self->control);
  g_free (self);
}

/* -- Which cell ----------------------------------------------------------------------------- */

static gboolean
can_edit (const ComityField *field)
{
  return field->type != COMITY_TYPE_IMAGE && field->type != COMITY_TYPE_FILE &&
         field->type != COMITY_TYPE_LINK && !(field->flags & COMITY_MASKED);
}

/* The field @step columns further among those that can be edited, NULL at the end. */
static const ComityField *
neighbour_field (ComityListPage *self, const ComityField *field, int step)
{
  guint n;
  const ComityField *const *columns = comity_query_get_columns (self->query, &n);
  int at = -1;

  for (guint i = 0; i < n; i++)
    if (columns[i] == field)
      at = (int) i;
  for (at += step; at >= 0 && at < (int) n; at += step ? step : 1)
    if (can_edit (columns[at]))
      return columns[at];
  return NULL;
}

/* The cell that has the keyboard says which column is meant, else the one that was edited last. */
static const ComityField *
current_field (ComityListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus ? gtk_widget_get_first_child (focus) : NULL;
  const ComityField *field = child ? comity_cell_get_field (child) : NULL;

  if (field && can_edit (field))
    return field;
  if (self->edited && g_ptr_array_find (self->columns, self->edited, NULL))
    return self->edited;
  return neighbour_field (self, NULL, 1);
}

static GtkWidget *
find_cell (GtkWidget *from, guint position, const ComityField *field)
{
  if (comity_cell_get_field (from) == field && comity_cell_get_position (from) == position)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_cell (child, position, field);

    if (found)
      return found;
  }
  return NULL;
}

/* -- Saving --------------------------------------------------------------------------------- */

static void
go_on (ComityListPage *self, guint position, const ComityField *field, Next next)
{
  const ComityField *other = next == NEXT_COLUMN || next == PREVIOUS_COLUMN ?
                               neighbour_field (self, field, next == NEXT_COLUMN ? 1 : -1) :
                               field;

  if (next == NEXT_ROW)
    position++;
  if (next != NEXT_NOWHERE && other &&
      position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    edit_at (self, position, other);
  else
    comity_list_page_focus_rows (self);
}

static void
done_cb (guint n_changed, gint64 batch, const GError *error, gpointer user_data)
{
  g_autoptr (ComityListPage) page = user_data;

  if (error)
    comity_error_present (GTK_WIDGET (page), error);
  else if (n_changed > 0)
    /* Translators: a cell of the list was changed and saved */
    comity_toast_undo (GTK_WIDGET (page), _ ("Saved"), batch);
}

/* Returns: whether what is typed can be read; it is on its way then */
static gboolean
save (Editing *self)
{
  const ComityField *field = comity_control_get_field (self->control);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = comity_control_dup_value (self->control, &error);
  g_autoptr (ComityEdits) edits = NULL;
  g_autofree char *what = NULL;

  comity_control_set_error (self->control, error ? comity_error_get_sentence (error) : NULL);
  if (error)
    return FALSE;
  edits = comity_edits_new (self->page->kind);
  comity_edits_add (edits, self->id, field, COMITY_EDIT_SET, value);
  what = comity_sentence_of_field ("%s", self->page->kind, field);
  comity_edits_run (GTK_WIDGET (self->page), self->page->store, edits, what, done_cb,
                    g_object_ref (self->page));
  return TRUE;
}

static void
commit (Editing *self, Next next)
{
  if (!save (self)) {
    comity_control_grab_focus (self->control);
    return;
  }
  self->next = next;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
activated_cb (ComityControl *control, gpointer user_data)
{
  commit (user_data, NEXT_ROW);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  switch (keyval) {
  case GDK_KEY_Tab:
    commit (user_data, NEXT_COLUMN);
    return GDK_EVENT_STOP;
  case GDK_KEY_ISO_Left_Tab:
    commit (user_data, PREVIOUS_COLUMN);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Not before the popover is gone: the next one takes its place. */
static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  Editing *self = user_data;
  g_autoptr (ComityListPage) page = g_object_ref (self->page);
  const ComityField *field = comity_control_get_field (self->control);
  guint position = self->position;
  Next next = self->next;

  gtk_widget_unparent (GTK_WIDGET (popover));
  if (page->store)
    go_on (page, position, field, next);
}

/* -- The control over the cell -------------------------------------------------------------- */

static GtkWidget *
make_list (Editing *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  comity_set_label (list, comity_field_get_label (comity_control_get_field (self->control)));
  gtk_list_box_append (GTK_LIST_BOX (list), comity_control_get_row (self->control));
  gtk_list_box_append (GTK_LIST_BOX (list), comity_control_get_note_row (self->control));
  gtk_widget_set_size_request (list, 320, -1);
  return list;
}

static void
present (Editing *self, GtkWidget *cell)
{
  GtkWidget *page = GTK_WIDGET (self->page);
  GtkEventController *keys = gtk_event_controller_key_new ();
  graphene_rect_t bounds;

  self->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (self->popover), "comity-editing", self, editing_free);
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_list (self));
  gtk_widget_set_parent (self->popover, page);
  if (gtk_widget_compute_bounds (cell, page, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width,
                                                   (int) bounds.size.height });
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->popover, keys);
  g_signal_connect (self->control, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  comity_control_grab_focus (self->control);
}

/** What the reader finds for a cell: the value and, of references, the titles. */
typedef struct {
  ComityListPage *page;
  const ComityField *field;
  gint64 id;
  guint position;
} Loading;

static gpointer
read_record (ComityDb *db, gpointer data, GError **error)
{
  const Loading *loading = data;

  return comity_db_load (db, loading->page->kind, loading->id, error);
}

static void
record_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (ComityListPage) page = loading->page;
  g_autoptr (ComityRecord) record = comity_store_read_finish (COMITY_STORE (source), result, NULL);
  GtkWidget *cell = find_cell (GTK_WIDGET (page->table), loading->position, loading->field);
  guint index = (guint) (loading->field - page->kind->fields);
  Editing *self;

  if (!record || !cell || !page->store)
    return;
  self = g_new0 (Editing, 1);
  self->page = page;
  self->id = loading->id;
  self->position = loading->position;
  self->control = comity_control_new (loading->field, page->store);
  comity_control_set_value (self->control, comity_record_get_at (record, index),
                            comity_record_get_ref_titles (record, index));
  present (self, cell);
}

static void
edit_at (ComityListPage *self, guint position, const ComityField *field)
{
  Loading *loading = g_new (Loading, 1);

  self->edited = field;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_column_view_scroll_to (self->table, position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  *loading = (Loading) { g_object_ref (self), field,
                         comity_rows_model_get_id (self->model, position), position };
  comity_store_read_async (self->store, read_record, loading, NULL, g_object_unref,
                           self->cancellable, record_read_cb, loading);
}

static void
edit_cell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  const ComityField *field = current_field (self);
  guint position;

  if (!comity_list_page_is_narrow (self) && field && !comity_store_is_read_only (self->store) &&
      comity_selection_get_first (self->selection, &position))
    edit_at (self, position, field);
}

/**
 * comity_list_page_get_edited:
 *
 * Returns: (transfer none) (nullable): the column that keys and the clipboard are about
 */
const ComityField *
comity_list_page_get_edited (ComityListPage *self)
{
  return current_field (self);
}

/** comity_list_page_install_cells: */
void
comity_list_page_install_cells (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.edit-cell", NULL, edit_cell_action);
}
