/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <locale.h>
#include <stdint.h>
#include <string.h>

#include "comity-date.h"
#include "comity-id.h"
#include "comity-identifier.h"
#include "comity-places.h"
#include "comity-text.h"

/* Anything a person or a file may give to the readers of core. What they return must hold what
 * their doc comments say, whatever came in. */

/* Very long words are cut, and then cut once more. */
static gboolean
has_long_word (const char *folded)
{
  gsize length;

  for (; *folded != '\0'; folded += length) {
    folded += strspn (folded, " ");
    length = strcspn (folded, " ");
    if (length > 100)
      return TRUE;
  }
  return FALSE;
}

static void
check_text (const char *text)
{
  g_autofree char *one = comity_text_clean (text, FALSE), *many = comity_text_clean (text, TRUE);
  g_autofree char *again = comity_text_clean (one, FALSE);
  g_autofree char *many_again = comity_text_clean (many, TRUE);
  g_autofree char *folded = comity_text_fold (text), *stable = comity_text_fold (folded);
  g_autofree char *initials = comity_text_initials (text);
  g_autoptr (GBytes) key = comity_text_sort_key (text);

  g_assert_true (g_utf8_validate (one, -1, NULL));
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpstr (again, ==, one);
  g_assert_cmpstr (many_again, ==, many);
  if (!has_long_word (folded))
    g_assert_cmpstr (stable, ==, folded);
  g_assert_null (strpbrk (one, "\n\r\t"));
  g_assert_true (g_utf8_validate (initials, -1, NULL));
  g_assert_nonnull (key);
}

static void
check_sentence (char *result, GError *error)
{
  g_autofree char *owned = result;
  g_autoptr (GError) problem = error;

  g_assert_true ((result == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
}

static void
check_date (const char *text)
{
  g_autofree char *formatted = comity_date_format (text);
  g_autofree char *span = comity_date_format_span ("2024-03-19", text);
  GError *error = NULL;
  char *date = comity_date_parse (text, &error);

  if (date != NULL) {
    g_autofree char *same = comity_date_normalize (date, NULL);

    g_assert_cmpstr (same, ==, date);
  }
  check_sentence (date, error);
  error = NULL;
  date = comity_date_normalize (text, &error);
  check_sentence (date, error);
  error = NULL;
  date = comity_time_normalize (text, &error);
  check_sentence (date, error);
  g_assert_nonnull (formatted);
  g_assert_nonnull (span);
}

static void
check_identifiers (const char *text)
{
  guint n;
  const ComityIdentifier *const *schemes = comity_identifiers (&n);

  for (guint i = 0; i < n; i++) {
    GError *error = NULL;
    char *canonical = schemes[i]->normalize (text, &error);

    if (canonical != NULL) {
      g_autofree char *same = schemes[i]->normalize (canonical, NULL);
      g_autofree char *address = comity_identifier_dup_address (schemes[i], canonical);

      g_assert_cmpstr (same, ==, canonical);
    }
    check_sentence (canonical, error);
  }
}

static void
check_places (const char *text)
{
  g_autofree char *country = comity_country_find (text);
  g_autofree char *country_name = comity_country_dup_name (country);
  g_autofree char *language = comity_language_find (text);
  g_autofree char *language_name = comity_language_dup_name (language);
  g_autofree char *currency = comity_currency_find (text);

  g_assert_true ((country == NULL) == (country_name == NULL));
  g_assert_true ((language == NULL) == (language_name == NULL));
  g_assert_cmpint (comity_currency_digits (text), >=, 0);
  g_assert_true (currency == NULL || strlen (currency) == 3);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  gint64 id;

  setlocale (LC_ALL, "C.UTF-8");
  check_text (text);
  check_date (text);
  check_identifiers (text);
  check_places (text);
  if (comity_id_parse (text, &id))
    g_assert_cmpint (id, >, 0);
  return 0;
}
