/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-choice-item.h"
#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_TYPE_AHEAD (comity_type_ahead_get_type ())
G_DECLARE_FINAL_TYPE (ComityTypeAhead, comity_type_ahead, COMITY, TYPE_AHEAD, GObject)

ComityTypeAhead *comity_type_ahead_new (GtkWidget *anchor, GtkEditable *editable);
void comity_type_ahead_set_kind (ComityTypeAhead *self, ComityStore *store, const ComityKind *kind);
void comity_type_ahead_set_items (ComityTypeAhead *self, GListModel *items);
void comity_type_ahead_set_create_label (ComityTypeAhead *self, const char *pattern);
void comity_type_ahead_close (ComityTypeAhead *self);

G_END_DECLS
