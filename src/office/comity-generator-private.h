/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-generator-names.h"
#include "comity-generator-towns.h"
#include "comity-generator.h"

G_BEGIN_DECLS

/** ComityDraft: the record being put together, of one kind, with the fields that are filled. */
typedef struct {
  const ComityKind *kind;
  const char **values; /* by the index of the field */
  int *indexes;        /* of the named fields */
} ComityDraft;

gboolean comity_draft_init (ComityDraft *self,
                            const ComityKind *kind,
                            const char *const *fields,
                            guint n_fields,
                            GError **error);
void comity_draft_clear (ComityDraft *self);

static inline void
comity_draft_set (ComityDraft *self, guint which, const char *neutral)
{
  self->values[self->indexes[which]] = neutral;
}

/** ComityCitizenship: a country that students come from. */
typedef struct {
  const char *code;
  guint share; /* parts per million */
  gboolean needs_visa;
  const ComityNameGroup *groups[4];
  guint percents[4];
  guint n_groups;
} ComityCitizenship;

/* Days are Julian days as of GDate. */
struct _ComityGenerator {
  guint64 seed;
  int today;
  int year_begins; /* the first of September that began the academic year of today */
  guint64 first_id, n_ids;
  ComityNames *names;
  ComityTowns *towns;
  GArray *citizenships; /* of ComityCitizenship, the demo's first */
  guint n_origins;      /* how many of them students come from */
  gboolean orderly;     /* hardly anything is late */
  GStringChunk *kept;   /* texts that live as long as the generator */
  GStringChunk *texts;  /* texts of the records being made */
  ComityGeneratorSink sink;
  gpointer data;
  GError **error;
};

gint64 comity_generator_next_id (ComityGenerator *self);
gboolean comity_generator_slips (const ComityGenerator *self, ComityRandom *random, guint percent);
gboolean comity_generator_emit (ComityGenerator *self, ComityDraft *draft, gint64 id);
const char *comity_generator_text (ComityGenerator *self, const char *format, ...)
  G_GNUC_PRINTF (2, 3);
const char *comity_generator_date (ComityGenerator *self, int day);
int comity_generator_day (int year, int month, int day);
int comity_generator_year (int day);
const ComityCitizenship *comity_generator_find_citizenship (ComityGenerator *self,
                                                            const char *code);
void comity_generator_make_name (ComityGenerator *self,
                                 const ComityCitizenship *from,
                                 ComityRandom *random,
                                 gboolean female,
                                 ComityGeneratedName *name);
const char *comity_generator_join_local (ComityGenerator *self, const ComityGeneratedName *name);

G_END_DECLS
