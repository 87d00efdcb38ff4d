/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-adoption.h"
#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-file.h"
#include "comity-kinds.h"
#include "comity-lookup.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-web-logos.h"
#include "comity-web-refresh.h"

/* What a partner's page does with its logo and the web. */

static const GPtrArray *
get_origins (ComityRecordPage *self, GPtrArray *none)
{
  ComityPageRelation *relation = comity_page_data_find (self->data, "origin");
  return relation != NULL ? relation->records : none;
}

static void
use_logo (ComityRecordPage *self, const ComityFetchedLogo *logo)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  if (self->data == NULL)
    return;
  g_autoptr (ComityRecord) partner = comity_record_copy (self->data->record);
  ComityChanges *changes = comity_changes_new (N_ ("Change the logo"));
  comity_adoption_put_logo (changes, partner, get_origins (self, none), logo);
  comity_changes_put (changes, partner);
  comity_page_write (GTK_WIDGET (self), self->store, changes, _ ("Logo changed."));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityFetchedLogo) logo = comity_logo_finish (result, &error);
  if (logo != NULL)
    use_logo (self, logo);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

/* Makes a picture from a file or the clipboard the logo. */
static void
take_bytes (ComityRecordPage *self, GBytes *content)
{
  comity_logo_read_async (content, NULL, read_cb, g_object_ref (self));
}

/** comity_record_logo_take_texture: makes a picture that was dropped or pasted the logo. */
void
comity_record_logo_take_texture (ComityRecordPage *self, GdkTexture *texture)
{
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);
  take_bytes (self, png);
}

/* -- Choosing among those that were found ------------------------------------------------------ */

typedef struct {
  ComityRecordPage *self;
  ComityBusy *busy;
} Looking;

static void
use_clicked_cb (GtkWidget *button, ComityRecordPage *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG);
  ComityWebLogos *logos = g_object_get_data (G_OBJECT (dialog), "logos");
  g_autoptr (ComityFetchedLogo) logo = comity_web_logos_steal_chosen (logos);
  if (logo != NULL)
    use_logo (self, logo);
  else if (comity_web_logos_is_none (logos))
    gtk_widget_activate_action (GTK_WIDGET (self), "record.logo-remove", NULL);
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
present_choice (ComityRecordPage *self, const ComityFindings *found)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *logos = comity_web_logos_new (found, COMITY_LOOKUP_DEFAULT);
  /* Translators: button: use the chosen logo */
  GtkWidget *use = gtk_button_new_with_mnemonic (_ ("_Use"));
  gtk_widget_add_css_class (use, "suggested-action");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (logos));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), use);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _ ("Logo From the Web"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 340);
  g_object_set_data (G_OBJECT (dialog), "logos", logos);
  g_signal_connect_object (use, "clicked", G_CALLBACK (use_clicked_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Looking *looking = user_data;
  g_autoptr (ComityRecordPage) self = looking->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityFindings) found = comity_lookup_finish (result, &error);
  comity_busy_end (looking->busy);
  if (found != NULL && found->logos->len > 0)
    present_choice (self, found);
  else if (found != NULL)
    comity_toast (GTK_WIDGET (self), _ ("No logo was found."));
  else
    comity_error_present (GTK_WIDGET (self), error);
}

static void
look_up (ComityRecordPage *self, const char *typed)
{
  Looking *looking = g_new (Looking, 1);
  *looking =
    (Looking) { g_object_ref (self), comity_busy_new (GTK_WIDGET (self), _ ("Asking the Web…")) };
  comity_lookup_async (typed, COMITY_LOOKUP_DEFAULT, comity_busy_get_cancellable (looking->busy),
                       found_cb, looking);
}

typedef struct {
  ComityRecordPage *self;
  char *url;
} Dropped;

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Dropped *dropped = user_data;
  g_autoptr (ComityRecordPage) self = dropped->self;
  g_autofree char *url = dropped->url;
  g_autoptr (ComityFetchedLogo) logo = comity_logo_finish (result, NULL);
  if (logo != NULL)
    use_logo (self, logo);
  else
    look_up (self, url);
}

/** comity_record_logo_take_address: a link that was dropped: the logo itself, or a page that has one. */
void
comity_record_logo_take_address (ComityRecordPage *self, const char *url)
{
  Dropped *dropped = g_new (Dropped, 1);
  *dropped = (Dropped) { g_object_ref (self), g_strdup (url) };
  comity_logo_fetch_async (url, COMITY_LOOKUP_DEFAULT, NULL, dropped_cb, dropped);
}

/* -- Actions ------------------------------------------------------------------------------------ */

static void
web_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  static const char *const leads[] = { "ror", "wikidata", "website", "name" };
  const char *typed = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (leads) && typed == NULL && self->data != NULL; i++)
    typed = comity_record_get (self->data->record, leads[i]);
  if (typed != NULL)
    look_up (self, typed);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = comity_file_load_finish (result, &error);
  if (content != NULL)
    take_bytes (self, content);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

/** comity_record_logo_take_file: makes a picture of a file the logo. */
void
comity_record_logo_take_file (ComityRecordPage *self, GFile *file)
{
  comity_file_load_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file != NULL)
    comity_record_logo_take_file (self, file);
}

static void
file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (widget);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, opened_cb,
                        g_object_ref (COMITY_RECORD_PAGE (widget)));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  if (texture != NULL)
    comity_record_logo_take_texture (self, texture);
  else
    comity_toast (GTK_WIDGET (self), _ ("There is no picture to paste."));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                    g_object_ref (COMITY_RECORD_PAGE (widget)));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  static const char *const fields[] = { "logo", "logo_source", "logo_fetched", "logo_rights" };
  if (self->data == NULL)
    return;
  g_autoptr (ComityRecord) partner = comity_record_copy (self->data->record);
  ComityChanges *changes = comity_changes_new (N_ ("Remove the logo"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    comity_record_set (partner, fields[i], NULL);
  comity_changes_put (changes, partner);
  comity_page_write (widget, self->store, changes, _ ("Logo removed."));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, self->id);
  comity_web_refresh_run (widget, self->store, ids);
}

/** comity_record_logo_add_menu: adds what can be done with a partner's logo to the page's menu. */
void
comity_record_logo_add_menu (ComityRecordPage *self, GMenu *menu)
{
  g_autoptr (GMenu) logo = g_menu_new ();
  g_autoptr (GMenu) web = g_menu_new ();
  if (self->kind != &comity_kind_partner)
    return;
  g_menu_append (web, _ ("Refresh From the _Web…"), "record.refresh-web");
  g_menu_append (logo, _ ("_From the Web…"), "record.logo-web");
  g_menu_append (logo, _ ("From a _File…"), "record.logo-file");
  g_menu_append (logo, _ ("_Paste"), "record.logo-paste");
  /* Translators: menu item: take the logo away */
  g_menu_append (logo, _ ("_Remove"), "record.logo-remove");
  /* Translators: a menu with what can be done with a partner’s logo */
  g_menu_append_submenu (web, _ ("_Logo"), G_MENU_MODEL (logo));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (web));
}

/** comity_record_logo_update: what can be done now. */
void
comity_record_logo_update (ComityRecordPage *self)
{
  static const char *const actions[] = { "record.logo-web", "record.logo-file", "record.logo-paste",
                                         "record.logo-remove", "record.refresh-web" };
  gboolean can = self->kind == &comity_kind_partner && comity_record_page_is_writable (self);
  gboolean bare =
    !can || self->data == NULL || comity_record_get (self->data->record, "logo") == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], can);
  if (bare)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.logo-remove", FALSE);
}

/** comity_record_logo_install: */
void
comity_record_logo_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.logo-web", NULL, web_action);
  gtk_widget_class_install_action (widget_class, "record.logo-file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "record.logo-paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "record.logo-remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "record.refresh-web", NULL, refresh_action);
}
