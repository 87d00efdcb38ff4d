/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ComityFieldType:
 *
 * What a field holds. In memory every value is one text in the *neutral form* (see
 * comity_field_normalize()); %NULL means absent.
 *
 * | type       | neutral form                                  | in the database          |
 * | ---------- | --------------------------------------------- | ------------------------ |
 * | TEXT, LONG | the text                                      | TEXT                     |
 * | CHOICE     | the code of the choice                        | TEXT                     |
 * | COUNTRY    | ISO 3166-1 alpha-2, upper case                | TEXT                     |
 * | LANGUAGE   | BCP 47                                        | TEXT                     |
 * | DATE       | `2026-03-19`, `2026-03` or `2026`             | TEXT                     |
 * | TIME       | `09:30`                                       | TEXT                     |
 * | INTEGER    | `-12`                                         | INTEGER                  |
 * | DECIMAL    | `41.5`, exact, at most `digits` decimals      | INTEGER, × 10^digits     |
 * | MONEY      | `1500.00 EUR` (ISO 4217)                      | INTEGER minor units, and TEXT in FIELD_currency |
 * | BOOLEAN    | `true`, `false`                               | INTEGER                  |
 * | URL, EMAIL, PHONE | the address                            | TEXT                     |
 * | IDENTIFIER | canonical form of its scheme                  | TEXT                     |
 * | REF        | the id of a record of the target kind         | INTEGER                  |
 * | LINK       | `KIND/ID`, a record of any kind               | TEXT                     |
 * | IMAGE, FILE| `sha256-` and 64 hexadecimal digits           | TEXT, content in `blob`  |
 * | CHOICES, COUNTRIES, LANGUAGES, TAGS | values joined by `;` | rows of KIND__FIELD      |
 * | REFS       | ids joined by `;`                             | rows of KIND__FIELD      |
 */
typedef enum {
  COMITY_TYPE_TEXT,
  COMITY_TYPE_LONG,
  COMITY_TYPE_CHOICE,
  COMITY_TYPE_COUNTRY,
  COMITY_TYPE_LANGUAGE,
  COMITY_TYPE_DATE,
  COMITY_TYPE_TIME,
  COMITY_TYPE_INTEGER,
  COMITY_TYPE_DECIMAL,
  COMITY_TYPE_MONEY,
  COMITY_TYPE_BOOLEAN,
  COMITY_TYPE_URL,
  COMITY_TYPE_EMAIL,
  COMITY_TYPE_PHONE,
  COMITY_TYPE_IDENTIFIER,
  COMITY_TYPE_REF,
  COMITY_TYPE_LINK,
  COMITY_TYPE_IMAGE,
  COMITY_TYPE_FILE,
  COMITY_TYPE_CHOICES,
  COMITY_TYPE_COUNTRIES,
  COMITY_TYPE_LANGUAGES,
  COMITY_TYPE_TAGS,
  COMITY_TYPE_REFS,
} ComityFieldType;

/**
 * ComityFieldFlags:
 * @COMITY_REQUIRED: a record without it is refused
 * @COMITY_LISTED: a column of the list from the start
 * @COMITY_SEARCHED: its text is in the search index
 * @COMITY_FILTERED: offered first among the filters; indexed
 * @COMITY_PERSONAL: tells something about a living person: part of reports and erasure
 * @COMITY_DEADLINE: a date by which somebody must act
 * @COMITY_IDENTITY: two records with the same value are probably one thing
 * @COMITY_OWNER: the reference to the record that a sub-record belongs to
 * @COMITY_MASKED: a document number, shown in part only where others may look on
 * @COMITY_PROMINENT: shown in the page's header line rather than among the facts
 */
typedef enum {
  COMITY_REQUIRED = 1 << 0,
  COMITY_LISTED = 1 << 1,
  COMITY_SEARCHED = 1 << 2,
  COMITY_FILTERED = 1 << 3,
  COMITY_PERSONAL = 1 << 4,
  COMITY_DEADLINE = 1 << 5,
  COMITY_IDENTITY = 1 << 6,
  COMITY_OWNER = 1 << 7,
  COMITY_MASKED = 1 << 8,
  COMITY_PROMINENT = 1 << 9,
} ComityFieldFlags;

/** ComityChoice: one fixed choice: @code is stored, @label is shown (marked NC_ ("choice", …)). */
typedef struct {
  const char *code;
  const char *label;
} ComityChoice;

typedef struct _ComityIdentifier ComityIdentifier;
typedef struct _ComityField ComityField;

/**
 * ComityField:
 *
 * One row of a kind's table. Everything is static; names are stable for ever, since they are
 * property, column, JSON key and command-line word at once.
 *
 * @section starts a new group of rows in forms and pages; %NULL continues the group before.
 * @list names one of the office's own lists (comity-lists.h); @choices is a fixed choice; TAGS
 * take any text and remember it in @list.
 */
struct _ComityField {
  const char *name;
  const char *label; /* NC_ ("field", …) */
  ComityFieldType type;
  ComityFieldFlags flags;
  const char *section; /* NC_ ("section", …) */
  const ComityChoice *choices;
  const char *list;
  const char *target;
  const ComityIdentifier *scheme;
  guint digits;
  gint64 min, max; /* both 0: no limits */
  const char *hint; /* NC_ ("hint", …): an example or a word of help under the row */
  guint since;      /* the migration that brought it */
};

const char *comity_field_get_label (const ComityField *field);
char *comity_field_dup_sentence (const ComityField *field, const char *message);
const char *comity_field_get_section (const ComityField *field);
const char *comity_field_get_hint (const ComityField *field);
gboolean comity_field_is_many (const ComityField *field);
gboolean comity_field_is_reference (const ComityField *field);
gboolean comity_field_is_text (const ComityField *field);

char *comity_field_normalize (const ComityField *field, const char *neutral, GError **error);
char *comity_field_parse (const ComityField *field, const char *typed, GError **error);
char *comity_field_format (const ComityField *field, const char *neutral);
char *comity_field_to_edit (const ComityField *field, const char *neutral);
char **comity_field_split (const ComityField *field, const char *neutral);
char *comity_field_join (const ComityField *field, const char *const *values);

#define COMITY_SEPARATOR ";"

G_END_DECLS
