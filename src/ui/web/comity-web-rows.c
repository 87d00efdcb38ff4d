/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-web-rows.h"

#include <glib/gi18n.h>

#include "comity-parts.h"
#include "comity-url.h"

#define WIDEST_SOURCE 20 /* characters */

/* The differences of one partner: a row each, ticked when it will be taken. */
typedef struct {
  gboolean *accept;
  ComityWebChanged changed;
  gpointer user_data;
} Tick;

/**
 * comity_web_source_dup_label:
 * @source: as of #ComityFinding
 * @address: (nullable): who said it
 *
 * Returns: (transfer full): the name of the register, or the host of the page
 */
char *
comity_web_source_dup_label (const char *source, const char *address)
{
  if (g_str_equal (source, "ror"))
    return g_strdup ("ROR");
  if (g_str_equal (source, "wikidata"))
    return g_strdup ("Wikidata");
  char *domain = address != NULL ? comity_url_get_domain (address) : NULL;
  /* Translators: where a value was found: on the website of the partner */
  return domain != NULL ? domain : g_strdup (_ ("Website"));
}

static void
toggled_cb (GtkCheckButton *check, Tick *tick)
{
  *tick->accept = gtk_check_button_get_active (check);
  tick->changed (tick->user_data);
}

static void
tick_free (gpointer tick, GClosure *closure)
{
  g_free (tick);
}

static char *
dup_subtitle (const ComityDifference *difference)
{
  g_autofree char *value = comity_difference_dup_shown (difference, difference->value);
  g_autofree char *old = comity_difference_dup_shown (difference, difference->old);
  if (old == NULL)
    return g_steal_pointer (&value);
  if (difference->typed)
    /* Translators: %1$s is a value that was found on the web, %2$s the one that is there */
    return g_strdup_printf (_ ("%1$s\nYou have: %2$s"), value, old);
  /* Translators: %1$s is a value that was found on the web, %2$s the one it takes the place of */
  return g_strdup_printf (_ ("%1$s\nUntil now: %2$s"), value, old);
}

static GtkWidget *
row_new (const char *title, const char *subtitle, Tick tick)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  gtk_widget_add_css_class (row, "property");
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  comity_set_label (check, title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), *tick.accept);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_data (check, "toggled", G_CALLBACK (toggled_cb), g_memdup2 (&tick, sizeof tick),
                         tick_free, G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
difference_row_new (ComityDifference *difference, ComityWebChanged changed, gpointer user_data)
{
  g_autofree char *subtitle = dup_subtitle (difference);
  g_autofree char *source =
    comity_web_source_dup_label (difference->finding->source, difference->finding->address);
  GtkWidget *from = comity_dim_label_new (source);
  GtkWidget *row = row_new (comity_field_get_label (difference->field), subtitle,
                            (Tick) { &difference->accept, changed, user_data });

  gtk_label_set_wrap (GTK_LABEL (from), FALSE);
  if (g_utf8_strlen (source, -1) > WIDEST_SOURCE) {
    gtk_label_set_ellipsize (GTK_LABEL (from), PANGO_ELLIPSIZE_MIDDLE);
    gtk_label_set_width_chars (GTK_LABEL (from), WIDEST_SOURCE);
  }
  gtk_label_set_xalign (GTK_LABEL (from), 1);
  gtk_widget_add_css_class (from, "caption");
  gtk_widget_set_tooltip_text (from, difference->finding->address);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), from);
  return row;
}

/**
 * comity_web_rows_new:
 * @adoption: outlives the widget
 * @changed: told after each tick
 *
 * Returns: (transfer floating): a group of rows, one a difference
 */
GtkWidget *
comity_web_rows_new (ComityAdoption *adoption, ComityWebChanged changed, gpointer user_data)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *names = comity_adoption_dup_names (adoption);
  Tick tick = { &adoption->accept_names, changed, user_data };

  for (guint i = 0; i < adoption->differences->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               difference_row_new (adoption->differences->pdata[i], changed,
                                                   user_data));
  if (names)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               row_new (_ ("Other names"), names, tick));
  return group;
}
