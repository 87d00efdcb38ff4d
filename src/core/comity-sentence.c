/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-sentence.h"

#include "comity-date.h"
#include "comity-i18n.h"

/*
 * What the journal keeps of a transaction in words. It is read by people who speak other languages
 * than who did it, so the untranslated sentence is kept and translated when it is shown. What
 * belongs into it follows after a unit separator, by a letter that says what it is:
 *
 *   Import of %s␟t students.xlsx        text
 *   Restore …: %s␟m 2026-11-22T…Z       a moment
 *   %1$s of %2$s␟f student.visa         the labels of a field and of its kind
 *   Added %u file␟n 3 Added %u files    how many, and the sentence for many
 *
 * The office may be a stranger's: nothing of it is ever given to printf().
 */
#define SEPARATOR '\x1f'

static char *
join (const char *sentence, char type, const char *argument)
{
  return g_strdup_printf ("%s%c%c%s", sentence, SEPARATOR, type, argument);
}

/**
 * comity_sentence_of_text:
 * @sentence: marked with N_(), with a `%s`
 *
 * Returns: (transfer full): for the journal: a sentence with @text in it, which is never translated
 */
char *
comity_sentence_of_text (const char *sentence, const char *text)
{
  return join (sentence, 't', text);
}

/**
 * comity_sentence_of_moment:
 * @sentence: marked with N_(), with a `%s`
 * @at: as the journal writes it, in UTC
 *
 * Returns: (transfer full): for the journal: a sentence with a moment
 */
char *
comity_sentence_of_moment (const char *sentence, const char *at)
{
  return join (sentence, 'm', at);
}

/**
 * comity_sentence_of_field:
 * @sentence: marked with N_(), with a `%s` or `%1$s` for @field and perhaps `%2$s` for the plural of @kind
 *
 * Returns: (transfer full): for the journal: a sentence about a field
 */
char *
comity_sentence_of_field (const char *sentence, const ComityKind *kind, const ComityField *field)
{
  g_autofree char *name = g_strconcat (kind->name, ".", field->name, NULL);

  return join (sentence, 'f', name);
}

/**
 * comity_sentence_of_count:
 * @one: as for ngettext(), with a `%u`
 * @many: the same
 *
 * Returns: (transfer full): for the journal: a sentence with a number
 */
char *
comity_sentence_of_count (const char *one, const char *many, guint n)
{
  g_autofree char *argument = g_strdup_printf ("%u %s", n, many);

  return join (one, 'n', argument);
}

/* Puts the arguments in for %s, %u, %1$s and %2$s; whatever else has a % stays as it is. */
static char *
fill (const char *sentence, char *const arguments[2])
{
  GString *text = g_string_new (NULL);
  guint next = 0;

  for (const char *p = sentence; *p != '\0'; p++) {
    gboolean is_numbered = *p == '%' && (p[1] == '1' || p[1] == '2') && p[2] == '$';
    const char *letter = is_numbered ? p + 3 : p + 1;
    guint which = is_numbered ? (guint) (p[1] - '1') : MIN (next, 1);

    if (*p != '%' || (*letter != 's' && *letter != 'u') || arguments[which] == NULL) {
      g_string_append_c (text, *p);
      continue;
    }
    g_string_append (text, arguments[which]);
    next++;
    p = letter;
  }
  return g_string_free (text, FALSE);
}

static char *
dup_about_field (const char *sentence, const char *name)
{
  g_auto (GStrv) names = g_strsplit (name, ".", 2);
  const ComityKind *kind = names[0] != NULL ? comity_kind_find (names[0]) : NULL;
  const ComityField *field = kind && names[1] ? comity_kind_get_field (kind, names[1]) : NULL;
  char *arguments[] = { g_strdup (field ? comity_field_get_label (field) : name),
                        g_strdup (kind ? comity_kind_get_plural (kind) : name) };
  char *text = fill (comity_gettext (sentence), arguments);

  g_free (arguments[0]);
  g_free (arguments[1]);
  return text;
}

static char *
dup_about_count (const char *one, const char *argument)
{
  char *many = NULL;
  gulong n = strtoul (argument, &many, 10);
  g_autofree char *number = g_strdup_printf ("%lu", n);

  if (*many++ != ' ')
    return g_strdup (one);
  return fill (comity_ngettext (one, many, n), (char *[]) { number, NULL });
}

/**
 * comity_sentence_dup_shown:
 * @kept: (nullable): as the journal keeps it, also of a version that kept translated ones
 *
 * Returns: (transfer full) (nullable): in the language of the thread
 */
char *
comity_sentence_dup_shown (const char *kept)
{
  const char *end = kept ? strchr (kept, SEPARATOR) : NULL;
  g_autofree char *sentence = end ? g_strndup (kept, (gsize) (end - kept)) : g_strdup (kept);
  g_autofree char *moment = NULL;

  if (sentence == NULL || *sentence == '\0') /* gettext ("") is the head of the catalogue */
    return g_steal_pointer (&sentence);
  switch (end ? end[1] : '\0') {
  case 't':
    return fill (comity_gettext (sentence), (char *[]) { (char *) end + 2, NULL });
  case 'm':
    moment = comity_date_format_moment (end + 2);
    return fill (comity_gettext (sentence), (char *[]) { moment, NULL });
  case 'f':
    return dup_about_field (sentence, end + 2);
  case 'n':
    return dup_about_count (sentence, end + 2);
  default:
    return g_strdup (comity_gettext (sentence));
  }
}
