/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-screens.h"

#include "comity-application.h"
#include "comity-bulk-dialog.h"
#include "comity-errors.h"
#include "comity-filter-dialog.h"
#include "comity-form.h"
#include "comity-help.h"
#include "comity-id.h"
#include "comity-list-page.h"
#include "comity-palette.h"
#include "comity-preferences.h"
#include "comity-record-page.h"
#include "comity-screens-made.h"

/** A record's page or form that waits for an id: `first` is whatever the list has first. */
typedef struct {
  ComityWindow *window;
  const ComityKind *kind;
  gboolean form;
  char *action; /* of the page, or NULL */
} Waiting;

static gboolean
act_cb (GtkWidget *page, GdkFrameClock *clock, gpointer action)
{
  if (!comity_record_page_is_loaded (COMITY_RECORD_PAGE (page)))
    return G_SOURCE_CONTINUE;
  gtk_widget_activate_action (page, action, NULL);
  return G_SOURCE_REMOVE;
}

static void
open_waiting (Waiting *waiting, gint64 id)
{
  if (waiting->form) {
    comity_form_present (GTK_WIDGET (waiting->window), comity_window_get_store (waiting->window),
                         waiting->kind, id, NULL);
    return;
  }
  comity_window_open_record (waiting->window, waiting->kind, id);
  if (waiting->action)
    gtk_widget_add_tick_callback (GTK_WIDGET (comity_window_get_visible_page (waiting->window)),
                                  act_cb, g_steal_pointer (&waiting->action), g_free);
}

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->window);
  g_free (waiting->action);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static gpointer
read_first (ComityDb *db, gpointer kind, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);

  comity_query_set_limit (query, 1);
  return comity_db_ids (db, query, error);
}

static void
first_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GArray) ids = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (ids && ids->len > 0)
    open_waiting (waiting, g_array_index (ids, gint64, 0));
}

static Waiting *
waiting_new (ComityWindow *window, const ComityKind *kind, gboolean form, const char *action)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting) { g_object_ref (window), kind, form,
                         action ? g_strconcat ("record.", action, NULL) : NULL };
  return waiting;
}

static void
show_first (Waiting *waiting)
{
  comity_store_read_async (comity_window_get_store (waiting->window), read_first,
                           (gpointer) waiting->kind, NULL, (GDestroyNotify) g_array_unref, NULL,
                           first_read_cb, waiting);
}

static void
show_record (ComityWindow *window, const ComityKind *kind, const char *which, gboolean form)
{
  g_autoptr (Waiting) waiting = waiting_new (window, kind, form, NULL);
  gint64 id = 0;

  if ((form && !which) || (which && comity_id_parse (which, &id)))
    open_waiting (waiting, id);
  else
    show_first (g_steal_pointer (&waiting));
}

static void
ignore_filter (const char *path, ComityOp op, const char *value, gpointer user_data)
{
}

static void
show_filter (ComityWindow *window, const ComityKind *kind, const char *field_name)
{
  ComityFilterDialog *dialog =
    comity_filter_dialog_new (comity_window_get_store (window), kind, ignore_filter, NULL);
  const ComityField *field = field_name ? comity_kind_get_field (kind, field_name) : NULL;

  comity_window_show_list (window, kind);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  if (field)
    comity_filter_dialog_choose_field (dialog, field);
}

static void
show_bulk (ComityWindow *window, const ComityKind *kind, const char *field_name)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  ComityBulkDialog *dialog =
    comity_bulk_dialog_new (GTK_WIDGET (window), comity_window_get_store (window), kind, none);
  const ComityField *field = field_name ? comity_kind_get_field (kind, field_name) : NULL;

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  if (field)
    comity_bulk_dialog_choose_field (dialog, field);
}

static void
show_of_kind (ComityWindow *window, char **words)
{
  const ComityKind *kind = comity_kind_find (words[1]);

  if (!kind) {
    g_printerr ("comity: no kind “%s”\n", words[1]);
    return;
  }
  comity_window_show_list (window, kind);
  if (g_str_equal (words[0], "record"))
    show_record (window, kind, words[2], FALSE);
  else if (g_str_equal (words[0], "record-do"))
    show_first (waiting_new (window, kind, FALSE, words[2]));
  else if (g_str_equal (words[0], "form"))
    show_record (window, kind, words[2], TRUE);
  else if (g_str_equal (words[0], "email"))
    comity_screens_show_email (window, kind);
  else if (g_str_equal (words[0], "filter"))
    show_filter (window, kind, words[2]);
  else if (g_str_has_prefix (words[0], "import"))
    comity_screens_show_import (window, kind, words[0], words[2]);
  else if (g_str_equal (words[0], "print-languages"))
    gtk_widget_activate_action (GTK_WIDGET (comity_window_get_visible_page (window)),
                                "page.print-languages", NULL);
  else if (g_str_equal (words[0], "columns"))
    gtk_widget_activate_action (GTK_WIDGET (comity_window_get_visible_page (window)),
                                "page.columns", NULL);
  else if (g_str_equal (words[0], "group") && words[2])
    comity_list_page_group_by (COMITY_LIST_PAGE (comity_window_get_visible_page (window)),
                               comity_kind_get_field (kind, words[2]));
  else if (g_str_equal (words[0], "bulk"))
    show_bulk (window, kind, words[2]);
  else if (g_str_equal (words[0], "select"))
    gtk_widget_activate_action (GTK_WIDGET (comity_window_get_visible_page (window)),
                                "page.select-all", NULL);
}

static void
show_dialog (ComityWindow *window, char **words)
{
  if (comity_screens_show_made (window, words))
    return;
  if (g_str_equal (words[0], "palette")) {
    comity_palette_present (GTK_WIDGET (window), comity_window_get_store (window));
    if (words[1])
      comity_palette_set_text (COMITY_PALETTE (adw_application_window_get_visible_dialog (
                                 ADW_APPLICATION_WINDOW (window))),
                               words[1]);
  } else if (g_str_equal (words[0], "help")) {
    comity_help_present (GTK_WIDGET (window), words[1] ? words[1] : "index");
  } else if (g_str_equal (words[0], "about")) {
    comity_application_present_about (GTK_WIDGET (window));
  } else if (g_str_equal (words[0], "shortcuts")) {
    gtk_widget_activate_action (GTK_WIDGET (window), "app.shortcuts", NULL);
  } else if (g_str_equal (words[0], "preferences")) {
    comity_preferences_present (GTK_WIDGET (window), comity_window_get_store (window), words[1]);
  } else if (g_str_equal (words[0], "rules")) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.take-rules", NULL);
  } else if (g_str_equal (words[0], "error")) {
    g_autoptr (GError) error =
      g_error_new_literal (COMITY_STORE_ERROR, COMITY_STORE_ERROR_STALE, "");

    comity_error_present (GTK_WIDGET (window), error);
  } else if (g_str_equal (words[0], "web-sources")) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.web-sources", NULL);
  } else if (g_str_equal (words[0], "backups")) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  } else if (g_str_equal (words[0], "retention")) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.retention", NULL);
  } else if (g_str_equal (words[0], "welcome")) {
    comity_window_show_welcome (window);
  } else {
    g_printerr ("comity: no screen “%s”\n", words[0]);
  }
}

/**
 * comity_screens_show:
 * @window: a window with an office
 * @screen: `today`, `deadlines`, `list:KIND`, `record:KIND[:ID]`, `record-do:KIND:ACTION`,
 *   `form:KIND[:ID|:first]`, `email:KIND`,
 *   `filter:KIND[:FIELD]`, `columns:KIND`, `print-languages:KIND`, `select:KIND`, `group:KIND:FIELD`,
 *   `bulk:KIND[:FIELD]`, `import[-ask|-check|-result]:KIND[:FILE]`, `palette[:TEXT]`, `help[:PAGE]`, `about`, `shortcuts`, `rules`,
 *   `preferences[:PAGE]`, `error`, `backups`, `retention`, `welcome[:recent]`, `web[:TEXT]`, `web-found` or `feeds`
 *
 * Goes straight to a page or dialog, for pictures, tests and measurements.
 */
void
comity_screens_show (ComityWindow *window, const char *screen)
{
  static const char *const of_kind[] = {
    "list",         "record",        "record-do",       "form", "filter", "columns",
    "select",       "group",         "email",           "bulk", "import", "import-ask",
    "import-check", "import-result", "print-languages", NULL
  };
  g_auto (GStrv) words = g_strsplit (screen, ":", 2);
  g_auto (GStrv) of_kinds = g_strsplit (screen, ":", 3);

  if (!words[0])
    return;
  if (g_strv_contains (of_kind, words[0]) && words[1])
    show_of_kind (window, of_kinds);
  else if (!comity_window_show_page (window, words[0]))
    show_dialog (window, words);
}
