/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityIdentifier:
 *
 * A scheme of identifiers. @normalize turns what a person pastes (with its address, spaces, case)
 * into the canonical form, or fails with a sentence of the domain %COMITY_CORE_ERROR; where the
 * scheme has a check digit, it is checked. @address is a printf pattern with one %s that opens the
 * identifier's source, or %NULL.
 */
typedef struct _ComityIdentifier ComityIdentifier;
struct _ComityIdentifier {
  const char *name;    /* a proper name, not translated */
  const char *example; /* a valid identifier in canonical form */
  const char *address;
  char *(*normalize) (const char *text, GError **error);
};

extern const ComityIdentifier comity_identifier_ror;
extern const ComityIdentifier comity_identifier_wikidata;
extern const ComityIdentifier comity_identifier_isni;
extern const ComityIdentifier comity_identifier_orcid;
extern const ComityIdentifier comity_identifier_schac;
extern const ComityIdentifier comity_identifier_pic;
extern const ComityIdentifier comity_identifier_erasmus;
extern const ComityIdentifier comity_identifier_isced_f;
extern const ComityIdentifier comity_identifier_doi;
extern const ComityIdentifier comity_identifier_isbn;
extern const ComityIdentifier comity_identifier_grid;
extern const ComityIdentifier comity_identifier_fundref;
extern const ComityIdentifier comity_identifier_geonames;
extern const ComityIdentifier comity_identifier_esi; /* European Student Identifier */

const ComityIdentifier *const *comity_identifiers (guint *n);
char *comity_identifier_dup_address (const ComityIdentifier *scheme, const char *canonical);

G_END_DECLS
