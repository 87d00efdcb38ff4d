/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-kinds"

#include "comity-titles.h"

static char *
dup_display (ComityRecord *record, const char *field)
{
  g_autofree char *display = NULL;
  int index = comity_kind_index (comity_record_get_kind (record), field);

  g_return_val_if_fail (index >= 0, NULL);
  if (!comity_record_get_at (record, index))
    return NULL;
  if (comity_field_is_reference (&comity_record_get_kind (record)->fields[index]) &&
      !comity_record_get_ref_titles (record, index))
    return NULL;
  display = comity_record_dup_display (record, index);
  return display && *display ? g_steal_pointer (&display) : NULL;
}

/**
 * comity_titles_join:
 * @record: a record
 * @separator: what to put between
 * @...: names of fields, then %NULL
 *
 * Joins what the fields show, leaving out those without a value, and references whose titles the
 * store has not given: nobody wants to read an id.
 *
 * Returns: (transfer full) (nullable): the line, or %NULL when no field has a value
 */
char *
comity_titles_join (ComityRecord *record, const char *separator, ...)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *field;
  va_list fields;

  va_start (fields, separator);
  while ((field = va_arg (fields, const char *))) {
    g_autofree char *display = dup_display (record, field);

    if (!display)
      continue;
    if (line->len > 0)
      g_string_append (line, separator);
    g_string_append (line, display);
  }
  va_end (fields);
  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

/**
 * comity_titles_first:
 * @record: a record
 * @...: names of fields, then %NULL
 *
 * Returns: (transfer full) (nullable): what the first field with a value shows
 */
char *
comity_titles_first (ComityRecord *record, ...)
{
  char *display = NULL;
  const char *field;
  va_list fields;

  va_start (fields, record);
  while (!display && (field = va_arg (fields, const char *)))
    display = dup_display (record, field);
  va_end (fields);
  return display;
}
