/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityContentLine: one line of a calendar or card: `GROUP.NAME;PARAMETER=VALUE:VALUE`
 * (RFC 5545, 3.1; RFC 6350, 3.3). The name is in capitals, the value as it is written.
 */
typedef struct {
  char *name;
  GPtrArray *parameters; /* of char *: NAME, value, NAME, value … */
  char *value;
} ComityContentLine;

gboolean comity_content_line_next (const char **text, ComityContentLine *line);
void comity_content_line_clear (ComityContentLine *line);
const char *comity_content_line_get (const ComityContentLine *line, const char *parameter);
gboolean comity_content_line_has_type (const ComityContentLine *line, const char *type);
char *comity_content_line_dup_text (const ComityContentLine *line);
char **comity_content_line_split (const ComityContentLine *line);

void comity_content_line_append (GString *file, const char *name, const char *value);
void comity_content_line_append_text (GString *file, const char *name, const char *text);
void comity_content_line_escape (GString *to, const char *text);

G_END_DECLS
