/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/*
 * Whole files are written as a temporary one beside their place, brought to the disk, and renamed:
 * after a power cut there is the old file or the new one, and never a part.
 */

#define PIECE (1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FILE, fclose)

/**
 * comity_file_set_errno:
 * @number: an errno
 * @path: the file or folder that it is about
 *
 * Makes a sentence for people of what the system said.
 */
void
comity_file_set_errno (int number, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (number == EEXIST)
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_EXISTS,
                 /* Translators: %s is the path of a file */
                 _ ("There is a file at “%s” already. Choose another name."), shown);
  else if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FULL,
                         _ ("There is no room left on the disk. Make room, then try again."));
  else if (number == ENOENT)
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_MISSING,
                 /* Translators: %s is the path of a file or folder */
                 _ ("There is nothing at “%s”. Look whether the disk is connected."), shown);
  else if (number == EIO)
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                 /* Translators: %s is the path of a file */
                 _ ("The disk could not read or write “%s”. Look whether it is still in order."),
                 shown);
  else
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_READ_ONLY,
                 /* Translators: the first %s is the path of a file, the second says why */
                 _ ("“%s” cannot be used: %s. Choose another folder, or ask whoever looks after "
                    "this computer."),
                 shown, g_strerror (number));
}

/**
 * comity_file_make_folder:
 *
 * Makes a folder that only its owner may enter, and what is above it.
 */
gboolean
comity_file_make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  comity_file_set_errno (errno, folder, error);
  return FALSE;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, flags | O_CLOEXEC | O_NOFOLLOW);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    comity_file_set_errno (errno, path, error);
  if (fd >= 0)
    close (fd);
  return done;
}

/**
 * comity_file_sync:
 *
 * Waits until what was written into the file is on the disk.
 */
gboolean
comity_file_sync (const char *path, GError **error)
{
  return sync_path (path, O_RDONLY, error);
}

/**
 * comity_file_sync_folder:
 * @path: a file
 *
 * Waits until the name of the file is on the disk.
 */
gboolean
comity_file_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/**
 * comity_file_dup_temporary:
 *
 * Returns: (transfer full): a name beside @path that nobody else uses
 */
char *
comity_file_dup_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden =
    g_strdup_printf (".%s.%d-%08x.part", name, (int) getpid (), g_random_int ());

  return g_build_filename (folder, hidden, NULL);
}

/**
 * comity_file_place:
 *
 * Brings @temporary to the disk and gives it its name, in place of what has that name.
 */
gboolean
comity_file_place (const char *temporary, const char *path, GError **error)
{
  if (!comity_file_sync (temporary, error))
    return FALSE;
  if (g_rename (temporary, path) != 0) {
    comity_file_set_errno (errno, path, error);
    return FALSE;
  }
  return comity_file_sync_folder (path, error);
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0) {
    gssize n = write (fd, data, size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    data += n;
    size -= (gsize) n;
  }
  return TRUE;
}

static gboolean
copy_pieces (int in, int out, const char *to, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  while ((n = read (in, piece, PIECE)) != 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0 || !write_all (out, piece, (gsize) n)) {
      comity_file_set_errno (errno, to, error);
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * comity_file_copy:
 * @from: a file, not a link to one
 * @to: where no file is yet
 *
 * Copies bytes; only the owner may read the copy. It is not on the disk for sure yet.
 */
gboolean
comity_file_copy (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  int in = open (from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int out = in < 0 ? -1 : open (to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean done = FALSE;

  if (out < 0)
    comity_file_set_errno (errno, in < 0 ? from : to, error);
  else
    done = copy_pieces (in, out, to, cancellable, error);
  if (in >= 0)
    close (in);
  if (out >= 0)
    close (out);
  if (!done && out >= 0)
    g_unlink (to);
  return done;
}

static gboolean
is_same (FILE *a, FILE *b, GCancellable *cancellable)
{
  g_autofree guint8 *one = g_malloc (PIECE);
  g_autofree guint8 *other = g_malloc (PIECE);
  gsize n;

  do {
    n = fread (one, 1, PIECE, a);
    if (fread (other, 1, PIECE, b) != n || memcmp (one, other, n) != 0 ||
        g_cancellable_is_cancelled (cancellable))
      return FALSE;
  } while (n == PIECE);
  return !ferror (a) && !ferror (b);
}

/**
 * comity_file_compare:
 *
 * Whether two files hold the same bytes; it is an error when they do not.
 */
gboolean
comity_file_compare (const char *a, const char *b, GCancellable *cancellable, GError **error)
{
  g_autoptr (FILE) one = fopen (a, "re");
  g_autoptr (FILE) other = fopen (b, "re");

  if (one != NULL && other != NULL && is_same (one, other, cancellable))
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    comity_file_set_errno (EIO, b, error);
  return FALSE;
}

/**
 * comity_file_has_room:
 *
 * Whether @bytes more fit on the disk of @folder; said before an hour's work rather than after it.
 */
gboolean
comity_file_has_room (const char *folder, guint64 bytes, GError **error)
{
  struct statvfs info;
  g_autofree char *size = NULL;

  if (statvfs (folder, &info) != 0 || (guint64) info.f_bavail * info.f_frsize > bytes)
    return TRUE;
  size = g_format_size (bytes);
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FULL,
               /* Translators: %s is a size, such as “350 MB” */
               _ ("There is no room left on the disk: %s are needed. Make room, then try again."),
               size);
  return FALSE;
}
