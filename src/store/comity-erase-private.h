/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the store: erasing in one file. */

#include "comity-db.h"
#include "comity-erase.h"

G_BEGIN_DECLS

/* Noted while the file holds traces of what was erased. */
#define COMITY_META_REMAINS "remains"
/* Noted while backups may hold whom the journal names as erased, from this row on. */
#define COMITY_META_UNREACHED "unreached"

/** ComityEraser: people and what is found of them; the same for the office and its backups. */
typedef struct {
  const ComityPerson *people;
  guint n_people;
  guint records, files; /* in the file that was done last */
  gboolean is_office;   /* not one of its backups */
  gboolean remains;     /* the office's file could not be written anew */
  GPtrArray *traces;    /* of GBytes: by which a draft is known to be about the person; or NULL */
} ComityEraser;

gboolean comity_erase_func (ComityWrite *write, gpointer data, GError **error);
gboolean comity_erase_remains (ComityDb *db, GError **error);
gboolean comity_erase_in_backups (const char *office,
                                  ComityEraser *eraser,
                                  ComityErasure *erasure,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
