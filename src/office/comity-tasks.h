/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

ComityChanges *comity_task_done (ComityRecord *task, const char *today);
ComityChanges *comity_task_snooze (ComityRecord *task, const char *until);
char *comity_task_dup_next_due (ComityRecord *task);

G_END_DECLS
