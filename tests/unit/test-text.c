/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "comity-text.h"
#include "corpora.h"

/* ---- Searching ---- */

/* Spellings that must meet: every one with the first of its row. People are invented. */
static const char *const meeting[][8] = {
  { "Иванов", "ivanov", "IVANOV", "Ivanow", "Иванов" },
  { "Łódź", "lodz", "Lodz", "ŁÓDŹ", "Łódź" },
  { "тошкент", "toshkent", "Toshkent", "Тошкент" },
  { "Ташкент", "tashkent" },
  { "Жуков", "zhukov", "Žukov", "Jukov" },
  { "Щербаков", "shcherbakov", "scherbakov", "Ščerbakov" },
  { "Щукин", "shchukin", "schukin", "shukin" },
  { "Хабиб", "khabib", "habib", "Xabib", "Ҳабиб" },
  { "Ёлкин", "Елкин", "yolkin", "elkin", "yelkin", "Ёлкин" },
  { "Фёдор", "Федор", "fedor", "fyodor" },
  { "Соловьёв", "Соловьев", "solovyov", "solovyev", "solovev", "Solov’ëv" },
  { "Алёна", "Алена", "alyona", "alena" },
  { "Артём", "artem", "artyom" },
  { "Юсупов", "yusupov", "iusupov" },
  { "Андрей", "andrey", "andrei", "andrej" },
  { "Сергей", "sergey", "sergei", "Sergej" },
  { "Николай", "nikolay", "nikolai", "Nikolaj", "Nicolai" },
  { "Майя", "maya", "Мая", "maiya" },
  { "Юлия", "yulia", "yuliya", "iuliia" },
  { "Мария", "maria", "mariya", "Mariia" },
  { "Наталья", "natalya", "natalia", "nataliya", "Наталия" },
  { "Софья", "sofia", "sofya", "sophia", "София" },
  { "Дмитрий", "dmitry", "dmitriy", "dmitri", "dmitrii" },
  { "Евгений", "evgeny", "yevgeny", "evgenii", "Yevgeniy", "Evgenij" },
  { "Екатерина", "ekaterina", "yekaterina", "Ekaterina" },
  { "Алексеев", "alekseev", "alekseyev", "Alexeyev" },
  { "Александр", "aleksandr", "alexandr", "Alexandr" },
  { "Максим", "maksim", "maxim" },
  { "Оксана", "oksana", "oxana" },
  { "Ксения", "kseniya", "xenia", "ksenia" },
  { "Цой", "tsoy", "tsoi", "Tsoj" },
  { "Цветаева", "tsvetaeva", "tsvetayeva" },
  { "Чехов", "chekhov", "Čehov", "Çehov" },
  { "Чайковский", "chaikovsky", "tchaikovsky", "chaykovskiy", "Čaikovskij" },
  { "Шевченко", "shevchenko", "ševčenko", "Şevçenko" },
  { "Джамал", "jamal", "dzhamal", "djamal", "Ҷамал" },
  { "Жасур", "jasur", "zhasur" },
  { "Жамшид", "Jamshid", "zhamshid" },
  { "Таджикистан", "tajikistan", "tadzhikistan", "Tadjikistan" },
  { "Ўзбекистон", "O‘zbekiston", "Oʻzbekiston", "O'zbekiston", "ozbekiston" },
  { "Ғафур", "G‘afur", "Gʻafur", "gafur", "ghafur" },
  { "Қодиров", "Qodirov", "kodirov", "Kodirov" },
  { "Йўлдош", "Yo‘ldosh", "yoldosh" },
  { "Масъуд", "Mas’ud", "Masʼud", "masud" },
  { "Бахтиёр", "Baxtiyor", "bakhtiyor", "Bahtiyor" },
  { "Асхат", "Askhat", "Asxat" },
  { "Әсел", "Асель", "Asel", "assel" },
  { "Өскемен", "Oskemen", "Öskemen" },
  { "Қазақстан", "Qazaqstan", "kazakstan" },
  { "Магілёў", "Магілёу" },
  { "Віктар", "Viktar", "Victar", "Wiktar" },
  { "Київ", "Kyiv", "kiiv", "kyiv" },
  { "Виктор", "viktor", "victor", "Wiktor" },
  { "Филипп", "filipp", "philip", "Filip" },
  { "Томас", "Thomas", "tomas" },
  { "Йорк", "york" },
  { "Kovaļevs", "kovalevs" },
  { "Straße", "strasse", "STRASSE" },
  { "Škoda", "skoda", "Шкода" },
  { "Ćwikła", "chwikla" },
  { "Đorđe", "dorde" },
  { "Øresund", "oresund" },
  { "Æther", "aether" },
  { "İstanbul", "istanbul", "ISTANBUL", "Истанбул" },
  { "Iğdır", "igdir" },
  { "Çelik", "chelik", "Челик" },
  { "Ägypten", "agypten" },
  { "Universität", "universitat", "UNIVERSITÄT" },
  { "თბილისი", "tbilisi" },
  { "Αθήνα", "athena" },
  { "Երևան", "erevan", "yerevan", "Ереван" },
  { "北京", "beijing", "Beijing" },
  { "서울", "seoul" },
  { "東京", "dongjing" },
  { "とうきょう", "toukyou" },
  { "दिल्ली", "dilli" },
  { "विलियम", "william", "viliam" },
  { "１２３ａｂ", "123ab" },
  { "٢٠٢٤", "2024" },
  { "O’Brien", "obrien", "O'Brien" },
  { "d’Ivoire", "divoire" },
  { "St.-Petersburg", "st petersburg", "  St   Petersburg " },
  { "МГУ им. М. В. Ломоносова", "mgu im m v lomonosova" },
};

static void
test_fold_meets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meeting); i++) {
    g_autofree char *first = comity_text_fold (meeting[i][0]);

    g_assert_cmpstr (first, !=, "");
    for (guint k = 1; k < G_N_ELEMENTS (meeting[i]) && meeting[i][k] != NULL; k++) {
      g_autofree char *other = comity_text_fold (meeting[i][k]);

      if (!g_str_equal (first, other))
        g_test_fail_printf ("%s is “%s”, %s is “%s”", meeting[i][0], first, meeting[i][k], other);
    }
  }
}

static void
test_fold_differs (void)
{
  static const char *const pairs[][2] = {
    { "Иванов", "Петров" },
    { "minsk", "moscow" },
    { "Караганда", "Кокшетау" },
    { "Иванов", "Иванова" },
    { "Ташкент", "Тошкент" },
    { "Гродно", "Гомель" },
    { "Ким", "Чим" },
    { "Хан", "Кан" },
    { "Зуев", "Цуев" },
    { "Жанна", "Шанна" },
    { "Чехов", "Цехов" },
    { "Mali", "Malik" },
    { "Austria", "Australia" },
    { "Niger", "Nigeria" },
    { "Iran", "Iraq" },
    { "Болат", "Булат" },
    { "Lee", "Li" },
    { "2024", "2004" },
    { "11", "1" },
    { "Анна", "Инна" },
    { "Лиза", "Луиза" },
    { "Slovakia", "Slovenia" },
    { "Дарья", "Марья" },
    { "Петров", "Перов" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *a = comity_text_fold (pairs[i][0]);
    g_autofree char *b = comity_text_fold (pairs[i][1]);

    if (g_str_equal (a, b))
      g_test_fail_printf ("%s and %s are both “%s”", pairs[i][0], pairs[i][1], a);
  }
}

/* What is folded once stays as it is: stored and typed forms may be folded again. */
static void
test_fold_is_stable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meeting); i++) {
    for (guint k = 0; k < G_N_ELEMENTS (meeting[i]) && meeting[i][k] != NULL; k++) {
      g_autofree char *once = comity_text_fold (meeting[i][k]);
      g_autofree char *twice = comity_text_fold (once);

      g_assert_cmpstr (twice, ==, once);
    }
  }
}

/* Typed letter by letter, a word keeps matching; the exceptions are the documented ones. */
static void
test_fold_of_beginnings (void)
{
  static const struct {
    const char *kept;
    const char *typed;
  } rows[] = {
    { "Щербаков", "s" },
    { "Щербаков", "sh" },
    { "Щербаков", "shc" },
    { "Щербаков", "shch" },
    { "Щербаков", "shcherb" },
    { "Щербаков", "sc" },
    { "Щербаков", "щерб" },
    { "Жуков", "z" },
    { "Жуков", "zhuk" },
    { "Жуков", "жук" },
    { "Иванов", "iv" },
    { "Иванов", "ив" },
    { "Чехов", "c" },
    { "Чехов", "ch" },
    { "Чехов", "chek"
               "h" },
    { "Ёлкин", "y" },
    { "Ёлкин", "yo" },
    { "Ёлкин", "ё" },
    { "Ёлкин", "е" },
    { "Юсупов", "y" },
    { "Юсупов", "yu" },
    { "Александр", "алек" },
    { "Александр", "alek" },
    { "Александр", "alex" },
    { "Алексеев", "aleksey" },
    { "Алексеев", "alekse" },
    { "Таджикистан", "таджи" },
    { "Manchester", "manc" },
    { "Technical", "tec" },
    { "Medicine", "medic" },
    { "Vietnam", "vi" },
    { "Daniel", "dani" },
    { "Schneider", "sc" },
    { "北京大学", "beij" },
    { "北京大学", "北京" },
    { "Ўзбекистон", "o‘" },
    { "Ўзбекистон", "oz" },
    { "Цой", "t" },
    { "Цой", "ts" },
    { "Thomas", "t" },
    { "Thomas", "th" },
    { "Юлия", "yul" },
    { "Юлия", "юли" },
    { "Łódź", "lo" },
    { "Łódź", "łó" },
    { "Хабиб", "kh" },
    { "Хабиб", "h" },
    { "Хабиб", "x" },
    { "Майя", "may" },
    { "Майя", "май" },
    { "Erasmus", "eras" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *kept = comity_text_fold (rows[i].kept);
    g_autofree char *typed = comity_text_fold (rows[i].typed);

    if (!g_str_has_prefix (kept, typed))
      g_test_fail_printf ("%s (%s) as %s (%s)", rows[i].kept, kept, rows[i].typed, typed);
    g_assert_cmpstr (typed, !=, "");
  }
}

static gboolean
is_plain (const char *folded)
{
  return strspn (folded, "abcdefghijklmnopqrstuvwxyz0123456789 ") == strlen (folded) &&
         folded[0] != ' ' && strstr (folded, "  ") == NULL &&
         (folded[0] == '\0' || folded[strlen (folded) - 1] != ' ');
}

static void
test_fold_form (void)
{
  g_autofree char *nothing = comity_text_fold (NULL), *blank = comity_text_fold (" \t\n ");
  g_autofree char *marks = comity_text_fold ("— ’‘ … \"'"), *broken = comity_text_fold ("a\xff"
                                                                                        "b");
  g_autofree char *words = comity_text_fold ("«Школа №1», г. Минск; (Беларусь)/Minsk—2024");

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (blank, ==, "");
  g_assert_cmpstr (marks, ==, "");
  g_assert_cmpstr (broken, ==, "a b");
  g_assert_true (is_plain (words));
  g_assert_cmpint (strchr (words, ' ') - words, ==, strlen ("scola"));
  for (guint i = 0; i < G_N_ELEMENTS (meeting); i++) {
    g_autofree char *folded = comity_text_fold (meeting[i][0]);

    g_assert_true (is_plain (folded));
  }
}

/* A word is cut, not lost, and a very long text without blanks is no trouble. */
static void
test_fold_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (text, "ёа");
  folded = comity_text_fold (text->str);
  g_assert_true (is_plain (folded));
  g_assert_cmpuint (strlen (folded), >, 40000);
}

static gpointer
fold_in_thread (gpointer data)
{
  for (int round = 0; round < 50; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (meeting); i++) {
      g_autofree char *first = comity_text_fold (meeting[i][0]);
      g_autofree char *second = comity_text_fold (meeting[i][1]);
      g_autoptr (GBytes) key = comity_text_sort_key (meeting[i][0]);

      if (!g_str_equal (first, second) || g_bytes_get_size (key) == 0)
        return (gpointer) meeting[i][0];
    }
  }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("fold", fold_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpstr (g_thread_join (threads[i]), ==, NULL);
}

/* With the memory of words warm, a million words take about a second or less. */
static void
test_fold_speed (void)
{
  const char *text = "Белорусский государственный университет, Minsk State Linguistic University, "
                     "Łódź, O‘zbekiston milliy universiteti, 北京大学";
  const guint words = 14, rounds = 20000;
  double seconds;

  if (!g_test_perf ()) {
    g_test_skip ("Only with -m perf");
    return;
  }
  g_test_timer_start ();
  for (guint i = 0; i < rounds; i++) {
    g_autofree char *folded = comity_text_fold (text);

    g_assert_nonnull (folded);
  }
  seconds = g_test_timer_elapsed ();
  g_test_maximized_result (words * rounds / seconds, "%.2f million words a second",
                           words * rounds / seconds / 1e6);
}

/* ---- Searching in real names ---- */

typedef struct {
  guint words, beginnings, missed;
} Typing;

/* Whether a typed beginning finds the word: as a beginning, or with three letters as a part. */
static gboolean
is_found (const char *kept, const char *typed)
{
  return g_str_has_prefix (kept, typed) || (strlen (typed) >= 3 && strstr (kept, typed) != NULL);
}

static void
type_word (const char *word, Typing *typing)
{
  g_autofree char *kept = comity_text_fold (word), *again = comity_text_fold (kept);
  glong length = g_utf8_strlen (word, -1);

  g_assert_cmpstr (again, ==, kept);
  if (kept[0] == '\0' || strchr (kept, ' ') != NULL)
    return;
  typing->words++;
  for (glong n = 1; n <= length; n++) {
    g_autofree char *beginning = g_utf8_substring (word, 0, n);
    g_autofree char *typed = comity_text_fold (beginning);

    typing->beginnings++;
    typing->missed += !is_found (kept, typed);
  }
}

static void
type_name (const char *name, GHashTable *seen, Typing *typing)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    /* Every third is enough for the measure and not too long for a test. */
    if (g_str_hash (words[i]) % 3 == 0 && g_hash_table_add (seen, g_strdup (words[i])))
      type_word (words[i], typing);
  }
}

/* Names of organisations in a hundred languages, typed letter by letter: of all states of typing
 * at most one in a hundred may miss its word (the documented exceptions). */
static void
test_fold_real_names (void)
{
  g_autoptr (GDataInputStream) lines = corpora_open_lines ("ror", "records-v2.jsonl.gz");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Typing typing = { 0 };
  char *line;

  if (lines == NULL)
    return;
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL) {
    g_autofree char *owned = line;
    g_autoptr (JsonNode) node = json_from_string (owned, NULL);
    JsonArray *names = json_object_get_array_member (json_node_get_object (node), "names");

    for (guint i = 0; i < json_array_get_length (names); i++) {
      JsonObject *name = json_array_get_object_element (names, i);

      type_name (json_object_get_string_member (name, "value"), seen, &typing);
    }
  }
  g_test_message ("%u words, %u beginnings, %u of them miss their word", typing.words,
                  typing.beginnings, typing.missed);
  g_assert_cmpuint (typing.words, >, 20000);
  g_assert_cmpuint (typing.missed, <, typing.beginnings / 100);
}

/* ---- Cleaning ---- */

static void
test_clean (void)
{
  static const struct {
    const char *text;
    const char *one_line;
    const char *many_lines;
  } rows[] = {
    { "", "", "" },
    { "  ", "", "" },
    { "\n\n", "", "" },
    { " a  b ", "a b", "a  b" },
    { "a\tb", "a b", "a b" },
    { "a\nb", "a b", "a\nb" },
    { "a\r\nb\rc", "a b c", "a\nb\nc" },
    { "\n\na \n\n b\n\n", "a b", "a\n\n b" },
    { "a\xe2\x80\xa8"
      "b",
      "a b", "a\nb" },
    { "a\xc2\xa0\xc2\xa0"
      "b",
      "a b", "a  b" },
    { "a\x01\x7f"
      "b",
      "ab", "ab" },
    { "\xef\xbb\xbf"
      "a",
      "a", "a" },
    { "a\xe2\x80\xae"
      "b\xe2\x81\xa6",
      "ab", "ab" },
    { "e\xcc\x81", "é", "é" },
    { "и\xcc\x86", "й", "й" },
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { "می\xe2\x80\x8cخواهم", "می\xe2\x80\x8cخواهم", "می\xe2\x80\x8cخواهم" },
    { "“a” – b…", "“a” – b…", "“a” – b…" },
  };

  g_assert_null (comity_text_clean (NULL, FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *one = comity_text_clean (rows[i].text, FALSE);
    g_autofree char *many = comity_text_clean (rows[i].text, TRUE);
    g_autofree char *again = comity_text_clean (many, TRUE);

    g_assert_cmpstr (one, ==, rows[i].one_line);
    g_assert_cmpstr (many, ==, rows[i].many_lines);
    g_assert_cmpstr (again, ==, many);
    g_assert_true (comity_text_is_blank (rows[i].text) == (one[0] == '\0'));
  }
  g_assert_true (comity_text_is_blank (NULL));
}

static void
test_initials (void)
{
  static const struct {
    const char *text;
    const char *initials;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { "42", "" },
    { "Minsk", "M" },
    { "University of Warsaw", "UW" },
    { "Иван Петрович Сидоров", "ИП" },
    { "john smith", "JS" },
    { "Jean-Pierre", "JP" },
    { "al-Farabi University", "FU" },
    { "Ёлкин Élise", "ЁÉ" },
    { "«Берёзка»", "Б" },
    { "王小明", "王小" },
    { "김 철수", "김철" },
    { "ქართული ენა", "ქე" },
    { "e\xcc\x81lise o’brien", "ÉO" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *initials = comity_text_initials (rows[i].text);

    g_assert_cmpstr (initials, ==, rows[i].initials);
  }
}

/* ---- Sorting ---- */

static void
assert_order (const char *language, const char *const *order)
{
  g_setenv ("LANGUAGE", language, TRUE);
  for (; order[1] != NULL; order++) {
    g_autoptr (GBytes) a = comity_text_sort_key (order[0]);
    g_autoptr (GBytes) b = comity_text_sort_key (order[1]);

    if (comity_text_compare (order[0], order[1]) >= 0)
      g_test_message ("%s: %s, %s", language, order[0], order[1]);
    g_assert_cmpint (comity_text_compare (order[0], order[1]), <, 0);
    g_assert_cmpint (comity_text_compare (order[1], order[0]), >, 0);
    g_assert_cmpint (g_bytes_compare (a, b), <, 0);
  }
}

static void
test_sort (void)
{
  static const char *const russian[] = { "Бор",   "Евтушенко", "Елкин", "Ёлкин", "Ельцин",
                                         "Ермак", "Жуков",     "Я",     NULL };
  static const char *const neutral[] = { "",  "1",     "10",  "2", "a", "B",
                                         "c", "Émile", "Eva", "Z", "Ж", NULL };
  static const char *const english[] = { "Aland", "Åland", "Zeta", NULL };
  static const char *const swedish[] = { "Aland", "Zeta", "Åland", "Ärla", "Öland", NULL };
  static const char *const lithuanian[] = { "Yra", "Jonas", NULL };

  assert_order ("ru", russian);
  assert_order ("C", neutral);
  assert_order ("en", english);
  assert_order ("sv", swedish);
  assert_order ("lt", lithuanian);
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_cmpint (comity_text_compare (NULL, ""), ==, 0);
  g_assert_cmpint (comity_text_compare ("é", "e\xcc\x81"), ==, 0);
}

/* Long texts take another path through the buffers. */
static void
test_sort_long (void)
{
  g_autofree char *a = g_strnfill (5000, 'a');
  g_autofree char *b = g_strconcat (a, "b", NULL);
  g_autoptr (GBytes) key_a = comity_text_sort_key (a);
  g_autoptr (GBytes) key_b = comity_text_sort_key (b);
  g_autoptr (GBytes) broken = comity_text_sort_key ("a\xff");

  g_assert_cmpint (g_bytes_compare (key_a, key_b), <, 0);
  g_assert_cmpuint (g_bytes_get_size (broken), >, 0);
}

static void
test_collation (void)
{
  const char *english, *russian;

  g_setenv ("LANGUAGE", "ru", TRUE);
  russian = comity_text_collation ();
  g_setenv ("LANGUAGE", "en", TRUE);
  english = comity_text_collation ();
  g_assert_true (g_str_has_prefix (russian, "ru "));
  g_assert_true (g_str_has_prefix (english, "en "));
  g_assert_true (comity_text_collation () == english);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold/meets", test_fold_meets);
  g_test_add_func ("/text/fold/differs", test_fold_differs);
  g_test_add_func ("/text/fold/stable", test_fold_is_stable);
  g_test_add_func ("/text/fold/beginnings", test_fold_of_beginnings);
  g_test_add_func ("/text/fold/form", test_fold_form);
  g_test_add_func ("/text/fold/long", test_fold_long);
  g_test_add_func ("/text/fold/speed", test_fold_speed);
  g_test_add_func ("/text/fold/real-names", test_fold_real_names);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/text/sort/order", test_sort);
  g_test_add_func ("/text/sort/long", test_sort_long);
  g_test_add_func ("/text/sort/collation", test_collation);
  return g_test_run ();
}
