/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityProgress:
 *
 * How far a long piece of work is: written by the thread that does it, read by the one that shows
 * it. Both hold a reference.
 */
typedef struct _ComityProgress ComityProgress;

ComityProgress *comity_progress_new (void);
ComityProgress *comity_progress_ref (ComityProgress *self);
void comity_progress_unref (ComityProgress *self);
void comity_progress_set (ComityProgress *self, guint done, guint total);
double comity_progress_get (ComityProgress *self);
gboolean comity_progress_get_counts (ComityProgress *self, guint *done, guint *total);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityProgress, comity_progress_unref)

G_END_DECLS
