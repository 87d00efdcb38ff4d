/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-edit.h"

G_BEGIN_DECLS

/**
 * ComityEditsDone: how it ended.
 * @n_changed: how many records became another, 0 when nothing was written
 * @batch: the step of the history, to undo it
 * @error: (nullable): why nothing was written; a person who called it off is none
 */
typedef void (*ComityEditsDone) (guint n_changed,
                                 gint64 batch,
                                 const GError *error,
                                 gpointer user_data);

void comity_edits_run (GtkWidget *parent,
                       ComityStore *store,
                       ComityEdits *edits,
                       const char *what,
                       ComityEditsDone done,
                       gpointer user_data);
void comity_edits_say_done (GtkWidget *from, guint n_changed, gint64 batch);

G_END_DECLS
