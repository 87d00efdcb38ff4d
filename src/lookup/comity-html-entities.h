/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** ComityHtmlEntity: a character that has a name in HTML. */
typedef struct {
  const char *name;
  unsigned character;
} ComityHtmlEntity;

extern const ComityHtmlEntity comity_html_entities[];
extern const unsigned comity_html_n_entities;
