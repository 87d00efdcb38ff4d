/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>

#include "comity-control-entry.h"
#include "comity-identifier.h"
#include "comity-parts.h"

/*
 * One line of text, and everything that is written as one: numbers, times, addresses, identifiers.
 * Addresses have a button that opens them. What was typed is put into its usual form when the
 * focus leaves: a pasted address of ROR becomes the identifier.
 */
struct _ComityControlText {
  ComityControlEntry parent_instance;
  GtkWidget *open;
};

#define COMITY_TYPE_CONTROL_TEXT (comity_control_text_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlText,
                      comity_control_text,
                      COMITY,
                      CONTROL_TEXT,
                      ComityControlEntry)
G_DEFINE_FINAL_TYPE (ComityControlText, comity_control_text, COMITY_TYPE_CONTROL_ENTRY)

static void
comity_control_text_changed (ComityControlEntry *entry)
{
  ComityControlText *self = COMITY_CONTROL_TEXT (entry);
  g_autofree char *value = NULL, *uri = NULL;

  if (self->open == NULL)
    return;
  value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  uri = comity_address_to_uri (comity_control_get_field (COMITY_CONTROL (self)), value);
  gtk_widget_set_visible (self->open, uri != NULL);
}

static void
open_cb (ComityControlText *self)
{
  g_autofree char *value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  g_autofree char *uri =
    comity_address_to_uri (comity_control_get_field (COMITY_CONTROL (self)), value);

  if (uri != NULL)
    comity_open_uri (self->open, uri);
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
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (
                              comity_control_entry_get_row (COMITY_CONTROL_ENTRY (self))),
                            self->open);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
}

static void
comity_control_text_complete (ComityControlEntry *entry)
{
  ComityControlText *self = COMITY_CONTROL_TEXT (entry);
  const ComityField *field = comity_control_get_field (COMITY_CONTROL (self));
  GtkWidget *row = comity_control_entry_get_row (entry);

  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), choose_purpose (field->type));
  if (field->type == COMITY_TYPE_URL || field->type == COMITY_TYPE_EMAIL ||
      field->type == COMITY_TYPE_PHONE || field->type == COMITY_TYPE_IDENTIFIER)
    add_open_button (self, field);
  comity_control_watch_leave (COMITY_CONTROL (self), row);
}

static void
comity_control_text_class_init (ComityControlTextClass *klass)
{
  ComityControlEntryClass *entry_class = COMITY_CONTROL_ENTRY_CLASS (klass);

  entry_class->complete = comity_control_text_complete;
  entry_class->changed = comity_control_text_changed;
  entry_class->tidies = TRUE;
}

static void
comity_control_text_init (ComityControlText *self)
{
}
