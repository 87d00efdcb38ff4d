/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-filter.h"

G_BEGIN_DECLS

/* What one step of the history did is a condition too: the paths `added_in` and `changed_in`, with
 * %COMITY_OP_IS and the number of a batch. */
gboolean comity_filter_is_step (const ComityFilter *self);
gboolean comity_filter_names_step (const char *path);

G_END_DECLS
