/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-print-languages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-choice-item.h"
#include "comity-choice-list.h"
#include "comity-settings.h"

/*
 * A dialog of its own, before that of the printer: the one of the portal, which a sandboxed program
 * gets, takes no pages from programs.
 */

#define KEY "paper-languages"
#define WIDTH 310  /* sp */
#define AROUND 96 /* px of the window that the dialog and its margins leave free */

/** The dialog's state. */
typedef struct {
  GtkWidget *parent;
  ComityPrintLanguagesChosen chosen;
  AdwComboRow *first, *second; /* the second one has “None” before all languages */
} Languages;

static void
languages_free (gpointer data)
{
  Languages *self = data;

  g_object_unref (self->parent);
  g_free (self);
}

static const ComityTongue *
get_tongue (AdwComboRow *row)
{
  const char *tag = comity_choice_item_get_code (adw_combo_row_get_selected_item (row));

  return tag ? comity_tongue_find (tag) : NULL;
}

static ComityTongues
get_tongues (Languages *self)
{
  ComityTongues tongues = { get_tongue (self->first), get_tongue (self->second) };

  if (tongues.second == tongues.first)
    tongues.second = NULL;
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
row_new (const char *title, gboolean optional)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GListStore) items = comity_choice_items_new_tongues ();

  if (optional) {
    g_autoptr (ComityChoiceItem) none =
      /* Translators: no second language */
      comity_choice_item_new (NULL, C_ ("language", "None"), NULL, COMITY_ITEM_ABSENT);

    g_list_store_insert (items, 0, none);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  comity_choice_list_setup (row, G_LIST_MODEL (items));
  return ADW_COMBO_ROW (row);
}

static gboolean
speaks_english (void)
{
  return comity_tongue_find (g_get_language_names ()[0]) == NULL ||
         comity_tongue_find (g_get_language_names ()[0]) == comity_tongue_find ("en");
}

static void
choose (AdwComboRow *row, const ComityTongue *tongue)
{
  guint at = tongue ? comity_choice_items_find (adw_combo_row_get_model (row),
                                                comity_tongue_get_tag (tongue)) :
                      GTK_INVALID_LIST_POSITION;

  if (at != GTK_INVALID_LIST_POSITION)
    adw_combo_row_set_selected (row, at);
}

/* What was chosen last; at first one that the window does not speak. */
static void
choose_last (Languages *self)
{
  g_autofree char *text = comity_settings_dup_string (KEY);
  ComityTongues last = { NULL, NULL };

  if (*text == '\0' || !comity_tongues_parse (text, &last, NULL))
    last.first = comity_tongue_find (speaks_english () ? "ru" : "en");
  choose (self->first, last.first);
  choose (self->second, last.second);
}

static Languages *
languages_new (GtkWidget *parent, ComityPrintLanguagesChosen chosen)
{
  Languages *self = g_new0 (Languages, 1);

  self->parent = g_object_ref (parent);
  self->chosen = chosen;
  /* Translators: in which language a paper is printed */
  self->first = row_new (_ ("Language of the Paper"), FALSE);
  /* Translators: a second language in which a paper is printed, beside the first one */
  self->second = row_new (_ ("Beside It"), TRUE);
  choose_last (self);
  return self;
}

/* The dialog is as wide as what it must hold; what it holds would be broken in the middle of words when the text is
 * large. */
static int
get_width (GtkWidget *parent)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (parent));
  int wanted =
    (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, WIDTH, gtk_widget_get_settings (parent));
  int room = gtk_widget_get_width (window) - AROUND;

  return room > 0 ? MIN (wanted, room) : wanted; /* none yet where the window is not shown */
}

/**
 * comity_print_languages_present_for:
 * @parent: the page that the paper is of
 * @heading: what is made
 * @button: what goes on with it
 * @chosen: called when languages were chosen
 *
 * Asks in which language a paper is written, and which stands beside it.
 */
void
comity_print_languages_present_for (GtkWidget *parent,
                                    const char *heading,
                                    const char *button,
                                    ComityPrintLanguagesChosen chosen)
{
  Languages *self = languages_new (parent, chosen);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (heading, _ ("Names of fields, choices, countries, dates and "
                                      "numbers come out in it; what your office "
                                      "has written stays as it is.")));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->first));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->second));
  gtk_widget_set_size_request (group, get_width (parent), -1);
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE); /* names of languages are long */
  adw_alert_dialog_add_responses (dialog, "cancel",
                                  /* Translators: button: close the dialog and change nothing */
                                  _ ("_Cancel"), "print", button, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "print", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "print");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-languages", self, languages_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/**
 * comity_print_languages_present:
 * @parent: the page that is printed
 * @chosen: called when languages were chosen
 *
 * As comity_print_languages_present_for(), for the printer.
 */
void
comity_print_languages_present (GtkWidget *parent, ComityPrintLanguagesChosen chosen)
{
  comity_print_languages_present_for (parent, _ ("Print in Another Language"),
                                      /* Translators: button: go on to the printer */
                                      _ ("_Print…"), chosen);
}
