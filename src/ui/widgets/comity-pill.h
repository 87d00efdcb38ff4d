/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-record.h"

G_BEGIN_DECLS

/**
 * ComityTone: what a state means for whoever reads it; always said in words as well.
 * @COMITY_TONE_QUIET: over, or not begun
 * @COMITY_TONE_ACCENT: on the way
 * @COMITY_TONE_SUCCESS: as it should be
 * @COMITY_TONE_WARNING: needs somebody soon
 * @COMITY_TONE_ERROR: is not as it must be
 */
typedef enum {
  COMITY_TONE_QUIET,
  COMITY_TONE_ACCENT,
  COMITY_TONE_SUCCESS,
  COMITY_TONE_WARNING,
  COMITY_TONE_ERROR,
} ComityTone;

#define COMITY_TYPE_PILL (comity_pill_get_type ())
G_DECLARE_FINAL_TYPE (ComityPill, comity_pill, COMITY, PILL, GtkWidget)

GtkWidget *comity_pill_new (const char *text, ComityTone tone);
void comity_pill_set (ComityPill *self, const char *text, ComityTone tone);
const char *comity_pill_get_text (ComityPill *self);
ComityTone comity_tone_of_status (const char *code);
const char *comity_tone_get_css_class (ComityTone tone);

G_END_DECLS
