/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The machine-readable zone of travel documents: ICAO Doc 9303, parts 3 to 7.
 */

/** ComityMrzFormat: by size and kind of document. */
typedef enum {
  COMITY_MRZ_TD1,   /* card: three lines of 30 */
  COMITY_MRZ_TD2,   /* small document: two lines of 36 */
  COMITY_MRZ_TD3,   /* passport: two lines of 44 */
  COMITY_MRZ_MRV_A, /* visa of full size: two lines of 44 */
  COMITY_MRZ_MRV_B, /* small visa: two lines of 36 */
} ComityMrzFormat;

/** ComityMrzProblem: what is wrong where; @line and @column count from 1. */
typedef struct {
  guint line, column;
  char *message; /* a whole sentence */
} ComityMrzProblem;

/**
 * ComityMrz: what a zone says. A part that its check digit does not confirm is %NULL, and so is one that
 * is not given.
 */
typedef struct {
  ComityMrzFormat format;
  char *lines;          /* as they are printed, joined by a line feed */
  char *document;       /* "P", "V", "I" … */
  char *issuer;         /* the code as printed, for example "D" or "UTO" */
  char *issuer_country; /* ISO 3166-1 alpha-2, or NULL */
  char *family_name, *given_names; /* Eriksson, Anna Maria */
  gboolean cut;         /* the names fill their place: some of them may be missing */
  char *number;
  char *nationality;
  char *citizenship; /* ISO 3166-1 alpha-2, or NULL */
  char *birth_date;  /* ISO 8601, partial where parts are unknown */
  char *sex;         /* "F", "M" or "X" */
  char *valid_to;
  GPtrArray *problems; /* of ComityMrzProblem; empty: everything is right */
} ComityMrz;

ComityMrz *comity_mrz_parse (const char *typed, const char *today, GError **error);
void comity_mrz_free (ComityMrz *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityMrz, comity_mrz_free)
gboolean comity_mrz_looks_like (const char *typed);
char comity_mrz_check_digit (const char *text, gsize length);

/* comity-mrz-letters.c */
char *comity_mrz_transliterate (const char *text);

/** ComityMrzLikeness: how a name that was typed stands to the one in the zone. */
typedef enum {
  COMITY_MRZ_SAME,      /* the letters agree by the table of ICAO Doc 9303 */
  COMITY_MRZ_SIMILAR,   /* they sound alike: another way of transliteration */
  COMITY_MRZ_DIFFERENT,
} ComityMrzLikeness;

ComityMrzLikeness comity_mrz_compare (const char *zone, const char *typed);

G_END_DECLS
