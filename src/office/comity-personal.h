/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-paper.h"
#include "comity-store.h"

G_BEGIN_DECLS

/** ComityPersonalRecord: one record about the person; @via leads to it, NULL for the person's own. */
typedef struct {
  ComityRecord *record;
  const ComityField *via;
} ComityPersonalRecord;

/** ComityPersonalMention: a record that is not about the person but names it. */
typedef struct {
  const ComityKind *kind;
  const ComityField *field;
  gint64 id;
  char *title;
} ComityPersonalMention;

/** ComityPersonalFile: a file or picture whose content is kept. */
typedef struct {
  char *hash;
  const ComityField *field;
  gsize size;
} ComityPersonalFile;

/** ComityPersonalReport: all that is held about one person. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
  char *title;
  char *made; /* UTC, ISO 8601 */
  GPtrArray *records; /* of ComityPersonalRecord; the person first */
  GPtrArray *mentions; /* of ComityPersonalMention */
  GPtrArray *files; /* of ComityPersonalFile */
  GPtrArray *history; /* of ComityHistoryEntry, newest first */
  GPtrArray *backups; /* of ComityBackup: those since the record was made */
} ComityPersonalReport;

ComityPersonalReport *comity_personal_report_sync (ComityStore *store,
                                                   const ComityKind *kind,
                                                   gint64 id,
                                                   GError **error);
void comity_personal_report_free (ComityPersonalReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPersonalReport, comity_personal_report_free)

char *comity_personal_report_to_json (const ComityPersonalReport *self);
gboolean comity_personal_report_save (const ComityPersonalReport *self,
                                      ComityStore *store,
                                      const char *path,
                                      ComityTongues tongues,
                                      GError **error);
ComityPaper *comity_personal_report_new_paper (const ComityPersonalReport *self,
                                               ComityStore *store,
                                               ComityTongues tongues,
                                               GError **error);

void comity_personal_save_async (ComityStore *store,
                                 const ComityKind *kind,
                                 gint64 id,
                                 const char *path,
                                 ComityTongues tongues,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean comity_personal_save_finish (ComityStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
