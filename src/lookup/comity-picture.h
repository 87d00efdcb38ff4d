/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ComityPictureError:
 * @COMITY_PICTURE_ERROR_FORMAT: it is no picture, or of a kind that is not read
 * @COMITY_PICTURE_ERROR_LARGE: it is larger than a logo can be
 * @COMITY_PICTURE_ERROR_BROKEN: it cannot be decoded
 * @COMITY_PICTURE_ERROR_EMPTY: it shows nothing, or is a line or a dot
 *
 * The messages of this domain are whole translated sentences made for people.
 */
typedef enum {
  COMITY_PICTURE_ERROR_FORMAT,
  COMITY_PICTURE_ERROR_LARGE,
  COMITY_PICTURE_ERROR_BROKEN,
  COMITY_PICTURE_ERROR_EMPTY,
} ComityPictureError;

#define COMITY_PICTURE_ERROR (comity_picture_error_quark ())
GQuark comity_picture_error_quark (void);

/** ComityPicture: a picture that was decoded. */
typedef struct {
  GBytes *original;     /* as it came */
  GBytes *png;          /* at most 192 × 192, for lists and pages */
  guint width, height;  /* of the original */
  char *media_type;     /* by content */
} ComityPicture;

void comity_picture_free (ComityPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPicture, comity_picture_free)

#define COMITY_PICTURE_MOST (5 * 1024 * 1024)

ComityPicture *comity_picture_read_sync (GBytes *content,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
