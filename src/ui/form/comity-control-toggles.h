/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-control.h"

G_BEGIN_DECLS

#define COMITY_TYPE_CONTROL_TOGGLES (comity_control_toggles_get_type ())
G_DECLARE_DERIVABLE_TYPE (ComityControlToggles,
                          comity_control_toggles,
                          COMITY,
                          CONTROL_TOGGLES,
                          ComityControl)

struct _ComityControlTogglesClass {
  ComityControlClass parent_class;
  void (*fill) (ComityControlToggles *self);
};

void comity_control_toggles_add (ComityControlToggles *self, const char *code, const char *label);

G_END_DECLS
