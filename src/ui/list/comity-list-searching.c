/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page-private.h"

static void
search_changed_cb (ComityListPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (text, comity_query_get_search (self->query)) == 0)
    return;
  if (!*text && !comity_query_get_search (self->query))
    return;
  comity_query_set_search (self->query, *text ? text : NULL);
  comity_list_page_ask (self, TRUE);
}

/** comity_list_page_focus_rows: */
void
comity_list_page_focus_rows (ComityListPage *self)
{
  gtk_widget_grab_focus (comity_list_page_is_narrow (self) ? GTK_WIDGET (self->list) :
                                                             GTK_WIDGET (self->table));
}

static void
stop_search_cb (ComityListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  comity_list_page_focus_rows (self);
}

static void
search_activate_cb (ComityListPage *self)
{
  comity_list_page_focus_rows (self);
}

/* Down goes from what one types to what was found; left to itself, it stops at the scroller. */
static gboolean
search_key_cb (ComityListPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  comity_list_page_focus_rows (self);
  return GDK_EVENT_STOP;
}

static void
let_down_leave_search (ComityListPage *self, GtkSearchEntry *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  if (comity_list_page_is_narrow (self))
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (
    GTK_WIDGET (comity_list_page_is_narrow (self) ? self->narrow_search : self->search));
}

/** comity_list_page_set_up_searching: */
void
comity_list_page_set_up_searching (ComityListPage *self)
{
  let_down_leave_search (self, self->search);
  let_down_leave_search (self, self->narrow_search);
}

/** comity_list_page_install_searching: */
void
comity_list_page_install_searching (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
}
