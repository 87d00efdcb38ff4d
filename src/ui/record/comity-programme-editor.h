/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-record.h"

G_BEGIN_DECLS

#define COMITY_TYPE_PROGRAMME_EDITOR (comity_programme_editor_get_type ())
G_DECLARE_FINAL_TYPE (ComityProgrammeEditor,
                      comity_programme_editor,
                      COMITY,
                      PROGRAMME_EDITOR,
                      GtkListBoxRow)

GtkWidget *comity_programme_editor_new (ComityRecord *item);
ComityRecord *comity_programme_editor_get_item (ComityProgrammeEditor *self);
ComityRecord *comity_programme_editor_apply (ComityProgrammeEditor *self, ComityRecord *to);
gboolean comity_programme_editor_is_dirty (ComityProgrammeEditor *self);
void comity_programme_editor_grab_entry (ComityProgrammeEditor *self, const char *field);

G_END_DECLS
