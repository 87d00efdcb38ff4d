/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-kind.h"

G_BEGIN_DECLS

/**
 * ComityRowDropped:
 * @row: on which it was let go
 * @id: the record that was dragged
 * @below: whether it was let go on the lower half
 *
 * Returns: whether it can stand there
 */
typedef gboolean (*ComityRowDropped) (GtkWidget *row, gint64 id, gboolean below, gpointer data);

void comity_row_drag_add_source (GtkWidget *row,
                                 const ComityKind *kind,
                                 gint64 id,
                                 GdkContentProvider *outside);
void comity_row_drag_add_target (GtkWidget *row,
                                 const ComityKind *kind,
                                 ComityRowDropped dropped,
                                 gpointer data);

G_END_DECLS
