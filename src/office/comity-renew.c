/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-renew.h"

#include <stdlib.h>
#include <string.h>

#include "comity-date.h"

/* The agreement that continues another one: the same sides, places and content, for the time after. */

#define DAY_LENGTH 10 /* of a whole date */
#define YEAR_DAYS 365.25

static gboolean
is_day (const char *date)
{
  return date != NULL && strlen (date) == DAY_LENGTH;
}

/**
 * comity_renew_get_years:
 *
 * Returns: for how many years an agreement is renewed: as it says, else as long as it ran; 0 when
 *   nobody knows
 */
int
comity_renew_get_years (ComityRecord *agreement)
{
  const char *from = comity_record_get (agreement, "valid_from");
  const char *to = comity_record_get (agreement, "valid_to");
  int said = (int) comity_record_get_int (agreement, "renewal_years", 0);

  if (said > 0 || !is_day (from) || !is_day (to))
    return said;
  return (int) ((comity_date_days_between (from, to) + 1) / YEAR_DAYS + 0.5);
}

static char *
add_years (const char *day, int years)
{
  GDate date;

  if (!comity_date_bounds (day, &date, NULL))
    return NULL;
  g_date_add_years (&date, (guint) years); /* 29 February becomes the 28th */
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * comity_renew_shift_year:
 * @academic_year: (nullable): such as 2026/2027 or 2026
 *
 * Returns: (transfer full) (nullable): so many years later; a text without years as it is
 */
char *
comity_renew_shift_year (const char *academic_year, int years)
{
  GString *text;

  if (academic_year == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (const char *p = academic_year; *p != '\0';) {
    gsize digits = strspn (p, "0123456789");

    if (digits == 4)
      g_string_append_printf (text, "%04d", atoi (p) + years);
    else
      g_string_append_len (text, p, (gssize) MAX (digits, 1));
    p += MAX (digits, 1);
  }
  return g_string_free_and_steal (text);
}

static void
copy_fields (ComityRecord *to, ComityRecord *from, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    comity_record_set (to, fields[i], comity_record_get (from, fields[i]));
}

static void
shift_fields (ComityRecord *to, ComityRecord *from, int years)
{
  static const char *const fields[] = { "year_from", "year_to" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *moved = comity_renew_shift_year (comity_record_get (from, fields[i]), years);

    comity_record_set (to, fields[i], moved);
  }
}

/* It begins on the day after the old one ends, and runs as long. */
static void
set_validity (ComityRecord *next, ComityRecord *agreement)
{
  const char *to = comity_record_get (agreement, "valid_to");
  int years = comity_renew_get_years (agreement);
  g_autofree char *begins = is_day (to) ? comity_date_add_days (to, 1) : NULL;
  g_autofree char *after = begins != NULL && years > 0 ? add_years (begins, years) : NULL;
  g_autofree char *ends = after != NULL ? comity_date_add_days (after, -1) : NULL;
  g_autofree char *notice = NULL;
  int notice_months = (int) comity_record_get_int (agreement, "notice_months", 0);

  comity_record_set (next, "valid_from", begins);
  comity_record_set (next, "valid_to", ends);
  if (ends != NULL && notice_months > 0) {
    GDate date;

    comity_date_bounds (ends, &date, NULL);
    g_date_subtract_months (&date, (guint) notice_months);
    notice = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date),
                              g_date_get_day (&date));
    comity_record_set (next, "notice_by", notice);
  }
  shift_fields (next, agreement, years);
}

/**
 * comity_renew_make:
 * @agreement: the one that ends
 * @today: since when the new one is a draft
 *
 * Returns: (transfer full): the agreement after @agreement: what was agreed stays, dates move, numbers
 *   and signatures are left out; it replaces @agreement
 */
ComityRecord *
comity_renew_make (ComityRecord *agreement, const char *today)
{
  static const char *const kept[] = {
    "name",          "kind",          "partner",     "languages",  "multilateral",
    "renewal",       "our_unit",      "responsible", "supervisor", "partner_contact",
    "renewal_years", "notice_months", "amends",      "forms",      "fields",
    "directions",    "subject",       "obligations", "funding",    "tags",
    "public_text",   "publish",       NULL
  };
  ComityRecord *next = comity_record_new (comity_record_get_kind (agreement));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (agreement));

  copy_fields (next, agreement, kept);
  comity_record_set (next, "stage", "draft");
  comity_record_set (next, "stage_since", today);
  comity_record_set (next, "supersedes", id);
  set_validity (next, agreement);
  return next;
}

/** comity_renew_make_party: (transfer full) the same side, which has not signed yet */
ComityRecord *
comity_renew_make_party (ComityRecord *party)
{
  static const char *const kept[] = { "side",        "partner",        "unit",
                                      "signatory",   "signatory_post", "signatory_contact",
                                      "coordinator", "position",       NULL };
  ComityRecord *copy = comity_record_new (comity_record_get_kind (party));

  copy_fields (copy, party, kept);
  return copy;
}

/** comity_renew_make_quota: (transfer full) the same places, so many years later */
ComityRecord *
comity_renew_make_quota (ComityRecord *quota, int years)
{
  const ComityKind *kind = comity_record_get_kind (quota);
  ComityRecord *copy = comity_record_new (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & COMITY_OWNER) == 0)
      comity_record_set_at (copy, i, comity_record_get_at (quota, i));
  shift_fields (copy, quota, years);
  return copy;
}

/** comity_renewal_free: */
void
comity_renewal_free (ComityRenewal *self)
{
  g_clear_object (&self->agreement);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

/**
 * comity_renew_read:
 * @agreement: the id of the one that ends
 *
 * For a #ComityReadFunc.
 *
 * Returns: (transfer full) (nullable): what renews it; %NULL with @error
 */
ComityRenewal *
comity_renew_read (ComityDb *db, gint64 agreement, const char *today, GError **error)
{
  g_autoptr (ComityRenewal) self = g_new0 (ComityRenewal, 1);
  g_autoptr (ComityRecord) old =
    comity_db_load (db, comity_kind_find ("agreement"), agreement, error);
  static const char *const kinds[] = { "party", "quota" };

  if (old == NULL)
    return NULL;
  self->agreement = comity_renew_make (old, today);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    const ComityKind *kind = comity_kind_find (kinds[k]);
    g_autoptr (GPtrArray) children =
      comity_db_children (db, comity_kind_get_owner_field (kind), kind, agreement, 0, error);

    if (children == NULL)
      return NULL;
    for (guint i = 0; i < children->len; i++)
      g_ptr_array_add (self->children, k == 0 ?
                                         comity_renew_make_party (children->pdata[i]) :
                                         comity_renew_make_quota (children->pdata[i],
                                                                  comity_renew_get_years (old)));
  }
  return g_steal_pointer (&self);
}

/**
 * comity_renewal_commit:
 * @agreement: the id that the new agreement gets
 *
 * Puts parties and places into the transaction that saves the agreement.
 */
void
comity_renewal_commit (const ComityRenewal *self, ComityChanges *changes, gint64 agreement)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, agreement);

  for (guint i = 0; i < self->children->len; i++) {
    g_autoptr (ComityRecord) copy = comity_record_copy (self->children->pdata[i]);
    const ComityField *owner = comity_kind_get_owner_field (comity_record_get_kind (copy));

    comity_record_set (copy, owner->name, id);
    comity_changes_put (changes, copy);
  }
}
