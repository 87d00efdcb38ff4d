/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-text-fold.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "comity-text.h"

/** Words a thread remembers before it starts anew; a few megabytes. */
#define MAX_REMEMBERED 65536

/** Longer words are cut: they are not names, and the work should stay small. */
#define MAX_WORD 256

/** ICU's transliterators are slow and not to be shared: each thread has one and a memory. */
typedef struct {
  UTransliterator *romanize;
  GHashTable *words;
} Folder;

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  if (folder->romanize != NULL)
    utrans_close (folder->romanize);
  g_hash_table_unref (folder->words);
  g_free (folder);
}

static Folder *
get_folder (void)
{
  static GPrivate private = G_PRIVATE_INIT (folder_free);
  Folder *folder = g_private_get (&private);
  UErrorCode status = U_ZERO_ERROR;

  if (folder != NULL)
    return folder;
  folder = g_new0 (Folder, 1);
  folder->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  folder->romanize = utrans_openU (u"Any-Latin; Latin-ASCII; Any-Lower", -1, UTRANS_FORWARD, NULL,
                                   -1, NULL, &status);
  if (U_FAILURE (status))
    g_warning ("No transliteration to Latin letters: %s", u_errorName (status));
  g_private_set (&private, folder);
  return folder;
}

/* Apostrophes and their likes inside of words: o‘zbek, Mas’ud, D'Arcy, мол'єр. */
static gboolean
is_apostrophe (gunichar c)
{
  switch (c) {
  case '\'':
  case '`':
  case 0x00B4:
  case 0x02B9:
  case 0x02BA:
  case 0x02BB:
  case 0x02BC:
  case 0x02BD:
  case 0x02BE:
  case 0x02BF:
  case 0x02C8:
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0x2032:
  case 0x055A:
  case 0xA78C:
  case 0xFF07:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || is_apostrophe (c) || c == 0x00AD ||
         c == 0x200C || c == 0x200D;
}

/* Writes @word with ICU in small Latin letters; what ICU does not know stays. */
static char *
romanize (const char *word)
{
  Folder *folder = get_folder ();
  UChar wide[4 * MAX_WORD];
  char narrow[3 * G_N_ELEMENTS (wide) + 1];
  int32_t length = 0, limit;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8 (wide, G_N_ELEMENTS (wide), &length, word, -1, &status);
  limit = length;
  if (folder->romanize != NULL)
    utrans_transUChars (folder->romanize, wide, &length, G_N_ELEMENTS (wide), 0, &limit, &status);
  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, length, &status);
  return g_strdup (U_SUCCESS (status) ? narrow : word);
}

/* č, ç and ć have a sound of their own, which plain Latin-ASCII would take from them (ş and ž share
 * the class of s and z anyway); the others it does not know. */
static const char *
latin_with_mark (gunichar c)
{
  switch (c) {
  case 0x00E7:
  case 0x0107:
  case 0x010D:
    return "ch";
  case 0x0131:
    return "i";
  case 0x0259: /* Azerbaijani ə */
    return "a";
  case 0x01DD:
    return "e";
  default:
    return NULL;
  }
}

/* Appends one small letter as Latin where this module knows it; tells whether it did. */
static gboolean
append_known (GString *latin, gunichar c, gunichar before)
{
  const char *known = NULL;

  if (c < 0x80) {
    g_string_append_c (latin, (char) c);
    return TRUE;
  }
  if (c >= 0x0400 && c <= 0x04FF)
    known = comity_fold_cyrillic (c, before);
  else if (c <= 0x0259)
    known = latin_with_mark (c);
  if (known != NULL) {
    g_string_append (latin, known);
    return TRUE;
  }
  g_string_append_unichar (latin, c);
  return FALSE;
}

/* Latin letters, digits and what cannot be romanised; nothing else. */
static void
keep_letters (GString *word, const char *latin)
{
  g_string_truncate (word, 0);
  for (const char *p = latin; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    int digit = g_unichar_digit_value (c);

    if (digit >= 0)
      g_string_append_c (word, (char) ('0' + digit));
    else if (latin_with_mark (c) != NULL)
      g_string_append (word, latin_with_mark (c));
    else if (g_unichar_isalpha (c) && g_unichar_type (c) != G_UNICODE_MODIFIER_LETTER)
      g_string_append_unichar (word, g_unichar_tolower (c));
  }
}

/* Whether a word ends in a bare consonant of an Indian script (Devanagari to Malayalam, blocks of
 * one plan), which ICU writes with an a. It is hardly heard there, and goes when typing goes on. */
static gboolean
ends_in_bare_consonant (const char *word)
{
  const char *end = g_utf8_find_prev_char (word, word + strlen (word));
  gunichar c = end != NULL ? g_utf8_get_char (end) : 0;

  return c >= 0x0900 && c < 0x0D80 && (c & 0x7F) >= 0x15 && (c & 0x7F) <= 0x39;
}

/* Folds one word (letters, marks, digits, apostrophes) that is not plain ASCII. */
static char *
fold_word (const char *word)
{
  g_autofree char *composed = g_utf8_normalize (word, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_strdown (composed, -1);
  g_autoptr (GString) latin = g_string_new (NULL), out = g_string_new (NULL);
  gboolean known = TRUE;
  gunichar before = 0;

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_apostrophe (c))
      continue;
    known = append_known (latin, c, before) && known;
    before = c;
  }
  if (known) {
    g_autofree char *done = g_string_free_and_steal (g_steal_pointer (&latin));

    latin = g_string_new (NULL);
    keep_letters (latin, done);
  } else {
    g_autofree char *romanized = romanize (latin->str);
    gboolean bare = ends_in_bare_consonant (latin->str);

    keep_letters (latin, romanized);
    if (bare && latin->len > 1 && latin->str[latin->len - 1] == 'a')
      g_string_truncate (latin, latin->len - 1);
  }
  comity_fold_sound (latin, out);
  return g_string_free_and_steal (g_steal_pointer (&latin));
}

static const char *
fold_word_remembered (const char *word, gsize length)
{
  Folder *folder = get_folder ();
  g_autofree char *key = g_strndup (word, length);
  char *folded = g_hash_table_lookup (folder->words, key);

  if (folded != NULL)
    return folded;
  if (g_hash_table_size (folder->words) >= MAX_REMEMBERED)
    g_hash_table_remove_all (folder->words);
  folded = fold_word (key);
  g_hash_table_insert (folder->words, g_steal_pointer (&key), folded);
  return folded;
}

/* The end of the word that begins at @start, at most MAX_WORD bytes on. */
static const char *
find_end (const char *start, gboolean *plain)
{
  const char *p = start;

  *plain = TRUE;
  while (*p != '\0' && p - start < MAX_WORD) {
    gunichar c;

    if (g_ascii_isalnum (*p)) {
      p++;
      continue;
    }
    c = g_utf8_get_char (p);
    if (!is_word_char (c))
      break;
    if (c >= 0x80)
      *plain = FALSE;
    p = g_utf8_next_char (p);
  }
  return p;
}

static void
append_word (GString *folded,
             GString *scratch[2],
             const char *start,
             const char *end,
             gboolean plain)
{
  gsize before = folded->len;

  if (before > 0)
    g_string_append_c (folded, ' ');
  if (plain) {
    g_string_truncate (scratch[0], 0);
    for (const char *p = start; p < end; p++) {
      if (g_ascii_isalnum (*p))
        g_string_append_c (scratch[0], g_ascii_tolower (*p));
    }
    comity_fold_sound (scratch[0], scratch[1]);
    g_string_append_len (folded, scratch[0]->str, scratch[0]->len);
  } else {
    g_string_append (folded, fold_word_remembered (start, end - start));
  }
  if (folded->len == before + (before > 0 ? 1 : 0))
    g_string_truncate (folded, before);
}

/**
 * comity_text_fold:
 * @text: (nullable): a text in UTF-8
 *
 * Makes the form in which texts are searched. What is kept and what is typed go through it alike,
 * so that the spellings of one name meet, in whatever script and habit of transliteration:
 * `ivanov` and «Иванов», `lodz` and «Łódź», `toshkent` and «тошкент», `shcherbakov`, `scherbakov`
 * and «Щербаков», `habib`, `khabib`, `Xabib` and «Хабиб».
 *
 * Words are romanised (Cyrillic by a table of this module, which knows the letters of Central
 * Asia; other scripts by ICU; a word stays one word also in Chinese), small, without marks and
 * apostrophes, then reduced by comity_fold_sound(). Everything but letters and digits separates
 * words. Letters of scripts that cannot be romanised stay. The form is made for machines: it is
 * not to be shown, and different names may share one.
 *
 * Returns: (transfer full): words of a–z and 0–9 with single spaces; a form is its own form, but for
 *   words of over a hundred letters, which are cut
 */
char *
comity_text_fold (const char *text)
{
  g_autoptr (GString) folded = NULL;
  g_autoptr (GString) word = g_string_sized_new (32), out = g_string_sized_new (32);
  GString *scratch[] = { word, out };
  g_autofree char *valid = NULL;
  const char *p = text;

  if (text == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    p = valid = g_utf8_make_valid (text, -1);
  folded = g_string_sized_new (strlen (p) + 8);
  while (*p != '\0') {
    gboolean plain;
    const char *end = find_end (p, &plain);

    if (end > p)
      append_word (folded, scratch, p, end, plain);
    p = end > p || *p == '\0' ? end : g_utf8_next_char (p);
  }
  return g_string_free_and_steal (g_steal_pointer (&folded));
}
