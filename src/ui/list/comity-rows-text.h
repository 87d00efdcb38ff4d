/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *comity_rows_text_dup (GPtrArray *rows);
char *comity_rows_text_dup_html (GPtrArray *rows);

G_END_DECLS
