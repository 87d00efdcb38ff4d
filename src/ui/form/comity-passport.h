/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-form.h"

G_BEGIN_DECLS

#define COMITY_TYPE_PASSPORT (comity_passport_get_type ())
G_DECLARE_FINAL_TYPE (ComityPassport, comity_passport, COMITY, PASSPORT, AdwPreferencesGroup)

gboolean comity_passport_is_for (const ComityKind *kind);
GtkWidget *comity_passport_new (ComityForm *form, ComityStore *store, ComityRecord *record);
gboolean comity_passport_has_paper (ComityPassport *self);
void comity_passport_commit (ComityPassport *self, ComityChanges *changes, ComityRecord *record);

G_END_DECLS
