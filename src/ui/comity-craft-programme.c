/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-date.h"
#include "comity-note-row.h"
#include "comity-parts.h"
#include "comity-section.h"

/* The programme of a visit, by day. */

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

static char *
dup_details (ComityRecord *item)
{
  static const char *const fields[] = { "place", "host", "interpreter", "transport" };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *value = comity_kind_get_field (comity_record_get_kind (item), fields[i]) != NULL ?
                          comity_record_get (item, fields[i]) :
                          NULL;

    if (value != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", value);
  }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
make_item (ComityRecord *item, GtkSizeGroup *times)
{
  const char *start = comity_record_get (item, "start");
  g_autofree char *title = comity_record_dup_title (item);
  g_autofree char *details = dup_details (item);
  g_autofree char *name =
    start != NULL ? g_strdup_printf ("%s %s", start, title) : g_strdup (title);
  GtkWidget *row = adw_action_row_new (), *time = gtk_label_new (start != NULL ? start : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_add_css_class (time, "programme-time");
  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_size_group_add_widget (times, time);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), time);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.edit-sub");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)",
                                    comity_record_get_kind (item)->name,
                                    comity_record_get_id (item));
  comity_set_label (row, name);
  return row;
}

static GtkWidget *
make_day (const char *date)
{
  g_autofree char *text = dup_day (date);
  GtkWidget *label = gtk_label_new (text), *row;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "day-title");
  row = comity_note_row_new (label);
  gtk_widget_add_css_class (row, "day-row");
  comity_set_label (row, text);
  return row;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  ComityRecord *first = *(ComityRecord **) a, *second = *(ComityRecord **) b;
  int by_date = g_strcmp0 (comity_record_get (first, "date"), comity_record_get (second, "date"));

  if (by_date != 0)
    return by_date;
  return g_strcmp0 (comity_record_get (first, "start"), comity_record_get (second, "start"));
}

/**
 * comity_craft_programme:
 *
 * Returns: (transfer floating) (nullable): the programme of a delegation, a heading for each day
 */
GtkWidget *
comity_craft_programme (ComityPageData *data)
{
  ComityPageRelation *items = comity_page_data_find (data, "programme_item");
  g_autoptr (GtkSizeGroup) times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GPtrArray) sorted = NULL;
  const char *day = NULL;
  ComitySection *section;
  GtkWidget *add;

  if (items == NULL)
    return NULL;
  section = comity_section_new (_ ("Programme"));
  add = comity_icon_button_new ("list-add-symbolic", _ ("Add to the Programme"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "record.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(ss)", items->kind->name,
                                    items->field->name);
  comity_section_add_suffix (section, add);
  sorted = g_ptr_array_copy (items->records, NULL, NULL);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_items);
  for (guint i = 0; i < sorted->len; i++) {
    const char *date = comity_record_get (sorted->pdata[i], "date");

    if (i == 0 || g_strcmp0 (date, day) != 0)
      comity_section_add_row (section, make_day (date));
    day = date;
    comity_section_add_row (section, make_item (sorted->pdata[i], times));
  }
  if (sorted->len == 0)
    comity_section_add_content (section,
                                comity_dim_label_new (comity_kind_get_empty (items->kind)));
  return GTK_WIDGET (section);
}
