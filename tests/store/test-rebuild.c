/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in pauses: sort keys of another collation, search indexes in many pieces; and what the check
 * finds when something is wrong. */
#include <sqlite3.h>

#include "comity-kinds.h"
#include "store-test.h"

static void
run_sql (Office *office, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (office->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
changed_cb (ComityStore *store, ComityChanged *changed, gpointer data)
{
  if (changed->ids->len == 0 && changed->order_changed)
    *(gboolean *) data = TRUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("Waited in vain");
  return G_SOURCE_REMOVE;
}

/* Keys made in another language are made anew after opening, and everybody is told. */
static void
test_collation (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autofree char *right = NULL;
  gboolean told = FALSE;
  guint timeout = g_timeout_add_seconds (30, give_up_cb, NULL);

  for (guint i = 0; i < 3; i++) {
    g_autofree char *name = g_strdup_printf ("Partner %04u", 400 * i);
    add_partner (office, name, NULL);
  }
  g_assert_finalize_object (g_steal_pointer (&office->store));
  run_sql (office, "UPDATE \"partner\" SET \"title_key\" = CAST (9999 - \"rowid\" % 7 AS BLOB); "
                   "UPDATE \"meta\" SET \"value\" = 'of another language' WHERE \"name\" = "
                   "'collation'");
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_USERS_ORDER, NULL);
  g_signal_connect (office->store, "changed", G_CALLBACK (changed_cb), &told);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  right = titles_of (office, query);
  g_assert_cmpstr (right, ==, "Partner 0000|Partner 0400|Partner 0800");
  assert_sound (office);
}

/* What is found stays the same while the pieces of the index are merged in pauses. */
static void
test_tidy (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  for (guint i = 0; i < 40; i++) {
    g_autofree char *name = g_strdup_printf ("Omega %02u", i);
    add_partner (office, name, NULL);
  }
  comity_query_set_search (query, "meg");
  g_assert_cmpint (count_of (office, query), ==, 40);
  g_usleep (2500 * 1000);
  g_assert_cmpint (count_of (office, query), ==, 40);
  comity_query_set_search (query, "om 17");
  g_assert_cmpint (count_of (office, query), ==, 1);
  assert_sound (office);
  office_reopen (office);
  g_assert_cmpint (count_of (office, query), ==, 1);
}

/* Each kind of damage is found. */
static void
test_check (void)
{
  static const char *const damages[] = {
    "UPDATE \"partner\" SET \"title_key\" = x'00'",
    "UPDATE \"partner\" SET \"country\" = 'Germany'",
    "UPDATE \"partner\" SET \"version\" = 7",
    "UPDATE \"tally\" SET \"records\" = 2 WHERE \"kind\" = 'partner'",
    "UPDATE \"partner\" SET \"name\" = NULL",
    "DELETE FROM \"partner_words\"",
    "UPDATE \"contact\" SET \"partner\" = 5",
    "UPDATE \"attachment\" SET \"record\" = 'partner/5'",
    "UPDATE \"partner\" SET \"since\" = '2015-13-77'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (Office) office = office_new ();
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (ComityRecord) contact = sample_record (office, &comity_kind_contact, 1);
    g_autoptr (ComityRecord) attachment = sample_record (office, &comity_kind_attachment, 1);

    put (office, contact);
    put (office, attachment);
    assert_sound (office);
    g_assert_finalize_object (g_steal_pointer (&office->store));
    run_sql (office, damages[i]);
    office->store = comity_store_open_sync (office->path, COMITY_OPEN_USERS_ORDER, NULL);
    findings = check_of (office);
    g_test_message ("%s: %s", damages[i],
                    findings->len ? (char *) g_ptr_array_index (findings, 0) : "nothing found");
    g_assert_cmpuint (findings->len, >, 0);
  }
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/rebuild/collation", test_collation);
  g_test_add_func ("/rebuild/tidy", test_tidy);
  g_test_add_func ("/rebuild/check", test_check);
  return g_test_run ();
}
