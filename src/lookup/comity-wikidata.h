/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "comity-findings.h"
#include "comity-web-sources.h"

G_BEGIN_DECLS

JsonNode *comity_wikidata_parse (GBytes *body, JsonNode **entity, GError **error);
void comity_wikidata_read (JsonNode *entity,
                           const char *commons,
                           const ComityOrigin *origin,
                           ComityFindings *findings);
gboolean comity_wikidata_ask (ComityAsker *asker,
                              const char *id,
                              ComityFindings *findings,
                              GError **error);
char *comity_wikidata_find (ComityAsker *asker, const char *ror, GError **error);
char *comity_wikidata_dup_rights (JsonNode *answer);

G_END_DECLS
