/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Very many records in one transaction are as good as the same ones saved one by one, though their
 * indexes are away meanwhile. */
#include "comity-db.h"
#include "comity-id.h"
#include "comity-kinds.h"
#include "comity-undo.h"
#include "store-test.h"

/* Just over what a stream prepares itself for. */
#define N 5100

typedef struct {
  guint n, fail_at;
  gboolean prepared;
} Making;

static ComityRecord *
next_student (ComityDb *db, gpointer data, GError **error)
{
  Making *making = data;
  ComityRecord *student;
  char number[16];

  if (making->n == N)
    return NULL;
  if (++making->n == making->fail_at) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no more");
    return NULL;
  }
  student = comity_record_new (&comity_kind_student);
  g_snprintf (number, sizeof number, "S-%05u", N - making->n);
  comity_record_set_id (student, comity_id_new ());
  comity_record_set (student, "family_name", making->n % 100 == 0 ? "Иванов" : "Petrova");
  comity_record_set (student, "given_names", "Anna");
  comity_record_set (student, "own_number", number);
  comity_record_set (student, "citizenship", "UZ");
  if (making->prepared)
    comity_stream_prepare (student);
  return student;
}

static ComityChanged *
write_stream (Office *office, guint fail_at, gboolean prepared, GError **error)
{
  ComityChanges *changes = comity_changes_new ("test");
  Making making = { 0, fail_at, prepared };

  comity_changes_stream (changes, next_student, &making, NULL);
  return comity_store_write_sync (office->store, changes, error);
}

static gpointer
schema_func (ComityDb *db, gpointer data, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"name\", \"sql\" FROM \"sqlite_schema\" "
                          "WHERE \"name\" NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY 1");
  GString *schema = g_string_new (NULL);

  while (comity_statement_row (&st, NULL))
    g_string_append_printf (schema, "%s: %s\n", comity_statement_text (&st, 0),
                            comity_statement_text (&st, 1));
  return g_string_free (schema, FALSE);
}

static char *
schema_of (Office *office)
{
  return comity_store_read_sync (office->store, schema_func, NULL, NULL);
}

static gpointer
count_stats_func (ComityDb *db, gpointer data, GError **error)
{
  gint64 n = comity_db_pragma (db,
                               "SELECT count(*) FROM \"sqlite_stat1\" WHERE \"idx\" IN "
                               "('student_own_number_index', 'student_citizenship_index')",
                               0);

  return GINT_TO_POINTER ((int) n + 1);
}

static gint64
count_found (Office *office, const char *typed)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);

  comity_query_set_search (query, typed);
  return count_of (office, query);
}

static void
test_many (gconstpointer prepared)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *before = schema_of (office), *after = NULL;
  g_autoptr (ComityChanged) changed = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;

  add_student (office, "Ivanov", "Boris");
  changed = write_stream (office, 0, prepared != NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (office, NULL), ==, N + 1);
  g_assert_cmpint (count_found (office, "ivanov"), ==, N / 100 + 1);
  g_assert_cmpint (count_found (office, "vano"), ==, N / 100 + 1);
  g_assert_cmpint (count_found (office, "anna 05099"), ==, 1);
  g_assert_cmpint (count_found (office, "anna 00000"), ==, 1);
  after = schema_of (office);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (GPOINTER_TO_INT (
                     comity_store_read_sync (office->store, count_stats_func, NULL, NULL)),
                   ==, 2 + 1);
  assert_sound (office);
  office_reopen (office);
  undone = comity_store_undo_sync (office->store, changed->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (office, NULL), ==, 1);
  g_assert_cmpint (count_found (office, "ivanov"), ==, 1);
  assert_sound (office);
}

/* What failed at its end leaves nothing, and what is saved then is found. */
static void
test_failed (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *before = schema_of (office), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (write_stream (office, N, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  after = schema_of (office);
  g_assert_cmpstr (after, ==, before);
  add_student (office, "Ivanov", "Boris");
  g_assert_cmpint (count_found (office, "ivanov"), ==, 1);
  g_assert_cmpint (count_found (office, NULL), ==, 1);
  assert_sound (office);
}

static ComityRecord *
next_prepared (ComityDb *db, gpointer data, GError **error)
{
  ComityRecord *record = *(ComityRecord **) data;

  *(ComityRecord **) data = NULL;
  return record;
}

static char *
why_refused (Office *office, ComityRecord *record)
{
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (GError) error = NULL;

  comity_record_set_id (record, comity_id_new ());
  comity_stream_prepare (record);
  comity_changes_stream (changes, next_prepared, &record, NULL);
  g_assert_null (comity_store_write_sync (office->store, changes, &error));
  return g_strdup (error->message);
}

/* What is prepared is held to the same rules as all else, and must name what is there. */
static void
test_prepared (void)
{
  g_autoptr (Office) office = office_new ();
  ComityRecord *nameless = comity_record_new (&comity_kind_student);
  ComityRecord *of_nobody = comity_record_new (&comity_kind_student);
  g_autofree char *reason = NULL, *other = NULL;

  reason = why_refused (office, nameless);
  g_assert_nonnull (strstr (reason, "must be filled in"));
  comity_record_set (of_nobody, "family_name", "Ivanov");
  comity_record_set (of_nobody, "partner", "912497823514743881");
  other = why_refused (office, of_nobody);
  g_assert_nonnull (strstr (other, "does not exist"));
  g_assert_cmpint (count_found (office, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_data_func ("/stream/many", NULL, test_many);
  g_test_add_data_func ("/stream/many-prepared", GINT_TO_POINTER (TRUE), test_many);
  g_test_add_func ("/stream/prepared", test_prepared);
  g_test_add_func ("/stream/failed", test_failed);
  return g_test_run ();
}
