/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>

#include "comity-control-entry.h"
#include "comity-date.h"
#include "comity-parts.h"

/*
 * A date: typed as one writes it (19.3.2024, 19 Mar, 2024, +14d), or chosen in a calendar. What was
 * understood stands beside it while one types, and in the entry when the focus leaves.
 */
struct _ComityControlDate {
  ComityControlEntry parent_instance;
  GtkWidget *understood;
  GtkWidget *button;
  GtkWidget *calendar;
  gboolean showing; /* while the calendar is set by the program */
};

#define COMITY_TYPE_CONTROL_DATE (comity_control_date_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlDate,
                      comity_control_date,
                      COMITY,
                      CONTROL_DATE,
                      ComityControlEntry)
G_DEFINE_FINAL_TYPE (ComityControlDate, comity_control_date, COMITY_TYPE_CONTROL_ENTRY)

static void
comity_control_date_changed (ComityControlEntry *entry)
{
  ComityControlDate *self = COMITY_CONTROL_DATE (entry);
  const char *typed = comity_control_entry_get_text (entry);
  g_autofree char *value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  g_autofree char *shown = value != NULL ? comity_date_format (value) : NULL;

  gtk_widget_set_visible (self->understood, shown != NULL && g_strcmp0 (shown, typed) != 0);
  gtk_label_set_label (GTK_LABEL (self->understood), shown != NULL ? shown : "");
}

/* The calendar opens on the date that is typed, or on today. */
static void
calendar_shown_cb (ComityControlDate *self)
{
  g_autofree char *value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  g_autofree char *today = comity_date_today ();
  GDate first, last;

  if (!comity_date_bounds (value != NULL ? value : today, &first, &last))
    return;
  self->showing = TRUE;
  g_object_set (self->calendar, "day", 1, NULL);
  g_object_set (self->calendar, "year", (int) g_date_get_year (&first), "month",
                (int) g_date_get_month (&first) - 1, "day", (int) g_date_get_day (&first), NULL);
  self->showing = FALSE;
}

static void
day_selected_cb (ComityControlDate *self)
{
  g_autofree char *iso = NULL, *text = NULL;
  int year, month, day;

  if (self->showing)
    return;
  g_object_get (self->calendar, "year", &year, "month", &month, "day", &day, NULL);
  iso = g_strdup_printf ("%04d-%02d-%02d", year, month + 1, day);
  text = comity_field_to_edit (comity_control_get_field (COMITY_CONTROL (self)), iso);
  comity_control_entry_set_text (COMITY_CONTROL_ENTRY (self), text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
add_calendar (ComityControlDate *self, AdwEntryRow *row)
{
  const ComityField *field = comity_control_get_field (COMITY_CONTROL (self));
  GtkWidget *popover = gtk_popover_new ();
  g_autofree char *label =
    /* Translators: tooltip of a button; %s is a field such as “Since” */
    g_strdup_printf (_ ("Choose “%s” in a Calendar"), comity_field_get_label (field));

  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, label);
  comity_set_label (self->button, label);
  comity_set_label (self->calendar, comity_field_get_label (field));
  adw_entry_row_add_suffix (row, self->button);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
comity_control_date_complete (ComityControlEntry *entry)
{
  ComityControlDate *self = COMITY_CONTROL_DATE (entry);
  GtkWidget *row = comity_control_entry_get_row (entry);

  self->understood = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->understood, "dimmed");
  gtk_widget_add_css_class (self->understood, "numeric");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->understood);
  add_calendar (self, ADW_ENTRY_ROW (row));
  comity_control_watch_leave (COMITY_CONTROL (self), row);
}

static void
comity_control_date_class_init (ComityControlDateClass *klass)
{
  ComityControlEntryClass *entry_class = COMITY_CONTROL_ENTRY_CLASS (klass);

  entry_class->complete = comity_control_date_complete;
  entry_class->changed = comity_control_date_changed;
  entry_class->tidies = TRUE;
}

static void
comity_control_date_init (ComityControlDate *self)
{
}
