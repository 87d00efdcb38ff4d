/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cell-cover.h"
#include "comity-cell-lines.h"
#include "comity-cells.h"
#include "comity-cover.h"
#include "comity-logo.h"
#include "comity-parts.h"

#define LOGO_IN_TABLE 28
#define LOGO_IN_LIST 40
/* The column of names is as wide as most names, and takes the room that is left. */
#define MIN_CHARS 19
#define NAT_CHARS 36
#define FACTS 3 /* how many cells stand in the second line of a narrow row */

/** Picture, title and a dim second line: the first column, and the whole of a narrow row. */
typedef struct {
  ComityStore *store;
  const ComityKind *kind;
  gboolean narrow;
  char *cover_day; /* by which the strip below a narrow name is judged; NULL: there is none */
} TitleCell;

static void
title_cell_free (gpointer data)
{
  TitleCell *self = data;

  g_object_unref (self->store);
  g_free (self->cover_day);
  g_free (self);
}

/* A picture says something about an organisation or a person; for anything else it is noise. */
static gboolean
has_picture (const ComityKind *kind)
{
  return kind->picture || comity_kind_is_person (kind);
}

/* -- Fingers: a tap opens, a long press begins to choose ------------------------------------ */

static void
activate_at (GtkEventController *controller, const char *action, gpointer list_item)
{
  guint position = gtk_list_item_get_position (list_item);

  gtk_gesture_set_state (GTK_GESTURE (controller), GTK_EVENT_SEQUENCE_CLAIMED);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (gtk_event_controller_get_widget (controller), action, "u",
                                position);
}

static void
released_cb (GtkGesture *gesture, int n_press, double x, double y, gpointer list_item)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  /* With Ctrl or Shift it is the list's own way of choosing. */
  if (!(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    activate_at (GTK_EVENT_CONTROLLER (gesture), "page.tap", list_item);
}

static void
held_cb (GtkGesture *gesture, double x, double y, gpointer list_item)
{
  activate_at (GTK_EVENT_CONTROLLER (gesture), "page.hold", list_item);
}

static void
add_gestures (GtkWidget *box, GObject *list_item)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), list_item);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), list_item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (hold));
}

/* -- The cell ------------------------------------------------------------------------------- */

/* What stands beside the picture. */
static GtkWidget *
text_new (const TitleCell *self)
{
  GtkWidget *box, *lines;

  if (!self->narrow)
    return comity_cell_lines_new (COMITY_LINES_DIM_SECOND, MIN_CHARS, NAT_CHARS);
  lines = comity_cell_lines_new (COMITY_LINES_DIM_SECOND, 3, 0);
  if (!self->cover_day)
    return lines;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), comity_cover_cell_new (TRUE));
  return box;
}

static void
setup (GObject *list_item, gpointer user_data)
{
  TitleCell *self = user_data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, self->narrow ? 12 : 10);

  if (has_picture (self->kind)) {
    GtkWidget *logo = comity_logo_new (self->narrow ? LOGO_IN_LIST : LOGO_IN_TABLE);

    comity_logo_set_round (COMITY_LOGO (logo), comity_kind_is_person (self->kind));
    if (!comity_kind_is_person (self->kind))
      comity_logo_keep (COMITY_LOGO (logo));
    gtk_accessible_update_state (GTK_ACCESSIBLE (logo), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_box_append (GTK_BOX (box), logo);
  }
  gtk_box_append (GTK_BOX (box), text_new (self));
  if (self->narrow) {
    GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

    gtk_widget_add_css_class (box, "narrow-row");
    gtk_box_append (GTK_BOX (box), check);
    add_gestures (box, list_item);
    g_object_bind_property (list_item, "selected", check, "visible", G_BINDING_SYNC_CREATE);
  }
  gtk_list_item_set_child (GTK_LIST_ITEM (list_item), box);
  comity_cell_mark (list_item, NULL);
}

/* On a narrow page the second line stands for the columns that are not there. */
static char *
dup_facts (const ComityRow *row)
{
  GString *facts = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; row->cells && row->cells[i] && n < FACTS; i++) {
    if (!*row->cells[i])
      continue;
    if (n++ > 0)
      g_string_append (facts, " · ");
    g_string_append (facts, row->cells[i]);
  }
  if (n == 0 && row->subtitle)
    g_string_append (facts, row->subtitle);
  return g_string_free_and_steal (facts);
}

static void
apply (GtkWidget *child, ComityRowItem *item, gpointer user_data)
{
  TitleCell *self = user_data;
  const ComityRow *row = comity_row_item_get_row (item);
  GtkWidget *first = gtk_widget_get_first_child (child);
  GtkWidget *lines = first;
  g_autofree char *facts = NULL;

  if (COMITY_IS_LOGO (first)) {
    lines = gtk_widget_get_next_sibling (first);
    comity_logo_set_name (COMITY_LOGO (first), row ? row->title : NULL);
    comity_logo_set_picture (COMITY_LOGO (first), self->store, row ? row->picture : NULL);
  }
  if (self->cover_day) {
    comity_cover_cell_show (gtk_widget_get_last_child (lines), item, self->cover_day);
    lines = gtk_widget_get_first_child (lines);
  }
  if (self->narrow)
    comity_set_label (gtk_widget_get_parent (child), comity_row_item_get_title (item));
  if (self->narrow && row)
    facts = dup_facts (row);
  comity_cell_set_lines (lines, comity_row_item_get_title (item),
                         facts ? facts :
                         row   ? row->subtitle :
                                 NULL);
}

/**
 * comity_cell_title_new:
 * @store: where pictures come from
 * @kind: the kind of the list
 *
 * Returns: (transfer full): a factory for the first column: picture, title, second line
 */
GtkListItemFactory *
comity_cell_title_new (ComityStore *store, const ComityKind *kind)
{
  TitleCell *self = g_new0 (TitleCell, 1);

  self->store = g_object_ref (store);
  self->kind = kind;
  return comity_cell_factory_new (setup, apply, self, title_cell_free);
}

/**
 * comity_cell_narrow_new:
 * @store: where pictures come from
 * @query: of the list; with papers, each row has its cover strip
 *
 * Returns: (transfer full): a factory for the rows of a narrow window
 */
GtkListItemFactory *
comity_cell_narrow_new (ComityStore *store, ComityQuery *query)
{
  TitleCell *self = g_new0 (TitleCell, 1);

  self->store = g_object_ref (store);
  self->kind = comity_query_get_kind (query);
  self->narrow = TRUE;
  if (comity_query_get_children (query) &&
      comity_cover_find_field (self->kind, comity_cover_field.name))
    self->cover_day = comity_cover_cell_dup_day (comity_query_get_as_of (query));
  return comity_cell_factory_new (setup, apply, self, title_cell_free);
}
