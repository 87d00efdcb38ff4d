/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What saves leave for the search indexes: a search finds the same before it is in them, after, and
 * after a crash in between. */
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "comity-kinds.h"
#include "store-test.h"

static const char *const questions[] = {
  "a",    "b",     "ka",   "kar",      "arim", "ivanov",  "ivanov p", "p ivanov",
  "iva",  "vano",  "petr", "petr iva", "42",   "sidorov", "x",        "i p",
  "imov", "karim", "k k",  "petrova",  "ov",   "nov",     "иванов",   "karimova karim",
};

/* How many rows wait in the file. */
static int
count_waiting (Office *office)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  int n;

  g_assert_cmpint (sqlite3_open (office->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count(*) FROM unindexed", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

static char *
ask (Office *office, const char *typed)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);

  comity_query_set_search (query, typed);
  return titles_of (office, query);
}

static char *
ask_all (Office *office)
{
  g_autoptr (GString) answers = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autofree char *answer = ask (office, questions[i]);

    g_string_append_printf (answers, "%s: %s\n", questions[i], answer);
  }
  return g_string_free (g_steal_pointer (&answers), FALSE);
}

static void
rename_student (Office *office, gint64 id, const char *family)
{
  g_autoptr (ComityRecord) student = load (office, &comity_kind_student, id);

  comity_record_set (student, "family_name", family);
  put (office, student);
}

static void
remove_student (Office *office, gint64 id)
{
  g_autoptr (ComityRecord) student = load (office, &comity_kind_student, id);
  ComityChanges *changes = comity_changes_new ("Test");
  g_autoptr (GError) error = NULL;
  ComityChanged *changed;

  comity_changes_delete (changes, &comity_kind_student, id, comity_record_get_version (student));
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
  comity_changed_unref (changed);
}

static void
change_some (Office *office, const gint64 *ids)
{
  rename_student (office, ids[0], "Karimov");
  rename_student (office, ids[1], "Sidorov");
  rename_student (office, ids[1], "Petrov");
  remove_student (office, ids[2]);
  add_student (office, "Ivanov", "Xenia");
}

static void
add_students (Office *office, gint64 *ids)
{
  ids[0] = add_student (office, "Ivanov", "Petr");
  ids[1] = add_student (office, "Karimova", "Karim");
  ids[2] = add_student (office, "Petrova", "Ivana");
  ids[3] = add_student (office, "Иванов", "Пётр");
}

static void
test_same_answers (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *before = NULL, *after = NULL, *found = NULL;
  gint64 ids[4];

  add_students (office, ids);
  g_assert_cmpint (count_waiting (office), ==, 4);
  office_reopen (office);
  g_assert_cmpint (count_waiting (office), ==, 0);
  change_some (office, ids);
  g_assert_cmpint (count_waiting (office), ==, 4);
  found = ask (office, "sidorov");
  g_assert_cmpstr (found, ==, "");
  g_clear_pointer (&found, g_free);
  found = ask (office, "petr");
  g_assert_cmpstr (found, ==, "Petrov Karim|Karimov Petr|Иванов Пётр");
  before = ask_all (office);
  assert_sound (office);
  office_reopen (office);
  g_assert_cmpint (count_waiting (office), ==, 0);
  after = ask_all (office);
  g_assert_cmpstr (before, ==, after);
  assert_sound (office);
}

/* Saves, then ends without a goodbye, so that nobody takes what waits into the indexes. */
static void
save_and_crash (Office *office, const gint64 *ids)
{
  pid_t child = fork ();

  if (child == 0) {
    office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);
    change_some (office, ids);
    _exit (0);
  }
  waitpid (child, NULL, 0);
}

static void
test_crash (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[4];

  add_students (office, ids);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  save_and_crash (office, ids);
  g_assert_cmpint (count_waiting (office), ==, 4);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  before = ask_all (office);
  g_assert_nonnull (strstr (before, "petr: Petrov Karim|Karimov Petr|Иванов Пётр\n"));
  assert_sound (office);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_assert_cmpint (count_waiting (office), ==, 4);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  office_reopen (office);
  g_assert_cmpint (count_waiting (office), ==, 0);
  after = ask_all (office);
  g_assert_cmpstr (before, ==, after);
}

/* A transaction of thousands does not make every search look through thousands. */
static void
test_many (void)
{
  g_autoptr (Office) office = office_new ();
  ComityChanges *changes = comity_changes_new ("Test");
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  g_autoptr (GError) error = NULL;
  ComityChanged *changed;

  for (guint i = 0; i < 3000; i++) {
    g_autoptr (ComityRecord) student = comity_record_new (&comity_kind_student);

    comity_record_set (student, "family_name", "Ivanov");
    comity_changes_put (changes, student);
  }
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
  comity_changed_unref (changed);
  g_assert_cmpint (count_waiting (office), <=, 1000);
  comity_query_set_search (query, "vanov");
  g_assert_cmpint (count_of (office, query), ==, 3000);
  assert_sound (office);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/search-queue/same-answers", test_same_answers);
  g_test_add_func ("/search-queue/crash", test_crash);
  g_test_add_func ("/search-queue/many", test_many);
  return g_test_run ();
}
