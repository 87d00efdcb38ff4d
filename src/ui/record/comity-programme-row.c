/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-programme-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-context-menu.h"
#include "comity-date.h"
#include "comity-focus-key.h"
#include "comity-parts.h"
#include "comity-rail.h"

/* The rows of a visit's programme: the head of a day, and one line. */

#define DAY_KEY "comity-day"
#define ITEM_KEY "comity-item"

/* Returns: (transfer full) (nullable): @iso as people call it: “Tuesday, 19 March” */
static char *
dup_day (const char *iso)
{
  GDate first, last;
  char text[128];

  if (iso == NULL || strlen (iso) != 10 || !comity_date_bounds (iso, &first, &last))
    return iso != NULL ? comity_date_format (iso) : g_strdup (_ ("Without a date"));
  /* Translators: a day of a programme with its weekday, for strftime: “Tuesday, 19 March” */
  g_date_strftime (text, sizeof text, C_ ("date", "%A, %-d %B"), &first);
  return g_strdup (text);
}

/** comity_programme_row_get_day: (nullable) the day that a row belongs to */
const char *
comity_programme_row_get_day (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), DAY_KEY);
}

/** comity_programme_row_get_id: the line that a row shows, 0 for the head of a day */
gint64
comity_programme_row_get_id (GtkWidget *row)
{
  ComityRecord *item = g_object_get_data (G_OBJECT (row), ITEM_KEY);

  return item != NULL ? comity_record_get_id (item) : 0;
}

static GtkWidget *
new_row (const char *day)
{
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set_data_full (G_OBJECT (row), DAY_KEY, g_strdup (day), g_free);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/**
 * comity_programme_day_row_new:
 * @day: (nullable): ISO 8601
 * @writable: whether activating it adds a line
 *
 * Returns: (transfer floating): the head of a day
 */
GtkWidget *
comity_programme_day_row_new (const char *day, gboolean writable)
{
  g_autofree char *text = dup_day (day);
  g_autofree char *key = g_strdup_printf ("day/%s", day != NULL ? day : "");
  /* Translators: tooltip of the head of a day in a programme; %s is the day */
  g_autofree char *add = g_strdup_printf (_ ("Add to %s"), text);
  GtkWidget *row = new_row (day), *label = gtk_label_new (text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "day-title");
  gtk_box_append (GTK_BOX (box), label);
  if (writable && day != NULL) {
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
    gtk_widget_set_tooltip_text (row, add);
  }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), writable && day != NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "day-row");
  comity_focus_key_set (row, key);
  comity_set_label (row, writable && day != NULL ? add : text);
  return row;
}

static char *
dup_time (ComityRecord *item)
{
  const char *start = comity_record_get (item, "start"),
             *finish = comity_record_get (item, "finish");

  if (start == NULL || finish == NULL)
    return g_strdup (start != NULL ? start : "");
  /* from–to must not turn round between texts that are written from right to left */
  return g_strdup_printf ("\u2066%s–%s\u2069", start, finish);
}

static char *
dup_details (ComityRecord *item)
{
  static const char *const fields[] = { "place", "host", "people", "interpreter", "transport" };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *value = comity_record_get (item, fields[i]);

    if (value != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", value);
  }
  return g_string_free_and_steal (g_steal_pointer (&line));
}

static GtkWidget *
add_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_content (ComityRecord *item, gboolean goes_on, GtkSizeGroup *times)
{
  g_autofree char *title = comity_record_dup_title (item), *details = dup_details (item);
  g_autofree char *when = dup_time (item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *time = gtk_label_new (when);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_label_set_yalign (GTK_LABEL (time), 0);
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_add_css_class (time, "programme-time");
  gtk_size_group_add_widget (times, time);
  add_label (lines, title);
  if (*details != '\0') {
    GtkWidget *second = add_label (lines, details);

    gtk_widget_add_css_class (second, "dimmed");
    gtk_widget_add_css_class (second, "caption");
  }
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), comity_rail_new (goes_on));
  gtk_box_append (GTK_BOX (box), lines);
  return box;
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
add_menu (GtkWidget *row, ComityRecord *record)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 id = comity_record_get_id (record);
  const char *kind = comity_record_get_kind (record)->name;

  append_item (menu, _ ("_Edit Here"), "programme.edit", g_variant_new_int64 (id));
  append_item (menu, _ ("_More Fields…"), "record.edit-sub", g_variant_new ("(sx)", kind, id));
  append_item (menu, _ ("Move _Up"), "programme.move", g_variant_new ("(xi)", id, -1));
  append_item (menu, _ ("Move _Down"), "programme.move", g_variant_new ("(xi)", id, 1));
  append_item (menu, _ ("_Delete"), "record.delete-sub", g_variant_new ("(sx)", kind, id));
  comity_context_menu_add (row, G_MENU_MODEL (menu));
}

static void
add_keys (GtkWidget *row, ComityRecord *record)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gint64 id = comity_record_get_id (record);
  const char *kind = comity_record_get_kind (record)->name;

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  comity_add_key (keys, GDK_KEY_Up, GDK_CONTROL_MASK, "programme.move",
                  g_variant_new ("(xi)", id, -1));
  comity_add_key (keys, GDK_KEY_Down, GDK_CONTROL_MASK, "programme.move",
                  g_variant_new ("(xi)", id, 1));
  comity_add_key (keys, GDK_KEY_F2, 0, "programme.edit", g_variant_new_int64 (id));
  comity_add_key (keys, GDK_KEY_Delete, 0, "record.delete-sub", g_variant_new ("(sx)", kind, id));
  gtk_widget_add_controller (row, keys);
}

/**
 * comity_programme_item_row_new:
 * @goes_on: whether another line of the same day follows
 * @writable: whether it can be changed
 * @times: makes the times of all rows equally wide
 *
 * Returns: (transfer floating): one line of the programme
 */
GtkWidget *
comity_programme_item_row_new (ComityRecord *item,
                               gboolean goes_on,
                               gboolean writable,
                               GtkSizeGroup *times)
{
  g_autofree char *title = comity_record_dup_title (item), *when = dup_time (item);
  g_autofree char *details = dup_details (item);
  g_autofree char *name = g_strdup_printf ("%s%s%s%s%s", when, *when != '\0' ? " " : "", title,
                                           *details != '\0' ? ", " : "", details);
  GtkWidget *row = new_row (comity_record_get (item, "date"));

  g_object_set_data_full (G_OBJECT (row), ITEM_KEY, g_object_ref (item), g_object_unref);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_content (item, goes_on, times));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), writable);
  gtk_widget_add_css_class (row, "programme-row");
  comity_focus_key_set_record (row, comity_record_get_kind (item)->name,
                               comity_record_get_id (item));
  comity_set_label (row, name);
  if (writable) {
    add_menu (row, item);
    add_keys (row, item);
  }
  return row;
}
