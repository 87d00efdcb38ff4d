/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office made in bulk is as good as one that was written record by record. */
#include "comity-bulk.h"
#include "comity-db.h"
#include "comity-id.h"
#include "comity-kinds.h"
#include "store-test.h"

#include <glib/gstdio.h>

#define N 6000

/* Falling, so that the order by title is not the order of ids. */
static void
add_students (ComityBulk *bulk, gint64 *ids)
{
  const ComityKind *kind = &comity_kind_student;
  g_autofree const char **values = g_new0 (const char *, kind->n_fields);

  values[comity_kind_index (kind, "given_names")] = "Мария";
  values[comity_kind_index (kind, "citizenship")] = "UZ";
  values[comity_kind_index (kind, "more_citizenships")] = "KZ;TR";
  for (guint i = 0; i < N; i++) {
    g_autofree char *family = g_strdup_printf ("NAME%05u", N - i);
    g_autoptr (GError) error = NULL;

    ids[i] = comity_id_new ();
    values[comity_kind_index (kind, "family_name")] = family;
    comity_bulk_add (bulk, kind, ids[i], values, &error);
    g_assert_no_error (error);
  }
}

static Office *
make_office (gint64 *ids)
{
  Office *office = office_new ();
  g_autoptr (GError) error = NULL;
  ComityBulk *bulk;

  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_unlink (office->path);
  bulk = comity_bulk_begin (office->path, "Made for a test", &error);
  g_assert_no_error (error);
  add_students (bulk, ids);
  comity_bulk_finish (bulk, &error);
  g_assert_no_error (error);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return office;
}

static gpointer
first_func (ComityDb *db, gpointer data, GError **error)
{
  gpointer *both = data;

  return comity_db_first_ids (db, both[0], 50, both[1], error);
}

static GArray *
first_of (Office *office, ComityQuery *query, gint64 *total)
{
  gpointer both[] = { query, total };
  g_autoptr (GError) error = NULL;
  GArray *ids = comity_store_read_sync (office->store, first_func, both, &error);

  g_assert_no_error (error);
  return ids;
}

/* The first page and the number of all are those of the complete array. */
static void
assert_agree (Office *office, ComityQuery *query, gint64 expected)
{
  gint64 total = -1;
  g_autoptr (GArray) first = first_of (office, query, &total);
  g_autoptr (GArray) all = ids_of (office, query);

  g_assert_cmpint (total, ==, expected);
  g_assert_cmpuint (all->len, ==, total);
  g_assert_cmpuint (first->len, ==, MIN (total, 50));
  g_assert_cmpmem (first->data, first->len * 8, all->data, first->len * 8);
}

static void
test_queries (void)
{
  g_autofree gint64 *ids = g_new (gint64, N);
  g_autoptr (Office) office = make_office (ids);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  g_autoptr (GArray) all = NULL;

  assert_agree (office, query, N);
  all = ids_of (office, query);
  for (guint i = 0; i < N; i++)
    g_assert_cmpint (g_array_index (all, gint64, i), ==, ids[N - 1 - i]);
  comity_query_set_search (query, "n");
  assert_agree (office, query, N);
  comity_query_set_search (query, "maria name000");
  assert_agree (office, query, 99);
  comity_query_set_search (query, "me0599");
  assert_agree (office, query, 10);
  comity_query_set_search (query, NULL);
  comity_query_add_where (query, "more_citizenships=TR", NULL);
  comity_query_add_where (query, "family_name>=NAME05951", NULL);
  assert_agree (office, query, 50);
  comity_query_set_sort (query, "family_name", TRUE, NULL);
  assert_agree (office, query, 50);
  assert_sound (office);
}

static gpointer
said_func (ComityDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (
    (int) comity_db_pragma (db,
                            "SELECT count (*) FROM \"journal\" WHERE \"what\" = 'Made for a test'",
                            0));
}

/* The history says in words what filled the office, whoever did it. */
static void
test_history (void)
{
  g_autofree gint64 *ids = g_new (gint64, N);
  g_autoptr (Office) office = make_office (ids);
  g_autoptr (GError) error = NULL;
  int said = GPOINTER_TO_INT (comity_store_read_sync (office->store, said_func, NULL, &error));

  g_assert_no_error (error);
  g_assert_cmpint (said, ==, 1);
}

static void
rename_student (Office *office, gint64 id, const char *name)
{
  g_autoptr (ComityRecord) record = load (office, &comity_kind_student, id);

  comity_record_set (record, "family_name", name);
  put (office, record);
}

/* The order that is kept in memory follows every change of a title, and only by what is seen. */
static void
test_order_follows (void)
{
  g_autofree gint64 *ids = g_new (gint64, N);
  g_autoptr (Office) office = make_office (ids);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GArray) first = NULL;
  gint64 total, new_id;

  comity_query_set_search (query, "m");
  g_array_unref (first_of (office, query, &total)); /* the order is kept now */
  rename_student (office, ids[17], "AAAM");
  rename_student (office, ids[3], "ZZZM");
  new_id = add_student (office, "AAAL", "Mark");
  comity_changes_delete (changes, &comity_kind_student, ids[N - 1], 0);
  changed = comity_store_write_sync (office->store, changes, NULL);
  g_assert_nonnull (changed);
  first = first_of (office, query, &total);
  g_assert_cmpint (total, ==, N);
  g_assert_cmpint (g_array_index (first, gint64, 0), ==, new_id);
  g_assert_cmpint (g_array_index (first, gint64, 1), ==, ids[17]);
  g_assert_cmpint (g_array_index (first, gint64, 2), ==, ids[N - 2]);
  assert_agree (office, query, N);
  comity_query_set_sort (query, NULL, TRUE, NULL);
  g_clear_pointer (&first, g_array_unref);
  first = first_of (office, query, &total);
  g_assert_cmpint (g_array_index (first, gint64, 0), ==, ids[3]);
  assert_agree (office, query, N);
  assert_sound (office);
}

static void
test_exists (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (comity_bulk_begin (office->path, "Made for a test", &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_EXISTS);
  g_assert_true (g_file_test (office->path, G_FILE_TEST_EXISTS));
}

static void
test_abandon (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree gint64 *ids = g_new (gint64, N);
  ComityBulk *bulk;

  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_unlink (office->path);
  bulk = comity_bulk_begin (office->path, "Made for a test", NULL);
  add_students (bulk, ids);
  comity_bulk_abandon (bulk);
  g_assert_false (g_file_test (office->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/bulk/queries", test_queries);
  g_test_add_func ("/bulk/history", test_history);
  g_test_add_func ("/bulk/order-follows", test_order_follows);
  g_test_add_func ("/bulk/exists", test_exists);
  g_test_add_func ("/bulk/abandon", test_abandon);
  return g_test_run ();
}
