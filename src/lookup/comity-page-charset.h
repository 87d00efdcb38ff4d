/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *comity_page_charset_get_encoding (const char *label);
char *comity_page_charset_decode (GBytes *body, const char *content_type, char **charset);

G_END_DECLS
