/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-control-entry.h"

/**
 * ComityControlEntry:
 *
 * What the controls that are typed into have in common: the row with its title, what is typed as
 * state, and the usual form of a value once the focus leaves.
 */
typedef struct {
  GtkWidget *row;
} ComityControlEntryPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ComityControlEntry, comity_control_entry, COMITY_TYPE_CONTROL)

/**
 * comity_control_entry_get_row:
 *
 * Returns: (transfer none): the AdwEntryRow; valid from the virtual function `complete` on
 */
GtkWidget *
comity_control_entry_get_row (ComityControlEntry *self)
{
  ComityControlEntryPrivate *priv = comity_control_entry_get_instance_private (self);

  return priv->row;
}

/**
 * comity_control_entry_get_text:
 *
 * Returns: (transfer none): what stands in the entry
 */
const char *
comity_control_entry_get_text (ComityControlEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (comity_control_entry_get_row (self)));
}

/**
 * comity_control_entry_set_text:
 * @text: (nullable): what shall stand in the entry
 */
void
comity_control_entry_set_text (ComityControlEntry *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (comity_control_entry_get_row (self)),
                         text != NULL ? text : "");
}

static void
changed_cb (ComityControlEntry *self)
{
  if (COMITY_CONTROL_ENTRY_GET_CLASS (self)->changed != NULL)
    COMITY_CONTROL_ENTRY_GET_CLASS (self)->changed (self);
  comity_control_edited (COMITY_CONTROL (self));
}

/* In its usual form, but never while it is wrong, and never touching plain text. */
static void
left_cb (ComityControlEntry *self)
{
  const ComityField *field = comity_control_get_field (COMITY_CONTROL (self));
  g_autofree char *value = NULL, *text = NULL;

  if (!COMITY_CONTROL_ENTRY_GET_CLASS (self)->tidies || field->type == COMITY_TYPE_TEXT)
    return;
  value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  text = value != NULL ? comity_field_to_edit (field, value) : NULL;
  if (text != NULL && g_strcmp0 (text, comity_control_entry_get_text (self)) != 0)
    comity_control_entry_set_text (self, text);
}

static GtkWidget *
comity_control_entry_build (ComityControl *control)
{
  ComityControlEntry *self = COMITY_CONTROL_ENTRY (control);
  ComityControlEntryPrivate *priv = comity_control_entry_get_instance_private (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  priv->row = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (priv->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (priv->row),
                                 comity_field_get_label (comity_control_get_field (control)));
  COMITY_CONTROL_ENTRY_GET_CLASS (self)->complete (self);
  g_signal_connect_object (priv->row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->row, "entry-activated", G_CALLBACK (comity_control_activated),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (priv->row, focus);
  return priv->row;
}

static GtkWidget *
comity_control_entry_get_focus (ComityControl *control)
{
  GtkWidget *row = comity_control_entry_get_row (COMITY_CONTROL_ENTRY (control));

  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
}

static void
comity_control_entry_set_typed (ComityControl *control, const char *typed)
{
  comity_control_entry_set_text (COMITY_CONTROL_ENTRY (control), typed);
}

static void
comity_control_entry_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  g_autofree char *text = comity_field_to_edit (comity_control_get_field (control), neutral);

  COMITY_CONTROL_GET_CLASS (control)->set_typed (control, text);
}

static char *
comity_control_entry_dup_typed (ComityControl *control)
{
  return g_strdup (comity_control_entry_get_text (COMITY_CONTROL_ENTRY (control)));
}

static char *
comity_control_entry_dup_value (ComityControl *control, GError **error)
{
  g_autofree char *typed = COMITY_CONTROL_GET_CLASS (control)->dup_typed (control);

  return typed != NULL ? comity_field_parse (comity_control_get_field (control), typed, error) :
                         NULL;
}

static void
comity_control_entry_class_init (ComityControlEntryClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  control_class->build = comity_control_entry_build;
  control_class->get_focus = comity_control_entry_get_focus;
  control_class->set_value = comity_control_entry_set_value;
  control_class->dup_value = comity_control_entry_dup_value;
  control_class->set_typed = comity_control_entry_set_typed;
  control_class->dup_typed = comity_control_entry_dup_typed;
}

static void
comity_control_entry_init (ComityControlEntry *self)
{
}
