/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cell-cover.h"

#include <adwaita.h>
#include <math.h>

#include "comity-cells.h"
#include "comity-cover-draw.h"
#include "comity-date.h"
#include "comity-parts.h"

#define STRIP 104
#define NARROW_STRIP 84
#define GAP 10
#define ICON 16
#define WORDS_SCALE 0.9

/**
 * ComityCoverCell:
 *
 * One cell of the column of cover strips: the strip, a sign and the end that binds in words, drawn
 * by one widget, since a scrolled list binds hundreds of them. What it shows is worked out once
 * for each row.
 */
struct _ComityCoverCell {
  GtkWidget parent_instance;
  gboolean narrow;
  ComityCover *cover;
  ComityCoverState state;
  PangoLayout *words;
  GtkWidget *soon, *gap, *today, *warning; /* never shown: the style gives each its colour here */
};

#define COMITY_TYPE_COVER_CELL (comity_cover_cell_get_type ())
G_DECLARE_FINAL_TYPE (ComityCoverCell, comity_cover_cell, COMITY, COVER_CELL, GtkWidget)
G_DEFINE_FINAL_TYPE (ComityCoverCell, comity_cover_cell, GTK_TYPE_WIDGET)

/* -- What a row has ------------------------------------------------------------------------- */

/** Face: what the cell of one row shows; kept with its item as long as the row is the same. */
typedef struct {
  const ComityRow *row;
  ComityCover *cover;
  ComityCoverState state;
  char *words, *description;
} Face;

static void
face_free (gpointer data)
{
  Face *self = data;

  g_clear_pointer (&self->cover, comity_cover_unref);
  g_free (self->words);
  g_free (self->description);
  g_free (self);
}

static Face *
face_new (const ComityRow *row, const char *today)
{
  Face *self = g_new0 (Face, 1);

  self->row = row;
  if (!row->children)
    return self;
  self->cover =
    comity_cover_new_from_papers (row->children, comity_cover_is_here (row->status), today);
  self->state = comity_cover_get_state (self->cover);
  self->words = comity_cover_dup_summary (self->cover);
  self->description = comity_cover_dup_description (self->cover);
  return self;
}

/* Returns: (transfer none) (nullable): NULL as long as the row is not read */
static const Face *
face_of (ComityRowItem *item, const char *today)
{
  static GQuark quark;
  const ComityRow *row = comity_row_item_get_row (item);
  Face *face;

  if (!row)
    return NULL;
  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("comity-cover-face");
  face = g_object_get_qdata (G_OBJECT (item), quark);
  if (!face || face->row != row) {
    face = face_new (row, today);
    g_object_set_qdata_full (G_OBJECT (item), quark, face, face_free);
  }
  return face;
}

/* -- Drawing -------------------------------------------------------------------------------- */

static int
unit (GtkWidget *widget)
{
  return MAX (1, comity_sp_to_px (widget, 10) / 10);
}

/* On a narrow page the words come first, also when the text is large. */
static int
strip_width (ComityCoverCell *self)
{
  int u = unit (GTK_WIDGET (self));

  return self->narrow ? MIN (NARROW_STRIP * u, gtk_widget_get_width (GTK_WIDGET (self)) * 2 / 5) :
                        STRIP * u;
}

static ComityCoverPicture
make_picture (ComityCoverCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (ComityCoverPicture) { .cover = self->cover,
                                .only = -1,
                                .unit = unit (widget),
                                .width = (float) strip_width (self),
                                .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
}

static void
append_strip (ComityCoverCell *self, GtkSnapshot *snapshot, float x, float height)
{
  ComityCoverPicture picture = make_picture (self);

  gtk_widget_get_color (GTK_WIDGET (self), &picture.colours.text);
  gtk_widget_get_color (self->soon, &picture.colours.soon);
  gtk_widget_get_color (self->gap, &picture.colours.gap);
  gtk_widget_get_color (self->today, &picture.colours.today);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  comity_cover_picture_append (&picture, snapshot, height);
  gtk_snapshot_restore (snapshot);
}

static const char *
icon_name (ComityCoverState state)
{
  switch (state) {
  case COMITY_COVER_GAP:
    return "dialog-warning-symbolic";
  case COMITY_COVER_SOON:
    return "alarm-symbolic";
  case COMITY_COVER_FINE:
    return "object-select-symbolic";
  case COMITY_COVER_EMPTY:
  default:
    return NULL;
  }
}

static void
get_words_colour (ComityCoverCell *self, GdkRGBA *colour)
{
  if (self->state == COMITY_COVER_GAP) {
    gtk_widget_get_color (self->gap, colour);
  } else if (self->state == COMITY_COVER_SOON) {
    gtk_widget_get_color (self->warning, colour);
  } else {
    gtk_widget_get_color (GTK_WIDGET (self), colour);
    colour->alpha *= 0.75f;
  }
}

static void
append_icon (ComityCoverCell *self, GtkSnapshot *snapshot, float x, float y, const GdkRGBA *colour)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int size = ICON * unit (widget);
  g_autoptr (GtkIconPaintable) icon = NULL;

  if (!icon_name (self->state))
    return;
  icon =
    gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                icon_name (self->state), NULL, size,
                                gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
append_words (ComityCoverCell *self, GtkSnapshot *snapshot, float from, float width, float height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float icon = (float) (ICON * unit (GTK_WIDGET (self))), room = width - from - icon - 6;
  int text_width, text_height;
  GdkRGBA colour;

  if (room <= 0)
    return;
  get_words_colour (self, &colour);
  append_icon (self, snapshot, rtl ? width - from - icon : from, roundf ((height - icon) / 2),
               &colour);
  pango_layout_set_width (self->words, (int) room * PANGO_SCALE);
  pango_layout_get_pixel_size (self->words, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (rtl ? 0 : from + icon + 6,
                                                roundf ((height - (float) text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->words, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
comity_cover_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ComityCoverCell *self = COMITY_COVER_CELL (widget);
  float width = (float) gtk_widget_get_width (widget),
        height = (float) gtk_widget_get_height (widget);
  float strip = (float) strip_width (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (self->cover)
    append_strip (self, snapshot, rtl ? width - strip : 0, height);
  append_words (self, snapshot, strip + GAP, width, height);
}

static void
comity_cover_cell_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  int u = unit (widget), least = COMITY_COVER_CELL (widget)->narrow ? NARROW_STRIP : STRIP * u;

  /* Neither may depend on what is shown: rows are of one height. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? least : 33 * u;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? COMITY_COVER_CELL_WIDTH * u : 33 * u;
}

static void
comity_cover_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  ComityCoverCell *self = COMITY_COVER_CELL (widget);

  GTK_WIDGET_CLASS (comity_cover_cell_parent_class)->css_changed (widget, change);
  if (self->words)
    pango_layout_context_changed (self->words);
}

/* -- The cell ------------------------------------------------------------------------------- */

static void
show_face (ComityCoverCell *self, const Face *face)
{
  g_clear_pointer (&self->cover, comity_cover_unref);
  self->cover = face && face->cover ? comity_cover_ref (face->cover) : NULL;
  self->state = face ? face->state : COMITY_COVER_EMPTY;
  pango_layout_set_text (self->words, face && face->words ? face->words : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  face && face->words ? face->words : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  face && face->description ? face->description : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  gpointer d)
{
  ComityCoverCell *self = COMITY_COVER_CELL (widget);
  g_autofree char *text = self->cover ? comity_cover_dup_description (self->cover) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text && *text;
}

static GtkWidget *
add_probe (ComityCoverCell *self, const char *css_class)
{
  GtkWidget *probe = adw_bin_new ();

  gtk_widget_add_css_class (probe, css_class);
  gtk_widget_set_parent (probe, GTK_WIDGET (self));
  gtk_widget_set_child_visible (probe, FALSE);
  return probe;
}

static void
comity_cover_cell_dispose (GObject *object)
{
  ComityCoverCell *self = COMITY_COVER_CELL (object);

  g_clear_pointer (&self->soon, gtk_widget_unparent);
  g_clear_pointer (&self->gap, gtk_widget_unparent);
  g_clear_pointer (&self->today, gtk_widget_unparent);
  g_clear_pointer (&self->warning, gtk_widget_unparent);
  g_clear_pointer (&self->cover, comity_cover_unref);
  g_clear_object (&self->words);
  G_OBJECT_CLASS (comity_cover_cell_parent_class)->dispose (object);
}

static void
comity_cover_cell_class_init (ComityCoverCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_cover_cell_dispose;
  widget_class->measure = comity_cover_cell_measure;
  widget_class->snapshot = comity_cover_cell_snapshot;
  widget_class->css_changed = comity_cover_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "covercell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
comity_cover_cell_init (ComityCoverCell *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  self->words = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_attr_list_insert (attributes, pango_attr_scale_new (WORDS_SCALE));
  pango_layout_set_attributes (self->words, attributes);
  /* Other languages need more room than English: a second line rather than a sentence cut off. */
  pango_layout_set_wrap (self->words, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (self->words, -2);
  pango_layout_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  self->soon = add_probe (self, "soon");
  self->gap = add_probe (self, "gap");
  self->today = add_probe (self, "today");
  self->warning = add_probe (self, "warning");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/** comity_cover_cell_dup_day: the day by which papers are judged, of a list as of @as_of or, with %NULL, of now */
char *
comity_cover_cell_dup_day (const char *as_of)
{
  GDate first, last;

  if (as_of && comity_date_bounds (as_of, &first, &last) && g_date_compare (&first, &last) == 0)
    return g_strdup (as_of);
  return comity_date_today ();
}

/** comity_cover_cell_new: an empty cell; @narrow: one that stands below a name instead of in a column */
GtkWidget *
comity_cover_cell_new (gboolean narrow)
{
  ComityCoverCell *self = g_object_new (COMITY_TYPE_COVER_CELL, NULL);

  self->narrow = narrow;
  return GTK_WIDGET (self);
}

/** comity_cover_cell_show: shows the papers of a row as they are on a day */
void
comity_cover_cell_show (GtkWidget *cell, ComityRowItem *item, const char *day)
{
  show_face (COMITY_COVER_CELL (cell), face_of (item, day));
}

/* -- The factory ---------------------------------------------------------------------------- */

static void
setup (GObject *list_item, gpointer today)
{
  gtk_list_item_set_child (GTK_LIST_ITEM (list_item), comity_cover_cell_new (FALSE));
  comity_cell_mark (list_item, NULL);
}

static void
apply (GtkWidget *child, ComityRowItem *item, gpointer today)
{
  comity_cover_cell_show (child, item, today);
}

/**
 * comity_cell_cover_new:
 * @as_of: (nullable): the day by which papers are judged; %NULL: today
 *
 * Returns: (transfer full): a factory of cells for rows that have their papers
 */
GtkListItemFactory *
comity_cell_cover_new (const char *as_of)
{
  return comity_cell_factory_new (setup, apply, comity_cover_cell_dup_day (as_of), g_free);
}
