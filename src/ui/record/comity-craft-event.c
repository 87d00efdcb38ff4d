/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-focus-key.h"
#include "comity-parts.h"
#include "comity-places.h"
#include "comity-section.h"
#include "comity-sub-records.h"
#include "comity-sub-row.h"

#define FIRST_PEOPLE 20

/* An event's series, its participants and where they come from. */

typedef struct {
  char *code; /* of a country, or NULL: not said */
  guint count;
} CountryCount;

typedef struct {
  GArray *countries; /* of CountryCount, the largest first */
  guint people;
} EventExtra;

static void
clear_count (gpointer data)
{
  g_free (((CountryCount *) data)->code);
}

static void
extra_free (gpointer data)
{
  EventExtra *extra = data;

  g_array_unref (extra->countries);
  g_free (extra);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const CountryCount *first = a, *second = b;

  if ((first->code == NULL) != (second->code == NULL))
    return first->code == NULL ? 1 : -1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return g_strcmp0 (first->code, second->code);
}

static void
count_country (EventExtra *extra, const char *code)
{
  CountryCount new = { g_strdup (code), 1 };

  for (guint i = 0; i < extra->countries->len; i++) {
    CountryCount *count = &g_array_index (extra->countries, CountryCount, i);

    if (g_strcmp0 (count->code, code) == 0) {
      count->count++;
      g_free (new.code);
      return;
    }
  }
  g_array_append_val (extra->countries, new);
}

/** comity_craft_event_read: counts the participants by country */
gboolean
comity_craft_event_read (ComityDb *db, ComityPageData *data, GError **error)
{
  const ComityKind *kind = comity_kind_find ("participant");
  EventExtra *extra = g_new0 (EventExtra, 1);
  g_autoptr (GPtrArray) people = NULL;

  extra->countries = g_array_new (FALSE, FALSE, sizeof (CountryCount));
  g_array_set_clear_func (extra->countries, clear_count);
  data->extra = extra;
  data->extra_free = extra_free;
  people = comity_db_children (db, comity_kind_get_owner_field (kind), kind,
                               comity_record_get_id (data->record), 0, error);
  if (people == NULL)
    return FALSE;
  extra->people = people->len;
  for (guint i = 0; i < people->len; i++)
    count_country (extra, comity_record_get (people->pdata[i], "country"));
  g_array_sort (extra->countries, compare_counts);
  return TRUE;
}

static GtkWidget *
make_countries (const EventExtra *extra)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (guint i = 0; i < extra->countries->len; i++) {
    const CountryCount *count = &g_array_index (extra->countries, CountryCount, i);
    g_autofree char *name = count->code != NULL ? comity_country_dup_name (count->code) :
                                                  g_strdup (_ ("Country not said"));
    /* Translators: %1$s is a country, %2$u how many participants come from there */
    g_autofree char *text = g_strdup_printf (C_ ("participants", "%1$s  %2$u"), name, count->count);
    GtkWidget *label = gtk_label_new (text);

    gtk_widget_add_css_class (label, "count-chip");
    gtk_widget_add_css_class (label, "numeric");
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), label);
  }
  comity_set_label (wrap, _ ("Participants by country"));
  return wrap;
}

static GtkWidget *
make_summary (const EventExtra *extra)
{
  guint n = extra->countries->len;
  g_autofree char *people =
    /* Translators: how many people take part; “from 7 countries” follows */
    g_strdup_printf (ngettext ("%'u participant", "%'u participants", extra->people),
                     extra->people);
  g_autofree char *countries = NULL, *text = NULL;

  if (n > 0 && g_array_index (extra->countries, CountryCount, n - 1).code == NULL)
    n--;
  /* Translators: stands after “86 participants” */
  countries = g_strdup_printf (ngettext ("from %u country", "from %u countries", n), n);
  /* Translators: %1$s is “86 participants”, %2$s is “from 7 countries” */
  text = g_strdup_printf (C_ ("participants", "%1$s %2$s"), people, countries);
  return comity_dim_label_new (n > 0 ? text : people);
}

static GtkWidget *
make_paste_button (void)
{
  /* Translators: button: take a list of participants from the clipboard */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Paste…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Paste a List of Participants"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.paste-participants");
  comity_focus_key_set (button, "paste");
  return button;
}

/**
 * comity_craft_participants:
 *
 * Returns: (transfer floating): where the participants come from, and the first of them
 */
GtkWidget *
comity_craft_participants (ComityPageData *data)
{
  ComityPageRelation *relation = comity_page_data_find (data, "participant");
  const EventExtra *extra = data->extra;
  ComitySection *section = comity_section_new (comity_kind_get_plural (relation->kind));

  comity_section_set_count (section, extra->people);
  comity_section_add_suffix (section, make_paste_button ());
  comity_section_add_suffix (section,
                             comity_add_button_new (relation->kind, relation->field->name));
  if (extra->people == 0) {
    comity_section_add_content (section,
                                comity_dim_label_new (comity_kind_get_empty (relation->kind)));
    return GTK_WIDGET (section);
  }
  comity_section_add_content (section, make_summary (extra));
  comity_section_add_content (section, make_countries (extra));
  for (guint i = 0; i < relation->records->len && i < FIRST_PEOPLE; i++) {
    GtkWidget *row = comity_sub_row_new (data, relation, relation->records, i, NULL, NULL, NULL);

    comity_sub_row_take_drops (row, relation);
    comity_section_add_row (section, row);
  }
  if (extra->people > FIRST_PEOPLE)
    comity_section_add_row (section, comity_show_all_row_new (data->record, relation));
  return GTK_WIDGET (section);
}

/**
 * comity_craft_series:
 *
 * Returns: (transfer floating): the way to the next edition
 */
GtkWidget *
comity_craft_series (ComityPageData *data)
{
  ComitySection *section = comity_section_new (_ ("Next edition"));
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_New Edition…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.new-edition");
  comity_focus_key_set (row, "new-edition");
  comity_section_add_row (section, row);
  return GTK_WIDGET (section);
}
