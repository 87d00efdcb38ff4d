/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/**
 * ComityOp: how a filter compares.
 * @COMITY_OP_IS: equal; for fields of many values: one of them; `;` in the value: any of these
 * @COMITY_OP_NOT: not so (absent counts as not)
 * @COMITY_OP_CONTAINS: the folded text contains the folded value
 * @COMITY_OP_FROM, @COMITY_OP_TO: at least, at most; partial dates by their whole span
 * @COMITY_OP_ABSENT, @COMITY_OP_PRESENT: without or with a value
 */
typedef enum {
  COMITY_OP_IS,
  COMITY_OP_NOT,
  COMITY_OP_CONTAINS,
  COMITY_OP_FROM,
  COMITY_OP_TO,
  COMITY_OP_ABSENT,
  COMITY_OP_PRESENT,
} ComityOp;

typedef struct {
  const ComityField *field;
  ComityOp op;
  char *value; /* neutral */
} ComityFilter;

#define COMITY_TYPE_QUERY (comity_query_get_type ())
G_DECLARE_FINAL_TYPE (ComityQuery, comity_query, COMITY, QUERY, GObject)

/**
 * ComityQuery:
 *
 * Which records of one kind, in which order, with which columns. The same object serves the
 * window, the command line and exports. Not changed once it has been handed to the store: copy it.
 */
ComityQuery *comity_query_new (const ComityKind *kind);
ComityQuery *comity_query_copy (ComityQuery *self);
const ComityKind *comity_query_get_kind (ComityQuery *self);

void comity_query_set_search (ComityQuery *self, const char *text);
const char *comity_query_get_search (ComityQuery *self);
gboolean comity_query_add_filter (ComityQuery *self,
                                  const char *field,
                                  ComityOp op,
                                  const char *neutral,
                                  GError **error);
gboolean comity_query_add_where (ComityQuery *self, const char *where, GError **error);
void comity_query_remove_filter (ComityQuery *self, guint index);
void comity_query_clear_filters (ComityQuery *self);
const GPtrArray *comity_query_get_filters (ComityQuery *self); /* of ComityFilter */
gboolean comity_query_set_as_of (ComityQuery *self, const char *date, GError **error);
const char *comity_query_get_as_of (ComityQuery *self);
gboolean comity_query_set_sort (ComityQuery *self,
                                const char *field,
                                gboolean descending,
                                GError **error);
const ComityField *comity_query_get_sort (ComityQuery *self); /* NULL: by title */
gboolean comity_query_get_descending (ComityQuery *self);
void comity_query_set_limit (ComityQuery *self, guint limit); /* 0: all */
guint comity_query_get_limit (ComityQuery *self);
void comity_query_set_columns (ComityQuery *self, const ComityField *const *fields, guint n);
const ComityField *const *comity_query_get_columns (ComityQuery *self, guint *n);
char *comity_filter_dup_sentence (const ComityFilter *filter);

G_END_DECLS
