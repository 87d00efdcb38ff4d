/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The two halves of comity_text_fold(); only for the core itself and its tests. */

const char *comity_fold_cyrillic (gunichar c, gunichar before);
void comity_fold_sound (GString *word, GString *out);

G_END_DECLS
