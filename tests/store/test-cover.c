/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Students by their cover: the order is that of what the strip says of each. */
#include "comity-choices.h"
#include "comity-cover.h"
#include "comity-kinds.h"
#include "store-test.h"

#include <string.h>

#define TODAY "2026-11-20"
#define MANY 300

static void
add_paper (Office *office,
           gint64 student,
           const char *code,
           const char *from,
           const char *to,
           const char *state)
{
  g_autoptr (ComityRecord) paper = comity_record_new (&comity_kind_paper);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, student);

  comity_record_set (paper, "student", owner);
  comity_record_set (paper, "kind", code);
  comity_record_set (paper, "valid_from", from);
  comity_record_set (paper, "valid_to", to);
  comity_record_set (paper, "state", state);
  put (office, paper);
}

static void
set_status (Office *office, gint64 student, const char *status)
{
  g_autoptr (ComityRecord) record = load (office, &comity_kind_student, student);

  comity_record_set (record, "status", status);
  put (office, record);
}

/* Everything that is needed, until @end; without an end where that is NULL. */
static gint64
add_covered (Office *office, const char *name, const char *end)
{
  static const char *const codes[] = { "passport", "registration", "insurance", "medical" };
  gint64 student = add_student (office, name, "A");

  set_status (office, student, "enrolled");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    add_paper (office, student, codes[i], "2024-01-01", i == 2 ? end : NULL, NULL);
  return student;
}

static char *
by_cover (Office *office, gboolean descending)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  g_autoptr (GError) error = NULL;

  comity_query_set_sort (query, "cover", descending, &error);
  g_assert_no_error (error);
  return titles_of (office, query);
}

#define assert_order(descending, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = by_cover (office, descending);                                        \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* Who lacks something comes first, of whom nothing is known last, whichever way the others are. */
static void
test_order (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 gone;

  add_student (office, "UNKNOWN", "A");
  gone = add_covered (office, "GONE", "2026-01-01");
  set_status (office, gone, "graduated");
  add_covered (office, "NEVER", NULL);
  add_covered (office, "SOON", "2026-12-02");
  add_covered (office, "LATER", "2027-09");
  add_covered (office, "ENDED", "2026-11-19");
  add_covered (office, "LONG-AGO", "2025");
  add_paper (office, add_covered (office, "MISSING", "2028-01-01"), "invitation", NULL, NULL, NULL);

  assert_order (FALSE, "MISSING A|LONG-AGO A|ENDED A|SOON A|LATER A|GONE A|NEVER A|UNKNOWN A");
  assert_order (TRUE, "GONE A|NEVER A|LATER A|SOON A|ENDED A|LONG-AGO A|MISSING A|UNKNOWN A");
}

/* A paper that follows without a break goes on with the one before it, however they were entered. */
static void
test_goes_on (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 renewed = add_covered (office, "RENEWED", "2026-12-31");
  gint64 broken = add_covered (office, "BROKEN", "2026-12-30");

  add_covered (office, "BETWEEN", "2027-06-30");
  add_paper (office, renewed, "insurance", "2027-06-01", "2027-12-31", NULL);
  add_paper (office, renewed, "insurance", "2027-01-01", "2027-05-31", NULL);
  add_paper (office, broken, "insurance", "2027-01-01", "2027-12-31", NULL);
  assert_order (FALSE, "BROKEN A|BETWEEN A|RENEWED A");
}

/* What was asked for or lost covers nothing; a new paper changes the order at once. */
static void
test_what_counts (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 lost = add_covered (office, "LOST", "2026-12-01");

  add_covered (office, "OTHER", "2027-01-31");
  add_paper (office, lost, "insurance", "2026-01-01", "2029-01-01", "lost");
  assert_order (FALSE, "LOST A|OTHER A");
  add_paper (office, lost, "insurance", "2026-01-01", "2029-01-01", "issued");
  assert_order (FALSE, "OTHER A|LOST A");
}

/* -- Against the strip ------------------------------------------------------------------------ */

static const char *
random_of (GRand *rand, const char *const *values, guint n)
{
  return values[g_rand_int_range (rand, 0, (int) n)];
}

static char *
random_day (GRand *rand)
{
  if (g_rand_int_range (rand, 0, 8) == 0)
    return NULL;
  return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 2025, 2028),
                          g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
}

static ComityRecord *
random_paper (GRand *rand, const char *owner)
{
  static const char *const states[] = { "issued", "issued", "issued", NULL, "lost", "requested" };
  ComityRecord *paper = comity_record_new (&comity_kind_paper);
  g_autofree char *from = random_day (rand), *to = random_day (rand);
  guint n_codes = 0;

  while (comity_choices_paper[n_codes].code != NULL)
    n_codes++;
  comity_record_set (paper, "student", owner);
  comity_record_set (paper, "kind",
                     comity_choices_paper[g_rand_int_range (rand, 0, (int) n_codes)].code);
  comity_record_set (paper, "state", random_of (rand, states, G_N_ELEMENTS (states)));
  if (from != NULL && to != NULL && strcmp (from, to) > 0)
    g_clear_pointer (&from, g_free);
  comity_record_set (paper, "valid_from", from);
  comity_record_set (paper, "valid_to", to);
  return paper;
}

static void
add_random_students (Office *office, GRand *rand)
{
  static const char *const statuses[] = { "enrolled", "enrolled", "graduated", NULL };
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MANY; i++) {
    g_autoptr (ComityRecord) student = comity_record_new (&comity_kind_student);
    g_autofree char *name = g_strdup_printf ("S%u", i), *owner = NULL;

    comity_record_set (student, "family_name", name);
    comity_record_set (student, "status", random_of (rand, statuses, G_N_ELEMENTS (statuses)));
    owner = g_strdup_printf ("%" G_GINT64_FORMAT, comity_changes_put (changes, student));
    for (int n = g_rand_int_range (rand, 0, 16); n > 0; n--)
      g_ptr_array_insert (papers, g_rand_int_range (rand, 0, (int) papers->len + 1),
                          random_paper (rand, owner));
  }
  for (guint i = 0; i < papers->len; i++)
    comity_changes_put (changes, papers->pdata[i]);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
}

typedef struct {
  ComityQuery *query;
  GArray *ids;
} Asked;

static gpointer
rows_func (ComityDb *db, gpointer data, GError **error)
{
  const Asked *asked = data;

  return comity_db_rows (db, asked->query, (const gint64 *) (gpointer) asked->ids->data,
                         asked->ids->len, error);
}

/* What the strip of a row says: the end that binds; after all others where nothing does. */
static gint64
key_of (const ComityRow *row, const char *day)
{
  g_autoptr (ComityCover) cover =
    comity_cover_new_from_papers (row->children, comity_cover_is_here (row->status), day);
  int end;

  return comity_cover_get_binding_end (cover, &end) ? end : G_MAXINT64;
}

static guint
assert_like_the_strips (Office *office, ComityQuery *query, const char *day, gboolean descending)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  comity_query_set_children (query, &comity_kind_paper);
  g_assert_true (comity_query_set_sort (query, "cover", descending, NULL));
  ids = ids_of (office, query);
  rows = comity_store_read_sync (office->store, rows_func, &(Asked) { query, ids }, NULL);
  for (guint i = 1; i < rows->len; i++) {
    const ComityRow *above = rows->pdata[i - 1], *below = rows->pdata[i];
    gint64 first = key_of (above, day), second = key_of (below, day);

    if (second == G_MAXINT64 || !descending)
      g_assert_cmpint (first, <=, second);
    else
      g_assert_cmpint (first, >=, second);
    if (first == second)
      g_assert_cmpint (above->id, <, below->id);
  }
  return rows->len;
}

static void
test_like_the_strips (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261120);
  g_autoptr (ComityQuery) all = comity_query_new (&comity_kind_student);
  g_autoptr (ComityQuery) then = comity_query_new (&comity_kind_student);
  g_autoptr (ComityQuery) some = comity_query_new (&comity_kind_student);
  g_autoptr (ComityQuery) few = comity_query_new (&comity_kind_student);

  add_random_students (office, rand);
  g_assert_cmpuint (assert_like_the_strips (office, all, TODAY, FALSE), ==, MANY);
  g_assert_cmpuint (assert_like_the_strips (office, all, TODAY, TRUE), ==, MANY);
  comity_query_set_as_of (then, "2025-06-01", NULL);
  g_assert_cmpuint (assert_like_the_strips (office, then, "2025-06-01", FALSE), ==, MANY);
  comity_query_add_where (some, "status=enrolled", NULL);
  g_assert_cmpuint (assert_like_the_strips (office, some, TODAY, FALSE), >, MANY / 4);
  comity_query_add_where (few, "family_name~S12", NULL);
  g_assert_cmpuint (assert_like_the_strips (office, few, TODAY, FALSE), ==, 11);
}

/* Only students have it, and a search that is kept keeps it. */
static void
test_is_kept (void)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  g_autoptr (ComityQuery) partners = comity_query_new (&comity_kind_partner);
  g_autoptr (ComityQuery) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  g_assert_false (comity_query_set_sort (partners, "cover", FALSE, &error));
  g_assert_nonnull (error);
  g_assert_true (comity_query_set_sort (query, "cover", TRUE, NULL));
  json = comity_query_to_json (query);
  again = comity_query_new_from_json (&comity_kind_student, json, NULL);
  g_assert_true (comity_query_get_sort (again) == &comity_cover_field);
  g_assert_true (comity_query_get_descending (again));
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/store/cover/order", test_order);
  g_test_add_func ("/store/cover/goes-on", test_goes_on);
  g_test_add_func ("/store/cover/what-counts", test_what_counts);
  g_test_add_func ("/store/cover/like-the-strips", test_like_the_strips);
  g_test_add_func ("/store/cover/is-kept", test_is_kept);
  return g_test_run ();
}
