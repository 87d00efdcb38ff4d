/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-rows-model.h"

G_BEGIN_DECLS

#define COMITY_TYPE_SELECTION (comity_selection_get_type ())
G_DECLARE_FINAL_TYPE (ComitySelection, comity_selection, COMITY, SELECTION, GObject)

ComitySelection *comity_selection_new (ComityRowsModel *model);
guint comity_selection_get_n_selected (ComitySelection *self);
gboolean comity_selection_get_first (ComitySelection *self, guint *position);
GArray *comity_selection_dup_ids (ComitySelection *self);

G_END_DECLS
