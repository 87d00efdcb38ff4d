/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-field.h"

G_BEGIN_DECLS

typedef struct _ComityKind ComityKind;
typedef struct _ComityRecord ComityRecord;
typedef struct _ComityProblems ComityProblems;

/**
 * ComityKindFlags:
 * @COMITY_KIND_MAIN: has a place in the sidebar
 * @COMITY_KIND_SUB: lives on its owner's page (has a field with %COMITY_OWNER)
 * @COMITY_KIND_SETTINGS: edited from the preferences (the office itself, its lists)
 */
typedef enum {
  COMITY_KIND_PLAIN = 0,
  COMITY_KIND_MAIN = 1 << 0,
  COMITY_KIND_SUB = 1 << 1,
  COMITY_KIND_SETTINGS = 1 << 2,
} ComityKindFlags;

/**
 * ComityRetention:
 *
 * How long a person's data are usually kept. @since names the dates from which that is counted, the
 * first one that is filled; `FIELD.DATE` is a date of the record that FIELD names. Without any it is
 * counted from the last change. @years holds unless the office sets another number in the field
 * `keep_KIND` of the kind `office`. The kind has the fields `keep_until` and `keep_reason` for one
 * person who is kept longer.
 */
typedef struct {
  const char *const *since; /* COMITY_ORDER (…) */
  guint years;
} ComityRetention;

/**
 * ComityKind:
 *
 * A kind of record, described once, as data. Forms, lists, columns, search, journal, import and
 * export all read this table; see ARCHITECTURE.md.
 *
 * @title names the field whose value is the record's title, when that is one field (a REF field
 * is allowed: the title is then the title of the other record). Without it, or where that field is
 * absent, @dup_title makes the title from the record's own fields; not from its owner's title, beside
 * which it is shown.
 * @dup_subtitle makes the dim second line in lists and search results, or %NULL.
 * @from and @to name the fields between which a record is valid; @status the field that says how
 * it stands. @history names a sub-kind of dated statuses (with fields `date` and `status`), so
 * that @status can be asked as of a date.
 * @void_statuses are codes of @status with which a record is not in force whatever its dates say:
 * asked for, refused, lost.
 * @order names the fields by which a sub-record is ordered on its owner's page, the first one
 * first. When that is a whole number, people put the records into order by hand.
 * @picture names the IMAGE field shown before the title.
 * @retention says how long records are kept, where each is about one person.
 */
struct _ComityKind {
  const char *name;
  const char *type_name;
  const char *label;  /* NC_ ("kind", …) */
  const char *plural; /* NC_ ("kinds", …) */
  const char *icon;
  const char *empty; /* NC_ ("empty list", …): one sentence: what belongs here */
  ComityKindFlags flags;
  const ComityField *fields;
  guint n_fields;

  const char *title;
  char *(*dup_title) (ComityRecord *record);
  char *(*dup_subtitle) (ComityRecord *record);
  const char *from, *to, *status, *history, *picture;
  const char *const *void_statuses;
  const char *const *order; /* COMITY_ORDER (…), or NULL: by title */
  const ComityRetention *retention; /* NULL: kept as long as its owner or the office */
  void (*validate) (ComityRecord *record, ComityProblems *problems);
};

/** COMITY_ORDER: names of fields, for ComityKind.order */
#define COMITY_ORDER(...) ((const char *const[]) { __VA_ARGS__, NULL })

void comity_kind_register (const ComityKind *kind);
const ComityKind *const *comity_kinds (guint *n_kinds);
const ComityKind *comity_kind_find (const char *name);
GType comity_kind_get_gtype (const ComityKind *kind);
const char *comity_kind_get_label (const ComityKind *kind);
const char *comity_kind_get_plural (const ComityKind *kind);
const char *comity_kind_get_empty (const ComityKind *kind);
gboolean comity_kind_is_personal (const ComityKind *kind);
const ComityField *comity_kind_get_field (const ComityKind *kind, const char *name);
int comity_kind_index (const ComityKind *kind, const char *field_name);
const ComityField *comity_kind_get_owner_field (const ComityKind *kind);
const ComityField *comity_kind_get_place_field (const ComityKind *kind);
const ComityField *comity_kind_require_field (const ComityKind *kind,
                                              const char *name,
                                              GError **error);

G_END_DECLS
