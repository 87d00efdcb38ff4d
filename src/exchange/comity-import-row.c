/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a row to records: the same when planning and when writing. */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-csv.h"
#include "comity-exchange-error.h"
#include "comity-id.h"
#include "comity-import-private.h"
#include "comity-import-value.h"
#include "comity-text.h"

typedef struct {
  ComityImport *import;
  ComityImportMade *made;
  const ComityCells *cells;
  gboolean date_1904;
} Making;

/** comity_import_made_free: frees what a row made. */
void
comity_import_made_free (ComityImportMade *made)
{
  for (guint i = 0; i < made->n; i++)
    g_clear_object (&made->records[i]);
  g_clear_pointer (&made->problems, g_ptr_array_unref);
  g_free (made->records);
  g_free (made->parts);
  g_free (made);
}

static void
blame (Making *self, int column, const char *value, const char *reason)
{
  ComityImportMade *made = self->made;
  ComityImportProblem *problem =
    comity_import_problem_new (self->cells->number, column, value, reason);
  problem->whole = self->import->map->strict;
  made->hopeless = made->hopeless || problem->whole;
  if (made->problems == NULL)
    made->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_import_problem_free);
  g_ptr_array_add (made->problems, problem);
}

static gboolean
is_new (const char *said)
{
  return g_strcmp0 (said, COMITY_IMPORT_NEW) == 0;
}

static gboolean
may_create (const ComityImport *import, const ComityField *field, const char *text)
{
  return g_hash_table_contains (import->map->create, field->name) ||
         g_hash_table_contains (import->map->create, "*") ||
         is_new (comity_import_map_get_answer (import->map, field, text));
}

/* -- References ---------------------------------------------------------------------------------------------- */

static gint64
find_reference (Making *self, const ComityField *field, const char *title)
{
  const ComityKind *target = comity_kind_find (field->target);
  gint64 id;
  if (target == NULL)
    return 0;
  if ((id = comity_import_match_find_title (self->import->match, target, title)) != 0)
    return id;
  if (comity_id_parse (comity_import_map_get_answer (self->import->map, field, title), &id) &&
      comity_import_match_has_id (self->import->match, target, id))
    return id;
  if (comity_id_parse (title, &id) && id > 1000000)
    return comity_import_match_has_id (self->import->match, target, id) ||
               target == self->import->kind ?
             id :
             0;
  if (!may_create (self->import, field, title) || target->title == NULL ||
      comity_kind_get_field (target, target->title)->type != COMITY_TYPE_TEXT)
    return 0;
  return comity_import_created_record (self->import, target, title);
}

static char *
read_reference (Making *self, const ComityField *field, const char *text, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (text, comity_field_is_many (field) ? ";\n" : "", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *clean = comity_text_clean (parts[i], FALSE);
    if (clean == NULL || *clean == '\0' || comity_import_is_nothing (clean))
      continue;
    gint64 id = find_reference (self, field, clean);
    if (id == 0) {
      const ComityKind *target = comity_kind_find (field->target);
      g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_TYPE,
                   /* Translators: a title, then a kind of record, such as “Partner” */
                   _ ("There is no “%s” in the office (%s). Add it first, or let the import add "
                      "it."),
                   clean, target != NULL ? comity_kind_get_label (target) : "");
      return NULL;
    }
    g_ptr_array_add (ids, g_strdup_printf ("%" G_GINT64_FORMAT, id));
  }
  g_ptr_array_add (ids, NULL);
  g_autofree char *joined = comity_field_join (field, (const char *const *) ids->pdata);
  return joined != NULL ? comity_field_normalize (field, joined, error) : NULL;
}

/* -- Cells ---------------------------------------------------------------------------------------------------- */

static const char *
cell_text (Making *self, guint column)
{
  const ComityImport *import = self->import;
  if (g_hash_table_size (import->mended) > 0) {
    g_autofree char *key =
      g_strdup_printf ("%" G_GUINT64_FORMAT ":%u", self->cells->number, column);
    const char *mended = g_hash_table_lookup (import->mended, key);
    if (mended != NULL)
      return mended;
  }
  return comity_cells_get (self->cells, column);
}

/* Only JSON needs no quote that protects from formulas. */
static gboolean
may_be_guarded (ComityImport *import)
{
  ComityFormat format = comity_import_get_facts (import)->format;
  return format != COMITY_FORMAT_JSON && format != COMITY_FORMAT_JSONL;
}

/* What an export of ours wrote: the neutral form, but for the quote that protects from formulas. */
static char *
read_exact (Making *self,
            const ComityField *field,
            const char *text,
            ComityCellType type,
            GError **error)
{
  if (comity_csv_is_guarded (text) && may_be_guarded (self->import))
    text++;
  g_autofree char *value = g_strdup (text);
  if (field->type == COMITY_TYPE_DATE && type == COMITY_CELL_DATE)
    value[MIN (strlen (value), 10)] = '\0';
  if (comity_field_is_many (field)) {
    /* JSON gives lists as cells with a space after the sign. */
    g_auto (GStrv) parts = g_strsplit (text, "; ", -1);
    g_free (value);
    value = g_strjoinv (COMITY_SEPARATOR, parts);
  }
  return comity_field_normalize (field, value, error);
}

static char *
read_cell (Making *self,
           const ComityImportColumn *column,
           guint index,
           const char *text,
           GError **error)
{
  const ComityField *field = column->field;
  const char *said = comity_import_map_get_answer (self->import->map, field, text);
  ComityCellType type = comity_cells_get_type (self->cells, index);
  if (self->import->map->exact && !comity_field_is_reference (field))
    return read_exact (self, field, text, type, error);
  if (comity_field_is_reference (field))
    return read_reference (self, field, text, error);
  if (said != NULL && !is_new (said))
    return comity_field_normalize (field, said, error);
  char *value = comity_import_read_value (self->import->map, field, text, type, self->date_1904,
                                          column->head, error);
  if (value != NULL || error == NULL || *error == NULL || field->list == NULL ||
      field->type != COMITY_TYPE_CHOICE || !may_create (self->import, field, text))
    return value;
  g_clear_error (error);
  return comity_import_created_choice (self->import, field, text);
}

/* “IVANOV Ivan Ivanovich”, “Ivanov, Ivan”: the family name is in capitals, before a comma or first. */
static void
put_person (ComityRecord *record, const char *text)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  if (clean == NULL)
    return;
  const char *comma = strchr (clean, ',');
  g_auto (GStrv) words = g_strsplit_set (clean, " ", -1);
  guint n = g_strv_length (words);
  gboolean patronymic =
    comity_kind_get_field (comity_record_get_kind (record), "patronymic") != NULL;
  if (comma != NULL) {
    g_autofree char *family = g_strndup (clean, (gsize) (comma - clean));
    comity_record_put (record, "family_name", g_strstrip (family), NULL);
    comity_record_put (record, "given_names", comma + 1 + strspn (comma + 1, " "), NULL);
    return;
  }
  comity_record_put (record, "family_name", words[0], NULL);
  if (n == 3 && patronymic &&
      (g_str_has_suffix (words[2], "ич") || g_str_has_suffix (words[2], "на") ||
       g_str_has_suffix (words[2], "vich") || g_str_has_suffix (words[2], "vna") ||
       g_str_has_suffix (words[2], "ўна") || g_str_has_suffix (words[2], "ович"))) {
    comity_record_put (record, "given_names", words[1], NULL);
    comity_record_put (record, "patronymic", words[2], NULL);
  } else if (n > 1) {
    g_autofree char *given = g_strjoinv (" ", words + 1);
    comity_record_put (record, "given_names", given, NULL);
  }
}

static ComityRecord *
require_record (Making *self, guint group)
{
  const ComityImportGroup *own = comity_import_map_get_group (self->import->map, group);
  if (self->made->records[group] == NULL) {
    self->made->records[group] = comity_record_new (own->kind);
    if (own->sort != NULL)
      comity_record_set (self->made->records[group], own->sort->name, own->preset);
  }
  return self->made->records[group];
}

/* Two columns of one field: the first that says anything. */
static void
put_value (Making *self, const ComityImportColumn *column, const char *value)
{
  if (value == NULL)
    return;
  ComityRecord *record = require_record (self, column->group);
  guint at = (guint) (column->field - comity_record_get_kind (record)->fields);
  if (comity_record_get_at (record, at) == NULL)
    comity_record_set_at (record, at, value);
}

static void
take_cell (Making *self, guint index)
{
  const ComityImportColumn *column = self->import->map->columns->pdata[index];
  const char *text = column->field != NULL || column->is_id ? cell_text (self, index) : "";
  ComityImportMemo *memo = self->import->memos->pdata[index];
  ComityCellType type = comity_cells_get_type (self->cells, index);
  g_autoptr (GError) problem = NULL;
  const char *known;
  if (*text == '\0')
    return;
  if (memo != NULL && comity_import_memo_find (memo, text, type, &known)) {
    put_value (self, column, known);
    return;
  }
  if (comity_text_is_blank (text) || (!self->import->map->exact && comity_import_is_nothing (text)))
    return;
  if (column->is_id) {
    if (!comity_id_parse (text, &self->made->id))
      blame (self, (int) index, text, _ ("This is not the number of a record."));
    return;
  }
  if (column->person) {
    put_person (require_record (self, column->group), text);
    return;
  }
  g_autofree char *value = read_cell (self, column, index, text, &problem);
  if (problem != NULL) {
    g_autofree char *sentence = comity_field_dup_sentence (column->field, problem->message);
    blame (self, (int) index, text, sentence);
    return;
  }
  put_value (self, column, value);
  if (memo != NULL)
    comity_import_memo_add (memo, text, type, value);
}

static void
take_constants (Making *self)
{
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init (&iter, self->import->map->constants);
  while (self->made->records[0] != NULL && g_hash_table_iter_next (&iter, &name, &value))
    if (comity_kind_get_field (self->import->kind, name) != NULL &&
        comity_record_get (self->made->records[0], name) == NULL)
      comity_record_put (self->made->records[0], name, value, NULL);
}

/**
 * comity_import_make:
 * @cells: a row after the head
 * @date_1904: whether the file counts days from 1904
 *
 * Returns: (transfer full): what the row makes; no rules are checked yet, since it may be a record
 *   that is there already
 */
ComityImportMade *
comity_import_make (ComityImport *import, const ComityCells *cells, gboolean date_1904)
{
  ComityImportMade *made = g_new0 (ComityImportMade, 1);
  Making self = { import, made, cells, date_1904 };
  made->n = import->map->groups->len;
  made->records = g_new0 (ComityRecord *, made->n);
  for (guint i = 0; i < import->map->columns->len; i++)
    take_cell (&self, i);
  take_constants (&self);
  return made;
}

/**
 * comity_import_apply:
 * @from: what a row says; what it does not say is absent
 * @to: a record that is there
 * @only_fill: whether what is there already stays
 *
 * Returns: whether it is another now
 */
gboolean
comity_import_apply (ComityRecord *from, ComityRecord *to, gboolean only_fill)
{
  const ComityKind *kind = comity_record_get_kind (from);
  gboolean changed = FALSE;
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (from, i);
    const char *before = comity_record_get_at (to, i);
    if (value == NULL || g_strcmp0 (value, before) == 0 || (only_fill && before != NULL))
      continue;
    comity_record_set_at (to, i, value);
    changed = TRUE;
  }
  return changed;
}
