/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-blob-save.h"

#include <glib/gi18n.h>

#include "comity-blob-file.h"
#include "comity-errors.h"
#include "comity-parts.h"

/** A file of the office on its way to where somebody wants it. */
typedef struct {
  GtkWidget *from; /* weak */
  ComityStore *store;
  char *hash;
  GFile *to;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_weak_pointer (&saving->from);
  g_object_unref (saving->store);
  g_clear_object (&saving->to);
  g_free (saving->hash);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (saving->from != NULL && done)
    comity_toast (saving->from, _ ("Copy saved"));
  else if (saving->from != NULL)
    comity_error_present (saving->from, error);
}

/* A ComityReadFunc. */
static gpointer
read_content (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_blob (db, ((const Saving *) data)->hash, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = comity_store_read_finish (COMITY_STORE (source), result, &error);
  GFile *to = saving->to;

  if (content != NULL)
    g_file_replace_contents_bytes_async (to, content, NULL, FALSE,
                                         G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE,
                                         NULL, written_cb, g_steal_pointer (&saving));
  else if (saving->from != NULL)
    comity_error_present (saving->from, error);
}

/* Writes a copy of a file of the office; @from says what was done. */
static void
save_to (GtkWidget *from, ComityStore *store, const char *hash, GFile *to)
{
  Saving *saving = g_new0 (Saving, 1);

  g_set_weak_pointer (&saving->from, from);
  saving->store = g_object_ref (store);
  saving->hash = g_strdup (hash);
  saving->to = g_object_ref (to);
  comity_store_read_async (store, read_content, saving, NULL, (GDestroyNotify) g_bytes_unref, NULL,
                           read_cb, saving);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GFile) to = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (to != NULL && saving->from != NULL)
    save_to (saving->from, saving->store, saving->hash, to);
}

/**
 * comity_blob_save:
 * @name: (nullable): what the file is called
 *
 * Asks where a copy of a file of the office shall be, and writes it.
 */
void
comity_blob_save (GtkWidget *from, ComityStore *store, const char *hash, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *safe = comity_blob_file_dup_safe_name (name);
  GtkRoot *root = gtk_widget_get_root (from);
  Saving *saving = g_new0 (Saving, 1);

  g_set_weak_pointer (&saving->from, from);
  saving->store = g_object_ref (store);
  saving->hash = g_strdup (hash);
  gtk_file_dialog_set_initial_name (dialog, safe);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        saving);
}
