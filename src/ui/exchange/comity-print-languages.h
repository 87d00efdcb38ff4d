/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-tongue.h"

G_BEGIN_DECLS

/** ComityPrintLanguagesChosen: what follows, with the widget that asked. */
typedef void (*ComityPrintLanguagesChosen) (GtkWidget *parent, ComityTongues tongues);

void comity_print_languages_present (GtkWidget *parent, ComityPrintLanguagesChosen chosen);
void comity_print_languages_present_for (GtkWidget *parent,
                                         const char *heading,
                                         const char *button,
                                         ComityPrintLanguagesChosen chosen);

G_END_DECLS
