/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-pulse.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-date.h"

#define QUIET_DAYS 730
#define ENDING_DAYS 183

/* What counts as contact with a partner, and the day on which it was. */
static const struct {
  const char *kind, *partner, *date;
} contacts[] = {
  { "delegation", "partners", "ends" },
  { "delegation", "partners", "starts" },
  { "event", "partners", "ends" },
  { "event", "partners", "starts" },
  { "mobility", "partner", "actual_to" },
  { "mobility", "partner", "actual_from" },
  { "mobility", "partner", "planned_from" },
  { "agreement", "partner", "signed_on" },
  { "publication", "partners", "published_on" },
  { "project", "partners", "starts" },
  { "honour", "partner", "conferred_on" },
};

/* States in which something has not happened. */
static const char *const void_states[] = { "cancelled", "rejected", "refused", NULL };

/** comity_pulse_free: */
void
comity_pulse_free (ComityPulse *self)
{
  g_free (self->status);
  g_free (self->since);
  g_free (self->last);
  g_free (self->last_title);
  g_free (self->ends);
  g_free (self->agreement_title);
  g_free (self);
}

/* -- Reading -------------------------------------------------------------------------------- */

static gboolean
add_filter (ComityQuery *query, const char *field, ComityOp op, const char *value, GError **error)
{
  return comity_query_add_filter (query, field, op, value, error);
}

static gboolean
skip_void (ComityQuery *query, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const ComityField *status =
    kind->status != NULL ? comity_kind_get_field (kind, kind->status) : NULL;

  for (const ComityChoice *c = status != NULL ? status->choices : NULL;
       c != NULL && c->code != NULL; c++)
    if (g_strv_contains (void_states, c->code) &&
        !add_filter (query, status->name, COMITY_OP_NOT, c->code, error))
      return FALSE;
  return TRUE;
}

static void
take_contact (ComityPulse *self, ComityRecord *record, const char *date)
{
  if (date == NULL || (self->last != NULL && strcmp (date, self->last) <= 0))
    return;
  g_free (self->last);
  g_free (self->last_title);
  self->last = g_strdup (date);
  self->last_kind = comity_record_get_kind (record);
  self->last_id = comity_record_get_id (record);
  self->last_title = comity_record_dup_title (record);
}

static gboolean
read_contact (ComityPulse *self,
              ComityDb *db,
              guint which,
              const char *partner,
              const char *today,
              GError **error)
{
  const ComityKind *kind = comity_kind_find (contacts[which].kind);
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (ComityRecord) record = NULL;

  if (!add_filter (query, contacts[which].partner, COMITY_OP_IS, partner, error) ||
      !add_filter (query, contacts[which].date, COMITY_OP_TO, today, error) ||
      !skip_void (query, error) ||
      !comity_query_set_sort (query, contacts[which].date, TRUE, error))
    return FALSE;
  comity_query_set_limit (query, 1);
  ids = comity_db_ids (db, query, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  record = comity_db_load (db, kind, g_array_index (ids, gint64, 0), error);
  if (record == NULL)
    return FALSE;
  take_contact (self, record, comity_record_get (record, contacts[which].date));
  return TRUE;
}

static gboolean
read_agreement (ComityPulse *self,
                ComityDb *db,
                const char *partner,
                const char *today,
                GError **error)
{
  const ComityKind *kind = comity_kind_find ("agreement");
  g_autoptr (ComityQuery) open = comity_query_new (kind);
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (ComityRecord) record = NULL;
  gint64 n_open;

  if (!add_filter (open, "partner", COMITY_OP_IS, partner, error) ||
      !add_filter (open, "stage", COMITY_OP_IS, "in_force", error) ||
      !add_filter (open, "valid_to", COMITY_OP_ABSENT, NULL, error) ||
      !add_filter (query, "partner", COMITY_OP_IS, partner, error) ||
      !add_filter (query, "stage", COMITY_OP_IS, "in_force", error) ||
      !add_filter (query, "valid_to", COMITY_OP_FROM, today, error) ||
      !comity_query_set_sort (query, "valid_to", TRUE, error))
    return FALSE;
  n_open = comity_db_count (db, open, error);
  comity_query_set_limit (query, 1);
  ids = n_open == 0 ? comity_db_ids (db, query, error) : NULL;
  if (n_open != 0 || ids == NULL)
    return n_open > 0;
  if (ids->len == 0)
    return TRUE;
  record = comity_db_load (db, kind, g_array_index (ids, gint64, 0), error);
  if (record == NULL)
    return FALSE;
  self->ends = g_strdup (comity_record_get (record, "valid_to"));
  self->agreement = comity_record_get_id (record);
  self->agreement_title = comity_record_dup_title (record);
  return TRUE;
}

/**
 * comity_pulse_read:
 * @partner: a partner
 * @today: ISO 8601
 *
 * For a #ComityReadFunc: finds the last contact with a partner (visits, events, stays, signatures,
 * publications, projects, honours) and the agreement that ends last.
 *
 * Returns: (transfer full) (nullable): %NULL with @error
 */
ComityPulse *
comity_pulse_read (ComityDb *db, ComityRecord *partner, const char *today, GError **error)
{
  g_autoptr (ComityPulse) self = g_new0 (ComityPulse, 1);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (partner));

  self->status = g_strdup (comity_record_get (partner, "status"));
  self->since = g_strdup (comity_record_get (partner, "since"));
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (!read_contact (self, db, i, id, today, error))
      return NULL;
  if (!read_agreement (self, db, id, today, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* -- Judging -------------------------------------------------------------------------------- */

static gboolean
is_within (const char *from, const char *to, int days)
{
  return comity_date_days_between (from, to) <= days;
}

/**
 * comity_pulse_get_state:
 * @today: ISO 8601
 *
 * A partnership of which nothing is known is quiet only when it is older than two years.
 */
ComityPulseState
comity_pulse_get_state (const ComityPulse *self, const char *today)
{
  gboolean ends = self->ends != NULL && is_within (today, self->ends, ENDING_DAYS);
  const char *from = self->last != NULL ? self->last : self->since;
  gboolean is_quiet = from != NULL && !is_within (from, today, QUIET_DAYS);

  if (g_strcmp0 (self->status, "ended") == 0)
    return COMITY_PULSE_OVER;
  if (ends)
    return is_quiet ? COMITY_PULSE_FADING : COMITY_PULSE_ENDING;
  if (is_quiet)
    return COMITY_PULSE_QUIET;
  return self->last != NULL ? COMITY_PULSE_ACTIVE : COMITY_PULSE_NONE;
}

/**
 * comity_pulse_dup_sentence:
 * @today: ISO 8601
 *
 * Returns: (transfer full): how the partnership stands, in words
 */
char *
comity_pulse_dup_sentence (const ComityPulse *self, const char *today)
{
  g_autofree char *ends = self->ends != NULL ? comity_date_format (self->ends) : NULL;

  switch (comity_pulse_get_state (self, today)) {
  case COMITY_PULSE_ACTIVE:
    return g_strdup (_ ("Active: there was contact within the last two years."));
  case COMITY_PULSE_QUIET:
    return g_strdup (self->last != NULL ?
                       _ ("Quiet for two years.") :
                       _ ("Nothing is recorded of this partnership, for two years or more."));
  case COMITY_PULSE_ENDING:
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("The last agreement ends on %s."), ends);
  case COMITY_PULSE_FADING:
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Quiet for two years, and the last agreement ends on %s."), ends);
  case COMITY_PULSE_OVER:
    return g_strdup (_ ("This partnership has been ended."));
  case COMITY_PULSE_NONE:
  default:
    return g_strdup (_ ("Nothing is recorded of this partnership yet."));
  }
}

/**
 * comity_pulse_dup_last:
 *
 * Returns: (transfer full) (nullable): the last contact: what and when
 */
char *
comity_pulse_dup_last (const ComityPulse *self)
{
  g_autofree char *day = self->last != NULL ? comity_date_format (self->last) : NULL;

  if (day == NULL)
    return NULL;
  /* Translators: %1$s is the title of a visit, event …, %2$s is a date */
  return g_strdup_printf (_ ("Last contact: %1$s, %2$s"), self->last_title, day);
}
