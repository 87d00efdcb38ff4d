/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-deadlines.h"

G_BEGIN_DECLS

void comity_due_groups_show (GtkBox *box,
                             ComityStore *store,
                             const ComityDeadlines *deadlines,
                             guint per_group,
                             const char *more_action);

G_END_DECLS
