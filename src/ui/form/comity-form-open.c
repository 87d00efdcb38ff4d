/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-errors.h"
#include "comity-form-private.h"
#include "comity-id.h"

/* Reads what a form needs before it is shown, so that it never changes under one's hands. */

typedef struct {
  ComityStore *store;
  const ComityKind *kind;
  gint64 id;
  ComityRecord *preset;
  GtkWidget *parent; /* weak */
  ComityFormHooks hooks;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->store);
  g_clear_object (&opening->preset);
  g_clear_weak_pointer (&opening->parent);
  if (opening->hooks.data_free != NULL)
    opening->hooks.data_free (opening->hooks.data);
  g_free (opening);
}

/* What the reader thread needs; the preset is its own copy. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
  ComityRecord *preset;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_clear_object (&wanted->preset);
  g_free (wanted);
}

static char *
dup_one_title (ComityDb *db, const ComityField *field, const char *value)
{
  const char *slash = strchr (value, '/');
  g_autofree char *kind_name =
    slash != NULL ? g_strndup (value, (gsize) (slash - value)) : g_strdup (field->target);
  const ComityKind *kind = kind_name != NULL ? comity_kind_find (kind_name) : NULL;
  gint64 id;

  if (kind == NULL || !comity_id_parse (slash != NULL ? slash + 1 : value, &id))
    return NULL;
  return comity_db_title (db, kind, id);
}

/* A preset names records by their ids; the form shows what they are called. */
static void
fill_titles (ComityDb *db, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    g_autoptr (GString) titles = NULL;
    g_auto (GStrv) values = NULL;

    if (!comity_field_is_reference (field) || comity_record_get_at (record, i) == NULL ||
        comity_record_get_ref_titles (record, i) != NULL)
      continue;
    titles = g_string_new (NULL);
    values = comity_field_split (field, comity_record_get_at (record, i));
    for (guint v = 0; values[v] != NULL; v++) {
      g_autofree char *title = dup_one_title (db, field, values[v]);

      if (v > 0)
        g_string_append_c (titles, '\n');
      g_string_append (titles, title != NULL ? title : values[v]);
    }
    comity_record_set_ref_titles (record, i, titles->str);
  }
}

static gpointer
read_wanted (ComityDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;

  if (wanted->id != 0)
    return comity_db_load (db, wanted->kind, wanted->id, error);
  fill_titles (db, wanted->preset);
  return g_steal_pointer (&wanted->preset);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) record =
    comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (opening->parent != NULL && record != NULL) {
    ComityForm *form = comity_form_new (opening->store, opening->kind, record);

    comity_form_set_hooks (form, &opening->hooks);
    opening->hooks = (ComityFormHooks) { 0 };
    comity_form_set_parent (form, opening->parent);
    adw_dialog_present (ADW_DIALOG (form), opening->parent);
  } else if (opening->parent != NULL) {
    comity_error_present (opening->parent, error);
  }
  opening_free (opening);
}

static void
open_form (GtkWidget *parent,
           ComityStore *store,
           const ComityKind *kind,
           gint64 id,
           ComityRecord *preset,
           const ComityFormHooks *hooks)
{
  Opening *opening = g_new0 (Opening, 1);
  Wanted *wanted = g_new0 (Wanted, 1);

  opening->store = g_object_ref (store);
  opening->kind = wanted->kind = kind;
  opening->id = wanted->id = id;
  g_set_weak_pointer (&opening->parent, parent);
  opening->hooks = *hooks;
  wanted->preset = preset != NULL ? comity_record_copy (preset) :
                   id == 0        ? comity_record_new (kind) :
                                    NULL;
  comity_store_read_async (store, read_wanted, wanted, (GDestroyNotify) wanted_free, g_object_unref,
                           NULL, read_cb, opening);
}

/**
 * comity_form_present:
 * @parent: a widget of the window; after a new record is saved its page is opened there
 * @id: the record to edit, 0 for a new one
 * @preset: (nullable): what a new record begins with
 *
 * Shows the form of a record as soon as it is read.
 */
void
comity_form_present (GtkWidget *parent,
                     ComityStore *store,
                     const ComityKind *kind,
                     gint64 id,
                     ComityRecord *preset)
{
  open_form (parent, store, kind, id, preset, &(ComityFormHooks) { 0 });
}

/**
 * comity_form_present_hooked:
 * @preset: what the new record begins with
 * @hooks: what is written with it, and who is told
 *
 * Shows a form for a new record with which more is written, in one transaction.
 */
void
comity_form_present_hooked (GtkWidget *parent,
                            ComityStore *store,
                            ComityRecord *preset,
                            const ComityFormHooks *hooks)
{
  open_form (parent, store, comity_record_get_kind (preset), 0, preset, hooks);
}

/**
 * comity_form_present_new:
 * @title: (nullable): what the new record is called
 * @saved: called with the record when it is saved; its page is not opened then
 *
 * Shows a form for a new record on the way, while another one is being filled in.
 */
void
comity_form_present_new (GtkWidget *parent,
                         ComityStore *store,
                         const ComityKind *kind,
                         const char *title,
                         ComityFormSaved saved,
                         gpointer data,
                         GDestroyNotify data_free)
{
  g_autoptr (ComityRecord) preset = comity_record_new (kind);
  const ComityField *field = NULL;

  if (kind->title != NULL)
    field = comity_kind_get_field (kind, kind->title);
  for (guint i = 0; field == NULL && i < kind->n_fields; i++)
    if (kind->fields[i].type == COMITY_TYPE_TEXT)
      field = &kind->fields[i];
  if (title != NULL && field != NULL && comity_field_is_text (field))
    comity_record_set (preset, field->name, title);
  open_form (parent, store, kind, 0, preset,
             &(ComityFormHooks) { .saved = saved, .data = data, .data_free = data_free });
}

/* -- From a draft --------------------------------------------------------------------------- */

typedef struct {
  ComityStore *store;
  ComityDraft *draft;
  GtkWidget *parent; /* weak */
} Continuing;

static void
continuing_free (Continuing *continuing)
{
  g_object_unref (continuing->store);
  comity_draft_unref (continuing->draft);
  g_clear_weak_pointer (&continuing->parent);
  g_free (continuing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Continuing, continuing_free)

/* The titles of what the draft's record names; answers the version that the record has now. */
static gpointer
read_draft (ComityDb *db, gpointer data, GError **error)
{
  ComityDraft *draft = data;
  gint64 id = comity_record_get_id (draft->base);
  g_autoptr (ComityRecord) now = id != 0 ? comity_db_load (db, draft->kind, id, NULL) : NULL;

  fill_titles (db, draft->base);
  return g_memdup2 (&(int) { now ? comity_record_get_version (now) : 0 }, sizeof (int));
}

static const char *
notice_for (ComityRecord *base, int version)
{
  if (comity_record_get_id (base) == 0 || version == comity_record_get_version (base))
    return NULL;
  return version == 0 ?
           _ ("This record was deleted since. Saving adds it as a new one.") :
           _ ("This record was changed since. Saving brings both changes together, or asks.");
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Continuing) continuing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree int *version = comity_store_read_finish (COMITY_STORE (source), result, &error);
  ComityRecord *base = continuing->draft->base;
  const char *notice;
  ComityForm *form;

  if (continuing->parent == NULL)
    return;
  if (version == NULL) {
    comity_error_present (continuing->parent, error);
    return;
  }
  notice = notice_for (base, *version);
  if (*version == 0) {
    comity_record_set_id (base, 0);
    comity_record_set_version (base, 0);
  }
  form = comity_form_new (continuing->store, continuing->draft->kind, base);
  comity_form_set_parent (form, continuing->parent);
  comity_form_continue (form, continuing->draft, notice);
  adw_dialog_present (ADW_DIALOG (form), continuing->parent);
}

/**
 * comity_form_present_draft:
 * @draft: what a form held that was not saved
 *
 * Opens the form again as it was. When the record has been changed since, saving it merges.
 */
void
comity_form_present_draft (GtkWidget *parent, ComityStore *store, ComityDraft *draft)
{
  Continuing *continuing = g_new0 (Continuing, 1);

  continuing->store = g_object_ref (store);
  continuing->draft = comity_draft_ref (draft);
  g_set_weak_pointer (&continuing->parent, parent);
  comity_store_read_async (store, read_draft, draft, NULL, g_free, NULL, draft_read_cb, continuing);
}
