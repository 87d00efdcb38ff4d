/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include "comity-id.h"

G_DEFINE_BOXED_TYPE (ComityChanged, comity_changed, comity_changed_ref, comity_changed_unref)

static void
operation_clear (gpointer data)
{
  ComityOperation *operation = data;

  g_clear_object (&operation->record);
  if (operation->data_free != NULL)
    operation->data_free (operation->data);
  g_clear_pointer (&operation->edits, comity_edits_unref);
  g_clear_pointer (&operation->progress, comity_progress_unref);
}

static void
blob_clear (gpointer data)
{
  ComityBlob *blob = data;

  g_free (blob->hash);
  g_bytes_unref (blob->content);
}

/**
 * comity_changes_new:
 * @what: (nullable): a few words about it, kept in the journal and translated when they are shown:
 *   marked with N_(), or of comity_sentence_of_text() and its like
 *
 * Returns: (transfer full): an empty transaction
 */
ComityChanges *
comity_changes_new (const char *what)
{
  ComityChanges *self = g_new0 (ComityChanges, 1);

  self->what = g_strdup (what);
  self->operations = g_array_new (FALSE, TRUE, sizeof (ComityOperation));
  g_array_set_clear_func (self->operations, operation_clear);
  self->blobs = g_array_new (FALSE, TRUE, sizeof (ComityBlob));
  g_array_set_clear_func (self->blobs, blob_clear);
  return self;
}

/**
 * comity_changes_put:
 * @record: a new record, or a changed one with the version that was read
 *
 * Saves @record as it is now; later changes of the object do not matter. A record without an id
 * gets one, so that others in the same transaction can refer to it.
 *
 * Returns: the record's id
 */
gint64
comity_changes_put (ComityChanges *self, ComityRecord *record)
{
  ComityOperation operation = { .kind = comity_record_get_kind (record) };

  if (comity_record_get_id (record) == 0)
    comity_record_set_id (record, comity_id_new ());
  operation.record = comity_record_copy (record);
  operation.id = comity_record_get_id (record);
  operation.version = comity_record_get_version (record);
  g_array_append_val (self->operations, operation);
  return operation.id;
}

/**
 * comity_changes_delete:
 * @version: the version that was read; 0: whatever it is now
 *
 * Deletes a record with what belongs to it. What may be without it loses its reference.
 */
void
comity_changes_delete (ComityChanges *self, const ComityKind *kind, gint64 id, int version)
{
  ComityOperation operation = { .kind = kind, .id = id, .version = version };

  g_array_append_val (self->operations, operation);
}

/**
 * comity_changes_add_blob:
 * @content: an image or file, at most 100 megabytes
 * @hash: (out) (transfer full): the value for a field that holds it
 *
 * Keeps a content; the same content is kept once.
 */
void
comity_changes_add_blob (ComityChanges *self, GBytes *content, char **hash)
{
  g_autofree char *hex = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  ComityBlob blob = { .hash = g_strconcat ("sha256-", hex, NULL),
                      .content = g_bytes_ref (content) };

  if (hash != NULL)
    *hash = g_strdup (blob.hash);
  g_array_append_val (self->blobs, blob);
}

/**
 * comity_changes_set_final:
 *
 * Says that this transaction cannot be undone: Undo goes on with what was before it.
 */
void
comity_changes_set_final (ComityChanges *self)
{
  self->final = TRUE;
}

/**
 * comity_changes_free:
 */
void
comity_changes_free (ComityChanges *self)
{
  g_array_unref (self->operations);
  g_array_unref (self->blobs);
  g_free (self->what);
  g_free (self);
}

/**
 * comity_changed_new:
 *
 * Returns: (transfer full): nothing changed yet
 */
ComityChanged *
comity_changed_new (void)
{
  ComityChanged *self = g_new0 (ComityChanged, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kinds = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * comity_changed_add:
 *
 * Notes that a record was changed.
 */
void
comity_changed_add (ComityChanged *self, const ComityKind *kind, gint64 id)
{
  if (!comity_changed_has_kind (self, kind))
    g_ptr_array_add (self->kinds, (gpointer) kind);
  g_array_append_val (self->ids, id);
}

/**
 * comity_changed_has_kind:
 *
 * Returns: whether records of @kind were changed
 */
gboolean
comity_changed_has_kind (const ComityChanged *self, const ComityKind *kind)
{
  return g_ptr_array_find (self->kinds, kind, NULL);
}

/**
 * comity_changed_ref:
 */
ComityChanged *
comity_changed_ref (ComityChanged *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * comity_changed_unref:
 */
void
comity_changed_unref (ComityChanged *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->kinds);
  g_array_unref (self->ids);
  g_free (self->label);
  g_free (self);
}

/**
 * comity_changed_new_all:
 *
 * Returns: (transfer full): that many records of every kind may have changed
 */
ComityChanged *
comity_changed_new_all (void)
{
  ComityChanged *self = comity_changed_new ();
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (self->kinds, (gpointer) kinds[i]);
  self->order_changed = TRUE;
  return self;
}
