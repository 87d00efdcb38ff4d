/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-field.h"

G_BEGIN_DECLS

#define COMITY_TYPE_STAGE_TRACK (comity_stage_track_get_type ())
G_DECLARE_FINAL_TYPE (ComityStageTrack, comity_stage_track, COMITY, STAGE_TRACK, GtkWidget)

GtkWidget *comity_stage_track_new (void);
void comity_stage_track_set_stages (ComityStageTrack *self,
                                    const char *const *names,
                                    const char *const *notes,
                                    int current);

G_END_DECLS
