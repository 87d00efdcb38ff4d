/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-import-map.h"
#include "comity-record.h"
#include "comity-stream.h"

G_BEGIN_DECLS

/**
 * ComityImportMatch: which records are in the office, or in the table before, that a row could be:
 * by the fields that tell records apart, by the title with what distinguishes namesakes, and by
 * titles that are alike.
 */
typedef struct _ComityImportMatch ComityImportMatch;

ComityImportMatch *comity_import_match_new (const ComityImportMap *map,
                                            ComityDb *db,
                                            GError **error);
void comity_import_match_free (ComityImportMatch *self);
gint64 comity_import_match_find (ComityImportMatch *self, ComityRecord *record, gint64 *alike);
void comity_import_match_note (ComityImportMatch *self, ComityRecord *record, gint64 id);
gint64 comity_import_match_find_part (ComityImportMatch *self,
                                      const ComityImportGroup *group,
                                      ComityRecord *record,
                                      gint64 owner);
void comity_import_match_note_part (ComityImportMatch *self,
                                    const ComityImportGroup *group,
                                    ComityRecord *record,
                                    gint64 owner,
                                    gint64 id);
gint64 comity_import_match_find_title (ComityImportMatch *self,
                                       const ComityKind *kind,
                                       const char *title);
gboolean comity_import_match_has_id (ComityImportMatch *self, const ComityKind *kind, gint64 id);
void comity_import_match_note_title (ComityImportMatch *self,
                                     const ComityKind *kind,
                                     const char *title,
                                     gint64 id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImportMatch, comity_import_match_free)

G_END_DECLS
