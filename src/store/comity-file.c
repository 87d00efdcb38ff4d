/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "comity-backup-private.h"

/* File systems on other machines, where SQLite's locks and shared memory cannot be trusted
 * (sqlite.org/howtocorrupt.html, 2.1). Numbers: statfs(2) and linux/magic.h. */
static const guint32 network_systems[] = {
  0x6969,     /* NFS */
  0x517B,     /* SMB */
  0xFF534D42, /* CIFS */
  0xFE534D42, /* SMB2 */
  0x73757245, /* Coda */
  0x5346414F, /* AFS */
  0x6B414653, /* kAFS */
  0x564C,     /* NCP */
  0x00C36400, /* Ceph */
  0x0BD00BD0, /* Lustre */
};

#define FUSE 0x65735546

static gboolean
is_within (const char *path, const char *folder)
{
  return g_str_has_prefix (path, folder) &&
         (path[strlen (folder)] == '/' || !path[strlen (folder)]);
}

/* Files that a sandboxed program was handed: SQLite finds neither locks nor shared memory there, and no other file. */
static gboolean
is_portal (const char *folder)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return is_within (folder, documents) || is_within (folder, "/run/flatpak/doc");
}

static gboolean
is_remote (const char *folder)
{
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  /* Mounted addresses live here. */
  if (is_within (folder, g_get_user_runtime_dir ()) && (guint32) info.f_type == FUSE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (network_systems); i++) {
    if ((guint32) info.f_type == network_systems[i])
      return TRUE;
  }
  return FALSE;
}

/**
 * comity_file_check_folder:
 * @path: where an office is or is to be
 *
 * Whether an office can be kept there: not on another machine.
 */
gboolean
comity_file_check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (is_portal (folder)) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PORTAL,
                         _ ("The desktop has handed over only this one file, and working in it "
                            "there "
                            "would damage the office sooner or later. Comity can take a copy into "
                            "its own folder and work in that."));
    return FALSE;
  }
  if (is_remote (folder)) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                         _ ("An office cannot be kept in a network folder, where it would be "
                            "damaged sooner or later. Choose a folder on this computer."));
    return FALSE;
  }
  return TRUE;
}

/**
 * comity_file_check_regular:
 *
 * Whether @path is a file, wherever it lies, and neither a symbolic link nor a folder.
 */
gboolean
comity_file_check_regular (const char *path, GError **error)
{
  struct stat info;

  if (lstat (path, &info) != 0) {
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_NOT_OFFICE,
                 /* Translators: %s is the path of a file */
                 _ ("There is no office at “%s”. Choose another file, or make a new office."),
                 path);
    return FALSE;
  }
  if (!S_ISREG (info.st_mode)) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_NOT_OFFICE,
                         _ ("This is a link or a folder, not an office of Comity. Choose the file "
                            "itself."));
    return FALSE;
  }
  return TRUE;
}

/**
 * comity_file_check:
 * @create: whether a new file is to be made at @path
 *
 * Looks at a path before SQLite does: symbolic links, folders and network file systems are
 * refused, and so is an existing file where a new one is to be made.
 */
gboolean
comity_file_check (const char *path, gboolean create, GError **error)
{
  struct stat info;

  if (create && lstat (path, &info) == 0) {
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_EXISTS,
                 /* Translators: %s is the path of a file */
                 _ ("There is a file at “%s” already. Choose another name."), path);
    return FALSE;
  }
  return (create || comity_file_check_regular (path, error)) &&
         comity_file_check_folder (path, error);
}

/**
 * comity_file_create:
 *
 * Makes an empty file that only its owner may read, and its folder if need be.
 */
gboolean
comity_file_create (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0) {
    comity_file_set_errno (errno, path, error);
    return FALSE;
  }
  close (fd);
  return TRUE;
}

/**
 * comity_file_lock:
 *
 * Takes the one place of a writer: an flock on a file beside @path, which the system releases
 * however the program ends. The side file stays, and with it what comity_witness_note() put there.
 *
 * Returns: the descriptor to close when done, or -1 with @error
 */
int
comity_file_lock (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *side = g_strconcat (path, ".lock", NULL);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    comity_file_set_errno (errno, folder, error);
    return -1;
  }
  fd = open (side, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) {
    comity_file_set_errno (errno, path, error);
    return -1;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  close (fd);
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOCKED,
                       _ ("This office is open in another Comity already. Close it there, or open "
                          "it here for reading only."));
  return -1;
}
