/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-findings.h"
#include "comity-record.h"
#include "comity-ror.h"
#include "comity-web-sources.h"

G_BEGIN_DECLS

/**
 * ComityLookupFlags:
 * @COMITY_LOOKUP_OWN_NETWORK: this once, also hosts of one's own network
 * @COMITY_LOOKUP_PATIENT: waits for its turn at registers that limit how often they are asked
 */
typedef enum {
  COMITY_LOOKUP_DEFAULT = 0,
  COMITY_LOOKUP_OWN_NETWORK = 1 << 0,
  COMITY_LOOKUP_PATIENT = 1 << 1,
} ComityLookupFlags;

/** ComityStart: what is known of an organisation at the beginning; at least one of them. */
typedef struct {
  const char *ror, *wikidata, *website, *name;
} ComityStart;

ComityFindings *comity_lookup_page (GBytes *saved, const char *base);
ComityFindings *comity_lookup_sync (const char *typed,
                                    ComityLookupFlags flags,
                                    GCancellable *cancellable,
                                    GError **error);
void comity_lookup_async (const char *typed,
                          ComityLookupFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
ComityFindings *comity_lookup_finish (GAsyncResult *result, GError **error);
ComityFindings *comity_lookup_partner_sync (ComityRecord *partner,
                                            ComityLookupFlags flags,
                                            GCancellable *cancellable,
                                            GError **error);
void comity_lookup_suggest_async (const char *text,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *comity_lookup_suggest_finish (GAsyncResult *result, GError **error);

G_END_DECLS
