/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-findings.h"
#include "comity-logo-fetch.h"
#include "comity-store.h"

G_BEGIN_DECLS

/** ComityDifference: a field for which something else was found than is there. */
typedef struct {
  const ComityField *field;
  const ComityFinding *finding;
  char *value;      /* neutral; of a reference: the id */
  const char *old;  /* neutral, or NULL */
  gboolean typed;   /* a person typed the old value */
  gboolean accept;  /* at first: unless a person typed it */
} ComityDifference;

/** ComityDuplicate: a partner that may be the same organisation. */
typedef struct {
  gint64 id;
  char *title, *reason;
} ComityDuplicate;

/**
 * ComityAdoption: what was found about one partner, beside what the office has. Immutable but for
 * `accept`.
 */
typedef struct {
  ComityFindings *findings;
  ComityFetchedLogo *logo; /* or NULL */
  ComityRecord *partner;   /* as it was read; without an id when it is to be made */
  GPtrArray *origins;      /* of ComityRecord of kind `origin` */
  GPtrArray *differences;  /* of ComityDifference */
  GPtrArray *duplicates;   /* of ComityDuplicate; only for one that is to be made */
  GPtrArray *names;        /* of ComityFoundName, of the findings: what it is not called yet */
  gboolean accept_logo, accept_names;
  char *problem;           /* why nothing was found, or NULL */
} ComityAdoption;

ComityAdoption *comity_adoption_new_sync (ComityStore *store,
                                          ComityFindings *findings,
                                          ComityFetchedLogo *logo,
                                          gint64 partner,
                                          GError **error);
void comity_adoption_new_async (ComityStore *store,
                                ComityFindings *findings,
                                ComityFetchedLogo *logo,
                                gint64 partner,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
ComityAdoption *comity_adoption_new_finish (ComityStore *store,
                                            GAsyncResult *result,
                                            GError **error);
void comity_adoption_free (ComityAdoption *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityAdoption, comity_adoption_free)

gboolean comity_adoption_is_empty (const ComityAdoption *self);
char *comity_adoption_dup_names (const ComityAdoption *self);
guint comity_adoption_count (const ComityAdoption *self);
void comity_adoption_set_logo (ComityAdoption *self, ComityFetchedLogo *logo);
gint64 comity_adoption_apply (ComityAdoption *self, ComityChanges *changes);
char *comity_difference_dup_shown (const ComityDifference *self, const char *neutral);
void comity_adoption_put_logo (ComityChanges *changes,
                               ComityRecord *partner,
                               const GPtrArray *origins,
                               const ComityFetchedLogo *logo);

G_END_DECLS
