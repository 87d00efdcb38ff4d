/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean comity_number_scale (const char *text, guint digits, gint64 *scaled);
char *comity_size_format (guint64 bytes);
char *comity_number_unscale (gint64 scaled, guint digits, guint least);

G_END_DECLS
