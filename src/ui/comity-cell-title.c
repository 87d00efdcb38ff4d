/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cells.h"
#include "comity-logo.h"
#include "comity-parts.h"

#define LOGO_IN_TABLE 28
#define LOGO_IN_LIST 40

/** Picture, title and a dim second line: the first column, and the whole of a narrow row. */
typedef struct {
  ComityStore *store;
  const ComityKind *kind;
  gboolean narrow;
} TitleCell;

static void
title_cell_free (gpointer data)
{
  TitleCell *self = data;

  g_object_unref (self->store);
  g_free (self);
}

/* A picture says something about an organisation or a person; for anything else it is noise. */
static gboolean
has_picture (const ComityKind *kind)
{
  return kind->picture || comity_kind_is_person (kind);
}

static GtkWidget *
lines_new (const char *second_class)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *second = comity_cell_inscription_new (second_class);

  gtk_widget_add_css_class (second, "dimmed");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), comity_cell_inscription_new (NULL));
  gtk_box_append (GTK_BOX (lines), second);
  return lines;
}

static void
setup (GObject *list_item, gpointer user_data)
{
  TitleCell *self = user_data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, self->narrow ? 12 : 10);

  if (has_picture (self->kind)) {
    GtkWidget *logo = comity_logo_new (self->narrow ? LOGO_IN_LIST : LOGO_IN_TABLE);

    comity_logo_set_round (COMITY_LOGO (logo), comity_kind_is_person (self->kind));
    gtk_accessible_update_state (GTK_ACCESSIBLE (logo), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_box_append (GTK_BOX (box), logo);
  }
  gtk_box_append (GTK_BOX (box), lines_new (self->narrow ? "caption" : "second-line"));
  if (self->narrow) {
    GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

    gtk_widget_add_css_class (box, "narrow-row");
    gtk_box_append (GTK_BOX (box), check);
    g_object_bind_property (list_item, "selected", check, "visible", G_BINDING_SYNC_CREATE);
  }
  gtk_list_item_set_child (GTK_LIST_ITEM (list_item), box);
}

static void
apply_lines (GtkWidget *lines, const char *title, const char *subtitle)
{
  GtkWidget *second = gtk_widget_get_last_child (lines);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (lines)), title);
  gtk_inscription_set_text (GTK_INSCRIPTION (second), subtitle);
  gtk_widget_set_visible (second, subtitle && *subtitle);
}

static void
apply (GtkWidget *child, ComityRowItem *item, gpointer user_data)
{
  TitleCell *self = user_data;
  const ComityRow *row = comity_row_item_get_row (item);
  GtkWidget *first = gtk_widget_get_first_child (child);
  GtkWidget *lines = first;

  if (COMITY_IS_LOGO (first)) {
    lines = gtk_widget_get_next_sibling (first);
    comity_logo_set_name (COMITY_LOGO (first), row ? row->title : NULL);
    comity_logo_set_picture (COMITY_LOGO (first), self->store, row ? row->picture : NULL);
  }
  apply_lines (lines, comity_row_item_get_title (item), row ? row->subtitle : NULL);
}

static GtkListItemFactory *
factory_new (ComityStore *store, const ComityKind *kind, gboolean narrow)
{
  TitleCell *self = g_new (TitleCell, 1);

  *self = (TitleCell) { g_object_ref (store), kind, narrow };
  return comity_cell_factory_new (setup, apply, self, title_cell_free);
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
  return factory_new (store, kind, FALSE);
}

/**
 * comity_cell_narrow_new:
 * @store: where pictures come from
 * @kind: the kind of the list
 *
 * Returns: (transfer full): a factory for the rows of a narrow window
 */
GtkListItemFactory *
comity_cell_narrow_new (ComityStore *store, const ComityKind *kind)
{
  return factory_new (store, kind, TRUE);
}
