/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-window.h"

G_BEGIN_DECLS

void comity_window_ask_restore (ComityWindow *self, const char *file);
void comity_window_restore_into (ComityWindow *self, const char *office, const char *file);

G_END_DECLS
