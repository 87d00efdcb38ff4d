/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-tongue.h"

#include <string.h>

#include "comity-catalogue.h"
#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-places.h"

/* The language of the texts in the program itself, which needs no catalogue. */
#define SOURCE "en"

struct _ComityTongue {
  const char *tag;    /* interned, as BCP 47 has it */
  const char *folder; /* interned, as gettext has it */
  const char *locale; /* interned, for ICU */
  ComityCatalogue *texts;  /* NULL for the language of the source */
  GHashTable *catalogues;  /* of others: domain -> ComityCatalogue, or NULL where there is none */
};

static GPrivate spoken;

/* For the list of all, and the catalogues of others. */
static GMutex mutex;
static GHashTable *known; /* tag -> ComityTongue */

static ComityCatalogue *
open_catalogue (const char *domain, const char *folder)
{
  const char *bound = bindtextdomain (domain, NULL);
  g_autofree char *name = g_strconcat (domain, ".mo", NULL);
  g_autofree char *path =
    g_build_filename (bound != NULL ? bound : COMITY_LOCALE_DIR, folder, "LC_MESSAGES", name, NULL);

  return comity_catalogue_open (path);
}

static ComityTongue *
tongue_new (const char *tag, const char *folder, ComityCatalogue *texts)
{
  ComityTongue *self = g_new0 (ComityTongue, 1);
  /* Dates of an office are Gregorian, and their digits those of all other numbers. International
   * English, as that of the source says no country. */
  g_autofree char *locale =
    g_strdup_printf ("%s@calendar=gregorian;numbers=latn", texts != NULL ? folder : "en_001");

  self->tag = g_intern_string (tag);
  self->folder = g_intern_string (folder);
  self->locale = g_intern_string (locale);
  self->texts = texts;
  self->catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
add_tongue (const char *folder)
{
  ComityCatalogue *texts = open_catalogue (GETTEXT_PACKAGE, folder);
  g_autofree char *tag = g_strdelimit (g_strdup (folder), "_", '-');
  ComityTongue *tongue;

  if (texts == NULL || g_hash_table_contains (known, tag)) {
    g_clear_pointer (&texts, comity_catalogue_free);
    return;
  }
  tongue = tongue_new (tag, folder, texts);
  g_hash_table_insert (known, (gpointer) tongue->tag, tongue);
}

/* With the mutex held: looks once at what is installed. */
static GHashTable *
get_known (void)
{
  const char *bound = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *folder;

  if (known != NULL)
    return known;
  known = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (known, (gpointer) SOURCE, tongue_new (SOURCE, SOURCE, NULL));
  dir = g_dir_open (bound != NULL ? bound : COMITY_LOCALE_DIR, 0, NULL);
  while (dir != NULL && (folder = g_dir_read_name (dir)) != NULL)
    add_tongue (folder);
  return known;
}

static gint
compare_tags (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * comity_tongues:
 *
 * Returns: (transfer full): the tags of the languages that papers can be written in, by tag
 */
char **
comity_tongues (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autoptr (GPtrArray) tags = g_hash_table_get_keys_as_ptr_array (get_known ());
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_ptr_array_sort (tags, compare_tags);
  for (guint i = 0; i < tags->len; i++)
    g_strv_builder_add (builder, tags->pdata[i]);
  return g_strv_builder_end (builder);
}

/**
 * comity_tongue_find:
 * @tag: (nullable): as BCP 47 has it; of a region that has no translation of its own the language
 *
 * Returns: (transfer none) (nullable): the language, if the program has been translated into it
 */
const ComityTongue *
comity_tongue_find (const char *tag)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *name = NULL;
  const ComityTongue *found = NULL;

  if (tag == NULL)
    return NULL;
  name = g_strdelimit (g_strdup (tag), "_", '-');
  locker = g_mutex_locker_new (&mutex);
  while (*name != '\0' && (found = g_hash_table_lookup (get_known (), name)) == NULL) {
    char *hyphen = strrchr (name, '-');

    name[hyphen != NULL ? hyphen - name : 0] = '\0';
  }
  return found;
}

/** comity_tongue_get_tag: as BCP 47 has it. */
const char *
comity_tongue_get_tag (const ComityTongue *self)
{
  return self->tag;
}

static const ComityTongue *
require_tongue (const char *typed, GError **error)
{
  g_autofree char *tag = comity_language_find (typed);
  const ComityTongue *found = comity_tongue_find (tag);
  g_auto (GStrv) tags = NULL;
  g_autofree char *list = NULL;

  if (found != NULL)
    return found;
  tags = comity_tongues ();
  list = g_strjoinv (", ", tags);
  g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_UNKNOWN,
               /* Translators: what was typed, then the codes of the languages that there are */
               _ ("“%1$s” is not a language of the program, which has %2$s."), typed, list);
  return NULL;
}

/**
 * comity_tongues_parse:
 * @typed: one language, or two with a comma between them
 * @tongues: (out): the languages
 *
 * Returns: whether the program has been translated into them
 */
gboolean
comity_tongues_parse (const char *typed, ComityTongues *tongues, GError **error)
{
  g_auto (GStrv) words = g_strsplit (typed, ",", 2);

  *tongues = (ComityTongues) { NULL, NULL };
  tongues->first = require_tongue (words[0] != NULL ? words[0] : "", error);
  if (tongues->first == NULL || words[1] == NULL)
    return tongues->first != NULL;
  tongues->second = require_tongue (words[1], error);
  if (tongues->second == NULL)
    return FALSE;
  if (tongues->second == tongues->first)
    tongues->second = NULL;
  return TRUE;
}

/**
 * comity_tongue_speak:
 * @tongue: (nullable): %NULL for the language of the window
 *
 * From now on this thread speaks @tongue. Returns: (nullable): what it spoke before
 */
const ComityTongue *
comity_tongue_speak (const ComityTongue *tongue)
{
  const ComityTongue *before = g_private_get (&spoken);

  g_private_set (&spoken, (gpointer) tongue);
  return before;
}

/** comity_tongue_spoken: (nullable): what this thread speaks, when it is not that of the window. */
const ComityTongue *
comity_tongue_spoken (void)
{
  return g_private_get (&spoken);
}

/** comity_tongue_locale: (nullable): interned, for ICU; %NULL where it is that of the window. */
const char *
comity_tongue_locale (void)
{
  const ComityTongue *tongue = g_private_get (&spoken);

  return tongue != NULL ? tongue->locale : NULL;
}

/* -- Texts ------------------------------------------------------------------------------------------ */

static const ComityCatalogue *
get_catalogue (const ComityTongue *tongue, const char *domain)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gpointer found;

  if (!g_hash_table_lookup_extended (tongue->catalogues, domain, NULL, &found)) {
    found = open_catalogue (domain, tongue->folder);
    g_hash_table_insert (tongue->catalogues, (gpointer) g_intern_string (domain), found);
  }
  return found;
}

/**
 * comity_tongue_dgettext:
 * @domain: another one than that of the program, such as a domain of iso-codes
 *
 * Returns: (transfer none): the text in the language that this thread speaks; @text itself where it
 *   is not translated
 */
const char *
comity_tongue_dgettext (const char *domain, const char *text)
{
  const ComityTongue *tongue = g_private_get (&spoken);
  const ComityCatalogue *catalogue;
  const char *translated = NULL;

  if (tongue == NULL)
    return g_dgettext (domain, text);
  catalogue = get_catalogue (tongue, domain);
  if (catalogue != NULL)
    translated = comity_catalogue_get (catalogue, text);
  return translated != NULL ? translated : text;
}

static const char *
translate (const ComityTongue *tongue, const char *id, const char *text)
{
  const char *translated = tongue->texts != NULL ? comity_catalogue_get (tongue->texts, id) : NULL;

  return translated != NULL ? translated : text;
}

/** comity_gettext: what `_()` is: like gettext(), in the language that this thread speaks. */
const char *
comity_gettext (const char *text)
{
  const ComityTongue *tongue = g_private_get (&spoken);

  return tongue != NULL ? translate (tongue, text, text) : gettext (text);
}

/**
 * comity_pgettext:
 * @id: the context, \004 and the text
 * @offset: where the text begins
 *
 * What `C_()` is: like g_dpgettext(), in the language that this thread speaks.
 */
const char *
comity_pgettext (const char *id, gsize offset)
{
  const ComityTongue *tongue = g_private_get (&spoken);

  return tongue != NULL ? translate (tongue, id, id + offset) :
                          g_dpgettext (GETTEXT_PACKAGE, id, offset);
}

/** comity_pgettext2: the same for a text that was marked with NC_() and stands in a table. */
const char *
comity_pgettext2 (const char *context, const char *text)
{
  const ComityTongue *tongue = g_private_get (&spoken);
  g_autofree char *id = NULL;

  if (tongue == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
  id = g_strconcat (context, "\004", text, NULL);
  return translate (tongue, id, text);
}

/** comity_ngettext: like ngettext(), in the language that this thread speaks. */
const char *
comity_ngettext (const char *one, const char *many, gulong n)
{
  const ComityTongue *tongue = g_private_get (&spoken);
  const char *translated = NULL;

  if (tongue == NULL)
    return (ngettext) (one, many, n);
  if (tongue->texts != NULL)
    translated = comity_catalogue_get_plural (tongue->texts, one, n);
  return translated != NULL ? translated : n == 1 ? one : many;
}
