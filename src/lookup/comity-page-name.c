/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include <string.h>

#include "comity-page-private.h"
#include "comity-text.h"

/* Folded: what titles of first pages say beside the name, and what names of organisations hold. */
static const char *const idle[] = {
  "home",      "homepage",   "home page",        "welcome",          "glavnaia",
  "glavnaya",  "startseite", "accueil",          "inicio",           "main page",
  "start",     "index",      "official website", "ofitsialnyi sait", "bosh sahifa",
  "ana sayfa", "anasayfa",   "strona glowna"
};
static const char *const signs[] = {
  "universi", "institut", "academ", "akadem",   "college",    "school",  "hochschule", "hospital",
  "clinic",   "klini",    "societ", "associat", "foundation", "ministr", "politechn",  "polytechn",
  "centre",   "center",   "museum", "library",  "council",    "fond"
};

static gboolean
is_idle (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (idle); i++)
    if (g_str_equal (folded, idle[i]))
      return TRUE;
  return *folded == '\0';
}

static gboolean
is_sign (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (folded, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* " | " and its like part a title; a hyphen within a name has no spaces. */
static char **
split_title (const char *title)
{
  static const char *const marks[] = { "|", "–", "—", "::", "»", "«", "·", "•", NULL };
  g_autoptr (GString) parted = g_string_new (title);
  for (guint i = 0; marks[i] != NULL; i++) {
    g_autofree char *spaced = g_strconcat (" ", marks[i], " ", NULL);
    g_string_replace (parted, spaced, "\n", 0);
  }
  g_string_replace (parted, " - ", "\n", 0);
  g_string_replace (parted, " : ", "\n", 0);
  return g_strsplit (parted->str, "\n", 16);
}

/**
 * comity_page_dup_name:
 * @title: the title of a page
 *
 * Finds the name of the organisation in it: the part that has a word such as “university”, else
 * the first that is not “Home”.
 *
 * Returns: (transfer full) (nullable): the name
 */
char *
comity_page_dup_name (const char *title)
{
  g_autofree char *clean = comity_text_clean (title, FALSE);
  if (clean == NULL)
    return NULL;
  g_auto (GStrv) parts = split_title (clean);
  const char *first = NULL;
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *folded = comity_text_fold (g_strstrip (parts[i]));
    if (is_idle (folded))
      continue;
    if (is_sign (folded))
      return g_strdup (parts[i]);
    if (first == NULL)
      first = parts[i];
  }
  return g_strdup (first);
}
