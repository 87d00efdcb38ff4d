/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-i18n.h"
#include "comity-places.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

#include "comity-places-private.h"
#include "comity-text.h"

#define CURRENCIES_DOMAIN "iso_4217"

/* Metals, bonds and codes for tests begin with X too; of the X only shared currencies are money. */
static gboolean
is_money (const char *code)
{
  static const char *const shared[] = { "XAF", "XCD", "XCG", "XOF", "XPF", NULL };

  return code[0] != 'X' || g_strv_contains (shared, code);
}

static void
add_currency (ComityPlaces *places, JsonObject *entry)
{
  const char *code = comity_places_member (entry, "alpha_3"),
             *name = comity_places_member (entry, "name");

  if (code == NULL || name == NULL || !is_money (code))
    return;
  code = comity_places_add_code (places, code, name);
  comity_places_add_word (places, name, code);
  comity_places_add_word (places, g_dgettext (CURRENCIES_DOMAIN, name), code);
}

static gpointer
make_currencies (gpointer data)
{
  ComityPlaces *places = comity_places_new ();

  comity_places_bind (CURRENCIES_DOMAIN);
  comity_places_read (places, "iso_4217.json", "4217", add_currency);
  comity_places_sort (places);
  comity_places_add_aliases (places, comity_currency_aliases);
  return places;
}

static const ComityPlaces *
currencies (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_currencies, NULL);
}

/**
 * comity_currencies:
 *
 * Returns: (transfer full): the codes of ISO 4217 that are money in use, by code
 */
char **
comity_currencies (void)
{
  return comity_places_dup_codes (currencies ());
}

/**
 * comity_currency_digits:
 * @code: (nullable): a code of ISO 4217
 *
 * Returns: how many decimals amounts of the currency have (EUR 2, JPY 0, KWD 3); 2 for what is not
 *   known
 */
int
comity_currency_digits (const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[4] = { 0 };
  int digits;

  if (code == NULL || strlen (code) != 3)
    return 2;
  u_charsToUChars (code, wide, 3);
  digits = ucurr_getDefaultFractionDigits (wide, &status);
  return U_SUCCESS (status) ? CLAMP (digits, 0, 4) : 2;
}

/**
 * comity_currency_find:
 * @typed: (nullable): a code, a sign or a name: `eur`, `€`, `Euro`, «руб.»
 *
 * Returns: (transfer full) (nullable): the code of ISO 4217, or %NULL
 */
char *
comity_currency_find (const char *typed)
{
  g_autofree char *clean = comity_text_clean (typed, FALSE);
  g_autofree char *code = comity_places_as_code (typed, 3, 3);

  if (clean == NULL)
    return NULL;
  if (code != NULL && g_hash_table_contains (currencies ()->names, code))
    return g_steal_pointer (&code);
  for (const ComityPlaceAlias *sign = comity_currency_signs; sign->name != NULL; sign++) {
    if (g_str_equal (sign->name, clean))
      return g_strdup (sign->code);
  }
  return comity_places_find (currencies (), clean);
}
