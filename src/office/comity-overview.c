/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "config.h"

#include "comity-overview.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-dated.h"

/* So far ahead somebody looks. */
#define COMING_DAYS 92
/* One transaction may hold many rows of the journal: so many are read for each line. */
#define ROWS_PER_CHANGE 40

static void
coming_free (gpointer data)
{
  ComityComing *self = data;

  g_free (self->title);
  g_free (self->detail);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static void
change_free (gpointer data)
{
  ComityChange *self = data;

  g_free (self->who);
  g_free (self->at);
  g_free (self->text);
  g_free (self);
}

/**
 * comity_overview_free:
 * @self: what comity_overview_read() returned
 */
void
comity_overview_free (ComityOverview *self)
{
  for (guint i = 0; i < COMITY_N_FIGURES; i++) {
    g_free (self->figures[i].value);
    g_free (self->figures[i].what);
    g_free (self->figures[i].detail);
  }
  g_ptr_array_unref (self->coming);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* -- Figures -------------------------------------------------------------------------------- */

static ComityQuery *
query_for (const char *kind, const char *field, ComityOp op, const char *value)
{
  ComityQuery *query = comity_query_new (comity_kind_find (kind));

  if (field)
    comity_query_add_filter (query, field, op, value, NULL);
  return query;
}

static gint64
count_with (ComityDb *db, ComityQuery *query, const char *field, const char *value)
{
  g_autoptr (ComityQuery) narrower = comity_query_copy (query);

  comity_query_add_filter (narrower, field, COMITY_OP_IS, value, NULL);
  return MAX (comity_db_count (db, narrower, NULL), 0);
}

static gint64
count_distinct (ComityDb *db, ComityQuery *query, const char *field)
{
  const ComityKind *kind = comity_query_get_kind (query);

  return MAX (comity_db_count_distinct (db, query, comity_kind_get_field (kind, field), NULL), 0);
}

static gboolean
read_figure (ComityDb *db,
             ComityFigure *figure,
             const char *kind,
             const char *field,
             ComityOp op,
             const char *value,
             GError **error)
{
  g_autoptr (ComityQuery) query = query_for (kind, field, op, value);

  figure->kind = comity_kind_find (kind);
  figure->field = comity_kind_get_field (figure->kind, field);
  figure->op = op;
  figure->value = g_strdup (value);
  figure->number = comity_db_count (db, query, error);
  return figure->number >= 0;
}

/* In January, or before the first signature, a bare nought would hide what there is: then the number
 * is of all records, and the line below says that none is of now. */
static gboolean
is_none_of_many (ComityDb *db, ComityFigure *figure)
{
  g_autoptr (ComityQuery) all = comity_query_new (figure->kind);
  gint64 total = figure->number == 0 ? comity_db_count (db, all, NULL) : 0;

  if (total <= 0)
    return FALSE;
  figure->number = total;
  figure->field = NULL;
  return TRUE;
}

static void
say_none_yet (ComityFigure *figure, const char *what, const char *year)
{
  figure->what = g_strdup (what);
  figure->detail =
    /* Translators: under the number of all delegations or events; %s is the year, in which there is none so far */
    g_strdup_printf (C_ ("figure", "none in %s yet"), year);
}

static gboolean
read_partners (ComityDb *db, ComityFigure *figure, GError **error)
{
  const char *not_yet = "prospect;ended";
  g_autoptr (ComityQuery) query = query_for ("partner", "status", COMITY_OP_NOT, not_yet);
  gint64 countries;

  if (!read_figure (db, figure, "partner", "status", COMITY_OP_NOT, not_yet, error))
    return FALSE;
  countries = count_distinct (db, query, "country");
  /* Translators: under a large number, which is not in the text */
  figure->what = g_strdup (ngettext ("partner", "partners", (gulong) figure->number));
  figure->detail = g_strdup_printf (
    /* Translators: under the number of partners */
    ngettext ("in %d country", "in %d countries", (gulong) countries), (int) countries);
  return TRUE;
}

static gboolean
read_agreements (ComityDb *db, ComityFigure *figure, GError **error)
{
  if (!read_figure (db, figure, "agreement", "stage", COMITY_OP_IS, "in_force", error))
    return FALSE;
  if (is_none_of_many (db, figure))
    /* Translators: under the number of all agreements, of which none is in force */
    figure->detail = g_strdup (C_ ("figure", "none in force"));
  else
    /* Translators: under the number of agreements */
    figure->detail = g_strdup (C_ ("figure", "in force"));
  /* Translators: under a large number, which is not in the text */
  figure->what = g_strdup (ngettext ("agreement", "agreements", (gulong) figure->number));
  return TRUE;
}

static gboolean
read_students (ComityDb *db, ComityFigure *figure, GError **error)
{
  const char *here = "arrived;enrolled;on_leave";
  g_autoptr (ComityQuery) query = query_for ("student", "status", COMITY_OP_IS, here);
  gint64 countries;

  if (!read_figure (db, figure, "student", "status", COMITY_OP_IS, here, error))
    return FALSE;
  countries = count_distinct (db, query, "citizenship");
  figure->what =
    g_strdup (ngettext ("foreign student", "foreign students", (gulong) figure->number));
  figure->detail = g_strdup_printf (
    /* Translators: under the number of students */
    ngettext ("from %d country", "from %d countries", (gulong) countries), (int) countries);
  return TRUE;
}

static gboolean
read_delegations (ComityDb *db, ComityFigure *figure, const char *year, GError **error)
{
  g_autoptr (ComityQuery) query = query_for ("delegation", "starts", COMITY_OP_IS, year);

  if (!read_figure (db, figure, "delegation", "starts", COMITY_OP_IS, year, error))
    return FALSE;
  if (is_none_of_many (db, figure)) {
    /* Translators: under a large number, which is not in the text */
    say_none_yet (figure, ngettext ("delegation", "delegations", (gulong) figure->number), year);
    return TRUE;
  }
  figure->what = g_strdup_printf (
    /* Translators: under a number; %s is a year */
    ngettext ("delegation in %s", "delegations in %s", (gulong) figure->number), year);
  figure->detail =
    /* Translators: under the number of delegations: how many came to us and how many we sent */
    g_strdup_printf (_ ("%d received, %d sent"), (int) count_with (db, query, "direction", "in"),
                     (int) count_with (db, query, "direction", "out"));
  return TRUE;
}

static gboolean
read_events (ComityDb *db, ComityFigure *figure, const char *year, GError **error)
{
  g_autoptr (ComityQuery) query = query_for ("event", "starts", COMITY_OP_IS, year);
  int international;

  if (!read_figure (db, figure, "event", "starts", COMITY_OP_IS, year, error))
    return FALSE;
  if (is_none_of_many (db, figure)) {
    /* Translators: under a large number, which is not in the text */
    say_none_yet (figure, ngettext ("event", "events", (gulong) figure->number), year);
    return TRUE;
  }
  international = (int) count_with (db, query, "international", "true");
  figure->what =
    /* Translators: under a number; %s is a year */
    g_strdup_printf (ngettext ("event in %s", "events in %s", (gulong) figure->number), year);
  figure->detail = g_strdup_printf (
    /* Translators: under the number of events: how many of them are international */
    ngettext ("%d international", "%d international", (gulong) international), international);
  return TRUE;
}

static gboolean
read_figures (ComityDb *db, ComityFigure *figures, const char *today, GError **error)
{
  g_autofree char *year = g_strndup (today, 4);

  return read_partners (db, &figures[0], error) && read_agreements (db, &figures[1], error) &&
         read_students (db, &figures[2], error) &&
         read_delegations (db, &figures[3], year, error) &&
         read_events (db, &figures[4], year, error);
}

/* -- What is coming ------------------------------------------------------------------------- */

/** Records of which a day is waited for. */
static const struct {
  const char *kind, *from, *to;
  const char *field, *value; /* only these */
  const char *without; /* a date that ends the waiting, or NULL */
} waited[] = {
  { "delegation", "starts", "ends", NULL, NULL, "closed_on" },
  { "event", "starts", "ends", NULL, NULL, NULL },
  { "mobility", "planned_from", "planned_to", "direction", "in", "actual_from" },
};

static gboolean
is_off (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const char *status = kind->status ? comity_record_get (record, kind->status) : NULL;

  return g_strcmp0 (status, "cancelled") == 0 || g_strcmp0 (status, "rejected") == 0;
}

static void
add_coming (GPtrArray *coming, ComityDb *db, const ComityKind *kind, gint64 id, guint which)
{
  g_autoptr (ComityRecord) record = comity_db_load (db, kind, id, NULL);
  ComityComing *item;

  if (!record || is_off (record))
    return;
  item = g_new0 (ComityComing, 1);
  item->kind = kind;
  item->id = id;
  item->title = comity_db_title (db, kind, id);
  item->detail = comity_record_dup_subtitle (record);
  item->from = g_strdup (comity_record_get (record, waited[which].from));
  item->to = g_strdup (comity_record_get (record, waited[which].to));
  g_ptr_array_add (coming, item);
}

/* Those that begin soon, or those that are under way: begun before, not yet over. */
static gboolean
read_waited (ComityDb *db,
             GPtrArray *coming,
             guint which,
             const char *today,
             gboolean under_way,
             guint limit,
             GError **error)
{
  const ComityKind *kind = comity_kind_find (waited[which].kind);
  g_autoptr (ComityQuery) query =
    query_for (waited[which].kind, waited[which].field, COMITY_OP_IS, waited[which].value);
  g_autofree char *horizon = comity_date_add_days (today, COMING_DAYS);
  g_autofree char *yesterday = comity_date_add_days (today, -1);
  g_autoptr (GArray) ids = NULL;

  comity_query_add_filter (query, waited[which].from, COMITY_OP_TO, under_way ? yesterday : horizon,
                           NULL);
  comity_query_add_filter (query, under_way ? waited[which].to : waited[which].from, COMITY_OP_FROM,
                           today, NULL);
  if (waited[which].without)
    comity_query_add_filter (query, waited[which].without, COMITY_OP_ABSENT, NULL, NULL);
  comity_query_set_sort (query, waited[which].from, FALSE, NULL);
  comity_query_set_limit (query, limit);
  ids = comity_db_ids (db, query, error);
  for (guint i = 0; ids && i < ids->len; i++)
    add_coming (coming, db, kind, g_array_index (ids, gint64, i), which);
  return ids != NULL;
}

static int
compare_coming (gconstpointer a, gconstpointer b)
{
  const ComityComing *left = *(ComityComing *const *) a;
  const ComityComing *right = *(ComityComing *const *) b;

  return g_strcmp0 (left->from, right->from);
}

static gboolean
read_coming (ComityDb *db, GPtrArray *coming, const char *today, guint limit, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (waited); i++)
    if (!read_waited (db, coming, i, today, TRUE, limit, error) ||
        !read_waited (db, coming, i, today, FALSE, limit, error))
      return FALSE;
  g_ptr_array_sort (coming, compare_coming);
  if (coming->len > limit)
    g_ptr_array_set_size (coming, (int) limit);
  return TRUE;
}

/* -- What was changed ----------------------------------------------------------------------- */

/* The record whose page shows another one. */
static void
find_page (ComityDb *db, const ComityKind *kind, gint64 id, ComityChange *change)
{
  const ComityField *owner = comity_kind_get_owner_field (kind);
  g_autoptr (ComityRecord) record = NULL;
  const char *value;

  change->page = kind;
  change->page_id = id;
  if (!owner || owner->type != COMITY_TYPE_REF)
    return;
  record = comity_db_load (db, kind, id, NULL);
  value = record ? comity_record_get (record, owner->name) : NULL;
  change->page = value ? comity_kind_find (owner->target) : NULL;
  change->page_id = value ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static char *
dup_deed (ComityDb *db, const ComityHistoryEntry *entry, const ComityChange *change)
{
  g_autofree char *title =
    change->page ? comity_db_title (db, change->page, change->page_id) : NULL;
  const char *label = comity_kind_get_label (entry->kind);

  if (!title)
    return entry->what ? g_strdup (entry->what) : g_strdup (label);
  if (change->page != entry->kind)
    /* Translators: a change: the record, then the part of it that was changed, e.g. “Insurance” */
    return g_strdup_printf (C_ ("change", "%s: %s"), title, label);
  return g_steal_pointer (&title);
}

/* How much else happened in the same transaction. */
static void
add_more (ComityChange *change, const ComityHistoryEntry *entry, guint n)
{
  g_autofree char *text = g_steal_pointer (&change->text);

  change->text = g_strdup_printf (
    /* Translators: %s is what was done, such as “Import of a.xlsx” */
    ngettext ("%s (%u record)", "%s (%u records)", n), entry->what ? entry->what : text, n);
}

static guint
batch_size (GPtrArray *entries, guint first)
{
  const ComityHistoryEntry *entry = entries->pdata[first];
  guint n = 0;

  while (first + n < entries->len &&
         ((const ComityHistoryEntry *) entries->pdata[first + n])->batch == entry->batch)
    n++;
  return n;
}

static gboolean
read_changes (ComityDb *db, GPtrArray *changes, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = comity_db_recent (db, limit * ROWS_PER_CHANGE, error);
  guint n;

  for (guint i = 0; entries && i < entries->len && changes->len < limit; i += n) {
    /* The first row of a transaction says what it was about; the rest followed from it. */
    const ComityHistoryEntry *entry;
    ComityChange *change = g_new0 (ComityChange, 1);

    n = batch_size (entries, i);
    entry = entries->pdata[i + n - 1];
    change->batch = entry->batch;
    change->who = g_strdup (entry->who);
    change->at = g_strdup (entry->at);
    find_page (db, entry->kind, entry->id, change);
    change->text = dup_deed (db, entry, change);
    if (n > 3)
      add_more (change, entry, n);
    g_ptr_array_add (changes, change);
  }
  return entries != NULL;
}

/**
 * comity_overview_read:
 * @db: a reader's connection
 * @today: the day, ISO 8601
 * @n_coming: at most so many visits, events and arrivals
 * @n_changes: at most so many changes
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the office at a glance
 */
ComityOverview *
comity_overview_read (ComityDb *db,
                      const char *today,
                      guint n_coming,
                      guint n_changes,
                      GError **error)
{
  g_autoptr (ComityOverview) self = g_new0 (ComityOverview, 1);

  self->coming = g_ptr_array_new_with_free_func (coming_free);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  if (!read_figures (db, self->figures, today, error) ||
      !read_coming (db, self->coming, today, n_coming, error) ||
      !read_changes (db, self->changes, n_changes, error))
    return NULL;
  return g_steal_pointer (&self);
}
