/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-identifier.h"

G_BEGIN_DECLS

/** Shared by the schemes of identifiers; only for the core itself. */

char *comity_identifier_bare (const char *text, const char *const *prefixes);
char *comity_identifier_compact (const char *text, const char *const *prefixes);
char *comity_identifier_take (const ComityIdentifier *scheme,
                              const char *pattern,
                              const char *typed,
                              char *candidate,
                              GError **error);
char *comity_identifier_refuse (const ComityIdentifier *scheme, const char *typed, GError **error);
char *comity_identifier_refuse_check (const ComityIdentifier *scheme,
                                      const char *typed,
                                      GError **error);

gboolean comity_check_mod_11_2 (const char *sixteen);
gboolean comity_check_ror (const char *nine);
gboolean comity_check_isbn_10 (const char *ten);
gboolean comity_check_isbn_13 (const char *thirteen);
char comity_check_digit_isbn_13 (const char *twelve);

G_END_DECLS
