/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the papers of an office, and in which language. */
#include "config.h"

#include <libintl.h>
#include <string.h>

#include "comity-paper-office.h"
#include "comity-paper-private.h"
#include "comity-personal.h"
#include "store-test.h"

/** A paper to be made on a reader. */
typedef struct {
  gint64 id; /* 0: the list of partners */
  ComityTongues tongues;
} Wanted;

static gpointer
make (ComityDb *db, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  const ComityKind *kind = comity_kind_find ("partner");
  g_autoptr (ComityQuery) query = comity_query_new (kind);

  if (wanted->id != 0)
    return comity_paper_new_for_record (db, kind, wanted->id, FALSE, wanted->tongues, error);
  comity_query_set_tongues (query, wanted->tongues);
  return comity_paper_new_for_list (db, query, NULL, NULL, error);
}

static ComityPaper *
paper_of (Office *office, gint64 id, const char *languages)
{
  Wanted wanted = { id, { NULL, NULL } };
  g_autoptr (GError) error = NULL;
  ComityPaper *paper;

  if (languages != NULL)
    g_assert_true (comity_tongues_parse (languages, &wanted.tongues, NULL));
  paper = comity_store_read_sync (office->store, make, &wanted, &error);
  g_assert_no_error (error);
  return paper;
}

/* Whether a block of this style is exactly these cells, with “|” between them. */
static gboolean
has (ComityPaper *paper, ComityPaperStyle style, const char *cells)
{
  for (guint i = 0; i < paper->blocks->len; i++) {
    const ComityPaperBlock *block = paper->blocks->pdata[i];
    g_autoptr (GPtrArray) ended = g_ptr_array_new ();
    g_autofree char *joined = NULL;

    for (guint k = 0; k < block->n; k++)
      g_ptr_array_add (ended, block->cells[k]);
    g_ptr_array_add (ended, NULL);
    joined = g_strjoinv ("|", (char **) ended->pdata);
    if (block->style == style && g_str_equal (joined, cells))
      return TRUE;
  }
  return FALSE;
}

static void
add_own_office (Office *office)
{
  g_autoptr (ComityRecord) own = comity_record_new (comity_kind_find ("office"));

  comity_record_set (own, "name", "Tashkent University");
  comity_record_set (own, "name_cyrillic", "Ташкентский университет");
  put (office, own);
}

static void
test_record (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Universität Wien", "AT");
  g_autoptr (ComityPaper) own = paper_of (office, id, NULL);
  g_autoptr (ComityPaper) russian = paper_of (office, id, "ru");
  g_autoptr (ComityPaper) arabic = paper_of (office, id, "ar");

  g_assert_true (has (own, COMITY_PAPER_LABEL, "Country|Austria"));
  g_assert_true (has (russian, COMITY_PAPER_LABEL, "Страна|Австрия"));
  g_assert_true (has (russian, COMITY_PAPER_TITLE, "Universität Wien"));
  g_assert_true (has (russian, COMITY_PAPER_REMARK, "Партнёр"));
  g_assert_false (own->parts[0].rtl || russian->parts[0].rtl);
  /* A name from elsewhere does not turn the page round, nor keep it from being turned. */
  g_assert_true (arabic->parts[0].rtl);
}

static void
test_list (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityPaper) paper = NULL;

  add_own_office (office);
  add_partner (office, "Universität Wien", "AT");
  paper = paper_of (office, 0, "ru");
  g_assert_true (has (paper, COMITY_PAPER_TITLE, "Партнёры"));
  g_assert_true (has (paper, COMITY_PAPER_REMARK, "1 запись на 20 ноября 2026\u00a0г."));
  g_assert_cmpstr (paper->letterhead->name, ==, "Ташкентский университет");
}

/* Texts and facts stand in two columns, in a table one below the other; what is the same, once. */
static void
test_beside (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Universität Wien", "AT");
  g_autoptr (ComityPaper) record = NULL, list = NULL;
  guint n_heads = 0, n_cells = 0;

  add_own_office (office);
  record = paper_of (office, id, "ru,en");
  g_assert_true (has (record, COMITY_PAPER_LABEL, "Страна|Австрия|Country|Austria"));
  g_assert_true (has (record, COMITY_PAPER_REMARK, "Партнёр|Partner"));
  g_assert_true (has (record, COMITY_PAPER_TITLE, "Universität Wien"));
  g_assert_cmpstr (record->letterhead->name, ==, "Ташкентский университет\nTashkent University");
  list = paper_of (office, 0, "ru,ar");
  g_assert_false (list->parts[0].rtl);
  g_assert_true (list->parts[1].rtl);
  for (guint i = 0; i < list->blocks->len; i++) {
    const ComityPaperBlock *block = list->blocks->pdata[i];

    if (block->style == COMITY_PAPER_HEAD) {
      g_assert_true (g_str_has_prefix (block->cells[0], "Партнёр\n"));
      n_heads++;
    } else if (block->style == COMITY_PAPER_CELL) {
      g_assert_cmpstr (block->cells[0], ==, "Universität Wien");
      n_cells++;
    }
  }
  g_assert_cmpuint (n_heads, ==, 1);
  g_assert_cmpuint (n_cells, ==, 1);
}

static ComityPaper *
personal_paper_of (Office *office, const ComityPersonalReport *report, const char *languages)
{
  ComityTongues tongues = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  ComityPaper *paper;

  g_assert_true (comity_tongues_parse (languages, &tongues, NULL));
  paper = comity_personal_report_new_paper (report, office->store, tongues, &error);
  g_assert_no_error (error);
  return paper;
}

/* What the office tells a person comes in the person's language, with its letterhead. */
static void
test_personal (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) student = comity_record_new (comity_kind_find ("student"));
  g_autoptr (ComityPersonalReport) report = NULL;
  g_autoptr (ComityPaper) russian = NULL, arabic = NULL, both = NULL;
  gint64 id;

  add_own_office (office);
  comity_record_set (student, "family_name", "Petrova");
  comity_record_set (student, "citizenship", "AT");
  id = put (office, student);
  report = comity_personal_report_sync (office->store, comity_kind_find ("student"), id, NULL);
  russian = personal_paper_of (office, report, "ru");
  g_assert_true (has (russian, COMITY_PAPER_LABEL, "Гражданство|Австрия"));
  g_assert_true (has (russian, COMITY_PAPER_HEADING, "Кто что изменил"));
  g_assert_cmpstr (russian->letterhead->name, ==, "Ташкентский университет");
  /* The person's name is Latin. */
  arabic = personal_paper_of (office, report, "ar");
  g_assert_true (arabic->parts[0].rtl);
  both = personal_paper_of (office, report, "ru,en");
  g_assert_true (has (both, COMITY_PAPER_LABEL, "Гражданство|Австрия|Citizenship|Austria"));
}

int
main (int argc, char *argv[])
{
  store_test_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("COMITY_LOCALE_DIR"));
  g_test_add_func ("/papers/record", test_record);
  g_test_add_func ("/papers/list", test_list);
  g_test_add_func ("/papers/beside", test_beside);
  g_test_add_func ("/papers/personal", test_personal);
  return g_test_run ();
}
