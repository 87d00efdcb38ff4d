/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-web-refresh.h"

#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-logo.h"
#include "comity-parts.h"
#include "comity-refresh.h"
#include "comity-web-rows.h"

/**
 * ComityWebRefresh:
 *
 * What the web says about partners and the office does not have: one page of differences, each to
 * be taken or left, all of a partner or all of all.
 */
struct _ComityWebRefresh {
  AdwDialog parent_instance;
  AdwToolbarView *view;
  GtkWidget *apply;

  GtkWidget *from;
  ComityStore *store;
  GPtrArray *adoptions; /* of ComityAdoption */
};

G_DEFINE_FINAL_TYPE (ComityWebRefresh, comity_web_refresh, ADW_TYPE_DIALOG)

static void show (ComityWebRefresh *self);

static guint
count (ComityWebRefresh *self)
{
  guint n = 0;
  for (guint i = 0; i < self->adoptions->len; i++)
    n += comity_adoption_count (self->adoptions->pdata[i]);
  return n;
}

static void
changed_cb (gpointer user_data)
{
  ComityWebRefresh *self = user_data;
  guint n = count (self);
  g_autofree char *label =
    /* Translators: a button; %u counts values that were found on the web */
    g_strdup_printf (ngettext ("_Take %u Value", "_Take %u Values", n), n);
  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (self->apply, n > 0 && !comity_store_is_read_only (self->store));
}

static void
tick_all (ComityAdoption *adoption)
{
  adoption->accept_logo = adoption->logo != NULL;
  adoption->accept_names = TRUE;
  for (guint i = 0; i < adoption->differences->len; i++)
    ((ComityDifference *) adoption->differences->pdata[i])->accept = TRUE;
}

typedef struct {
  ComityWebRefresh *self;
  ComityAdoption *adoption;
} Of;

static void
of_free (gpointer of, GClosure *closure)
{
  g_free (of);
}

static void
tick_partner_cb (GtkWidget *button, Of *of)
{
  tick_all (of->adoption);
  show (of->self);
}

static void
tick_everything_cb (ComityWebRefresh *self)
{
  for (guint i = 0; i < self->adoptions->len; i++)
    tick_all (self->adoptions->pdata[i]);
  show (self);
}

static void
logo_toggled_cb (GtkCheckButton *check, Of *of)
{
  of->adoption->accept_logo = gtk_check_button_get_active (check);
  changed_cb (of->self);
}

static GtkWidget *
logo_row_new (ComityWebRefresh *self, ComityAdoption *adoption)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  GtkWidget *logo = comity_logo_new (COMITY_LOGO_LIST);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (adoption->logo->picture->png, NULL);
  Of *of = g_new (Of, 1);
  *of = (Of) { self, adoption };
  comity_logo_set_texture (COMITY_LOGO (logo), texture);
  comity_logo_set_name (COMITY_LOGO (logo), _ ("Logo"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Logo"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  comity_set_label (check, _ ("Logo"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), adoption->accept_logo);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), logo);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_data (check, "toggled", G_CALLBACK (logo_toggled_cb), of, of_free,
                         G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
tick_button_new (ComityWebRefresh *self, ComityAdoption *adoption, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Tick All"));
  /* Translators: %s is the name of an organisation */
  g_autofree char *label = g_strdup_printf (_ ("Tick all of “%s”"), name);
  Of *of = g_new (Of, 1);
  *of = (Of) { self, adoption };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  comity_set_label (button, label);
  g_signal_connect_data (button, "clicked", G_CALLBACK (tick_partner_cb), of, of_free,
                         G_CONNECT_DEFAULT);
  return button;
}

static void
add_partner (ComityWebRefresh *self, AdwPreferencesPage *page, ComityAdoption *adoption)
{
  g_autofree char *name = comity_record_dup_title (adoption->partner);
  g_autofree char *title = g_markup_escape_text (name, -1);
  GtkWidget *group;
  if (comity_adoption_is_empty (adoption))
    return;
  group = comity_web_rows_new (adoption, changed_cb, self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           tick_button_new (self, adoption, name));
  if (adoption->logo != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), logo_row_new (self, adoption));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
add_failed (ComityWebRefresh *self, AdwPreferencesPage *page)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n = 0;
  for (guint i = 0; i < self->adoptions->len; i++) {
    ComityAdoption *adoption = self->adoptions->pdata[i];
    if (adoption->problem == NULL)
      continue;
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *name = comity_record_dup_title (adoption->partner);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), adoption->problem);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    n++;
  }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Could Not Be Asked"));
  if (n > 0)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  else {
    g_object_ref_sink (group);
    g_object_unref (group);
  }
}

static void
show (ComityWebRefresh *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_page_set_description (page,
                                        _ ("What is ticked is taken. What you typed yourself stays "
                                           "unless you tick it."));
  for (guint i = 0; i < self->adoptions->len; i++)
    add_partner (self, page, self->adoptions->pdata[i]);
  add_failed (self, page);
  adw_toolbar_view_set_content (self->view, GTK_WIDGET (page));
  changed_cb (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWebRefresh) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);
  if (changed == NULL) {
    changed_cb (self);
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  comity_toast_undo (self->from, _ ("Refreshed from the web."), changed->batch);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apply_cb (ComityWebRefresh *self)
{
  ComityChanges *changes = comity_changes_new (N_ ("Refresh from the web"));
  for (guint i = 0; i < self->adoptions->len; i++)
    if (comity_adoption_count (self->adoptions->pdata[i]) > 0)
      comity_adoption_apply (self->adoptions->pdata[i], changes);
  gtk_widget_set_sensitive (self->apply, FALSE);
  comity_store_write_async (self->store, changes, NULL, written_cb, g_object_ref (self));
}

static void
comity_web_refresh_dispose (GObject *object)
{
  ComityWebRefresh *self = COMITY_WEB_REFRESH (object);
  g_clear_object (&self->from);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (comity_web_refresh_parent_class)->dispose (object);
}

static void
comity_web_refresh_finalize (GObject *object)
{
  /* After the rows, which look at them, have gone. */
  g_clear_pointer (&COMITY_WEB_REFRESH (object)->adoptions, g_ptr_array_unref);
  G_OBJECT_CLASS (comity_web_refresh_parent_class)->finalize (object);
}

static void
comity_web_refresh_class_init (ComityWebRefreshClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_web_refresh_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_web_refresh_finalize;
}

static void
comity_web_refresh_init (ComityWebRefresh *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *all = gtk_button_new_with_mnemonic (_ ("Tick _Everything"));
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  self->apply = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->apply), TRUE);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (all, "clicked", G_CALLBACK (tick_everything_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), all);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply);
  adw_toolbar_view_add_top_bar (self->view, header);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Refresh From the Web"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 680);
}

/* -- Asking ------------------------------------------------------------------------------------ */

typedef struct {
  GtkWidget *from;
  ComityStore *store;
  ComityBusy *busy;
} Asking;

static gboolean
is_any (const GPtrArray *adoptions)
{
  for (guint i = 0; i < adoptions->len; i++) {
    const ComityAdoption *adoption = adoptions->pdata[i];
    if (!comity_adoption_is_empty (adoption) || adoption->problem != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (GtkWidget) from = asking->from;
  g_autoptr (ComityStore) store = asking->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) adoptions = comity_refresh_finish (result, &error);
  comity_busy_end (asking->busy);
  if (adoptions == NULL) {
    comity_error_present (from, error);
    return;
  }
  if (comity_fetcher_is_offline (comity_fetcher_get_default ())) {
    gtk_widget_activate_action (from, "win.offline", NULL);
    return;
  }
  if (!is_any (adoptions)) {
    comity_toast (from, _ ("The web has nothing new."));
    return;
  }
  ComityWebRefresh *self = g_object_new (COMITY_TYPE_WEB_REFRESH, NULL);
  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  self->adoptions = g_steal_pointer (&adoptions);
  show (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}

/**
 * comity_web_refresh_run:
 * @from: a widget of the page
 * @ids: (element-type gint64): which partners
 *
 * Asks the web about partners, with progress and Cancel, then shows the differences.
 */
void
comity_web_refresh_run (GtkWidget *from, ComityStore *store, const GArray *ids)
{
  Asking *asking = g_new (Asking, 1);
  *asking = (Asking) { g_object_ref (from), g_object_ref (store),
                       comity_busy_new (from, _ ("Asking the Web…")) };
  comity_refresh_async (store, ids, COMITY_LOOKUP_DEFAULT, comity_busy_get_progress (asking->busy),
                        comity_busy_get_cancellable (asking->busy), asked_cb, asking);
}
