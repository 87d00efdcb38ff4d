/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-json.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * comity_json_append_text:
 * @json: the text so far
 * @text: (nullable): UTF-8; %NULL becomes `null`
 *
 * Adds a JSON string. What a terminal or a line reader could stumble over is escaped.
 */
void
comity_json_append_text (GString *json, const char *text)
{
  if (text == NULL) {
    g_string_append (json, "null");
    return;
  }
  g_string_append_c (json, '"');
  for (const char *at = text; *at != '\0'; at++) {
    guchar c = (guchar) *at;
    if (c == '"' || c == '\\')
      g_string_append_printf (json, "\\%c", c);
    else if (c == '\n')
      g_string_append (json, "\\n");
    else if (c == '\t')
      g_string_append (json, "\\t");
    else if (c == '\r')
      g_string_append (json, "\\r");
    else if (c < 0x20 || c == 0x7f)
      g_string_append_printf (json, "\\u%04x", c);
    else
      g_string_append_c (json, *at);
  }
  g_string_append_c (json, '"');
}

/**
 * comity_json_append_name:
 * @json: the text so far, inside an object
 * @name: a member's name
 *
 * Adds a member's name and colon, with a comma in front unless it is the object's first.
 */
void
comity_json_append_name (GString *json, const char *name)
{
  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append (json, ", ");
  comity_json_append_text (json, name);
  g_string_append (json, ": ");
}

/**
 * comity_json_append_member:
 * @json: the text so far, inside an object
 * @name: a member's name
 * @text: (nullable): its value
 *
 * Adds a member that is a text.
 */
void
comity_json_append_member (GString *json, const char *name, const char *text)
{
  comity_json_append_name (json, name);
  comity_json_append_text (json, text);
}

/**
 * comity_json_append_member_if:
 * @json: the text so far, inside an object
 * @name: a member's name
 * @text: (nullable): its value
 *
 * Adds a member that is a text, or nothing where there is none.
 */
void
comity_json_append_member_if (GString *json, const char *name, const char *text)
{
  if (text != NULL)
    comity_json_append_member (json, name, text);
}

static void
append_array (GString *json, const ComityField *field, const char *neutral)
{
  g_auto (GStrv) values = comity_field_split (field, neutral);
  g_string_append_c (json, '[');
  for (guint i = 0; values != NULL && values[i] != NULL; i++) {
    if (i > 0)
      g_string_append (json, ", ");
    comity_json_append_text (json, values[i]);
  }
  g_string_append_c (json, ']');
}

/**
 * comity_json_append_value:
 * @json: the text so far
 * @field: the field
 * @neutral: (nullable): its value in the neutral form
 *
 * Adds the value with its proper type: integers and decimals as numbers (exact), booleans, arrays
 * for fields of many values, all else as text; `null` when absent.
 */
void
comity_json_append_value (GString *json, const ComityField *field, const char *neutral)
{
  if (neutral == NULL)
    g_string_append (json, "null");
  else if (comity_field_is_many (field))
    append_array (json, field, neutral);
  else if (field->type == COMITY_TYPE_INTEGER || field->type == COMITY_TYPE_DECIMAL ||
           field->type == COMITY_TYPE_BOOLEAN)
    g_string_append (json, neutral);
  else
    comity_json_append_text (json, neutral);
}

static void
append_head (GString *json, ComityRecord *record, ComityJsonFlags flags)
{
  comity_json_append_name (json, "id");
  g_string_append_printf (json, "\"%" G_GINT64_FORMAT "\"", comity_record_get_id (record));
  comity_json_append_name (json, "version");
  g_string_append_printf (json, "%d", comity_record_get_version (record));
  if (flags & COMITY_JSON_STAMPS) {
    comity_json_append_member (json, "created", comity_record_get_created (record));
    comity_json_append_member (json, "changed", comity_record_get_changed (record));
  }
  if (flags & COMITY_JSON_TITLE) {
    g_autofree char *title = comity_record_dup_title (record);
    comity_json_append_member (json, "title", title);
  }
}

/**
 * comity_json_append_record:
 * @json: the text so far
 * @record: a record
 * @fields: (array length=n_fields) (nullable): the fields wanted; %NULL for all
 * @n_fields: how many
 * @flags: what else is wanted
 *
 * Adds a record as one object on one line. Ids are texts, since many readers of JSON keep only 53
 * bits of a number; absent fields are left out.
 */
void
comity_json_append_record (GString *json,
                           ComityRecord *record,
                           const ComityField *const *fields,
                           guint n_fields,
                           ComityJsonFlags flags)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_string_append_c (json, '{');
  append_head (json, record, flags);
  for (guint i = 0; i < (fields != NULL ? n_fields : kind->n_fields); i++) {
    const ComityField *field = fields != NULL ? fields[i] : &kind->fields[i];
    const char *neutral = comity_record_get (record, field->name);
    if (neutral == NULL)
      continue;
    comity_json_append_name (json, field->name);
    comity_json_append_value (json, field, neutral);
  }
  g_string_append_c (json, '}');
}

static gboolean
refuse_type (const ComityField *field, const char *expected, GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_TYPE,
               /* Translators: the first %s is a field's name, the second such as “a text” */
               _ ("The JSON value of “%s” is of the wrong type: expected %s."), field->name,
               expected);
  return FALSE;
}

static const char *
expected_of (const ComityField *field)
{
  if (field->type == COMITY_TYPE_BOOLEAN)
    return _ ("true or false");
  if (field->type == COMITY_TYPE_INTEGER || field->type == COMITY_TYPE_DECIMAL)
    return _ ("a number");
  if (comity_field_is_many (field))
    return _ ("a list of texts");
  return _ ("a text");
}

static gboolean
check_type (const ComityField *field, const ComityJsonValue *value, GError **error)
{
  gboolean right = TRUE;
  if (value->type == COMITY_JSON_BOOLEAN)
    right = field->type == COMITY_TYPE_BOOLEAN;
  else if (value->type == COMITY_JSON_NUMBER)
    right = field->type == COMITY_TYPE_INTEGER || field->type == COMITY_TYPE_DECIMAL ||
            comity_field_is_reference (field);
  else if (value->type == COMITY_JSON_ARRAY)
    right = comity_field_is_many (field);
  return right || refuse_type (field, expected_of (field), error);
}

/**
 * comity_json_dup_neutral:
 * @field: the field
 * @value: a value read by comity_json_parse_object()
 * @error: a sentence when the value's type does not fit the field
 *
 * Makes one text of a JSON value: still to be put through comity_record_put(). `null` and an
 * empty array give an empty text, which means absent.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set
 */
char *
comity_json_dup_neutral (const ComityField *field, const ComityJsonValue *value, GError **error)
{
  if (!check_type (field, value, error))
    return NULL;
  if (value->type != COMITY_JSON_ARRAY)
    return g_strdup (value->text != NULL ? value->text : "");

  g_autoptr (GString) joined = g_string_new (NULL);
  for (guint i = 0; i < value->items->len; i++) {
    const ComityJsonValue *item = value->items->pdata[i];
    if (item->type == COMITY_JSON_NULL || !check_type (field, item, error)) {
      if (error == NULL || *error == NULL)
        refuse_type (field, expected_of (field), error);
      return NULL;
    }
    if (strstr (item->text, COMITY_SEPARATOR) != NULL) {
      g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_TYPE,
                   /* Translators: the first %s is a value, the second a field's name */
                   _ ("“%s” in the list “%s” has a “;” in it, which separates values."), item->text,
                   field->name);
      return NULL;
    }
    if (joined->len > 0)
      g_string_append (joined, COMITY_SEPARATOR);
    g_string_append (joined, item->text);
  }
  return g_string_free_and_steal (g_steal_pointer (&joined));
}
