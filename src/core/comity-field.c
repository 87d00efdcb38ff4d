/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-field.h"

#include "config.h"

#include <string.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-mask.h"
#include "comity-text.h"
#include "comity-type.h"

static const ComityTypeOps *const type_ops[] = {
  [COMITY_TYPE_TEXT] = &comity_type_text,
  [COMITY_TYPE_LONG] = &comity_type_long,
  [COMITY_TYPE_CHOICE] = &comity_type_choice,
  [COMITY_TYPE_COUNTRY] = &comity_type_country,
  [COMITY_TYPE_LANGUAGE] = &comity_type_language,
  [COMITY_TYPE_DATE] = &comity_type_date,
  [COMITY_TYPE_TIME] = &comity_type_time,
  [COMITY_TYPE_INTEGER] = &comity_type_integer,
  [COMITY_TYPE_DECIMAL] = &comity_type_decimal,
  [COMITY_TYPE_MONEY] = &comity_type_money,
  [COMITY_TYPE_BOOLEAN] = &comity_type_boolean,
  [COMITY_TYPE_URL] = &comity_type_url,
  [COMITY_TYPE_EMAIL] = &comity_type_email,
  [COMITY_TYPE_PHONE] = &comity_type_phone,
  [COMITY_TYPE_IDENTIFIER] = &comity_type_identifier,
  [COMITY_TYPE_REF] = &comity_type_ref,
  [COMITY_TYPE_LINK] = &comity_type_link,
  [COMITY_TYPE_IMAGE] = &comity_type_file,
  [COMITY_TYPE_FILE] = &comity_type_file,
  [COMITY_TYPE_CHOICES] = &comity_type_choice,
  [COMITY_TYPE_COUNTRIES] = &comity_type_country,
  [COMITY_TYPE_LANGUAGES] = &comity_type_language,
  [COMITY_TYPE_TAGS] = &comity_type_tag,
  [COMITY_TYPE_REFS] = &comity_type_ref,
};

/**
 * comity_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): its label in the user's language
 */
const char *
comity_field_get_label (const ComityField *field)
{
  return comity_pgettext2 ("field", field->label);
}

/**
 * comity_field_get_section:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the heading of the group that begins with it
 */
const char *
comity_field_get_section (const ComityField *field)
{
  return field->section != NULL ? comity_pgettext2 ("section", field->section) : NULL;
}

/**
 * comity_field_get_hint:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): an example or a word of help
 */
const char *
comity_field_get_hint (const ComityField *field)
{
  return field->hint != NULL ? comity_pgettext2 ("hint", field->hint) : NULL;
}

/**
 * comity_field_is_many:
 * @field: a field
 *
 * Returns: whether it holds several values
 */
gboolean
comity_field_is_many (const ComityField *field)
{
  return field->type >= COMITY_TYPE_CHOICES;
}

/**
 * comity_field_is_reference:
 * @field: a field
 *
 * Returns: whether it names records of one other kind
 */
gboolean
comity_field_is_reference (const ComityField *field)
{
  return field->type == COMITY_TYPE_REF || field->type == COMITY_TYPE_REFS;
}

/**
 * comity_field_is_text:
 * @field: a field
 *
 * Returns: whether it holds free text, which may be empty without being absent
 */
gboolean
comity_field_is_text (const ComityField *field)
{
  return field->type == COMITY_TYPE_TEXT || field->type == COMITY_TYPE_LONG;
}

/**
 * comity_type_refuse:
 * @error: where the error goes
 * @code: a #ComityCoreError
 * @field: the field whose value is refused
 * @pattern: a translated sentence with directives of printf
 * @...: what they stand for
 *
 * Makes the error of a value that does not fit. For the types' own functions.
 *
 * Returns: %NULL, so that a caller can return it
 */
char *
comity_type_refuse (GError **error, int code, const ComityField *field, const char *pattern, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, pattern);
  sentence = g_strdup_vprintf (pattern, args);
  va_end (args);
  /* Translators: the label of a field, then the sentence about what is wrong with its value */
  g_set_error (error, COMITY_CORE_ERROR, code, C_ ("field problem", "%s: %s"),
               comity_field_get_label (field), sentence);
  return NULL;
}

/**
 * comity_field_dup_sentence:
 * @field: a field
 * @message: of an error that a value of the field met with
 *
 * The messages begin with the label of the field. Under the field itself it would be said twice.
 *
 * Returns: (transfer full): the sentence without the label
 */
char *
comity_field_dup_sentence (const ComityField *field, const char *message)
{
  g_autofree char *label =
    g_strdup_printf (C_ ("field problem", "%s: %s"), comity_field_get_label (field), "");
  const char *rest = g_str_has_prefix (message, label) ? message + strlen (label) : message;
  g_autofree char *first = g_utf8_substring (rest, 0, MIN (1, g_utf8_strlen (rest, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, rest + strlen (first), NULL);
}

typedef char *(*ReadFunc) (const ComityField *field, const char *text, GError **error);

static char *
read_many (const ComityField *field,
           const char *text,
           const char *separators,
           ReadFunc read,
           GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autoptr (GError) problem = NULL;
    g_autofree char *value = NULL;

    if (comity_text_is_blank (parts[i]))
      continue;
    value = read (field, g_strstrip (parts[i]), &problem);
    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
    if (value != NULL && !g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
      g_ptr_array_add (values, g_steal_pointer (&value));
  }
  if (values->len == 0)
    return NULL;
  g_ptr_array_add (values, NULL);
  return g_strjoinv (COMITY_SEPARATOR, (char **) values->pdata);
}

/* A list or an export with masked numbers may come back; they must not replace the numbers. */
static gboolean
check_mask (const ComityField *field, const char *text, GError **error)
{
  if (!comity_field_is_masked (field) || !comity_mask_is_in (text))
    return TRUE;
  g_set_error_literal (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
                       _ ("This is only the visible part of a hidden number. Write the whole "
                          "number."));
  return FALSE;
}

/**
 * comity_field_normalize:
 * @field: a field
 * @neutral: a value in the neutral form, not necessarily canonical
 * @error: return location for a %COMITY_CORE_ERROR, a sentence for people
 *
 * Checks a value and brings it to the one canonical text that stands for it, so that equal values
 * are equal texts.
 *
 * Returns: (transfer full) (nullable): the canonical text; %NULL with @error set when it does not
 * fit; %NULL without error when there is no value (empty, and not free text)
 */
char *
comity_field_normalize (const ComityField *field, const char *neutral, GError **error)
{
  const ComityTypeOps *ops = type_ops[field->type];

  if (!check_mask (field, neutral, error))
    return NULL;
  if (comity_text_is_blank (neutral) && !comity_field_is_text (field))
    return NULL;
  if (comity_field_is_many (field))
    return read_many (field, neutral, COMITY_SEPARATOR, ops->normalize, error);
  return ops->normalize (field, neutral, error);
}

/**
 * comity_field_parse:
 * @field: a field
 * @typed: what a person typed
 * @error: return location for a %COMITY_CORE_ERROR, a sentence for people
 *
 * Reads text in the user's habits: dates such as `19.3.2024`, decimal commas, labels of choices,
 * names of countries. Blank text is an absent value.
 *
 * Returns: (transfer full) (nullable): the canonical neutral text; %NULL when absent, or with
 * @error set
 */
char *
comity_field_parse (const ComityField *field, const char *typed, GError **error)
{
  const ComityTypeOps *ops = type_ops[field->type];
  ReadFunc read = ops->parse != NULL ? ops->parse : ops->normalize;

  if (comity_text_is_blank (typed) || !check_mask (field, typed, error))
    return NULL;
  if (comity_field_is_many (field))
    return read_many (field, typed, field->type == COMITY_TYPE_TAGS ? ";,\n" : ";\n", read, error);
  return read (field, typed, error);
}

/**
 * comity_field_format:
 * @field: a field
 * @neutral: (nullable): a canonical value
 *
 * Returns: (transfer full): the value for reading, in the user's language and habits; empty when
 * absent. References are shown as ids here: see comity_record_dup_display().
 */
char *
comity_field_format (const ComityField *field, const char *neutral)
{
  const ComityTypeOps *ops = type_ops[field->type];

  if (neutral == NULL)
    return g_strdup ("");
  if (ops->format == NULL && !comity_field_is_many (field))
    return g_strdup (neutral);
  if (!comity_field_is_many (field))
    return ops->format (field, neutral);

  g_auto (GStrv) values = comity_field_split (field, neutral);
  for (guint i = 0; ops->format != NULL && values[i] != NULL; i++) {
    char *shown = ops->format (field, values[i]);

    g_free (values[i]);
    values[i] = shown;
  }
  /* Translators: what stands between the items of a list within one line */
  return g_strjoinv (C_ ("list separator", ", "), values);
}

/**
 * comity_field_to_edit:
 * @field: a field
 * @neutral: (nullable): a canonical value
 *
 * Returns: (transfer full): the text to put into an entry; comity_field_parse() reads it back to
 * the same value
 */
char *
comity_field_to_edit (const ComityField *field, const char *neutral)
{
  g_autofree char *shown = NULL, *back = NULL;

  if (neutral == NULL)
    return g_strdup ("");
  if (comity_field_is_many (field) || comity_field_is_reference (field))
    return g_strdup (neutral);

  /* Some readable forms cannot be read back, such as the long name of a language with a script. */
  shown = comity_field_format (field, neutral);
  back = comity_field_parse (field, shown, NULL);
  return g_strcmp0 (back, neutral) == 0 ? g_steal_pointer (&shown) : g_strdup (neutral);
}

/**
 * comity_field_split:
 * @field: a field
 * @neutral: (nullable): a canonical value
 *
 * Returns: (transfer full): the values one by one: none when absent, one for ordinary fields
 */
char **
comity_field_split (const ComityField *field, const char *neutral)
{
  if (neutral == NULL)
    return g_new0 (char *, 1);
  if (comity_field_is_many (field))
    return g_strsplit (neutral, COMITY_SEPARATOR, -1);
  return g_strdupv ((char *[]) { (char *) neutral, NULL });
}

/**
 * comity_field_join:
 * @field: a field
 * @values: values one by one
 *
 * Returns: (transfer full) (nullable): them as one neutral text; %NULL when there are none
 */
char *
comity_field_join (const ComityField *field, const char *const *values)
{
  if (values == NULL || values[0] == NULL)
    return NULL;
  return g_strjoinv (COMITY_SEPARATOR, (char **) values);
}
