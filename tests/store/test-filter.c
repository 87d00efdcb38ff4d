/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters by what belongs to a record, dates that move with the day, and how queries are kept. */
#include "comity-date.h"
#include "comity-kinds.h"
#include "store-test.h"

static void
add_paper (Office *office, gint64 student, const char *kind, int ends, const char *state)
{
  g_autoptr (ComityRecord) paper = comity_record_new (&comity_kind_paper);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, student);
  g_autofree char *today = comity_date_today ();
  g_autofree char *to = comity_date_add_days (today, ends);

  comity_record_set (paper, "student", owner);
  comity_record_set (paper, "kind", kind);
  comity_record_set (paper, "valid_to", to);
  comity_record_set (paper, "state", state);
  put (office, paper);
}

static Office *
make_students (void)
{
  Office *office = office_new ();
  gint64 soon = add_student (office, "Soon", "Ann");
  gint64 later = add_student (office, "Later", "Ben");
  gint64 prolonged = add_student (office, "Prolonged", "Cy");
  gint64 over = add_student (office, "Over", "Di");
  gint64 asked = add_student (office, "Asked", "Ed");

  add_student (office, "Without", "Flo");
  add_paper (office, soon, "visa", 45, "issued");
  add_paper (office, soon, "insurance", 300, NULL);
  add_paper (office, later, "visa", 46, "issued");
  add_paper (office, later, "passport", 20, NULL);
  add_paper (office, prolonged, "visa", 10, "replaced");
  add_paper (office, prolonged, "visa", 375, "issued");
  add_paper (office, over, "visa", -1, "issued");
  add_paper (office, asked, "visa", 5, "issued");
  add_paper (office, asked, "visa", 370, "requested");
  return office;
}

static char *
found (Office *office, const char *where)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  g_autoptr (GError) error = NULL;

  comity_query_add_where (query, where, &error);
  g_assert_no_error (error);
  return titles_of (office, query);
}

#define assert_found(where, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *titles = found (office, where);                                               \
    g_assert_cmpstr (titles, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_owned (void)
{
  g_autoptr (Office) office = make_students ();

  assert_found ("paper.visa.valid_to=today..today+45", "Asked Ed|Soon Ann");
  assert_found ("paper.visa.valid_to=today..today+46", "Asked Ed|Later Ben|Soon Ann");
  assert_found ("paper.visa.valid_to<=today-1", "Over Di");
  assert_found ("paper.visa.valid_to>=today+300", "Prolonged Cy");
  assert_found ("paper.valid_to=today..today+45", "Asked Ed");
  assert_found ("paper.passport.valid_to=*", "Later Ben");
  assert_found ("paper.visa.valid_to=", "Without Flo");
  assert_found ("paper.state=requested", "Asked Ed");
  assert_found ("paper.kind!=visa", "Without Flo");
}

static void
test_refused (void)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  static const char *const wrong[] = {
    "paper.nothing=*",
    "paper.spoon.valid_to=*",
    "agreement.title=*",
    "a.b.c.d=*",
    "year=..",
    "paper.valid_to=today+x",
    "birth_date=today..2020-13-01",
    "added_in=5;6",
    "added_in>=5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", wrong[i]);
    g_assert_false (comity_query_add_where (query, wrong[i], &error));
    g_assert_nonnull (error);
  }
  g_assert_cmpuint (comity_query_get_filters (query)->len, ==, 0);
}

static void
test_sentences (void)
{
  static const char *const cases[][2] = {
    { "paper.visa.valid_to=today..today+45", "Visa – Valid to within 45 days" },
    { "paper.valid_to=today-7..today", "Paper – Valid to in the last 7 days" },
    { "paper.valid_to<=today+1", "Paper – Valid to up to in 1 day" },
    { "year=2..4", "Year from 2 to 4" },
    { "year=..4", "Year up to 4" },
    { "citizenship=CN;IN", "Citizenship: China or India" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
    g_autofree char *sentence = NULL;

    g_assert_true (comity_query_add_where (query, cases[i][0], NULL));
    sentence = comity_filter_dup_sentence (g_ptr_array_index (comity_query_get_filters (query), 0));
    g_assert_cmpstr (sentence, ==, cases[i][1]);
  }
}

static void
test_json (void)
{
  g_autoptr (Office) office = make_students ();
  const ComityKind *kind = &comity_kind_student;
  const ComityField *columns[] = { comity_kind_get_field (kind, "year"),
                                   comity_kind_get_field (kind, "tags") };
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (ComityQuery) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL, *again = NULL, *titles = NULL;

  comity_query_set_search (query, "a \"quoted\" word");
  comity_query_add_where (query, "paper.visa.valid_to=today..today+45", NULL);
  comity_query_add_where (query, "citizenship=", NULL);
  comity_query_set_as_of (query, "2026-03", NULL);
  comity_query_set_sort (query, "year", TRUE, NULL);
  comity_query_set_columns (query, columns, 2);
  json = comity_query_to_json (query);
  back = comity_query_new_from_json (kind, json, &error);
  g_assert_no_error (error);
  again = comity_query_to_json (back);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpstr (comity_query_get_search (back), ==, "a \"quoted\" word");
  g_assert_true (comity_query_get_descending (back));

  comity_query_set_search (back, NULL);
  comity_query_set_as_of (back, NULL, NULL);
  titles = titles_of (office, back);
  g_assert_cmpstr (titles, ==, "Soon Ann|Asked Ed");
}

static void
test_foreign_json (void)
{
  static const char *const wrong[] = {
    "",
    "[]",
    "7",
    "{\"filters\": [3]}",
    "{\"filters\": [{\"path\": \"year\"}]}",
    "{\"filters\": [{\"path\": \"spoon\", \"op\": \"is\"}]}",
    "{\"columns\": [\"spoon\"]}",
    "{\"sort\": \"spoon\"}",
    "{\"as_of\": \"never\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", wrong[i]);
    g_assert_null (comity_query_new_from_json (&comity_kind_student, wrong[i], &error));
    g_assert_nonnull (error);
  }
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/filter/owned", test_owned);
  g_test_add_func ("/filter/refused", test_refused);
  g_test_add_func ("/filter/sentences", test_sentences);
  g_test_add_func ("/filter/json", test_json);
  g_test_add_func ("/filter/foreign-json", test_foreign_json);
  return g_test_run ();
}
