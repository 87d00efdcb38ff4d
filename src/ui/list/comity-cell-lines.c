/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cell-lines.h"

#include <adwaita.h>
#include <math.h>

#define N_LINES 2
/* The second line: its letters, and its height, which has room for the marks of scripts that stand
 * higher or lower than Latin. */
#define SECOND_SCALE 0.82
#define SECOND_HEIGHT (SECOND_SCALE * 1.6)
/* As --dim-opacity in ui/style.css. */
#define DIM 0.75f
#define DIM_HIGH_CONTRAST 0.9f

/**
 * ComityCellLines:
 *
 * One or two lines of text in a cell of a list, each on one line and cut at its end.
 *
 * The first picture of a list has some hundred of them, so one is one widget with one style, which
 * makes its layouts when it is drawn and has no #PangoContext: it uses the window's. Boxes of
 * GtkInscriptions looked the same and took four times as long.
 */
struct _ComityCellLines {
  GtkWidget parent_instance;
  ComityLinesLook look;
  int min_chars, nat_chars;
  char *text[N_LINES];
  PangoLayout *layout[N_LINES];
};

G_DEFINE_FINAL_TYPE (ComityCellLines, comity_cell_lines, GTK_TYPE_WIDGET)

/* -- Measures of the window's letters ------------------------------------------------------- */

/* What all cells of a window measure alike. */
typedef struct {
  PangoContext *context;
  guint serial; /* of the context, when this was measured */
  int letter; /* width, in units of Pango */
  int height[N_LINES]; /* in pixels */
  PangoFontDescription *second;
} Letters;

static void
letters_free (gpointer data)
{
  Letters *self = data;

  g_clear_pointer (&self->second, pango_font_description_free);
  g_free (self);
}

static int
line_height (PangoContext *context, const PangoFontDescription *font, int *letter)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  if (letter)
    *letter = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  return height;
}

static void
measure_letters (Letters *self)
{
  PangoFontDescription *first = pango_context_get_font_description (self->context);
  int size = pango_font_description_get_size (first);
  int second = (int) round (size * SECOND_SCALE);
  int least = (int) ceil (SECOND_HEIGHT * size / PANGO_SCALE);

  g_clear_pointer (&self->second, pango_font_description_free);
  self->second = pango_font_description_copy (first);
  if (pango_font_description_get_size_is_absolute (first))
    pango_font_description_set_absolute_size (self->second, second);
  else
    pango_font_description_set_size (self->second, second);
  self->height[0] = line_height (self->context, NULL, &self->letter);
  self->height[1] = MAX (least, line_height (self->context, self->second, NULL));
  self->serial = pango_context_get_serial (self->context);
}

/* Returns: (transfer none): of the window in which the cell is */
static const Letters *
get_letters (ComityCellLines *self)
{
  static GQuark quark;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *owner = root ? GTK_WIDGET (root) : GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (owner);
  Letters *letters;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("comity-cell-letters");
  letters = g_object_get_qdata (G_OBJECT (owner), quark);
  if (!letters) {
    letters = g_new0 (Letters, 1);
    g_object_set_qdata_full (G_OBJECT (owner), quark, letters, letters_free);
  }
  if (letters->context != context || letters->serial != pango_context_get_serial (context)) {
    letters->context = context;
    measure_letters (letters);
  }
  return letters;
}

/* -- Drawing -------------------------------------------------------------------------------- */

static gboolean
has_line (ComityCellLines *self, guint i)
{
  return i == 0 || (self->text[i] && *self->text[i]);
}

static PangoLayout *
make_layout (ComityCellLines *self, const Letters *letters, guint i)
{
  PangoLayout *layout = pango_layout_new (letters->context);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (self->look & COMITY_LINES_NUMERIC) {
    PangoAttrList *attributes = pango_attr_list_new ();

    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
    pango_layout_set_attributes (layout, attributes);
    pango_attr_list_unref (attributes);
  }
  return layout;
}

/* Returns: (transfer none): the layout of a line, as wide as the cell */
static PangoLayout *
get_layout (ComityCellLines *self, const Letters *letters, guint i)
{
  if (!self->layout[i] || pango_layout_get_context (self->layout[i]) != letters->context) {
    g_clear_object (&self->layout[i]);
    self->layout[i] = make_layout (self, letters, i);
    pango_layout_set_text (self->layout[i], self->text[i] ? self->text[i] : "", -1);
  }
  if (i > 0)
    pango_layout_set_font_description (self->layout[i], letters->second);
  pango_layout_set_width (self->layout[i], gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  return self->layout[i];
}

/* The names of a list begin at one edge, whatever script each is in: the edge where the window's own
 * language begins. */
static int
find_start (ComityCellLines *self, const PangoRectangle *text)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL)
    return -text->x;
  return gtk_widget_get_width (widget) - text->width - text->x;
}

static void
append_line (ComityCellLines *self, GtkSnapshot *snapshot, const Letters *letters, guint i, int top)
{
  PangoLayout *layout = get_layout (self, letters, i);
  PangoRectangle text;
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  if (i > 0 && (self->look & COMITY_LINES_DIM_SECOND))
    colour.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ?
                      DIM_HIGH_CONTRAST :
                      DIM;
  pango_layout_get_pixel_extents (layout, NULL, &text);
  top += (int) floor ((letters->height[i] - text.height) / 2.0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) find_start (self, &text), (float) top));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
comity_cell_lines_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ComityCellLines *self = COMITY_CELL_LINES (widget);
  const Letters *letters = get_letters (self);
  gboolean two = has_line (self, 1);
  int height = letters->height[0] + (two ? letters->height[1] : 0);
  int top = (gtk_widget_get_height (widget) - height) / 2;

  if (self->text[0] && *self->text[0])
    append_line (self, snapshot, letters, 0, top);
  if (two)
    append_line (self, snapshot, letters, 1, top + letters->height[0]);
}

static void
comity_cell_lines_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  ComityCellLines *self = COMITY_CELL_LINES (widget);
  const Letters *letters = get_letters (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = PANGO_PIXELS_CEIL (self->min_chars * letters->letter);
    *natural = MAX (*minimum, PANGO_PIXELS_CEIL (self->nat_chars * letters->letter));
  } else {
    *minimum = *natural = letters->height[0] + (has_line (self, 1) ? letters->height[1] : 0);
  }
}

/* What is cut off can be read whole under the pointer. */
static gboolean
comity_cell_lines_query_tooltip (GtkWidget *widget,
                                 int x,
                                 int y,
                                 gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  ComityCellLines *self = COMITY_CELL_LINES (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_LINES; i++)
    if (self->layout[i] && has_line (self, i) && pango_layout_is_ellipsized (self->layout[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->text[i]);
  gtk_tooltip_set_text (tooltip, text->str);
  return text->len > 0;
}

/* -- Class ---------------------------------------------------------------------------------- */

static void
comity_cell_lines_finalize (GObject *object)
{
  ComityCellLines *self = COMITY_CELL_LINES (object);

  for (guint i = 0; i < N_LINES; i++) {
    g_free (self->text[i]);
    g_clear_object (&self->layout[i]);
  }
  G_OBJECT_CLASS (comity_cell_lines_parent_class)->finalize (object);
}

static void
comity_cell_lines_class_init (ComityCellLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = comity_cell_lines_finalize;
  widget_class->measure = comity_cell_lines_measure;
  widget_class->query_tooltip = comity_cell_lines_query_tooltip;
  widget_class->snapshot = comity_cell_lines_snapshot;
  gtk_widget_class_set_css_name (widget_class, "lines");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
comity_cell_lines_init (ComityCellLines *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static gboolean
set_line (ComityCellLines *self, guint i, const char *text)
{
  if (!g_set_str (&self->text[i], text))
    return FALSE;
  if (self->layout[i])
    pango_layout_set_text (self->layout[i], text ? text : "", -1);
  return TRUE;
}

/**
 * comity_cell_lines_set:
 * @self: the text of a cell
 * @first: (nullable): its first line, which a screen reader says as its name
 * @second: (nullable): its second line, said as its description; without one the first stands alone
 */
void
comity_cell_lines_set (ComityCellLines *self, const char *first, const char *second)
{
  gboolean had_two = has_line (self, 1);
  gboolean first_changed = set_line (self, 0, first);
  gboolean second_changed = set_line (self, 1, second);

  if (first_changed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    first ? first : "", -1);
  if (second_changed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    second ? second : "", -1);
  if (has_line (self, 1) != had_two)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else if (first_changed || second_changed)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * comity_cell_lines_new:
 * @look: how it looks
 * @min_chars: how many letters there must be room for
 * @nat_chars: and how many there should be room for
 *
 * Returns: (transfer floating): the text of a cell
 */
GtkWidget *
comity_cell_lines_new (ComityLinesLook look, int min_chars, int nat_chars)
{
  ComityCellLines *self = g_object_new (COMITY_TYPE_CELL_LINES, "hexpand", TRUE, NULL);

  self->look = look;
  self->min_chars = min_chars;
  self->nat_chars = nat_chars;
  return GTK_WIDGET (self);
}
