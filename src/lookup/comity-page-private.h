/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the page reader: what is noted while the tags go by. Addresses are resolved at the end,
 * since a <base> may come late. */

#include <json-glib/json-glib.h>

#include "comity-html.h"
#include "comity-page.h"

G_BEGIN_DECLS

/** ComityNotedLogo: a picture as it stands in the page. */
typedef struct {
  const char *kind;
  char *href;
  guint width, height;
} ComityNotedLogo;

typedef struct {
  char *base, *lang, *canonical, *manifest, *refresh;
  char *site_name, *og_title, *application;
  GString *title;
  gboolean title_done, in_title;
  guint svg; /* depth */
  GString *script; /* of linked data, while in one */
  GPtrArray *data; /* of JsonNode */
  GPtrArray *logos; /* of ComityNotedLogo */
  GPtrArray *links; /* of char *: kind, name, href in turns */
  GPtrArray *open; /* of char *: the names of open elements that are called a logo */
  guint n_told; /* pictures that are called a logo */
} ComityPageNotes;

void comity_page_note_start (const ComityHtmlTag *tag, gpointer notes);
void comity_page_note_end (const char *name, gpointer notes);
void comity_page_note_text (const char *text, gsize length, gpointer notes);

/* comity-linked-data.c */
void comity_linked_data_read (GPtrArray *roots,
                              const ComityOrigin *origin,
                              const char *base,
                              ComityFindings *findings);

/* comity-page-name.c */
char *comity_page_dup_name (const char *title);

G_END_DECLS
