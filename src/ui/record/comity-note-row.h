/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COMITY_TYPE_NOTE_ROW (comity_note_row_get_type ())
G_DECLARE_FINAL_TYPE (ComityNoteRow, comity_note_row, COMITY, NOTE_ROW, AdwPreferencesRow)

GtkWidget *comity_note_row_new (GtkWidget *child);

G_END_DECLS
