/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-draft.h"

#define FORMAT "(sxia{ss})"

/**
 * comity_draft_new:
 * @id: of the record, 0 for a new one
 * @version: of the record as the form was opened with it
 */
ComityDraft *
comity_draft_new (const ComityKind *kind, gint64 id, int version)
{
  ComityDraft *self = g_new0 (ComityDraft, 1);

  self->kind = kind;
  self->id = id;
  self->version = version;
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/** comity_draft_free: */
void
comity_draft_free (ComityDraft *self)
{
  g_hash_table_unref (self->typed);
  g_free (self);
}

/**
 * comity_draft_to_variant:
 *
 * Returns: (transfer floating): the draft as it can be kept on the disk
 */
GVariant *
comity_draft_to_variant (const ComityDraft *self)
{
  g_auto (GVariantBuilder) typed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_variant_builder_add (&typed, "{ss}", name, text);
  return g_variant_new (FORMAT, self->kind->name, self->id, self->version, &typed);
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
  g_autoptr (GVariantIter) typed = NULL;
  const char *kind_name;
  char *name, *text;
  const ComityKind *kind;
  ComityDraft *self;
  gint64 id;
  int version;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (FORMAT)))
    return NULL;
  g_variant_get (variant, "(&sxia{ss})", &kind_name, &id, &version, &typed);
  kind = comity_kind_find (kind_name);
  if (kind == NULL)
    return NULL;
  self = comity_draft_new (kind, id, version);
  while (g_variant_iter_next (typed, "{ss}", &name, &text))
    g_hash_table_insert (self->typed, name, text);
  return self;
}
