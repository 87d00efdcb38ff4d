/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a file that somebody changed. The input is a list of changes to a sound office: each six
 * bytes long, four of where, one of what to put there, one of how many times. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "comity-kinds.h"
#include "comity-store.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static char *folder, *path, *office;
static gsize office_size;

static void
forget (const char *name)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (name, suffixes[i], NULL);
    g_unlink (file);
  }
}

static void
tidy_up (void)
{
  forget (path);
  g_rmdir (folder);
}

static void
set_up (void)
{
  g_autofree char *memory = g_strdup ("/dev/shm/comity-fuzz-XXXXXX");
  g_autoptr (ComityStore) store = NULL;

  /* In memory, where there is a folder for that. */
  folder =
    g_mkdtemp (memory) ? g_steal_pointer (&memory) : g_dir_make_tmp ("comity-fuzz-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  path = g_build_filename (folder, "office.comity", NULL);
  comity_kinds_init ();
  store = comity_store_open_sync (path, COMITY_OPEN_CREATE, NULL);
  g_assert_nonnull (store);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &office, &office_size, NULL));
  atexit (tidy_up);
}

static void
change (char *bytes, const guint8 *data)
{
  gsize at =
    ((gsize) data[0] << 24 | (gsize) data[1] << 16 | (gsize) data[2] << 8 | data[3]) % office_size;

  memset (bytes + at, data[4], MIN ((gsize) data[5] + 1, office_size - at));
}

static gpointer
check_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_check (db, NULL, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *bytes = NULL;
  g_autoptr (ComityStore) store = NULL;

  if (office == NULL)
    set_up ();
  bytes = g_memdup2 (office, office_size);
  for (size_t i = 0; i + 6 <= size; i += 6)
    change (bytes, data + i);
  forget (path);
  g_file_set_contents_full (path, bytes, (gssize) office_size, G_FILE_SET_CONTENTS_NONE, 0600,
                            NULL);
  store = comity_store_open_sync (path, COMITY_OPEN_READ_ONLY, NULL);
  if (store != NULL) {
    g_autoptr (GPtrArray) findings = comity_store_read_sync (store, check_func, NULL, NULL);
  }
  return 0;
}
