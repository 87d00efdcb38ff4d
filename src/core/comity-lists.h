/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-field.h"

G_BEGIN_DECLS

/**
 * The office's own lists: faculties, programmes, forms of cooperation, tags …
 *
 * A list has shipped starting entries (code and translatable label); the office changes them as
 * records of kind `option`. This is the cache of both in memory, read by forms and formatting
 * from any thread.
 */

void comity_lists_define (const char *list, const char *label, const ComityChoice *starting);
char **comity_lists_get_names (void);
const char *comity_lists_get_title (const char *list);
const ComityChoice *comity_lists_get_starting (const char *list);
void comity_lists_set_option (const char *list,
                              const char *code,
                              const char *label,
                              int position,
                              gboolean archived);
void comity_lists_clear_options (void);
char **comity_lists_dup_codes (const char *list);
char *comity_lists_dup_label (const char *list, const char *code);
gboolean comity_lists_has (const char *list, const char *code);
char *comity_lists_find (const char *list, const char *typed);

G_END_DECLS
