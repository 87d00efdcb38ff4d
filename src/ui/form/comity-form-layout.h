/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-control.h"
#include "comity-record.h"

G_BEGIN_DECLS

/** ComityFormField: one field in a form: its control, and what must be unfolded to show it. */
typedef struct {
  ComityControl *control;
  GtkWidget *expander; /* (nullable) */
  guint index;
} ComityFormField;

GPtrArray *comity_form_layout_build (GtkBox *groups, ComityRecord *record, ComityStore *store);

G_END_DECLS
