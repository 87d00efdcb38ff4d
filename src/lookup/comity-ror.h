/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "comity-findings.h"
#include "comity-web-sources.h"

G_BEGIN_DECLS

/** ComitySuggestion: an organisation of the register that may be meant. */
typedef struct {
  char *ror;
  char *name;
  char *place; /* "City, Country" */
  JsonNode *record;
} ComitySuggestion;

void comity_suggestion_free (ComitySuggestion *self);

JsonNode *comity_ror_parse (GBytes *body, GError **error);
gboolean comity_ror_read (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings);
gboolean comity_ror_ask (ComityAsker *asker,
                         const char *id,
                         ComityFindings *findings,
                         GError **error);
GPtrArray *comity_ror_suggest (ComityAsker *asker, const char *text, GError **error);
ComitySuggestion *comity_ror_match (ComityAsker *asker, const char *text, GError **error);
gboolean comity_ror_has_domain (JsonNode *record, const char *domain);
char *comity_ror_dup_query (const char *text);

G_END_DECLS
