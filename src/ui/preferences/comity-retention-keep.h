/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ComityKeepChosen:
 * @until: ISO 8601, may be partial
 * @reason: what was typed, may be empty
 */
typedef void (*ComityKeepChosen) (const char *until, const char *reason, gpointer user_data);

void comity_retention_keep_ask (GtkWidget *parent,
                                guint n_people,
                                ComityKeepChosen chosen,
                                gpointer user_data);

G_END_DECLS
