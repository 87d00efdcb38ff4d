/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-history-row.h"

#include <glib/gi18n.h>

#include "comity-date.h"

/** A row of the history: what was done; who and when; whether it was undone. */
struct _ComityHistoryRow {
  GtkWidget parent_instance;
  GtkWidget *icon, *texts, *title, *subtitle, *undone;
};

G_DEFINE_FINAL_TYPE (ComityHistoryRow, comity_history_row, GTK_TYPE_WIDGET)

/** comity_history_icon_name: the picture of what was done */
const char *
comity_history_icon_name (const char *action)
{
  if (g_strcmp0 (action, "add") == 0)
    return "list-add-symbolic";
  if (g_strcmp0 (action, "delete") == 0 || g_strcmp0 (action, "erase") == 0)
    return "user-trash-symbolic";
  return "document-edit-symbolic";
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * comity_history_row_show:
 *
 * Returns: (transfer full): the row in words
 */
char *
comity_history_row_show (ComityHistoryRow *self, const ComityBatch *batch)
{
  g_autofree char *when = comity_date_format_moment (batch->at);
  /* Translators: under a change in the history: a person, a moment */
  g_autofree char *subtitle = g_strdup_printf (C_ ("history", "%1$s · %2$s"), batch->who, when);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), batch->is_undo ?
                                                          "edit-undo-symbolic" :
                                                          comity_history_icon_name (batch->action));
  gtk_label_set_label (GTK_LABEL (self->title), batch->label);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->undone, batch->undone);
  if (batch->undone)
    gtk_widget_add_css_class (self->texts, "dimmed");
  else
    gtk_widget_remove_css_class (self->texts, "dimmed");
  return g_strdup_printf ("%s, %s%s%s", batch->label, subtitle, batch->undone ? ", " : "",
                          batch->undone ? gtk_label_get_label (GTK_LABEL (self->undone)) : "");
}

/**
 * comity_history_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
comity_history_row_new (void)
{
  return g_object_new (COMITY_TYPE_HISTORY_ROW, NULL);
}

static void
comity_history_row_dispose (GObject *object)
{
  ComityHistoryRow *self = COMITY_HISTORY_ROW (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->texts, gtk_widget_unparent);
  g_clear_pointer (&self->undone, gtk_widget_unparent);
  G_OBJECT_CLASS (comity_history_row_parent_class)->dispose (object);
}

static void
comity_history_row_class_init (ComityHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_history_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "box");
}

static void
comity_history_row_init (ComityHistoryRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "history-row");
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "dimmed");
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->texts, TRUE);
  self->title = label_new (NULL);
  self->subtitle = label_new ("caption");
  gtk_widget_add_css_class (self->subtitle, "dimmed");
  gtk_box_append (GTK_BOX (self->texts), self->title);
  gtk_box_append (GTK_BOX (self->texts), self->subtitle);
  /* Translators: beside a change that does not hold any more */
  self->undone = gtk_label_new (C_ ("history", "Undone"));
  gtk_widget_add_css_class (self->undone, "caption");
  gtk_widget_add_css_class (self->undone, "dimmed");
  gtk_widget_set_valign (self->undone, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->texts, GTK_WIDGET (self));
  gtk_widget_set_parent (self->undone, GTK_WIDGET (self));
}
