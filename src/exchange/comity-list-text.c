/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Organisations as people list them in a text: one a line with a dash or a bullet or nothing before
 * it, or within a sentence; acronym, town, country and former name in brackets behind.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-list-text.h"

#include <string.h>

#include "comity-places.h"
#include "comity-text.h"

static const char *
skip_bullet (const char *line)
{
  static const char *const bullets[] = {
    "-", "–", "—", "•", "*", "·", "‣", "◦", "▪", "●", "−", "+"
  };
  const char *at = line;
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  const char *start = at;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (at, bullets[i]))
      return at + strlen (bullets[i]);
  at += *at == '(';
  gsize digits = strspn (at, "0123456789");
  if (digits > 0 && digits < 4 && (at[digits] == '.' || at[digits] == ')') &&
      g_ascii_isspace (at[digits + 1]))
    return at + digits + 1;
  return start;
}

static gboolean
has_bullet (const char *line)
{
  const char *at = line;
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return skip_bullet (line) != at;
}

/**
 * comity_list_text_seems:
 * @text: a text
 *
 * Returns: whether it is a list of names rather than a table: most lines begin with a bullet
 */
gboolean
comity_list_text_seems (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2000);
  guint n = 0, bullets = 0;
  for (guint i = 0; lines[i] != NULL; i++) {
    g_strchomp (lines[i]);
    if (comity_text_is_blank (lines[i]))
      continue;
    n++;
    /* A minus before a number is no bullet. */
    bullets += has_bullet (lines[i]) && !g_ascii_isdigit (*skip_bullet (lines[i])) &&
               strpbrk (lines[i], ";\t|") == NULL;
  }
  return n >= 2 && bullets * 2 >= n;
}

/** comity_list_text_is_json: whether what begins with a bracket goes on as JSON does. */
gboolean
comity_list_text_is_json (const char *text)
{
  for (text++; g_ascii_isspace (*text); text++)
    ;
  return *text == '\0' || strchr ("{[]\"-0123456789tfn", *text) != NULL;
}

/** comity_list_item_clear: frees the texts. */
void
comity_list_item_clear (ComityListItem *item)
{
  g_clear_pointer (&item->name, g_free);
  g_clear_pointer (&item->acronym, g_free);
  g_clear_pointer (&item->country, g_free);
  g_clear_pointer (&item->city, g_free);
  g_clear_pointer (&item->former, g_free);
  g_clear_pointer (&item->note, g_free);
}

static gboolean
is_acronym (const char *word)
{
  guint upper = 0, all = 0;
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (g_unichar_isspace (c))
      return FALSE;
    all++;
    upper += g_unichar_isupper (c);
  }
  return all >= 2 && all <= 12 && upper >= 2 && upper * 3 >= all * 2;
}

static void
put (char **where, const char *text)
{
  g_autofree char *before = *where;
  /* The parts are taken from behind. */
  *where = before != NULL ? g_strconcat (text, "; ", before, NULL) : g_strdup (text);
}

/* What stands between brackets: each part is a country, an acronym, a town or something else. */
static void
take_brackets (ComityListItem *item, const char *inside)
{
  g_auto (GStrv) parts = g_strsplit_set (inside, ",;", -1);
  guint n = g_strv_length (parts);
  for (guint i = n; i-- > 0;) {
    g_strstrip (parts[i]);
    g_autofree char *country = comity_country_find (parts[i]);
    if (*parts[i] == '\0')
      continue;
    if (country != NULL)
      put (&item->country, parts[i]);
    else if (is_acronym (parts[i]) && item->acronym == NULL)
      item->acronym = g_strdup (parts[i]);
    else if (n > 1 && i + 1 < n && item->country != NULL && item->city == NULL &&
             strpbrk (parts[i], "0123456789") == NULL && g_utf8_strlen (parts[i], -1) < 24)
      item->city = g_strdup (parts[i]);
    else if (n == 1)
      put (&item->former, parts[i]);
    else
      put (&item->note, parts[i]);
  }
}

/* The brackets at the end of the name, the last first. */
static void
cut_brackets (ComityListItem *item, char *name)
{
  for (;;) {
    g_strchomp (name);
    char *open = strrchr (name, '(');
    gsize length = strlen (name);
    if (open == NULL || open == name || length == 0 || name[length - 1] != ')')
      return;
    name[length - 1] = '\0';
    take_brackets (item, open + 1);
    *open = '\0';
  }
}

/* “German Academic Exchange Service DAAD” */
static void
cut_acronym (ComityListItem *item, char *name)
{
  char *space = strrchr (name, ' ');
  if (item->acronym != NULL || space == NULL || strchr (name, ' ') == space ||
      !is_acronym (space + 1))
    return;
  g_autofree char *country = comity_country_find (space + 1);
  if (country != NULL || g_unichar_isupper (g_utf8_get_char (space - 1)))
    return;
  item->acronym = g_strdup (space + 1);
  *space = '\0';
  g_strchomp (name);
}

/**
 * comity_list_text_parse_line:
 * @line: one line, or a part of one
 * @item: (out): what it says
 *
 * Returns: %FALSE: it is blank, or says no name
 */
gboolean
comity_list_text_parse_line (const char *line, ComityListItem *item)
{
  g_autofree char *clean = comity_text_clean (skip_bullet (line), FALSE);
  memset (item, 0, sizeof *item);
  if (clean == NULL)
    return FALSE;
  gsize length = strlen (clean);
  while (length > 0 && strchr (";,.", clean[length - 1]) != NULL &&
         !(clean[length - 1] == '.' && length > 3 && clean[length - 3] == '.'))
    clean[--length] = '\0';
  cut_brackets (item, clean);
  cut_acronym (item, clean);
  if (comity_text_is_blank (clean)) {
    comity_list_item_clear (item);
    return FALSE;
  }
  item->name = g_strdup (clean);
  return TRUE;
}
