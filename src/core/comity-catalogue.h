/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityCatalogue:
 *
 * The texts of one language, as msgfmt writes them (`.mo`). gettext() itself knows one language a
 * process, and asks the environment for it. Immutable: may be asked from any thread.
 */
typedef struct _ComityCatalogue ComityCatalogue;

ComityCatalogue *comity_catalogue_open (const char *path);
void comity_catalogue_free (ComityCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityCatalogue, comity_catalogue_free)

const char *comity_catalogue_get (const ComityCatalogue *self, const char *id);
const char *comity_catalogue_get_plural (const ComityCatalogue *self, const char *id, gulong n);

G_END_DECLS
