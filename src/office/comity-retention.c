/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "config.h"

#include "comity-retention.h"

#include <glib/gi18n-lib.h>

#include "comity-date.h"

/*
 * Who has been kept for longer than the office means to. Nothing is erased by itself: the list is for
 * a person to look through, who erases or says until when somebody is kept, and why.
 */

static void
group_free (gpointer data)
{
  ComityRetentionGroup *self = data;

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

/* Returns: (transfer full) (nullable): the record of the office itself */
static ComityRecord *
load_office (ComityDb *db, GError **error)
{
  const ComityKind *kind = comity_kind_find ("office");
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  comity_query_set_limit (query, 1);
  ids = comity_db_ids (db, query, error);
  if (ids == NULL || ids->len == 0)
    return NULL;
  return comity_db_load (db, kind, g_array_index (ids, gint64, 0), error);
}

static guint
get_years (const ComityKind *kind, ComityRecord *office)
{
  g_autofree char *name = g_strconcat ("keep_", kind->name, NULL);
  const char *set = office ? comity_record_get (office, name) : NULL;

  return set ? (guint) g_ascii_strtoull (set, NULL, 10) : kind->retention->years;
}

/* Returns: (transfer full): the day @years before or after, for partial dates after their last day */
static char *
dup_shifted (const char *date, int years)
{
  GDate first, last;
  char text[16];

  if (!comity_date_bounds (date, &first, &last))
    return g_strdup (date);
  if (years < 0)
    g_date_subtract_years (&last, (guint) -years);
  else
    g_date_add_years (&last, (guint) years);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &last);
  return g_strdup (text);
}

static void
add_group (GPtrArray *groups,
           ComityDb *db,
           const ComityKind *kind,
           guint years,
           const char *today,
           guint limit,
           GError **error)
{
  g_autofree char *before = dup_shifted (today, -(int) years);
  ComityRetentionGroup *group = g_new0 (ComityRetentionGroup, 1);

  group->kind = kind;
  group->years = years;
  group->people = comity_db_retained (db, kind, before, today, limit, &group->total, error);
  if (group->people != NULL && group->people->len > 0)
    g_ptr_array_add (groups, group);
  else
    group_free (group);
}

/**
 * comity_retention_review:
 * @db: a reader's connection
 * @today: this day, ISO 8601
 * @limit: at most so many people of a kind
 *
 * Finds who has been kept for longer than the period of the kind, by the office's own numbers or else
 * those of the tables. A kind whose period is 0 years is kept without a limit.
 *
 * Returns: (transfer full) (element-type ComityRetentionGroup): one for each kind that has such
 *   people, or %NULL with @error
 */
GPtrArray *
comity_retention_review (ComityDb *db, const char *today, guint limit, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ComityRecord) office = load_office (db, &local);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint i = 0; i < n && local == NULL; i++) {
    guint years = kinds[i]->retention ? get_years (kinds[i], office) : 0;

    if (years > 0)
      add_group (groups, db, kinds[i], years, today, limit, &local);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&groups);
}

/**
 * comity_retention_get_source:
 * @kind: with a ComityRetention
 * @source: which of its dates, see ComityRetained
 *
 * Returns: (nullable): the field from which the period is counted, %NULL for the last change
 */
const ComityField *
comity_retention_get_source (const ComityKind *kind, int source)
{
  g_auto (GStrv) parts = NULL;

  if (source < 0)
    return NULL;
  parts = g_strsplit (kind->retention->since[source], ".", 2);
  if (parts[1] == NULL)
    return comity_kind_get_field (kind, parts[0]);
  return comity_kind_get_field (comity_kind_find (comity_kind_get_field (kind, parts[0])->target),
                                parts[1]);
}

/**
 * comity_retention_dup_past:
 *
 * Returns: (transfer full): the day on which the person's period ended, ISO 8601
 */
char *
comity_retention_dup_past (const ComityRetentionGroup *group, const ComityRetained *person)
{
  return dup_shifted (person->since, (int) group->years);
}

/**
 * comity_retention_dup_reason:
 *
 * Returns: (transfer full): why the person is listed, such as “Studies to 30 June 2014”
 */
char *
comity_retention_dup_reason (const ComityRetentionGroup *group, const ComityRetained *person)
{
  const ComityField *field = comity_retention_get_source (group->kind, person->source);
  g_autofree char *date = comity_date_format (person->since);

  if (field == NULL)
    /* Translators: why a person's data need a look; %s is a date */
    return g_strdup_printf (_ ("Last changed %s"), date);
  /* Translators: why a person's data need a look: the label of a field and its date */
  return g_strdup_printf (C_ ("retention", "%1$s: %2$s"), comity_field_get_label (field), date);
}
