/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-window.h"

G_BEGIN_DECLS

void comity_screens_show_import (ComityWindow *window,
                                 const ComityKind *kind,
                                 const char *page,
                                 const char *path);
void comity_screens_show_email (ComityWindow *window, const ComityKind *kind);
gboolean comity_screens_show_made (ComityWindow *window, char **words);

G_END_DECLS
