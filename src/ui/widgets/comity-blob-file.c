/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-blob-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "comity-copies.h"
#include "comity-errors.h"
#include "comity-parts.h"

/*
 * Opens a file out of the office: a copy that cannot be written to, in a folder of this user's
 * own, shown by the program that the user has for such files. Changes belong into a new file.
 */

/**
 * comity_blob_file_dup_safe_name:
 * @name: (nullable): the name of a file as a record gives it
 *
 * Returns: (transfer full): a name without folders, control characters or a leading dot
 */
char *
comity_blob_file_dup_safe_name (const char *name)
{
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *p = name != NULL ? name : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '/' || c == '\\' || g_unichar_iscntrl (c) || (c == '.' && safe->len == 0))
      g_string_append_c (safe, '_');
    else
      g_string_append_unichar (safe, c);
    if (safe->len > 180)
      break;
  }
  return safe->len > 0 ? g_string_free (g_steal_pointer (&safe), FALSE) : g_strdup ("file");
}

/* -- Copies --------------------------------------------------------------------------------- */

typedef struct {
  char *hash, *name;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->hash);
  g_free (copy->name);
  g_free (copy);
}

/* In a reader thread: writes the copy and tells its path. */
static gpointer
write_copy (ComityDb *db, gpointer data, GError **error)
{
  const Copy *copy = data;
  g_autoptr (GBytes) content = comity_db_blob (db, copy->hash, error);
  g_autofree char *name = comity_blob_file_dup_safe_name (copy->name);
  g_autofree char *folder = NULL, *path = NULL;
  gsize size;
  const char *bytes;

  if (content == NULL)
    return NULL;
  folder = comity_copies_make_folder (error);
  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, name, NULL);
  bytes = g_bytes_get_data (content, &size);
  if (!g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0400, error))
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * comity_blob_file_copy_async:
 * @hash: the value of a FILE or IMAGE field
 * @name: (nullable): what the copy is called
 *
 * Copies a file out of the office to where other programs of this user can read it.
 */
void
comity_blob_file_copy_async (ComityStore *store,
                             const char *hash,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Copy *copy = g_new (Copy, 1);

  *copy = (Copy) { g_strdup (hash), g_strdup (name) };
  comity_store_read_async (store, write_copy, copy, copy_free, g_free, cancellable, callback,
                           user_data);
}

/**
 * comity_blob_file_copy_finish:
 *
 * Returns: (transfer full): the path of the copy, which is alone in its folder; or %NULL with @error
 */
char *
comity_blob_file_copy_finish (ComityStore *store, GAsyncResult *result, GError **error)
{
  return comity_store_read_finish (store, result, error);
}

/* -- Opening -------------------------------------------------------------------------------- */

/* Weak: who opened it may be gone when it is there. */
typedef struct {
  GtkWidget *from;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_weak_pointer (&opening->from);
  g_free (opening);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      opening->from != NULL &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    comity_toast (opening->from, _ ("No program here can open this file"));
  opening_free (opening);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = comity_blob_file_copy_finish (COMITY_STORE (source), result, &error);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  GtkRoot *root;

  if (opening->from == NULL || file == NULL) {
    if (opening->from != NULL)
      comity_error_present (opening->from, error);
    opening_free (opening);
    return;
  }
  root = gtk_widget_get_root (opening->from);
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                            launched_cb, opening);
}

/**
 * comity_blob_file_open:
 * @hash: the value of a FILE or IMAGE field
 * @name: (nullable): what the copy is called
 *
 * Opens a file out of the office in another program.
 */
void
comity_blob_file_open (GtkWidget *from, ComityStore *store, const char *hash, const char *name)
{
  Opening *opening = g_new0 (Opening, 1);

  g_set_weak_pointer (&opening->from, from);
  comity_blob_file_copy_async (store, hash, name, NULL, written_cb, opening);
}

typedef struct {
  ComityStore *store;
  char *hash, *name;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->store);
  g_free (offer->hash);
  g_free (offer->name);
  g_free (offer);
}

static void
offer_taken_cb (GtkWidget *widget, Offer *offer)
{
  comity_blob_file_open (widget, offer->store, offer->hash, offer->name);
}

/**
 * comity_blob_file_open_on:
 * @widget: a row or a button
 * @signal: its signal without arguments on which the file is opened
 * @hash: the value of a FILE or IMAGE field
 * @name: (nullable): what the copy is called
 *
 * Lets the widget open a file out of the office, see comity_blob_file_open().
 */
void
comity_blob_file_open_on (GtkWidget *widget,
                          const char *signal,
                          ComityStore *store,
                          const char *hash,
                          const char *name)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->store = g_object_ref (store);
  offer->hash = g_strdup (hash);
  offer->name = g_strdup (name);
  g_signal_connect_data (widget, signal, G_CALLBACK (offer_taken_cb), offer, offer_free, 0);
}
