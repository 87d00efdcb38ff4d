/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Countries (ISO 3166-1), languages (BCP 47 with ISO 639) and currencies (ISO 4217), their names
 * in the user's language from iso-codes. The tables are read once, on first use, in any thread.
 */

char **comity_countries (void);
char *comity_country_dup_name (const char *code);
char *comity_country_find (const char *typed);
char **comity_languages (void);
char *comity_language_dup_name (const char *tag);
char *comity_language_find (const char *typed);
char **comity_currencies (void);
int comity_currency_digits (const char *code);
char *comity_currency_find (const char *typed);

G_END_DECLS
