/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-query.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "comity-date.h"
#include "comity-error.h"
#include "comity-text.h"

struct _ComityQuery {
  GObject parent_instance;
  const ComityKind *kind;
  char *search;
  GPtrArray *filters;
  char *as_of;
  const ComityField *sort;
  gboolean descending;
  guint limit;
  GPtrArray *columns;
};

G_DEFINE_FINAL_TYPE (ComityQuery, comity_query, G_TYPE_OBJECT)

static void
filter_free (gpointer data)
{
  ComityFilter *filter = data;

  g_free (filter->value);
  g_free (filter);
}

static void
comity_query_finalize (GObject *object)
{
  ComityQuery *self = COMITY_QUERY (object);

  g_free (self->search);
  g_free (self->as_of);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (comity_query_parent_class)->finalize (object);
}

static void
comity_query_class_init (ComityQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = comity_query_finalize;
}

static void
comity_query_init (ComityQuery *self)
{
  self->filters = g_ptr_array_new_with_free_func (filter_free);
  self->columns = g_ptr_array_new ();
}

/**
 * comity_query_new:
 *
 * Returns: (transfer full): all records of @kind by title, without columns
 */
ComityQuery *
comity_query_new (const ComityKind *kind)
{
  ComityQuery *self = g_object_new (COMITY_TYPE_QUERY, NULL);

  self->kind = kind;
  return self;
}

/**
 * comity_query_copy:
 *
 * Returns: (transfer full): the same question
 */
ComityQuery *
comity_query_copy (ComityQuery *self)
{
  ComityQuery *copy = comity_query_new (self->kind);

  copy->search = g_strdup (self->search);
  copy->as_of = g_strdup (self->as_of);
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->limit = self->limit;
  g_ptr_array_extend (copy->columns, self->columns, NULL, NULL);
  for (guint i = 0; i < self->filters->len; i++) {
    ComityFilter *filter = g_memdup2 (g_ptr_array_index (self->filters, i), sizeof (ComityFilter));

    filter->value = g_strdup (filter->value);
    g_ptr_array_add (copy->filters, filter);
  }
  return copy;
}

/**
 * comity_query_get_kind:
 */
const ComityKind *
comity_query_get_kind (ComityQuery *self)
{
  return self->kind;
}

/**
 * comity_query_set_search:
 * @text: (nullable): what was typed; every word must begin a word of the record, or, from three
 *   characters on, be part of one
 */
void
comity_query_set_search (ComityQuery *self, const char *text)
{
  g_set_str (&self->search, text && *text ? text : NULL);
}

/**
 * comity_query_get_search:
 */
const char *
comity_query_get_search (ComityQuery *self)
{
  return self->search;
}

static gboolean
takes_list (const ComityField *field, ComityOp op)
{
  return (op == COMITY_OP_IS || op == COMITY_OP_NOT) && !comity_field_is_text (field) &&
         !comity_field_is_many (field);
}

/* Values given as `a;b` are normalised one by one. */
static char *
normalize_list (const ComityField *field, const char *neutral, GError **error)
{
  g_auto (GStrv) items = g_strsplit (neutral, COMITY_SEPARATOR, -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; items[i] != NULL; i++) {
    g_autoptr (GError) local = NULL;
    char *value = comity_field_normalize (field, items[i], &local);

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (value != NULL)
      g_ptr_array_add (values, value);
  }
  g_ptr_array_add (values, NULL);
  return g_strjoinv (COMITY_SEPARATOR, (char **) values->pdata);
}

static char *
normalize (const ComityField *field, ComityOp op, const char *neutral, GError **error)
{
  if (op == COMITY_OP_ABSENT || op == COMITY_OP_PRESENT)
    return g_strdup ("");
  if (neutral == NULL || comity_text_is_blank (neutral)) {
    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
                 /* Translators: %s is the label of a field */
                 _ ("%s: say what to filter by."), comity_field_get_label (field));
    return NULL;
  }
  if (op == COMITY_OP_CONTAINS)
    return g_strdup (neutral);
  if (takes_list (field, op))
    return normalize_list (field, neutral, error);
  return comity_field_normalize (field, neutral, error);
}

/**
 * comity_query_add_filter:
 * @neutral: (nullable): the value to compare with; for IS and NOT several, joined by `;`
 *
 * Returns: whether the kind has the field and the value fits it, else a sentence in @error
 */
gboolean
comity_query_add_filter (ComityQuery *self,
                         const char *field,
                         ComityOp op,
                         const char *neutral,
                         GError **error)
{
  const ComityField *found = comity_kind_require_field (self->kind, field, error);
  char *value = found ? normalize (found, op, neutral, error) : NULL;
  ComityFilter *filter;

  if (value == NULL)
    return FALSE;
  filter = g_new0 (ComityFilter, 1);
  filter->field = found;
  filter->op = op;
  filter->value = value;
  g_ptr_array_add (self->filters, filter);
  return TRUE;
}

/* The operator at @where, and how many characters it has. */
static gboolean
read_operator (const char *where, ComityOp *op, gsize *length)
{
  static const struct {
    const char *text;
    ComityOp op;
  } operators[] = {
    { "!=", COMITY_OP_NOT },     { ">=", COMITY_OP_FROM }, { "<=", COMITY_OP_TO },
    { "~", COMITY_OP_CONTAINS }, { "=", COMITY_OP_IS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++) {
    if (!g_str_has_prefix (where, operators[i].text))
      continue;
    *op = operators[i].op;
    *length = strlen (operators[i].text);
    return TRUE;
  }
  return FALSE;
}

/**
 * comity_query_add_where:
 * @where: `field=value`, `field!=value`, `field~text`, `field>=value`, `field<=value`, `field=`
 *   (without a value), `field=*` (with one); values in the neutral form
 *
 * Adds a filter as it is written on the command line.
 */
gboolean
comity_query_add_where (ComityQuery *self, const char *where, GError **error)
{
  gsize at = strcspn (where, "!<>=~");
  g_autofree char *field = g_strstrip (g_strndup (where, at));
  g_autofree char *value = NULL;
  ComityOp op;
  gsize length;

  if (!read_operator (where + at, &op, &length)) {
    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
                 /* Translators: %s is what was typed */
                 _ ("“%s” is not a condition. Write it as field=value, field!=value, field~text, "
                    "field>=value or field<=value."),
                 where);
    return FALSE;
  }
  value = g_strstrip (g_strdup (where + at + length));
  if (op == COMITY_OP_IS && *value == '\0')
    op = COMITY_OP_ABSENT;
  else if (op == COMITY_OP_IS && g_str_equal (value, "*"))
    op = COMITY_OP_PRESENT;
  else if (op == COMITY_OP_NOT && *value == '\0')
    op = COMITY_OP_PRESENT;
  return comity_query_add_filter (self, field, op, value, error);
}

/**
 * comity_query_remove_filter:
 */
void
comity_query_remove_filter (ComityQuery *self, guint index)
{
  g_return_if_fail (index < self->filters->len);
  g_ptr_array_remove_index (self->filters, index);
}

/**
 * comity_query_clear_filters:
 */
void
comity_query_clear_filters (ComityQuery *self)
{
  g_ptr_array_set_size (self->filters, 0);
}

/**
 * comity_query_get_filters:
 *
 * Returns: (transfer none) (element-type ComityFilter):
 */
const GPtrArray *
comity_query_get_filters (ComityQuery *self)
{
  return self->filters;
}

/**
 * comity_query_set_as_of:
 * @date: (nullable): a date, also a partial one; %NULL: no matter when
 *
 * Asks for what was valid on that date, by the kind's own dates and history.
 */
gboolean
comity_query_set_as_of (ComityQuery *self, const char *date, GError **error)
{
  char *normal = NULL;

  if (date != NULL) {
    normal = comity_date_normalize (date, error);
    if (normal == NULL)
      return FALSE;
  }
  g_free (self->as_of);
  self->as_of = normal;
  return TRUE;
}

/**
 * comity_query_get_as_of:
 */
const char *
comity_query_get_as_of (ComityQuery *self)
{
  return self->as_of;
}

/**
 * comity_query_set_sort:
 * @field: (nullable): %NULL: by title, or by how well a search matches
 */
gboolean
comity_query_set_sort (ComityQuery *self, const char *field, gboolean descending, GError **error)
{
  const ComityField *found = field ? comity_kind_require_field (self->kind, field, error) : NULL;

  if (field != NULL && found == NULL)
    return FALSE;
  self->sort = found;
  self->descending = descending;
  return TRUE;
}

/**
 * comity_query_get_sort:
 */
const ComityField *
comity_query_get_sort (ComityQuery *self)
{
  return self->sort;
}

/**
 * comity_query_get_descending:
 */
gboolean
comity_query_get_descending (ComityQuery *self)
{
  return self->descending;
}

/**
 * comity_query_set_limit:
 */
void
comity_query_set_limit (ComityQuery *self, guint limit)
{
  self->limit = limit;
}

/**
 * comity_query_get_limit:
 */
guint
comity_query_get_limit (ComityQuery *self)
{
  return self->limit;
}

/**
 * comity_query_set_columns:
 * @fields: (array length=n): fields of the query's kind
 */
void
comity_query_set_columns (ComityQuery *self, const ComityField *const *fields, guint n)
{
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->columns, (gpointer) fields[i]);
}

/**
 * comity_query_get_columns:
 */
const ComityField *const *
comity_query_get_columns (ComityQuery *self, guint *n)
{
  *n = self->columns->len;
  return (const ComityField *const *) self->columns->pdata;
}

/* "Germany", "Germany or France", "Germany or France or Italy" */
static char *
join_alternatives (char **items)
{
  g_autofree char *joined = g_strdup (items[0]);

  for (guint i = 1; joined != NULL && items[i] != NULL; i++) {
    /* Translators: values of a filter: what comes before, then one more, “Germany or France” */
    char *longer = g_strdup_printf (C_ ("filter", "%s or %s"), joined, items[i]);

    g_free (joined);
    joined = longer;
  }
  return joined != NULL ? g_steal_pointer (&joined) : g_strdup ("");
}

static char *
format_value (const ComityFilter *filter)
{
  g_auto (GStrv) items = g_strsplit (filter->value, COMITY_SEPARATOR, -1);

  if (filter->op == COMITY_OP_CONTAINS || comity_field_is_text (filter->field))
    return g_strdup (filter->value);
  for (guint i = 0; items[i] != NULL; i++) {
    char *shown = comity_field_format (filter->field, items[i]);

    g_free (items[i]);
    items[i] = shown;
  }
  return join_alternatives (items);
}

/**
 * comity_filter_dup_sentence:
 *
 * Returns: (transfer full): the filter for reading, such as “Country: Germany or France”
 */
char *
comity_filter_dup_sentence (const ComityFilter *filter)
{
  const char *label = comity_field_get_label (filter->field);
  g_autofree char *value = format_value (filter);

  switch (filter->op) {
  case COMITY_OP_IS:
    /* Translators: filter: label of a field, value */
    return g_strdup_printf (C_ ("filter", "%1$s: %2$s"), label, value);
  case COMITY_OP_NOT:
    /* Translators: filter: label of a field, value */
    return g_strdup_printf (C_ ("filter", "%1$s: not %2$s"), label, value);
  case COMITY_OP_CONTAINS:
    /* Translators: filter: label of a field, text */
    return g_strdup_printf (C_ ("filter", "%1$s contains “%2$s”"), label, value);
  case COMITY_OP_FROM:
    /* Translators: filter: label of a field, date or number */
    return g_strdup_printf (C_ ("filter", "%1$s from %2$s"), label, value);
  case COMITY_OP_TO:
    /* Translators: filter: label of a field, date or number */
    return g_strdup_printf (C_ ("filter", "%1$s up to %2$s"), label, value);
  case COMITY_OP_ABSENT:
    /* Translators: filter: label of a field that has no value */
    return g_strdup_printf (C_ ("filter", "%s: without"), label);
  case COMITY_OP_PRESENT:
  default:
    /* Translators: filter: label of a field that has any value */
    return g_strdup_printf (C_ ("filter", "%s: with any"), label);
  }
}
