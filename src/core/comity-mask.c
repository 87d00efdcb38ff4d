/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-mask.h"

#include <string.h>

/*
 * Numbers of documents are shown in part until somebody asks for them: the last characters tell
 * two passports apart, and are of no use to who looks over a shoulder. How long a number is, is
 * not shown either.
 */

#define DOTS "••••"
#define SHOWN 3

/**
 * comity_field_is_masked:
 *
 * Returns: whether values of @field are document numbers
 */
gboolean
comity_field_is_masked (const ComityField *field)
{
  return (field->flags & COMITY_MASKED) != 0;
}

/**
 * comity_kind_has_masked:
 *
 * Returns: whether some field of @kind is a document number
 */
gboolean
comity_kind_has_masked (const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    if (comity_field_is_masked (&kind->fields[i]))
      return TRUE;
  }
  return FALSE;
}

/**
 * comity_mask_dup:
 * @shown: (nullable): a value as a person reads it
 *
 * Returns: (transfer full) (nullable): the same, or what may be seen of it when it is a document
 *   number: the end of one that is long enough
 */
char *
comity_mask_dup (const ComityField *field, const char *shown)
{
  glong length;

  if (!comity_field_is_masked (field) || shown == NULL || *shown == '\0')
    return g_strdup (shown);
  length = g_utf8_strlen (shown, -1);
  if (field->type == COMITY_TYPE_LONG || length < 2 * SHOWN)
    return g_strdup (DOTS);
  return g_strconcat (DOTS, g_utf8_offset_to_pointer (shown, length - SHOWN), NULL);
}

/**
 * comity_mask_is_in:
 *
 * Returns: whether @text is what comity_mask_dup() made, which is not to be saved
 */
gboolean
comity_mask_is_in (const char *text)
{
  return text != NULL && strstr (text, DOTS) != NULL;
}

/**
 * comity_record_mask:
 * @record: one that is written out and never saved
 *
 * Puts in the place of document numbers what may be seen of them.
 */
void
comity_record_mask (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *masked = NULL;

    if (!comity_field_is_masked (&kind->fields[i]))
      continue;
    masked = comity_mask_dup (&kind->fields[i], comity_record_get_at (record, i));
    comity_record_set_at (record, i, masked);
  }
}
