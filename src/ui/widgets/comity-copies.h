/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *comity_copies_make_folder (GError **error);
void comity_copies_forget (void);
void comity_copies_sweep (void);

G_END_DECLS
