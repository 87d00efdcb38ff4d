/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-history-page.h"

#include <glib/gi18n.h>

#include "comity-actions.h"
#include "comity-date.h"
#include "comity-history-details.h"
#include "comity-history-model.h"
#include "comity-history-row.h"
#include "comity-parts.h"

/* Everything that was done in the office, newest first. */

struct _ComityHistoryPage {
  AdwNavigationPage parent_instance;
  GtkDropDown *kinds, *people;
  GtkMenuButton *day_button, *menu_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  GtkStack *stack;
  GtkListView *list;

  ComityStore *store;
  ComityHistoryModel *model;
  GPtrArray *offered; /* const ComityKind, as @kinds after “all” */
  char *day;
};

G_DEFINE_FINAL_TYPE (ComityHistoryPage, comity_history_page, ADW_TYPE_NAVIGATION_PAGE)

/* -- Filters -------------------------------------------------------------------------------- */

static const ComityKind *
get_kind (ComityHistoryPage *self)
{
  guint at = gtk_drop_down_get_selected (self->kinds);

  return at > 0 && at <= self->offered->len ? self->offered->pdata[at - 1] : NULL;
}

static const char *
get_person (ComityHistoryPage *self)
{
  guint at = gtk_drop_down_get_selected (self->people);
  GListModel *model = gtk_drop_down_get_model (self->people);

  return at > 0 && at != GTK_INVALID_LIST_POSITION ?
           gtk_string_list_get_string (GTK_STRING_LIST (model), at) :
           NULL;
}

static void
filter_cb (ComityHistoryPage *self)
{
  if (self->model != NULL)
    comity_history_model_set_filter (self->model, get_kind (self), get_person (self), self->day);
}

static void
show_day (ComityHistoryPage *self)
{
  g_autofree char *shown = self->day ? comity_date_format (self->day) : NULL;

  gtk_menu_button_set_label (self->day_button, shown ? shown : _ ("Any Day"));
  gtk_popover_popdown (self->day_popover);
  filter_cb (self);
}

static void
day_selected_cb (ComityHistoryPage *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  g_free (self->day);
  self->day = g_date_time_format (day, "%Y-%m-%d");
  show_day (self);
}

static void
any_day_cb (ComityHistoryPage *self)
{
  g_clear_pointer (&self->day, g_free);
  show_day (self);
}

static void
offer_kinds (ComityHistoryPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  gtk_string_list_append (names, _ ("All Kinds"));
  for (guint i = 0; i < n_kinds; i++) {
    g_ptr_array_add (self->offered, (gpointer) kinds[i]);
    gtk_string_list_append (names, comity_kind_get_plural (kinds[i]));
  }
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
}

static gpointer
people_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_history_people (db, error);
}

static void
people_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityHistoryPage) self = user_data;
  g_auto (GStrv) people = comity_store_read_finish (COMITY_STORE (source), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (people == NULL || self->people == NULL)
    return;
  /* Translators: choice of a filter: changes made by any person */
  gtk_string_list_append (names, _ ("Everybody"));
  gtk_string_list_splice (names, 1, 0, (const char *const *) people);
  gtk_drop_down_set_model (self->people, G_LIST_MODEL (names));
}

/* -- The list ------------------------------------------------------------------------------- */

static void
settled_cb (ComityHistoryPage *self)
{
  gboolean filtered = get_kind (self) || get_person (self) || self->day;
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  comity_stack_show (self->stack, !empty ? "list" : filtered ? "none" : "empty");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, comity_history_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ComityHistoryPage *self = user_data;
  const ComityBatch *batch = comity_batch_item_get (gtk_list_item_get_item (item));
  g_autofree char *label =
    comity_history_row_show (COMITY_HISTORY_ROW (gtk_list_item_get_child (item)), batch);

  gtk_list_item_set_accessible_label (item, label);
  comity_history_model_need (self->model, gtk_list_item_get_position (item));
}

static void
activate_cb (ComityHistoryPage *self, guint position)
{
  g_autoptr (ComityBatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  comity_history_details_present (GTK_WIDGET (self), self->store, comity_batch_item_get (item));
}

static void
set_model (ComityHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_object_unref (factory);
}

/**
 * comity_history_page_new:
 * @store: the office
 *
 * Returns: (transfer floating): the history of the whole office
 */
GtkWidget *
comity_history_page_new (ComityStore *store)
{
  ComityHistoryPage *self = g_object_new (COMITY_TYPE_HISTORY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->model = comity_history_model_new (store);
  g_signal_connect_object (self->model, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  set_model (self);
  comity_store_read_async (store, people_func, NULL, NULL, (GDestroyNotify) g_strfreev, NULL,
                           people_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

static void
comity_history_page_dispose (GObject *object)
{
  ComityHistoryPage *self = COMITY_HISTORY_PAGE (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_HISTORY_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->day, g_free);
  G_OBJECT_CLASS (comity_history_page_parent_class)->dispose (object);
}

static void
comity_history_page_class_init (ComityHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_history_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, people);
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, day_popover);
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ComityHistoryPage, list);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_tighten);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_loosen);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, any_day_cb);
}

static void
comity_history_page_init (ComityHistoryPage *self)
{
  const char *everybody[] = { _ ("Everybody"), NULL };
  g_autoptr (GtkStringList) people = gtk_string_list_new (everybody);

  self->offered = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_actions_set_menu (self->menu_button, COMITY_ACTION_HISTORY_MENU);
  gtk_drop_down_set_model (self->people, G_LIST_MODEL (people));
  offer_kinds (self);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "notify::selected", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
}
