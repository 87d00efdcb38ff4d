/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-due.h"

G_BEGIN_DECLS

void comity_reminder_watch (ComityDue *due);
gboolean comity_reminder_send (const ComityDeadlines *deadlines,
                               const char *today,
                               GDestroyNotify done,
                               gpointer user_data);
void comity_reminder_stop_waiting (void);
char *comity_reminder_dup_body (const ComityDeadlines *deadlines);

G_END_DECLS
