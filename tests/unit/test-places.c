/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "comity-places.h"

typedef char *(*Finder) (const char *typed);

typedef struct {
  const char *typed;
  const char *code;
} Row;

static void
check (Finder find, const Row *rows, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *code = find (rows[i].typed);

    if (g_strcmp0 (code, rows[i].code) != 0)
      g_test_fail_printf ("“%s” is %s, not %s", rows[i].typed, code, rows[i].code);
  }
}

static void
test_countries (void)
{
  g_auto (GStrv) codes = comity_countries ();

  g_assert_cmpuint (g_strv_length (codes), ==, 250);
  for (guint i = 0; codes[i] != NULL; i++) {
    g_autofree char *name = comity_country_dup_name (codes[i]);
    g_autofree char *found = comity_country_find (name);

    g_assert_cmpuint (strlen (codes[i]), ==, 2);
    if (i > 0)
      g_assert_cmpstr (codes[i - 1], <, codes[i]);
    if (g_strcmp0 (found, codes[i]) != 0)
      g_test_fail_printf ("“%s” is %s, not %s", name, found, codes[i]);
  }
  g_assert_null (comity_country_dup_name ("XX"));
  g_assert_null (comity_country_dup_name ("by"));
  g_assert_null (comity_country_dup_name (NULL));
}

static const Row country_words[] = {
  { "BY", "BY" },
  { "by", "BY" },
  { " BLR ", "BY" },
  { "XK", "XK" },
  { "XKX", "XK" },
  { "Kosovo", "XK" },
  { "Косово", "XK" },
  { "Belarus", "BY" },
  { "belarus", "BY" },
  { "Беларусь", "BY" },
  { "Белоруссия", "BY" },
  { "Республика Беларусь", "BY" },
  { "Republic of Belarus", "BY" },
  { "Russia", "RU" },
  { "Россия", "RU" },
  { "Российская Федерация", "RU" },
  { "Russian Federation", "RU" },
  { "USA", "US" },
  { "U.S.A.", "US" },
  { "США", "US" },
  { "United States", "US" },
  { "Great Britain", "GB" },
  { "UK", "GB" },
  { "Великобритания", "GB" },
  { "South Korea", "KR" },
  { "Korea, Republic of", "KR" },
  { "Южная Корея", "KR" },
  { "North Korea", "KP" },
  { "Iran", "IR" },
  { "Иран", "IR" },
  { "Syria", "SY" },
  { "Vietnam", "VN" },
  { "Viet Nam", "VN" },
  { "Вьетнам", "VN" },
  { "Moldova", "MD" },
  { "Молдова", "MD" },
  { "Czech Republic", "CZ" },
  { "Czechia", "CZ" },
  { "Чехия", "CZ" },
  { "Turkey", "TR" },
  { "Türkiye", "TR" },
  { "Турция", "TR" },
  { "Republic of Maldives", "MV" },
  { "People’s Republic of China", "CN" },
  { "Китай", "CN" },
  { "КНР", "CN" },
  { "中国", "CN" },
  { "O‘zbekiston", "UZ" },
  { "Ўзбекистон", "UZ" },
  { "Узбекистан", "UZ" },
  { "Uzbekistan", "UZ" },
  { "Қазақстан", "KZ" },
  { "Казахстан", "KZ" },
  { "Kyrgyzstan", "KG" },
  { "Киргизия", "KG" },
  { "Кыргызстан", "KG" },
  { "Таджикистан", "TJ" },
  { "Tajikistan", "TJ" },
  { "Deutschland", "DE" },
  { "Allemagne", "DE" },
  { "Германия", "DE" },
  { "ФРГ", "DE" },
  { "Polska", "PL" },
  { "Польша", "PL" },
  { "España", "ES" },
  { "Ελλάδα", "GR" },
  { "საქართველო", "GE" },
  { "Грузия", "GE" },
  { "Georgia", "GE" },
  { "Hayastan", "AM" },
  { "Österreich", "AT" },
  { "Austria", "AT" },
  { "Australia", "AU" },
  { "Côte d’Ivoire", "CI" },
  { "Ivory Coast", "CI" },
  { "Congo", "CG" },
  { "Democratic Republic of the Congo", "CD" },
  { "Niger", "NE" },
  { "Nigeria", "NG" },
  { "Guinea", "GN" },
  { "Equatorial Guinea", "GQ" },
  { "Guinea-Bissau", "GW" },
  { "India", "IN" },
  { "Индия", "IN" },
  { "Indonesia", "ID" },
  { "Иордания", "JO" },
  { "Саудовская Аравия", "SA" },
  { "ОАЭ", "AE" },
  { "ЮАР", "ZA" },
  { "Slovakia", "SK" },
  { "Slovenia", "SI" },
  { "Mali", "ML" },
  { "Malik", NULL },
  { "XX", NULL },
  { "ZZZ", NULL },
  { "Atlantis", NULL },
  { "", NULL },
  { "  ", NULL },
  { NULL, NULL },
};

static void
test_country_find (void)
{
  check (comity_country_find, country_words, G_N_ELEMENTS (country_words));
}

static void
test_languages (void)
{
  g_auto (GStrv) tags = comity_languages ();

  g_assert_cmpuint (g_strv_length (tags), >=, 180);
  for (guint i = 0; tags[i] != NULL; i++) {
    g_autofree char *name = comity_language_dup_name (tags[i]);
    g_autofree char *found = comity_language_find (name);

    if (i > 0)
      g_assert_cmpstr (tags[i - 1], <, tags[i]);
    if (g_strcmp0 (found, tags[i]) != 0)
      g_test_fail_printf ("“%s” is %s, not %s", name, found, tags[i]);
  }
}

static void
test_language_find (void)
{
  static const Row rows[] = {
    { "ru", "ru" },
    { "RU", "ru" },
    { "rus", "ru" },
    { "ger", "de" },
    { "deu", "de" },
    { "uz-cyrl", "uz-Cyrl" },
    { "uz_Cyrl_UZ", "uz-Cyrl-UZ" },
    { "pt-br", "pt-BR" },
    { "es-419", "es-419" },
    { "zh-hant", "zh-Hant" },
    { "sah", "sah" },
    { "Russian", "ru" },
    { "русский", "ru" },
    { "Английский", "en" },
    { "белорусский", "be" },
    { "беларуская", "be" },
    { "o‘zbek", "uz" },
    { "Uzbek", "uz" },
    { "Deutsch", "de" },
    { "немецкий", "de" },
    { "中文", "zh" },
    { "Chinese", "zh" },
    { "Mandarin", "zh" },
    { "Farsi", "fa" },
    { "Castilian", "es" },
    { "Kyrgyz", "ky" },
    { "qq", NULL },
    { "qqq", NULL },
    { "ru-", NULL },
    { "ru-Cyrl-RU-x-private", NULL },
    { "r", NULL },
    { "Klingonish", NULL },
    { "", NULL },
    { NULL, NULL },
  };
  g_autofree char *uzbek = comity_language_dup_name ("uz-Cyrl");
  g_autofree char *russian = comity_language_dup_name ("ru");

  check (comity_language_find, rows, G_N_ELEMENTS (rows));
  g_assert_cmpstr (russian, ==, "Russian");
  g_assert_cmpstr (uzbek, ==, "Uzbek (Cyrillic)");
  g_assert_null (comity_language_dup_name ("qq"));
  g_assert_null (comity_language_dup_name ("no language"));
  g_assert_null (comity_language_dup_name (NULL));
}

static void
test_currencies (void)
{
  static const Row rows[] = {
    { "EUR", "EUR" },  { "eur", "EUR" },    { "€", "EUR" },   { "Euro", "EUR" },
    { "евро", "EUR" }, { "$", "USD" },      { "US$", "USD" }, { "US Dollar", "USD" },
    { "руб.", "RUB" }, { "рублей", "RUB" }, { "₽", "RUB" },   { "сум", "UZS" },
    { "so‘m", "UZS" }, { "тенге", "KZT" },  { "₸", "KZT" },   { "BYN", "BYN" },
    { "zł", "PLN" },   { "yuan", "CNY" },   { "¥", NULL },    { "XXX", NULL },
    { "XAU", NULL },   { "ABC", NULL },     { "", NULL },     { NULL, NULL },
  };
  g_auto (GStrv) codes = comity_currencies ();

  check (comity_currency_find, rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (g_strv_length (codes), >=, 150);
  g_assert_true (g_strv_contains ((const char *const *) codes, "XOF"));
  g_assert_false (g_strv_contains ((const char *const *) codes, "XAU"));
  for (guint i = 0; codes[i] != NULL; i++) {
    g_autofree char *found = comity_currency_find (codes[i]);

    g_assert_cmpstr (found, ==, codes[i]);
    g_assert_cmpint (comity_currency_digits (codes[i]), >=, 0);
    g_assert_cmpint (comity_currency_digits (codes[i]), <=, 4);
  }
  g_assert_cmpint (comity_currency_digits ("EUR"), ==, 2);
  g_assert_cmpint (comity_currency_digits ("JPY"), ==, 0);
  g_assert_cmpint (comity_currency_digits ("KWD"), ==, 3);
  g_assert_cmpint (comity_currency_digits ("no"), ==, 2);
  g_assert_cmpint (comity_currency_digits (NULL), ==, 2);
}

/* Made on first use, in whichever thread that is; names of the Russian window. */
static gpointer
find_in_thread (gpointer data)
{
  return comity_country_find ("Узбекистан");
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autofree char *code = g_thread_join (threads[i]);

    g_assert_cmpstr (code, ==, "UZ");
  }
}

/* iso-codes has few countries in Uzbek; what it lacks is not shown in English. */
static void
test_countries_in_uzbek (void)
{
  static const char *const rows[][2] = { { "CN", "Xitoy" },
                                         { "RU", "Rossiya" },
                                         { "SY", "Suriya" } };

  if (!g_test_subprocess ()) {
    g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

    g_setenv ("LANGUAGE", "uz", TRUE);
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    if (before != NULL)
      g_setenv ("LANGUAGE", before, TRUE);
    else
      g_unsetenv ("LANGUAGE");
    g_test_trap_assert_passed ();
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *name = comity_country_dup_name (rows[i][0]);

    g_assert_cmpstr (name, ==, rows[i][1]);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/threads", test_threads);
  g_test_add_func ("/places/countries", test_countries);
  g_test_add_func ("/places/countries-in-uzbek", test_countries_in_uzbek);
  g_test_add_func ("/places/country-find", test_country_find);
  g_test_add_func ("/places/languages", test_languages);
  g_test_add_func ("/places/language-find", test_language_find);
  g_test_add_func ("/places/currencies", test_currencies);
  return g_test_run ();
}
