/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/** The seed of the demo office and of `make-office`, if no other is given. */
#define COMITY_GENERATOR_SEED 2026

/** How many countries the students of a demo office come from. */
#define COMITY_GENERATOR_DEMO_COUNTRIES 73

/**
 * ComityGeneratorSink:
 * @kind: the kind of the record
 * @id: its id
 * @values: its values in the neutral form by the index of the field; valid during the call only
 * @data: what was given with the function
 * @error: where to put an error
 *
 * Takes one invented record. References go to records that came before.
 *
 * Returns: whether to go on
 */
typedef gboolean (*ComityGeneratorSink) (const ComityKind *kind,
                                         gint64 id,
                                         const char *const *values,
                                         gpointer data,
                                         GError **error);

typedef struct _ComityGenerator ComityGenerator;

ComityGenerator *comity_generator_new (guint64 seed, const char *today, GError **error);
void comity_generator_set_orderly (ComityGenerator *self, gboolean orderly);
void comity_generator_free (ComityGenerator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityGenerator, comity_generator_free)
gboolean comity_generator_make_students (ComityGenerator *self,
                                         guint n,
                                         ComityGeneratorSink sink,
                                         gpointer data,
                                         GError **error);
gboolean comity_generator_make_partners (ComityGenerator *self,
                                         guint n,
                                         ComityGeneratorSink sink,
                                         gpointer data,
                                         GError **error);

G_END_DECLS
