/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-filter.h"
#include "comity-tongue.h"

G_BEGIN_DECLS

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
void comity_query_set_unmasked (ComityQuery *self, gboolean unmasked);
gboolean comity_query_get_unmasked (ComityQuery *self);
void comity_query_set_tongues (ComityQuery *self, ComityTongues tongues);
ComityTongues comity_query_get_tongues (ComityQuery *self);
const ComityKind *comity_query_get_kind (ComityQuery *self);

void comity_query_set_search (ComityQuery *self, const char *text);
const char *comity_query_get_search (ComityQuery *self);
gboolean comity_query_add_filter (ComityQuery *self,
                                  const char *path,
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
void comity_query_set_extra (ComityQuery *self, const ComityField *extra);
const ComityField *comity_query_get_extra (ComityQuery *self);
void comity_query_set_children (ComityQuery *self, const ComityKind *children);
const ComityKind *comity_query_get_children (ComityQuery *self);
char *comity_query_to_json (ComityQuery *self);
ComityQuery *comity_query_new_from_json (const ComityKind *kind, const char *json, GError **error);

G_END_DECLS
