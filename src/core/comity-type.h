/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-field.h"

G_BEGIN_DECLS

/**
 * ComityTypeOps: how one type of value is read and written; private to the core.
 * @normalize: from (nearly) neutral to canonical text; %NULL without error means absent
 * @parse: the same from what a person typed; %NULL when both are the same
 * @format: for reading; %NULL when the canonical text is shown as it is
 *
 * The functions of many-valued types handle one value of the many.
 */
typedef struct {
  char *(*normalize) (const ComityField *field, const char *text, GError **error);
  char *(*parse) (const ComityField *field, const char *text, GError **error);
  char *(*format) (const ComityField *field, const char *neutral);
} ComityTypeOps;

extern const ComityTypeOps comity_type_text;
extern const ComityTypeOps comity_type_long;
extern const ComityTypeOps comity_type_url;
extern const ComityTypeOps comity_type_email;
extern const ComityTypeOps comity_type_phone;
extern const ComityTypeOps comity_type_identifier;
extern const ComityTypeOps comity_type_integer;
extern const ComityTypeOps comity_type_decimal;
extern const ComityTypeOps comity_type_money;
extern const ComityTypeOps comity_type_boolean;
extern const ComityTypeOps comity_type_choice;
extern const ComityTypeOps comity_type_country;
extern const ComityTypeOps comity_type_language;
extern const ComityTypeOps comity_type_tag;
extern const ComityTypeOps comity_type_date;
extern const ComityTypeOps comity_type_time;
extern const ComityTypeOps comity_type_ref;
extern const ComityTypeOps comity_type_link;
extern const ComityTypeOps comity_type_file;

char *comity_type_refuse (GError **error,
                          int code,
                          const ComityField *field,
                          const char *pattern,
                          ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
