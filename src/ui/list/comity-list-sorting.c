/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another order of the same records. The old one stays until the new one is there; what takes its time says so, and
 * can be called off. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page-private.h"

#define PATIENCE_MS 200 /* what is done faster needs no word */

static void
impatient_cb (gpointer user_data)
{
  ComityListPage *self = user_data;

  self->sort_patience = 0;
  gtk_action_bar_set_revealed (self->sort_bar, TRUE);
}

/** comity_list_page_end_sorting: the new order is there, or nobody waits for it any more. */
void
comity_list_page_end_sorting (ComityListPage *self)
{
  g_clear_handle_id (&self->sort_patience, g_source_remove);
  g_clear_object (&self->before_sort);
  gtk_action_bar_set_revealed (self->sort_bar, FALSE);
}

/** comity_list_page_sort: @field: its name, NULL: the title */
void
comity_list_page_sort (ComityListPage *self, const char *field, gboolean descending)
{
  g_autoptr (ComityQuery) shown =
    comity_query_copy (self->before_sort ? self->before_sort : self->query);
  gboolean counted = self->reordered || (comity_rows_model_get_complete (self->model) &&
                                         !comity_rows_model_get_loading (self->model));

  if (!comity_query_set_sort (self->query, field, descending, NULL))
    return;
  comity_list_page_ask (self, FALSE);
  self->reordered = counted;
  if (!counted)
    return;
  /* All rows are there: the count still holds, and there is an order to stay with. */
  g_clear_handle_id (&self->patience, g_source_remove);
  self->before_sort = g_steal_pointer (&shown);
  self->sort_patience = g_timeout_add_once (PATIENCE_MS, impatient_cb, self);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  const ComityField *sort;

  if (!self->before_sort)
    return;
  sort = comity_query_get_sort (self->before_sort);
  comity_query_set_sort (self->query, sort ? sort->name : NULL,
                         comity_query_get_descending (self->before_sort), NULL);
  comity_list_page_mark_sort (self);
  comity_list_page_end_sorting (self);
  comity_rows_model_stay (self->model, self->query);
  comity_list_page_update_saving (self);
}

/** comity_list_page_install_sorting: */
void
comity_list_page_install_sorting (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.cancel-sorting", NULL, cancel_action);
}
