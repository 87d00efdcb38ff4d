/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

ComityChanges *comity_start_changes (const char *university);

G_END_DECLS
