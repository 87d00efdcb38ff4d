/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

/**
 * ComityDraft:
 *
 * What stands in a form and is not saved: everything that is needed to open the form again as it
 * was. Plain data, so that it can be kept on the disk.
 */
typedef struct {
  const ComityKind *kind;
  ComityRecord *base; /* what the form was opened with; id 0: a new record */
  GHashTable *typed;  /* field name -> what stands in its control; only what was changed */
  char *at;           /* when, UTC */
  char *path;         /* where it is kept, or NULL */
} ComityDraft;

/* Among what was typed: not a field, but the people pasted for an event, see comity-roster-dialog.c. */
#define COMITY_DRAFT_ROSTER "*roster"

ComityDraft *comity_draft_new (ComityRecord *base);
ComityDraft *comity_draft_ref (ComityDraft *self);
void comity_draft_unref (ComityDraft *self);
GVariant *comity_draft_to_variant (const ComityDraft *self);
ComityDraft *comity_draft_from_variant (GVariant *variant);
ComityDraft *comity_draft_load (const char *path);
char *comity_draft_dup_title (const ComityDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityDraft, comity_draft_unref)

G_END_DECLS
