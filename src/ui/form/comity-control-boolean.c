/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-control-toggles.h"

/* Yes, no, or not decided. */
struct _ComityControlBoolean {
  ComityControlToggles parent_instance;
};

#define COMITY_TYPE_CONTROL_BOOLEAN (comity_control_boolean_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlBoolean,
                      comity_control_boolean,
                      COMITY,
                      CONTROL_BOOLEAN,
                      ComityControlToggles)
G_DEFINE_FINAL_TYPE (ComityControlBoolean, comity_control_boolean, COMITY_TYPE_CONTROL_TOGGLES)

static void
comity_control_boolean_fill (ComityControlToggles *toggles)
{
  const ComityField *field = comity_control_get_field (COMITY_CONTROL (toggles));
  g_autofree char *yes = comity_field_format (field, "true");
  g_autofree char *no = comity_field_format (field, "false");

  comity_control_toggles_add (toggles, "true", yes);
  comity_control_toggles_add (toggles, "false", no);
}

static void
comity_control_boolean_class_init (ComityControlBooleanClass *klass)
{
  COMITY_CONTROL_TOGGLES_CLASS (klass)->fill = comity_control_boolean_fill;
}

static void
comity_control_boolean_init (ComityControlBoolean *self)
{
}
