/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"
#include "comity-table.h"

G_BEGIN_DECLS

/** ComityDayOrder: what `3/4/2024` means. */
typedef enum {
  COMITY_DAY_UNKNOWN,
  COMITY_DAY_FIRST,
  COMITY_MONTH_FIRST,
} ComityDayOrder;

/** ComityDuplicates: what becomes of a row whose record is there already. */
typedef enum {
  COMITY_DUPLICATES_UPDATE,
  COMITY_DUPLICATES_SKIP,
  COMITY_DUPLICATES_ADD,
} ComityDuplicates;

/**
 * ComityImportGroup: records that one row makes beside its own: of @kind, with @preset in the field
 * that tells its sorts apart; joined to the row's record by @link, a field of either.
 */
typedef struct {
  char *name; /* “paper:passport”; "" of the row's own */
  const ComityKind *kind;
  const ComityField *sort; /* of @kind, or NULL */
  char *preset;
  const ComityField *link; /* of @kind, which names the row's record */
} ComityImportGroup;

/** ComityImportColumn: what a column is. @field is %NULL: it is left out. */
typedef struct {
  char *head;
  guint group;
  const ComityField *field;
  gboolean person; /* a whole name, to be cut into family and given names */
  gboolean is_id;  /* the number of the record itself, as an export writes it */
} ComityImportColumn;

/**
 * ComityImportMap:
 *
 * How the columns of a table become fields. Made by guessing, changed by people, kept as JSON.
 */
typedef struct {
  const ComityKind *kind;
  guint header; /* number of the row with the heads, from 1; 0: there is none */
  GPtrArray *groups;  /* of ComityImportGroup; the first is the row's own */
  GPtrArray *columns; /* of ComityImportColumn */
  ComityDayOrder days;
  char decimal;        /* '.' or ','; 0: as it seems */
  char *currency;      /* of sums without one, or NULL */
  ComityDuplicates duplicates;
  gboolean exact; /* made by an export of ours: values are neutral, nothing is read into them */
  gboolean strict; /* a row with a problem is left out whole, not only the cell */
  GHashTable *create; /* set of names of fields: what a reference or list lacks is added */
  GHashTable *values; /* “field=clean text” -> neutral: what a text means */
  GHashTable *constants; /* field name -> neutral: the same in every row */
  char *charset, *sheet, *format; /* how the file is read, where that was said */
} ComityImportMap;

ComityImportMap *comity_import_map_new (const ComityKind *kind);
void comity_import_map_free (ComityImportMap *self);
void comity_import_map_set_options (ComityImportMap *self, const ComityTableOptions *options);
void comity_import_map_set_columns (ComityImportMap *self, const char *const *heads, guint n);
gboolean comity_import_map_set_target (ComityImportMap *self,
                                       guint column,
                                       const char *target,
                                       GError **error);
char *comity_import_map_dup_target (const ComityImportMap *self, guint column);
GPtrArray *comity_import_map_list_targets (const ComityKind *kind);
char *comity_import_map_dup_label (const ComityKind *kind, const char *target);
void comity_import_map_answer (ComityImportMap *self,
                               const ComityField *field,
                               const char *text,
                               const char *value);
const char *comity_import_map_get_answer (const ComityImportMap *self,
                                          const ComityField *field,
                                          const char *text);
const ComityImportGroup *comity_import_map_get_group (const ComityImportMap *self, guint index);
char *comity_import_map_to_json (const ComityImportMap *self);
gboolean comity_import_map_from_json (ComityImportMap *self,
                                      const char *json,
                                      gsize length,
                                      GError **error);
gboolean comity_import_map_from_bytes (ComityImportMap *self, GBytes *bytes, GError **error);
gboolean comity_import_map_load (ComityImportMap *self, const char *path, GError **error);
gboolean comity_import_map_apply_saved (ComityImportMap *self, const ComityImportMap *saved);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImportMap, comity_import_map_free)

G_END_DECLS
