/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-adoption.h"

G_BEGIN_DECLS

/** ComityWebChanged: something was ticked or unticked. */
typedef void (*ComityWebChanged) (gpointer user_data);

GtkWidget *comity_web_rows_new (ComityAdoption *adoption,
                                ComityWebChanged changed,
                                gpointer user_data);
char *comity_web_source_dup_label (const char *source, const char *address);

G_END_DECLS
