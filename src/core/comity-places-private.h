/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityPlaceAlias: what people write besides the names of the standards; ends with %NULL. */
typedef struct {
  const char *name;
  const char *code;
} ComityPlaceAlias;

extern const ComityPlaceAlias comity_country_aliases[];
extern const ComityPlaceAlias comity_language_aliases[];
extern const ComityPlaceAlias comity_currency_aliases[];
extern const ComityPlaceAlias comity_currency_signs[];

G_END_DECLS
