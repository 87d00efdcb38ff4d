/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/**
 * ComityDraft:
 *
 * What stands in a form and is not saved: everything that is needed to open the form again as it
 * was. Plain data, so that it can be kept on the disk.
 */
typedef struct {
  const ComityKind *kind;
  gint64 id;          /* 0: a new record */
  int version;        /* of the record that the form was opened with */
  GHashTable *typed;  /* field name -> what stands in its control; only what was changed */
} ComityDraft;

ComityDraft *comity_draft_new (const ComityKind *kind, gint64 id, int version);
void comity_draft_free (ComityDraft *self);
GVariant *comity_draft_to_variant (const ComityDraft *self);
ComityDraft *comity_draft_from_variant (GVariant *variant);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityDraft, comity_draft_free)

G_END_DECLS
