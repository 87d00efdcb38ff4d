/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list as a place where tables come in: by its menu, and by dropping a file on it. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-import-clipboard.h"
#include "comity-import-dialog.h"
#include "comity-import-web.h"
#include "comity-list-page-private.h"

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

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  ComityListPage *self = user_data;
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || comity_store_is_read_only (self->store))
    return FALSE;
  comity_import_dialog_present (GTK_WIDGET (self), self->store, comity_query_get_kind (self->query),
                                files->data);
  return TRUE;
}

/** comity_list_page_install_import: the actions `page.import`, from a file, and those from elsewhere. */
void
comity_list_page_install_import (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "page.import",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.import-web", NULL, import_web_action);
  gtk_widget_class_install_action (widget_class, "page.import-clipboard", NULL,
                                   import_clipboard_action);
}

/** comity_list_page_set_up_import: a table that is dropped on the list comes in. */
void
comity_list_page_set_up_import (ComityListPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
