/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-cover.h"
#include "comity-store.h"

G_BEGIN_DECLS

/** ComityPageRelation: records of @kind that name the record of the page in @field. */
typedef struct {
  const ComityKind *kind;
  const ComityField *field;
  guint count;
  GPtrArray *records; /* of ComityRecord: all of sub-records, the first few of others */
} ComityPageRelation;

/** ComityPageChange: one field in the history, as it is read. */
typedef struct {
  const ComityField *field;
  char *was, *is;
} ComityPageChange;

/** ComityPageEntry: one saved change of a record. */
typedef struct {
  gatomicrefcount refs;
  gint64 seq, batch; /* of the journal */
  const ComityKind *kind;
  gint64 id;
  int version;
  char *at, *who, *action;
  char *title; /* of the record, where it is not the page's own */
  GPtrArray *changes; /* of ComityPageChange */
} ComityPageEntry;

/** ComityPageData: everything that a record's page shows, read in one go. */
typedef struct {
  ComityRecord *record;
  GPtrArray *relations; /* of ComityPageRelation; every sub-kind, other kinds with records */
  GPtrArray *files;     /* of ComityRecord, kind attachment */
  GPtrArray *tasks;     /* of ComityRecord, kind task: about this record */
  GPtrArray *history;   /* of ComityPageEntry, newest first */
  ComityCover *cover;   /* of a student; else NULL */
  ComityRecord *face;   /* whose picture stands in the head: the record itself, or its partner */
  gpointer extra;       /* what the kind's craft has read */
  GDestroyNotify extra_free;
  ComityStore *store;   /* set by the page, for parts that write */
  GPtrArray *wide_only; /* set by the page: takes what is hidden while it is narrow */
} ComityPageData;

/** ComityPageKey: which record. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
} ComityPageKey;

ComityPageEntry *comity_page_entry_read (ComityDb *db, const ComityHistoryEntry *from);
ComityPageEntry *comity_page_entry_ref (ComityPageEntry *entry);
void comity_page_entry_unref (ComityPageEntry *entry);
gpointer comity_page_data_read (ComityDb *db, gpointer key, GError **error);
void comity_page_data_free (ComityPageData *self);
void comity_page_data_set_masked (ComityPageData *self, gboolean masked);
gboolean comity_page_data_has_masked (ComityPageData *self);
ComityPageRelation *comity_page_data_find (ComityPageData *self, const char *kind);
GPtrArray *comity_page_possible_relations (const ComityKind *kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPageData, comity_page_data_free)

G_END_DECLS
