/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Screens whose content the demo office does not have: it is made for the picture. */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-window-private.h"

#include "comity-screens-made.h"

#include "comity-import-dialog.h"
#include "comity-kinds.h"
#include "comity-list-email.h"
#include "comity-lookup.h"
#include "comity-preferences.h"
#include "comity-recent-offices.h"
#include "comity-web-dialog.h"
#include "comity-welcome.h"

#define ADDRESSES 40 /* records at most to which a letter is begun */

/* -- Importing ------------------------------------------------------------------------------ */

/**
 * comity_screens_show_import:
 * @page: `import`, `import-ask`, `import-check` or `import-result`
 * @path: (nullable): of a table
 *
 * Shows the pages of the import one after the other, with a table of their own, so that the picture needs no file: one
 * that leaves a day open, one with everything that has to be decided.
 */
void
comity_screens_show_import (ComityWindow *window,
                            const ComityKind *kind,
                            const char *page,
                            const char *path)
{
  static const char doubtful[] =
    "Название;Страна;Город;Сайт;Год основания\n"
    "Hokkaido University;Япония;Саппоро;https://www.hokudai.ac.jp;1876\n"
    "Universität Bonn;Германия;Бонн;https://www.uni-bonn.de;1818\n"
    "Казанский университет;Россия;Казань;kpfu.ru;3/4/04\n";
  static const char undecided[] = "Название;Страна;Город;Год основания;Входит в\n"
                                  "University of Tampere;Финляндия;Тампере;1925;\n"
                                  "Центр травматологии;Финляндия;Тампере;давно;Тампере\n"
                                  "Школа сестринского дела;Страна чудес;;1990;Торонто\n"
                                  "Ташкентский институт;Узбекистан;Ташкент;1931;\n";
  gboolean decides = g_str_equal (page, "import-check") || g_str_equal (page, "import-result");
  const char *table = decides ? undecided : doubtful;
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));
  ComityImport *job = path ? comity_import_new_for_path (kind, path, NULL) :
                             comity_import_new_for_bytes (kind, bytes, "partners.csv");
  AdwDialog *dialog;

  if (!job)
    return;
  comity_import_dialog_present_fetched (GTK_WIDGET (comity_window_get_visible_page (window)),
                                        comity_window_get_store (window), kind, job, NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (!g_str_equal (page, "import"))
    comity_import_dialog_go_on (COMITY_IMPORT_DIALOG (dialog), g_str_equal (page, "import-result"));
}

/* -- Writing -------------------------------------------------------------------------------- */

/** A letter whose addresses are being looked for. */
typedef struct {
  ComityWindow *window;
  const ComityKind *kind;
} Email;

static gpointer
read_some (ComityDb *db, gpointer kind, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);

  comity_query_set_limit (query, ADDRESSES);
  return comity_db_ids (db, query, error);
}

static void
some_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Email *email = user_data;
  g_autoptr (ComityWindow) window = email->window;
  g_autoptr (GArray) ids = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (ids)
    comity_list_email (GTK_WIDGET (comity_window_get_visible_page (window)), COMITY_STORE (source),
                       email->kind, ids);
}

/** comity_screens_show_email: the question before a letter to the first records of a kind */
void
comity_screens_show_email (ComityWindow *window, const ComityKind *kind)
{
  Email *email = g_new (Email, 1);

  *email = (Email) { g_object_ref (window), kind };
  comity_store_read_async (comity_window_get_store (window), read_some, (gpointer) kind, NULL,
                           (GDestroyNotify) g_array_unref, NULL, some_read_cb, email);
}

/* -- The web -------------------------------------------------------------------------------- */

/* With what is looked up after the colon, by its id or name. */
static void
show_web (ComityWindow *window, const char *typed)
{
  ComityWebDialog *dialog =
    comity_web_dialog_new (GTK_WIDGET (window), comity_window_get_store (window));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  if (typed)
    comity_web_dialog_look_up (dialog, typed);
}

/* What the pages of an organisation tell, without asking them. */
static void
show_found (ComityWindow *window)
{
  static const char page[] =
    "<html lang=ru><head><title>Горный университет</title>"
    "<meta property=og:site_name content='Горный университет'>"
    "<link rel=alternate hreflang=en href=/en/><script type='application/ld+json'>"
    "{\"@type\":\"CollegeOrUniversity\",\"name\":\"Горный университет\",\"alternateName\":"
    "\"ГУ\",\"foundingDate\":\"1931\",\"url\":\"https://www.example.edu/\",\"telephone\":"
    "\"+998 71 200 00 00\",\"email\":\"office@example.edu\",\"address\":{\"streetAddress\":"
    "\"Университетская, 1\",\"addressLocality\":\"Ташкент\",\"addressCountry\":\"UZ\"}}"
    "</script></head><body></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  ComityWebDialog *dialog =
    comity_web_dialog_new (GTK_WIDGET (window), comity_window_get_store (window));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  comity_web_dialog_show_findings (dialog, comity_lookup_page (bytes, "https://www.example.edu/"));
}

static void
feed_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWindow) window = user_data;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, NULL);

  comity_preferences_present (GTK_WIDGET (window), COMITY_STORE (source), "web");
}

/* Adds them: they stay in the office. */
static void
show_feeds (ComityWindow *window)
{
  static const char *const feeds[][3] = {
    { "Partners of the ministry", "partner", "https://www.example.org/partners.csv" },
    { "Congresses of the year", "event", "https://www.example.org/congresses.ics" },
  };
  ComityChanges *changes = comity_changes_new ("Feeds");

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++) {
    g_autoptr (ComityRecord) feed = comity_record_new (&comity_kind_feed);

    comity_record_set (feed, "name", feeds[i][0]);
    comity_record_set (feed, "kind", feeds[i][1]);
    comity_record_set (feed, "address", feeds[i][2]);
    comity_record_set (feed, "taken", i == 0 ? "2026-11-02" : NULL);
    comity_changes_put (changes, feed);
  }
  comity_store_write_async (comity_window_get_store (window), changes, NULL, feed_written_cb,
                            g_object_ref (window));
}

/* -- The first start ------------------------------------------------------------------------ */

static void
show_recent (ComityWindow *window)
{
  static ComityRecentOffice offices[] = {
    { (char *) "/nowhere/a.comity", (char *) "Международный отдел", (char *) "~/Documents" },
    { (char *) "/nowhere/b.comity", (char *) "Архив до 2020", (char *) "/media/office" },
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GtkWidget *welcome;

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    g_ptr_array_add (all, &offices[i]);
  comity_window_show_welcome (window);
  welcome = gtk_stack_get_visible_child (window->stack);
  if (COMITY_IS_WELCOME (welcome))
    comity_welcome_show_recent (COMITY_WELCOME (welcome), all);
}

/**
 * comity_screens_show_made:
 * @words: the name of the screen and, perhaps, of what it shows
 *
 * Returns: whether it is one of these
 */
gboolean
comity_screens_show_made (ComityWindow *window, char **words)
{
  if (g_str_equal (words[0], "web"))
    show_web (window, words[1]);
  else if (g_str_equal (words[0], "web-found"))
    show_found (window);
  else if (g_str_equal (words[0], "feeds"))
    show_feeds (window);
  else if (g_str_equal (words[0], "welcome") && words[1])
    show_recent (window);
  else
    return FALSE;
  return TRUE;
}
