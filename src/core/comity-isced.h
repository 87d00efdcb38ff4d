/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ISCED-F 2013: UNESCO's fields of education and training. */

const char *comity_isced_name (const char *code);
char **comity_isced_codes (void);

G_END_DECLS
