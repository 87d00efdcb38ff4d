/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityUnit: what a term is counted in. */
typedef enum {
  COMITY_UNIT_HOURS, /* of whole days: 48 hours are two days, 72 are three */
  COMITY_UNIT_DAYS,
  COMITY_UNIT_WORKING_DAYS,
  COMITY_UNIT_MONTHS,
} ComityUnit;

/** ComityDayOff: what becomes of a term that ends on a day off. */
typedef enum {
  COMITY_DAY_OFF_KEEP,
  COMITY_DAY_OFF_EARLIER,
  COMITY_DAY_OFF_LATER,
} ComityDayOff;

/**
 * ComityCalendar: on which days people work in a country. Days are Julian days as of GDate.
 */
typedef struct _ComityCalendar ComityCalendar;

ComityCalendar *comity_calendar_new (const char *country);
void comity_calendar_free (ComityCalendar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityCalendar, comity_calendar_free)
void comity_calendar_add (ComityCalendar *self, guint32 day, gboolean yearly, gboolean working);
gboolean comity_calendar_is_working (const ComityCalendar *self, guint32 day);
guint32 comity_calendar_settle (const ComityCalendar *self, guint32 day, ComityDayOff day_off);
guint32 comity_calendar_shift (const ComityCalendar *self,
                               guint32 day,
                               int amount,
                               ComityUnit unit);

guint32 comity_day_from_iso (const char *iso);
char *comity_day_to_iso (guint32 day);

G_END_DECLS
