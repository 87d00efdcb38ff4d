/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "comity-picture-private.h"

G_BEGIN_DECLS

/* Decoders that read one picture after the other; only with glycin 1, as glycin 2 shares its own. */

/* comity-picture-pool.c */
gboolean comity_picture_pool_decode (GBytes *content,
                                     const char *type,
                                     GCancellable *cancellable,
                                     ComityFrame *frame);
guint comity_picture_pool_get_n_started (void);

/* comity-picture-loader.c */
typedef struct _ComityPictureLoader ComityPictureLoader;

ComityPictureLoader *comity_picture_loader_new (const char *program, GCancellable *cancellable);
gboolean comity_picture_loader_read (ComityPictureLoader *self,
                                     GBytes *content,
                                     const char *type,
                                     GCancellable *cancellable,
                                     ComityFrame *frame);
void comity_picture_loader_free (ComityPictureLoader *self);

/* comity-picture-sandbox.c */
#define COMITY_PICTURE_SANDBOX_FILTER 3

int comity_picture_sandbox_open_filter (void);
char **comity_picture_sandbox_dup_argv (const char *program);

G_END_DECLS
