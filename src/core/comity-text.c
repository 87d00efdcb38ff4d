/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-text.h"

#include <string.h>

/** So much of a text is repeated in a sentence about it. */
#define EXCERPT_LENGTH 60

/* Marks that steer the direction of text, joiners of nothing and non-characters: invisible, and
 * able to disguise a name. The joiners of Indic and Persian and LRM/RLM stay. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0xFFF9 && c <= 0xFFFB) || c == 0xFFFE || c == 0xFFFF;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

static gboolean
is_blank_char (gunichar c)
{
  return g_unichar_isspace (c) || is_line_end (c);
}

static void
strip_end (GString *text, gboolean lines_too)
{
  while (text->len > 0 &&
         (text->str[text->len - 1] == ' ' || (lines_too && text->str[text->len - 1] == '\n')))
    g_string_truncate (text, text->len - 1);
}

static void
append_clean_char (GString *clean, gunichar c, gboolean many_lines)
{
  if (many_lines && is_line_end (c)) {
    strip_end (clean, FALSE);
    if (clean->len > 0)
      g_string_append_c (clean, '\n');
  } else if (is_blank_char (c)) {
    if (clean->len > 0 && (many_lines || clean->str[clean->len - 1] != ' '))
      g_string_append_c (clean, ' ');
  } else if (!g_unichar_iscntrl (c) && !is_invisible (c)) {
    g_string_append_unichar (clean, c);
  }
}

/* Whether a text is clean as it stands, which nearly all are: letters of Latin and Cyrillic that
 * nothing is composed with, single spaces inside. Others take the long way. */
static gboolean
is_surely_clean (const char *text)
{
  gboolean after_space = TRUE;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++) {
    if (*p == ' ' ? after_space : *p < ' ' || *p == 0x7F)
      return FALSE;
    after_space = *p == ' ';
    if (*p < 0x80)
      continue;
    /* U+00C0–U+017F and U+0400–U+047F: two bytes. */
    if (((*p >= 0xC3 && *p <= 0xC5) || *p == 0xD0 || *p == 0xD1) && (p[1] & 0xC0) == 0x80)
      p++;
    else
      return FALSE;
  }
  return !after_space || text[0] == '\0';
}

/**
 * comity_text_clean:
 * @text: (nullable): any bytes
 * @many_lines: whether line ends have a meaning
 *
 * Makes a text fit to be kept: valid UTF-8 (wrong bytes become U+FFFD), Unicode form NFC, without
 * control characters and invisible direction marks, without blanks at both ends. Blanks of every
 * sort become spaces; in a text of one line a run of them becomes one. In a text of many lines all
 * line ends become `\n`, blanks at the end of a line and empty lines at both ends go. Nothing is
 * refused.
 *
 * Returns: (transfer full) (nullable): the text, possibly empty; %NULL only for %NULL
 */
char *
comity_text_clean (const char *text, gboolean many_lines)
{
  g_autofree char *valid = NULL, *composed = NULL;
  g_autoptr (GString) clean = NULL;

  if (text == NULL)
    return NULL;
  if (is_surely_clean (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    if (p[0] == '\r' && p[1] == '\n')
      continue;
    append_clean_char (clean, g_utf8_get_char (p), many_lines);
  }
  strip_end (clean, TRUE);
  composed = g_utf8_normalize (clean->str, clean->len, G_NORMALIZE_DEFAULT_COMPOSE);
  return g_steal_pointer (&composed);
}

/**
 * comity_text_is_blank:
 * @text: (nullable): a text in UTF-8
 *
 * Returns: whether nothing of @text would be seen: %NULL, empty, blanks, control characters
 */
gboolean
comity_text_is_blank (const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL || g_ascii_isgraph (text[0]))
    return text == NULL;
  clean = comity_text_clean (text, FALSE);
  return clean[0] == '\0';
}

/**
 * comity_text_excerpt:
 * @text: (nullable): any bytes
 *
 * Returns: (transfer full): what of @text may stand in a sentence about it: clean, on one line, not
 *   longer than sixty characters
 */
char *
comity_text_excerpt (const char *text)
{
  g_autofree char *clean = comity_text_clean (text != NULL ? text : "", FALSE);
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (clean, -1) <= EXCERPT_LENGTH)
    return g_steal_pointer (&clean);
  beginning = g_utf8_substring (clean, 0, EXCERPT_LENGTH - 1);
  return g_strconcat (g_strchomp (beginning), "…", NULL);
}

/* Scripts that write whole words in one or two characters. */
static gboolean
is_syllabic (gunichar c)
{
  switch ((int) g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HANGUL:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_BOPOMOFO:
  case G_UNICODE_SCRIPT_YI:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_word_break (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || c == 0x2010 || c == '/' || c == '.' || c == ',';
}

/* Collects the first letter of each word; in `proper` only of those that are not lower case. */
static void
collect_initials (const char *text, GArray *all, GArray *proper)
{
  gboolean at_start = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_word_break (c)) {
      at_start = TRUE;
    } else if (g_unichar_isalpha (c) && (at_start || is_syllabic (c))) {
      /* Georgian has no capitals at the start of names, though Unicode has some for headlines. */
      gboolean georgian = g_unichar_get_script (c) == G_UNICODE_SCRIPT_GEORGIAN;
      gunichar title = georgian ? c : g_unichar_totitle (c);

      g_array_append_val (all, title);
      if (!g_unichar_islower (c))
        g_array_append_val (proper, title);
      at_start = FALSE;
    }
  }
}

/**
 * comity_text_initials:
 * @text: (nullable): a name
 *
 * The one or two letters that stand for a name where there is no picture: the first letters of
 * the first two words that do not start in lower case (`University of Warsaw` is `UW`), or where
 * all do, of the first two words. Of names in Chinese, Japanese or Korean the first two characters.
 *
 * Returns: (transfer full): the letters, empty when @text has none
 */
char *
comity_text_initials (const char *text)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) proper = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GString) initials = g_string_new (NULL);
  GArray *chosen;

  if (clean != NULL)
    collect_initials (clean, all, proper);
  chosen = proper->len > 0 ? proper : all;
  for (guint i = 0; i < MIN (chosen->len, 2); i++)
    g_string_append_unichar (initials, g_array_index (chosen, gunichar, i));
  return g_string_free_and_steal (g_steal_pointer (&initials));
}
