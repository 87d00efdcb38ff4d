/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-recent-offices.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-demo.h"
#include "comity-parts.h"
#include "comity-store.h"

/*
 * The desktop's own list of recent files is the only one, so that clearing it there clears it here. In a
 * sandbox it is the program's own; what the file chooser handed over, the portal has told the desktop.
 */

#define MIME_TYPE "application/x-comity-office"
#define MOST 6

static void
office_free (gpointer data)
{
  ComityRecentOffice *office = data;

  g_free (office->path);
  g_free (office->name);
  g_free (office->folder);
  g_free (office);
}

static gboolean
is_demo (const char *path)
{
  g_autofree char *demo = comity_demo_dup_path ();

  return g_str_equal (path, demo);
}

/**
 * comity_recent_offices_add:
 * @path: an office that was opened
 *
 * Tells the desktop, except of the demo office.
 */
void
comity_recent_offices_add (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL && !is_demo (path))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri,
                                 &(GtkRecentData) {
                                   .mime_type = (char *) MIME_TYPE,
                                   .app_name = (char *) "Comity",
                                   .app_exec = (char *) "comity %u",
                                 });
}

/* "~/Documents" */
static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (folder, home) && strchr ("/", folder[strlen (home)]) != NULL)
    return g_strconcat ("~", folder + strlen (home), NULL);
  return g_steal_pointer (&folder);
}

static ComityRecentOffice *
office_new (const char *path)
{
  ComityRecentOffice *office = g_new0 (ComityRecentOffice, 1);
  g_autofree char *base = g_path_get_basename (path);

  office->path = g_strdup (path);
  office->name = comity_store_dup_stem (base);
  office->folder = dup_folder (path);
  return office;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

/**
 * comity_recent_offices:
 * @but: (nullable): the path of an office to be left out
 *
 * Returns: (transfer full) (element-type ComityRecentOffice): those that were open last and are
 *   there, the newest first
 */
GPtrArray *
comity_recent_offices (const char *but)
{
  GPtrArray *offices = g_ptr_array_new_with_free_func (office_free);
  GList *items =
    g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_newest);

  for (GList *l = items; l != NULL && offices->len < MOST; l = l->next) {
    g_autofree char *path = g_str_equal (gtk_recent_info_get_mime_type (l->data), MIME_TYPE) ?
                              g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL) :
                              NULL;

    if (path != NULL && g_strcmp0 (path, but) != 0 && !is_demo (path) &&
        g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (offices, office_new (path));
  }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return offices;
}

/* -- In the menu ---------------------------------------------------------------------------- */

/* Only the window in front can have its menu open, so all menus share one section: empty, or with the one item that
 * has the offices below it. */
static GMenu *section;

static char *
dup_label (const ComityRecentOffice *office)
{
  g_autofree char *label =
    /* Translators: an office in the menu of recent ones: the name of its file and the folder it lies in */
    g_strdup_printf (C_ ("recent office", "%1$s (%2$s)"), office->name, office->folder);

  return comity_dup_menu_label (label);
}

/**
 * comity_recent_offices_update_menu:
 * @but: (nullable): the path of the office in front
 */
void
comity_recent_offices_update_menu (const char *but)
{
  g_autoptr (GPtrArray) offices = comity_recent_offices (but);
  g_autoptr (GMenu) menu = g_menu_new ();

  comity_recent_offices_menu ();
  g_menu_remove_all (section);
  for (guint i = 0; i < offices->len; i++) {
    ComityRecentOffice *office = offices->pdata[i];
    g_autofree char *label = dup_label (office);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, "win.open-recent", "s", office->path);
    g_menu_append_item (menu, item);
  }
  if (offices->len > 0)
    /* Translators: menu: below it stand the offices that were open before */
    g_menu_append_submenu (section, _ ("Open _Recent"), G_MENU_MODEL (menu));
}

/**
 * comity_recent_offices_menu:
 *
 * Returns: (transfer none): a section for menus, nothing in it as long as there is no other office
 */
GMenuModel *
comity_recent_offices_menu (void)
{
  if (section == NULL)
    section = g_menu_new ();
  return G_MENU_MODEL (section);
}
