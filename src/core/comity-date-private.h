/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define COMITY_DATE_MIN_YEAR 1000
#define COMITY_DATE_MAX_YEAR 2999

/** ComityDateParts: a date that may be partial: @day, or @day and @month, are 0 then. */
typedef struct {
  int year, month, day;
} ComityDateParts;

gboolean comity_date_scan (const char *iso, ComityDateParts *parts);
gboolean comity_date_check (const ComityDateParts *parts, GError **error);
char *comity_date_print (const ComityDateParts *parts);
gboolean comity_date_is_month_first (void);
int comity_date_find_month (const char *word);

G_END_DECLS
