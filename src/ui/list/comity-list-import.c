/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list as a place where tables come in: by its menu, and by dropping a file on it. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <string.h>

#include "comity-handout.h"
#include "comity-import-clipboard.h"
#include "comity-import-dialog.h"
#include "comity-import-web.h"
#include "comity-kinds.h"
#include "comity-list-page-private.h"
#include "comity-url.h"
#include "comity-web-dialog.h"
#include "comity-window-drop.h"

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_import_dialog_choose (widget, self->store, comity_query_get_kind (self->query));
}

static void
import_web_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_import_web_ask (widget, self->store, comity_query_get_kind (self->query));
}

static void
import_clipboard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_import_clipboard (widget, self->store, comity_query_get_kind (self->query));
}

/* -- What is dropped ------------------------------------------------------------------------ */

static void
look_up_partner (ComityListPage *self, const char *address)
{
  ComityWebDialog *dialog = comity_web_dialog_new (GTK_WIDGET (self), self->store);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  comity_web_dialog_look_up (dialog, address);
}

static gboolean
take_address (ComityListPage *self, const char *text)
{
  g_autofree char *address = comity_url_from_typed (text, NULL);

  if (!address)
    return FALSE;
  if (self->kind == &comity_kind_partner)
    look_up_partner (self, address);
  else
    comity_import_web_fetch (GTK_WIDGET (self), self->store, self->kind, address);
  return TRUE;
}

static gboolean
take_file (ComityListPage *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  /* So browsers hand over a link. */
  if (comity_url_is_web (uri))
    return take_address (self, uri);
  comity_import_dialog_present (GTK_WIDGET (self), self->store, self->kind, file);
  return TRUE;
}

static gboolean
take_files (ComityListPage *self, GSList *files)
{
  if (!files)
    return FALSE;
  if (comity_window_drop_offices (GTK_WIDGET (self), files))
    return TRUE;
  if (comity_store_is_read_only (self->store))
    return FALSE;
  if (files->next) {
    comity_window_drop_say_one (GTK_WIDGET (self));
    return FALSE;
  }
  return take_file (self, files->data);
}

/* Cells of a spreadsheet have tabs or lines; one word is nothing to import. */
static gboolean
take_text (ComityListPage *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (comity_store_is_read_only (self->store))
    return FALSE;
  if (comity_url_is_web (stripped))
    return take_address (self, stripped);
  if (!strpbrk (stripped, "\t\n"))
    return FALSE;
  comity_import_text (GTK_WIDGET (self), self->store, self->kind, text);
  return TRUE;
}

/**
 * comity_list_page_drop:
 * @value: a list of files or a text
 *
 * Brings in a table, goes to the web with an address, or opens an office.
 *
 * Returns: whether something can be done with what was dropped on the list
 */
gboolean
comity_list_page_drop (ComityListPage *self, const GValue *value)
{
  return G_VALUE_HOLDS_STRING (value) ? take_text (self, g_value_get_string (value)) :
                                        take_files (self, g_value_get_boxed (value));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  return comity_list_page_drop (user_data, value);
}

/** comity_list_page_install_import: the actions `page.import`, from a file, and those from elsewhere. */
void
comity_list_page_install_import (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "page.import-web", NULL, import_web_action);
  gtk_widget_class_install_action (widget_class, "page.import-clipboard", NULL,
                                   import_clipboard_action);
}

/** comity_list_page_set_up_import: a table that is dropped on the list comes in. */
void
comity_list_page_set_up_import (ComityListPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, (GType[]) { GDK_TYPE_FILE_LIST, G_TYPE_STRING }, 2);
  g_signal_connect (target, "accept", G_CALLBACK (comity_drop_accept_strangers), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
