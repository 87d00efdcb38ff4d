/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and records of the office on paper. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-paper-office.h"

#include "comity-date.h"
#include "comity-exchange-error.h"
#include "comity-filter.h"
#include "comity-i18n.h"
#include "comity-mask.h"

/* Some six hundred pages: nobody reads more of them, and it takes seconds to make them. */
#define MOST_ROWS 20000
#define PAGE 256
/* So many sub-records of each kind stand below a record. */
#define MOST_CHILDREN 500

/* -- Lists ------------------------------------------------------------------------------------------------------- */

static ComityQuery *
dup_query (ComityQuery *query)
{
  ComityQuery *copy = comity_query_copy (query);
  const ComityKind *kind = comity_query_get_kind (query);
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();
  guint n;
  comity_query_get_columns (query, &n);
  for (guint i = 0; i < kind->n_fields && n == 0; i++)
    if ((kind->fields[i].flags & COMITY_LISTED) && g_strcmp0 (kind->fields[i].name, kind->title))
      g_ptr_array_add (listed, (gpointer) &kind->fields[i]);
  if (n == 0)
    comity_query_set_columns (copy, (const ComityField *const *) listed->pdata, listed->len);
  return copy;
}

static void
add_remarks (ComityPaper *paper, ComityQuery *query, guint n)
{
  g_autofree char *today = comity_date_today ();
  g_autofree char *day =
    comity_date_format (comity_query_get_as_of (query) ? comity_query_get_as_of (query) : today);
  const GPtrArray *filters = comity_query_get_filters (query);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text,
                          /* Translators: below the title of a printed list; how many, then a day */
                          ngettext ("%1$u record as of %2$s", "%1$u records as of %2$s", n), n,
                          day);
  for (guint i = 0; i < filters->len; i++) {
    g_autofree char *label = comity_filter_dup_label (filters->pdata[i]);
    g_string_append_printf (text, " · %s", label);
  }
  if (comity_query_get_search (query) != NULL) {
    /* Translators: %s is what was typed to find the records of a printed list */
    g_autofree char *search = g_strdup_printf (_ ("“%s”"), comity_query_get_search (query));
    g_string_append_printf (text, " · %s", search);
  }
  comity_paper_add_remark (paper, text->str);
}

static void
add_head (ComityPaper *paper, ComityQuery *query)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  guint n;
  const ComityField *const *columns = comity_query_get_columns (query, &n);
  g_ptr_array_add (heads, (gpointer) comity_kind_get_label (comity_query_get_kind (query)));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (heads, (gpointer) comity_field_get_label (columns[i]));
  comity_paper_add_head (paper, (const char *const *) heads->pdata, heads->len);
}

static void
add_row (ComityPaper *paper, const ComityRow *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_ptr_array_add (cells, row->title);
  for (guint i = 0; row->cells[i] != NULL; i++)
    g_ptr_array_add (cells, row->cells[i]);
  comity_paper_add_row (paper, (const char *const *) cells->pdata, cells->len);
}

/** A list that is made, in as many passes as it has languages. */
typedef struct {
  ComityDb *db;
  ComityQuery *query; /* with columns */
  GArray *ids;
  ComityProgress *progress;
  guint pass, n_passes;
} ListJob;

static gboolean
add_rows (ComityPaper *paper, ListJob *job, GError **error)
{
  GArray *ids = job->ids;
  for (guint at = 0; at < ids->len; at += PAGE) {
    g_autoptr (GPtrArray) rows =
      comity_db_rows (job->db, job->query, &g_array_index (ids, gint64, at),
                      MIN (PAGE, ids->len - at), error);
    if (rows == NULL)
      return FALSE;
    for (guint i = 0; i < rows->len; i++)
      if (rows->pdata[i] != NULL)
        add_row (paper, rows->pdata[i]);
    if (job->progress != NULL)
      comity_progress_set (job->progress, job->pass * ids->len + at, job->n_passes * ids->len);
  }
  return TRUE;
}

static void
refuse_long (guint n, GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
               /* Translators: how many records a list has, and how many can be printed */
               ngettext ("The list has %1$u record, too many for paper. Narrow it to %2$u, or "
                         "export it as a workbook.",
                         "The list has %1$u records, too many for paper. Narrow it to %2$u, or "
                         "export it as a workbook.",
                         n),
               n, MOST_ROWS);
}

/* A ComityPaperFunc. */
static ComityPaper *
make_list (gpointer data, GError **error)
{
  ListJob *job = data;
  const char *title = comity_kind_get_plural (comity_query_get_kind (job->query));
  ComityLetterhead *letterhead = comity_letterhead_read (job->db, error);
  if (letterhead == NULL)
    return NULL;
  g_autoptr (ComityPaper) paper = comity_paper_new (title, letterhead);
  add_remarks (paper, job->query, job->ids->len);
  add_head (paper, job->query);
  if (!add_rows (paper, job, error))
    return NULL;
  job->pass++;
  return g_steal_pointer (&paper);
}

/**
 * comity_paper_new_for_list:
 * @db: the office
 * @query: which records, in which order, with which columns; those of its list when it has none; in
 *   which languages
 * @ids: (nullable) (element-type gint64): only these
 * @progress: (nullable): counts the records
 *
 * Returns: (transfer full) (nullable): the list as a table; %NULL with @error
 */
ComityPaper *
comity_paper_new_for_list (ComityDb *db,
                           ComityQuery *query,
                           GArray *ids,
                           ComityProgress *progress,
                           GError **error)
{
  ComityTongues tongues = comity_query_get_tongues (query);
  g_autoptr (ComityQuery) own = dup_query (query);
  g_autoptr (GArray) all = ids != NULL ? g_array_ref (ids) : comity_db_ids (db, own, error);
  ListJob job = { db, own, all, progress, 0, tongues.second != NULL ? 2 : 1 };
  if (all == NULL)
    return NULL;
  if (all->len > MOST_ROWS) {
    refuse_long (all->len, error);
    return NULL;
  }
  return comity_paper_new_in (tongues, make_list, &job, error);
}

/* -- Records ------------------------------------------------------------------------------------------------------ */

static gboolean
is_on_paper (const ComityField *field, ComityRecord *record, guint index)
{
  return comity_record_get_at (record, index) != NULL && field->type != COMITY_TYPE_IMAGE &&
         field->type != COMITY_TYPE_FILE;
}

/* A section without anything in it has no heading. */
static void
add_facts (ComityPaper *paper, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const char *section = NULL;
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    if (field->section != NULL)
      section = comity_field_get_section (field);
    if (!is_on_paper (field, record, i))
      continue;
    if (section != NULL)
      comity_paper_add_heading (paper, section);
    section = NULL;
    g_autofree char *shown = comity_record_dup_display (record, i);
    comity_paper_add_fact (paper, comity_field_get_label (field), shown);
  }
}

static void
collect_columns (const ComityRelation *relation, const GPtrArray *children, GPtrArray *columns)
{
  for (guint i = 0; i < relation->kind->n_fields; i++) {
    const ComityField *field = &relation->kind->fields[i];
    gboolean any = FALSE;
    if (!(field->flags & COMITY_LISTED) || field == relation->field ||
        g_strcmp0 (field->name, relation->kind->title) == 0)
      continue;
    for (guint k = 0; k < children->len && !any; k++)
      any = is_on_paper (field, children->pdata[k], i);
    if (any)
      g_ptr_array_add (columns, GUINT_TO_POINTER (i));
  }
}

static void
add_child (ComityPaper *paper, ComityRecord *child, const GPtrArray *columns)
{
  g_auto (GStrv) cells = g_new0 (char *, columns->len + 2);
  cells[0] = comity_record_dup_title (child);
  for (guint i = 0; i < columns->len; i++) {
    cells[i + 1] = comity_record_dup_display (child, GPOINTER_TO_UINT (columns->pdata[i]));
    if (cells[i + 1] == NULL)
      cells[i + 1] = g_strdup ("");
  }
  comity_paper_add_row (paper, (const char *const *) cells, columns->len + 1);
}

static void
add_children (ComityPaper *paper, const ComityRelation *relation, const GPtrArray *children)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  collect_columns (relation, children, columns);
  g_ptr_array_add (heads, (gpointer) comity_kind_get_label (relation->kind));
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (heads, (gpointer) comity_field_get_label (
                              &relation->kind->fields[GPOINTER_TO_UINT (columns->pdata[i])]));
  comity_paper_add_heading (paper, comity_kind_get_plural (relation->kind));
  comity_paper_add_head (paper, (const char *const *) heads->pdata, heads->len);
  for (guint i = 0; i < children->len; i++)
    add_child (paper, children->pdata[i], columns);
}

static gboolean
add_relations (ComityPaper *paper,
               ComityDb *db,
               ComityRecord *record,
               gboolean unmasked,
               GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  gint64 id = comity_record_get_id (record);
  g_autoptr (GPtrArray) relations = comity_db_relations (db, kind, id, error);
  for (guint i = 0; relations != NULL && i < relations->len; i++) {
    const ComityRelation *relation = relations->pdata[i];
    if (!(relation->field->flags & COMITY_OWNER))
      continue;
    g_autoptr (GPtrArray) children =
      comity_db_children (db, relation->field, relation->kind, id, MOST_CHILDREN, error);
    if (children == NULL)
      return FALSE;
    for (guint k = 0; k < children->len && !unmasked; k++)
      comity_record_mask (children->pdata[k]);
    if (children->len > 0)
      add_children (paper, relation, children);
  }
  return relations != NULL;
}

/** A record that is made. */
typedef struct {
  ComityDb *db;
  const ComityKind *kind;
  gint64 id;
  gboolean unmasked;
} RecordJob;

/* A ComityPaperFunc. */
static ComityPaper *
make_record (gpointer data, GError **error)
{
  const RecordJob *job = data;
  g_autoptr (ComityRecord) record = comity_db_load (job->db, job->kind, job->id, error);
  ComityLetterhead *letterhead = record != NULL ? comity_letterhead_read (job->db, error) : NULL;
  if (letterhead == NULL)
    return NULL;
  if (!job->unmasked)
    comity_record_mask (record);
  g_autofree char *title = comity_record_dup_title (record);
  g_autoptr (ComityPaper) paper = comity_paper_new (title, letterhead);
  comity_paper_set_direction (paper, comity_kind_get_label (job->kind));
  comity_paper_add_remark (paper, comity_kind_get_label (job->kind));
  add_facts (paper, record);
  return add_relations (paper, job->db, record, job->unmasked, error) ? g_steal_pointer (&paper) :
                                                                        NULL;
}

/**
 * comity_paper_new_for_record:
 * @unmasked: whether numbers of documents stand whole, not only their ends
 * @tongues: in which languages
 *
 * Returns: (transfer full) (nullable): the record with what belongs to it; %NULL with @error
 */
ComityPaper *
comity_paper_new_for_record (ComityDb *db,
                             const ComityKind *kind,
                             gint64 id,
                             gboolean unmasked,
                             ComityTongues tongues,
                             GError **error)
{
  RecordJob job = { db, kind, id, unmasked };
  return comity_paper_new_in (tongues, make_record, &job, error);
}
