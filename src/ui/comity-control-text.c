/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>

#include "comity-control.h"
#include "comity-identifier.h"
#include "comity-parts.h"

/*
 * One line of text, and everything that is written as one: numbers, times, addresses, identifiers.
 * Addresses have a button that opens them. What was typed is put into its usual form when the
 * focus leaves: a pasted address of ROR becomes the identifier.
 */
struct _ComityControlText {
  ComityControl parent_instance;
  GtkWidget *entry;
  GtkWidget *open;
};

#define COMITY_TYPE_CONTROL_TEXT (comity_control_text_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlText, comity_control_text, COMITY, CONTROL_TEXT, ComityControl)
G_DEFINE_FINAL_TYPE (ComityControlText, comity_control_text, COMITY_TYPE_CONTROL)

static void
update_open (ComityControlText *self)
{
  g_autofree char *value = NULL, *uri = NULL;

  if (self->open == NULL)
    return;
  value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  uri = comity_address_to_uri (comity_control_get_field (COMITY_CONTROL (self)), value);
  gtk_widget_set_visible (self->open, uri != NULL);
}

static void
changed_cb (ComityControlText *self)
{
  update_open (self);
  comity_control_edited (COMITY_CONTROL (self));
}

static void
open_cb (ComityControlText *self)
{
  g_autofree char *value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  g_autofree char *uri =
    comity_address_to_uri (comity_control_get_field (COMITY_CONTROL (self)), value);

  if (uri != NULL)
    comity_open_uri (self->entry, uri);
}

/* In its usual form, but never while it is wrong, and never touching plain text. */
static void
tidy_cb (ComityControlText *self)
{
  const ComityField *field = comity_control_get_field (COMITY_CONTROL (self));
  g_autofree char *value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  g_autofree char *text = NULL;

  if (value == NULL || field->type == COMITY_TYPE_TEXT)
    return;
  text = comity_field_to_edit (field, value);
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static GtkInputPurpose
choose_purpose (ComityFieldType type)
{
  if (type == COMITY_TYPE_URL)
    return GTK_INPUT_PURPOSE_URL;
  if (type == COMITY_TYPE_EMAIL)
    return GTK_INPUT_PURPOSE_EMAIL;
  if (type == COMITY_TYPE_PHONE)
    return GTK_INPUT_PURPOSE_PHONE;
  if (type == COMITY_TYPE_INTEGER || type == COMITY_TYPE_DECIMAL)
    return GTK_INPUT_PURPOSE_NUMBER;
  return GTK_INPUT_PURPOSE_FREE_FORM;
}

static void
add_open_button (ComityControlText *self, const ComityField *field)
{
  const char *icon = field->type == COMITY_TYPE_EMAIL ? "mail-unread-symbolic" :
                     field->type == COMITY_TYPE_PHONE ? "call-start-symbolic" :
                                                        "comity-open-symbolic";
  g_autofree char *label =
    /* Translators: tooltip of a button; %s is a field such as “Website” */
    g_strdup_printf (_ ("Open “%s”"), comity_field_get_label (field));

  self->open = comity_icon_button_new (icon, label);
  gtk_widget_set_visible (self->open, FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), self->open);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
comity_control_text_build (ComityControl *control)
{
  ComityControlText *self = COMITY_CONTROL_TEXT (control);
  const ComityField *field = comity_control_get_field (control);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), comity_field_get_label (field));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->entry), choose_purpose (field->type));
  if (field->type == COMITY_TYPE_URL || field->type == COMITY_TYPE_EMAIL ||
      field->type == COMITY_TYPE_PHONE || field->type == COMITY_TYPE_IDENTIFIER)
    add_open_button (self, field);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (comity_control_activated),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (tidy_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  comity_control_watch_leave (control, self->entry);
  return self->entry;
}

static GtkWidget *
comity_control_text_get_focus (ComityControl *control)
{
  return GTK_WIDGET (
    gtk_editable_get_delegate (GTK_EDITABLE (COMITY_CONTROL_TEXT (control)->entry)));
}

static void
comity_control_text_set_typed (ComityControl *control, const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (COMITY_CONTROL_TEXT (control)->entry),
                         typed != NULL ? typed : "");
}

static void
comity_control_text_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  g_autofree char *text = comity_field_to_edit (comity_control_get_field (control), neutral);

  comity_control_text_set_typed (control, text);
}

static char *
comity_control_text_dup_typed (ComityControl *control)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (COMITY_CONTROL_TEXT (control)->entry)));
}

static char *
comity_control_text_dup_value (ComityControl *control, GError **error)
{
  g_autofree char *typed = comity_control_text_dup_typed (control);

  return comity_field_parse (comity_control_get_field (control), typed, error);
}

static void
comity_control_text_class_init (ComityControlTextClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  control_class->build = comity_control_text_build;
  control_class->get_focus = comity_control_text_get_focus;
  control_class->set_value = comity_control_text_set_value;
  control_class->dup_value = comity_control_text_dup_value;
  control_class->set_typed = comity_control_text_set_typed;
  control_class->dup_typed = comity_control_text_dup_typed;
}

static void
comity_control_text_init (ComityControlText *self)
{
}
