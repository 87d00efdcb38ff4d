/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-kind.h"

G_BEGIN_DECLS

/** ComityFieldPicked: @field of @kind, which is that of the list or one that belongs to it. */
typedef void (*ComityFieldPicked) (const ComityKind *kind,
                                   const ComityField *field,
                                   gpointer user_data);

#define COMITY_TYPE_FIELD_PICKER (comity_field_picker_get_type ())
G_DECLARE_FINAL_TYPE (ComityFieldPicker,
                      comity_field_picker,
                      COMITY,
                      FIELD_PICKER,
                      AdwNavigationPage)

ComityFieldPicker *comity_field_picker_new (const char *title,
                                            ComityFieldPicked picked,
                                            gpointer user_data);
void comity_field_picker_add (ComityFieldPicker *self,
                              const ComityKind *kind,
                              const ComityField *field,
                              const char *under);
GtkWidget *comity_field_picker_get_focus (ComityFieldPicker *self);

G_END_DECLS
