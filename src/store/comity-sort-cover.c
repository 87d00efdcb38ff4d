/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include "comity-cover-rules.h"
#include "comity-date.h"
#include "comity-kinds.h"

/*
 * Students in the order of the end that binds their cover. The students are read in one pass and
 * their papers in another, in whatever order they lie in the file. Of the papers only this is kept:
 * how far those of each kind reach that had begun by the day, and the few that begin later.
 */

typedef struct {
  guint16 has; /* COMITY_COVER_BIT of each kind of which there is a paper */
  gboolean is_here;
  int ends[COMITY_COVER_N_SHOWN];
} Stand;

/* A paper that begins after the day: it only counts when there is no break before it. */
typedef struct {
  guint student;
  ComityCoverPaper paper;
  int from, to;
} Later;

typedef struct {
  int today;
  GArray *ids; /* of gint64, ascending */
  GArray *stands; /* of Stand, beside @ids */
  GArray *later; /* of Later */
  guint near; /* papers of one student often lie beside each other */
} Covers;

static void
covers_clear (Covers *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->stands);
  g_array_unref (self->later);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Covers, covers_clear)

/* By what day of the query the strips are judged too: a partial one says none. */
static int
day_of (ComityQuery *query)
{
  const char *as_of = comity_query_get_as_of (query);
  int day = comity_date_julian (as_of, FALSE);
  g_autofree char *today = NULL;

  if (day != 0 && day == comity_date_julian (as_of, TRUE))
    return day;
  today = comity_date_today ();
  return comity_date_julian (today, FALSE);
}

/* -- The students --------------------------------------------------------------------------- */

static ComitySql *
make_students_sql (ComityQuery *query)
{
  ComitySql *sql = comity_sql_new ("SELECT k.\"id\", ");

  comity_sql_append_column (sql, query, comity_kind_get_field (&comity_kind_student, "status"),
                            sql->text);
  g_string_append (sql->text, " FROM \"student\" AS k");
  return sql;
}

static gboolean
read_students (Covers *self, ComityStatement *st, GArray *among, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (st, &local)) {
    gint64 id = comity_statement_id (st, 0);
    Stand stand = { .is_here = comity_cover_is_here (comity_statement_text (st, 1)) };

    if (among != NULL && !comity_ids_contain (among, id))
      continue;
    g_array_append_val (self->ids, id);
    g_array_append_val (self->stands, stand);
  }
  if (local == NULL)
    return comity_statement_run (st, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* -- Their papers --------------------------------------------------------------------------- */

static gboolean
find_student (Covers *self, gint64 id, guint *at)
{
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;
  guint low = 0, high = self->ids->len;

  for (guint i = self->near; i < MIN (self->near + 2, self->ids->len); i++)
    if (ids[i] == id) {
      *at = self->near = i;
      return TRUE;
    }
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (ids[middle] < id)
      low = middle + 1;
    else
      high = middle;
  }
  *at = self->near = low;
  return low < self->ids->len && ids[low] == id;
}

static void
add_period (Covers *self, guint student, ComityCoverPaper paper, const char *from, const char *to)
{
  Stand *stand = &g_array_index (self->stands, Stand, student);
  Later period = { student, paper, from ? comity_date_julian (from, FALSE) : 1,
                   to ? comity_date_julian (to, TRUE) : COMITY_COVER_FOR_EVER };

  if ((from == NULL && to == NULL) || period.from == 0 || period.to == 0 || period.to < period.from)
    return;
  if (period.from <= self->today)
    stand->ends[paper] = MAX (stand->ends[paper], period.to);
  else
    g_array_append_val (self->later, period);
}

enum {
  STUDENT,
  KIND,
  VALID_FROM,
  VALID_TO,
  STATE,
};

static void
add_paper (Covers *self, ComityStatement *st)
{
  ComityCoverPaper paper = comity_cover_paper (comity_statement_text (st, KIND));
  guint student;

  if (!find_student (self, comity_statement_id (st, STUDENT), &student))
    return;
  g_array_index (self->stands, Stand, student).has |= COMITY_COVER_BIT (paper);
  if (paper < COMITY_COVER_N_SHOWN && comity_cover_is_held (comity_statement_text (st, STATE)))
    add_period (self, student, paper, comity_statement_text (st, VALID_FROM),
                comity_statement_text (st, VALID_TO));
}

static gboolean
read_papers (Covers *self, ComityStatement *st, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (st, &local))
    add_paper (self, st);
  if (local == NULL)
    return comity_statement_run (st, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_later (gconstpointer a, gconstpointer b)
{
  const Later *left = a, *right = b;

  return (left->from > right->from) - (left->from < right->from);
}

/* Each goes on from where the paper before it ends. */
static void
add_later (Covers *self)
{
  g_array_sort (self->later, compare_later);
  for (guint i = 0; i < self->later->len; i++) {
    const Later *later = &g_array_index (self->later, Later, i);
    int *end = &g_array_index (self->stands, Stand, later->student).ends[later->paper];

    if (*end >= self->today && later->from - 1 <= *end)
      *end = MAX (*end, later->to);
  }
}

/* -- Both ----------------------------------------------------------------------------------- */

#define PAPERS_SQL                                                                                 \
  "SELECT \"student\", \"kind\", \"valid_from\", \"valid_to\", \"state\" FROM \"paper\""

static gboolean
read_all (Covers *self, ComityDb *db, ComityQuery *query, GArray *among, GError **error)
{
  g_autoptr (ComitySql) sql = make_students_sql (query);
  g_auto (ComityStatement) students = { .db = db };
  g_auto (ComityStatement) papers = comity_statement (db, PAPERS_SQL);

  g_string_append (sql->text, " ORDER BY k.\"id\"");
  students = comity_sql_statement (sql, db);
  return read_students (self, &students, among, error) && read_papers (self, &papers, error);
}

static gboolean
read_few (Covers *self, ComityDb *db, ComityQuery *query, GArray *among, GError **error)
{
  g_autoptr (ComitySql) sql = make_students_sql (query);
  g_auto (ComityStatement) student = { .db = db };
  g_auto (ComityStatement) papers = comity_statement (db, PAPERS_SQL " WHERE \"student\" = $1");

  g_string_append (sql->text, " WHERE k.\"id\" = ");
  comity_sql_add_id (sql, 0);
  student = comity_sql_statement (sql, db);
  for (guint i = 0; i < among->len; i++) {
    gint64 id = g_array_index (among, gint64, i);

    comity_statement_bind_id (&student, (int) sql->params->len, id);
    comity_statement_bind_id (&papers, 1, id);
    if (!read_students (self, &student, NULL, error) || !read_papers (self, &papers, error))
      return FALSE;
  }
  return TRUE;
}

static void
put_in_order (Covers *self, GArray *items, GArray *absent)
{
  for (guint i = 0; i < self->ids->len; i++) {
    const Stand *stand = &g_array_index (self->stands, Stand, i);
    gint64 id = g_array_index (self->ids, gint64, i);
    int end;

    if (comity_cover_binding_end (stand->ends, stand->has, stand->is_here, self->today, &end)) {
      ComityPair item = { (guint64) end, (guint64) id };

      g_array_append_val (items, item);
    } else {
      g_array_append_val (absent, id);
    }
  }
}

/**
 * comity_sort_cover:
 * @among: (nullable): ascending; %NULL: all students
 * @few: whether @among are so few that each is read by itself
 * @items: (element-type ComityPair): where to put the ends and ids of those whose cover ends
 * @absent: (element-type gint64): where to put the ids of those of whom no papers are known
 *
 * Reads what comity_sort_ids() puts in order. First come those who lack a paper that they need, then
 * those with one that has ended, by its end, then the others by the end that binds.
 */
gboolean
comity_sort_cover (ComityDb *db,
                   ComityQuery *query,
                   GArray *among,
                   gboolean few,
                   GArray *items,
                   GArray *absent,
                   GError **error)
{
  g_auto (Covers) self = { .today = day_of (query),
                           .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
                           .stands = g_array_new (FALSE, FALSE, sizeof (Stand)),
                           .later = g_array_new (FALSE, FALSE, sizeof (Later)) };

  if (!(few ? read_few (&self, db, query, among, error) :
              read_all (&self, db, query, among, error)))
    return FALSE;
  add_later (&self);
  put_in_order (&self, items, absent);
  return TRUE;
}
