/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is held to be found, sorted and counted quickly: the check sees when it is wrong, and mending makes it anew. */
#include <string.h>

#include "comity-kinds.h"
#include "comity-mend.h"
#include "store-test.h"

typedef struct {
  const char *sql;
  const char *finding; /* part of a sentence */
} Fault;

/* Each is done to a closed office by somebody else. */
static const Fault faults[] = {
  { "DELETE FROM \"partner_words\"; DELETE FROM \"partner_parts\"", "does not hold every record" },
  { "DELETE FROM \"partner_words\" WHERE \"rowid\" = (SELECT max (\"id\") FROM \"partner\"); "
    "INSERT INTO \"partner_words\" (\"rowid\", \"text\") SELECT max (\"id\"), 'nonsense' FROM "
    "\"partner\"",
    "cannot be found by its words" },
  { "UPDATE \"partner_words_data\" SET \"block\" = zeroblob (20) WHERE \"id\" > 10",
    "search index" },
  { "UPDATE \"tally\" SET \"records\" = 77 WHERE \"kind\" = 'partner'", "number of records" },
  { "UPDATE \"partner\" SET \"title_key\" = x'00'", "not sorted by its title" },
};

static gpointer
check_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_check (db, data, error);
}

static gboolean
is_mendable (Office *office, const char *finding)
{
  g_autoptr (GError) error = NULL;
  gboolean mendable = FALSE, found = FALSE;
  g_autoptr (GPtrArray) findings =
    comity_store_read_sync (office->store, check_func, &mendable, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++) {
    g_test_message ("%s", (const char *) findings->pdata[i]);
    found |= strstr (findings->pdata[i], finding) != NULL;
  }
  g_assert_true (found);
  return mendable;
}

static gint64
count_found (Office *office, const char *text)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  comity_query_set_search (query, text);
  return count_of (office, query);
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    add_partner (office, i % 2 ? "Hokkaido University" : "University of Bonn", "JP");
  assert_sound (office);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  do_harm (office, fault->sql);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (is_mendable (office, fault->finding));
  g_assert_true (comity_store_mend_sync (office->store, &error));
  g_assert_no_error (error);
  assert_sound (office);
  g_assert_cmpint (count_found (office, "hokkaido"), ==, 20);
  g_assert_cmpint (count_found (office, "okkaid"), ==, 20);
  add_partner (office, "Hokkaido", "JP");
  g_assert_cmpint (count_found (office, "hokkaido"), ==, 21);
  assert_sound (office);
}

/* What nobody can make anew is not offered to be. */
static void
test_lost (void)
{
  g_autoptr (Office) office = office_new ();

  add_partner (office, "Hokkaido University", "JP");
  do_harm (office, "UPDATE \"partner\" SET \"country\" = 'nowhere'");
  g_assert_false (is_mendable (office, "as it should be kept"));
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *name = g_strdup_printf ("/mend/%u", i);

    g_test_add_data_func (name, &faults[i], test_fault);
  }
  g_test_add_func ("/mend/lost", test_lost);
  return g_test_run ();
}
