/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-note-row.h"

/**
 * ComityNoteRow:
 *
 * A row of a list that only says something: a hint, an error, the heading of a day. GtkListBox
 * ends its list for the Tab key at a row that takes no focus; this one hands the focus on.
 */
struct _ComityNoteRow {
  AdwPreferencesRow parent_instance;
};

G_DEFINE_FINAL_TYPE (ComityNoteRow, comity_note_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
comity_note_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = widget;

  do
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (next));
  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
comity_note_row_class_init (ComityNoteRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = comity_note_row_focus;
}

static void
comity_note_row_init (ComityNoteRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/** comity_note_row_new: a row with @child, for which Tab does not stop */
GtkWidget *
comity_note_row_new (GtkWidget *child)
{
  return g_object_new (COMITY_TYPE_NOTE_ROW, "child", child, NULL);
}
