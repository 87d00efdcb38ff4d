/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-errors.h"
#include "comity-list-page-private.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-text.h"

/* A list as a saved search: keeping it, changing it, and noting what was seen of it. */

static const ComityKind *
search_kind (void)
{
  return comity_kind_find ("saved_search");
}

/**
 * comity_list_page_update_saving:
 *
 * A search can be saved when it leaves something out and is not what is kept already.
 */
void
comity_list_page_update_saving (ComityListPage *self)
{
  gboolean writable = !comity_store_is_read_only (self->store);
  g_autofree char *json = comity_query_to_json (self->query);
  gboolean other =
    self->search_id != 0 ? g_strcmp0 (json, self->saved) != 0 : comity_list_page_is_filtered (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save-search", writable && other);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit-search",
                                 writable && self->search_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete-search",
                                 writable && self->search_id != 0);
}

/* -- What was seen -------------------------------------------------------------------------- */

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityListPage) self = user_data;

  if (comity_store_mark_seen_finish (COMITY_STORE (source), result, NULL))
    g_signal_emit_by_name (self, "seen");
}

static GArray *
dup_all_ids (ComityRowsModel *model)
{
  guint n = comity_rows_model_get_total (model);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++) {
    gint64 id = comity_rows_model_get_id (model, i);

    g_array_append_val (ids, id);
  }
  return ids;
}

static gboolean
same_ids (GArray *a, GArray *b)
{
  return a && a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

/**
 * comity_list_page_mark_seen:
 *
 * The result of a search that warns is on the screen: from now on only what comes later is new.
 */
void
comity_list_page_mark_seen (ComityListPage *self)
{
  g_autofree char *json = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!self->warn || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !comity_rows_model_get_complete (self->model) || comity_store_is_read_only (self->store))
    return;
  /* With other conditions something else is seen. */
  json = comity_query_to_json (self->query);
  if (g_strcmp0 (json, self->saved) != 0)
    return;
  ids = dup_all_ids (self->model);
  if (same_ids (self->seen, ids))
    return;
  g_clear_pointer (&self->seen, g_array_unref);
  self->seen = g_array_ref (ids);
  comity_store_mark_seen_async (self->store, self->search_id, ids, marked_cb, g_object_ref (self));
}

/* -- Keeping -------------------------------------------------------------------------------- */

static void
remember (ComityListPage *self, ComityRecord *record)
{
  if (self->search_id == 0)
    return;
  g_set_str (&self->saved, comity_record_get (record, "query"));
  self->warn = g_strcmp0 (comity_record_get (record, "warn"), "true") == 0;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), comity_record_get (record, "name"));
  comity_list_page_update_saving (self);
  comity_list_page_mark_seen (self);
}

/** A search on its way into the office, and what of its result is on the screen meanwhile. */
typedef struct {
  ComityListPage *page;
  gint64 search;
  GArray *shown; /* NULL: is marked as seen elsewhere, or need not be */
} Keeping;

static void
keeping_free (Keeping *self)
{
  g_object_unref (self->page);
  g_clear_pointer (&self->shown, g_array_unref);
  g_free (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keeping *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (!changed)
    comity_error_present (GTK_WIDGET (self->page), error);
  else
    comity_toast_undo (GTK_WIDGET (self->page), _ ("Search saved"), changed->batch);
  if (changed && self->shown)
    comity_store_mark_seen_async (COMITY_STORE (source), self->search, self->shown, marked_cb,
                                  g_object_ref (self->page));
  keeping_free (self);
}

/* A new search was seen when it was saved: on the page that it was made on. */
static void
save (ComityListPage *self, ComityRecord *record)
{
  ComityChanges *changes = comity_changes_new (NULL);
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->page = g_object_ref (self);
  keeping->search = comity_changes_put (changes, record);
  if (self->search_id == 0 && comity_rows_model_get_complete (self->model))
    keeping->shown = dup_all_ids (self->model);
  remember (self, record);
  comity_store_write_async (self->store, changes, NULL, saved_cb, keeping);
}

/* -- The dialog ----------------------------------------------------------------------------- */

/** The dialog's state: which record gets name and warning. */
typedef struct {
  ComityListPage *page;
  ComityRecord *record;
  AdwEntryRow *name;
  AdwSwitchRow *warn;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->page);
  g_object_unref (self->record);
  g_free (self);
}

static void
name_changed_cb (GtkEditable *entry, gpointer user_data)
{
  adw_alert_dialog_set_response_enabled (user_data, "save",
                                         !comity_text_is_blank (gtk_editable_get_text (entry)));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Saving *self = user_data;

  if (!g_str_equal (response, "save"))
    return;
  comity_record_set (self->record, "name", gtk_editable_get_text (GTK_EDITABLE (self->name)));
  comity_record_set (self->record, "warn", adw_switch_row_get_active (self->warn) ? "true" : NULL);
  save (self->page, self->record);
}

static GtkWidget *
make_rows (Saving *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  const char *name = comity_record_get (self->record, "name");

  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  /* Translators: of a saved search */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name"));
  adw_entry_row_set_activates_default (self->name, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name ? name : "");
  self->warn = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->warn),
                                 _ ("Warn When Its Result Changes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->warn),
                               _ ("The sidebar says how many are new, and how many are gone"));
  adw_switch_row_set_active (self->warn,
                             g_strcmp0 (comity_record_get (self->record, "warn"), "true") == 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->warn));
  return group;
}

static void
present (ComityListPage *page, ComityRecord *record)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (comity_record_get_version (record) > 0 ? _ ("Edit the Search") :
                                                                   _ ("Save the Search"),
                          NULL);
  Saving *self = g_new (Saving, 1);

  *self = (Saving) { g_object_ref (page), g_object_ref (record), NULL, NULL };
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), make_rows (self));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  /* Translators: button: save the search */
                                  _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-saving", self, saving_free);
  name_changed_cb (GTK_EDITABLE (self->name), dialog);
  g_signal_connect (self->name, "changed", G_CALLBACK (name_changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_set_focus (dialog, GTK_WIDGET (self->name));
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

/* -- Actions -------------------------------------------------------------------------------- */

/** What is done with the record of a saved search once it is read. */
typedef void (*WithRecord) (ComityListPage *self, ComityRecord *record);

typedef struct {
  ComityListPage *page;
  WithRecord func;
} Loading;

static gpointer
read_record (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_load (db, search_kind (), *(gint64 *) data, error);
}

static void
record_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (ComityListPage) page = loading->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) record =
    comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (record)
    loading->func (page, record);
  else
    comity_error_present (GTK_WIDGET (page), error);
}

static void
with_record (ComityListPage *self, WithRecord func)
{
  Loading *loading = g_new (Loading, 1);

  *loading = (Loading) { g_object_ref (self), func };
  comity_store_read_async (self->store, read_record,
                           g_memdup2 (&self->search_id, sizeof self->search_id), g_free,
                           g_object_unref, self->cancellable, record_read_cb, loading);
}

static void
save_conditions (ComityListPage *self, ComityRecord *record)
{
  g_autofree char *json = comity_query_to_json (self->query);

  comity_record_set (record, "query", json);
  save (self, record);
}

/* What stands in the search is its name until somebody finds a better one. */
static char *
dup_first_name (ComityListPage *self)
{
  const GPtrArray *filters = comity_query_get_filters (self->query);

  if (filters->len > 0 && !comity_field_is_reference (((ComityFilter *) filters->pdata[0])->field))
    return comity_filter_dup_sentence (filters->pdata[0]);
  return g_strdup (comity_query_get_search (self->query));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (ComityRecord) record = NULL;
  g_autofree char *json = NULL, *first_name = NULL;

  if (self->search_id != 0) {
    with_record (self, save_conditions);
    return;
  }
  record = comity_record_new (search_kind ());
  json = comity_query_to_json (self->query);
  first_name = dup_first_name (self);
  comity_record_set (record, "kind", self->kind->name);
  comity_record_set (record, "query", json);
  comity_record_set (record, "name", first_name);
  present (self, record);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  with_record (COMITY_LIST_PAGE (widget), present);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  ComityChanges *changes = comity_changes_new (NULL);

  comity_changes_delete (changes, search_kind (), self->search_id, 0);
  comity_page_write (widget, self->store, changes, _ ("Search deleted"));
}

/** comity_list_page_install_saving: */
void
comity_list_page_install_saving (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.save-search", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "page.edit-search", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "page.delete-search", NULL, delete_action);
}
