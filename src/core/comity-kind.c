/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-kind.h"

#include "config.h"

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-record-private.h"

/* Kinds are registered once, at start, before there are threads; after that this only is read. */
static GPtrArray *registered;
static GHashTable *by_name;
static GHashTable *field_indexes; /* kind -> (name -> index + 1) */

static GHashTable *
index_fields (const ComityKind *kind)
{
  GHashTable *indexes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kind->n_fields; i++)
    g_hash_table_insert (indexes, (gpointer) kind->fields[i].name, GUINT_TO_POINTER (i + 1));
  return indexes;
}

/**
 * comity_kind_register:
 * @kind: (transfer none): a static table
 *
 * Makes the kind known under its name. The order of the calls is the order of display. Call it
 * before any thread is started; a name that is already known is ignored.
 */
void
comity_kind_register (const ComityKind *kind)
{
  g_return_if_fail (kind != NULL && kind->name != NULL && kind->type_name != NULL);

  if (registered == NULL) {
    registered = g_ptr_array_new ();
    by_name = g_hash_table_new (g_str_hash, g_str_equal);
    field_indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  }
  if (g_hash_table_contains (by_name, kind->name))
    return;

  g_ptr_array_add (registered, (gpointer) kind);
  g_hash_table_insert (by_name, (gpointer) kind->name, (gpointer) kind);
  g_hash_table_insert (field_indexes, (gpointer) kind, index_fields (kind));
}

/**
 * comity_kinds:
 * @n_kinds: (out): how many
 *
 * Returns: (array length=n_kinds) (transfer none): all kinds, in the order of display
 */
const ComityKind *const *
comity_kinds (guint *n_kinds)
{
  *n_kinds = registered != NULL ? registered->len : 0;
  return registered != NULL ? (const ComityKind *const *) registered->pdata : NULL;
}

/**
 * comity_kind_find:
 * @name: (nullable): the stable name of a kind
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL when there is none of that name
 */
const ComityKind *
comity_kind_find (const char *name)
{
  return by_name != NULL && name != NULL ? g_hash_table_lookup (by_name, name) : NULL;
}

/**
 * comity_kind_get_gtype:
 * @kind: a kind
 *
 * Makes, at first use, the subclass of #ComityRecord that has the kind's fields as properties.
 *
 * Returns: the type of its records
 */
GType
comity_kind_get_gtype (const ComityKind *kind)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GType type = g_type_from_name (kind->type_name);

  return type != 0 ? type : comity_record_register_type (kind);
}

/**
 * comity_kind_get_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what one record is called, in the user's language
 */
const char *
comity_kind_get_label (const ComityKind *kind)
{
  return comity_pgettext2 ("kind", kind->label);
}

/**
 * comity_kind_get_plural:
 * @kind: a kind
 *
 * Returns: (transfer none): the heading over many of them, in the user's language
 */
const char *
comity_kind_get_plural (const ComityKind *kind)
{
  return comity_pgettext2 ("kinds", kind->plural);
}

/**
 * comity_kind_get_empty:
 * @kind: a kind
 *
 * Returns: (transfer none): a sentence for an empty list: what belongs here
 */
const char *
comity_kind_get_empty (const ComityKind *kind)
{
  return kind->empty != NULL ? comity_pgettext2 ("empty list", kind->empty) : "";
}

/**
 * comity_kind_index:
 * @kind: a kind
 * @field_name: (nullable): the name of a field
 *
 * Returns: the place of the field in the table, or -1
 */
int
comity_kind_index (const ComityKind *kind, const char *field_name)
{
  GHashTable *indexes = g_hash_table_lookup (field_indexes, kind);

  if (field_name == NULL || indexes == NULL)
    return -1;
  return GPOINTER_TO_INT (g_hash_table_lookup (indexes, field_name)) - 1;
}

/**
 * comity_kind_get_field:
 * @kind: a kind
 * @name: (nullable): the name of a field
 *
 * Returns: (transfer none) (nullable): the field, or %NULL when the kind has none of that name
 */
const ComityField *
comity_kind_get_field (const ComityKind *kind, const char *name)
{
  int index = comity_kind_index (kind, name);

  return index >= 0 ? &kind->fields[index] : NULL;
}

/**
 * comity_kind_get_owner_field:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the field that names the record which a sub-record belongs
 * to; %NULL for kinds that stand alone
 */
const ComityField *
comity_kind_get_owner_field (const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & COMITY_OWNER)
      return &kind->fields[i];
  return NULL;
}

/**
 * comity_kind_get_place_field:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the whole number that gives a sub-record its place in a
 *   row; changed on the owner's page, never typed
 */
const ComityField *
comity_kind_get_place_field (const ComityKind *kind)
{
  for (guint i = 0; kind->order != NULL && kind->order[i] != NULL; i++) {
    const ComityField *field = comity_kind_get_field (kind, kind->order[i]);

    if (field != NULL && field->type == COMITY_TYPE_INTEGER)
      return field;
  }
  return NULL;
}

/**
 * comity_kind_require_field:
 * @kind: a kind
 * @name: the name of a field
 * @error: return location for a %COMITY_CORE_ERROR_UNKNOWN
 *
 * Returns: (transfer none): the field, or %NULL with a sentence in @error
 */
const ComityField *
comity_kind_require_field (const ComityKind *kind, const char *name, GError **error)
{
  const ComityField *field = comity_kind_get_field (kind, name);

  if (field == NULL)
    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_UNKNOWN,
                 /* Translators: a kind of record such as “partner”, then a field's name */
                 _ ("A record of kind “%s” has no field “%s”."), kind->name, name);
  return field;
}

/**
 * comity_kind_is_personal:
 *
 * Returns: whether records of @kind tell something about a person
 */
gboolean
comity_kind_is_personal (const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].flags & COMITY_PERSONAL)
      return TRUE;
  }
  return FALSE;
}
