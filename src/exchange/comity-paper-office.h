/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-paper.h"
#include "comity-progress.h"
#include "comity-query.h"
#include "comity-tongue.h"

G_BEGIN_DECLS

ComityPaper *comity_paper_new_for_list (ComityDb *db,
                                        ComityQuery *query,
                                        GArray *ids,
                                        ComityProgress *progress,
                                        GError **error);
ComityPaper *comity_paper_new_for_record (ComityDb *db,
                                          const ComityKind *kind,
                                          gint64 id,
                                          gboolean unmasked,
                                          ComityTongues tongues,
                                          GError **error);

G_END_DECLS
