/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-map.h"

#include <string.h>

#include "comity-exchange-error.h"
#include "comity-i18n.h"
#include "comity-json-tree.h"
#include "comity-text.h"

static void
group_free (gpointer data)
{
  ComityImportGroup *group = data;
  g_free (group->name);
  g_free (group->preset);
  g_free (group);
}

static void
column_free (gpointer data)
{
  ComityImportColumn *column = data;
  g_free (column->head);
  g_free (column);
}

static ComityImportGroup *
add_group (ComityImportMap *self, const char *name, const ComityKind *kind)
{
  ComityImportGroup *group = g_new0 (ComityImportGroup, 1);
  group->name = g_strdup (name);
  group->kind = kind;
  g_ptr_array_add (self->groups, group);
  return group;
}

/**
 * comity_import_map_new:
 * @kind: what the rows are
 *
 * Returns: (transfer full): a map without columns
 */
ComityImportMap *
comity_import_map_new (const ComityKind *kind)
{
  ComityImportMap *self = g_new0 (ComityImportMap, 1);
  self->kind = kind;
  self->header = 1;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->create = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->constants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_group (self, "", kind);
  return self;
}

/** comity_import_map_free: frees a map. */
void
comity_import_map_free (ComityImportMap *self)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->create);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->constants);
  g_free (self->currency);
  g_free (self->charset);
  g_free (self->sheet);
  g_free (self->format);
  g_free (self);
}

/** comity_import_map_set_options: the file is to be read like this. */
void
comity_import_map_set_options (ComityImportMap *self, const ComityTableOptions *options)
{
  g_set_str (&self->charset, options->charset);
  g_set_str (&self->sheet, options->sheet);
  g_set_str (&self->format, options->format);
}

/** comity_import_map_set_columns: there are these columns, none of which is anything yet. */
void
comity_import_map_set_columns (ComityImportMap *self, const char *const *heads, guint n)
{
  self->exact = FALSE;
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < n; i++) {
    ComityImportColumn *column = g_new0 (ComityImportColumn, 1);
    column->head = g_strdup (heads[i]);
    g_ptr_array_add (self->columns, column);
  }
}

/** comity_import_map_get_group: what a group makes. */
const ComityImportGroup *
comity_import_map_get_group (const ComityImportMap *self, guint index)
{
  return self->groups->pdata[index];
}

/* The field by which records of @kind belong to one of @owner. */
static const ComityField *
find_link (const ComityKind *kind, const ComityKind *owner)
{
  const ComityField *own = comity_kind_get_owner_field (kind);
  if (own != NULL && g_strcmp0 (own->target, owner->name) == 0)
    return own;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == COMITY_TYPE_REF &&
        g_strcmp0 (kind->fields[i].target, owner->name) == 0 &&
        g_str_equal (kind->fields[i].name, owner->name))
      return &kind->fields[i];
  return NULL;
}

static int
require_group (ComityImportMap *self, const char *name, GError **error)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (g_str_equal (comity_import_map_get_group (self, i)->name, name))
      return (int) i;
  g_auto (GStrv) parts = g_strsplit (name, ":", 2);
  const ComityKind *kind = comity_kind_find (parts[0]);
  const ComityField *link = kind != NULL ? find_link (kind, self->kind) : NULL;
  const ComityField *sort =
    kind != NULL && parts[1] != NULL ? comity_kind_get_field (kind, "kind") : NULL;
  g_autofree char *preset = sort != NULL ? comity_field_normalize (sort, parts[1], NULL) : NULL;
  if (link == NULL || (parts[1] != NULL && preset == NULL)) {
    g_set_error (
      error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_OPTION,
      /* Translators: what was written, such as “paper:passport”, then the name of a kind */
      _ ("“%s” is nothing that belongs to a record of the kind “%s”."), name, self->kind->name);
    return -1;
  }
  ComityImportGroup *group = add_group (self, name, kind);
  group->link = link;
  group->sort = sort;
  group->preset = g_steal_pointer (&preset);
  return (int) self->groups->len - 1;
}

/**
 * comity_import_map_set_target:
 * @column: which
 * @target: (nullable): a field such as `country`, one of another group such as
 *   `paper:passport.number`; `contact.person` for a whole name; %NULL: the column is left out
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Says what a column is.
 */
gboolean
comity_import_map_set_target (ComityImportMap *self,
                              guint column,
                              const char *target,
                              GError **error)
{
  ComityImportColumn *own = self->columns->pdata[column];
  own->field = NULL;
  own->person = own->is_id = FALSE;
  if (g_strcmp0 (target, "id") == 0) {
    own->is_id = self->exact = TRUE;
    return TRUE;
  }
  if (target == NULL || *target == '\0')
    return TRUE;
  const char *point = strrchr (target, '.');
  g_autofree char *group =
    point != NULL ? g_strndup (target, (gsize) (point - target)) : g_strdup ("");
  const char *name = point != NULL ? point + 1 : target;
  int index = require_group (self, group, error);
  if (index < 0)
    return FALSE;
  const ComityKind *kind = comity_import_map_get_group (self, (guint) index)->kind;
  own->person = g_str_equal (name, "person") && comity_kind_get_field (kind, "family_name") != NULL;
  own->field = comity_kind_require_field (kind, own->person ? "family_name" : name, error);
  own->group = (guint) index;
  return own->field != NULL;
}

/** comity_import_map_dup_target: (transfer full) (nullable): what a column is. */
char *
comity_import_map_dup_target (const ComityImportMap *self, guint column)
{
  const ComityImportColumn *own = self->columns->pdata[column];
  if (own->field == NULL)
    return own->is_id ? g_strdup ("id") : NULL;
  const char *name = own->person ? "person" : own->field->name;
  const char *group = comity_import_map_get_group (self, own->group)->name;
  return *group != '\0' ? g_strconcat (group, ".", name, NULL) : g_strdup (name);
}

static gboolean
can_come_in (const ComityField *field)
{
  return field->type != COMITY_TYPE_IMAGE && field->type != COMITY_TYPE_FILE &&
         !(field->flags & COMITY_OWNER);
}

static void
list_fields (GPtrArray *targets, const char *group, const ComityKind *kind, const char *but)
{
  if (comity_kind_get_field (kind, "family_name") != NULL)
    g_ptr_array_add (targets,
                     *group != '\0' ? g_strconcat (group, ".person", NULL) : g_strdup ("person"));
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    if (can_come_in (field) && g_strcmp0 (field->name, but) != 0)
      g_ptr_array_add (targets, *group != '\0' ? g_strconcat (group, ".", field->name, NULL) :
                                                 g_strdup (field->name));
  }
}

/**
 * comity_import_map_list_targets:
 *
 * Returns: (transfer full) (element-type utf8): all that a column of a table of @kind can be
 */
GPtrArray *
comity_import_map_list_targets (const ComityKind *kind)
{
  static const char *const beside[] = { "contact", "agreement", NULL };
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);
  list_fields (targets, "", kind, NULL);
  for (guint i = 0; i < n; i++) {
    const ComityField *link = find_link (kinds[i], kind);
    const ComityField *sort = comity_kind_get_field (kinds[i], "kind");
    gboolean own = link != NULL && (link->flags & COMITY_OWNER);
    if (link == NULL || (!own && !g_strv_contains (beside, kinds[i]->name)))
      continue;
    if (!own || sort == NULL || sort->choices == NULL) {
      list_fields (targets, kinds[i]->name, kinds[i], link->name);
      continue;
    }
    for (const ComityChoice *choice = sort->choices; choice->code != NULL; choice++) {
      g_autofree char *group = g_strconcat (kinds[i]->name, ":", choice->code, NULL);
      list_fields (targets, group, kinds[i], "kind");
    }
  }
  return targets;
}

/** comity_import_map_dup_label: (transfer full): a target for people: “Passport: Number”. */
char *
comity_import_map_dup_label (const ComityKind *kind, const char *target)
{
  g_autoptr (ComityImportMap) self = comity_import_map_new (kind);
  comity_import_map_set_columns (self, &target, 1);
  if (!comity_import_map_set_target (self, 0, target, NULL))
    return g_strdup (target);
  const ComityImportColumn *column = self->columns->pdata[0];
  const ComityImportGroup *group = comity_import_map_get_group (self, column->group);
  const char *label =
    column->person ? C_ ("field", "Whole name") : comity_field_get_label (column->field);
  if (column->group == 0)
    return g_strdup (label);
  g_autofree char *sort =
    group->sort != NULL ? comity_field_format (group->sort, group->preset) : NULL;
  /* Translators: what belongs to a record, such as “Passport”, then one of its fields */
  return g_strdup_printf (C_ ("column target", "%s: %s"),
                          sort != NULL ? sort : comity_kind_get_label (group->kind), label);
}

/* -- What texts mean ------------------------------------------------------------------------------- */

/* A text is the same however many blanks stand in it and around it. */
static char *
dup_answer_key (const char *field, const char *text)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  return g_strconcat (field, "=", clean, NULL);
}

/**
 * comity_import_map_answer:
 * @text: of a cell in a column of @field
 * @value: (nullable): what it stands for, as a neutral value of @field, or %COMITY_IMPORT_NEW; %NULL:
 *   nothing, as before
 *
 * The same text means the same in the whole table.
 */
void
comity_import_map_answer (ComityImportMap *self,
                          const ComityField *field,
                          const char *text,
                          const char *value)
{
  g_autofree char *key = dup_answer_key (field->name, text);
  if (value != NULL)
    g_hash_table_insert (self->values, g_steal_pointer (&key), g_strdup (value));
  else
    g_hash_table_remove (self->values, key);
}

/** comity_import_map_get_answer: (nullable): what was answered. */
const char *
comity_import_map_get_answer (const ComityImportMap *self,
                              const ComityField *field,
                              const char *text)
{
  if (g_hash_table_size (self->values) == 0)
    return NULL;
  g_autofree char *key = dup_answer_key (field->name, text);
  return g_hash_table_lookup (self->values, key);
}

/* -- JSON -------------------------------------------------------------------------------------------- */

static const char *const day_orders[] = { NULL, "dmy", "mdy" };
static const char *const duplicate_words[] = { "update", "skip", "add" };

static void
append_table (GString *json, const char *name, GHashTable *table)
{
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (table);
  if (keys->len == 0)
    return;
  g_ptr_array_sort_values (keys, (GCompareFunc) strcmp);
  comity_json_append_name (json, name);
  g_string_append_c (json, '{');
  for (guint i = 0; i < keys->len; i++)
    comity_json_append_member_if (json, keys->pdata[i],
                                  g_hash_table_lookup (table, keys->pdata[i]));
  g_string_append_c (json, '}');
}

/** comity_import_map_to_json: (transfer full): the map as a file keeps it. */
char *
comity_import_map_to_json (const ComityImportMap *self)
{
  const char decimal[2] = { self->decimal, '\0' };
  g_autoptr (GString) json = g_string_new ("{");
  comity_json_append_member (json, "kind", self->kind->name);
  comity_json_append_name (json, "header");
  g_string_append_printf (json, "%u", self->header);
  comity_json_append_name (json, "columns");
  g_string_append_c (json, '{');
  for (guint i = 0; i < self->columns->len; i++) {
    g_autofree char *target = comity_import_map_dup_target (self, i);
    comity_json_append_member (json, ((ComityImportColumn *) self->columns->pdata[i])->head,
                               target);
  }
  g_string_append_c (json, '}');
  comity_json_append_member_if (json, "charset", self->charset);
  comity_json_append_member_if (json, "sheet", self->sheet);
  comity_json_append_member_if (json, "format", self->format);
  comity_json_append_member_if (json, "dates", day_orders[self->days]);
  comity_json_append_member_if (json, "decimal", self->decimal != 0 ? decimal : NULL);
  comity_json_append_member_if (json, "currency", self->currency);
  comity_json_append_member (json, "duplicates", duplicate_words[self->duplicates]);
  comity_json_append_member (json, "problems", self->strict ? "row" : "cell");
  append_table (json, "values", self->values);
  append_table (json, "set", self->constants);
  if (g_hash_table_size (self->create) > 0) {
    g_autofree char **names = (char **) g_hash_table_get_keys_as_array (self->create, NULL);
    g_autofree char *joined = g_strjoinv ("\", \"", names);
    g_string_append_printf (json, ", \"create\": [\"%s\"]", joined);
  }
  g_string_append (json, "}\n");
  return g_string_free_and_steal (g_steal_pointer (&json));
}

static gboolean
refuse_member (const char *name, const char *text, GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_OPTION,
               /* Translators: what is written in a file that says how to import, and its member */
               _ ("“%s” is no good for “%s” in the map."), text != NULL ? text : "", name);
  return FALSE;
}

static gboolean
read_columns (ComityImportMap *self, const ComityJsonNode *columns, GError **error)
{
  if (columns == NULL || !columns->is_object)
    return columns == NULL || refuse_member ("columns", NULL, error);
  comity_import_map_set_columns (self, (const char *const *) columns->names->pdata,
                                 columns->names->len);
  for (guint i = 0; i < columns->items->len; i++)
    if (!comity_import_map_set_target (self, i, ((ComityJsonNode *) columns->items->pdata[i])->text,
                                       error))
      return FALSE;
  return TRUE;
}

static void
read_texts (GHashTable *table, const ComityJsonNode *node)
{
  for (guint i = 0; node != NULL && node->is_object && i < node->items->len; i++) {
    const ComityJsonNode *item = node->items->pdata[i];
    if (item->text != NULL)
      g_hash_table_insert (table, g_strdup (node->names->pdata[i]), g_strdup (item->text));
  }
}

/* People who write maps leave blanks, too. */
static void
read_values (ComityImportMap *self, const ComityJsonNode *node)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;
  read_texts (said, node);
  g_hash_table_iter_init (&iter, said);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const char *sign = strchr (key, '=');
    g_autofree char *field = sign != NULL ? g_strndup (key, (gsize) (sign - (char *) key)) : NULL;
    if (field != NULL)
      g_hash_table_insert (self->values, dup_answer_key (field, sign + 1), g_strdup (value));
  }
}

static int
word_index (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; word != NULL && i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return (int) i;
  return -1;
}

static gboolean
read_habits (ComityImportMap *self, const ComityJsonNode *root, GError **error)
{
  const char *dates = comity_json_node_get_text (root, "dates");
  const char *duplicates = comity_json_node_get_text (root, "duplicates");
  const char *header = comity_json_node_get_text (root, "header");
  const char *decimal = comity_json_node_get_text (root, "decimal");
  int order = word_index (day_orders, G_N_ELEMENTS (day_orders), dates);
  int what = word_index (duplicate_words, G_N_ELEMENTS (duplicate_words), duplicates);
  if (dates != NULL && order < 0)
    return refuse_member ("dates", dates, error);
  if (duplicates != NULL && what < 0)
    return refuse_member ("duplicates", duplicates, error);
  self->days = order > 0 ? (ComityDayOrder) order : COMITY_DAY_UNKNOWN;
  self->duplicates = what > 0 ? (ComityDuplicates) what : COMITY_DUPLICATES_UPDATE;
  self->decimal = decimal != NULL ? *decimal : 0;
  if (header != NULL)
    self->header = (guint) MIN (g_ascii_strtoull (header, NULL, 10), G_MAXUINT);
  self->strict = g_strcmp0 (comity_json_node_get_text (root, "problems"), "row") == 0;
  g_set_str (&self->currency, comity_json_node_get_text (root, "currency"));
  g_set_str (&self->charset, comity_json_node_get_text (root, "charset"));
  g_set_str (&self->sheet, comity_json_node_get_text (root, "sheet"));
  g_set_str (&self->format, comity_json_node_get_text (root, "format"));
  return TRUE;
}

/**
 * comity_import_map_from_json:
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Reads what comity_import_map_to_json() wrote, or a person: an object with `columns` (head: field),
 * and what else is wanted.
 */
gboolean
comity_import_map_from_json (ComityImportMap *self, const char *json, gsize length, GError **error)
{
  g_autoptr (ComityJsonNode) root = comity_json_tree_parse (json, length, error);
  if (root == NULL)
    return FALSE;
  const char *kind = comity_json_node_get_text (root, "kind");
  if (!root->is_object || (kind != NULL && !g_str_equal (kind, self->kind->name)))
    return refuse_member ("kind", kind, error);
  const ComityJsonNode *create = comity_json_node_get (root, "create");
  for (guint i = 0; create != NULL && create->items != NULL && i < create->items->len; i++) {
    const char *name = ((ComityJsonNode *) create->items->pdata[i])->text;
    if (name != NULL)
      g_hash_table_add (self->create, g_strdup (name));
  }
  read_values (self, comity_json_node_get (root, "values"));
  read_texts (self->constants, comity_json_node_get (root, "set"));
  return read_habits (self, root, error) &&
         read_columns (self, comity_json_node_get (root, "columns"), error);
}

/** comity_import_map_from_bytes: reads a map from the content of a file, whatever that is. */
gboolean
comity_import_map_from_bytes (ComityImportMap *self, GBytes *bytes, GError **error)
{
  gsize length;
  const char *json = g_bytes_get_data (bytes, &length);
  if (length > 0 && g_utf8_validate (json, (gssize) length, NULL))
    return comity_import_map_from_json (self, json, length, error);
  g_set_error_literal (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
                       _ ("This file is no map of columns that an import has saved."));
  return FALSE;
}

/** comity_import_map_load: reads a map from a file. */
gboolean
comity_import_map_load (ComityImportMap *self, const char *path, GError **error)
{
  g_autoptr (ComityInput) input = comity_input_open (path, error);
  g_autoptr (GBytes) bytes = input != NULL ? comity_input_all (input, 1 << 20, error) : NULL;
  return bytes != NULL && comity_import_map_from_bytes (self, bytes, error);
}

static const char *
head_at (const ComityImportMap *self, guint column)
{
  return ((ComityImportColumn *) self->columns->pdata[column])->head;
}

/* Of several columns with one head, the one that has as many of them before it. */
static int
find_column (const ComityImportMap *self, const ComityImportMap *of, guint column)
{
  guint before = 0;
  for (guint i = 0; i < column; i++)
    before += g_strcmp0 (head_at (of, i), head_at (of, column)) == 0;
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (head_at (self, i), head_at (of, column)) == 0 && before-- == 0)
      return (int) i;
  return -1;
}

static void
copy_table (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), g_strdup (value));
}

/**
 * comity_import_map_apply_saved:
 * @saved: a map of the same kind
 *
 * Takes over what @saved says about columns of the same heads, and its habits.
 *
 * Returns: whether it has any column of these
 */
gboolean
comity_import_map_apply_saved (ComityImportMap *self, const ComityImportMap *saved)
{
  gboolean any = FALSE;
  for (guint i = 0; i < self->columns->len; i++) {
    int at = find_column (saved, self, i);
    g_autofree char *target = at >= 0 ? comity_import_map_dup_target (saved, (guint) at) : NULL;
    if (at < 0)
      continue;
    any = TRUE;
    comity_import_map_set_target (self, i, target, NULL);
  }
  self->days = saved->days;
  self->decimal = saved->decimal;
  self->duplicates = saved->duplicates;
  self->strict = saved->strict;
  g_set_str (&self->currency, saved->currency);
  copy_table (saved->values, self->values);
  copy_table (saved->constants, self->constants);
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init (&iter, saved->create);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->create, g_strdup (key));
  return any;
}
