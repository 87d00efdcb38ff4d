/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-columns.h"

#include <glib/gi18n.h>

#include "comity-cell-cover.h"
#include "comity-cells.h"
#include "comity-cover.h"
#include "comity-date.h"
#include "comity-parts.h"
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

/* The cover strip is a column beside those of fields. */
static gboolean
has_cover (const ComityKind *kind)
{
  return comity_cover_find_field (kind, comity_cover_field.name) != NULL;
}

static const ComityField *
find_column (const ComityKind *kind, const char *name)
{
  const ComityField *cover = comity_cover_find_field (kind, name);

  return cover || !name ? cover : comity_kind_get_field (kind, name);
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

  if (has_cover (kind))
    g_ptr_array_add (fields, (gpointer) &comity_cover_field);
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
  if (has_cover (kind))
    g_ptr_array_add (fields, (gpointer) &comity_cover_field);
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
    const ComityField *field = find_column (kind, names[i]);

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

/* -- Columns and the query ------------------------------------------------------------------ */

/* Fields that stand under another, so that a row says more in less room. */
static const struct {
  const char *kind, *field, *under;
  const char *label; /* of the column of both */
} pairs[] = {
  { "student", "faculty", "programme", NC_ ("column", "Programme and faculty") },
};

/* Returns: the pair whose upper line @field is, unless the lower one has a column of its own */
static int
find_pair (const ComityKind *kind, const ComityField *field, GPtrArray *fields)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (pairs[i].kind, kind->name) && g_str_equal (pairs[i].under, field->name) &&
        !g_ptr_array_find (fields, comity_kind_get_field (kind, pairs[i].field), NULL))
      return (int) i;
  return -1;
}

/**
 * comity_list_columns_set_query:
 * @query: what fills the table
 * @fields: (element-type ComityField): its columns
 *
 * Asks for what these columns show.
 */
void
comity_list_columns_set_query (ComityQuery *query, GPtrArray *fields)
{
  const ComityKind *kind = comity_query_get_kind (query);
  g_autoptr (GPtrArray) real = g_ptr_array_new ();

  comity_query_set_children (query, NULL);
  comity_query_set_extra (query, NULL);
  for (guint i = 0; i < fields->len; i++) {
    const ComityField *field = fields->pdata[i];
    int pair = find_pair (kind, field, fields);

    if (field == &comity_cover_field)
      comity_query_set_children (query, comity_kind_find ("paper"));
    else
      g_ptr_array_add (real, (gpointer) field);
    if (pair >= 0)
      comity_query_set_extra (query, comity_kind_get_field (kind, pairs[pair].field));
  }
  comity_query_set_columns (query, (const ComityField *const *) real->pdata, real->len);
}

/**
 * comity_list_columns_of_query:
 * @query: one that was kept
 *
 * Returns: (transfer full) (element-type ComityField): the columns that it was kept with
 */
GPtrArray *
comity_list_columns_of_query (ComityQuery *query)
{
  guint n;
  const ComityField *const *columns = comity_query_get_columns (query, &n);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (fields, (gpointer) columns[i]);
  if (comity_query_get_children (query) && has_cover (comity_query_get_kind (query)))
    g_ptr_array_add (fields, (gpointer) &comity_cover_field);
  return fields;
}

/* -- Building them -------------------------------------------------------------------------- */

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

  /* Translators: head of the first column of a list of people */
  return field ? comity_field_get_label (field) : C_ ("column of people", "Name");
}

/* The head says which months the axis of all strips shows. */
static void
append_cover (GtkColumnView *table, const ComityKind *kind, const char *as_of)
{
  g_autofree char *today = comity_date_today ();
  g_autofree char *first = NULL, *last = NULL, *label = NULL;
  GtkColumnViewColumn *column;
  int from, to;

  comity_cover_default_axis (as_of ? as_of : today, &from, &to);
  first = comity_cover_dup_month (from);
  last = comity_cover_dup_month (to);
  /* Translators: head of a column with a time axis: its first and its last month */
  label = g_strdup_printf (C_ ("column", "Cover, %1$s – %2$s"), first, last);
  column = append (table, comity_cover_field.name, label, comity_cell_cover_new (as_of));
  set_width (column, kind, comity_sp_to_px (GTK_WIDGET (table), COMITY_COVER_CELL_WIDTH));
  make_sortable (column);
  /* Where there is room, its sentences stand on one line. */
  gtk_column_view_column_set_expand (column, TRUE);
}

static GtkListItemFactory *
cell_for (const ComityKind *kind, const ComityField *field, guint index, int pair)
{
  if (pair >= 0)
    return comity_cell_pair_new (field, index);
  if (g_strcmp0 (kind->status, field->name) == 0 && !comity_kind_is_person (kind))
    return comity_cell_pill_new (field, index);
  return comity_cell_text_new (field, index);
}

static void
append_field (GtkColumnView *table,
              const ComityKind *kind,
              GPtrArray *fields,
              const ComityField *field,
              guint index)
{
  g_autoptr (ComityQuery) probe = comity_query_new (kind);
  int pair = find_pair (kind, field, fields);
  const char *label = pair >= 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "column", pairs[pair].label) :
                                  comity_field_get_label (field);
  GtkColumnViewColumn *column =
    append (table, field->name, label, cell_for (kind, field, index, pair));

  set_width (column, kind, comity_list_columns_measure (GTK_WIDGET (table), field));
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

static gboolean
head_tooltip_cb (GtkLabel *label, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/* GTK cuts the heads of narrow columns off in the middle of a letter. */
static void
ellipsize_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)) {
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
    gtk_widget_set_has_tooltip (widget, TRUE);
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (head_tooltip_cb), NULL);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    ellipsize_labels (child);
}

/**
 * comity_list_columns_build:
 * @table: an empty table or one with other columns
 * @store: where pictures come from
 * @query: what fills it
 * @selection: what the check boxes change
 * @fields: (element-type ComityField): the columns that were given to
 *   comity_list_columns_set_query()
 */
void
comity_list_columns_build (GtkColumnView *table,
                           ComityStore *store,
                           ComityQuery *query,
                           ComitySelection *selection,
                           GPtrArray *fields)
{
  const ComityKind *kind = comity_query_get_kind (query);
  GtkColumnViewColumn *column;
  guint index = 0;

  clear (table);
  column = append (table, COMITY_COLUMN_CHECK, "", comity_cell_check_new (selection));
  gtk_column_view_column_set_fixed_width (column, CHECK_WIDTH);
  column =
    append (table, COMITY_COLUMN_TITLE, title_label (kind), comity_cell_title_new (store, kind));
  set_width (column, kind, -1);
  gtk_column_view_column_set_expand (column, TRUE);
  make_sortable (column);
  for (guint i = 0; i < fields->len; i++) {
    if (fields->pdata[i] == &comity_cover_field)
      append_cover (table, kind, comity_query_get_as_of (query));
    else
      append_field (table, kind, fields, fields->pdata[i], index++);
  }
  /* Its first child is the row of heads; the other one has no rows yet. */
  ellipsize_labels (gtk_widget_get_first_child (GTK_WIDGET (table)));
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
    const ComityField *field = find_column (kind, id);

    if (field)
      g_ptr_array_add (fields, (gpointer) field);
  }
  return fields;
}
