/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups and sums against the same counted one by one. */
#include "comity-breakdown.h"
#include "comity-kinds.h"
#include "store-test.h"

#define N 60

static const char *const countries[] = { "CN", "IN", "UZ", NULL };

static Office *
make_students (void)
{
  Office *office = office_new ();

  for (guint i = 0; i < N; i++) {
    g_autofree char *family = g_strdup_printf (i % 2 ? "Even %u" : "Odd %u", i);
    gint64 id = add_student (office, family, "T");
    g_autoptr (ComityRecord) record = load (office, &comity_kind_student, id);

    comity_record_set (record, "citizenship", countries[i % G_N_ELEMENTS (countries)]);
    comity_record_set (record, "tags", i % 3 ? "a;b" : NULL);
    comity_record_set (record, "fee", i % 5 == 0 ? "100.50 USD" : i % 5 == 1 ? "7 EUR" : NULL);
    put (office, record);
  }
  return office;
}

/** What the reader is asked. */
typedef struct {
  ComityQuery *query;
  const ComityField *field;
} Ask;

static gpointer
breakdown_func (ComityDb *db, gpointer data, GError **error)
{
  const Ask *ask = data;

  return comity_db_breakdown (db, ask->query, ask->field, error);
}

static gpointer
summary_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_summary (db, data, error);
}

static GPtrArray *
breakdown (Office *office, ComityQuery *query, const char *field)
{
  Ask ask = { query, comity_kind_get_field (&comity_kind_student, field) };
  g_autoptr (GError) error = NULL;
  GPtrArray *groups = comity_store_read_sync (office->store, breakdown_func, &ask, &error);

  g_assert_no_error (error);
  return groups;
}

/* Each group has as many as a filter by its value finds. */
static void
assert_like_filters (Office *office, ComityQuery *query, const char *field)
{
  g_autoptr (GPtrArray) groups = breakdown (office, query, field);

  g_assert_cmpuint (groups->len, >, 1);
  for (guint i = 0; i < groups->len; i++) {
    const ComityGroup *group = g_ptr_array_index (groups, i);
    g_autoptr (ComityQuery) one = comity_query_copy (query);

    comity_query_add_filter (one, field, group->value ? COMITY_OP_IS : COMITY_OP_ABSENT,
                             group->value, NULL);
    g_test_message ("%s %s", field, group->value);
    g_assert_cmpint (group->count, ==, count_of (office, one));
  }
}

static void
test_groups (void)
{
  g_autoptr (Office) office = make_students ();
  g_autoptr (ComityQuery) all = comity_query_new (&comity_kind_student);
  g_autoptr (ComityQuery) some = comity_query_new (&comity_kind_student);
  g_autoptr (GPtrArray) groups = NULL;

  assert_like_filters (office, all, "citizenship");
  assert_like_filters (office, all, "tags");
  comity_query_set_search (some, "even");
  comity_query_add_where (some, "citizenship!=UZ", NULL);
  assert_like_filters (office, some, "citizenship");
  groups = breakdown (office, all, "citizenship");
  /* Equal ones by label, those without a value last. */
  g_assert_cmpuint (groups->len, ==, 4);
  g_assert_cmpstr (((ComityGroup *) g_ptr_array_index (groups, 0))->label, ==, "China");
  g_assert_null (((ComityGroup *) g_ptr_array_index (groups, 3))->value);
}

static void
test_sums (void)
{
  g_autoptr (Office) office = make_students ();
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  const ComityField *columns[] = { comity_kind_get_field (&comity_kind_student, "fee"),
                                   comity_kind_get_field (&comity_kind_student, "citizenship") };
  g_autoptr (ComitySummary) summary = NULL;

  comity_query_set_columns (query, columns, 2);
  summary = comity_store_read_sync (office->store, summary_func, query, NULL);
  g_assert_cmpint (summary->count, ==, N);
  g_assert_cmpuint (summary->groups->len, ==, 1);
  g_assert_cmpuint (summary->sums->len, ==, 2);
  /* 12 of each: 84 euros, 1206 dollars. */
  g_assert_nonnull (strstr (g_array_index (summary->sums, ComitySum, 0).text, "84"));
  g_assert_nonnull (strstr (g_array_index (summary->sums, ComitySum, 1).text, "206"));
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/breakdown/groups", test_groups);
  g_test_add_func ("/breakdown/sums", test_sums);
  return g_test_run ();
}
