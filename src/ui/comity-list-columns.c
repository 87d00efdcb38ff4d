/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-columns.h"

#include <glib/gi18n.h>

#include "comity-cells.h"
#include "comity-settings.h"

#define CHECK_WIDTH 36

/* -- Which columns -------------------------------------------------------------------------- */

/* The title column shows these already, or there is nothing to read in a cell. */
static gboolean
is_offered (const ComityKind *kind, const ComityField *field)
{
  return field->type != COMITY_TYPE_LONG && field->type != COMITY_TYPE_IMAGE &&
         field->type != COMITY_TYPE_FILE && g_strcmp0 (field->name, kind->title) != 0;
}

/**
 * comity_list_columns_offered:
 * @kind: a kind of record
 *
 * Returns: (transfer full): of const ComityField: what the list can show beside the title
 */
GPtrArray *
comity_list_columns_offered (const ComityKind *kind)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_offered (kind, &kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

/**
 * comity_list_columns_usual:
 * @kind: a kind of record
 *
 * Returns: (transfer full): of const ComityField: the columns that the kind lists from the start
 */
GPtrArray *
comity_list_columns_usual (const ComityKind *kind)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & COMITY_LISTED) && is_offered (kind, &kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

/**
 * comity_list_columns_chosen:
 * @kind: a kind of record
 *
 * Returns: (transfer full): of const ComityField: the columns that somebody chose, in that order,
 *   or the usual ones
 */
GPtrArray *
comity_list_columns_chosen (const ComityKind *kind)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_auto (GStrv) names = comity_settings_dup_columns (kind);

  if (!names)
    return comity_list_columns_usual (kind);
  fields = g_ptr_array_new ();
  for (guint i = 0; names[i]; i++) {
    const ComityField *field = comity_kind_get_field (kind, names[i]);

    if (field && is_offered (kind, field) && !g_ptr_array_find (fields, field, NULL))
      g_ptr_array_add (fields, (gpointer) field);
  }
  return g_steal_pointer (&fields);
}

/**
 * comity_list_columns_choose:
 * @kind: a kind of record
 * @fields: (nullable): of const ComityField: what to show, or %NULL for the usual columns
 *
 * Remembers the choice.
 */
void
comity_list_columns_choose (const ComityKind *kind, GPtrArray *fields)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!fields) {
    comity_settings_set_columns (kind, NULL);
    return;
  }
  names = g_ptr_array_new ();
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (names, (gpointer) ((const ComityField *) fields->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  comity_settings_set_columns (kind, (const char *const *) names->pdata);
}

/* -- Building them -------------------------------------------------------------------------- */

static int
usual_width (const ComityField *field)
{
  switch (field->type) {
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_BOOLEAN:
  case COMITY_TYPE_TIME:
    return 76;
  case COMITY_TYPE_DATE:
    return 148;
  case COMITY_TYPE_DECIMAL:
  case COMITY_TYPE_MONEY:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_COUNTRY:
  case COMITY_TYPE_CHOICE:
  case COMITY_TYPE_PHONE:
    return 124;
  case COMITY_TYPE_REF:
  case COMITY_TYPE_REFS:
  case COMITY_TYPE_LINK:
    return 200;
  case COMITY_TYPE_TEXT:
  case COMITY_TYPE_LONG:
  case COMITY_TYPE_URL:
  case COMITY_TYPE_EMAIL:
  case COMITY_TYPE_IDENTIFIER:
  case COMITY_TYPE_IMAGE:
  case COMITY_TYPE_FILE:
  case COMITY_TYPE_CHOICES:
  case COMITY_TYPE_COUNTRIES:
  case COMITY_TYPE_LANGUAGES:
  case COMITY_TYPE_TAGS:
  default:
    return 168;
  }
}

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, gpointer kind)
{
  comity_settings_set_width (kind, gtk_column_view_column_get_id (column),
                             gtk_column_view_column_get_fixed_width (column));
}

/* The headers only say what was clicked: sorting is the store's work. */
static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return 0;
}

static void
make_sortable (GtkColumnViewColumn *column)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, NULL, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
}

/* Returns: (transfer none): the column, held by the table */
static GtkColumnViewColumn *
append (GtkColumnView *table, const char *id, const char *label, GtkListItemFactory *factory)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (label, factory);

  gtk_column_view_column_set_id (column, id);
  gtk_column_view_append_column (table, column);
  return column;
}

static void
set_width (GtkColumnViewColumn *column, const ComityKind *kind, int usual)
{
  int width = comity_settings_get_width (kind, gtk_column_view_column_get_id (column));

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width > 0 ? width : usual);
  g_signal_connect (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), (gpointer) kind);
}

static const char *
title_label (const ComityKind *kind)
{
  const ComityField *field = kind->title ? comity_kind_get_field (kind, kind->title) : NULL;

  /* Translators: head of the first column of a list: what its records are called */
  return field ? comity_field_get_label (field) : C_ ("column", "Name");
}

static void
append_field (GtkColumnView *table, const ComityKind *kind, const ComityField *field, guint index)
{
  g_autoptr (ComityQuery) probe = comity_query_new (kind);
  GtkColumnViewColumn *column = append (table, field->name, comity_field_get_label (field),
                                        comity_cell_text_new (field, index));

  set_width (column, kind, usual_width (field));
  if (comity_query_set_sort (probe, field->name, FALSE, NULL))
    make_sortable (column);
}

static void
clear (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (table, column);
  }
}

/**
 * comity_list_columns_build:
 * @table: an empty table or one with other columns
 * @store: where pictures come from
 * @kind: the kind of the list
 * @selection: what the check boxes change
 * @fields: of const ComityField: the query's columns
 */
void
comity_list_columns_build (GtkColumnView *table,
                           ComityStore *store,
                           const ComityKind *kind,
                           ComitySelection *selection,
                           GPtrArray *fields)
{
  GtkColumnViewColumn *column;

  clear (table);
  column = append (table, COMITY_COLUMN_CHECK, "", comity_cell_check_new (selection));
  gtk_column_view_column_set_fixed_width (column, CHECK_WIDTH);
  column =
    append (table, COMITY_COLUMN_TITLE, title_label (kind), comity_cell_title_new (store, kind));
  set_width (column, kind, -1);
  gtk_column_view_column_set_expand (column, TRUE);
  make_sortable (column);
  for (guint i = 0; i < fields->len; i++)
    append_field (table, kind, fields->pdata[i], i);
}

/**
 * comity_list_columns_of:
 * @table: a table
 * @kind: the kind of the list
 *
 * Returns: (transfer full): of const ComityField: its columns in the order into which they were
 *   dragged
 */
GPtrArray *
comity_list_columns_of (GtkColumnView *table, const ComityKind *kind)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const char *id = gtk_column_view_column_get_id (column);
    const ComityField *field = id ? comity_kind_get_field (kind, id) : NULL;

    if (field)
      g_ptr_array_add (fields, (gpointer) field);
  }
  return fields;
}
