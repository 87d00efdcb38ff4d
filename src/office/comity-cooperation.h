/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityCooperationCount: how many records of a kind show a form of cooperation. */
typedef struct {
  const ComityKind *kind;
  guint count;
} ComityCooperationCount;

/** ComityCooperation: a form of cooperation with a partner. */
typedef struct {
  char *code;
  gboolean agreed; /* the partner's record names it */
  GArray *counts;  /* of ComityCooperationCount, without zeros */
} ComityCooperation;

GPtrArray *comity_cooperation_read (ComityDb *db, ComityRecord *partner, GError **error);
char *comity_cooperation_dup_evidence (const ComityCooperation *self);
const ComityField *comity_cooperation_get_adding (const char *code, const ComityKind **kind);

G_END_DECLS
