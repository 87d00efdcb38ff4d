/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityFilterChosen: a person asked for this filter; comity_query_add_filter() takes the same. */
typedef void (*ComityFilterChosen) (const char *path,
                                    ComityOp op,
                                    const char *value,
                                    gpointer user_data);

#define COMITY_TYPE_FILTER_DIALOG (comity_filter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityFilterDialog, comity_filter_dialog, COMITY, FILTER_DIALOG, AdwDialog)

ComityFilterDialog *comity_filter_dialog_new (ComityStore *store,
                                              const ComityKind *kind,
                                              ComityFilterChosen chosen,
                                              gpointer user_data);
void comity_filter_dialog_choose_field (ComityFilterDialog *self, const ComityField *field);

G_END_DECLS
