/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-kinds"
#include "comity-cover.h"

#include "comity-cover-rules.h"
#include "comity-date.h"
#include "comity-i18n.h"
#include "comity-kinds.h"

#define COUNTED_DAYS 60 /* ends nearer than this are said in days, later ones by date */
#define MONTHS_BEFORE 5
#define MONTHS_AFTER 10

/**
 * ComityCover:
 *
 * Which of a person's papers cover which days: the facts behind the cover strip, without a widget,
 * so that they can be made in a reader thread. Not changed any more once it is shown.
 */
struct _ComityCover {
  grefcount refs;
  GPtrArray *lines; /* of ComityCoverLine */
  int today, axis_from, axis_to;
};

G_DEFINE_BOXED_TYPE (ComityCover, comity_cover, comity_cover_ref, comity_cover_unref)

static void
line_free (ComityCoverLine *line)
{
  g_free (line->name);
  g_array_unref (line->periods);
  g_free (line);
}

static char *
format_day (int day)
{
  GDate date;
  g_autofree char *iso = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  iso = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                         g_date_get_day (&date));
  return comity_date_format (iso);
}

/**
 * comity_cover_default_axis:
 * @today: a day
 * @from: (out): first day of the axis, Julian
 * @to: (out): last day of the axis, Julian
 *
 * From five months before the month of @today to ten months after it: in every row of a list the
 * same, so that rows can be compared.
 */
void
comity_cover_default_axis (const char *today, int *from, int *to)
{
  GDate first, last;

  if (!comity_date_bounds (today, &first, &last))
    g_return_if_reached ();
  g_date_set_day (&first, 1);
  last = first;
  g_date_subtract_months (&first, MONTHS_BEFORE);
  g_date_add_months (&last, MONTHS_AFTER + 1);
  *from = (int) g_date_get_julian (&first);
  *to = (int) g_date_get_julian (&last) - 1;
}

/**
 * comity_cover_dup_month:
 * @day: a Julian day, as an axis has at its ends
 *
 * Returns: (transfer full): its month and year, short
 */
char *
comity_cover_dup_month (int day)
{
  GDate date;
  char text[64];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  g_date_strftime (text, sizeof text, "%b %Y", &date);
  return g_strdup (text);
}

/**
 * comity_cover_new:
 * @today: the day by which papers are judged
 */
ComityCover *
comity_cover_new (const char *today)
{
  ComityCover *self = g_new0 (ComityCover, 1);

  g_ref_count_init (&self->refs);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->today = comity_date_julian (today, FALSE);
  comity_cover_default_axis (today, &self->axis_from, &self->axis_to);
  return self;
}

/** comity_cover_ref: */
ComityCover *
comity_cover_ref (ComityCover *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

/** comity_cover_unref: */
void
comity_cover_unref (ComityCover *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * comity_cover_add_line:
 * @name: what the paper is called
 * @needed: whether being without it is a gap
 *
 * Returns: (transfer none): the new line, at the end
 */
ComityCoverLine *
comity_cover_add_line (ComityCover *self, const char *name, gboolean needed)
{
  ComityCoverLine *line = g_new0 (ComityCoverLine, 1);

  line->name = g_strdup (name);
  line->needed = needed;
  line->periods = g_array_new (FALSE, FALSE, sizeof (ComityPeriod));
  g_ptr_array_add (self->lines, line);
  return line;
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const ComityPeriod *p = a, *q = b;

  return p->from != q->from ? (p->from > q->from) - (p->from < q->from) :
                              (p->to > q->to) - (p->to < q->to);
}

/**
 * comity_cover_add_period:
 * @from: (nullable): the first day; %NULL: since ever
 * @to: (nullable): the last day; %NULL: without an end
 *
 * Partial dates cover their whole span. Periods whose end lies before their beginning are left
 * out: they cover nothing.
 */
void
comity_cover_add_period (ComityCover *self, ComityCoverLine *line, const char *from, const char *to)
{
  ComityPeriod period = { from != NULL ? comity_date_julian (from, FALSE) : 1,
                          to != NULL ? comity_date_julian (to, TRUE) : COMITY_COVER_FOR_EVER };

  if (period.from == 0 || period.to == 0 || period.to < period.from)
    return;
  g_array_append_val (line->periods, period);
  g_array_sort (line->periods, compare_periods);
}

/* Only a paper that somebody has, and whose dates are known, covers anything. */
static gboolean
counts (ComityRecord *paper)
{
  const ComityKind *kind = comity_record_get_kind (paper);

  return comity_cover_is_held (comity_record_get (paper, kind->status)) &&
         (comity_record_get (paper, kind->from) != NULL ||
          comity_record_get (paper, kind->to) != NULL);
}

static ComityCoverPaper
which (ComityRecord *paper)
{
  return comity_cover_paper (comity_record_get (paper, "kind"));
}

/* The name of a paper that is not there cannot come from a record. */
static char *
dup_label (ComityCoverPaper paper)
{
  return comity_field_format (comity_kind_get_field (&comity_kind_paper, "kind"),
                              comity_cover_code (paper));
}

static void
add_papers (ComityCover *self, GPtrArray *papers, ComityCoverPaper wanted, gboolean needed)
{
  g_autofree char *name = dup_label (wanted);
  ComityCoverLine *line = comity_cover_add_line (self, name, needed);

  for (guint i = 0; i < papers->len; i++) {
    ComityRecord *paper = papers->pdata[i];
    const ComityKind *kind = comity_record_get_kind (paper);

    if (which (paper) == wanted && counts (paper))
      comity_cover_add_period (self, line, comity_record_get (paper, kind->from),
                               comity_record_get (paper, kind->to));
  }
}

/**
 * comity_cover_new_from_papers:
 * @papers: (element-type ComityRecord): records of kind paper, of one student
 * @is_here: whether the student needs papers today; see comity_cover_is_here()
 * @today: the day by which they are judged
 *
 * Returns: (transfer full): passport, visa, registration, insurance and medical examination, and
 *   residence permits where there are any; without papers nothing is claimed to be missing
 */
ComityCover *
comity_cover_new_from_papers (GPtrArray *papers, gboolean is_here, const char *today)
{
  ComityCover *self = comity_cover_new (today);
  guint has = 0, needed;

  for (guint i = 0; i < papers->len; i++)
    has |= COMITY_COVER_BIT (which (papers->pdata[i]));
  needed = comity_cover_needed (has, is_here);
  for (guint i = 0; i < COMITY_COVER_N_SHOWN; i++)
    if ((has | needed) & COMITY_COVER_BIT (i))
      add_papers (self, papers, i, (needed & COMITY_COVER_BIT (i)) != 0);
  return self;
}

/**
 * comity_cover_new_term:
 * @name: what runs, for the sentence
 * @from: (nullable): its first day
 * @to: (nullable): its last day
 * @today: the day by which it is judged
 *
 * Returns: (transfer full): one line: the term of an agreement, membership or project, on an axis
 *   of its own length
 */
ComityCover *
comity_cover_new_term (const char *name, const char *from, const char *to, const char *today)
{
  ComityCover *self = comity_cover_new (today);
  int first, last, margin;

  if (from == NULL && to == NULL)
    return self;
  comity_cover_add_period (self, comity_cover_add_line (self, name, FALSE), from, to);
  first = from != NULL ? comity_date_julian (from, FALSE) : self->axis_from;
  last = to != NULL ? comity_date_julian (to, TRUE) : MAX (self->today, first) + 365;
  margin = MAX (30, (last - first) / 20);
  comity_cover_set_axis (self, first - margin, last + margin);
  return self;
}

/**
 * comity_cover_set_axis:
 * @from: the first day shown, Julian
 * @to: the last
 */
void
comity_cover_set_axis (ComityCover *self, int from, int to)
{
  g_return_if_fail (from < to);
  self->axis_from = from;
  self->axis_to = to;
}

/** comity_cover_get_axis: */
void
comity_cover_get_axis (const ComityCover *self, int *from, int *to)
{
  *from = self->axis_from;
  *to = self->axis_to;
}

/** comity_cover_get_today: */
int
comity_cover_get_today (const ComityCover *self)
{
  return self->today;
}

/** comity_cover_get_n_lines: */
guint
comity_cover_get_n_lines (const ComityCover *self)
{
  return self->lines->len;
}

/** comity_cover_get_line: */
const ComityCoverLine *
comity_cover_get_line (const ComityCover *self, guint index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);
  return self->lines->pdata[index];
}

/** comity_cover_line_covers: */
gboolean
comity_cover_line_covers (const ComityCoverLine *line, int day)
{
  for (guint i = 0; i < line->periods->len; i++) {
    ComityPeriod *period = &g_array_index (line->periods, ComityPeriod, i);

    if (period->from <= day && day <= period->to)
      return TRUE;
  }
  return FALSE;
}

/* The last day without a break from today on; where today is not covered, the last day ever. */
static int
line_end (const ComityCover *self, const ComityCoverLine *line)
{
  int end = 0;

  for (guint i = 0; i < line->periods->len; i++) {
    ComityPeriod *period = &g_array_index (line->periods, ComityPeriod, i);

    if (end >= self->today && period->from - 1 > end)
      break;
    if (period->from <= self->today || end >= self->today)
      end = MAX (end, period->to);
  }
  return end;
}

/** comity_cover_get_line_state: */
ComityCoverState
comity_cover_get_line_state (const ComityCover *self, const ComityCoverLine *line)
{
  if (!comity_cover_line_covers (line, self->today)) {
    /* a term that has not begun, or a paper that nobody needs, is no gap */
    if (!line->needed)
      return COMITY_COVER_FINE;
    return COMITY_COVER_GAP;
  }
  return line_end (self, line) - self->today <= COMITY_COVER_SOON_DAYS ? COMITY_COVER_SOON :
                                                                         COMITY_COVER_FINE;
}

/* The line whose end binds: a gap before everything, else the end that comes first. */
static const ComityCoverLine *
binding_line (const ComityCover *self)
{
  const ComityCoverLine *first = NULL;

  for (guint i = 0; i < self->lines->len; i++) {
    const ComityCoverLine *line = self->lines->pdata[i];

    if (comity_cover_get_line_state (self, line) == COMITY_COVER_GAP)
      return line;
    if (!comity_cover_line_covers (line, self->today))
      continue;
    if (first == NULL || line_end (self, line) < line_end (self, first))
      first = line;
  }
  return first;
}

/** comity_cover_get_state: */
ComityCoverState
comity_cover_get_state (const ComityCover *self)
{
  const ComityCoverLine *line = binding_line (self);

  return line != NULL ? comity_cover_get_line_state (self, line) : COMITY_COVER_EMPTY;
}

/**
 * comity_cover_get_binding_end:
 * @end: (out): the last day of the line that binds, Julian; 0 where it never began
 *
 * Returns: whether a line binds
 */
gboolean
comity_cover_get_binding_end (const ComityCover *self, int *end)
{
  const ComityCoverLine *line = binding_line (self);

  if (line != NULL)
    *end = line_end (self, line);
  return line != NULL;
}

/* What one line amounts to; every sentence whole, for the translators' sake. */
static char *
dup_sentence (const ComityCover *self, const ComityCoverLine *line)
{
  int end = line_end (self, line), left = end - self->today;
  g_autofree char *date = NULL;

  if (line->periods->len == 0)
    /* Translators: a paper that a person does not have: “Visa missing” */
    return g_strdup_printf (_ ("%s missing"), line->name);
  if (end == 0) {
    date = format_day (g_array_index (line->periods, ComityPeriod, 0).from);
    /* Translators: %1$s is a paper or a term, %2$s a date: “Visa begins on 1 May 2027” */
    return g_strdup_printf (_ ("%1$s begins on %2$s"), line->name, date);
  }
  if (end == COMITY_COVER_FOR_EVER)
    /* Translators: a paper or a term that is valid for ever */
    return g_strdup_printf (_ ("%s without an end"), line->name);
  if (left == 0)
    /* Translators: %s is a paper or a term: “Insurance ends today” */
    return g_strdup_printf (_ ("%s ends today"), line->name);
  if (left < 0 && left >= -COUNTED_DAYS)
    return g_strdup_printf (
      /* Translators: %1$s is a paper or a term: “Insurance ended 5 days ago” */
      ngettext ("%1$s ended %2$d day ago", "%1$s ended %2$d days ago", (gulong) -left), line->name,
      -left);
  if (left > 0 && left <= COUNTED_DAYS)
    return g_strdup_printf (
      /* Translators: %1$s is a paper or a term: “Visa ends in 12 days” */
      ngettext ("%1$s ends in %2$d day", "%1$s ends in %2$d days", (gulong) left), line->name,
      left);
  date = format_day (end);
  if (left < 0)
    /* Translators: %1$s is a paper or a term, %2$s a date */
    return g_strdup_printf (_ ("%1$s ended on %2$s"), line->name, date);
  /* Translators: %1$s is a paper or a term, %2$s a date: “Visa ends 31 Aug 2027” */
  return g_strdup_printf (_ ("%1$s ends %2$s"), line->name, date);
}

/**
 * comity_cover_dup_line_summary:
 *
 * Returns: (transfer full): one line in words
 */
char *
comity_cover_dup_line_summary (const ComityCover *self, const ComityCoverLine *line)
{
  return dup_sentence (self, line);
}

/**
 * comity_cover_dup_summary:
 *
 * Returns: (transfer full): the line that binds, in words: “Visa ends in 12 days”; empty when
 *   there are no papers
 */
char *
comity_cover_dup_summary (const ComityCover *self)
{
  const ComityCoverLine *line = binding_line (self);

  return line != NULL ? dup_sentence (self, line) : g_strdup ("");
}

/**
 * comity_cover_dup_description:
 *
 * Returns: (transfer full): every line in words, one a line: for the tooltip and for those who do
 *   not see the strip
 */
char *
comity_cover_dup_description (const ComityCover *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++) {
    g_autofree char *sentence = dup_sentence (self, self->lines->pdata[i]);

    if (i > 0)
      g_string_append_c (text, '\n');
    g_string_append (text, sentence);
  }
  return g_string_free (text, FALSE);
}
