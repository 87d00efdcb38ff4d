/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityTongue:
 *
 * A language that the program has been translated into. A thread that speaks one gets all texts,
 * names of countries, dates and numbers in it, whatever the window speaks; the other threads do not
 * notice. Made once, never freed, may be asked from any thread.
 */
typedef struct _ComityTongue ComityTongue;

/**
 * ComityTongues: in which languages a paper is written.
 * @first: (nullable): the one it is written in; %NULL: that of the window
 * @second: (nullable): the one that stands beside it
 */
typedef struct {
  const ComityTongue *first, *second;
} ComityTongues;

char **comity_tongues (void);
const ComityTongue *comity_tongue_find (const char *tag);
const char *comity_tongue_get_tag (const ComityTongue *self);
gboolean comity_tongues_parse (const char *typed, ComityTongues *tongues, GError **error);

const ComityTongue *comity_tongue_speak (const ComityTongue *tongue);
const ComityTongue *comity_tongue_spoken (void);
const char *comity_tongue_locale (void);
const char *comity_tongue_dgettext (const char *domain, const char *text);

const char *comity_gettext (const char *text) G_GNUC_FORMAT (1);
const char *comity_pgettext (const char *id, gsize offset) G_GNUC_FORMAT (1);
const char *comity_pgettext2 (const char *context, const char *text) G_GNUC_FORMAT (2);
const char *comity_ngettext (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
  G_GNUC_FORMAT (2);

G_END_DECLS
