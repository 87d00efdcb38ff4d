/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "comity-catalogue.h"
#include "comity-date.h"
#include "comity-i18n.h"
#include "comity-kinds.h"
#include "comity-places.h"

static const ComityTongue *
require (const char *tag)
{
  const ComityTongue *tongue = comity_tongue_find (tag);

  g_assert_nonnull (tongue);
  return tongue;
}

static char *
format (const char *kind_name, const char *field_name, const char *neutral)
{
  const ComityKind *kind = comity_kind_find (kind_name);

  return comity_field_format (comity_kind_get_field (kind, field_name), neutral);
}

/* All sorts of texts come from the language that is spoken, and from the window's again afterwards. */
static void
test_speak (void)
{
  static const struct {
    const char *tag, *kind, *country, *date, *language, *choice, *number;
  } rows[] = {
    { "en", "Partner", "Germany", "19 March 2026", "German", "Exchange", "1,234,567.50 EUR" },
    { "ru", "Партнёр", "Германия", "19 марта 2026\u00a0г.", "Немецкий", "Обмен",
      "1 234 567,50 EUR" },
    { "de", "Partner", "Deutschland", "19. März 2026", "Deutsch", "Austausch", "1.234.567,50 EUR" },
  };
  const ComityKind *partner = comity_kind_find ("partner");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const ComityTongue *before = comity_tongue_speak (require (rows[i].tag));
    g_autofree char *country = comity_country_dup_name ("DE");
    g_autofree char *date = comity_date_format ("2026-03-19");
    g_autofree char *language = comity_language_dup_name ("de");
    g_autofree char *choice = format ("student", "basis", "exchange");
    g_autofree char *money = format ("student", "fee", "1234567.50 EUR");
    g_auto (GStrv) parts = g_strsplit (money, "\u00a0", -1); /* between the thousands */
    g_autofree char *plain = g_strjoinv (" ", parts);

    g_assert_null (before);
    g_assert_cmpstr (comity_kind_get_label (partner), ==, rows[i].kind);
    g_assert_cmpstr (country, ==, rows[i].country);
    g_assert_cmpstr (date, ==, rows[i].date);
    g_assert_cmpstr (language, ==, rows[i].language);
    g_assert_cmpstr (choice, ==, rows[i].choice);
    g_assert_cmpstr (plain, ==, rows[i].number);
    g_assert_true (comity_tongue_speak (NULL) == require (rows[i].tag));
    g_assert_cmpstr (comity_kind_get_label (partner), ==, "Partner");
  }
}

/* As many forms as each language has. */
static void
test_plural (void)
{
  static const struct {
    const char *tag;
    gulong n;
    const char *form;
  } rows[] = {
    { "en", 1, "%1$u record as of %2$s" },
    { "en", 2, "%1$u records as of %2$s" },
    { "ru", 1, "%1$u запись на %2$s" },
    { "ru", 3, "%1$u записи на %2$s" },
    { "ru", 5, "%1$u записей на %2$s" },
    { "ru", 11, "%1$u записей на %2$s" },
    { "ru", 21, "%1$u запись на %2$s" },
    { "ru", 112, "%1$u записей на %2$s" },
    { "ar", 2, "سجلان (%1$u) حتى %2$s" },
    { "ar", 1, "سجل واحد (%1$u) حتى %2$s" },
    { "ar", 7, "‏%1$u سجلات حتى %2$s" },
    { "ar", 42, "‏%1$u سجلًا حتى %2$s" },
    { "ar", 100, "‏%1$u سجل حتى %2$s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    comity_tongue_speak (require (rows[i].tag));
    g_assert_cmpstr (ngettext ("%1$u record as of %2$s", "%1$u records as of %2$s", rows[i].n), ==,
                     rows[i].form);
  }
  comity_tongue_speak (NULL);
}

static gpointer
listen (gpointer tag)
{
  const ComityTongue *tongue = comity_tongue_find (tag);

  comity_tongue_speak (tongue);
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *date = comity_date_format ("2026-03-19");
    g_autofree char *country = comity_country_dup_name ("AT");
    gboolean german = g_str_equal (tag, "de");

    g_assert_cmpstr (date, ==, german ? "19. März 2026" : "19 марта 2026\u00a0г.");
    g_assert_cmpstr (country, ==, german ? "Österreich" : "Австрия");
  }
  return NULL;
}

/* Each thread speaks for itself. */
static void
test_threads (void)
{
  GThread *one = g_thread_new ("one", listen, (gpointer) "ru");
  GThread *other = g_thread_new ("other", listen, (gpointer) "de");

  g_thread_join (one);
  g_thread_join (other);
  g_assert_null (comity_tongue_spoken ());
}

static void
test_parse (void)
{
  ComityTongues tongues;
  g_autoptr (GError) error = NULL;

  g_assert_true (comity_tongues_parse ("ru", &tongues, NULL));
  g_assert_true (tongues.first == require ("ru") && tongues.second == NULL);
  g_assert_true (comity_tongues_parse ("de-AT, Russian", &tongues, NULL));
  g_assert_true (tongues.first == require ("de") && tongues.second == require ("ru"));
  g_assert_true (comity_tongues_parse ("ru,ru", &tongues, NULL));
  g_assert_null (tongues.second);
  g_assert_false (comity_tongues_parse ("en,fr", &tongues, &error));
  g_assert_nonnull (strstr (error->message, "“fr”"));
  g_assert_nonnull (strstr (error->message, "ar, be, de, en, ka, ru, uz"));
  g_assert_false (comity_tongues_parse ("", &tongues, NULL));
  g_assert_null (comity_tongue_find (NULL));
}

/* A catalogue that is cut off or is none at all is as good as none. */
static void
test_broken (void)
{
  g_autofree char *whole = g_build_filename (bindtextdomain (GETTEXT_PACKAGE, NULL), "de",
                                             "LC_MESSAGES", "comity.mo", NULL);
  g_autofree char *path = NULL, *data = NULL;
  g_autoptr (ComityCatalogue) catalogue = comity_catalogue_open (whole);
  gsize size;
  int fd = g_file_open_tmp ("comity-XXXXXX.mo", &path, NULL);

  g_assert_nonnull (catalogue);
  g_assert_true (g_file_get_contents (whole, &data, &size, NULL));
  for (gsize length = 0; length < size; length += 1 + size / 50) {
    g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
    g_assert_null (comity_catalogue_open (path));
  }
  g_assert_null (comity_catalogue_open ("/nowhere/at/all.mo"));
  g_close (fd, NULL);
  g_assert_no_errno (g_unlink (path));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("COMITY_LOCALE_DIR"));
  comity_kinds_init ();
  g_test_add_func ("/tongue/speak", test_speak);
  g_test_add_func ("/tongue/plural", test_plural);
  g_test_add_func ("/tongue/threads", test_threads);
  g_test_add_func ("/tongue/parse", test_parse);
  g_test_add_func ("/tongue/broken", test_broken);
  return g_test_run ();
}
