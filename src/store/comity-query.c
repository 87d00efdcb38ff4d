/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-query.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "comity-cover-rules.h"
#include "comity-date.h"
#include "comity-error.h"

struct _ComityQuery {
  GObject parent_instance;
  const ComityKind *kind;
  char *search;
  GPtrArray *filters;
  char *as_of;
  const ComityField *sort;
  gboolean descending;
  guint limit;
  gboolean unmasked;
  ComityTongues tongues;
  GPtrArray *columns;
  const ComityField *extra;
  const ComityKind *children;
};

G_DEFINE_FINAL_TYPE (ComityQuery, comity_query, G_TYPE_OBJECT)

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
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_filter_free);
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
  copy->unmasked = self->unmasked;
  copy->tongues = self->tongues;
  copy->extra = self->extra;
  copy->children = self->children;
  g_ptr_array_extend (copy->columns, self->columns, NULL, NULL);
  for (guint i = 0; i < self->filters->len; i++)
    g_ptr_array_add (copy->filters, comity_filter_copy (g_ptr_array_index (self->filters, i)));
  return copy;
}

/**
 * comity_query_set_unmasked:
 * @unmasked: whether the rows show document numbers whole
 */
void
comity_query_set_unmasked (ComityQuery *self, gboolean unmasked)
{
  self->unmasked = unmasked;
}

/**
 * comity_query_get_unmasked:
 */
gboolean
comity_query_get_unmasked (ComityQuery *self)
{
  return self->unmasked;
}

/**
 * comity_query_set_tongues:
 * @tongues: in which languages what is printed or exported for people is written
 */
void
comity_query_set_tongues (ComityQuery *self, ComityTongues tongues)
{
  self->tongues = tongues;
}

/** comity_query_get_tongues: that of the window, unless others were set. */
ComityTongues
comity_query_get_tongues (ComityQuery *self)
{
  return self->tongues;
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

/**
 * comity_query_add_filter:
 * @path: a field, or a path to a field of what belongs to the record; see comity_filter_new()
 * @neutral: (nullable): the value to compare with; for IS and NOT several, joined by `;`; for
 *   WITHIN two, joined by `..`; dates also as `today`, `today+45`
 *
 * Returns: whether the kind has the field and the value fits it, else a sentence in @error
 */
gboolean
comity_query_add_filter (ComityQuery *self,
                         const char *path,
                         ComityOp op,
                         const char *neutral,
                         GError **error)
{
  ComityFilter *filter = comity_filter_new (self->kind, path, op, neutral, error);

  if (filter == NULL)
    return FALSE;
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

/* A text may hold two dots; a date or a number may not. */
static gboolean
is_span (const ComityKind *kind, const char *path, const char *value)
{
  g_autoptr (ComityFilter) filter = NULL;

  if (strstr (value, COMITY_SPAN) == NULL)
    return FALSE;
  filter = comity_filter_new (kind, path, COMITY_OP_PRESENT, NULL, NULL);
  return filter != NULL && !comity_field_is_text (filter->field);
}

/**
 * comity_query_add_where:
 * @where: `field=value`, `field!=value`, `field~text`, `field>=value`, `field<=value`, `field=`
 *   (without a value), `field=*` (with one), `field=from..to` for dates and numbers; values in the
 *   neutral form; the field may be a path
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
  else if (op == COMITY_OP_IS && is_span (self->kind, field, value))
    op = COMITY_OP_WITHIN;
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

static const ComityField *
require_sort (const ComityKind *kind, const char *name, GError **error)
{
  const ComityField *cover = comity_cover_find_field (kind, name);

  return cover ? cover : comity_kind_require_field (kind, name, error);
}

/**
 * comity_query_set_sort:
 * @field: (nullable): a field of the kind, or of students `cover`: the end that binds their papers,
 *   gaps first; %NULL: by title, or by how well a search matches
 */
gboolean
comity_query_set_sort (ComityQuery *self, const char *field, gboolean descending, GError **error)
{
  const ComityField *found = field ? require_sort (self->kind, field, error) : NULL;

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

/**
 * comity_query_set_children:
 * @children: (nullable): a kind whose records belong to those of the query's kind
 *
 * Asks for what belongs to each record as well: in what, between which days, how it stands.
 */
void
comity_query_set_children (ComityQuery *self, const ComityKind *children)
{
  self->children = children;
}

/**
 * comity_query_get_children:
 *
 * Returns: (nullable):
 */
const ComityKind *
comity_query_get_children (ComityQuery *self)
{
  return self->children;
}

/**
 * comity_query_set_extra:
 * @extra: (nullable): a field of the query's kind that is shown with another column
 */
void
comity_query_set_extra (ComityQuery *self, const ComityField *extra)
{
  self->extra = extra;
}

/**
 * comity_query_get_extra:
 *
 * Returns: (nullable):
 */
const ComityField *
comity_query_get_extra (ComityQuery *self)
{
  return self->extra;
}
