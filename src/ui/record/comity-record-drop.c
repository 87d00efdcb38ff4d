/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>

#include "comity-attachments.h"
#include "comity-handout.h"
#include "comity-kinds.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-sentence.h"
#include "comity-url.h"

/*
 * What can be dropped on a record's page: files become its attachments, a picture or an address the
 * logo of a partner; elsewhere an address goes where one is missing, and a text to the note.
 */

/* -- Texts ---------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): the address that a dropped text is, without guessing at words */
static char *
dup_address (const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  return comity_url_is_web (typed) ? comity_url_from_typed (typed, NULL) : NULL;
}

static const ComityField *
find_empty_address (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == COMITY_TYPE_URL && comity_record_get_at (record, i) == NULL)
      return &kind->fields[i];
  return NULL;
}

static char *
dup_longer_note (ComityRecord *record, const char *text)
{
  const char *note = comity_record_get (record, "note");

  return note != NULL ? g_strconcat (note, "\n\n", text, NULL) : g_strdup (text);
}

/* Returns: whether the record has a field for it */
static gboolean
take_text (ComityRecordPage *self, const char *text, const char *address)
{
  g_autoptr (ComityRecord) record = comity_record_copy (self->data->record);
  const ComityField *field = address != NULL ? find_empty_address (record) : NULL;
  g_autofree char *value = NULL, *what = NULL, *done = NULL;
  ComityChanges *changes;

  if (field != NULL)
    value = g_strdup (address);
  else if ((field = comity_kind_get_field (self->kind, "note")) != NULL)
    value = dup_longer_note (record, text);
  if (field == NULL || !comity_record_put (record, field->name, value, NULL))
    return FALSE;
  /* Translators: said when a text or a link was dropped on a record; %s is a field */
  what = comity_sentence_of_field (N_ ("Added to “%s”"), self->kind, field);
  done = comity_sentence_dup_shown (what);
  changes = comity_changes_new (what);
  comity_changes_put (changes, record);
  comity_page_write (GTK_WIDGET (self), self->store, changes, done);
  return TRUE;
}

static gboolean
drop_text (ComityRecordPage *self, const char *text)
{
  g_autofree char *address = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  address = dup_address (text);
  if (address != NULL && self->kind == &comity_kind_partner) {
    comity_record_logo_take_address (self, address);
    return TRUE;
  }
  return take_text (self, text, address);
}

/* -- Files ---------------------------------------------------------------------------------- */

/* Whether a file is a picture, by its name: what it really is, its reader sees. */
static gboolean
is_picture (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  return g_content_type_is_a (type, "image/*");
}

static gboolean
drop_files (ComityRecordPage *self, GSList *files)
{
  gboolean bare =
    self->kind == &comity_kind_partner && comity_record_get (self->data->record, "logo") == NULL;
  g_autoptr (GListStore) all = NULL;
  g_autofree char *uri = files != NULL ? g_file_get_uri (files->data) : NULL;

  /* So browsers hand over a link. */
  if (uri != NULL && comity_url_is_web (uri))
    return drop_text (self, uri);
  /* One picture on a partner without a logo can only be meant as that. */
  if (bare && files != NULL && files->next == NULL && is_picture (files->data)) {
    comity_record_logo_take_file (self, files->data);
    return TRUE;
  }
  all = g_list_store_new (G_TYPE_FILE);
  for (GSList *f = files; f != NULL; f = f->next)
    g_list_store_append (all, f->data);
  comity_attachments_add_files (GTK_WIDGET (self), self->store, self->data->record,
                                G_LIST_MODEL (all));
  return files != NULL;
}

/* -- Dropping ------------------------------------------------------------------------------- */

/**
 * comity_record_page_drop:
 * @value: a list of files, a picture or a text
 *
 * Returns: whether something can be done with what was dropped on the page
 */
gboolean
comity_record_page_drop (ComityRecordPage *self, const GValue *value)
{
  if (!comity_record_page_is_writable (self) || self->data == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

    return drop_files (self, files);
  }
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) && self->kind == &comity_kind_partner) {
    comity_record_logo_take_texture (self, g_value_get_object (value));
    return TRUE;
  }
  return G_VALUE_HOLDS_STRING (value) && drop_text (self, g_value_get_string (value));
}

static gboolean
has_file (ComityRecordPage *self, const char *hash)
{
  for (guint i = 0; self->data != NULL && i < self->data->files->len; i++)
    if (g_strcmp0 (comity_record_get (self->data->files->pdata[i], "file"), hash) == 0)
      return TRUE;
  return FALSE;
}

/* Of what is dragged about in the program itself, only a file of another record has a meaning here. */
static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, ComityRecordPage *self)
{
  ComityHandout *handout = comity_handout_of_drop (drop);
  const char *hash = handout != NULL ? comity_handout_get_hash (handout) : NULL;

  if (gdk_drop_get_drag (drop) != NULL && (hash == NULL || has_file (self, hash)))
    return FALSE;
  return comity_drop_fits (target, drop);
}

static gboolean
drop_cb (ComityRecordPage *self, const GValue *value)
{
  return comity_record_page_drop (self, value);
}

/** comity_record_drop_add: lets things be dropped on the page */
void
comity_record_drop_add (ComityRecordPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (drop,
                              (GType[]) { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, G_TYPE_STRING }, 3);
  g_signal_connect_object (drop, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
