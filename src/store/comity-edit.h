/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-progress.h"
#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityEditMode: what an edit does to a field.
 * @COMITY_EDIT_SET: the value takes the place of what there was
 * @COMITY_EDIT_ADD: the values join those that there are; only for fields of many values
 * @COMITY_EDIT_REMOVE: the values go, others stay; only for fields of many values
 */
typedef enum {
  COMITY_EDIT_SET,
  COMITY_EDIT_ADD,
  COMITY_EDIT_REMOVE,
} ComityEditMode;

/** ComityEdit: one value of one record that shall become another. */
typedef struct {
  gint64 id;
  const ComityField *field;
  ComityEditMode mode;
  char *value; /* a reference string, neutral; NULL: absent */
} ComityEdit;

/** ComityEdits: edits of records of one kind, done or refused together. */
typedef struct {
  gatomicrefcount refs;
  const ComityKind *kind;
  GArray *array; /* of ComityEdit */
} ComityEdits;

ComityEdits *comity_edits_new (const ComityKind *kind);
ComityEdits *comity_edits_ref (ComityEdits *self);
void comity_edits_unref (ComityEdits *self);
void comity_edits_add (ComityEdits *self,
                       gint64 id,
                       const ComityField *field,
                       ComityEditMode mode,
                       const char *neutral);
ComityEdits *comity_edits_without (ComityEdits *self, const GArray *refused);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityEdits, comity_edits_unref)

void comity_changes_edit (ComityChanges *self, ComityEdits *edits, ComityProgress *progress);

/** ComityRefusal: an edit that would break a rule; @index is its place among the edits. */
typedef struct {
  guint index;
  gint64 id;
  char *title, *sentence;
} ComityRefusal;

/** ComityTrial: what edits would do. */
typedef struct {
  guint n_changes; /* records that would become another */
  guint n_same;    /* edits that change nothing */
  guint n_gone;    /* edits of records that are not there any more */
  GArray *refused; /* of ComityRefusal */
} ComityTrial;

void comity_trial_free (ComityTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityTrial, comity_trial_free)

ComityTrial *comity_db_try_edits (ComityDb *db,
                                  ComityEdits *edits,
                                  ComityProgress *progress,
                                  GError **error);

G_END_DECLS
