/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-web-logos.h"

#include <glib/gi18n.h>

#include "comity-logo.h"
#include "comity-parts.h"

#define MOST 8
#define SIZE 64 /* sp */

/**
 * ComityWebLogos:
 *
 * The pictures that may be the logo, to choose from, best first. Each comes when it has been fetched
 * and decoded; one that cannot be had does not show. The best that came is chosen until a person
 * chooses.
 */
struct _ComityWebLogos {
  AdwPreferencesGroup parent_instance;
  GtkWidget *wrap, *none;
  GtkWidget *buttons[MOST];
  ComityFetchedLogo *logos[MOST];
  guint n, n_pending;
  gboolean by_hand, choosing;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ComityWebLogos, comity_web_logos, ADW_TYPE_PREFERENCES_GROUP)

typedef struct {
  ComityWebLogos *self;
  guint index;
} Fetching;

static void
say (ComityWebLogos *self)
{
  guint n_there = 0;
  for (guint i = 0; i < self->n; i++)
    n_there += self->logos[i] != NULL ? 1 : 0;
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self),
    n_there == 0 && self->n_pending > 0 ?
      /* Translators: under a heading while logos come from the web */
      _ ("Fetching…") :
      n_there == 0 ? _ ("No logo was found. The initials are shown instead.") : NULL);
}

static void
choose_best (ComityWebLogos *self)
{
  if (self->by_hand)
    return;
  self->choosing = TRUE;
  for (guint i = 0; i < self->n; i++)
    if (self->logos[i] != NULL) {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), TRUE);
      break;
    }
  self->choosing = FALSE;
}

static gboolean
looks_as (const ComityFetchedLogo *a, const ComityFetchedLogo *b)
{
  return a != NULL && b != NULL && g_bytes_equal (a->picture->png, b->picture->png);
}

/* One picture that a page names twice is one to choose: where it was found first. */
static gboolean
is_worse_twin (ComityWebLogos *self, guint index, const ComityFetchedLogo *logo)
{
  for (guint i = 0; i < index; i++)
    if (looks_as (self->logos[i], logo))
      return TRUE;
  for (guint i = index + 1; i < self->n; i++)
    if (looks_as (self->logos[i], logo)) {
      gtk_widget_set_visible (self->buttons[i], FALSE);
      self->choosing = TRUE;
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[index]), TRUE);
      self->choosing = FALSE;
      g_clear_pointer (&self->logos[i], comity_fetched_logo_free);
    }
  return FALSE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Fetching *fetching = user_data;
  g_autoptr (ComityWebLogos) self = fetching->self;
  g_autoptr (ComityFetchedLogo) logo = comity_logo_finish (result, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  self->n_pending--;
  if (logo != NULL && self->wrap != NULL && !is_worse_twin (self, fetching->index, logo))
    texture = gdk_texture_new_from_bytes (logo->picture->png, NULL); /* our own PNG */
  if (texture != NULL) {
    GtkWidget *button = self->buttons[fetching->index];
    comity_logo_set_texture (COMITY_LOGO (gtk_button_get_child (GTK_BUTTON (button))), texture);
    gtk_widget_set_visible (button, TRUE);
    gtk_widget_set_visible (self->none, TRUE);
    self->logos[fetching->index] = g_steal_pointer (&logo);
    choose_best (self);
  }
  if (self->wrap != NULL)
    say (self);
}

static void
toggled_cb (ComityWebLogos *self)
{
  if (!self->choosing)
    self->by_hand = TRUE;
}

static GtkWidget *
add_button (ComityWebLogos *self, GtkWidget *child, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_visible (button, FALSE);
  comity_set_label (button, label);
  if (self->none != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->none));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), button);
  return button;
}

static void
add (ComityWebLogos *self, const ComityFindings *findings, ComityLookupFlags flags)
{
  const ComityFoundLogo *found = findings->logos->pdata[self->n];
  GtkWidget *picture = comity_logo_new (SIZE);
  Fetching *fetching = g_new (Fetching, 1);
  *fetching = (Fetching) { g_object_ref (self), self->n };
  comity_logo_set_name (COMITY_LOGO (picture), found->reason);
  self->buttons[self->n] = add_button (self, picture, found->reason);
  self->n_pending++;
  comity_logo_fetch_found_async (findings, self->n++, flags, self->cancellable, fetched_cb,
                                 fetching);
}

/**
 * comity_web_logos_new:
 * @findings: needed only for the call
 *
 * Returns: (transfer floating): the pictures of @findings
 */
GtkWidget *
comity_web_logos_new (const ComityFindings *findings, ComityLookupFlags flags)
{
  /* Translators: heading: the logos that were found on the web */
  ComityWebLogos *self = g_object_new (COMITY_TYPE_WEB_LOGOS, "title", _ ("Logo"), NULL);
  for (guint i = 0; i < MIN (findings->logos->len, MOST); i++)
    add (self, findings, flags);
  say (self);
  return GTK_WIDGET (self);
}

/** comity_web_logos_steal_chosen: (transfer full) (nullable): the logo that is chosen. */
ComityFetchedLogo *
comity_web_logos_steal_chosen (ComityWebLogos *self)
{
  for (guint i = 0; i < self->n; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      return g_steal_pointer (&self->logos[i]);
  return NULL;
}

/** comity_web_logos_is_none: whether a person has chosen that there shall be no logo. */
gboolean
comity_web_logos_is_none (ComityWebLogos *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->none));
}

static void
comity_web_logos_dispose (GObject *object)
{
  ComityWebLogos *self = COMITY_WEB_LOGOS (object);
  g_cancellable_cancel (self->cancellable);
  self->wrap = NULL;
  G_OBJECT_CLASS (comity_web_logos_parent_class)->dispose (object);
}

static void
comity_web_logos_finalize (GObject *object)
{
  ComityWebLogos *self = COMITY_WEB_LOGOS (object);
  for (guint i = 0; i < self->n; i++)
    g_clear_pointer (&self->logos[i], comity_fetched_logo_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (comity_web_logos_parent_class)->finalize (object);
}

static void
comity_web_logos_class_init (ComityWebLogosClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_web_logos_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_web_logos_finalize;
}

static void
comity_web_logos_init (ComityWebLogos *self)
{
  GtkWidget *label = gtk_label_new (C_ ("logo", "None"));
  self->cancellable = g_cancellable_new ();
  self->wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->wrap), 6);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->wrap);
  self->none = add_button (self, label, _ ("No Logo"));
}
