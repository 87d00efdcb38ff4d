/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-due.h"

G_BEGIN_DECLS

void comity_reminder_watch (ComityDue *due);
char *comity_reminder_dup_body (const ComityDeadlines *deadlines);

G_END_DECLS
