/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that can be read in two ways: which, is asked once for the whole table. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-private.h"
#include "comity-import-value.h"

/** comity_import_doubt_free: frees it. */
void
comity_import_doubt_free (ComityImportDoubt *doubt)
{
  g_free (doubt->text);
  g_free (doubt->first);
  g_free (doubt->second);
  g_free (doubt);
}

/* What a cell is under these habits, for people; NULL: it cannot be read. */
static char *
dup_reading (const ComityImportMap *map,
             const ComityImportColumn *column,
             const char *text,
             ComityDayOrder days,
             char decimal,
             const char *currency)
{
  ComityImportMap habits = *map;
  habits.days = days;
  habits.decimal = decimal;
  habits.currency = (char *) currency;
  g_autofree char *value = comity_import_read_value (&habits, column->field, text, COMITY_CELL_TEXT,
                                                     FALSE, column->head, NULL);
  return value != NULL ? comity_field_format (column->field, value) : NULL;
}

static ComityImportDoubt *
doubt_new (ComityImportDoubtSort sort, guint column, const char *text, char *first, char *second)
{
  ComityImportDoubt *doubt = g_new0 (ComityImportDoubt, 1);
  *doubt = (ComityImportDoubt) { sort, column, g_strdup (text), first, second };
  return doubt;
}

static ComityImportDoubt *
doubt_days (const ComityImportMap *map, guint index, const char *text)
{
  const ComityImportColumn *column = map->columns->pdata[index];
  g_autofree char *first = dup_reading (map, column, text, COMITY_DAY_FIRST, 0, NULL);
  g_autofree char *second = dup_reading (map, column, text, COMITY_MONTH_FIRST, 0, NULL);
  return g_strcmp0 (first, second) != 0 && first != NULL && second != NULL ?
           doubt_new (COMITY_DOUBT_DAYS, index, text, g_steal_pointer (&first),
                      g_steal_pointer (&second)) :
           NULL;
}

static ComityImportDoubt *
doubt_number (const ComityImportMap *map, guint index, const char *text)
{
  const ComityImportColumn *column = map->columns->pdata[index];
  const char *currency = map->currency != NULL ? map->currency : "XXX";
  char decimal = map->decimal != 0 ? map->decimal : '.';
  g_autofree char *comma = dup_reading (map, column, text, map->days, ',', currency);
  g_autofree char *point = dup_reading (map, column, text, map->days, '.', currency);
  g_autofree char *without = dup_reading (map, column, text, map->days, decimal, map->currency);
  if (map->decimal == 0 && comma != NULL && point != NULL && g_strcmp0 (comma, point) != 0)
    return doubt_new (COMITY_DOUBT_DECIMAL, index, text, g_steal_pointer (&comma),
                      g_steal_pointer (&point));
  return column->field->type == COMITY_TYPE_MONEY && without == NULL && point != NULL ?
           doubt_new (COMITY_DOUBT_CURRENCY, index, text, NULL, NULL) :
           NULL;
}

static gboolean
can_be_doubted (const ComityField *field)
{
  return field != NULL && (field->type == COMITY_TYPE_DATE || field->type == COMITY_TYPE_DECIMAL ||
                           field->type == COMITY_TYPE_MONEY || field->type == COMITY_TYPE_INTEGER);
}

static ComityImportDoubt *
doubt_cell (ComityImport *self, guint index, const char *text)
{
  const ComityImportColumn *column = self->map->columns->pdata[index];
  if (text == NULL || *text == '\0' || !can_be_doubted (column->field) || self->map->exact)
    return NULL;
  g_autofree char *now =
    dup_reading (self->map, column, text, self->map->days, self->map->decimal, self->map->currency);
  if (now != NULL)
    return NULL;
  return column->field->type == COMITY_TYPE_DATE ? doubt_days (self->map, index, text) :
                                                   doubt_number (self->map, index, text);
}

/**
 * comity_import_find_doubt:
 *
 * Looks into the first rows. What stands further down is found by planning: ComityImportPlan.doubt.
 *
 * Returns: (transfer full) (nullable): what has to be asked before the table can be read
 */
ComityImportDoubt *
comity_import_find_doubt (ComityImport *self)
{
  for (guint i = self->map->header; i < self->preview->len; i++)
    for (guint c = 0; c < self->map->columns->len; c++) {
      const ComityCells *cells = self->preview->pdata[i];
      ComityImportDoubt *doubt = comity_cells_get_type (cells, c) == COMITY_CELL_TEXT ?
                                   doubt_cell (self, c, comity_cells_get (cells, c)) :
                                   NULL;
      if (doubt != NULL)
        return doubt;
    }
  return NULL;
}

/** comity_import_plan_doubt: looks into the problems of what was planned, all of which are read anew. */
void
comity_import_plan_doubt (ComityImport *self)
{
  for (guint i = 0; self->plan->doubt == NULL && i < self->plan->problems->len; i++) {
    const ComityImportProblem *problem = self->plan->problems->pdata[i];
    if (problem->column >= 0)
      self->plan->doubt = doubt_cell (self, (guint) problem->column, problem->value);
  }
}
