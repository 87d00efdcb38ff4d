/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-logo.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-parts.h"
#include "comity-pictures.h"
#include "comity-text.h"

/**
 * ComityLogo:
 *
 * The picture of a record: a partner's logo on a quiet white card, or its initials on a colour
 * made from its name; a person's photo or initials in a circle. Always the same frame, never a
 * broken image. Its size is in sp: it grows with the text.
 */
struct _ComityLogo {
  GtkWidget parent_instance;
  char *name;
  char *initials;
  int size;
  gboolean is_round, is_kept;
  GdkTexture *texture;
  GCancellable *loading;
};

typedef enum {
  PROP_NAME = 1,
  PROP_SIZE,
  PROP_ROUND,
} ComityLogoProperty;

static GParamSpec *properties[PROP_ROUND + 1];

G_DEFINE_FINAL_TYPE (ComityLogo, comity_logo, GTK_TYPE_WIDGET)

/* The only fixed colours of the program: white text has a contrast of 6:1 or better on each. */
static const char *const palette[] = {
  "#1a5fb4", "#19705a", "#8a4a0f", "#a3307e", "#5e3f9e",
  "#22667a", "#8c2f39", "#4d6a16", "#6b4f3a", "#3d5a80",
};

static void
comity_logo_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  ComityLogo *self = COMITY_LOGO (widget);

  *minimum = *natural = comity_sp_to_px (widget, self->size);
}

/* A logo stands in @box whole, a photo fills it; neither is stretched. */
static void
append_texture (GtkSnapshot *snapshot,
                GdkTexture *texture,
                const graphene_rect_t *box,
                gboolean fill)
{
  float width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  float across = box->size.width / width, down = box->size.height / height;
  float scale = fill ? MAX (across, down) : MIN (across, down);
  graphene_rect_t place =
    GRAPHENE_RECT_INIT (box->origin.x + (box->size.width - width * scale) / 2,
                        box->origin.y + (box->size.height - height * scale) / 2, width * scale,
                        height * scale);

  gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_TRILINEAR, &place);
}

static void
append_ground (ComityLogo *self, GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  GdkRGBA colour;

  gdk_rgba_parse (&colour, palette[g_str_hash (self->name) % G_N_ELEMENTS (palette)]);
  gtk_snapshot_append_color (snapshot, &colour, box);
}

static void
append_initials (ComityLogo *self, GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self), self->initials);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  PangoRectangle ink;
  GdkRGBA colour;

  pango_font_description_set_absolute_size (font, box->size.width * 0.40 * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_SEMIBOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (box->origin.x +
                                                  (box->size.width - (float) ink.width) / 2 -
                                                  (float) ink.x,
                                                box->origin.y +
                                                  (box->size.height - (float) ink.height) / 2 -
                                                  (float) ink.y));
  gdk_rgba_parse (&colour, "#ffffff");
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
comity_logo_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ComityLogo *self = COMITY_LOGO (widget);
  float size = comity_sp_to_px (widget, self->size);
  float radius = self->is_round ? size / 2 : MAX (5, size / 6);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (((float) gtk_widget_get_width (widget) - size) / 2,
                        ((float) gtk_widget_get_height (widget) - size) / 2, size, size);
  GskRoundedRect frame;
  GdkRGBA line;

  gsk_rounded_rect_init_from_rect (&frame, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  if (self->texture != NULL) {
    graphene_rect_t inner = bounds;

    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &bounds);
    if (!self->is_round)
      graphene_rect_inset (&inner, size / 10, size / 10);
    append_texture (snapshot, self->texture, &inner, self->is_round);
  } else if (self->name != NULL) {
    append_ground (self, snapshot, &bounds);
  }
  gtk_snapshot_pop (snapshot);
  /* Outside of the clip, which would make each letter a mask of its own; they end well within. */
  if (self->texture == NULL && self->name != NULL)
    append_initials (self, snapshot, &bounds);
  gtk_widget_get_color (widget, &line);
  line.alpha *= 0.15f;
  gtk_snapshot_append_border (snapshot, &frame, (float[]) { 1, 1, 1, 1 },
                              (GdkRGBA[]) { line, line, line, line });
}

static void
update (ComityLogo *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_label (ComityLogo *self)
{
  g_autofree char *label = NULL;

  if (self->name == NULL)
    label = g_strdup ("");
  else if (self->is_round)
    /* Translators: what a picture shows; %s is a person's name */
    label = g_strdup_printf (_ ("Picture of %s"), self->name);
  else
    /* Translators: what a picture shows; %s is an organisation's name */
    label = g_strdup_printf (_ ("Logo of %s"), self->name);
  comity_set_label (GTK_WIDGET (self), label);
}

/**
 * comity_logo_set_name:
 * @name: (nullable): the title of the record, from which initials and colour are made
 */
void
comity_logo_set_name (ComityLogo *self, const char *name)
{
  g_return_if_fail (COMITY_IS_LOGO (self));
  if (!g_set_str (&self->name, name))
    return;
  g_free (self->initials);
  self->initials = name != NULL ? comity_text_initials (name) : NULL;
  update_label (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * comity_logo_set_round:
 * @is_round: whether the picture is of a person
 */
void
comity_logo_set_round (ComityLogo *self, gboolean is_round)
{
  g_return_if_fail (COMITY_IS_LOGO (self));
  is_round = !!is_round;
  if (self->is_round == is_round)
    return;
  self->is_round = is_round;
  update_label (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROUND]);
}

/**
 * comity_logo_set_size:
 * @size: in sp
 */
void
comity_logo_set_size (ComityLogo *self, int size)
{
  g_return_if_fail (COMITY_IS_LOGO (self));
  if (self->size == size)
    return;
  self->size = size;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

/**
 * comity_logo_set_texture:
 * @texture: (nullable): the picture, %NULL for initials
 */
void
comity_logo_set_texture (ComityLogo *self, GdkTexture *texture)
{
  g_return_if_fail (COMITY_IS_LOGO (self));
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (g_set_object (&self->texture, texture))
    update (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityLogo) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
    comity_pictures_load_finish (COMITY_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    g_debug ("a picture was not read: %s", error->message);
  else
    comity_logo_set_texture (self, texture);
}

/**
 * comity_logo_keep:
 *
 * Says that this shows logos of organisations one after the other, small, and that their pixels may
 * stay in the user's cache folder; not for pictures of people.
 */
void
comity_logo_keep (ComityLogo *self)
{
  g_return_if_fail (COMITY_IS_LOGO (self));
  self->is_kept = TRUE;
}

/**
 * comity_logo_set_picture:
 * @hash: (nullable): the value of an IMAGE field
 *
 * Shows a picture out of the office as soon as it is read; until then, and when it cannot be read,
 * the initials.
 */
void
comity_logo_set_picture (ComityLogo *self, ComityStore *store, const char *hash)
{
  g_return_if_fail (COMITY_IS_LOGO (self));
  comity_logo_set_texture (self,
                           hash != NULL ? comity_pictures_peek (store, hash, self->is_kept) : NULL);
  if (hash == NULL || self->texture != NULL)
    return;
  self->loading = g_cancellable_new ();
  comity_pictures_load_async (store, hash, self->is_kept, self->loading, loaded_cb,
                              g_object_ref (self));
}

static void
comity_logo_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ComityLogo *self = COMITY_LOGO (object);

  switch ((ComityLogoProperty) prop_id) {
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_SIZE:
    g_value_set_int (value, self->size);
    break;
  case PROP_ROUND:
    g_value_set_boolean (value, self->is_round);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
comity_logo_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ComityLogo *self = COMITY_LOGO (object);

  switch ((ComityLogoProperty) prop_id) {
  case PROP_NAME:
    comity_logo_set_name (self, g_value_get_string (value));
    break;
  case PROP_SIZE:
    comity_logo_set_size (self, g_value_get_int (value));
    break;
  case PROP_ROUND:
    comity_logo_set_round (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
comity_logo_dispose (GObject *object)
{
  ComityLogo *self = COMITY_LOGO (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (comity_logo_parent_class)->dispose (object);
}

static void
comity_logo_finalize (GObject *object)
{
  ComityLogo *self = COMITY_LOGO (object);

  g_free (self->name);
  g_free (self->initials);
  G_OBJECT_CLASS (comity_logo_parent_class)->finalize (object);
}

static void
comity_logo_class_init (ComityLogoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = comity_logo_get_property;
  object_class->set_property = comity_logo_set_property;
  object_class->dispose = comity_logo_dispose;
  object_class->finalize = comity_logo_finalize;
  widget_class->measure = comity_logo_measure;
  widget_class->snapshot = comity_logo_snapshot;
  properties[PROP_NAME] = g_param_spec_string ("record-name", NULL, NULL, NULL, flags);
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 16, 256, COMITY_LOGO_LIST, flags);
  properties[PROP_ROUND] = g_param_spec_boolean ("round", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "logo");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
comity_logo_init (ComityLogo *self)
{
  self->size = COMITY_LOGO_LIST;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
}

/**
 * comity_logo_new:
 * @size: in sp: %COMITY_LOGO_INLINE, %COMITY_LOGO_LIST or %COMITY_LOGO_HEADER
 */
GtkWidget *
comity_logo_new (int size)
{
  return g_object_new (COMITY_TYPE_LOGO, "size", size, NULL);
}
