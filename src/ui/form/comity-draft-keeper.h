/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-draft.h"

G_BEGIN_DECLS

#define COMITY_TYPE_DRAFT_KEEPER (comity_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (ComityDraftKeeper, comity_draft_keeper, COMITY, DRAFT_KEEPER, GObject)

/** Returns: (transfer full): what stands in a widget and is not saved */
typedef ComityDraft *(*ComityDraftFunc) (GtkWidget *widget);

ComityDraftKeeper *comity_draft_keeper_new (GtkWidget *widget,
                                            ComityDraftFunc dup_draft,
                                            const char *office);
void comity_draft_keeper_edited (ComityDraftKeeper *self);
void comity_draft_keeper_take_over (ComityDraftKeeper *self, const char *path);
void comity_draft_keeper_forget (ComityDraftKeeper *self);
gboolean comity_draft_keeper_is_open (const char *path);

G_END_DECLS
