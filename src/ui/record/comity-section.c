/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-section.h"

#include "comity-parts.h"

/**
 * ComitySection:
 *
 * A part of a record's page: a title, perhaps with a count and buttons, over a boxed list or
 * something crafted.
 */
struct _ComitySection {
  GtkBox parent_instance;
  GtkWidget *head, *title, *count;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (ComitySection, comity_section, GTK_TYPE_BOX)

/** comity_section_set_count: a dim number behind the title; 0 for none */
void
comity_section_set_count (ComitySection *self, guint count)
{
  g_autofree char *text = g_strdup_printf ("%'u", count);

  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, count > 0);
}

/** comity_section_add_suffix: a button at the end of the title's line */
void
comity_section_add_suffix (ComitySection *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->head), widget);
}

/** comity_section_get_list: the boxed list, made when it is first needed */
GtkWidget *
comity_section_get_list (ComitySection *self)
{
  if (self->list == NULL) {
    self->list = gtk_list_box_new ();
    gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
    gtk_widget_add_css_class (self->list, "boxed-list");
    comity_set_label (self->list, gtk_label_get_label (GTK_LABEL (self->title)));
    gtk_box_append (GTK_BOX (self), self->list);
  }
  return self->list;
}

/** comity_section_add_row: */
void
comity_section_add_row (ComitySection *self, GtkWidget *row)
{
  gtk_list_box_append (GTK_LIST_BOX (comity_section_get_list (self)), row);
}

/** comity_section_add_content: something other than rows */
void
comity_section_add_content (ComitySection *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self), widget);
}

static void
comity_section_class_init (ComitySectionClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
comity_section_init (ComitySection *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = gtk_label_new (NULL);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->head, "section-head");
  gtk_widget_add_css_class (self->title, "section-title");
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_visible (self->count, FALSE);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->head), self->count);
  gtk_box_append (GTK_BOX (self->head), space);
  gtk_box_append (GTK_BOX (self), self->head);
}

/** comity_section_new: */
ComitySection *
comity_section_new (const char *title)
{
  ComitySection *self = g_object_new (COMITY_TYPE_SECTION, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  comity_set_label (GTK_WIDGET (self), title);
  return self;
}
