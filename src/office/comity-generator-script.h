/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *comity_script_to_latin (const char *text);
char *comity_script_to_russian (const char *text);
char *comity_script_to_feminine (const char *surname);
gboolean comity_script_is_cyrillic (const char *text);

G_END_DECLS
