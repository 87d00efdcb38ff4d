/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

int comity_programme_compare (ComityRecord *a, ComityRecord *b);
GPtrArray *comity_programme_sort (GPtrArray *items);
GStrv comity_programme_dup_days (GPtrArray *items, const char *starts, const char *ends);
GPtrArray *comity_programme_move (GPtrArray *items, const char *const *days, gint64 id, int step);
GPtrArray *comity_programme_place (GPtrArray *items, gint64 id, const char *day, gint64 before);

G_END_DECLS
