/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COMITY_TYPE_APPLICATION (comity_application_get_type ())
G_DECLARE_FINAL_TYPE (ComityApplication, comity_application, COMITY, APPLICATION, AdwApplication)

ComityApplication *comity_application_new (void);
void comity_application_present_about (GtkWidget *parent);

G_END_DECLS
