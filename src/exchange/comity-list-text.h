/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean comity_list_text_seems (const char *text);
gboolean comity_list_text_is_json (const char *text);

/** ComityListItem: what one line of a list of organisations says; texts may be %NULL. */
typedef struct {
  char *name, *acronym, *country, *city, *former, *note;
} ComityListItem;

void comity_list_item_clear (ComityListItem *item);
gboolean comity_list_text_parse_line (const char *line, ComityListItem *item);

G_END_DECLS
