/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The names by which ICU knows the user's habits; only for the core itself. */

const char *comity_locale_collation (void);
void comity_locale_set_collation (const char *name);
const char *comity_locale_dates (void);
const char *comity_locale_names (void);

G_END_DECLS
