/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityHtmlTag: a start tag; its texts live as long as the call. */
typedef struct {
  const char *name; /* lower case */
  GPtrArray *names, *values; /* of char *: attributes, names in lower case, values decoded */
} ComityHtmlTag;

const char *comity_html_tag_get (const ComityHtmlTag *tag, const char *attribute);

/** ComityHtmlHandler: what is told of a page, in its order; each may be %NULL. */
typedef struct {
  void (*start) (const ComityHtmlTag *tag, gpointer data);
  void (*end) (const char *name, gpointer data);
  void (*text) (const char *text, gsize length, gpointer data); /* decoded, except in a script */
} ComityHtmlHandler;

void comity_html_scan (const char *text,
                       gsize length,
                       const ComityHtmlHandler *handler,
                       gpointer data);
void comity_html_decode (GString *out, const char *text, gsize length, gboolean attribute);

G_END_DECLS
