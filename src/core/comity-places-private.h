/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>
#include <unicode/utypes.h>

G_BEGIN_DECLS

/** ComityPlaceAlias: what people write besides the names of the standards; ends with %NULL. */
typedef struct {
  const char *name;
  const char *code;
} ComityPlaceAlias;

extern const ComityPlaceAlias comity_country_aliases[];
extern const ComityPlaceAlias comity_language_aliases[];
extern const ComityPlaceAlias comity_currency_aliases[];
extern const ComityPlaceAlias comity_currency_signs[];

/**
 * ComityPlaces:
 *
 * One list of codes with what is needed to name and to find them; made once, never freed. The
 * words by which people find are many, and so are made apart, when somebody first asks by a word.
 */
typedef struct {
  GPtrArray *codes;      /* of const char *, interned, sorted */
  GHashTable *names;     /* code → English name, the key of the translation */
  GHashTable *by_code_3; /* longer code → code */
  GHashTable *by_word;   /* folded (or exact, but small) name → code */
} ComityPlaces;

typedef void (*ComityPlacesFunc) (ComityPlaces *places, JsonObject *entry);

ComityPlaces *comity_places_new (void);
const char *comity_places_add_code (ComityPlaces *places, const char *code, const char *name);
void comity_places_add_word (ComityPlaces *places, const char *word, const char *code);
void comity_places_add_exact (ComityPlaces *places, const char *word, const char *code);
void comity_places_add_aliases (ComityPlaces *places, const ComityPlaceAlias *aliases);
void comity_places_read (ComityPlaces *places,
                         const char *file,
                         const char *root,
                         ComityPlacesFunc add);
void comity_places_bind (const char *domain);
void comity_places_sort (ComityPlaces *places);
char **comity_places_dup_codes (const ComityPlaces *places);
char *comity_places_find (const ComityPlaces *places, const char *typed);
const char *comity_places_member (JsonObject *entry, const char *name);
char *comity_places_from_wide (const UChar *wide, int32_t length, UErrorCode status);
char *comity_places_as_code (const char *typed, gsize min, gsize max);

G_END_DECLS
