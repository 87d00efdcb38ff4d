/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page-private.h"

#include "comity-as-of-dialog.h"
#include "comity-errors.h"
#include "comity-filter-chips.h"
#include "comity-filter-dialog.h"

static void update_chips (ComityListPage *self);

/** comity_list_page_query_changed: the filters or the date are others: shows and asks anew. */
void
comity_list_page_query_changed (ComityListPage *self)
{
  update_chips (self);
  comity_list_page_ask (self, TRUE);
}

static void
chip_removed_cb (int index, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (index == COMITY_FILTER_CHIP_AS_OF)
    comity_query_set_as_of (self->query, NULL, NULL);
  else
    comity_query_remove_filter (self->query, (guint) index);
  comity_list_page_query_changed (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->chips)) ?
                           GTK_WIDGET (self->chips) :
                           self->filter_button);
}

static void
update_chips (ComityListPage *self)
{
  comity_filter_chips_update (self->chips, self->store, self->query, chip_removed_cb, self);
}

/** comity_list_page_clear_filters: takes all filters and the date away, without asking anew. */
void
comity_list_page_clear_filters (ComityListPage *self)
{
  comity_query_clear_filters (self->query);
  comity_query_set_as_of (self->query, NULL, NULL);
}

/**
 * comity_list_page_add_filter:
 * @path: see comity_filter_new()
 * @value: (nullable): neutral
 *
 * Lists only what also meets this condition.
 */
void
comity_list_page_add_filter (ComityListPage *self, const char *path, ComityOp op, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (comity_query_add_filter (self->query, path, op, value, &error))
    comity_list_page_query_changed (self);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

static void
filter_chosen_cb (const char *path, ComityOp op, const char *value, gpointer user_data)
{
  comity_list_page_add_filter (user_data, path, op, value);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  adw_dialog_present (ADW_DIALOG (
                        comity_filter_dialog_new (self->store, self->kind, filter_chosen_cb, self)),
                      widget);
}

static void
as_of_chosen_cb (const char *date, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (comity_query_set_as_of (self->query, date, NULL))
    comity_list_page_query_changed (self);
}

static void
as_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  comity_as_of_dialog_present (widget, as_of_chosen_cb);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  comity_list_page_clear_filters (COMITY_LIST_PAGE (widget));
  comity_list_page_query_changed (COMITY_LIST_PAGE (widget));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_list_page_clear_filters (self);
  comity_query_set_search (self->query, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  comity_list_page_query_changed (self);
}

/** comity_list_page_install_filters: */
void
comity_list_page_install_filters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "page.as-of", NULL, as_of_action);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all_action);
}
