/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-print-languages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-places.h"
#include "comity-settings.h"
#include "comity-text.h"

/*
 * A dialog of its own, before that of the printer: the one of the portal, which a sandboxed program
 * gets, takes no pages from programs.
 */

#define KEY "paper-languages"

/** The dialog's state. */
typedef struct {
  GtkWidget *parent;
  ComityPrintLanguagesChosen chosen;
  GPtrArray *tongues; /* of const ComityTongue, in the order of the rows */
  AdwComboRow *first, *second; /* the second one has “None” before all languages */
} Languages;

/** A language with its name, to be put in order. */
typedef struct {
  const ComityTongue *tongue;
  char *name;
} Named;

static void
languages_free (gpointer data)
{
  Languages *self = data;

  g_object_unref (self->parent);
  g_ptr_array_unref (self->tongues);
  g_free (self);
}

static void
named_clear (gpointer data)
{
  Named *named = data;

  g_free (named->name);
}

static gint
compare_named (gconstpointer a, gconstpointer b)
{
  return comity_text_compare (((const Named *) a)->name, ((const Named *) b)->name);
}

static GArray *
name_all (void)
{
  g_auto (GStrv) tags = comity_tongues ();
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (all, named_clear);
  for (guint i = 0; tags[i] != NULL; i++) {
    char *name = comity_language_dup_name (tags[i]);
    Named named = { comity_tongue_find (tags[i]), name ? name : g_strdup (tags[i]) };

    g_array_append_val (all, named);
  }
  g_array_sort (all, compare_named);
  return all;
}

static ComityTongues
get_tongues (Languages *self)
{
  guint first = adw_combo_row_get_selected (self->first);
  guint second = adw_combo_row_get_selected (self->second);
  ComityTongues tongues = { self->tongues->pdata[first], NULL };

  if (second > 0 && second - 1 != first)
    tongues.second = self->tongues->pdata[second - 1];
  return tongues;
}

static void
remember (ComityTongues tongues)
{
  g_autofree char *text =
    g_strdup_printf ("%s%s%s", comity_tongue_get_tag (tongues.first), tongues.second ? "," : "",
                     tongues.second ? comity_tongue_get_tag (tongues.second) : "");

  comity_settings_set_string (KEY, text);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Languages *self = user_data;
  ComityTongues tongues = get_tongues (self);

  if (!g_str_equal (response, "print"))
    return;
  remember (tongues);
  self->chosen (self->parent, tongues);
}

static AdwComboRow *
row_new (const char *title, gboolean optional, const GArray *all)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (optional)
    /* Translators: no second language */
    gtk_string_list_append (names, C_ ("language", "None"));
  for (guint i = 0; i < all->len; i++)
    gtk_string_list_append (names, g_array_index (all, Named, i).name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return ADW_COMBO_ROW (row);
}

static gboolean
speaks_english (void)
{
  return comity_tongue_find (g_get_language_names ()[0]) == NULL ||
         comity_tongue_find (g_get_language_names ()[0]) == comity_tongue_find ("en");
}

/* What was chosen last; at first one that the window does not speak. */
static void
choose_last (Languages *self)
{
  g_autofree char *text = comity_settings_dup_string (KEY);
  ComityTongues last = { NULL, NULL };
  guint at;

  if (*text == '\0' || !comity_tongues_parse (text, &last, NULL))
    last.first = comity_tongue_find (speaks_english () ? "ru" : "en");
  if (g_ptr_array_find (self->tongues, last.first, &at))
    adw_combo_row_set_selected (self->first, at);
  if (last.second && g_ptr_array_find (self->tongues, last.second, &at))
    adw_combo_row_set_selected (self->second, at + 1);
}

static Languages *
languages_new (GtkWidget *parent, ComityPrintLanguagesChosen chosen)
{
  Languages *self = g_new0 (Languages, 1);
  g_autoptr (GArray) all = name_all ();

  self->parent = g_object_ref (parent);
  self->chosen = chosen;
  self->tongues = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (self->tongues, (gpointer) g_array_index (all, Named, i).tongue);
  /* Translators: in which language a paper is printed */
  self->first = row_new (_ ("Language of the Paper"), FALSE, all);
  /* Translators: a second language in which a paper is printed, beside the first one */
  self->second = row_new (_ ("Beside It"), TRUE, all);
  choose_last (self);
  return self;
}

/**
 * comity_print_languages_present:
 * @parent: the page that is printed
 * @chosen: called when languages were chosen
 *
 * Asks in which language a paper is written, and which stands beside it.
 */
void
comity_print_languages_present (GtkWidget *parent, ComityPrintLanguagesChosen chosen)
{
  Languages *self = languages_new (parent, chosen);
  AdwAlertDialog *dialog =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Print in Another Language"),
                                            _ ("Names of fields, choices, countries, dates and "
                                               "numbers come out in it; what your office "
                                               "has written stays as it is.")));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->first));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->second));
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE); /* names of languages are long */
  adw_alert_dialog_add_responses (dialog, "cancel",
                                  /* Translators: button: close the dialog and change nothing */
                                  _ ("_Cancel"), "print",
                                  /* Translators: button: go on to the printer */
                                  _ ("_Print…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "print", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "print");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-languages", self, languages_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
