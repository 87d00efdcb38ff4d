/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-lookup.h"
#include "comity-picture.h"

G_BEGIN_DECLS

/** ComityFetchedLogo: a logo and where it is from. */
typedef struct {
  ComityPicture *picture;
  char *url, *fetched;    /* NULL of a file */
  char *source, *rights;  /* as of ComityFoundLogo; NULL: a person has chosen it */
} ComityFetchedLogo;

void comity_fetched_logo_free (ComityFetchedLogo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityFetchedLogo, comity_fetched_logo_free)

ComityFetchedLogo *comity_logo_fetch_sync (const char *url,
                                           ComityLookupFlags flags,
                                           GCancellable *cancellable,
                                           GError **error);
ComityFetchedLogo *comity_logo_fetch_best_sync (const ComityFindings *findings,
                                                ComityLookupFlags flags,
                                                GCancellable *cancellable,
                                                GError **error);
void comity_logo_fetch_async (const char *url,
                              ComityLookupFlags flags,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void comity_logo_fetch_found_async (const ComityFindings *findings,
                                    guint index,
                                    ComityLookupFlags flags,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void comity_logo_read_async (GBytes *content,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
ComityFetchedLogo *comity_logo_finish (GAsyncResult *result, GError **error);

G_END_DECLS
