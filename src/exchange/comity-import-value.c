/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what stands in a cell to the neutral form of a field. Nothing is guessed that could be two
 * things: then there is a problem, which says what to do. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-value.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "comity-csv.h"
#include "comity-date.h"
#include "comity-exchange-error.h"
#include "comity-import-headings.h"
#include "comity-places.h"
#include "comity-serial.h"
#include "comity-text.h"
#include "comity-tongue.h"

#define PLACE_DIGITS 6 /* of latitude and longitude */

/** comity_import_is_nothing: whether people write this for “there is none”. */
gboolean
comity_import_is_nothing (const char *text)
{
  static const char *const words[] = { "-",      "--",      "–",      "—",     "n/a",
                                       "N/A",    "#N/A",    "NULL",   "null",  "нет данных",
                                       "б/н",    "none",    "None",   "#REF!", "#VALUE!",
                                       "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", NULL };
  /* Nearly all cells begin otherwise. */
  return *text == '\0' || (strchr ("-\xe2nN#\xd0", *text) != NULL && g_strv_contains (words, text));
}

static char *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_TYPE, sentence);
  return NULL;
}

/* -- Days ------------------------------------------------------------------------------------------------ */

typedef struct {
  int a, b, year;
  char sign;
} Numbers;

/* `19.03.2024`, `3/19/24`, `19-3-2024`, with a time behind that does not matter. */
static gboolean
cut_day (const char *text, Numbers *numbers)
{
  char rest[32] = "";
  char second = '\0';
  if (sscanf (text, "%2d%c%2d%c%4d%31s", &numbers->a, &numbers->sign, &numbers->b, &second,
              &numbers->year, rest) < 5 ||
      numbers->sign != second || strchr ("./-", second) == NULL)
    return FALSE;
  return *rest == '\0' || strchr (rest, ':') != NULL || g_str_has_prefix (rest, "г");
}

static int
whole_year (int year)
{
  if (year >= 100)
    return year;
  g_autofree char *today = comity_date_today ();
  int now = atoi (today);
  year += now / 100 * 100;
  return year > now + 20 ? year - 100 : year;
}

/* Whether there is such a day, is looked at when the value is normalised. */
static char *
dup_iso (int year, int month, int day)
{
  return g_strdup_printf ("%04d-%02d-%02d", whole_year (year), month, day);
}

static char *
read_serial (const char *text, gboolean date_1904, GError **error)
{
  double serial = g_ascii_strtod (text, NULL);
  if (serial >= 1000 && serial <= 2200 && strchr (text, '.') == NULL)
    return g_strdup (text);
  if (serial < 3000 || serial > 110000)
    return refuse (error, _ ("This number stands for no day between 1908 and 2201."));
  return comity_serial_dup (serial >= 0 ? (double) (gint64) serial : 0, COMITY_FORM_DATE,
                            date_1904);
}

static char *
read_date (const ComityImportMap *map,
           const ComityField *field,
           const char *text,
           ComityCellType type,
           gboolean date_1904,
           GError **error)
{
  Numbers numbers = { 0 };
  if (type == COMITY_CELL_DATE ||
      (strlen (text) > 10 && text[4] == '-' && strchr (" T", text[10]) != NULL))
    return g_strndup (text, strcspn (text, " T"));
  if (type == COMITY_CELL_NUMBER || strspn (text, "0123456789.") == strlen (text)) {
    gboolean number = type == COMITY_CELL_NUMBER || strspn (text, "0123456789") == strlen (text);
    if (number && strlen (text) == 3)
      return g_strdup_printf ("0%s", text);
    if (number && strlen (text) >= 4 && (strlen (text) != 8 || type == COMITY_CELL_NUMBER))
      return read_serial (text, date_1904, error);
    if (number && strlen (text) == 8)
      return g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  }
  if (!cut_day (text, &numbers))
    return comity_field_parse (field, text, error);
  if (numbers.sign == '.' || numbers.a > 12 ||
      (numbers.sign == '-' && map->days != COMITY_MONTH_FIRST))
    return dup_iso (numbers.year, numbers.b, numbers.a);
  if (numbers.b > 12 || map->days == COMITY_MONTH_FIRST || numbers.a == numbers.b)
    return dup_iso (numbers.year, numbers.a, numbers.b);
  if (map->days == COMITY_DAY_FIRST)
    return dup_iso (numbers.year, numbers.b, numbers.a);
  return refuse (error, _ ("Is the day or the month first? Say it once for the whole table."));
}

/* -- Numbers ----------------------------------------------------------------------------------------------- */

/* Digits with what may stand between them; what is before and behind is put into @unit. */
static char *
cut_number (const char *text, GString *unit)
{
  g_autoptr (GString) number = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gboolean within = g_unichar_isspace (c) || c == 0xa0 || c == 0x202f || c == '\'' || c == 0x2019;
    if (g_ascii_isdigit (*at) || ((*at == '.' || *at == ',') && number->len > 0 && unit->len == 0))
      g_string_append_c (number, *at);
    else if ((*at == '-' || c == 0x2212) && number->len == 0)
      g_string_append_c (number, '-');
    else if (!within || unit->len > 0)
      g_string_append_unichar (unit, c);
  }
  while (number->len > 0 && strchr (".,", number->str[number->len - 1]) != NULL)
    g_string_truncate (number, number->len - 1);
  g_strstrip (unit->str);
  return g_string_free_and_steal (g_steal_pointer (&number));
}

/* Which sign is that of decimals: '.', ',' or 0 for none; '?' when it could be either. */
static char
decimal_sign (const char *number)
{
  const char *comma = strrchr (number, ','), *point = strrchr (number, '.');
  if (comma == NULL && point == NULL)
    return 0;
  if (comma != NULL && point != NULL)
    return comma > point ? ',' : '.';
  const char *last = comma != NULL ? comma : point;
  if (strchr (number, *last) != last)
    return *last == ',' ? '.' : ',';
  return strlen (last + 1) == 3 && number[0] != '0' && last - number <= 4 ? '?' : *last;
}

static char *
plain_number (const ComityImportMap *map, const char *number, ComityCellType type, GError **error)
{
  char sign = type == COMITY_CELL_NUMBER ? '.' : decimal_sign (number);
  if (sign == '?')
    sign = map->decimal;
  if (sign == 0 && strpbrk (number, ".,") != NULL)
    return refuse (error, _ ("Does the comma or point stand before decimals or between thousands? "
                             "Say it once for the whole table."));
  g_autoptr (GString) plain = g_string_new (NULL);
  for (const char *at = number; *at != '\0'; at++) {
    if (*at == sign && sign != 0)
      g_string_append_c (plain, '.');
    else if (*at != ',' && *at != '.')
      g_string_append_c (plain, *at);
  }
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static char *
currency_of (const ComityImportMap *map, const char *unit, const char *head)
{
  g_autofree char *found = *unit != '\0' ? comity_currency_find (unit) : NULL;
  const char *open = strrchr (head, '('), *comma = strrchr (head, ',');
  if (found != NULL || *unit != '\0')
    return g_steal_pointer (&found);
  if (open == NULL)
    open = comma;
  if (open != NULL) {
    g_autofree char *inside = g_strndup (open + 1, strcspn (open + 1, ")"));
    found = comity_currency_find (g_strstrip (inside));
  }
  return found != NULL ? g_steal_pointer (&found) : g_strdup (map->currency);
}

/* Six decimals of a degree are a step on the ground: what maps have beyond them is rounded. */
static void
round_place (const ComityField *field, char **number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *point = strchr (*number, '.');
  if (field->type != COMITY_TYPE_DECIMAL || field->digits != PLACE_DIGITS || point == NULL ||
      strlen (point + 1) <= PLACE_DIGITS || strlen (*number) > 24)
    return;
  g_ascii_formatd (buffer, sizeof buffer, "%.6f", g_ascii_strtod (*number, NULL));
  g_set_str (number, buffer);
}

static char *
read_number (const ComityImportMap *map,
             const ComityField *field,
             const char *text,
             ComityCellType type,
             const char *head,
             GError **error)
{
  g_autoptr (GString) unit = g_string_new (NULL);
  g_autofree char *digits = cut_number (text, unit);
  unit->len = strlen (unit->str);
  g_autofree char *number =
    *digits != '\0' ? plain_number (map, digits, type, error) : g_strdup ("");
  if (number == NULL)
    return NULL;
  if (field->type != COMITY_TYPE_MONEY) {
    /* 12.0 of a spreadsheet is 12. */
    char *point = strchr (number, '.');
    if (field->type == COMITY_TYPE_INTEGER && point != NULL &&
        strspn (point + 1, "0") == strlen (point + 1))
      *point = '\0';
    round_place (field, &number);
    return *number != '\0' && unit->len == 0 ? comity_field_normalize (field, number, error) :
                                               comity_field_parse (field, text, error);
  }
  g_autofree char *currency = currency_of (map, unit->str, head);
  if (currency == NULL && *number != '\0')
    return refuse (error, _ ("The sum has no currency that is known. Say the currency once for the "
                             "whole table."));
  g_autofree char *sum = g_strdup_printf ("%s %s", number, currency);
  return comity_field_normalize (field, sum, error);
}

/* -- Words --------------------------------------------------------------------------------------------------- */

/* As comity_field_parse(), with the words of the user's language first and then of every other one. */
static char *
parse_words (const ComityField *field, const char *text, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *value = comity_field_parse (field, text, &problem);
  if (value != NULL)
    return value;
  g_auto (GStrv) tags = comity_tongues ();
  const ComityTongue *before = comity_tongue_spoken ();
  for (guint i = 0; tags[i] != NULL && value == NULL; i++) {
    comity_tongue_speak (comity_tongue_find (tags[i]));
    value = comity_field_parse (field, text, NULL);
  }
  comity_tongue_speak (before);
  if (value == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return value;
}

static char *
read_boolean (const ComityField *field, const char *text, GError **error)
{
  static const char *const yes[] = { "yes", "y",   "true", "1",  "+",      "x",  "✓",
                                     "✔",   "v",   "да",   "д",  "истина", "ha", "ҳа",
                                     "так", "bor", "есть", "on", NULL };
  static const char *const no[] = { "no",   "n",    "false", "0",  "нет", "н", "ложь",
                                    "yo'q", "yo‘q", "йўқ",   "не", "off", NULL };
  g_autofree char *small = g_utf8_strdown (text, -1);
  if (g_strv_contains (yes, small))
    return g_strdup ("true");
  if (g_strv_contains (no, small))
    return g_strdup ("false");
  return parse_words (field, text, error);
}

/* Common words for choices: what each is folded to -> GPtrArray of codes. */
static gpointer
make_choice_words (gpointer unused)
{
  GHashTable *codes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (const ComityHeading *choice = comity_choice_words; choice->target != NULL; choice++) {
    g_auto (GStrv) words = g_strsplit (choice->words, "|", -1);
    for (guint i = 0; words[i] != NULL; i++) {
      g_autofree char *folded = comity_text_fold (words[i]);
      GPtrArray *known = g_hash_table_lookup (codes, folded);
      if (known == NULL) {
        known = g_ptr_array_new ();
        g_hash_table_insert (codes, g_steal_pointer (&folded), known);
      }
      g_ptr_array_add (known, (gpointer) choice->target);
    }
  }
  return codes;
}

static char *
find_choice_word (const ComityField *field, const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *words = g_once (&once, make_choice_words, NULL);
  g_autofree char *folded = comity_text_fold (text);
  const GPtrArray *codes = g_hash_table_lookup (words, folded);
  char *code = NULL;
  for (guint i = 0; codes != NULL && i < codes->len && code == NULL; i++)
    code = comity_field_normalize (field, codes->pdata[i], NULL);
  return code;
}

/* By code, by label in any language, by common words. */
static char *
read_choice (const ComityField *field, const char *text, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *code = parse_words (field, text, &problem);
  if (code != NULL)
    return code;
  code = find_choice_word (field, text);
  if (code == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return code;
}

typedef char *(*OneFunc) (const ComityField *field, const char *text, GError **error);

static char *
read_country (const ComityField *field, const char *text, GError **error)
{
  char *code = comity_country_find (text);
  const char *bracket = strchr (text, '(');
  if (code == NULL && bracket != NULL && bracket > text) {
    g_autofree char *before = g_strndup (text, (gsize) (bracket - text));
    code = comity_country_find (g_strstrip (before));
  }
  return code != NULL ? code : comity_field_parse (field, text, error);
}

/* Of a field of many values, the parts one by one; a comma parts them unless the whole is one. */
static char *
read_many (const ComityField *field, const char *text, OneFunc one, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = one (field, text, NULL);
  g_auto (GStrv) parts = g_strsplit_set (text,
                                         whole != NULL                 ? "" :
                                         strpbrk (text, ";\n") != NULL ? ";\n" :
                                                                         ",/",
                                         -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (comity_text_is_blank (parts[i]))
      continue;
    char *value = one (field, g_strstrip (parts[i]), error);
    if (value == NULL)
      return NULL;
    if (g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
      g_free (value);
    else
      g_ptr_array_add (values, value);
  }
  g_ptr_array_add (values, NULL);
  return comity_field_join (field, (const char *const *) values->pdata);
}

/* Excel and databases give several addresses in one cell; the field holds one. */
static char *
read_first (const ComityField *field, const char *text, GError **error)
{
  char *value = comity_field_parse (field, text, error);
  if (value != NULL || strpbrk (text, ";, \n") == NULL)
    return value;
  g_auto (GStrv) parts = g_strsplit_set (text, ";, \n", -1);
  for (guint i = 0; parts[i] != NULL && value == NULL; i++)
    value = *parts[i] != '\0' ? comity_field_parse (field, parts[i], NULL) : NULL;
  if (value != NULL)
    g_clear_error (error);
  return value;
}

static char *
read_time (const ComityField *field, const char *text, GError **error)
{
  const char *space = strrchr (text, ' ');
  const char *time = space != NULL && strchr (space, ':') != NULL ? space + 1 : text;
  g_autofree char *minutes =
    g_strndup (time, strlen (time) == 8 && time[5] == ':' ? 5 : strlen (time));
  return comity_field_parse (field, minutes, error);
}

static char *
clean_cell (const ComityField *field, const char *text)
{
  /* What protects from formulas when a table goes out, is taken off when it comes in. */
  if (comity_csv_is_guarded (text))
    text++;
  char *clean =
    comity_text_clean (text, field->type == COMITY_TYPE_LONG || comity_field_is_many (field));
  return clean != NULL ? clean : g_strdup ("");
}

/**
 * comity_import_read_value:
 * @map: with the habits of the table
 * @field: which is not a reference
 * @text: what stands in the cell
 * @type: what the file says that it is
 * @date_1904: whether the file counts days from 1904
 * @head: what stands over the column: it may name a currency
 * @error: a sentence for people
 *
 * Returns: (transfer full) (nullable): the canonical value; %NULL: there is none, or @error is set
 */
char *
comity_import_read_value (const ComityImportMap *map,
                          const ComityField *field,
                          const char *text,
                          ComityCellType type,
                          gboolean date_1904,
                          const char *head,
                          GError **error)
{
  g_autofree char *clean = clean_cell (field, text);
  g_autofree char *found = NULL;
  if (comity_import_is_nothing (clean) || type == COMITY_CELL_ERROR)
    return NULL;
  switch (field->type) {
  case COMITY_TYPE_DATE:
    found = read_date (map, field, clean, type, date_1904, error);
    break;
  case COMITY_TYPE_TIME:
    return read_time (field, clean, error);
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_DECIMAL:
  case COMITY_TYPE_MONEY:
    return read_number (map, field, clean, type, head, error);
  case COMITY_TYPE_BOOLEAN:
    return read_boolean (field, clean, error);
  case COMITY_TYPE_CHOICE:
    return read_choice (field, clean, error);
  case COMITY_TYPE_CHOICES:
    return read_many (field, clean, read_choice, error);
  case COMITY_TYPE_COUNTRY:
    return read_country (field, clean, error);
  case COMITY_TYPE_COUNTRIES:
    return read_many (field, clean, read_country, error);
  case COMITY_TYPE_LANGUAGES:
    return read_many (field, clean, comity_field_parse, error);
  case COMITY_TYPE_URL:
  case COMITY_TYPE_EMAIL:
    return read_first (field, clean, error);
  case COMITY_TYPE_TEXT:
  case COMITY_TYPE_LONG:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_PHONE:
  case COMITY_TYPE_IDENTIFIER:
  case COMITY_TYPE_REF:
  case COMITY_TYPE_LINK:
  case COMITY_TYPE_IMAGE:
  case COMITY_TYPE_FILE:
  case COMITY_TYPE_TAGS:
  case COMITY_TYPE_REFS:
  default:
    return comity_field_parse (field, clean, error);
  }
  return found != NULL ? comity_field_normalize (field, found, error) : NULL;
}

/**
 * comity_import_note_habits:
 * @habits: of one column
 * @text: of one of its cells
 *
 * Notes what can be read in one way only.
 */
void
comity_import_note_habits (ComityColumnHabits *habits, const ComityField *field, const char *text)
{
  Numbers numbers = { 0 };
  if (field->type == COMITY_TYPE_DATE) {
    if (!cut_day (text, &numbers) || numbers.sign == '.')
      return;
    habits->day_first += numbers.a > 12 && numbers.b <= 12;
    habits->month_first += numbers.b > 12 && numbers.a <= 12;
    habits->either += numbers.a <= 12 && numbers.b <= 12 && numbers.a != numbers.b;
  } else if (field->type == COMITY_TYPE_DECIMAL || field->type == COMITY_TYPE_MONEY) {
    g_autoptr (GString) unit = g_string_new (NULL);
    g_autofree char *number = cut_number (text, unit);
    char sign = decimal_sign (number);
    habits->comma += sign == ',';
    habits->point += sign == '.';
  }
}
