/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding: filters, dates, order, search, as of a date. */
#include "comity-breakdown.h"
#include "comity-dated.h"
#include "comity-kinds.h"
#include "store-test.h"

static char *
where (Office *office, const ComityKind *kind, const char *const *conditions, const char *sort)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; conditions != NULL && conditions[i] != NULL; i++) {
    comity_query_add_where (query, conditions[i], &error);
    g_assert_no_error (error);
  }
  if (sort != NULL) {
    comity_query_set_sort (query, *sort == '-' ? sort + 1 : sort, *sort == '-', &error);
    g_assert_no_error (error);
  }
  return titles_of (office, query);
}

#define assert_where(condition, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found =                                                                       \
      where (office, &comity_kind_partner, (const char *[]) { condition, NULL }, NULL);            \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
set (Office *office, gint64 id, const char *field, const char *value)
{
  g_autoptr (ComityRecord) record = load (office, &comity_kind_partner, id);
  g_autoptr (GError) error = NULL;

  comity_record_put (record, field, value, &error);
  g_assert_no_error (error);
  put (office, record);
}

static Office *
make_partners (void)
{
  Office *office = office_new ();
  gint64 a = add_partner (office, "Alpha", "DE");
  gint64 b = add_partner (office, "Beta", "FR");
  gint64 c = add_partner (office, "Gamma", "DE");
  gint64 d = add_partner (office, "Delta", "UZ");

  set (office, a, "since", "2015");
  set (office, b, "since", "2015-09");
  set (office, c, "since", "2016-02-03");
  set (office, a, "tags", "green;north");
  set (office, b, "tags", "green");
  set (office, a, "city", "Łódź");
  set (office, b, "city", "Ёлкино");
  set (office, c, "city", "Елкино");
  set (office, d, "city", "Жуков");
  return office;
}

static void
test_filters (void)
{
  g_autoptr (Office) office = make_partners ();

  assert_where ("country=DE", "Alpha|Gamma");
  assert_where ("country=de", "Alpha|Gamma");
  assert_where ("country=DE;FR", "Alpha|Beta|Gamma");
  assert_where ("country!=DE", "Beta|Delta");
  assert_where ("country~german", "Alpha|Gamma");
  assert_where ("city~lodz", "Alpha");
  assert_where ("city~ЕЛКИНО", "Beta|Gamma");
  assert_where ("name~amm", "Gamma");
  assert_where ("tags=green", "Alpha|Beta");
  assert_where ("tags=north;green", "Alpha|Beta");
  assert_where ("tags!=north", "Beta|Delta|Gamma");
  assert_where ("tags=", "Delta|Gamma");
  assert_where ("tags=*", "Alpha|Beta");
  assert_where ("since=", "Delta");
  assert_where ("since!=", "Alpha|Beta|Gamma");
  assert_where ("name=Beta", "Beta");
}

/* A partial date stands for all of its days. */
static void
test_dates (void)
{
  g_autoptr (Office) office = make_partners ();

  assert_where ("since=2015", "Alpha|Beta");
  assert_where ("since=2015-09", "Beta");
  assert_where ("since=2016", "Gamma");
  assert_where ("since>=2015-10", "Alpha|Gamma");
  assert_where ("since>=2015-09-30", "Alpha|Beta|Gamma");
  assert_where ("since<=2015", "Alpha|Beta");
  assert_where ("since<=2015-08-31", "Alpha");
  assert_where ("since<=2016-02-02", "Alpha|Beta");
  assert_where ("since<=2016-02-03", "Alpha|Beta|Gamma");
  assert_where ("since!=2015", "Delta|Gamma");
}

static void
test_refused (void)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  static const char *const wrong[] = {
    "country", "nothing=1", "since=yesterday", "country=Atlantis", "since>=", "", "=", "id\"=1"
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (comity_query_add_where (query, wrong[i], &error));
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
  }
  g_assert_cmpuint (comity_query_get_filters (query)->len, ==, 0);
}

#define assert_order(field, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = where (office, &comity_kind_partner, NULL, field);                    \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_order (void)
{
  g_autoptr (Office) office = make_partners ();

  assert_order (NULL, "Alpha|Beta|Delta|Gamma");
  assert_order ("name", "Alpha|Beta|Delta|Gamma");
  assert_order ("-name", "Gamma|Delta|Beta|Alpha");
  /* By the names of countries: France, Germany, Germany, Uzbekistan. */
  assert_order ("country", "Beta|Alpha|Gamma|Delta");
  assert_order ("-country", "Delta|Alpha|Gamma|Beta");
  assert_order ("since", "Alpha|Beta|Gamma|Delta");
  assert_order ("-since", "Gamma|Beta|Alpha|Delta");
  /* Ё stands after Е, not after Я; those without a tag come last. */
  assert_order ("city", "Alpha|Gamma|Beta|Delta");
  assert_order ("tags", "Alpha|Beta|Gamma|Delta");
}

/* Е before Ё before Ж in titles as well, and capitals do not matter. */
static void
test_title_order (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *found = NULL;

  add_partner (office, "Ёж", NULL);
  add_partner (office, "Жаба", NULL);
  add_partner (office, "ель", NULL);
  add_partner (office, "Zebra", NULL);
  add_partner (office, "äpfel", NULL);
  add_partner (office, "Яма", NULL);
  add_partner (office, "Apfel B", NULL);
  found = where (office, &comity_kind_partner, NULL, NULL);
  g_assert_cmpstr (found, ==, "äpfel|Apfel B|Zebra|Ёж|ель|Жаба|Яма");
}

static char *
search (Office *office, const ComityKind *kind, const char *text)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);

  comity_query_set_search (query, text);
  return titles_of (office, query);
}

#define assert_found(text, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = search (office, &comity_kind_partner, text);                          \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_search (void)
{
  g_autoptr (Office) office = office_new ();

  add_partner (office, "Иванов институт", NULL);
  add_partner (office, "Politechnika Łódź", NULL);
  add_partner (office, "Тошкент давлат университети", NULL);
  add_partner (office, "Maria and Karina College", NULL);
  add_partner (office, "Lodz Harbour", NULL);

  assert_found ("ivanov", "Иванов институт");
  assert_found ("ИВАНОВ", "Иванов институт");
  assert_found ("iva", "Иванов институт");
  assert_found ("vano", "Иванов институт");
  assert_found ("lodz", "Lodz Harbour|Politechnika Łódź");
  assert_found ("Łódź", "Lodz Harbour|Politechnika Łódź");
  assert_found ("toshkent", "Тошкент давлат университети");
  assert_found ("тошкент", "Тошкент давлат университети");
  assert_found ("lo po", "Politechnika Łódź");
  assert_found ("ива инст", "Иванов институт");
  assert_found ("ива wrong", "");
  /* Parts of several words do not make a word. */
  assert_found ("marina", "");
  assert_found ("arin", "Maria and Karina College");
  /* Less than three characters begin a word or nothing. */
  assert_found ("ka", "Maria and Karina College");
  assert_found ("ri", "");
  /* What could mean something to the index means nothing. */
  assert_found ("\"lodz\" OR *", "");
  assert_found ("lodz\"", "Lodz Harbour|Politechnika Łódź");
  assert_found ("^lodz", "Lodz Harbour|Politechnika Łódź");
  assert_found ("NOT", "");
  assert_found ("'; DROP TABLE partner; --", "");
}

/* Titles that begin with what was typed come first. */
static void
test_search_rank (void)
{
  g_autoptr (Office) office = office_new ();

  add_partner (office, "Academy of Beta", NULL);
  add_partner (office, "Beta Zoo", NULL);
  add_partner (office, "Бета институт", NULL);
  add_partner (office, "Alphabeta", NULL);
  assert_found ("beta", "Beta Zoo|Бета институт|Academy of Beta|Alphabeta");
  assert_found ("b", "Beta Zoo|Бета институт|Academy of Beta");
  assert_found ("beta ac", "Academy of Beta");
}

/* The index follows changes and deletions. */
static void
test_search_follows (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", NULL);

  set (office, id, "name", "Omega");
  assert_found ("alpha", "");
  assert_found ("omega", "Omega");
  set (office, id, "name", "Alpha");
  assert_found ("alpha", "Alpha");
  assert_found ("omega", "");
}

static void
add_agreement (Office *office, const char *title, const char *from, const char *to)
{
  g_autoptr (ComityRecord) record = sample_record (office, &comity_kind_agreement, 1);
  const ComityKind *kind = &comity_kind_agreement;

  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].type == COMITY_TYPE_DATE)
      comity_record_set_at (record, i, NULL);
  }
  g_assert_nonnull (kind->from);
  g_assert_nonnull (kind->to);
  comity_record_set (record, kind->from, from);
  comity_record_set (record, kind->to, to);
  comity_record_set (record, "name", title);
  comity_record_set (record, "shelf", "A7");
  put (office, record);
}

static char *
as_of (Office *office, const ComityKind *kind, const char *date, const char *condition)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GError) error = NULL;

  comity_query_set_as_of (query, date, &error);
  g_assert_no_error (error);
  if (condition != NULL)
    comity_query_add_where (query, condition, &error);
  g_assert_no_error (error);
  return titles_of (office, query);
}

static void
test_as_of_validity (void)
{
  static const struct {
    const char *date, *expected;
  } cases[] = {
    { "2009-12-31", "always|until 2012" },
    { "2010-01-01", "always|from 2010|until 2012" },
    { "2012-03-01", "always|from 2010|until 2012" },
    { "2012-12-31", "always|from 2010|until 2012" },
    { "2013-01-01", "always|from 2010" },
    { "2015-02-28", "always|from 2010" },
    { "2015-03-01", "always|from 2010|March 2015" },
    { "2015-03-31", "always|from 2010|March 2015" },
    { "2015-04-01", "always|from 2010" },
    { "2015-03", "always|from 2010|March 2015" },
    { "2015", "always|from 2010|March 2015" },
    { "2014", "always|from 2010" },
  };
  g_autoptr (Office) office = office_new ();

  add_agreement (office, "always", NULL, NULL);
  add_agreement (office, "from 2010", "2010", NULL);
  add_agreement (office, "until 2012", NULL, "2012");
  add_agreement (office, "March 2015", "2015-03", "2015-03");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = as_of (office, &comity_kind_agreement, cases[i].date, "shelf=A7");

    g_test_message ("as of %s", cases[i].date);
    g_assert_cmpstr (found, ==, cases[i].expected);
  }
}

static void
add_enrolment (Office *office, gint64 student, const char *date, const char *status)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_enrolment);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, student);
  const ComityKind *kind = &comity_kind_enrolment;

  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].flags & COMITY_OWNER)
      comity_record_set_at (record, i, id);
  }
  comity_record_set (record, "date", date);
  comity_record_set (record, "status", status);
  put (office, record);
}

static void
test_as_of_history (void)
{
  static const struct {
    const char *date, *condition, *expected;
  } cases[] = {
    { "2020-08-31", NULL, "OTHER Without" },
    { "2020-09-01", NULL, "OTHER Without|STUDENT One" },
    { "2020-09-01", "status=enrolled", "STUDENT One" },
    { "2022-01-31", "status=enrolled", "STUDENT One" },
    { "2022-02-01", "status=enrolled", "" },
    { "2022-02-01", "status=leave", "STUDENT One" },
    { "2024-07-01", "status=graduated", "STUDENT One" },
    { "2024-06", "status=leave", "STUDENT One" },
    { "2024-07-01", "status!=graduated", "OTHER Without" },
  };
  g_autoptr (Office) office = office_new ();
  gint64 one = add_student (office, "STUDENT", "One");
  const ComityField *status = comity_kind_get_field (&comity_kind_enrolment, "status");
  const char *leave = NULL;

  for (const ComityChoice *choice = status->choices; choice->code != NULL; choice++) {
    if (strstr (choice->code, "leave"))
      leave = choice->code;
  }
  g_assert_nonnull (leave);
  add_student (office, "OTHER", "Without");
  add_enrolment (office, one, "2020-09-01", "enrolled");
  add_enrolment (office, one, "2022-02", leave);
  add_enrolment (office, one, "2024-07-01", "graduated");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) parts = cases[i].condition ? g_strsplit (cases[i].condition, "=leave", 2) : NULL;
    g_autofree char *condition =
      parts && parts[1] ? g_strconcat (parts[0], "=", leave, NULL) : g_strdup (cases[i].condition);
    g_autofree char *found = as_of (office, &comity_kind_student, cases[i].date, condition);

    g_test_message ("as of %s, %s", cases[i].date, condition);
    g_assert_cmpstr (found, ==, cases[i].expected);
  }
}

static gpointer
status_groups_func (ComityDb *db, gpointer query, GError **error)
{
  return comity_db_breakdown (db, query, comity_kind_get_field (&comity_kind_student, "status"),
                              error);
}

static void
add_status (Office *office, gint64 student, const char *then, const char *now)
{
  g_autoptr (ComityRecord) record = NULL;

  add_enrolment (office, student, "2020-09-01", then);
  add_enrolment (office, student, "2024-07-01", now);
  record = load (office, &comity_kind_student, student);
  comity_record_set (record, "status", now);
  put (office, record);
}

static const char *
status_in_row (const ComityRow *row)
{
  return row->cells[0];
}

/* Filters, cells, groups and order tell of the same day. */
static void
test_as_of_is_the_status_of_that_day (void)
{
  g_autoptr (Office) office = office_new ();
  const ComityField *status = comity_kind_get_field (&comity_kind_student, "status");
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  g_autoptr (GPtrArray) groups = NULL, rows = NULL;
  g_autofree char *titles = NULL;
  const ComityGroup *largest;

  add_status (office, add_student (office, "A", "One"), "graduated", "enrolled");
  add_status (office, add_student (office, "B", "Two"), "enrolled", "graduated");
  add_status (office, add_student (office, "C", "Three"), "enrolled", "graduated");
  comity_query_set_as_of (query, "2021-01-01", NULL);
  comity_query_set_columns (query, &status, 1);
  g_assert_true (comity_query_set_sort (query, "status", FALSE, NULL));
  titles = titles_of (office, query);
  g_assert_cmpstr (titles, ==, "B Two|C Three|A One");
  rows = rows_of (office, query);
  g_assert_cmpstr (status_in_row (rows->pdata[0]), ==, "Enrolled");
  g_assert_cmpstr (status_in_row (rows->pdata[2]), ==, "Graduated");
  groups = comity_store_read_sync (office->store, status_groups_func, query, NULL);
  largest = groups->pdata[0];
  g_assert_cmpstr (largest->value, ==, "enrolled");
  g_assert_cmpint (largest->count, ==, 2);
}

static void
test_limit_and_copy (void)
{
  g_autoptr (Office) office = make_partners ();
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autoptr (ComityQuery) copy = NULL;
  g_autofree char *found = NULL;

  comity_query_set_limit (query, 2);
  comity_query_add_where (query, "country=DE;FR", NULL);
  comity_query_set_search (query, "a");
  comity_query_set_sort (query, "name", TRUE, NULL);
  copy = comity_query_copy (query);
  comity_query_clear_filters (query);
  comity_query_set_search (query, NULL);
  found = titles_of (office, copy);
  g_assert_cmpstr (found, ==, "Alpha");
  g_assert_cmpint (count_of (office, query), ==, 2);
}

/* Every field of every kind makes good SQL, as a filter and as an order, either way. */
static void
test_every_field (void)
{
  g_autoptr (Office) office = office_new ();
  guint n_kinds, n_fields = 0;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++) {
    for (guint i = 0; i < kinds[k]->n_fields; i++) {
      const char *name = kinds[k]->fields[i].name;
      g_autofree char *absent = g_strconcat (name, "=", NULL);
      g_autofree char *present = g_strconcat (name, "=*", NULL);
      g_autofree char *opposite = g_strconcat ("-", name, NULL);
      const char *either[] = { absent, NULL }, *other[] = { present, NULL };
      g_autofree char *with = where (office, kinds[k], other, opposite);
      g_autofree char *without = where (office, kinds[k], either, name);
      g_autofree char *all = where (office, kinds[k], NULL, name);

      /* Each record either has a value or has none. */
      g_assert_cmpuint (strlen (with) + strlen (without) + (*with != '\0' && *without != '\0'), ==,
                        strlen (all));
      n_fields++;
    }
  }
  g_assert_cmpuint (n_fields, >, 300);
}

static void
test_sentences (void)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  const GPtrArray *filters = comity_query_get_filters (query);
  g_autofree char *sentence = NULL;

  comity_query_add_where (query, "country=DE;FR", NULL);
  sentence = comity_filter_dup_sentence (g_ptr_array_index (filters, 0));
  g_assert_cmpstr (sentence, ==, "Country: Germany or France");
}

/* A list finds a student by a passport, a partner by a former name. */
static void
test_search_owned (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) paper = comity_record_new (&comity_kind_paper);
  g_autoptr (ComityRecord) name = comity_record_new (&comity_kind_name);
  g_autofree char *student =
    g_strdup_printf ("%" G_GINT64_FORMAT, add_student (office, "Probatova", "Anna"));
  g_autofree char *partner =
    g_strdup_printf ("%" G_GINT64_FORMAT, add_partner (office, "New University", NULL));
  g_autofree char *by_number = NULL, *by_name = NULL, *by_little = NULL;

  add_student (office, "Other", "Olga");
  comity_record_set (paper, "student", student);
  comity_record_set (paper, "kind", "passport");
  comity_record_set (paper, "number", "X0123987");
  put (office, paper);
  comity_record_set (name, "partner", partner);
  comity_record_set (name, "value", "Institute of Pasteurology");
  comity_record_set (name, "kind", "former");
  put (office, name);
  by_number = search (office, &comity_kind_student, "123987");
  by_name = search (office, &comity_kind_partner, "pasteur");
  by_little = search (office, &comity_kind_student, "x0");
  g_assert_cmpstr (by_number, ==, "Probatova Anna");
  g_assert_cmpstr (by_name, ==, "New University");
  g_assert_cmpstr (by_little, ==, "");
}

/** A reading that is called off once it has begun. */
typedef struct {
  GCancellable *cancellable;
  GMainLoop *loop;
  GError *error;
} CalledOff;

static gpointer
count_called_off (ComityDb *db, gpointer data, GError **error)
{
  CalledOff *self = data;
  g_autoptr (ComityDated) dated =
    comity_dated_new (&comity_kind_paper, comity_kind_get_field (&comity_kind_paper, "valid_to"));

  g_cancellable_cancel (self->cancellable);
  return comity_db_dated_counts (db, dated, "2025-01-01", "2027-01-01", error);
}

static void
called_off_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CalledOff *self = user_data;

  g_assert_null (comity_store_read_finish (COMITY_STORE (source), result, &self->error));
  g_main_loop_quit (self->loop);
}

/* Papers of one student, so many that SQLite asks in each count whether it is still wanted. */
static void
add_papers (Office *office)
{
  gint64 owner = add_student (office, "Probatova", "Anna");
  g_autofree char *student = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (ComityChanged) changed = NULL;

  for (guint i = 0; i < 2000; i++) {
    g_autoptr (ComityRecord) paper = comity_record_new (&comity_kind_paper);

    comity_record_set (paper, "student", student);
    comity_record_set (paper, "kind", "visa");
    comity_record_set (paper, "valid_to", i % 2 ? "2026-05-05" : "2026-05");
    comity_changes_put (changes, paper);
  }
  changed = comity_store_write_sync (office->store, changes, NULL);
  g_assert_nonnull (changed);
}

/* The error is told once: a count over whole dates that failed is not followed by one over months. */
static void
test_dated_called_off (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CalledOff self = { cancellable, loop, NULL };

  add_papers (office);
  comity_store_read_async (office->store, count_called_off, &self, NULL, NULL, cancellable,
                           called_off_cb, &self);
  g_main_loop_run (loop);
  g_assert_error (self.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&self.error);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/query/filters", test_filters);
  g_test_add_func ("/query/dates", test_dates);
  g_test_add_func ("/query/refused", test_refused);
  g_test_add_func ("/query/order", test_order);
  g_test_add_func ("/query/title-order", test_title_order);
  g_test_add_func ("/query/search", test_search);
  g_test_add_func ("/query/search-owned", test_search_owned);
  g_test_add_func ("/query/search-rank", test_search_rank);
  g_test_add_func ("/query/search-follows", test_search_follows);
  g_test_add_func ("/query/as-of-validity", test_as_of_validity);
  g_test_add_func ("/query/as-of-history", test_as_of_history);
  g_test_add_func ("/query/as-of-is-the-status-of-that-day", test_as_of_is_the_status_of_that_day);
  g_test_add_func ("/query/dated-called-off", test_dated_called_off);
  g_test_add_func ("/query/limit-and-copy", test_limit_and_copy);
  g_test_add_func ("/query/every-field", test_every_field);
  g_test_add_func ("/query/sentences", test_sentences);
  return g_test_run ();
}
