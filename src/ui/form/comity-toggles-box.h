/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ComityTogglesPlace: where the toggles stand, so that their labels can be read whole.
 * @COMITY_TOGGLES_BESIDE: beside the title
 * @COMITY_TOGGLES_BELOW: on a line of their own below it
 * @COMITY_TOGGLES_STACKED: below it, one under the other
 */
typedef enum {
  COMITY_TOGGLES_BESIDE,
  COMITY_TOGGLES_BELOW,
  COMITY_TOGGLES_STACKED,
} ComityTogglesPlace;

#define COMITY_TYPE_TOGGLES_BOX (comity_toggles_box_get_type ())
G_DECLARE_FINAL_TYPE (ComityTogglesBox, comity_toggles_box, COMITY, TOGGLES_BOX, GtkWidget)

GtkWidget *comity_toggles_box_new (const char *title, GtkWidget *clear);
AdwToggleGroup *comity_toggles_box_get_group (ComityTogglesBox *self);
ComityTogglesPlace comity_toggles_box_get_place (ComityTogglesBox *self);

G_END_DECLS
