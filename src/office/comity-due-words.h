/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityDueDistance: how near a date is by which something must be done. */
typedef enum {
  COMITY_DUE_FAR,
  COMITY_DUE_NEAR,
  COMITY_DUE_PAST,
} ComityDueDistance;

ComityDueDistance comity_due_get (const char *due, const char *today);
char *comity_due_dup_words (const char *due, const char *today);

G_END_DECLS
