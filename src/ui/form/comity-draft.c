/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-draft.h"

#include <glib/gi18n.h>

#include "comity-date.h"

/* Kind, id and version of the record, its values when the form was opened, what was typed, when. */
#define FORMAT "(sxia{ss}a{ss}s)"

/**
 * comity_draft_new:
 * @base: what the form was opened with
 *
 * Returns: (transfer full): with nothing typed
 */
ComityDraft *
comity_draft_new (ComityRecord *base)
{
  ComityDraft *self = g_atomic_rc_box_new0 (ComityDraft);

  self->kind = comity_record_get_kind (base);
  self->base = comity_record_copy (base);
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->at = comity_date_now ();
  return self;
}

/** comity_draft_ref: */
ComityDraft *
comity_draft_ref (ComityDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
draft_clear (gpointer data)
{
  ComityDraft *self = data;

  g_object_unref (self->base);
  g_hash_table_unref (self->typed);
  g_free (self->at);
  g_free (self->path);
}

/** comity_draft_unref: */
void
comity_draft_unref (ComityDraft *self)
{
  g_atomic_rc_box_release_full (self, draft_clear);
}

static void
add_base (GVariantBuilder *values, ComityRecord *base)
{
  const ComityKind *kind = comity_record_get_kind (base);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (base, i);

    if (value != NULL)
      g_variant_builder_add (values, "{ss}", kind->fields[i].name, value);
  }
}

/**
 * comity_draft_to_variant:
 *
 * Returns: (transfer floating): the draft as it can be kept on the disk
 */
GVariant *
comity_draft_to_variant (const ComityDraft *self)
{
  g_auto (GVariantBuilder) base = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_auto (GVariantBuilder) typed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GHashTableIter iter;
  gpointer name, text;

  add_base (&base, self->base);
  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_variant_builder_add (&typed, "{ss}", name, text);
  return g_variant_new (FORMAT, self->kind->name, comity_record_get_id (self->base),
                        comity_record_get_version (self->base), &base, &typed, self->at);
}

/* What is not a value of its field (any more) is left out: a file may have been touched. */
static void
read_base (ComityRecord *base, GVariantIter *values)
{
  const char *name, *text;

  while (g_variant_iter_next (values, "{&s&s}", &name, &text)) {
    const ComityField *field = comity_kind_get_field (comity_record_get_kind (base), name);
    g_autofree char *normal = field ? comity_field_normalize (field, text, NULL) : NULL;

    if (normal != NULL)
      comity_record_set (base, name, normal);
  }
}

/**
 * comity_draft_from_variant:
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL when it is not one or its kind is not
 *   known any more
 */
ComityDraft *
comity_draft_from_variant (GVariant *variant)
{
  g_autoptr (GVariantIter) values = NULL, typed = NULL;
  g_autoptr (ComityRecord) base = NULL;
  const char *kind_name, *at;
  char *name, *text;
  const ComityKind *kind;
  ComityDraft *self;
  gint64 id;
  int version;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (FORMAT)))
    return NULL;
  g_variant_get (variant, "(&sxia{ss}a{ss}&s)", &kind_name, &id, &version, &values, &typed, &at);
  kind = comity_kind_find (kind_name);
  if (kind == NULL)
    return NULL;
  base = comity_record_new (kind);
  comity_record_set_id (base, id);
  comity_record_set_version (base, version);
  read_base (base, values);
  self = comity_draft_new (base);
  g_set_str (&self->at, at);
  while (g_variant_iter_next (typed, "{ss}", &name, &text))
    g_hash_table_insert (self->typed, name, text);
  return self;
}

/**
 * comity_draft_load:
 *
 * Returns: (transfer full) (nullable): the draft that is kept at @path, or %NULL when there is none
 */
ComityDraft *
comity_draft_load (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) variant = NULL;
  ComityDraft *draft;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), bytes, FALSE));
  draft = g_variant_is_normal_form (variant) ? comity_draft_from_variant (variant) : NULL;
  if (draft != NULL)
    draft->path = g_strdup (path);
  return draft;
}

/**
 * comity_draft_dup_title:
 *
 * Returns: (transfer full): what the record is called, with what was typed
 */
char *
comity_draft_dup_title (const ComityDraft *self)
{
  g_autoptr (ComityRecord) record = comity_record_copy (self->base);
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->kind->n_fields; i++) {
    const ComityField *field = &self->kind->fields[i];
    const char *typed = g_hash_table_lookup (self->typed, field->name);
    g_autofree char *value =
      typed && comity_field_is_text (field) ? comity_field_parse (field, typed, NULL) : NULL;

    if (value != NULL)
      comity_record_set_at (record, i, value);
  }
  title = comity_record_dup_title (record);
  return title != NULL && *title != '\0' ? g_steal_pointer (&title) : g_strdup (_ ("New record"));
}
