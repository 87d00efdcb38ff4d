/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-generator-random.h"

G_BEGIN_DECLS

/** ComityNameForms: one name as at home, as in the passport and as in Russian papers. */
typedef struct {
  const char *local, *latin, *cyrillic;
} ComityNameForms;

/**
 * ComityGeneratedName: the name of an invented person. Who has only one name has it as family
 * name, as passports do; absent parts are %NULL.
 */
typedef struct {
  ComityNameForms family, given, patronymic;
  const char *language; /* BCP 47 of the local form, or NULL */
} ComityGeneratedName;

typedef struct _ComityNames ComityNames;
typedef struct _ComityNameGroup ComityNameGroup;

ComityNames *comity_names_new (const char *text, GError **error);
void comity_names_free (ComityNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityNames, comity_names_free)
const ComityNameGroup *comity_names_find (const ComityNames *self, const char *group);
void comity_name_group_make (const ComityNameGroup *group,
                             ComityRandom *random,
                             gboolean female,
                             GStringChunk *texts,
                             ComityGeneratedName *name);

G_END_DECLS
