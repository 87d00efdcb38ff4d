/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-window.h"

G_BEGIN_DECLS

void comity_screens_show (ComityWindow *window, const char *screen);

G_END_DECLS
