/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-copies.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "comity-error.h"

/*
 * Copies out of the office that other programs are given: files that are opened, people as cards. They
 * tell what the office knows, so that none stays longer than the program that made it. All are in one
 * folder of this user's own, each in one below it. The program holds a lock on it: a folder that nobody
 * holds was left by one that ended too early, and goes with the next start.
 */

#define PREFIX "comity-copies-"
#define TRIES 3

static struct {
  GMutex mutex;
  char *root;
  int fd; /* of the root, with the lock */
  guint n;
} copies;

/* Below the cache folder: what is in /tmp of a sandbox, no portal hands on to another program. */
static char *
dup_place (void)
{
  return g_build_filename (g_get_user_cache_dir (), "comity", NULL);
}

/* A folder of its own; NULL with @error. */
static char *
make_new (GError **error)
{
  g_autofree char *place = dup_place ();
  g_autofree char *path = g_build_filename (place, PREFIX "XXXXXX", NULL);

  if (g_mkdir_with_parents (place, 0700) == 0 && g_mkdtemp (path) != NULL)
    return g_steal_pointer (&path);
  comity_error_from_errno (errno, error);
  return NULL;
}

/* Returns: the open folder, which nobody else holds, or -1 */
static int
hold (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0) {
    close (fd);
    fd = -1;
  }
  return fd;
}

/* Removes a folder and what is in it; links are not followed. */
static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder =
    g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder))) {
    g_autofree char *inside = g_build_filename (path, name, NULL);

    remove_all (inside);
  }
  g_remove (path);
}

/* One that is not held yet may be swept by a program that starts just now: then another is made. */
static gboolean
make_root (GError **error)
{
  if (copies.root)
    return TRUE;
  for (guint i = 0; i < TRIES; i++) {
    g_free (copies.root);
    copies.root = make_new (error);
    copies.fd = copies.root ? hold (copies.root) : -1;
    if (!copies.root || copies.fd >= 0)
      break;
  }
  return copies.root != NULL;
}

/**
 * comity_copies_make_folder:
 *
 * Makes a folder for one copy. May be called in any thread.
 *
 * Returns: (transfer full): its path; or %NULL with @error
 */
char *
comity_copies_make_folder (GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&copies.mutex);
  g_autofree char *name = NULL, *path = NULL;

  if (!make_root (error))
    return NULL;
  name = g_strdup_printf ("%u", ++copies.n);
  path = g_build_filename (copies.root, name, NULL);
  if (g_mkdir (path, 0700) != 0) {
    comity_error_from_errno (errno, error);
    return NULL;
  }
  return g_steal_pointer (&path);
}

/** comity_copies_forget: removes all copies, at the end of the program */
void
comity_copies_forget (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&copies.mutex);

  if (!copies.root)
    return;
  remove_all (copies.root);
  g_clear_pointer (&copies.root, g_free);
  if (copies.fd >= 0)
    close (copies.fd);
}

/**
 * comity_copies_sweep:
 *
 * Removes the copies of programs of this user that have ended too early to do it. For a thread.
 */
void
comity_copies_sweep (void)
{
  g_autofree char *place = dup_place ();
  g_autoptr (GDir) folder = g_dir_open (place, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder))) {
    g_autofree char *path = NULL;
    GStatBuf info;
    int fd;

    if (!g_str_has_prefix (name, PREFIX))
      continue;
    path = g_build_filename (place, name, NULL);
    if (g_lstat (path, &info) != 0 || info.st_uid != getuid () || (fd = hold (path)) < 0)
      continue;
    remove_all (path);
    close (fd);
  }
}
