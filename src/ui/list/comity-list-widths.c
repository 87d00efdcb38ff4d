/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-columns.h"

#include <adwaita.h>

#include "comity-date.h"
#include "comity-lists.h"
#include "comity-parts.h"
#include "comity-rows-model.h"
#include "comity-settings.h"

#define PADDING 22 /* of a cell */
/* Of a head, with the arrow of the order, for which there is always room; from right to left a head without it would
 * lose its first letter. Its text is libadwaita's caption-heading. */
#define HEAD_PADDING 36
#define HEAD_SCALE 0.82
/* In sp, as are the usual widths: they grow with the text. */
#define WIDEST 172 /* a longer label is cut */
#define NARROWEST 52
#define CHOICE_LEAST 132
#define TITLE_LEAST 220
#define LONG_DATE "2028-09-28" /* September is the longest month in most languages */

/* What most values of a type need, where they are not known beforehand. */
static int
usual_width (const ComityField *field)
{
  switch (field->type) {
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_BOOLEAN:
  case COMITY_TYPE_TIME:
    return NARROWEST;
  case COMITY_TYPE_DATE: /* in the widest form of any language */
  case COMITY_TYPE_COUNTRY: /* nearly all names in Russian and German */
    return 148;
  case COMITY_TYPE_DECIMAL:
  case COMITY_TYPE_MONEY:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_CHOICE:
  case COMITY_TYPE_PHONE:
    return 104;
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

static int
text_width (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
head_width (GtkWidget *table, const char *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (table, title);
  g_autoptr (PangoAttrList) looks = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (looks, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (looks, pango_attr_scale_new (HEAD_SCALE));
  pango_layout_set_attributes (layout, looks);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + HEAD_PADDING;
}

/* Returns: (transfer full) (nullable): what can stand in the column, when that is known */
static char **
dup_labels (const ComityField *field)
{
  g_autoptr (GStrvBuilder) labels = NULL;
  g_auto (GStrv) codes = NULL;

  if (field->type != COMITY_TYPE_CHOICE || (!field->choices && !field->list))
    return NULL;
  labels = g_strv_builder_new ();
  for (const ComityChoice *choice = field->choices; choice && choice->code; choice++)
    g_strv_builder_take (labels, comity_field_format (field, choice->code));
  codes = field->list ? comity_lists_dup_codes (field->list) : NULL;
  for (guint i = 0; codes && codes[i]; i++)
    g_strv_builder_take (labels, comity_field_format (field, codes[i]));
  return g_strv_builder_end (labels);
}

/**
 * comity_list_columns_measure:
 * @table: whose text is measured
 * @field: what a column shows
 *
 * Returns: how wide the column is until somebody drags its edge: so that its head and every choice
 *   can be read, within reason
 */
int
comity_list_columns_measure (GtkWidget *table, const ComityField *field)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (table, NULL);
  g_auto (GStrv) labels = dup_labels (field);
  int head = head_width (table, comity_field_get_label (field));
  int widest = comity_sp_to_px (table, WIDEST);
  int width = comity_sp_to_px (table, labels ? NARROWEST : usual_width (field));

  for (guint i = 0; labels && labels[i]; i++)
    width = MAX (width, text_width (layout, labels[i]) + PADDING);
  if (field->type == COMITY_TYPE_DATE) {
    g_autofree char *date = comity_date_format (LONG_DATE);

    width = MIN (width, text_width (layout, date) + PADDING);
  }
  return MAX (MIN (width, widest), MIN (head, widest));
}

/* -- By what stands in the rows ------------------------------------------------------------- */

/* Returns: the width of the widest value of a column, 0 when the first rows have none */
static int
widest_value (PangoLayout *layout, GListModel *rows, guint index)
{
  int width = 0;

  for (guint i = 0; i < MIN (g_list_model_get_n_items (rows), COMITY_ROWS_HEAD); i++) {
    g_autoptr (ComityRowItem) item = g_list_model_get_item (rows, i);
    const char *text = comity_row_item_get_cell (item, index);

    if (text && *text)
      width = MAX (width, text_width (layout, text));
  }
  return width;
}

/* Choices and dates keep the width in which all of them have room: others come with scrolling. */
static gboolean
is_of_any_length (const ComityField *field)
{
  return field->type != COMITY_TYPE_CHOICE && field->type != COMITY_TYPE_DATE;
}

/* Returns: the width that a column needs for what stands in its first rows */
static int
fitting_width (GtkColumnViewColumn *column,
               GtkWidget *table,
               const ComityField *field,
               GListModel *rows,
               guint index)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (table, NULL);
  int usual = gtk_column_view_column_get_fixed_width (column);
  int head = head_width (table, gtk_column_view_column_get_title (column));
  int least = MAX (head, comity_sp_to_px (table, NARROWEST));
  int widest = comity_sp_to_px (table, WIDEST);
  int values = widest_value (layout, rows, index);

  if (values == 0)
    return MIN (usual, least);
  if (!is_of_any_length (field))
    return usual;
  return CLAMP (values + PADDING, MIN (least, widest), MAX (usual, widest));
}

/* Whether the column is of this field, and nobody has drawn its edge. */
static gboolean
is_free (GtkColumnViewColumn *column, const ComityKind *kind, const ComityField **field)
{
  const char *id = gtk_column_view_column_get_id (column);

  *field = comity_kind_get_field (kind, id);
  return *field && !g_str_equal (id, COMITY_COLUMN_TITLE) &&
         comity_settings_get_width (kind, id) <= 0;
}

/* Only what a person draws is remembered as a width. */
static void
set_quietly (GtkColumnViewColumn *column, const ComityKind *kind, int width)
{
  g_signal_handlers_block_matched (column, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, (gpointer) kind);
  gtk_column_view_column_set_fixed_width (column, width);
  g_signal_handlers_unblock_matched (column, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                     (gpointer) kind);
}

/* Returns: by how much the columns are wider than the page; not above 0 when all are in view */
static int
excess (GtkColumnView *table)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (table), ADW_TYPE_NAVIGATION_PAGE);
  GListModel *columns = gtk_column_view_get_columns (table);
  int room = page ? gtk_widget_get_width (page) : 0;
  int total = comity_sp_to_px (GTK_WIDGET (table), TITLE_LEAST);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    total += MAX (gtk_column_view_column_get_fixed_width (column), 0);
  }
  return room > 0 ? total - room : 0;
}

/**
 * comity_list_columns_squeeze:
 * @table: a table that has its place on the screen
 * @kind: what it lists
 *
 * Rather a long word of a choice that is cut off than a column out of view.
 */
void
comity_list_columns_squeeze (GtkColumnView *table, const ComityKind *kind)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  int least = comity_sp_to_px (GTK_WIDGET (table), CHOICE_LEAST);
  int more = excess (table);

  for (guint i = 0; i < g_list_model_get_n_items (columns) && more > 0; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const ComityField *field;
    int width = gtk_column_view_column_get_fixed_width (column);
    int less = MIN (more, width - least);

    if (less <= 0 || !is_free (column, kind, &field) || field->type != COMITY_TYPE_CHOICE)
      continue;
    set_quietly (column, kind, width - less);
    more -= less;
  }
}

/**
 * comity_list_columns_fit:
 * @table: a table whose columns have their usual widths
 * @query: what fills it
 * @rows: (element-type ComityRowItem): its rows, the first of which are read
 *
 * Gives the room that no value needs to the column of titles. Columns that a person has drawn wider
 * or narrower stay as they are.
 */
void
comity_list_columns_fit (GtkColumnView *table, ComityQuery *query, GListModel *rows)
{
  const ComityKind *kind = comity_query_get_kind (query);
  GListModel *columns = gtk_column_view_get_columns (table);
  guint n_read, index;
  const ComityField *const *read = comity_query_get_columns (query, &n_read);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const ComityField *field;

    if (!is_free (column, kind, &field))
      continue;
    for (index = 0; index < n_read && read[index] != field;)
      index++;
    if (index < n_read)
      set_quietly (column, kind, fitting_width (column, GTK_WIDGET (table), field, rows, index));
  }
  comity_list_columns_squeeze (table, kind);
}
