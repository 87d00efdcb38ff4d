/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-findings.h"

G_BEGIN_DECLS

/** ComityPage: what a page says about the organisation whose page it is. */
typedef struct {
  ComityFindings *findings; /* of source "page", not ranked yet */
  char *manifest;           /* the address of its web app manifest, or NULL */
  char *refresh;            /* where it sends on to, or NULL */
} ComityPage;

ComityPage *comity_page_read (GBytes *body,
                              const char *content_type,
                              const char *url,
                              const char *fetched);
void comity_page_read_manifest (GBytes *body, const ComityOrigin *origin, ComityFindings *findings);
void comity_page_free (ComityPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPage, comity_page_free)

G_END_DECLS
