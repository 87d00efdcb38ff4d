/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offices that somebody else made, changed or broke: none is believed, none stops the program. */
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "comity-backup.h"
#include "comity-db.h"
#include "comity-kinds.h"
#include "store-test.h"

#define ROUNDS 120
#define LONG_ROUNDS 10000

/* A closed office with some records, as one file. */
static Office *
make_office (void)
{
  Office *office = office_new ();

  for (guint i = 0; i < 30; i++)
    add_partner (office, "Hokkaido University", "JP");
  add_student (office, "Petrova", "Anna");
  g_assert_finalize_object (g_steal_pointer (&office->store));
  return office;
}

static char *
copy_of (Office *office, const char *name)
{
  char *path = g_build_filename (office->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (office->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

static void
remove_office (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
    g_unlink (name);
  }
}

/* Opens for writing and for reading; both must answer alike. Returns the code, or -1 when open. */
static int
try_open (const char *path)
{
  g_autoptr (GError) error = NULL, other = NULL;
  g_autoptr (ComityStore) reader = comity_store_open_sync (path, COMITY_OPEN_READ_ONLY, &other);
  g_autoptr (ComityStore) writer = NULL;

  g_clear_object (&reader);
  writer = comity_store_open_sync (path, COMITY_OPEN_DEFAULT, &error);
  if (writer != NULL)
    return -1;
  g_assert_nonnull (other);
  g_assert_true (error->domain == COMITY_STORE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 20);
  return error->code;
}

/* What a stranger's schema might do: each is refused, and nothing of it runs. */
static void
test_schema (void)
{
  static const char *const attacks[] = {
    "CREATE TRIGGER \"evil\" AFTER INSERT ON \"journal\" BEGIN DELETE FROM \"partner\"; END",
    "CREATE VIEW \"evil\" AS SELECT randomblob(1000000000)",
    "CREATE TABLE \"evil\" (\"x\" TEXT)",
    "CREATE INDEX \"evil\" ON \"partner\" (\"note\")",
    "CREATE INDEX \"evil\" ON \"partner\" (abs (\"id\"))",
    "CREATE TEMP TABLE \"harmless\" (\"x\"); ALTER TABLE \"partner\" ADD COLUMN \"evil\" TEXT",
    "CREATE TABLE \"evil\" (\"x\" TEXT, \"y\" GENERATED ALWAYS AS (zeroblob (1000000)))",
    "CREATE VIRTUAL TABLE \"evil\" USING fts5 (\"x\")",
    "DROP TABLE \"undo\"",
    "DROP INDEX \"journal_record_index\"",
  };
  g_autoptr (Office) office = make_office ();

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path = copy_of (office, "stranger.comity");
    sqlite3 *db = NULL;

    sqlite3_open (path, &db);
    g_assert_cmpint (sqlite3_exec (db, attacks[i], NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close (db);
    g_assert_cmpint (try_open (path), ==, COMITY_STORE_ERROR_FOREIGN);
    remove_office (path);
  }
}

/* Also for an office that this computer has known since before it was changed. */
static void
test_known_changed (void)
{
  g_autoptr (Office) office = make_office ();
  sqlite3 *db = NULL;

  g_assert_cmpint (try_open (office->path), ==, -1);
  sqlite3_open (office->path, &db);
  sqlite3_exec (db, "CREATE TRIGGER \"evil\" AFTER INSERT ON \"journal\" BEGIN SELECT 1; END", NULL,
                NULL, NULL);
  sqlite3_close (db);
  g_assert_cmpint (try_open (office->path), ==, COMITY_STORE_ERROR_FOREIGN);
}

/* A restore believes a stranger no more than opening does. */
static void
test_restore (void)
{
  g_autoptr (Office) office = make_office ();
  g_autofree char *path = copy_of (office, "stranger.comity");
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  sqlite3_open (path, &db);
  sqlite3_exec (db, "CREATE VIEW \"evil\" AS SELECT 1", NULL, NULL, NULL);
  sqlite3_close (db);
  g_assert_false (comity_restore_sync (office->path, path, NULL, NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FOREIGN);
  g_assert_cmpint (try_open (office->path), ==, -1);
  remove_office (path);
}

static void
mutate (GRand *rand, char *bytes, gsize *size)
{
  guint page = (guint) g_rand_int_range (rand, 0, (gint32) (*size / 4096));
  guint other = (guint) g_rand_int_range (rand, 0, (gint32) (*size / 4096));
  char swap[4096];

  switch (g_rand_int_range (rand, 0, 4)) {
  case 0:
    for (guint n = (guint) g_rand_int_range (rand, 1, 20); n > 0; n--)
      bytes[g_rand_int_range (rand, 0, (gint32) *size)] ^=
        (char) (1 << g_rand_int_range (rand, 0, 8));
    break;
  case 1:
    memcpy (swap, bytes + page * 4096, 4096);
    memcpy (bytes + page * 4096, bytes + other * 4096, 4096);
    memcpy (bytes + other * 4096, swap, 4096);
    break;
  case 2:
    *size = (gsize) g_rand_int_range (rand, 0, (gint32) *size);
    break;
  default:
    for (guint i = 0; i < 4096; i++)
      bytes[page * 4096 + i] = (char) g_rand_int (rand);
    break;
  }
}

/* Not brought to the disk: ten thousand of them would wait for it for an hour. */
static void
write_quickly (const char *path, const char *bytes, gsize size)
{
  g_assert_true (
    g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* By what each was refused, and how many of those that opened the check of the office complained of. */
static void
tell (const guint *refused, guint opened, guint complained)
{
  static const struct {
    int code;
    const char *name;
  } names[] = {
    { COMITY_STORE_ERROR_NOT_OFFICE, "not an office" },
    { COMITY_STORE_ERROR_NEWER, "newer" },
    { COMITY_STORE_ERROR_READ_ONLY, "older, or not to be read" },
    { COMITY_STORE_ERROR_DAMAGED, "damaged" },
    { COMITY_STORE_ERROR_FOREIGN, "another schema" },
    { COMITY_STORE_ERROR_FAILED, "anything else" },
  };

  g_test_message ("opened %u, of which the check complains of %u", opened, complained);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_test_message ("refused as %s: %u", names[i].name, refused[names[i].code]);
}

/* What is found in an office that opened is about values and indexes: pages have no checksums, and one changed
 * value must not shut an office. A broken file does not open. */
static void
check_opened (guint round, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const char *finding = findings->pdata[i];

    g_test_message ("round %u: %s", round, finding);
    g_assert_null (strstr (finding, "The file itself"));
  }
}

/* Whatever it is, it ends with an office or a sentence. One that opens is read through. */
static void
test_mutated (void)
{
  g_autoptr (Office) office = make_office ();
  g_autofree char *path = copy_of (office, "broken.comity");
  g_autofree char *bytes = NULL;
  guint rounds = g_getenv ("COMITY_LONG") ? LONG_ROUNDS : ROUNDS;
  GRand *rand = g_rand_new_with_seed (20261122);
  guint refused[COMITY_STORE_ERROR_FAILED + 1] = { 0 }, opened = 0, complained = 0;
  gsize size;

  g_assert_true (g_file_get_contents (office->path, &bytes, &size, NULL));
  for (guint i = 0; i < rounds; i++) {
    g_autofree char *broken = g_memdup2 (bytes, size);
    g_autoptr (ComityStore) store = NULL;
    g_autoptr (GError) error = NULL;
    gsize length = size;

    mutate (rand, broken, &length);
    remove_office (path);
    write_quickly (path, broken, length);
    store = comity_store_open_sync (path, COMITY_OPEN_READ_ONLY, &error);
    if (store != NULL) {
      Office copy = { .path = path, .store = store };
      g_autoptr (GPtrArray) findings = check_of (&copy);

      opened++;
      complained += findings->len > 0;
      check_opened (i, findings);
    } else {
      g_assert_true (error->domain == COMITY_STORE_ERROR);
      refused[error->code]++;
    }
  }
  tell (refused, opened, complained);
  g_assert_cmpuint (opened, <, rounds / 2);
  remove_office (path);
  g_rand_free (rand);
}

/* The -wal file of another office beside an office: refused, and not written into it. */
static void
test_foreign_wal (void)
{
  g_autoptr (Office) office = make_office ();
  g_autoptr (Office) other = office_new ();
  g_autofree char *theirs = g_strconcat (other->path, "-wal", NULL);
  g_autofree char *ours = g_strconcat (office->path, "-wal", NULL);
  g_autofree char *wal = NULL, *before = NULL, *after = NULL;
  gsize size, size_before, size_after;
  int code;

  for (guint i = 0; i < 300; i++)
    add_partner (other, "Another university", "DE");
  g_assert_true (g_file_get_contents (theirs, &wal, &size, NULL));
  g_assert_cmpuint (size, >, 4096);
  g_assert_true (g_file_get_contents (office->path, &before, &size_before, NULL));
  g_assert_true (g_file_set_contents (ours, wal, (gssize) size, NULL));
  code = try_open (office->path);
  g_assert_cmpint (code, ==, COMITY_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (office->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  /* Put away, the office is as it was. */
  g_unlink (ours);
  g_assert_cmpint (try_open (office->path), ==, -1);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/strangers/schema", test_schema);
  g_test_add_func ("/strangers/known-changed", test_known_changed);
  g_test_add_func ("/strangers/restore", test_restore);
  g_test_add_func ("/strangers/mutated", test_mutated);
  g_test_add_func ("/strangers/foreign-wal", test_foreign_wal);
  return g_test_run ();
}
