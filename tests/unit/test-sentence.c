/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal keeps in words is said in the language of who reads it. */
#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "comity-kinds.h"
#include "comity-sentence.h"
#include "comity-tongue.h"

static char *
say (const char *tag, const char *kept)
{
  const ComityTongue *before = comity_tongue_speak (comity_tongue_find (tag));
  char *shown = comity_sentence_dup_shown (kept);

  comity_tongue_speak (before);
  return shown;
}

static void
test_languages (void)
{
  const ComityKind *student = comity_kind_find ("student");
  const ComityField *basis = comity_kind_get_field (student, "basis");
  struct {
    char *kept;
    const char *english, *russian, *georgian;
  } rows[] = {
    { g_strdup ("Refresh from the web"), "Refresh from the web", "Обновление из интернета",
      "ვებიდან განახლება" },
    { comity_sentence_of_text ("Import of %s", "100 %s.xlsx"), "Import of 100 %s.xlsx",
      "Импорт из 100 %s.xlsx", "იმპორტი: 100 %s.xlsx" },
    { comity_sentence_of_moment ("Restore the office as it was: %s", "2026-03-19T09:40:00.000Z"),
      "Restore the office as it was: 19 March 2026, 09:40",
      "Восстановление базы, какой она была: 19 марта 2026\u00a0г., 09:40", NULL },
    { comity_sentence_of_field ("%1$s of %2$s", student, basis), "Basis of study of Students",
      "Студенты: Основа обучения", NULL },
    { comity_sentence_of_field ("%s", student, basis), "Basis of study", "Основа обучения", NULL },
    { comity_sentence_of_count ("Added %u file", "Added %u files", 1), "Added 1 file",
      "Добавлен 1 файл", NULL },
    { comity_sentence_of_count ("Added %u file", "Added %u files", 3), "Added 3 files",
      "Добавлено 3 файла", NULL },
    { comity_sentence_of_count ("Added %u file", "Added %u files", 5), "Added 5 files",
      "Добавлено 5 файлов", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *english = say ("en", rows[i].kept), *russian = say ("ru", rows[i].kept);
    g_autofree char *georgian = say ("ka", rows[i].kept);

    g_assert_cmpstr (english, ==, rows[i].english);
    g_assert_cmpstr (russian, ==, rows[i].russian);
    if (rows[i].georgian != NULL)
      g_assert_cmpstr (georgian, ==, rows[i].georgian);
    g_free (rows[i].kept);
  }
}

/* What an older version or a stranger wrote is shown as it stands, and never taken for a format. */
static void
test_strangers (void)
{
  static const struct {
    const char *kept, *shown;
  } rows[] = {
    { "", "" },
    { "Импорт из a.xlsx", "Импорт из a.xlsx" },
    { "100 %s %n %1$s", "100 %s %n %1$s" },
    { "%n%s%s%5$s %% %\x1ftAB", "%nAB%s%5$s %% %" },
    { "%2$s %u\x1f"
      "fnothing.at.all",
      "nothing.at.all nothing.at.all" },
    { "%s\x1f"
      "fstudent",
      "student" },
    { "%u file\x1fn", "%u file" },
    { "%u file\x1fnmany", "%u file" },
    { "a\x1f", "a" },
    { "at %s\x1fmnever", "at never" },
    { "\x1ftB", "" },
  };

  g_assert_null (comity_sentence_dup_shown (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *shown = say ("ru", rows[i].kept);

    g_assert_cmpstr (shown, ==, rows[i].shown);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("COMITY_LOCALE_DIR"));
  comity_kinds_init ();
  g_test_add_func ("/sentence/languages", test_languages);
  g_test_add_func ("/sentence/strangers", test_strangers);
  return g_test_run ();
}
