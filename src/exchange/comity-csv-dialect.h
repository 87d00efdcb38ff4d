/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityCsvDialect: how cells are set apart; @quote may be 0. */
typedef struct {
  gunichar separator;
  char quote;
  char escape; /* what makes a quote in quotes plain, besides doubling it; or 0 */
} ComityCsvDialect;

ComityCsvDialect comity_csv_guess_dialect (const char *text, gsize length, gunichar separator);

G_END_DECLS
