/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-identifier-private.h"

#include <string.h>

/**
 * comity_check_mod_11_2:
 * @sixteen: 15 digits and a digit or `X`
 *
 * ISO/IEC 7064 MOD 11-2, of ISNI (ISO 27729) and ORCID.
 *
 * Returns: whether the last character is the check character of the others
 */
gboolean
comity_check_mod_11_2 (const char *sixteen)
{
  int sum = 0, check;

  for (int i = 0; i < 15; i++)
    sum = (sum + sixteen[i] - '0') * 2;
  check = (12 - sum % 11) % 11;
  return sixteen[15] == (check == 10 ? 'X' : '0' + check);
}

/**
 * comity_check_ror:
 * @nine: `0`, six characters of Crockford's base 32 in lower case, two digits
 *
 * ISO/IEC 7064 MOD 97-10 over the number that the first seven characters are, as ROR's
 * documentation (“The ROR ID”) describes it.
 *
 * Returns: whether the two last digits are the check digits of the others
 */
gboolean
comity_check_ror (const char *nine)
{
  static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
  guint64 number = 0;
  int check;

  for (int i = 0; i < 7; i++) {
    const char *digit = strchr (alphabet, nine[i]);

    if (digit == NULL || *digit == '\0')
      return FALSE;
    number = number * 32 + (guint64) (digit - alphabet);
  }
  check = 98 - (int) (number * 100 % 97);
  return check == (nine[7] - '0') * 10 + (nine[8] - '0');
}

/**
 * comity_check_isbn_10:
 * @ten: 9 digits and a digit or `X`
 *
 * Returns: whether the last one is the check digit (ISO 2108:1992, modulus 11)
 */
gboolean
comity_check_isbn_10 (const char *ten)
{
  int sum = 0;

  for (int i = 0; i < 10; i++)
    sum += (10 - i) * (ten[i] == 'X' ? 10 : ten[i] - '0');
  return sum % 11 == 0;
}

/**
 * comity_check_digit_isbn_13:
 * @twelve: at least 12 digits
 *
 * Returns: the 13th digit (ISO 2108:2017, modulus 10 with the weights 1 and 3)
 */
char
comity_check_digit_isbn_13 (const char *twelve)
{
  int sum = 0;

  for (int i = 0; i < 12; i++)
    sum += (i % 2 == 0 ? 1 : 3) * (twelve[i] - '0');
  return (char) ('0' + (10 - sum % 10) % 10);
}

/**
 * comity_check_isbn_13:
 * @thirteen: 13 digits
 *
 * Returns: whether the last one is the check digit
 */
gboolean
comity_check_isbn_13 (const char *thirteen)
{
  return thirteen[12] == comity_check_digit_isbn_13 (thirteen);
}
