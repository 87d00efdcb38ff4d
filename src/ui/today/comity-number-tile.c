/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-number-tile.h"

#include <glib/gi18n.h>

/* A figure that opens the list it was counted from: “64 / partners / in 27 countries”. */

struct _ComityNumberTile {
  GtkButton parent_instance;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (ComityNumberTile, comity_number_tile, GTK_TYPE_BUTTON)

static void
add_label (ComityNumberTile *self, const char *text, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
comity_number_tile_class_init (ComityNumberTileClass *klass)
{
}

static void
comity_number_tile_init (ComityNumberTile *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "number-tile");
  gtk_button_set_child (GTK_BUTTON (self), self->box);
}

/**
 * comity_number_tile_new:
 * @number: how many
 * @what: of what
 * @detail: a second line
 *
 * Returns: (transfer floating): a button that says a figure
 */
GtkWidget *
comity_number_tile_new (gint64 number, const char *what, const char *detail)
{
  static const char *const number_classes[] = { "number", "numeric", NULL };
  static const char *const what_classes[] = { "heading", NULL };
  static const char *const detail_classes[] = { "caption", "dimmed", NULL };
  ComityNumberTile *self = g_object_new (COMITY_TYPE_NUMBER_TILE, NULL);
  g_autofree char *shown = g_strdup_printf ("%'" G_GINT64_FORMAT, number);
  g_autofree char *name = NULL;

  add_label (self, shown, number_classes);
  add_label (self, what, what_classes);
  add_label (self, detail, detail_classes);
  /* Translators: a figure as it is heard: “64”, “partners”, “in 27 countries” */
  name = g_strdup_printf (C_ ("figure", "%1$s %2$s, %3$s"), shown, what, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
