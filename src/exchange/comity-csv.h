/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean comity_csv_is_guarded (const char *text);
void comity_csv_append_cell (GString *line, const char *text, gboolean guarded);
void comity_csv_end_row (GString *line);

G_END_DECLS
