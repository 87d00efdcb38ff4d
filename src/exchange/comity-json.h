/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-exchange-error.h"
#include "comity-record.h"

G_BEGIN_DECLS

/**
 * ComityJsonFlags: what stands before a record's fields, besides its id and version
 * @COMITY_JSON_TITLE: its title
 * @COMITY_JSON_STAMPS: when it was made and last changed
 */
typedef enum {
  COMITY_JSON_PLAIN = 0,
  COMITY_JSON_TITLE = 1 << 0,
  COMITY_JSON_STAMPS = 1 << 1,
} ComityJsonFlags;

void comity_json_append_text (GString *json, const char *text);
void comity_json_append_name (GString *json, const char *name);
void comity_json_append_member (GString *json, const char *name, const char *text);
void comity_json_append_member_if (GString *json, const char *name, const char *text);
void comity_json_append_value (GString *json, const ComityField *field, const char *neutral);
void comity_json_append_record (GString *json,
                                ComityRecord *record,
                                const ComityField *const *fields,
                                guint n_fields,
                                ComityJsonFlags flags);

typedef enum {
  COMITY_JSON_NULL,
  COMITY_JSON_BOOLEAN,
  COMITY_JSON_NUMBER,
  COMITY_JSON_STRING,
  COMITY_JSON_ARRAY,
} ComityJsonType;

/** ComityJsonValue: @text as it stood (numbers exactly so), NULL for arrays; @items for arrays. */
typedef struct {
  ComityJsonType type;
  char *text;
  GPtrArray *items; /* of ComityJsonValue, none of them an array */
} ComityJsonValue;

/** ComityJsonMember: one member of a flat object. */
typedef struct {
  char *name;
  ComityJsonValue *value;
} ComityJsonMember;

GPtrArray *comity_json_parse_object (const char *line, gsize length, GError **error);
char *comity_json_dup_neutral (const ComityField *field,
                               const ComityJsonValue *value,
                               GError **error);

G_END_DECLS
