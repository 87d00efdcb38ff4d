/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

#define COMITY_TYPE_RECORD (comity_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (ComityRecord, comity_record, COMITY, RECORD, GObject)

struct _ComityRecordClass {
  GObjectClass parent_class;
  const ComityKind *kind;
  GParamSpec **pspecs; /* one a field; live as long as the class, that is for ever */
};

/**
 * ComityRecord:
 *
 * One record of a kind. Its GType is made from the kind's table, each field is a string property
 * in the neutral form (field names with `_` are properties with `-`), %NULL when absent. A record
 * is a plain value: it knows nothing of the store. Not thread-safe; may be handed over.
 */

ComityRecord *comity_record_new (const ComityKind *kind);
ComityRecord *comity_record_copy (ComityRecord *record);

const ComityKind *comity_record_get_kind (ComityRecord *record);
gint64 comity_record_get_id (ComityRecord *record);
void comity_record_set_id (ComityRecord *record, gint64 id);
int comity_record_get_version (ComityRecord *record);
void comity_record_set_version (ComityRecord *record, int version);
const char *comity_record_get_created (ComityRecord *record);
const char *comity_record_get_changed (ComityRecord *record);
void comity_record_set_stamps (ComityRecord *record, const char *created, const char *changed);

const char *comity_record_get (ComityRecord *record, const char *field_name);
const char *comity_record_get_at (ComityRecord *record, guint index);
void comity_record_set (ComityRecord *record, const char *field_name, const char *neutral);
void comity_record_set_at (ComityRecord *record, guint index, const char *neutral);
gboolean comity_record_put (ComityRecord *record,
                            const char *field_name,
                            const char *neutral,
                            GError **error);
gint64 comity_record_get_ref (ComityRecord *record, const char *field_name);
gint64 comity_record_get_int (ComityRecord *record, const char *field_name, gint64 otherwise);

const char *comity_record_get_ref_titles (ComityRecord *record, guint index);
void comity_record_set_ref_titles (ComityRecord *record, guint index, const char *titles);

char *comity_record_dup_title (ComityRecord *record);
char *comity_record_dup_subtitle (ComityRecord *record);
void comity_record_set_masked (ComityRecord *record, gboolean masked);
char *comity_record_dup_display (ComityRecord *record, guint index);
char *comity_record_dup_search_text (ComityRecord *record);

/**
 * ComityProblem: what is wrong with one field; @field is its index or -1 for the whole record,
 * @error a sentence for people.
 */
typedef struct {
  int field;
  GError *error;
} ComityProblem;

/** ComityProblems: the problems found by comity_record_validate(), in the order of the fields. */
struct _ComityProblems {
  GPtrArray *array; /* of ComityProblem */
};

ComityProblems *comity_record_validate (ComityRecord *record);
ComityProblems *comity_record_validate_normalized (ComityRecord *record);
ComityProblems *comity_record_validate_rules (ComityRecord *record);
void comity_problems_free (ComityProblems *problems);
guint comity_problems_get_size (const ComityProblems *problems);
const ComityProblem *comity_problems_get (const ComityProblems *problems, guint index);
void comity_problems_add (ComityProblems *problems,
                          ComityRecord *record,
                          const char *field_name,
                          int code,
                          const char *sentence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityProblems, comity_problems_free)

G_END_DECLS
