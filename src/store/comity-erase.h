/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityPerson: whom to erase: a record of any kind, also one that was deleted. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
} ComityPerson;

/** ComityErasure: what an erasure reached. */
typedef struct {
  guint records;  /* the person's, with what lived on its page, now or once */
  guint files;    /* contents of attachments and pictures */
  guint backups;  /* of which the person was taken out */
  guint dropped;  /* backups that could only be deleted: encrypted or damaged ones */
  guint unlisted; /* files beside the backups that are nobody's to change: damaged offices */
  gboolean remains; /* traces stay in the file until it is opened again */
} ComityErasure;

const char *comity_erasure_get_sentence (const ComityErasure *self);
void comity_erasure_free (ComityErasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityErasure, comity_erasure_free)

gpointer comity_erasure_has_rest_func (ComityDb *db, gpointer data, GError **error);
void comity_store_erase_async (ComityStore *self,
                               const ComityPerson *people,
                               guint n_people,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
ComityErasure *comity_store_erase_finish (ComityStore *self, GAsyncResult *result, GError **error);
ComityErasure *comity_store_erase_sync (ComityStore *self,
                                        const ComityPerson *people,
                                        guint n_people,
                                        GError **error);

G_END_DECLS
