/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-date-tile.h"

#include "comity-date.h"
#include "comity-parts.h"

/**
 * ComityDateTile:
 *
 * A leaf of the calendar: month, day or span of days, year. Partial dates show what is known.
 */
struct _ComityDateTile {
  GtkWidget parent_instance;
  GtkWidget *box, *month, *day, *year;
  gboolean large;
};

G_DEFINE_FINAL_TYPE (ComityDateTile, comity_date_tile, GTK_TYPE_WIDGET)

static char *
format_date (const GDate *date, const char *format)
{
  char text[64];

  g_date_strftime (text, sizeof text, format, date);
  return g_strdup (text);
}

/* "Mar", "Mar – Apr", with the year when the tile has no line for it. */
static char *
dup_month (const GDate *first, const GDate *last, gboolean large, gboolean span)
{
  const char *plain = large ? "%OB" : "%b";
  g_autofree char *a = NULL, *b = NULL;

  if (!span || (g_date_get_month (first) == g_date_get_month (last) &&
                g_date_get_year (first) == g_date_get_year (last)))
    return format_date (first, large ? plain : "%b %Y");
  a = format_date (first, "%b");
  b = format_date (last, "%b");
  return g_strdup_printf ("%s – %s", a, b);
}

/**
 * comity_date_tile_dup_lines:
 * @from: (nullable): a date, perhaps partial
 * @to: (nullable): the last day
 * @large: whether the year has a line of its own
 * @month: (out) (transfer full) (nullable): the upper line
 * @day: (out) (transfer full) (nullable): the line in the middle
 * @year: (out) (transfer full) (nullable): the lower line
 *
 * What a tile says, apart from the widget. Spans of days stand between U+2066 and U+2069, so that
 * they do not turn round in a right-to-left window.
 */
void
comity_date_tile_dup_lines (const char *from,
                            const char *to,
                            gboolean large,
                            char **month,
                            char **day,
                            char **year)
{
  GDate first, last, end_first, end_last;
  gboolean span;

  *month = *day = *year = NULL;
  if (from == NULL || !comity_date_bounds (from, &first, &last))
    return;
  if (strlen (from) == 4) {
    *day = format_date (&first, "%Y");
    return;
  }
  if (strlen (from) == 7) {
    *month = format_date (&first, "%Y");
    *day = format_date (&first, "%b");
    return;
  }
  span = to != NULL && strlen (to) == 10 && comity_date_bounds (to, &end_first, &end_last) &&
         g_date_compare (&end_first, &first) > 0;
  *month = dup_month (&first, span ? &end_first : &first, large, span);
  if (span)
    *day =
      g_strdup_printf ("\u2066%d–%d\u2069", g_date_get_day (&first), g_date_get_day (&end_first));
  else
    *day = g_strdup_printf ("%d", g_date_get_day (&first));
  if (large)
    *year = format_date (&first, "%Y");
}

static void
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/**
 * comity_date_tile_set_dates:
 * @from: (nullable): the first day, perhaps partial; %NULL hides the tile
 * @to: (nullable): the last day
 */
void
comity_date_tile_set_dates (ComityDateTile *self, const char *from, const char *to)
{
  g_autofree char *month = NULL, *day = NULL, *year = NULL, *name = NULL;

  g_return_if_fail (COMITY_IS_DATE_TILE (self));
  comity_date_tile_dup_lines (from, to, self->large, &month, &day, &year);
  set_line (self->month, month);
  set_line (self->day, day);
  set_line (self->year, year);
  gtk_widget_set_visible (GTK_WIDGET (self), day != NULL);
  if (from != NULL)
    name = to != NULL ? comity_date_format_span (from, to) : comity_date_format (from);
  comity_set_label (GTK_WIDGET (self), name);
}

static void
comity_date_tile_dispose (GObject *object)
{
  g_clear_pointer (&COMITY_DATE_TILE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (comity_date_tile_parent_class)->dispose (object);
}

static void
comity_date_tile_class_init (ComityDateTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_date_tile_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "datetile");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
comity_date_tile_init (ComityDateTile *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->month = add_label (self->box, "month");
  self->day = add_label (self->box, "day");
  self->year = add_label (self->box, "year");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * comity_date_tile_new:
 * @large: for the head of a page, with a line for the year
 */
GtkWidget *
comity_date_tile_new (gboolean large)
{
  ComityDateTile *self = g_object_new (COMITY_TYPE_DATE_TILE, NULL);

  self->large = large;
  if (large)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large");
  return GTK_WIDGET (self);
}
