/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <glib/gi18n-lib.h>

#include "comity-error.h"

#define MAX_BLOB (100 * 1024 * 1024)

/**
 * comity_write_blob:
 *
 * Writes the content of a file, once.
 */
gboolean
comity_write_blob (ComityDb *db, const ComityBlob *blob, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "INSERT INTO \"blob\" (\"hash\", \"size\", \"media_type\", \"content\") "
                          "VALUES ($1, $2, $3, $4) ON CONFLICT (\"hash\") DO NOTHING");
  gsize size = g_bytes_get_size (blob->content);
  g_autofree char *content_type =
    g_content_type_guess (NULL, g_bytes_get_data (blob->content, NULL), MIN (size, 65536), NULL);
  g_autofree char *media_type = g_content_type_get_mime_type (content_type);

  if (size > MAX_BLOB) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID,
                         _ ("The file is larger than 100 megabytes. Keep it elsewhere and note its "
                            "address here."));
    return FALSE;
  }
  comity_statement_bind_text (&st, 1, blob->hash);
  comity_statement_bind_id (&st, 2, (gint64) size);
  comity_statement_bind_text (&st, 3, media_type ? media_type : "application/octet-stream");
  comity_statement_bind_bytes (&st, 4, blob->content);
  return comity_statement_run (&st, error);
}

static gboolean
blob_exists (ComityDb *db, const char *hash)
{
  g_auto (ComityStatement) st = comity_statement (db, "SELECT 1 FROM \"blob\" WHERE \"hash\" = $1");

  comity_statement_bind_text (&st, 1, hash);
  return comity_statement_row (&st, NULL);
}

static gboolean
item_exists (ComityDb *db, const ComityField *field, const char *item)
{
  const ComityKind *kind = field->target ? comity_kind_find (field->target) : NULL;
  gint64 id = field->type == COMITY_TYPE_LINK ? 0 : g_ascii_strtoll (item, NULL, 10);

  if (field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE)
    return blob_exists (db, item);
  if (field->type == COMITY_TYPE_LINK && !comity_link_parse (item, &kind, &id))
    return FALSE;
  return kind != NULL && comity_read_exists (db, kind, id);
}

/**
 * comity_write_check_field:
 * @value: (nullable): of @field
 *
 * Looks whether the records and files that a field names are there.
 */
gboolean
comity_write_check_field (ComityDb *db, const ComityField *field, const char *value, GError **error)
{
  gboolean blob = field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE;
  g_auto (GStrv) items = NULL;

  if (value == NULL ||
      (!blob && !comity_field_is_reference (field) && field->type != COMITY_TYPE_LINK))
    return TRUE;
  items = comity_field_split (field, value);
  for (guint i = 0; items[i] != NULL; i++) {
    if (item_exists (db, field, items[i]))
      continue;
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID,
                 blob ?
                   /* Translators: %s is the label of a field */
                   _ ("%s: the file is not in the office. Choose it again.") :
                   /* Translators: %s is the label of a field */
                   _ ("%s: the record named here does not exist (any more). Choose another."),
                 comity_field_get_label (field));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_put (ComityWrite *self, ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (!comity_write_check_field (self->db, &kind->fields[i], comity_record_get_at (record, i),
                                   error))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_write_check_references:
 *
 * Looks whether what was put names what is there. At the end, since records of one transaction may
 * name each other. A record that was written more than once, as when it loses several references,
 * counts as it was written last.
 */
gboolean
comity_write_check_references (ComityWrite *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_similar (self->deleted);

  for (guint i = self->puts->len; i > 0; i--) {
    ComityRecord *record = g_ptr_array_index (self->puts, i - 1);
    gint64 id = comity_record_get_id (record);

    if (!g_hash_table_contains (self->deleted, &id) &&
        g_hash_table_add (seen, g_memdup2 (&id, sizeof id)) && !check_put (self, record, error))
      return FALSE;
  }
  return TRUE;
}
