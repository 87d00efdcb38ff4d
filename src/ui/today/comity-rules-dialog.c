/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-rules-dialog.h"

#include <glib/gi18n.h>

#include "comity-deadline-packs.h"
#include "comity-deadline-rule.h"
#include "comity-errors.h"
#include "comity-parts.h"

/* Takes over deadline rules that universities of a country have published: choose the country, look at
 * each rule and its source, add. What the office has already is shown and left alone. */
struct _ComityRulesDialog {
  AdwDialog parent_instance;
  AdwNavigationView *nav;
  AdwPreferencesGroup *countries;

  GtkWidget *parent; /* weak: where the toast is shown */
  ComityStore *store;
  GPtrArray *packs; /* of ComityDeadlinePack */
  GHashTable *known; /* what the office has already */
  const ComityDeadlinePack *pack;
  GPtrArray *checks; /* of GtkCheckButton, one a rule of @pack; NULL where the office has it */
  GtkWidget *add;
  guint n_added;
};

G_DEFINE_FINAL_TYPE (ComityRulesDialog, comity_rules_dialog, ADW_TYPE_DIALOG)

/* -- Adding --------------------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRulesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (!changed) {
    gtk_widget_set_sensitive (self->add, TRUE);
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  text = g_strdup_printf (
    /* Translators: said after it is done; %u is how many rules were taken over */
    ngettext ("%u rule added", "%u rules added", self->n_added), self->n_added);
  if (self->parent)
    comity_toast_undo (self->parent, text, changed->batch);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static GHashTable *
dup_chosen (ComityRulesDialog *self)
{
  GHashTable *chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->checks->len; i++) {
    GtkCheckButton *check = self->checks->pdata[i];

    if (check && gtk_check_button_get_active (check))
      g_hash_table_add (chosen, g_strdup (comity_record_get (self->pack->rules->pdata[i], "code")));
  }
  return chosen;
}

static void
add_cb (GtkButton *button, gpointer user_data)
{
  ComityRulesDialog *self = user_data;
  g_autoptr (GHashTable) chosen = dup_chosen (self);

  gtk_widget_set_sensitive (self->add, FALSE);
  comity_store_write_async (self->store,
                            comity_deadline_pack_take (self->pack, self->known, chosen,
                                                       &self->n_added),
                            NULL, written_cb, g_object_ref (self));
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  ComityRulesDialog *self = user_data;
  g_autoptr (GHashTable) chosen = dup_chosen (self);
  guint n = g_hash_table_size (chosen);
  /* Translators: a button; %u is how many rules are chosen */
  g_autofree char *label = g_strdup_printf (ngettext ("Add %u _Rule", "Add %u _Rules", n), n);

  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, n > 0);
}

/* -- The rules of a country ----------------------------------------------------------------- */

static char *
dup_details (ComityRecord *rule)
{
  g_autofree char *term = comity_deadline_rule_dup_record_term (rule);
  const char *note = comity_record_get (rule, "note");

  return note ? g_strdup_printf ("%s\n%s", term, note) : g_steal_pointer (&term);
}

static void
open_source_cb (GtkButton *button, gpointer user_data)
{
  comity_open_uri (GTK_WIDGET (button), user_data);
}

static void
add_source_button (GtkWidget *row, ComityRecord *rule)
{
  const char *source = comity_record_get (rule, "source");
  GtkWidget *button;

  if (!source)
    return;
  button = comity_icon_button_new ("adw-external-link-symbolic", _ ("Open the Source"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_source_cb), g_strdup (source),
                         (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_rule (ComityRulesDialog *self, ComityRecord *rule)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean known = comity_deadline_pack_has (self->known, rule);
  g_autofree char *details = dup_details (rule);
  GtkWidget *check = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comity_record_get (rule, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               known ? _ ("Already in your office") : details);
  if (!known) {
    check = gtk_check_button_new ();
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 g_strcmp0 (comity_record_get (rule, "active"), "true") == 0);
    comity_set_label (check, comity_record_get (rule, "name"));
    gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  }
  gtk_widget_set_sensitive (row, !known);
  add_source_button (row, rule);
  g_ptr_array_add (self->checks, check);
  return row;
}

static GtkWidget *
make_rules (ComityRulesDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *holidays = g_strdup_printf (
    /* Translators: under the list of rules of a country: its public holidays come with them */
    ngettext ("%u public holiday is added as well, to count working days.",
              "%u public holidays are added as well, to count working days.",
              self->pack->holidays->len),
    self->pack->holidays->len);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Check Before Use"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Universities have published these terms; they differ from place to place and change with "
       "the law. Each rule stays marked until you enter when you have checked it."));
  for (guint i = 0; i < self->pack->rules->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_rule (self, self->pack->rules->pdata[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  group = adw_preferences_group_new ();
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), holidays);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
show_pack (ComityRulesDialog *self, const ComityDeadlinePack *pack)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *page;

  self->pack = pack;
  g_ptr_array_set_size (self->checks, 0);
  self->add = gtk_button_new_with_mnemonic ("");
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_DEFAULT);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_rules (self));
  toggled_cb (NULL, self);
  page = adw_navigation_page_new (view, pack->name);
  adw_navigation_view_push (self->nav, page);
}

/* -- Countries ------------------------------------------------------------------------------ */

static void
country_activated_cb (AdwActionRow *row, gpointer user_data)
{
  ComityRulesDialog *self =
    COMITY_RULES_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (row), COMITY_TYPE_RULES_DIALOG));

  show_pack (self, user_data);
}

static void
add_country (ComityRulesDialog *self, ComityDeadlinePack *pack)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = g_strdup_printf (
    /* Translators: how many rules there are for a country */
    ngettext ("%u rule", "%u rules", pack->rules->len), pack->rules->len);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pack->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (country_activated_cb), pack);
  adw_preferences_group_add (self->countries, row);
}

static gpointer
read_known (ComityDb *db, gpointer data, GError **error)
{
  return comity_deadline_packs_known (db, error);
}

static void
known_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRulesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->known = comity_store_read_finish (COMITY_STORE (source), result, &error);
  for (guint i = 0; self->known && i < self->packs->len; i++)
    add_country (self, self->packs->pdata[i]);
  if (error)
    comity_error_present (GTK_WIDGET (self), error);
}

/* -- Class ---------------------------------------------------------------------------------- */

/**
 * comity_rules_dialog_present:
 * @parent: a widget of the window
 * @store: the office
 *
 * Offers deadline rules to take over.
 */
void
comity_rules_dialog_present (GtkWidget *parent, ComityStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *packs = comity_deadline_packs_load (&error);
  ComityRulesDialog *self;

  if (!packs) {
    comity_error_present (parent, error);
    return;
  }
  self = g_object_new (COMITY_TYPE_RULES_DIALOG, NULL);
  self->packs = packs;
  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->parent, parent);
  comity_store_read_async (store, read_known, NULL, NULL, (GDestroyNotify) g_hash_table_unref, NULL,
                           known_read_cb, g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void
comity_rules_dialog_dispose (GObject *object)
{
  ComityRulesDialog *self = COMITY_RULES_DIALOG (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (comity_rules_dialog_parent_class)->dispose (object);
}

static void
comity_rules_dialog_finalize (GObject *object)
{
  ComityRulesDialog *self = COMITY_RULES_DIALOG (object);

  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  G_OBJECT_CLASS (comity_rules_dialog_parent_class)->finalize (object);
}

static void
comity_rules_dialog_class_init (ComityRulesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_rules_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_rules_dialog_finalize;
}

static GtkWidget *
make_first_page (ComityRulesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->countries = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
    self->countries,
    _ ("By when visas, registrations and reports are due, as universities of these "
       "countries have published it. You choose what to take over, and edit it."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->countries);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return view;
}

static void
comity_rules_dialog_init (ComityRulesDialog *self)
{
  const char *title = _ ("Take Over Deadline Rules");

  self->checks = g_ptr_array_new ();
  self->nav = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 620);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->nav));
  adw_navigation_view_push (self->nav, adw_navigation_page_new (make_first_page (self), title));
}
