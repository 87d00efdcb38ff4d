/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Machine-readable zones: the specimens that ICAO Doc 9303 prints, and what people mistype. */
#include <string.h>

#include "comity-error.h"
#include "comity-mrz.h"

#define TODAY "2026-11-20"
#define PASSPORT_1 "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
#define PASSPORT_2 "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
#define PASSPORT PASSPORT_1 "\n" PASSPORT_2

typedef struct {
  const char *typed;
  ComityMrzFormat format;
  const char *document, *number, *nationality, *birth, *sex, *valid_to;
} Specimen;

static const Specimen specimens[] = {
  { PASSPORT, COMITY_MRZ_TD3, "P", "L898902C3", "UTO", "1974-08-12", "F", "2012-04-15" },
  { "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<"
    "<",
    COMITY_MRZ_TD1, "I", "D23145890", "UTO", "1974-08-12", "F", "2012-04-15" },
  { "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6", COMITY_MRZ_TD2,
    "I", "D23145890", "UTO", "1974-08-12", "F", "2012-04-15" },
  { "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
    COMITY_MRZ_MRV_A, "V", "L8988901C", "XXX", "1940-09-07", "F", "1996-12-10" },
  { "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<", COMITY_MRZ_MRV_B,
    "V", "L8988901C", "XXX", "1940-09-07", "F", "1996-12-10" },
};

static ComityMrz *
parse (const char *typed)
{
  g_autoptr (GError) error = NULL;
  ComityMrz *mrz = comity_mrz_parse (typed, TODAY, &error);

  g_assert_no_error (error);
  return mrz;
}

static void
test_specimens (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (specimens); i++) {
    const Specimen *specimen = &specimens[i];
    g_autoptr (ComityMrz) mrz = parse (specimen->typed);

    g_assert_cmpint (mrz->format, ==, specimen->format);
    if (mrz->problems->len > 0)
      g_test_fail_printf ("%u: %s", i, ((ComityMrzProblem *) mrz->problems->pdata[0])->message);
    g_assert_cmpstr (mrz->document, ==, specimen->document);
    g_assert_cmpstr (mrz->issuer, ==, "UTO");
    g_assert_null (mrz->issuer_country);
    g_assert_cmpstr (mrz->family_name, ==, "Eriksson");
    g_assert_cmpstr (mrz->given_names, ==, "Anna Maria");
    g_assert_false (mrz->cut);
    g_assert_cmpstr (mrz->number, ==, specimen->number);
    g_assert_cmpstr (mrz->nationality, ==, specimen->nationality);
    g_assert_null (mrz->citizenship);
    g_assert_cmpstr (mrz->birth_date, ==, specimen->birth);
    g_assert_cmpstr (mrz->sex, ==, specimen->sex);
    g_assert_cmpstr (mrz->valid_to, ==, specimen->valid_to);
    g_assert_cmpstr (mrz->lines, ==, specimen->typed);
  }
}

/* Ways in which the same lines come in. */
static void
test_typed (void)
{
  static const char *const same[] = {
    "  p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<  \r\n\r\n "
    "l898902c36uto7408122f1204159ze184226b<<<<<10\n",
    PASSPORT_1 PASSPORT_2,
    "P<UTO ERIKSSON << ANNA < MARIA <<<<<<<<<<<<<<<<<<<\nL898902C3 6 UTO 740812 2 F 120415 9 "
    "ZE184226B <<<<<10",
    "P‹UTOERIKSSON«ANNA‹MARIA«««««««««‹\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++) {
    g_autoptr (ComityMrz) mrz = parse (same[i]);

    g_assert_cmpstr (mrz->lines, ==, PASSPORT);
    g_assert_cmpuint (mrz->problems->len, ==, 0);
  }
}

/** One wrong character, where it is said to be, and what cannot be believed then. */
typedef struct {
  guint line, column;
  char instead;
  guint said_line, said_column;
  const char *says;
} Slip;

static const Slip slips[] = {
  { 2, 1, 'K', 2, 10, "the number" },                  /* no twin: the whole part is named */
  { 2, 6, 'O', 2, 6, "“0”, not “O”" }, /* 0 was read as O */
  { 2, 14, '1', 2, 20, "characters 14 to 19" },
  { 2, 16, 'O', 2, 16, "digits only" },
  { 2, 20, '3', 2, 20, "would be “2”" },
  { 2, 21, 'W', 2, 21, "F, M or <" },
  { 2, 22, '9', 2, 28, "the last day of validity" },
  { 2, 30, 'F', 2, 43, "the personal number" },
  { 2, 44, '1', 2, 44, "it should be “0”" },
  { 1, 7, '2', 1, 7, "letters only" },
};

static void
test_slips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++) {
    const Slip *slip = &slips[i];
    g_autofree char *typed = g_strdup (PASSPORT);
    g_autoptr (ComityMrz) mrz = NULL;
    const ComityMrzProblem *problem;

    typed[(slip->line - 1) * 45 + slip->column - 1] = slip->instead;
    mrz = parse (typed);
    g_assert_cmpuint (mrz->problems->len, ==, 1);
    problem = mrz->problems->pdata[0];
    g_assert_cmpuint (problem->line, ==, slip->said_line);
    if (problem->column != slip->said_column || !strstr (problem->message, slip->says))
      g_test_fail_printf ("%u: %u: %s", i, problem->column, problem->message);
  }
}

/* A check digit sees each single wrong character of what it covers: weights are no multiples. */
static void
test_every_digit (void)
{
  static const guint places[] = { 0, 8, 13, 18, 21, 26 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (char c = '0'; c <= '9'; c++) {
      g_autofree char *typed = g_strdup (PASSPORT);
      g_autoptr (ComityMrz) mrz = NULL;
      char *place = typed + 45 + places[i];

      if (!g_ascii_isdigit (*place) || *place == c)
        continue;
      *place = c;
      mrz = parse (typed);
      g_assert_cmpuint (mrz->problems->len, >, 0);
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *typed, *says;
  } wrong[] = {
    { "", "0 lines" },
    { PASSPORT_1, "1 line" },
    { PASSPORT_1 "\nL898902C36UTO7408122F1204159ZE184226B<<<<10",
      "Line 2 has 43 characters; it should have 44" },
    { "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<\n" PASSPORT_2, "Line 1 has 43" },
    { "P<UTOERIKSSÖN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n" PASSPORT_2, "Line 1, character 12: “Ö”" },
    { PASSPORT_1 "\nL898902C3*UTO7408122F1204159ZE184226B<<<<<10", "character 10: “*”" },
    { "\xff\xfe\n\xff", "cannot stand" },
    { PASSPORT "\n" PASSPORT, "4 lines" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (comity_mrz_parse (wrong[i].typed, TODAY, &error));
    g_assert_true (error && error->domain == COMITY_CORE_ERROR);
    if (!strstr (error->message, wrong[i].says))
      g_test_fail_printf ("%u: %s", i, error->message);
  }
}

/* Real countries, unknown parts, numbers that go on, names that fill their place. */
static void
test_particulars (void)
{
  g_autoptr (ComityMrz) german = parse (
    "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4");
  g_autoptr (ComityMrz) cut = parse (
    "P<UZBABDURAKHMONOVA<<GULNORA<MUKHAMMADKIZI<M\nAA00000006UZB0502290F3102282<<<<<<<<<<<<<<<0");
  g_autoptr (ComityMrz) unknown = parse (
    "P<AFGONLYNAME<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nP00000000<AFG05<<<<5<3001014<<<<<<<<<<<<<<00");
  g_autoptr (ComityMrz) card = parse ("I<BELB00000007<0<<<<<<<<<<<<<<\n0001011M3001012BEL<<<<<<<<<<"
                                      "<0\nDOE<<JOHN<<<<<<<<<<<<<<<<<<<<<");

  g_assert_cmpstr (german->citizenship, ==, "DE");
  g_assert_cmpstr (german->family_name, ==, "Mustermann");
  g_assert_cmpstr (german->birth_date, ==, "1964-08-12");
  g_assert_true (cut->cut);
  g_assert_cmpstr (cut->citizenship, ==, "UZ");
  g_assert_cmpstr (unknown->family_name, ==, "Onlyname");
  g_assert_null (unknown->given_names);
  g_assert_cmpstr (unknown->sex, ==, "X");
  g_assert_cmpstr (card->citizenship, ==, "BE");
}

typedef struct {
  const char *text, *zone;
} Letters;

static const Letters letters[] = {
  { "Müller", "MUELLER" },
  { "Åström", "AASTROEM" },
  { "Łódź", "LODZ" },
  { "Strauß", "STRAUSS" },
  { "Ñandú", "NANDU" },
  { "İpek Işık", "IPEK ISIK" },
  { "O'Connor", "OCONNOR" },
  { "Anna-Maria", "ANNA MARIA" },
  { "Nguyễn", "NGUYEN" },
  { "Щербакова", "SHCHERBAKOVA" },
  { "Юрьев", "IUREV" },
  { "Хамид", "KHAMID" },
  { "Ґалаґан", "GALAGAN" },
  { "Ёлкин", "ELKIN" },
  { "أحمد", "XAEXHMD" },
  { "Þór", "THOR" },
  { "", "" },
  { "张伟", "" },
};

static void
test_letters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++) {
    g_autofree char *zone = comity_mrz_transliterate (letters[i].text);

    g_assert_cmpstr (zone, ==, letters[i].zone);
  }
}

static const struct {
  const char *zone, *typed;
  ComityMrzLikeness likeness;
} likenesses[] = {
  { "Eriksson", "ERIKSSON", COMITY_MRZ_SAME },
  { "Anna Maria", "Anna-Maria", COMITY_MRZ_SAME },
  { "Mueller", "Müller", COMITY_MRZ_SAME },
  { "Muller", "Müller", COMITY_MRZ_SAME },
  { "Shcherbakova", "Щербакова", COMITY_MRZ_SAME },
  { "Eriksson", "Ericsson", COMITY_MRZ_SIMILAR },
  { "Eriksson", "Эрикссон", COMITY_MRZ_SAME },
  { "Yurev", "Юрьев", COMITY_MRZ_SIMILAR },
  { "Wang", "Ван", COMITY_MRZ_SIMILAR },
  { "Mohammad", "Мухаммад", COMITY_MRZ_SIMILAR },
  { "Mohammed", "محمد", COMITY_MRZ_SIMILAR },
  { "Eriksson", "Johansson", COMITY_MRZ_DIFFERENT },
  { "Eriksson", "Иванова", COMITY_MRZ_DIFFERENT },
};

static void
test_likeness (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (likenesses); i++)
    if (comity_mrz_compare (likenesses[i].zone, likenesses[i].typed) != likenesses[i].likeness)
      g_test_fail_printf ("%s and %s", likenesses[i].zone, likenesses[i].typed);
}

static void
test_looks_like (void)
{
  g_assert_true (comity_mrz_looks_like (PASSPORT));
  g_assert_true (comity_mrz_looks_like (specimens[1].typed));
  g_assert_false (comity_mrz_looks_like ("Eriksson"));
  g_assert_false (comity_mrz_looks_like (
    "A long sentence that somebody pasted, and that has no such signs in it."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mrz/specimens", test_specimens);
  g_test_add_func ("/mrz/typed", test_typed);
  g_test_add_func ("/mrz/slips", test_slips);
  g_test_add_func ("/mrz/every-digit", test_every_digit);
  g_test_add_func ("/mrz/refused", test_refused);
  g_test_add_func ("/mrz/particulars", test_particulars);
  g_test_add_func ("/mrz/letters", test_letters);
  g_test_add_func ("/mrz/likeness", test_likeness);
  g_test_add_func ("/mrz/looks-like", test_looks_like);
  return g_test_run ();
}
