/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ComityTowns ComityTowns;

ComityTowns *comity_towns_new (const char *text, GError **error);
void comity_towns_free (ComityTowns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityTowns, comity_towns_free)
guint comity_towns_get_n_countries (const ComityTowns *self);
const char *comity_towns_get_country (const ComityTowns *self, guint country);
guint comity_towns_get_n_towns (const ComityTowns *self, guint country);
char *comity_towns_dup_town (const ComityTowns *self, guint country, guint town);
const char *comity_towns_get_university (const ComityTowns *self,
                                         guint country,
                                         const char **language);

G_END_DECLS
