/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of JSON: what is read must be writable again and then read the same, and any value is
 * taken by any field or refused with a sentence.
 */
#include <string.h>

#include "comity-csv.h"
#include "comity-json.h"
#include "comity-kinds.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  comity_kinds_init ();
  return 0;
}

static void
check_text (const char *text)
{
  g_autoptr (GString) json = g_string_new ("{\"x\": ");
  comity_json_append_text (json, text);
  g_string_append_c (json, '}');
  g_autoptr (GPtrArray) members = comity_json_parse_object (json->str, json->len, NULL);
  g_assert_nonnull (members);
  const ComityJsonMember *member = members->pdata[0];
  g_assert_cmpstr (member->value->text, ==, text);
}

static void
check_cell (const char *text)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  comity_csv_append_cell (csv, text, TRUE);
  comity_csv_end_row (csv);
  g_assert_null (strchr ("=+-@\t\r", csv->str[0] == '"' ? csv->str[1] : csv->str[0]));
}

static void
check_field (const ComityField *field, const ComityJsonValue *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autofree char *text = comity_json_dup_neutral (field, value, &error);
  g_assert_true ((text == NULL) == (error != NULL));
  g_autofree char *neutral = text != NULL ? comity_field_normalize (field, text, &refusal) : NULL;
  if (neutral == NULL)
    return;
  g_autoptr (GString) json = g_string_new ("{\"x\": ");
  comity_json_append_value (json, field, neutral);
  g_string_append_c (json, '}');
  g_autoptr (GPtrArray) members = comity_json_parse_object (json->str, json->len, NULL);
  g_assert_nonnull (members);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = comity_json_parse_object ((const char *) data, size, &error);
  g_assert_true ((members == NULL) == (error != NULL));
  for (guint i = 0; members != NULL && i < members->len; i++) {
    const ComityJsonMember *member = members->pdata[i];
    check_text (member->name);
    if (member->value->text != NULL && *member->value->text != '\0') {
      check_text (member->value->text);
      check_cell (member->value->text);
    }
    for (guint k = 0; k < comity_kind_partner.n_fields; k++)
      check_field (&comity_kind_partner.fields[k], member->value);
  }
  return 0;
}
