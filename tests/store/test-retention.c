/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has been kept for longer than the period, by which date; and erasing all of them at once. */
#include <string.h>

#include "comity-erase.h"
#include "comity-kinds.h"
#include "comity-retention.h"
#include "store-test.h"

#define TODAY "2026-11-20"

static gpointer
review_func (ComityDb *db, gpointer limit, GError **error)
{
  return comity_retention_review (db, TODAY, GPOINTER_TO_UINT (limit), error);
}

static GPtrArray *
review (Office *office, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *groups =
    comity_store_read_sync (office->store, review_func, GUINT_TO_POINTER (limit), &error);

  g_assert_no_error (error);
  return groups;
}

/* Returns: (transfer full): the names of one kind, “A, B” */
static char *
names_of (Office *office, const ComityKind *kind)
{
  g_autoptr (GPtrArray) groups = review (office, 100);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++) {
    const ComityRetentionGroup *group = groups->pdata[i];

    for (guint k = 0; group->kind == kind && k < group->people->len; k++)
      g_string_append_printf (names, "%s%s", k > 0 ? ", " : "",
                              ((ComityRetained *) group->people->pdata[k])->title);
  }
  return g_string_free_and_steal (names);
}

static void
assert_names (Office *office, const ComityKind *kind, const char *expected)
{
  g_autofree char *names = names_of (office, kind);

  g_assert_cmpstr (names, ==, expected);
}

static gint64
add_until (Office *office, const char *name, const char *ends, const char *keep_until)
{
  g_autoptr (ComityRecord) student = comity_record_new (&comity_kind_student);

  comity_record_set (student, "family_name", name);
  comity_record_set (student, "ends", ends);
  comity_record_set (student, "keep_until", keep_until);
  return put (office, student);
}

static void
set_years (Office *office, const char *years)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_office);
  g_autoptr (GArray) ids = ids_of (office, query);
  g_autoptr (ComityRecord) record =
    ids->len > 0 ? load (office, &comity_kind_office, g_array_index (ids, gint64, 0)) :
                   comity_record_new (&comity_kind_office);

  comity_record_set (record, "name", "Our university");
  comity_record_set (record, "keep_student", years);
  put (office, record);
}

/* The day after the period counts, and a partial date only when all of it is over. */
static void
test_students (void)
{
  g_autoptr (Office) office = office_new ();

  add_until (office, "On the day", "2021-11-20", NULL);
  add_until (office, "Day before", "2021-11-19", NULL);
  add_until (office, "Same year", "2021", NULL);
  add_until (office, "Year before", "2020", NULL);
  add_until (office, "Same month", "2021-11", NULL);
  add_until (office, "Month before", "2021-10", NULL);
  add_until (office, "Kept", "2010-01-01", "2026-11-20");
  add_until (office, "Kept for this year", "2010-01-01", "2026");
  add_until (office, "No longer kept", "2011-01-01", "2026-11-19");
  add_until (office, "Still here", NULL, NULL);
  assert_names (office, &comity_kind_student,
                "No longer kept, Year before, Month before, Day before");
  set_years (office, "10");
  assert_names (office, &comity_kind_student, "No longer kept");
  set_years (office, "0");
  assert_names (office, &comity_kind_student, "");
  set_years (office, NULL);
  assert_names (office, &comity_kind_student,
                "No longer kept, Year before, Month before, Day before");
}

/* Where no date is filled it is the last change that counts; a participant's is the event's. */
static void
test_dates (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) event = comity_record_new (&comity_kind_event);
  g_autoptr (ComityRecord) guest = comity_record_new (&comity_kind_participant);
  g_autofree char *ref = NULL, *reason = NULL, *past = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  const ComityRetentionGroup *group;

  comity_record_set (event, "name", "Congress");
  comity_record_set (event, "starts", "2019-03-01");
  ref = g_strdup_printf ("%" G_GINT64_FORMAT, put (office, event));
  comity_record_set (guest, "event", ref);
  comity_record_set (guest, "name", "Anna Petrova");
  put (office, guest);
  groups = review (office, 100);
  g_assert_cmpuint (groups->len, ==, 1);
  group = groups->pdata[0];
  g_assert_true (group->kind == &comity_kind_participant);
  reason = comity_retention_dup_reason (group, group->people->pdata[0]);
  past = comity_retention_dup_past (group, group->people->pdata[0]);
  g_assert_nonnull (strstr (reason, "2019"));
  g_assert_cmpstr (past, ==, "2022-03-01");
}

/* The list is cut, its number not. */
static void
test_limit (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GPtrArray) groups = NULL;
  const ComityRetentionGroup *group;

  for (guint i = 0; i < 5; i++)
    add_until (office, "Petrova", "2010", NULL);
  groups = review (office, 2);
  group = groups->pdata[0];
  g_assert_cmpuint (group->people->len, ==, 2);
  g_assert_cmpint (group->total, ==, 5);
}

static void
test_erase_all (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  ComityPerson people[2];
  g_autofree char *bytes = NULL;
  gsize size;

  people[0] = (ComityPerson) { &comity_kind_student, add_until (office, "Qvexzha", "2010", NULL) };
  people[1] = (ComityPerson) { &comity_kind_student, add_until (office, "Qvexvona", "2011", NULL) };
  add_until (office, "Petrova", "2026", NULL);
  erasure = comity_store_erase_sync (office->store, people, G_N_ELEMENTS (people), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (erasure->records, ==, 2);
  g_assert_cmpint (count_of (office, query), ==, 1);
  assert_sound (office);
  g_assert_true (g_file_get_contents (office->path, &bytes, &size, NULL));
  g_assert_null (memmem (bytes, size, "Qvex", strlen ("Qvex")));
  g_assert_nonnull (memmem (bytes, size, "Petrova", strlen ("Petrova")));
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/retention/students", test_students);
  g_test_add_func ("/retention/dates", test_dates);
  g_test_add_func ("/retention/limit", test_limit);
  g_test_add_func ("/retention/erase-all", test_erase_all);
  return g_test_run ();
}
