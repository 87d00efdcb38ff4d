/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

GtkWidget *comity_due_row_new (const char *title,
                               const char *second,
                               const char *due,
                               const char *done_on);
GtkWidget *comity_task_row_new (ComityPageData *data, ComityRecord *task);
GtkWidget *comity_task_add_button_new (void);
GtkWidget *comity_tasks_new (ComityPageData *data);

G_END_DECLS
