/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

/* The index of the chip with the date as of which a list is shown. */
#define COMITY_FILTER_CHIP_AS_OF (-1)

/** ComityFilterChipRemoved: somebody took away the chip of the filter @index. */
typedef void (*ComityFilterChipRemoved) (int index, gpointer user_data);

void comity_filter_chips_update (AdwWrapBox *box,
                                 ComityStore *store,
                                 ComityQuery *query,
                                 ComityFilterChipRemoved removed,
                                 gpointer user_data);

G_END_DECLS
