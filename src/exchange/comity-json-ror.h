/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-json-tree.h"

G_BEGIN_DECLS

typedef void (*ComityJsonRorFunc) (const char *column, const char *value, gpointer data);

gboolean comity_json_is_ror (const ComityJsonNode *node);
void comity_json_put_ror (const ComityJsonNode *node, ComityJsonRorFunc put_func, gpointer data);

G_END_DECLS
