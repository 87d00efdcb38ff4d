/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** ComityAsOfChosen: @date is the day, ISO 8601; @user_data the parent of the dialog. */
typedef void (*ComityAsOfChosen) (const char *date, gpointer user_data);

void comity_as_of_dialog_present (GtkWidget *parent, ComityAsOfChosen chosen);

G_END_DECLS
