/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-filter.h"

#include <stdlib.h>
#include <string.h>

#include "comity-date.h"
#include "comity-error.h"
#include "comity-filter-step.h"
#include "comity-i18n.h"
#include "comity-text.h"

#define TODAY "today"
#define FARTHEST 36600 /* days: a hundred years */

/* -- Dates that move with the day -------------------------------------------------------------- */

/* Reads `today`, `today+45`, `today-30`. */
static gboolean
read_moving (const char *value, int *days)
{
  const char *rest;
  char *end;
  long number;

  if (!g_str_has_prefix (value, TODAY))
    return FALSE;
  rest = value + strlen (TODAY);
  *days = 0;
  if (*rest == '\0')
    return TRUE;
  if ((*rest != '+' && *rest != '-') || !g_ascii_isdigit (rest[1]))
    return FALSE;
  number = strtol (rest, &end, 10);
  if (*end != '\0' || ABS (number) > FARTHEST)
    return FALSE;
  *days = (int) number;
  return TRUE;
}

/* Returns: (transfer full): the canonical form of a date that moves, or NULL when it is another */
static char *
normalize_moving (const ComityField *field, const char *value)
{
  int days;

  if (field->type != COMITY_TYPE_DATE || !read_moving (value, &days))
    return NULL;
  return days == 0 ? g_strdup (TODAY) : g_strdup_printf (TODAY "%+d", days);
}

/**
 * comity_filter_resolve:
 * @value: (nullable): a value of the filter, or one end of its span
 *
 * Returns: (transfer full) (nullable): the value; dates that move as they are today
 */
char *
comity_filter_resolve (const ComityFilter *self, const char *value)
{
  g_autofree char *today = NULL;
  int days;

  if (self->field->type != COMITY_TYPE_DATE || value == NULL || !read_moving (value, &days))
    return g_strdup (value);
  today = comity_date_today ();
  return comity_date_add_days (today, days);
}

/**
 * comity_filter_split_span:
 * @from: (out) (transfer full): its beginning, "" when it is open
 * @to: (out) (transfer full): its end, "" when it is open
 *
 * Splits the value of a %COMITY_OP_WITHIN.
 */
void
comity_filter_split_span (const ComityFilter *self, char **from, char **to)
{
  const char *middle = strstr (self->value, COMITY_SPAN);

  *from = g_strndup (self->value, middle ? (gsize) (middle - self->value) : 0);
  *to = g_strdup (middle ? middle + strlen (COMITY_SPAN) : "");
}

/* -- Steps of the history ---------------------------------------------------------------------- */

/* What one step of the history did, by its number in the journal. */
static const ComityField step_fields[] = {
  /* Translators: before the name of a step: a list of what came with “Import of students.xlsx” */
  { "added_in", NC_ ("field", "Added by"), COMITY_TYPE_INTEGER, 0 },
  /* Translators: before the name of a step: a list of what was changed by “Import of students.xlsx” */
  { "changed_in", NC_ ("field", "Changed by"), COMITY_TYPE_INTEGER, 0 },
};

static const ComityField *
find_step_field (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (step_fields); i++)
    if (g_str_equal (step_fields[i].name, path))
      return &step_fields[i];
  return NULL;
}

static gboolean
is_step_field (const ComityField *field)
{
  return field >= step_fields && field < step_fields + G_N_ELEMENTS (step_fields);
}

/**
 * comity_filter_names_step:
 *
 * Returns: whether @path is what one step of the history did, and no field
 */
gboolean
comity_filter_names_step (const char *path)
{
  return find_step_field (path) != NULL;
}

/**
 * comity_filter_is_step:
 *
 * Returns: whether it is about what one step did; its value is then the number of a batch
 */
gboolean
comity_filter_is_step (const ComityFilter *self)
{
  return is_step_field (self->field);
}

/* -- Values ------------------------------------------------------------------------------------ */

/* A step is one. */
static gboolean
takes_list (const ComityField *field, ComityOp op)
{
  return (op == COMITY_OP_IS || op == COMITY_OP_NOT) && !comity_field_is_text (field) &&
         !comity_field_is_many (field) && !is_step_field (field);
}

static char *
normalize_one (const ComityField *field, const char *neutral, GError **error)
{
  char *moving = normalize_moving (field, neutral);

  return moving ? moving : comity_field_normalize (field, neutral, error);
}

/* Values given as `a;b` are normalised one by one. */
static char *
normalize_list (const ComityField *field, const char *neutral, GError **error)
{
  g_auto (GStrv) items = g_strsplit (neutral, COMITY_SEPARATOR, -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; items[i] != NULL; i++) {
    g_autoptr (GError) local = NULL;
    char *value = normalize_one (field, items[i], &local);

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

static void
set_missing (const ComityField *field, GError **error)
{
  g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
               /* Translators: %s is the label of a field */
               _ ("%s: say what to filter by."), comity_field_get_label (field));
}

/* `from..to`; one of them may be empty. */
static char *
normalize_span (const ComityField *field, const char *neutral, GError **error)
{
  ComityFilter span = { .field = field, .value = (char *) neutral };
  g_autofree char *from = NULL, *to = NULL, *first = NULL, *last = NULL;
  g_autoptr (GError) local = NULL;

  comity_filter_split_span (&span, &from, &to);
  first = *from ? normalize_one (field, from, &local) : g_strdup ("");
  last = *to && local == NULL ? normalize_one (field, to, &local) : g_strdup ("");
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (*first == '\0' && *last == '\0')
    set_missing (field, error);
  else
    return g_strconcat (first, COMITY_SPAN, last, NULL);
  return NULL;
}

static char *
normalize (const ComityField *field, ComityOp op, const char *neutral, GError **error)
{
  if (op == COMITY_OP_ABSENT || op == COMITY_OP_PRESENT)
    return g_strdup ("");
  if (neutral == NULL || comity_text_is_blank (neutral)) {
    set_missing (field, error);
    return NULL;
  }
  if (op == COMITY_OP_CONTAINS)
    return g_strdup (neutral);
  if (op == COMITY_OP_WITHIN)
    return normalize_span (field, neutral, error);
  if (takes_list (field, op))
    return normalize_list (field, neutral, error);
  return normalize_one (field, neutral, error);
}

/* -- Paths ------------------------------------------------------------------------------------- */

static const ComityKind *
find_child (const ComityKind *kind, const char *name, GError **error)
{
  const ComityKind *child = comity_kind_find (name);
  const ComityField *owner = child ? comity_kind_get_owner_field (child) : NULL;

  if (owner != NULL && g_strcmp0 (owner->target, kind->name) == 0)
    return child;
  g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
               /* Translators: first what was typed, then a kind of record, such as “Partner” */
               _ ("“%1$s” is nothing that belongs to a record of the kind “%2$s”."), name,
               comity_kind_get_label (kind));
  return NULL;
}

static gboolean
check_of (const ComityKind *child, const char *of, GError **error)
{
  const ComityField *kinds = comity_kind_require_field (child, COMITY_FILTER_OF, error);
  g_autofree char *code = kinds ? comity_field_normalize (kinds, of, error) : NULL;

  return code != NULL;
}

/* `field`, `child.field` or `child.of.field`; `added_in` and `changed_in` only with a number. */
static gboolean
read_path (ComityFilter *self, const ComityKind *kind, const char *path, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  guint n = g_strv_length (parts);

  if (n == 2 || n == 3) {
    self->child = find_child (kind, parts[0], error);
    if (self->child == NULL || (n == 3 && !check_of (self->child, parts[1], error)))
      return FALSE;
    self->of = n == 3 ? g_strdup (parts[1]) : NULL;
    self->field = comity_kind_require_field (self->child, parts[n - 1], error);
  } else {
    self->field = self->op == COMITY_OP_IS ? find_step_field (path) : NULL;
    if (self->field == NULL)
      self->field = comity_kind_require_field (kind, path, error);
  }
  return self->field != NULL;
}

/**
 * comity_filter_dup_path:
 *
 * Returns: (transfer full): the path from which comity_filter_new() makes the same filter
 */
char *
comity_filter_dup_path (const ComityFilter *self)
{
  if (self->child == NULL)
    return g_strdup (self->field->name);
  if (self->of == NULL)
    return g_strjoin (".", self->child->name, self->field->name, NULL);
  return g_strjoin (".", self->child->name, self->of, self->field->name, NULL);
}

/* -- Filters ----------------------------------------------------------------------------------- */

/**
 * comity_filter_new:
 * @path: a field of @kind; or `child.field`, a field of what belongs to it; or `child.of.field`,
 *   where `of` is the `kind` of what belongs to it, such as `paper.visa.valid_to`
 * @neutral: (nullable): the value; see comity_query_add_filter()
 *
 * Returns: (transfer full): a filter, or %NULL with a sentence in @error
 */
ComityFilter *
comity_filter_new (const ComityKind *kind,
                   const char *path,
                   ComityOp op,
                   const char *neutral,
                   GError **error)
{
  g_autoptr (ComityFilter) self = g_new0 (ComityFilter, 1);

  self->op = op;
  if (!read_path (self, kind, path, error))
    return NULL;
  self->value = normalize (self->field, op, neutral, error);
  return self->value ? g_steal_pointer (&self) : NULL;
}

/** comity_filter_copy: */
ComityFilter *
comity_filter_copy (const ComityFilter *self)
{
  ComityFilter *copy = g_memdup2 (self, sizeof (ComityFilter));

  copy->value = g_strdup (self->value);
  copy->of = g_strdup (self->of);
  return copy;
}

/** comity_filter_free: */
void
comity_filter_free (ComityFilter *self)
{
  g_free (self->value);
  g_free (self->of);
  g_free (self);
}

/* -- Sentences --------------------------------------------------------------------------------- */

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
format_moving (int days)
{
  if (days == 0)
    return g_strdup (C_ ("filter", "today"));
  if (days > 0)
    /* Translators: a day in a filter, counted from today */
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  /* Translators: a day in a filter, counted from today */
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) -days), -days);
}

static char *
format_one (const ComityField *field, const char *value)
{
  int days;

  if (field->type == COMITY_TYPE_DATE && read_moving (value, &days))
    return format_moving (days);
  return comity_field_format (field, value);
}

/**
 * comity_filter_dup_value:
 *
 * Returns: (transfer full): its value for reading, such as “Germany or France”; records by their ids
 */
char *
comity_filter_dup_value (const ComityFilter *self)
{
  g_auto (GStrv) items = NULL;

  if (self->op == COMITY_OP_CONTAINS || comity_field_is_text (self->field))
    return g_strdup (self->value);
  items = g_strsplit (self->value, COMITY_SEPARATOR, -1);
  for (guint i = 0; items[i] != NULL; i++) {
    char *shown = format_one (self->field, items[i]);

    g_free (items[i]);
    items[i] = shown;
  }
  return join_alternatives (items);
}

/**
 * comity_filter_dup_label:
 *
 * Returns: (transfer full): what it filters by, such as “Country” or “Visa – Valid to”
 */
char *
comity_filter_dup_label (const ComityFilter *self)
{
  const char *label = comity_field_get_label (self->field);
  g_autofree char *of = NULL;

  if (self->child == NULL)
    return g_strdup (label);
  of = self->of ?
         comity_field_format (comity_kind_get_field (self->child, COMITY_FILTER_OF), self->of) :
         g_strdup (comity_kind_get_label (self->child));
  /* Translators: what a list is filtered by: a paper or the like, then its field */
  return g_strdup_printf (C_ ("filter", "%1$s – %2$s"), of, label);
}

static char *
dup_span_sentence (const ComityFilter *self, const char *label)
{
  g_autofree char *from = NULL, *to = NULL, *first = NULL, *last = NULL;
  int a = 0, b = 0;

  comity_filter_split_span (self, &from, &to);
  if (self->field->type == COMITY_TYPE_DATE && read_moving (from, &a) && read_moving (to, &b)) {
    if (a == 0 && b > 0)
      /* Translators: filter: label of a field, number of days from today on */
      return g_strdup_printf (ngettext ("%1$s within %2$d day", "%1$s within %2$d days",
                                        (gulong) b),
                              label, b);
    if (b == 0 && a < 0)
      /* Translators: filter: label of a field, number of days up to today */
      return g_strdup_printf (ngettext ("%1$s in the last %2$d day", "%1$s in the last %2$d days",
                                        (gulong) -a),
                              label, -a);
  }
  first = format_one (self->field, from);
  last = format_one (self->field, to);
  if (*to == '\0')
    /* Translators: filter: label of a field, date or number */
    return g_strdup_printf (C_ ("filter", "%1$s from %2$s"), label, first);
  if (*from == '\0')
    /* Translators: filter: label of a field, date or number */
    return g_strdup_printf (C_ ("filter", "%1$s up to %2$s"), label, last);
  /* Translators: filter: label of a field, then two dates or numbers */
  return g_strdup_printf (C_ ("filter", "%1$s from %2$s to %3$s"), label, first, last);
}

/**
 * comity_filter_dup_sentence:
 *
 * Returns: (transfer full): the filter for reading, such as “Country: Germany or France”
 */
char *
comity_filter_dup_sentence (const ComityFilter *self)
{
  g_autofree char *label = comity_filter_dup_label (self);
  g_autofree char *value = comity_filter_dup_value (self);

  switch (self->op) {
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
  case COMITY_OP_WITHIN:
    return dup_span_sentence (self, label);
  case COMITY_OP_ABSENT:
    /* Translators: filter: label of a field that has no value */
    return g_strdup_printf (C_ ("filter", "%s: without"), label);
  case COMITY_OP_PRESENT:
  default:
    /* Translators: filter: label of a field that has any value */
    return g_strdup_printf (C_ ("filter", "%s: with any"), label);
  }
}
