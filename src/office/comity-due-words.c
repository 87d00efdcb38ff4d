/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-due-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-date.h"

#define NEAR_DAYS 7
#define DAYS_IN_WORDS 30 /* beyond, the date itself says more */

/**
 * comity_due_get:
 * @due: ISO 8601, may be partial: then its first day counts
 * @today: ISO 8601
 */
ComityDueDistance
comity_due_get (const char *due, const char *today)
{
  int days = comity_date_days_between (today, due);

  return days < 0 ? COMITY_DUE_PAST : days <= NEAR_DAYS ? COMITY_DUE_NEAR : COMITY_DUE_FAR;
}

/**
 * comity_due_dup_words:
 *
 * Returns: (transfer full): “today”, “in 2 days”, “3 days late”, or the date when it is far
 */
char *
comity_due_dup_words (const char *due, const char *today)
{
  int days = comity_date_days_between (today, due);

  if (strlen (due) != strlen (today) || ABS (days) > DAYS_IN_WORDS)
    return comity_date_format (due);
  if (days == 0)
    /* Translators: when something is due */
    return g_strdup (C_ ("due", "today"));
  if (days > 0)
    /* Translators: when something is due; %d is a number of days from 1 */
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  /* Translators: how long ago something was due; %d is a number of days from 1 */
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -days), -days);
}
