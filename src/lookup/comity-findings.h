/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityFinding: a value for one field of a partner, and where it comes from. */
typedef struct {
  char *field;   /* of kind `partner` */
  char *value;   /* neutral; of a reference: the title of the organisation */
  char *key;     /* of a reference: the ROR id of the organisation, or NULL */
  char *source;  /* "page", "ror", "wikidata" */
  char *address; /* the web address that said it */
  char *fetched; /* UTC, ISO 8601; NULL for a saved page */
} ComityFinding;

/** ComityFoundName: one more name of it; becomes a record of kind `name`. */
typedef struct {
  char *value, *language, *kind; /* kind: a code of the kind's choices */
} ComityFoundName;

/** ComityFoundLogo: a picture that may be its logo. */
typedef struct {
  char *url;
  char *kind;   /* "json-ld", "icon", "apple-touch-icon", … */
  char *source; /* as of ComityFinding */
  char *reason; /* translated: why it has its place */
  char *rights; /* licence and author, as far as they are told, or NULL */
  int score;    /* 0 to 100 */
  guint width, height; /* as told; 0: not told */
  guint order;
} ComityFoundLogo;

/** ComityFoundLink: another page of it: in another language, in a network. */
typedef struct {
  char *kind; /* "language", "social" */
  char *name; /* the language's tag, or the network's name */
  char *url;
} ComityFoundLink;

/** ComityFindings: everything that was found about one organisation. */
typedef struct {
  GPtrArray *values;   /* of ComityFinding, one a field */
  GPtrArray *names;    /* of ComityFoundName */
  GPtrArray *logos;    /* of ComityFoundLogo, best first once sorted */
  GPtrArray *links;    /* of ComityFoundLink */
  GPtrArray *problems; /* of char *: sentences */
  char *charset;       /* of the page */
} ComityFindings;

ComityFindings *comity_findings_new (void);
void comity_findings_free (ComityFindings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityFindings, comity_findings_free)

/** ComityOrigin: where values come from that are about to be added. */
typedef struct {
  const char *source, *address, *fetched;
} ComityOrigin;

gboolean comity_findings_add (ComityFindings *self,
                              const ComityOrigin *origin,
                              const char *field,
                              const char *text);
void comity_findings_add_reference (ComityFindings *self,
                                    const ComityOrigin *origin,
                                    const char *field,
                                    const char *title,
                                    const char *ror);
void comity_findings_add_name (ComityFindings *self,
                               const char *value,
                               const char *language,
                               const char *kind);
void comity_findings_add_link (ComityFindings *self,
                               const char *kind,
                               const char *name,
                               const char *url);
ComityFoundLogo *comity_findings_add_logo (ComityFindings *self,
                                           const ComityOrigin *origin,
                                           const char *kind,
                                           const char *url);
void comity_findings_add_problem (ComityFindings *self, const char *sentence);
const ComityFinding *comity_findings_get (const ComityFindings *self, const char *field);
const char *comity_findings_get_value (const ComityFindings *self, const char *field);
void comity_findings_merge (ComityFindings *self, ComityFindings *other);
void comity_findings_rank (ComityFindings *self);

G_END_DECLS
