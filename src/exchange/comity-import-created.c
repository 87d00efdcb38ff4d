/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the table names and the office lacks: records that are referred to, entries of lists. They come
 * in with the first record that names them, and not for rows that stay out. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-id.h"
#include "comity-import-private.h"
#include "comity-lists.h"
#include "comity-text.h"

#define CODE_MOST 60

/** Created: one of them. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
  char *title;
  const char *list; /* for entries of a list: which, or NULL */
  char *code;
} Created;

static void
created_free (gpointer data)
{
  Created *created = data;
  g_free (created->title);
  g_free (created->code);
  g_free (created);
}

/** comity_import_created_new: (transfer full): a table for them, by what fields hold. */
GHashTable *
comity_import_created_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, created_free);
}

/* Codes of different lists may be the same; the number of a record stands alone. */
static char *
dup_key (const char *list, const char *value)
{
  return list != NULL ? g_strconcat (list, "=", value, NULL) : g_strdup (value);
}

static const Created *
find (const ComityImport *import, const ComityField *field, const char *value)
{
  g_autofree char *key = dup_key (field->list, value);
  return g_hash_table_lookup (import->created, key);
}

/** comity_import_created_has: whether the list of @field will have this code. */
gboolean
comity_import_created_has (const ComityImport *self, const ComityField *field, const char *code)
{
  return code != NULL && find (self, field, code) != NULL;
}

/* -- While rows are read -------------------------------------------------------------------------------- */

static void
note (ComityImport *self, Created *created)
{
  char id[32];
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, created->id);
  g_hash_table_insert (self->created,
                       dup_key (created->list, created->list != NULL ? created->code : id),
                       created);
}

/**
 * comity_import_created_record:
 * @kind: with a title that is a text
 *
 * Returns: the number that a record called @title will have
 */
gint64
comity_import_created_record (ComityImport *self, const ComityKind *kind, const char *title)
{
  const Created created = { kind, comity_id_new (), g_strdup (title), NULL, NULL };
  note (self, g_memdup2 (&created, sizeof created));
  comity_import_match_note_title (self->match, kind, title, created.id);
  return created.id;
}

static char *
make_code (const char *folded)
{
  g_autoptr (GString) code = g_string_new (NULL);
  for (const char *at = folded; *at != '\0' && code->len < CODE_MOST; at++) {
    if (g_ascii_isalnum (*at))
      g_string_append_c (code, *at);
    else if (code->len > 0 && code->str[code->len - 1] != '_')
      g_string_append_c (code, '_');
  }
  if (code->len == 0)
    g_string_printf (code, "entry_%x", g_str_hash (folded));
  return g_string_free_and_steal (g_steal_pointer (&code));
}

/* One that no other entry has: long names may begin alike. */
static char *
make_free_code (const ComityImport *self, const ComityField *field, const char *folded)
{
  g_autofree char *first = make_code (folded);
  char *code = g_strdup (first);
  for (guint i = 2; comity_lists_has (field->list, code) || find (self, field, code) != NULL; i++) {
    g_free (code);
    code = g_strdup_printf ("%s_%u", first, i);
  }
  return code;
}

/**
 * comity_import_created_choice:
 * @field: a choice from one of the office's own lists
 * @text: which is none of its entries
 *
 * Returns: (transfer full): the code that its entry will have: the same for the same text
 */
char *
comity_import_created_choice (ComityImport *self, const ComityField *field, const char *text)
{
  g_autofree char *folded = comity_text_fold (text);
  g_autofree char *key = g_strconcat (field->list, "\n", folded, NULL);
  const char *known = g_hash_table_lookup (self->created_codes, key);
  if (known != NULL)
    return g_strdup (known);
  char *code = make_free_code (self, field, folded);
  const Created created = { comity_kind_find ("option"), comity_id_new (), g_strdup (text),
                            field->list, g_strdup (code) };
  note (self, g_memdup2 (&created, sizeof created));
  g_hash_table_insert (self->created_codes, g_steal_pointer (&key), g_strdup (code));
  return code;
}

/* -- When a record comes in ----------------------------------------------------------------------------- */

static ComityRecord *
make_record (const Created *created)
{
  ComityRecord *record = comity_record_new (created->kind);
  comity_record_set_id (record, created->id);
  if (created->list != NULL) {
    comity_record_set (record, "list", created->list);
    comity_record_set (record, "code", created->code);
    comity_record_set (record, "label", created->title);
    /* The rows that follow in this transaction have it already. */
    comity_lists_set_option (created->list, created->code, created->title, G_MAXINT16, FALSE);
  } else {
    comity_record_set (record, created->kind->title, created->title);
  }
  return record;
}

static void
gather_value (ComityImport *self,
              const ComityField *field,
              const char *value,
              GHashTable *gathered,
              GQueue *fresh)
{
  const Created *created = find (self, field, value);
  if (created != NULL && g_hash_table_add (gathered, (gpointer) created) && fresh != NULL)
    g_queue_push_tail (fresh, make_record (created));
}

/**
 * comity_import_created_gather:
 * @record: one that comes in, or changes
 * @gathered: (inout): a set of what came in already
 * @fresh: (nullable): gets a new #ComityRecord for each that @record names first
 */
void
comity_import_created_gather (ComityImport *self,
                              ComityRecord *record,
                              GHashTable *gathered,
                              GQueue *fresh)
{
  const ComityKind *kind = comity_record_get_kind (record);
  for (guint i = 0; g_hash_table_size (self->created) > 0 && i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    const char *value = comity_record_get_at (record, i);
    if (value == NULL || (field->list == NULL && !comity_field_is_reference (field)))
      continue;
    g_auto (GStrv) parts = comity_field_is_many (field) ?
                             g_strsplit (value, COMITY_SEPARATOR, -1) :
                             g_strdupv ((char *[]) { (char *) value, NULL });
    for (guint j = 0; parts[j] != NULL; j++)
      gather_value (self, field, parts[j], gathered, fresh);
  }
}
