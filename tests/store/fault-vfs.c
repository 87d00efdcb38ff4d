/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  sqlite3_file *real; /* behind this */
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;
static int armed = -1;       /* which fault, or -1 */
static int countdown;        /* how many of them pass */
static gboolean stays;       /* whether all that come after fail too */
static int triggered;

static const struct {
  const char *name;
  int rc;
} faults[N_FAULTS] = {
  [FAULT_READ] = { "read", SQLITE_IOERR_READ },
  [FAULT_WRITE] = { "write", SQLITE_IOERR_WRITE },
  [FAULT_FULL] = { "full", SQLITE_FULL },
  [FAULT_SYNC] = { "sync", SQLITE_IOERR_FSYNC },
  [FAULT_OPEN] = { "open", SQLITE_CANTOPEN },
  [FAULT_TRUNCATE] = { "truncate", SQLITE_IOERR_TRUNCATE },
  [FAULT_LOCK] = { "lock", SQLITE_IOERR_LOCK },
  [FAULT_SHARED] = { "shared memory", SQLITE_IOERR_SHMMAP },
  [FAULT_DELETE] = { "delete", SQLITE_IOERR_DELETE },
};

const char *
fault_name (Fault fault)
{
  return faults[fault].name;
}

/* The @n-th of that kind fails; with @for_good all of that kind after it as well. */
void
fault_vfs_arm (Fault fault, guint n, gboolean for_good)
{
  g_atomic_int_set (&triggered, 0);
  g_atomic_int_set (&countdown, (int) n);
  stays = for_good;
  g_atomic_int_set (&armed, (int) fault);
}

/* Returns: whether it has failed */
gboolean
fault_vfs_disarm (void)
{
  g_atomic_int_set (&armed, -1);
  return g_atomic_int_get (&triggered) != 0;
}

static gboolean
fails (Fault fault)
{
  int left;

  if (g_atomic_int_get (&armed) != (int) fault)
    return FALSE;
  left = g_atomic_int_add (&countdown, -1) - 1;
  if (left > 0 || (left < 0 && !stays))
    return FALSE;
  g_atomic_int_set (&triggered, 1);
  return TRUE;
}

#define REAL(file) (((File *) (file))->real)
#define METHODS(file) (REAL (file)->pMethods)

static int
file_close (sqlite3_file *file)
{
  return METHODS (file)->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *data, int n, sqlite3_int64 at)
{
  return fails (FAULT_READ) ? SQLITE_IOERR_READ : METHODS (file)->xRead (REAL (file), data, n, at);
}

static int
file_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 at)
{
  if (fails (FAULT_WRITE)) {
    /* Half of it is there, as after a real failure. */
    METHODS (file)->xWrite (REAL (file), data, n / 2, at);
    return SQLITE_IOERR_WRITE;
  }
  return fails (FAULT_FULL) ? SQLITE_FULL : METHODS (file)->xWrite (REAL (file), data, n, at);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (FAULT_TRUNCATE) ? SQLITE_IOERR_TRUNCATE :
                                  METHODS (file)->xTruncate (REAL (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  return fails (FAULT_SYNC) ? SQLITE_IOERR_FSYNC : METHODS (file)->xSync (REAL (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return METHODS (file)->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return fails (FAULT_LOCK) ? SQLITE_IOERR_LOCK : METHODS (file)->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return METHODS (file)->xUnlock (REAL (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *out)
{
  return METHODS (file)->xCheckReservedLock (REAL (file), out);
}

static int
file_control (sqlite3_file *file, int op, void *argument)
{
  return METHODS (file)->xFileControl (REAL (file), op, argument);
}

static int
file_sector (sqlite3_file *file)
{
  return METHODS (file)->xSectorSize (REAL (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return METHODS (file)->xDeviceCharacteristics (REAL (file));
}

static int
file_map (sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
  return fails (FAULT_SHARED) ? SQLITE_IOERR_SHMMAP :
                                METHODS (file)->xShmMap (REAL (file), region, size, extend, out);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return METHODS (file)->xShmLock (REAL (file), offset, n, flags);
}

static void
file_barrier (sqlite3_file *file)
{
  METHODS (file)->xShmBarrier (REAL (file));
}

static int
file_unmap (sqlite3_file *file, int remove)
{
  return METHODS (file)->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_barrier,
  .xShmUnmap = file_unmap,
};

static int
vfs_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out)
{
  File *own = (File *) file;
  int rc;

  own->real = (sqlite3_file *) (own + 1);
  own->base.pMethods = NULL;
  if (fails (FAULT_OPEN))
    return SQLITE_CANTOPEN;
  rc = real_vfs->xOpen (real_vfs, name, own->real, flags, out);
  if (own->real->pMethods != NULL)
    own->base.pMethods = &methods;
  return rc;
}

static int
vfs_delete (sqlite3_vfs *self, const char *name, int sync)
{
  return fails (FAULT_DELETE) ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync);
}

/* Every connection that names no file system gets this one from now on. */
void
fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "fault";
  vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}
