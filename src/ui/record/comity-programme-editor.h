/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-draft.h"

G_BEGIN_DECLS

#define COMITY_TYPE_PROGRAMME_EDITOR (comity_programme_editor_get_type ())
G_DECLARE_FINAL_TYPE (ComityProgrammeEditor,
                      comity_programme_editor,
                      COMITY,
                      PROGRAMME_EDITOR,
                      GtkListBoxRow)

GtkWidget *comity_programme_editor_new (ComityRecord *item, const char *office);
ComityRecord *comity_programme_editor_get_item (ComityProgrammeEditor *self);
ComityRecord *comity_programme_editor_apply (ComityProgrammeEditor *self, ComityRecord *to);
gboolean comity_programme_editor_is_dirty (ComityProgrammeEditor *self);
ComityDraft *comity_programme_editor_dup_draft (ComityProgrammeEditor *self);
void comity_programme_editor_forget (ComityProgrammeEditor *self);
void comity_programme_editor_grab_entry (ComityProgrammeEditor *self, const char *field);

G_END_DECLS
