/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-places-taken.h"

#include <stdlib.h>
#include <string.h>

#include "comity-date.h"

/* Which of the places of an agreement are taken: counted from the stays, never typed. */

#define FIRST_MONTH 9 /* of an academic year, where the office does not say */
#define FIRST_DAY 1

/**
 * comity_academic_year_dup:
 * @date: ISO 8601
 * @month: in which an academic year begins
 * @day: on which day of @month
 *
 * Returns: (transfer full): the academic year of a day, as 2026/2027
 */
char *
comity_academic_year_dup (const char *date, int month, int day)
{
  GDate first;
  int year, m, d;

  if (!comity_date_bounds (date, &first, NULL))
    return g_strdup ("");
  year = g_date_get_year (&first);
  m = (int) g_date_get_month (&first);
  d = g_date_get_day (&first);
  if (m < month || (m == month && d < day))
    year--;
  return g_strdup_printf ("%d/%d", year, year + 1);
}

static gboolean
is_of_year (ComityRecord *stay, const char *year, int month, int day)
{
  const char *said = comity_record_get (stay, "academic_year");
  const char *from = comity_record_get (stay, "actual_from");
  g_autofree char *told = NULL;

  if (said != NULL)
    return strcmp (said, year) == 0;
  if (from == NULL)
    from = comity_record_get (stay, "planned_from");
  if (from == NULL)
    return FALSE;
  told = comity_academic_year_dup (from, month, day);
  return strcmp (told, year) == 0;
}

static gboolean
takes_a_place (ComityRecord *stay)
{
  static const char *const none[] = { "cancelled", "rejected", NULL };
  const char *state = comity_record_get (stay, "state");

  return state == NULL || !g_strv_contains (none, state);
}

static gboolean
is_for (ComityRecord *quota, ComityRecord *stay)
{
  return g_strcmp0 (comity_record_get (quota, "direction"),
                    comity_record_get (stay, "direction")) == 0 &&
         g_strcmp0 (comity_record_get (quota, "category"), comity_record_get (stay, "category")) ==
           0;
}

/* The line that a stay names; else the only one for its direction and category. */
static int
find_quota (GPtrArray *quotas, ComityRecord *stay)
{
  gint64 named = comity_record_get_ref (stay, "quota");
  int found = -1;

  for (guint i = 0; i < quotas->len; i++) {
    if (named != 0 && comity_record_get_id (quotas->pdata[i]) == named)
      return (int) i;
    if (named == 0 && is_for (quotas->pdata[i], stay)) {
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  }
  return found;
}

/**
 * comity_places_taken_new:
 * @quotas: (element-type ComityRecord): the lines of places of an agreement
 * @stays: (element-type ComityRecord): those under the agreement
 * @today: whose academic year is counted
 *
 * Returns: (transfer full): how many places are taken in each line
 */
ComityPlacesTaken *
comity_places_taken_new (GPtrArray *quotas, GPtrArray *stays, const char *today, int month, int day)
{
  ComityPlacesTaken *self = g_new0 (ComityPlacesTaken, 1);

  self->year = comity_academic_year_dup (today, month, day);
  self->taken = g_array_sized_new (FALSE, TRUE, sizeof (guint), quotas->len);
  g_array_set_size (self->taken, quotas->len);
  for (guint i = 0; i < stays->len; i++) {
    int line = find_quota (quotas, stays->pdata[i]);

    if (line >= 0 && takes_a_place (stays->pdata[i]) &&
        is_of_year (stays->pdata[i], self->year, month, day))
      g_array_index (self->taken, guint, line)++;
  }
  return self;
}

/** comity_places_taken_free: */
void
comity_places_taken_free (ComityPlacesTaken *self)
{
  g_free (self->year);
  g_array_unref (self->taken);
  g_free (self);
}

static void
read_start (ComityDb *db, int *month, int *day)
{
  const ComityKind *kind = comity_kind_find ("office");
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = comity_db_ids (db, query, NULL);
  g_autoptr (ComityRecord) office =
    ids != NULL && ids->len > 0 ? comity_db_load (db, kind, g_array_index (ids, gint64, 0), NULL) :
                                  NULL;

  *month = office != NULL ? (int) comity_record_get_int (office, "year_start_month", FIRST_MONTH) :
                            FIRST_MONTH;
  *day =
    office != NULL ? (int) comity_record_get_int (office, "year_start_day", FIRST_DAY) : FIRST_DAY;
}

/**
 * comity_places_taken_read:
 * @quotas: (element-type ComityRecord): all lines of places of @agreement
 *
 * For a #ComityReadFunc.
 *
 * Returns: (transfer full) (nullable): %NULL with @error
 */
ComityPlacesTaken *
comity_places_taken_read (ComityDb *db,
                          gint64 agreement,
                          GPtrArray *quotas,
                          const char *today,
                          GError **error)
{
  const ComityKind *kind = comity_kind_find ("mobility");
  g_autoptr (GPtrArray) stays = quotas->len > 0 ?
                                  comity_db_children (db, comity_kind_get_field (kind, "agreement"),
                                                      kind, agreement, 0, error) :
                                  g_ptr_array_new ();
  int month, day;

  if (stays == NULL)
    return NULL;
  read_start (db, &month, &day);
  return comity_places_taken_new (quotas, stays, today, month, day);
}
