/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-chip.h"

#include "comity-parts.h"

/**
 * ComityChip:
 *
 * A word or two that can be taken away: a filter, a tag, one of several references.
 *
 * Signal `removed`: the person pressed the button, or Backspace or Delete on it; the owner takes
 * the chip out.
 */
struct _ComityChip {
  GtkWidget parent_instance;
  GtkWidget *box, *label, *value, *remove;
};

static guint removed_signal;

G_DEFINE_FINAL_TYPE (ComityChip, comity_chip, GTK_TYPE_WIDGET)

static void
clicked_cb (ComityChip *self)
{
  g_signal_emit (self, removed_signal, 0);
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  clicked_cb (COMITY_CHIP (widget));
  return GDK_EVENT_STOP;
}

/** comity_chip_get_value: */
const char *
comity_chip_get_value (ComityChip *self)
{
  g_return_val_if_fail (COMITY_IS_CHIP (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->value));
}

static void
comity_chip_dispose (GObject *object)
{
  g_clear_pointer (&COMITY_CHIP (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (comity_chip_parent_class)->dispose (object);
}

static void
comity_chip_class_init (ComityChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_chip_dispose;
  removed_signal = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
comity_chip_init (ComityChip *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = gtk_label_new (NULL);
  self->value = gtk_label_new (NULL);
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->label, "dimmed");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "circular");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->value);
  gtk_box_append (GTK_BOX (self->box), self->remove);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * comity_chip_new:
 * @label: (nullable): what the value is of, dim
 * @value: the value
 * @remove_label: tooltip and accessible name of the button, a whole sentence with the value
 */
GtkWidget *
comity_chip_new (const char *label, const char *value, const char *remove_label)
{
  ComityChip *self = g_object_new (COMITY_TYPE_CHIP, NULL);
  g_autofree char *name =
    label != NULL ? g_strdup_printf ("%s %s", label, value) : g_strdup (value);

  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  gtk_widget_set_visible (self->label, label != NULL);
  gtk_label_set_label (GTK_LABEL (self->value), value);
  gtk_widget_set_tooltip_text (self->remove, remove_label);
  comity_set_label (self->remove, remove_label);
  comity_set_label (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}
