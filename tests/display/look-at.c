/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens every screen of the demo office, one after the other, pictures it, and prints a line for each piece of text in
 * the picture: screen, its contrast against what is behind it in hundredths, its size in tenths of px, whether it is
 * bold, where it is and of which widget. tests/display/looks.py starts it.
 *
 * Usage: look-at OFFICE CATALOGUES FOLDER|- WIDTH HEIGHT DPI SCREEN… */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "display-screens.h"

#define PAUSE 200 /* ms in which pictures of strangers are decoded */
#define MOST_PAUSES 20
#define WHOLE 0.8f /* of the height of a text: less is its upper or lower edge */
#define SCALE                                                                                      \
  2 /* of the picture that is counted: in small letters smoothing leaves nothing of the full colour */
#define LEAST_LETTERS                                                                              \
  3 /* of fewer, no pixel may have the full colour; dots and strokes never have it */
#define LETTER_WIDTH 0.25f /* of the size of the font, at least */
#define LETTER_HEIGHT 0.35f

/* -- A picture ------------------------------------------------------------------------------ */

typedef struct {
  const char *screen;
  GtkWidget *widget;
  guint32 *pixels; /* BGRA in memory, opaque */
  int width, height;
} Picture;

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->pixels, g_free);
}

static GskRenderNode *
try_to_draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  return gtk_snapshot_free_to_node (snapshot);
}

/* Nothing is drawn while something in it waits for its place. */
static GskRenderNode *
draw (GtkWidget *widget)
{
  GskRenderNode *node;

  while (!(node = try_to_draw (widget)))
    g_main_context_iteration (NULL, TRUE);
  return node;
}

static GdkTexture *
render (GtkWidget *widget, GskRenderNode *node, int scale)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) (gtk_widget_get_width (widget) * scale),
                                            (float) (gtk_widget_get_height (widget) * scale));
  GskTransform *larger = gsk_transform_scale (NULL, (float) scale, (float) scale);
  g_autoptr (GskRenderNode) scaled =
    larger ? gsk_transform_node_new (node, larger) : gsk_render_node_ref (node);

  gsk_transform_unref (larger); /* NULL where the scale is 1 */
  return gsk_renderer_render_texture (renderer, scaled, &all);
}

static void
picture_take (Picture *self, GdkTexture *texture)
{
  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->pixels = g_new (guint32, (gsize) self->width * (gsize) self->height);
  gdk_texture_download (texture, (guchar *) self->pixels, (gsize) self->width * 4);
}

/* -- Contrast (WCAG 2.2, relative luminance) ------------------------------------------------ */

static double
linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) +
         0.0722 * linear (colour->blue);
}

static double
contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double of_a = luminance (a), of_b = luminance (b);

  return (MAX (of_a, of_b) + 0.05) / (MIN (of_a, of_b) + 0.05);
}

static GdkRGBA
colour_of (guint32 pixel)
{
  return (GdkRGBA) { (float) (pixel >> 16 & 255) / 255, (float) (pixel >> 8 & 255) / 255,
                     (float) (pixel & 255) / 255, 1 };
}

/* Counts the colours in a place. Returns: (transfer full): numbers by pixel; @ground: the commonest */
static GHashTable *
count_colours (Picture *self, const graphene_rect_t *place, guint32 *ground)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int left = MAX ((int) floorf (place->origin.x * SCALE), 0);
  int top = MAX ((int) floorf (place->origin.y * SCALE), 0);
  int right = MIN ((int) ceilf ((place->origin.x + place->size.width) * SCALE), self->width);
  int bottom = MIN ((int) ceilf ((place->origin.y + place->size.height) * SCALE), self->height);
  guint best = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++) {
      guint32 pixel = self->pixels[y * self->width + x];
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (pixel))) + 1;

      g_hash_table_insert (counts, GUINT_TO_POINTER (pixel), GUINT_TO_POINTER (count));
      if (count > best) {
        best = count;
        *ground = pixel;
      }
    }
  return g_steal_pointer (&counts);
}

/* Of a text against its ground, the colour of which there is most in its place. The text's own colour
 * is that which differs most: letters are smoothed at their edges. (GTK 4.18 does not tell the colour
 * of a text node that is not plain sRGB.) */
static double
contrast_in (Picture *self, const graphene_rect_t *place)
{
  guint32 common = 0;
  g_autoptr (GHashTable) counts = count_colours (self, place, &common);
  GdkRGBA ground = colour_of (common);
  GHashTableIter iter;
  gpointer pixel;
  double most = 1;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, NULL)) {
    GdkRGBA colour = colour_of (GPOINTER_TO_UINT (pixel));

    most = MAX (most, contrast (&colour, &ground));
  }
  return most;
}

/* -- The texts of a picture ----------------------------------------------------------------- */

/* Where a node of the drawing stands, and what is seen of it. */
typedef struct {
  GskTransform *transform;
  graphene_rect_t clip;
} Place;

static GtkWidget *
widget_at (Picture *self, const graphene_rect_t *place)
{
  return gtk_widget_pick (self->widget, place->origin.x + place->size.width / 2,
                          place->origin.y + place->size.height / 2,
                          GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
}

static const char *
what_is (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return G_OBJECT_TYPE_NAME (widget);
}

/* White on the accent of the system is libadwaita's choice, and 3.8:1 with its blue. */
static gboolean
is_on_accent (GtkWidget *widget)
{
  GtkWidget *button = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);

  return button && gtk_widget_has_css_class (button, "suggested-action");
}

/* How many glyphs of a text are large enough that smoothing leaves something of their colour. Between words of two directions
 * a dot, a dash and their spaces are a text of their own. */
static guint
count_letters (GskRenderNode *node, PangoFont *font, int size)
{
  guint n_glyphs, n = 0;
  const PangoGlyphInfo *glyphs = gsk_text_node_get_glyphs (node, &n_glyphs);

  for (guint i = 0; i < n_glyphs; i++) {
    PangoRectangle ink;

    pango_font_get_glyph_extents (font, glyphs[i].glyph, &ink, NULL);
    if ((float) ink.width >= LETTER_WIDTH * (float) size &&
        (float) ink.height >= LETTER_HEIGHT * (float) size)
      n++;
  }
  return n;
}

static void
say_text (Picture *self, GskRenderNode *node, const Place *where)
{
  PangoFont *font = gsk_text_node_get_font (node);
  PangoFontDescription *description = pango_font_describe_with_absolute_size (font);
  graphene_rect_t bounds, seen;
  GtkWidget *widget;

  gsk_render_node_get_bounds (node, &bounds);
  gsk_transform_transform_bounds (where->transform, &bounds, &bounds);
  if (count_letters (node, font, pango_font_description_get_size (description)) >= LEAST_LETTERS &&
      graphene_rect_intersection (&bounds, &where->clip, &seen) && seen.size.width >= 2 &&
      seen.size.height >= bounds.size.height * WHOLE && (widget = widget_at (self, &seen)) &&
      gtk_widget_is_sensitive (widget) && !is_on_accent (widget)) {
    g_autofree char *what = g_strdup (what_is (widget));
    int size = pango_font_description_get_size (description) * 10 / PANGO_SCALE;

    /* In whole numbers, which are the same in every locale. */
    printf ("%s\t%d\t%d\t%d\t%.0f,%.0f\t%s\n", self->screen,
            (int) (contrast_in (self, &seen) * 100), size,
            pango_font_description_get_weight (description) >= PANGO_WEIGHT_BOLD,
            (double) seen.origin.x, (double) seen.origin.y, g_strdelimit (what, "\n\t\r", ' '));
  }
  pango_font_description_free (description);
}

static void say_texts (Picture *self, GskRenderNode *node, const Place *where);

static void
say_transformed (Picture *self, GskRenderNode *node, const Place *where)
{
  Place inner = *where;

  inner.transform = gsk_transform_transform (gsk_transform_ref (where->transform),
                                             gsk_transform_node_get_transform (node));
  say_texts (self, gsk_transform_node_get_child (node), &inner);
  gsk_transform_unref (inner.transform);
}

static void
say_clipped (Picture *self, GskRenderNode *child, const graphene_rect_t *clip, const Place *where)
{
  Place inner = *where;

  gsk_transform_transform_bounds (where->transform, clip, &inner.clip);
  if (graphene_rect_intersection (&inner.clip, &where->clip, &inner.clip))
    say_texts (self, child, &inner);
}

static void
say_texts (Picture *self, GskRenderNode *node, const Place *where)
{
  switch ((int) gsk_render_node_get_node_type (node)) { /* an int: most kinds have no text */
  case GSK_CONTAINER_NODE:
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      say_texts (self, gsk_container_node_get_child (node, i), where);
    break;
  case GSK_TRANSFORM_NODE:
    say_transformed (self, node, where);
    break;
  case GSK_OPACITY_NODE:
    say_texts (self, gsk_opacity_node_get_child (node), where);
    break;
  case GSK_CLIP_NODE:
    say_clipped (self, gsk_clip_node_get_child (node), gsk_clip_node_get_clip (node), where);
    break;
  case GSK_ROUNDED_CLIP_NODE:
    say_clipped (self, gsk_rounded_clip_node_get_child (node),
                 &gsk_rounded_clip_node_get_clip (node)->bounds, where);
    break;
  case GSK_SHADOW_NODE:
    say_texts (self, gsk_shadow_node_get_child (node), where);
    break;
  case GSK_COLOR_MATRIX_NODE:
    say_texts (self, gsk_color_matrix_node_get_child (node), where);
    break;
  case GSK_DEBUG_NODE:
    say_texts (self, gsk_debug_node_get_child (node), where);
    break;
  case GSK_SUBSURFACE_NODE:
    say_texts (self, gsk_subsurface_node_get_child (node), where);
    break;
  case GSK_TEXT_NODE:
    say_text (self, node, where);
    break;
  default: /* has no text of the program */
    break;
  }
}

/* A dialog shades what is behind it: only its own texts are to be read. */
static void
look_at (GtkWidget *window, const char *screen)
{
  AdwDialog *dialog =
    ADW_IS_APPLICATION_WINDOW (window) ?
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) :
      NULL;
  GtkWidget *widget = dialog ? GTK_WIDGET (dialog) : window;
  g_autoptr (GskRenderNode) node = draw (widget);
  g_autoptr (GdkTexture) texture = render (widget, node, SCALE);
  Picture picture = { .screen = screen, .widget = widget };
  Place all = { .transform = NULL };

  picture_take (&picture, texture);
  all.clip =
    GRAPHENE_RECT_INIT (0, 0, (float) picture.width / SCALE, (float) picture.height / SCALE);
  say_texts (&picture, node, &all);
  picture_clear (&picture);
}

/* -- Pictures as files ---------------------------------------------------------------------- */

static gboolean
over_cb (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

static char *
dup_hash (GtkWidget *window)
{
  g_autoptr (GskRenderNode) node = draw (window);
  g_autoptr (GdkTexture) texture = render (window, node, 1);
  g_autoptr (GBytes) bytes = gdk_texture_save_to_tiff_bytes (texture);

  return g_compute_checksum_for_bytes (G_CHECKSUM_MD5, bytes);
}

/* Until two pictures are the same: what is on other threads has then come. */
static void
rest (GtkWidget *window)
{
  g_autofree char *last = NULL;

  for (int i = 0; i < MOST_PAUSES; i++) {
    gboolean over = FALSE;
    g_autofree char *hash = NULL;

    g_timeout_add (PAUSE, over_cb, &over);
    while (!over)
      g_main_context_iteration (NULL, TRUE);
    hash = dup_hash (window);
    if (i > 0 && g_strcmp0 (hash, last) == 0)
      break;
    g_set_str (&last, hash);
  }
}

static void
save (GtkWidget *window, const char *folder, guint number, const char *screen)
{
  g_autofree char *name = g_strdup_printf ("%02u-%s.png", number, screen);
  g_autofree char *path = g_build_filename (folder, g_strdelimit (name, ":", '-'), NULL);
  g_autoptr (GskRenderNode) node = draw (window);
  g_autoptr (GdkTexture) texture = render (window, node, 1);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* What lies in a bin that follows its width is given its minimum even where the bin is narrower: it is cut off then. */
static int
widest_overflow (GtkWidget *widget)
{
  int most = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    int within = widest_overflow (child); /* once: MAX() would ask twice at every level */

    if (ADW_IS_BREAKPOINT_BIN (widget))
      most = MAX (most, gtk_widget_get_width (child) - gtk_widget_get_width (widget));
    most = MAX (most, within);
  }
  return most;
}

/* Returns: (transfer full): the window that is looked at: one of its own beside the program's, where there is one */
static GtkWidget *
dup_top (void)
{
  GListModel *all = display_office_windows ();
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

    if (!ADW_IS_APPLICATION_WINDOW (window) && gtk_widget_get_visible (window))
      return g_steal_pointer (&window);
  }
  return g_list_model_get_item (all, 0);
}

static void
picture_screen (DisplayOffice *office, const char *folder, guint number, const char *screen)
{
  g_autoptr (GtkWidget) top = NULL;
  int width;

  display_office_show (office, screen);
  top = dup_top ();
  if (folder)
    rest (top);
  width = gtk_widget_get_width (top) + widest_overflow (top);
  if (width > office->width &&
      ADW_IS_APPLICATION_WINDOW (top)) /* GTK's window of shortcuts is as wide as it likes */
    printf ("%s\twide\t%d\n", screen, width);
  if (folder)
    save (top, folder, number, screen);
  look_at (top, screen);
  g_clear_object (&top);
  display_office_hide ();
}

int
main (int argc, char **argv)
{
  DisplayOffice office = { 0 };
  const char *folder;

  g_assert_cmpint (argc, >, 7);
  office.width = atoi (argv[4]);
  office.height = atoi (argv[5]);
  folder = g_str_equal (argv[3], "-") ? NULL : argv[3];
  display_office_open (&office, argv[1], argv[2]);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", atoi (argv[6]) * 1024, NULL);
  for (int i = 7; i < argc; i++)
    picture_screen (&office, folder, (guint) i - 6, argv[i]);
  display_office_close (&office);
  return 0;
}
