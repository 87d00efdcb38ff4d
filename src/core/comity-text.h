/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Text of many scripts: searching, sorting, trimming. ICU does the work (transliteration and
 * collation); every function is safe in any thread.
 */

char *comity_text_fold (const char *text);
char *comity_text_clean (const char *text, gboolean many_lines);
GBytes *comity_text_sort_key (const char *text);
int comity_text_compare (const char *a, const char *b);
const char *comity_text_collation (void);
void comity_text_use_collation (const char *collation);
char *comity_text_initials (const char *text);
gboolean comity_text_is_blank (const char *text);
char *comity_text_excerpt (const char *text);

G_END_DECLS
