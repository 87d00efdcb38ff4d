/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-record.h"

G_BEGIN_DECLS

GtkWidget *comity_programme_day_row_new (const char *day, gboolean writable);
GtkWidget *comity_programme_item_row_new (ComityRecord *item,
                                          gboolean goes_on,
                                          gboolean writable,
                                          GtkSizeGroup *times);
const char *comity_programme_row_get_day (GtkWidget *row);
gint64 comity_programme_row_get_id (GtkWidget *row);

G_END_DECLS
