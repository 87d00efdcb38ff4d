/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>

#include "comity-control.h"
#include "comity-date.h"
#include "comity-parts.h"

/*
 * A date: typed as one writes it (19.3.2024, 19 Mar, 2024, +14d), or chosen in a calendar. What was
 * understood stands beside it while one types, and in the entry when the focus leaves.
 */
struct _ComityControlDate {
  ComityControl parent_instance;
  GtkWidget *entry;
  GtkWidget *understood;
  GtkWidget *button;
  GtkWidget *calendar;
  gboolean showing; /* while the calendar is set by the program */
};

#define COMITY_TYPE_CONTROL_DATE (comity_control_date_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlDate, comity_control_date, COMITY, CONTROL_DATE, ComityControl)
G_DEFINE_FINAL_TYPE (ComityControlDate, comity_control_date, COMITY_TYPE_CONTROL)

static void
update_understood (ComityControlDate *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  g_autofree char *shown = value != NULL ? comity_date_format (value) : NULL;

  gtk_widget_set_visible (self->understood, shown != NULL && g_strcmp0 (shown, typed) != 0);
  gtk_label_set_label (GTK_LABEL (self->understood), shown != NULL ? shown : "");
}

static void
changed_cb (ComityControlDate *self)
{
  update_understood (self);
  comity_control_edited (COMITY_CONTROL (self));
}

static void
tidy_cb (ComityControlDate *self)
{
  g_autofree char *value = comity_control_dup_value (COMITY_CONTROL (self), NULL);
  g_autofree char *text =
    value != NULL ? comity_field_to_edit (comity_control_get_field (COMITY_CONTROL (self)), value) :
                    NULL;

  if (text != NULL && g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
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
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
add_calendar (ComityControlDate *self, const ComityField *field)
{
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
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), self->button);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
comity_control_date_build (ComityControl *control)
{
  ComityControlDate *self = COMITY_CONTROL_DATE (control);
  const ComityField *field = comity_control_get_field (control);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), comity_field_get_label (field));
  self->understood = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->understood, "dimmed");
  gtk_widget_add_css_class (self->understood, "numeric");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), self->understood);
  add_calendar (self, field);
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
comity_control_date_get_focus (ComityControl *control)
{
  return GTK_WIDGET (
    gtk_editable_get_delegate (GTK_EDITABLE (COMITY_CONTROL_DATE (control)->entry)));
}

static void
comity_control_date_set_typed (ComityControl *control, const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (COMITY_CONTROL_DATE (control)->entry),
                         typed != NULL ? typed : "");
}

static void
comity_control_date_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  g_autofree char *text = comity_field_to_edit (comity_control_get_field (control), neutral);

  comity_control_date_set_typed (control, text);
}

static char *
comity_control_date_dup_typed (ComityControl *control)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (COMITY_CONTROL_DATE (control)->entry)));
}

static char *
comity_control_date_dup_value (ComityControl *control, GError **error)
{
  return comity_field_parse (comity_control_get_field (control),
                             gtk_editable_get_text (
                               GTK_EDITABLE (COMITY_CONTROL_DATE (control)->entry)),
                             error);
}

static void
comity_control_date_class_init (ComityControlDateClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  control_class->build = comity_control_date_build;
  control_class->get_focus = comity_control_date_get_focus;
  control_class->set_value = comity_control_date_set_value;
  control_class->dup_value = comity_control_date_dup_value;
  control_class->set_typed = comity_control_date_set_typed;
  control_class->dup_typed = comity_control_date_dup_typed;
}

static void
comity_control_date_init (ComityControlDate *self)
{
}
