/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityLetterhead: what stands at the top of a printed page: the university and its office.
 * @name: (nullable): of the university
 * @office: (nullable): of its international office
 * @lines: (nullable): address, telephone, e-mail, website, each on a line
 * @logo: (nullable): a picture beside them
 * @banner: (nullable): a picture of the whole letterhead, instead of all the others
 */
typedef struct {
  char *name, *office, *lines;
  cairo_surface_t *logo, *banner;
} ComityLetterhead;

ComityLetterhead *comity_letterhead_read (ComityDb *db, GError **error);
void comity_letterhead_free (ComityLetterhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityLetterhead, comity_letterhead_free)

G_END_DECLS
