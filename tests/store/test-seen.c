/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved searches: what they find, and what is new since somebody looked. */
#include "comity-kinds.h"
#include "comity-seen.h"
#include "store-test.h"

static gint64
save_search (Office *office, const char *name, const char *where, gboolean warn)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_saved_search);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autofree char *json = NULL;

  g_assert_true (comity_query_add_where (query, where, NULL));
  json = comity_query_to_json (query);
  comity_record_set (record, "name", name);
  comity_record_set (record, "kind", "partner");
  comity_record_set (record, "query", json);
  comity_record_set (record, "warn", warn ? "true" : NULL);
  return put (office, record);
}

static gpointer
searches_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_searches (db, error);
}

static GPtrArray *
searches (Office *office)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = comity_store_read_sync (office->store, searches_func, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static void
assert_search (Office *office, guint index, gint64 count, guint n_new, guint n_gone)
{
  g_autoptr (GPtrArray) all = searches (office);
  ComitySearch *search = g_ptr_array_index (all, index);

  g_assert_cmpint (search->count, ==, count);
  g_assert_cmpuint (search->n_new, ==, n_new);
  g_assert_cmpuint (search->n_gone, ==, n_gone);
}

static void
look (Office *office, gint64 search)
{
  g_autoptr (GPtrArray) all = searches (office);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < all->len; i++) {
    ComitySearch *found = g_ptr_array_index (all, i);

    if (found->id == search) {
      g_autoptr (GArray) ids = ids_of (office, found->query);

      g_assert_true (comity_store_mark_seen_sync (office->store, search, ids, &error));
      g_assert_no_error (error);
    }
  }
}

static void
test_what_is_new (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 first = add_partner (office, "Alpha", "DE"), search;
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) changed = NULL;

  add_partner (office, "Beta", "FR");
  search = save_search (office, "German", "country=DE", TRUE);
  save_search (office, "Others", "country!=DE", FALSE);
  /* Nobody has looked: nothing can be new. */
  assert_search (office, 0, 1, 0, 0);
  assert_search (office, 1, 1, 0, 0);
  look (office, search);
  assert_search (office, 0, 1, 0, 0);
  add_partner (office, "Gamma", "DE");
  add_partner (office, "Delta", "DE");
  comity_changes_delete (changes, &comity_kind_partner, first, 0);
  changed = comity_store_write_sync (office->store, changes, NULL);
  assert_search (office, 0, 2, 2, 1);
  office_reopen (office);
  assert_search (office, 0, 2, 2, 1);
  look (office, search);
  assert_search (office, 0, 2, 0, 0);
  assert_sound (office);
}

/* Looking writes no history, and goes with the search. */
static void
test_looking_is_no_change (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 search = save_search (office, "German", "country=DE", TRUE);
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  look (office, search);
  look (office, search);
  comity_changes_delete (changes, &comity_kind_saved_search, search, 1);
  changed = comity_store_write_sync (office->store, changes, NULL);
  g_assert_nonnull (changed);
  all = searches (office);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_true (comity_store_mark_seen_sync (office->store, search, none, NULL));
  assert_sound (office);
}

/* A search that this program cannot read is named, and the others are there. */
static void
test_unreadable (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_saved_search);
  g_autoptr (GPtrArray) all = NULL;

  save_search (office, "B", "country=DE", TRUE);
  comity_record_set (record, "name", "A");
  comity_record_set (record, "kind", "partner");
  comity_record_set (record, "query", "{\"filters\": [{\"path\": \"from_the_future\"}]}");
  put (office, record);
  all = searches (office);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_null (((ComitySearch *) g_ptr_array_index (all, 0))->query);
  g_assert_nonnull (((ComitySearch *) g_ptr_array_index (all, 1))->query);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/seen/what-is-new", test_what_is_new);
  g_test_add_func ("/seen/looking-is-no-change", test_looking_is_no_change);
  g_test_add_func ("/seen/unreadable", test_unreadable);
  return g_test_run ();
}
