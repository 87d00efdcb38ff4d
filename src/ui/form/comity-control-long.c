/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-control.h"
#include "comity-parts.h"

#define MAX_HEIGHT 280 /* sp; beyond it the text scrolls */

/* Text of many lines, in a view that grows with it. Tab goes on to the next field. */
struct _ComityControlLong {
  ComityControl parent_instance;
  GtkWidget *view;
  GtkTextBuffer *buffer;
};

#define COMITY_TYPE_CONTROL_LONG (comity_control_long_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlLong, comity_control_long, COMITY, CONTROL_LONG, ComityControl)
G_DEFINE_FINAL_TYPE (ComityControlLong, comity_control_long, COMITY_TYPE_CONTROL)

static GtkWidget *
build_view (ComityControlLong *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              comity_sp_to_px (self->view, 44));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              comity_sp_to_px (self->view, MAX_HEIGHT));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_focusable (scrolled, FALSE);
  return scrolled;
}

static GtkWidget *
comity_control_long_build (ComityControl *control)
{
  ComityControlLong *self = COMITY_CONTROL_LONG (control);
  const char *title = comity_field_get_label (comity_control_get_field (control));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = comity_dim_label_new (title), *row;

  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), build_view (self));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->view);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "child",
                      box, "title", title, "use-markup", FALSE, NULL);
  comity_set_label (row, title);
  gtk_widget_add_css_class (row, "long-row");
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (comity_control_edited), self,
                           G_CONNECT_SWAPPED);
  comity_control_watch_leave (control, self->view);
  return row;
}

static GtkWidget *
comity_control_long_get_focus (ComityControl *control)
{
  return COMITY_CONTROL_LONG (control)->view;
}

static void
comity_control_long_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  gtk_text_buffer_set_text (COMITY_CONTROL_LONG (control)->buffer, neutral != NULL ? neutral : "",
                            -1);
}

static char *
comity_control_long_dup_typed (ComityControl *control)
{
  ComityControlLong *self = COMITY_CONTROL_LONG (control);
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  return g_steal_pointer (&text);
}

static char *
comity_control_long_dup_value (ComityControl *control, GError **error)
{
  g_autofree char *text = comity_control_long_dup_typed (control);

  return comity_field_parse (comity_control_get_field (control), text, error);
}

static void
comity_control_long_class_init (ComityControlLongClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  control_class->build = comity_control_long_build;
  control_class->get_focus = comity_control_long_get_focus;
  control_class->set_value = comity_control_long_set_value;
  control_class->dup_value = comity_control_long_dup_value;
  control_class->dup_typed = comity_control_long_dup_typed;
}

static void
comity_control_long_init (ComityControlLong *self)
{
}
