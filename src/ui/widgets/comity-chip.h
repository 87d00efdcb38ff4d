/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COMITY_TYPE_CHIP (comity_chip_get_type ())
G_DECLARE_FINAL_TYPE (ComityChip, comity_chip, COMITY, CHIP, GtkWidget)

GtkWidget *comity_chip_new (const char *label, const char *value, const char *remove_label);
const char *comity_chip_get_value (ComityChip *self);

G_END_DECLS
