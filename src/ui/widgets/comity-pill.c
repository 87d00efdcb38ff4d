/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-pill.h"

#define LONG 20 /* characters */

/**
 * ComityPill:
 *
 * A state in a word, on a faint ground of its own colour.
 */
struct _ComityPill {
  GtkWidget parent_instance;
  GtkWidget *label;
  ComityTone tone;
};

G_DEFINE_FINAL_TYPE (ComityPill, comity_pill, GTK_TYPE_WIDGET)

/**
 * comity_tone_get_css_class:
 *
 * Returns: (nullable): the class that gives text the colour of @tone
 */
const char *
comity_tone_get_css_class (ComityTone tone)
{
  static const char *const classes[] = { "dimmed", "accent", "success", "warning", "error" };

  return classes[tone];
}

/**
 * comity_tone_of_status:
 * @code: (nullable): the code of a status or stage of any kind
 *
 * Returns: what the status means; %COMITY_TONE_QUIET for codes without a meaning of their own
 */
ComityTone
comity_tone_of_status (const char *code)
{
  static const struct {
    ComityTone tone;
    const char *codes;
  } table[] = {
    { COMITY_TONE_SUCCESS, " active in_force member enrolled live recognised running signed done "
                           "held valid open confirmed attended graduated published awarded " },
    { COMITY_TONE_ACCENT,
      " candidate applied invited arrived negotiation draft idea legal partner "
      "signing approved requested ordered prospect planned planning nominated nomination "
      "under_way accepted proposed submitted registered prospective " },
    { COMITY_TONE_WARNING, " on_leave reporting suspended dormant postponed returned report "
                           "suspect waiting overdue " },
    { COMITY_TONE_ERROR, " expelled refused rejected cancelled lost revoked terminated " },
  };
  g_autofree char *word = NULL;

  if (code == NULL)
    return COMITY_TONE_QUIET;
  word = g_strdup_printf (" %s ", code);
  g_strdelimit (word, "-", '_');
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strstr (table[i].codes, word) != NULL)
      return table[i].tone;
  return COMITY_TONE_QUIET;
}

/**
 * comity_pill_set:
 * @text: (nullable): the state; without one the pill is hidden
 */
void
comity_pill_set (ComityPill *self, const char *text, ComityTone tone)
{
  g_return_if_fail (COMITY_IS_PILL (self));
  gtk_widget_remove_css_class (GTK_WIDGET (self), comity_tone_get_css_class (self->tone));
  self->tone = tone;
  gtk_widget_add_css_class (GTK_WIDGET (self), comity_tone_get_css_class (tone));
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  /* a state is a word or two and is read whole; only an office's own long label gives way */
  gtk_label_set_ellipsize (GTK_LABEL (self->label),
                           g_utf8_strlen (text != NULL ? text : "", -1) > LONG ?
                             PANGO_ELLIPSIZE_END :
                             PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
}

/** comity_pill_get_text: */
const char *
comity_pill_get_text (ComityPill *self)
{
  g_return_val_if_fail (COMITY_IS_PILL (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->label));
}

static void
comity_pill_dispose (GObject *object)
{
  g_clear_pointer (&COMITY_PILL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (comity_pill_parent_class)->dispose (object);
}

static void
comity_pill_class_init (ComityPillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_pill_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pill");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
comity_pill_init (ComityPill *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * comity_pill_new:
 * @text: (nullable): the state
 */
GtkWidget *
comity_pill_new (const char *text, ComityTone tone)
{
  GtkWidget *self = g_object_new (COMITY_TYPE_PILL, NULL);

  comity_pill_set (COMITY_PILL (self), text, tone);
  return self;
}
