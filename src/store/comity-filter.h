/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/* Between the two ends of a span. */
#define COMITY_SPAN ".."
/* The field of what belongs to a record that says what it is: a passport or a visa. */
#define COMITY_FILTER_OF "kind"

/**
 * ComityOp: how a filter compares.
 * @COMITY_OP_IS: equal; for fields of many values: one of them; `;` in the value: any of these
 * @COMITY_OP_NOT: not so (absent counts as not)
 * @COMITY_OP_CONTAINS: the folded text contains the folded value
 * @COMITY_OP_FROM, @COMITY_OP_TO: at least, at most; partial dates by their whole span
 * @COMITY_OP_WITHIN: `from..to`, both included, one of them may be empty
 * @COMITY_OP_ABSENT, @COMITY_OP_PRESENT: without or with a value
 */
typedef enum {
  COMITY_OP_IS,
  COMITY_OP_NOT,
  COMITY_OP_CONTAINS,
  COMITY_OP_FROM,
  COMITY_OP_TO,
  COMITY_OP_WITHIN,
  COMITY_OP_ABSENT,
  COMITY_OP_PRESENT,
} ComityOp;

/**
 * ComityFilter:
 *
 * One condition. With a @child it is about what belongs to the record: some visa of a student. Of
 * the day up to which something is valid only the last one counts: a visa that was prolonged does
 * not end. Dates may move with the day: `today`, `today+45`, `today-30`.
 */
typedef struct {
  const ComityField *field;
  ComityOp op;
  char *value; /* neutral */
  const ComityKind *child; /* the kind that has the field, or NULL: that of the query */
  char *of; /* only those whose COMITY_FILTER_OF is this, or NULL */
} ComityFilter;

ComityFilter *comity_filter_new (const ComityKind *kind,
                                 const char *path,
                                 ComityOp op,
                                 const char *neutral,
                                 GError **error);
ComityFilter *comity_filter_copy (const ComityFilter *self);
void comity_filter_free (ComityFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityFilter, comity_filter_free)
char *comity_filter_dup_path (const ComityFilter *self);
char *comity_filter_dup_label (const ComityFilter *self);
char *comity_filter_dup_value (const ComityFilter *self);
char *comity_filter_dup_sentence (const ComityFilter *self);
char *comity_filter_resolve (const ComityFilter *self, const char *value);
void comity_filter_split_span (const ComityFilter *self, char **from, char **to);

G_END_DECLS
