/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "comity-record.h"

G_BEGIN_DECLS

/** ComityDemoDocument: the records that one file of data/demo holds. */
typedef struct {
  const char *name;   /* of the file */
  const char *title;  /* for the journal */
  GPtrArray *records; /* of ComityRecord, with ids */
} ComityDemoDocument;

GPtrArray *comity_demo_documents_load (GError **error);

G_END_DECLS
