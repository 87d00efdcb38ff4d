/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-columns.h"
#include "comity-lists.h"

#define PADDING 16    /* of a cell, and what the arrow of the order needs */
#define WIDEST 172    /* a longer label is cut */
#define NARROWEST 52

/* What most values of a type need, where they are not known beforehand. */
static int
usual_width (const ComityField *field)
{
  switch (field->type) {
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_BOOLEAN:
  case COMITY_TYPE_TIME:
    return NARROWEST;
  case COMITY_TYPE_DATE:
    return 148;
  case COMITY_TYPE_DECIMAL:
  case COMITY_TYPE_MONEY:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_COUNTRY:
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
  int head = text_width (layout, comity_field_get_label (field));
  int width = labels ? NARROWEST : usual_width (field);

  for (guint i = 0; labels && labels[i]; i++)
    width = MAX (width, text_width (layout, labels[i]) + PADDING);
  return MAX (MIN (width, WIDEST), MIN (head + PADDING, WIDEST));
}
