/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-edit.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "comity-db.h"

/*
 * Edits name a field and its new value rather than a whole record: the writer reads the record as
 * it is then, so that a hundred edits neither carry a hundred records with them nor undo what
 * others changed in other fields meanwhile.
 */

static void
edit_clear (gpointer data)
{
  ComityEdit *edit = data;

  g_clear_pointer (&edit->value, g_ref_string_release);
}

/**
 * comity_edits_new:
 *
 * Returns: (transfer full): no edits yet
 */
ComityEdits *
comity_edits_new (const ComityKind *kind)
{
  ComityEdits *self = g_new0 (ComityEdits, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->array = g_array_new (FALSE, TRUE, sizeof (ComityEdit));
  g_array_set_clear_func (self->array, edit_clear);
  return self;
}

/** comity_edits_ref: */
ComityEdits *
comity_edits_ref (ComityEdits *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** comity_edits_unref: */
void
comity_edits_unref (ComityEdits *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->array);
  g_free (self);
}

/**
 * comity_edits_add:
 * @mode: %COMITY_EDIT_SET but for fields of many values
 * @neutral: (nullable): a canonical value; several, joined, for fields of many values
 *
 * Adds one edit. Not to be called once the edits were handed on.
 */
void
comity_edits_add (ComityEdits *self,
                  gint64 id,
                  const ComityField *field,
                  ComityEditMode mode,
                  const char *neutral)
{
  ComityEdit edit = { id, field, mode, NULL };

  g_return_if_fail (mode == COMITY_EDIT_SET || comity_field_is_many (field));
  /* Mostly one value for all. */
  edit.value = neutral ? g_ref_string_new_intern (neutral) : NULL;
  g_array_append_val (self->array, edit);
}

/**
 * comity_edits_without:
 * @refused: (element-type ComityRefusal): by index, ascending
 *
 * Returns: (transfer full): the other edits
 */
ComityEdits *
comity_edits_without (ComityEdits *self, const GArray *refused)
{
  ComityEdits *rest = comity_edits_new (self->kind);
  guint next = 0;

  for (guint i = 0; i < self->array->len; i++) {
    const ComityEdit *edit = &g_array_index (self->array, ComityEdit, i);

    if (next < refused->len && g_array_index (refused, ComityRefusal, next).index == i)
      next++;
    else
      comity_edits_add (rest, edit->id, edit->field, edit->mode, edit->value);
  }
  return rest;
}

/* -- One edit --------------------------------------------------------------------------------- */

static void
join (GPtrArray *values, char **others)
{
  for (guint i = 0; others[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (values, others[i], g_str_equal, NULL))
      g_ptr_array_add (values, others[i]);
}

static void
leave_out (GPtrArray *values, char **others)
{
  for (guint i = 0; others[i] != NULL; i++) {
    guint at;

    if (g_ptr_array_find_with_equal_func (values, others[i], g_str_equal, &at))
      g_ptr_array_remove_index (values, at);
  }
}

/* Returns: (transfer full) (nullable): what the field has after the edit */
static char *
dup_edited (const ComityEdit *edit, const char *before)
{
  g_auto (GStrv) present = NULL, others = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (edit->mode == COMITY_EDIT_SET)
    return g_strdup (edit->value);
  present = comity_field_split (edit->field, before);
  others = comity_field_split (edit->field, edit->value);
  values = g_ptr_array_new ();
  join (values, present);
  if (edit->mode == COMITY_EDIT_ADD)
    join (values, others);
  else
    leave_out (values, others);
  g_ptr_array_add (values, NULL);
  return comity_field_join (edit->field, (const char *const *) values->pdata);
}

/* Returns: whether the record is another now */
static gboolean
apply (const ComityEdit *edit, ComityRecord *record)
{
  guint index = (guint) (edit->field - comity_record_get_kind (record)->fields);
  g_autofree char *before = g_strdup (comity_record_get_at (record, index));
  g_autofree char *after = dup_edited (edit, before);

  if (g_strcmp0 (before, after) == 0)
    return FALSE;
  comity_record_set_at (record, index, after);
  return TRUE;
}

/* The next edits as long as they are about one record: its fields change together. */
static ComityRecord *
read_edited (ComityDb *db,
             ComityEdits *edits,
             guint *at,
             gboolean *is_other,
             char **title,
             GError **error)
{
  gint64 id = g_array_index (edits->array, ComityEdit, *at).id;
  ComityRecord *record = comity_read_record (db, edits->kind, id, COMITY_LOAD_MANY, title, error);

  *is_other = FALSE;
  for (; *at < edits->array->len && g_array_index (edits->array, ComityEdit, *at).id == id; ++*at)
    if (record != NULL && apply (&g_array_index (edits->array, ComityEdit, *at), record))
      *is_other = TRUE;
  return record;
}

/* -- Trying ----------------------------------------------------------------------------------- */

static void
refusal_clear (gpointer data)
{
  ComityRefusal *refusal = data;

  g_free (refusal->title);
  g_free (refusal->sentence);
}

/** comity_trial_free: */
void
comity_trial_free (ComityTrial *self)
{
  g_array_unref (self->refused);
  g_free (self);
}

static void
refuse (ComityTrial *self,
        ComityEdits *edits,
        guint from,
        guint to,
        char *title,
        ComityProblems *why)
{
  for (guint i = from; i < to; i++) {
    ComityRefusal refusal = { i, g_array_index (edits->array, ComityEdit, i).id, g_strdup (title),
                              g_strdup (comity_problems_get (why, 0)->error->message) };

    g_array_append_val (self->refused, refusal);
  }
}

static gboolean
try_next (ComityTrial *self, ComityDb *db, ComityEdits *edits, guint *at, GError **error)
{
  guint from = *at;
  gboolean is_other;
  g_autofree char *title = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (ComityRecord) record = read_edited (db, edits, at, &is_other, &title, &local);
  g_autoptr (ComityProblems) problems = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (record == NULL) {
    self->n_gone += *at - from;
    return TRUE;
  }
  if (!is_other) {
    self->n_same += *at - from;
    return TRUE;
  }
  problems = comity_record_validate (record);
  if (comity_problems_get_size (problems) > 0)
    refuse (self, edits, from, *at, title, problems);
  else
    self->n_changes++;
  return TRUE;
}

/**
 * comity_db_try_edits:
 * @progress: (nullable): counts the edits that were looked at
 *
 * Finds out what edits would do, without doing anything.
 *
 * Returns: (transfer full): how many records would change and which edits break a rule; or %NULL
 *   with @error
 */
ComityTrial *
comity_db_try_edits (ComityDb *db, ComityEdits *edits, ComityProgress *progress, GError **error)
{
  g_autoptr (ComityTrial) self = g_new0 (ComityTrial, 1);

  self->refused = g_array_new (FALSE, FALSE, sizeof (ComityRefusal));
  g_array_set_clear_func (self->refused, refusal_clear);
  for (guint at = 0; at < edits->array->len;) {
    if (g_cancellable_set_error_if_cancelled (db->cancellable, error) ||
        !try_next (self, db, edits, &at, error))
      return NULL;
    comity_progress_set (progress, at, edits->array->len);
  }
  return g_steal_pointer (&self);
}

/* -- Doing ------------------------------------------------------------------------------------ */

/**
 * comity_changes_edit:
 * @edits: those of one record must follow each other
 * @progress: (nullable): counts the edits that are written
 *
 * Makes these edits part of the transaction. Records that are gone meanwhile are left out.
 */
void
comity_changes_edit (ComityChanges *self, ComityEdits *edits, ComityProgress *progress)
{
  ComityOperation operation = { .kind = edits->kind,
                                .edits = comity_edits_ref (edits),
                                .progress = progress ? comity_progress_ref (progress) : NULL };

  g_array_append_val (self->operations, operation);
}

static void
name_record (const char *title, GError **error)
{
  /* Translators: why nothing was changed: the title of a record, and what is wrong with it */
  g_autofree char *message = g_strdup_printf (_ ("“%1$s”: %2$s"), title, (*error)->message);

  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}

/**
 * comity_write_edits:
 *
 * Does the edits of an operation, in the transaction under way.
 */
gboolean
comity_write_edits (ComityWrite *self, const ComityOperation *operation, GError **error)
{
  ComityEdits *edits = operation->edits;

  for (guint at = 0; at < edits->array->len;) {
    gboolean is_other;
    g_autofree char *title = NULL;
    g_autoptr (GError) local = NULL;
    g_autoptr (ComityRecord) record = NULL;

    if (g_cancellable_set_error_if_cancelled (self->db->cancellable, error))
      return FALSE;
    record = read_edited (self->db, edits, &at, &is_other, &title, &local);
    if (record != NULL && is_other && !comity_write_put (self, record, NULL, &local) &&
        g_error_matches (local, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID))
      name_record (title, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    comity_progress_set (operation->progress, at, edits->array->len);
  }
  return TRUE;
}
