/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *comity_error_get_sentence (const GError *error);
const char *comity_error_get_advice (const GError *error);
gboolean comity_error_is_cancelled (const GError *error);
void comity_error_present (GtkWidget *parent, const GError *error);

G_END_DECLS
