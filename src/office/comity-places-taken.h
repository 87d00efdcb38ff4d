/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityPlacesTaken: how many of an agreement's places stays have taken in one academic year. */
typedef struct {
  char *year;    /* 2026/2027 */
  GArray *taken; /* of guint, for each line of places in its order */
} ComityPlacesTaken;

char *comity_academic_year_dup (const char *date, int month, int day);
ComityPlacesTaken *comity_places_taken_new (GPtrArray *quotas,
                                            GPtrArray *stays,
                                            const char *today,
                                            int month,
                                            int day);
ComityPlacesTaken *comity_places_taken_read (ComityDb *db,
                                             gint64 agreement,
                                             GPtrArray *quotas,
                                             const char *today,
                                             GError **error);
void comity_places_taken_free (ComityPlacesTaken *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPlacesTaken, comity_places_taken_free)

G_END_DECLS
