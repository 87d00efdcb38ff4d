/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of ../shared/data/images through the sandbox: the hostile are refused, nothing crashes
 * or hangs, and this process stays small. */
#include <locale.h>
#include <string.h>
#include <sys/resource.h>

#include "../unit/corpora.h"
#include "comity-kinds.h"
#include "comity-picture.h"
#include "comity-web-json.h"

#define LONGEST (15 * G_USEC_PER_SEC)
#define MOST_MEMORY (400 * 1024) /* kilobytes */

typedef struct {
  guint read, refused, wrong;
} Table;

static ComityPicture *
read_file (const char *path, GError **error)
{
  g_autofree char *content = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_autoptr (GBytes) bytes = g_bytes_new (content, size);
  return comity_picture_read_sync (bytes, NULL, error);
}

static void
check_png (const ComityPicture *picture)
{
  gsize size;
  const guint8 *png = g_bytes_get_data (picture->png, &size);
  g_assert_cmpuint (size, >, 24);
  g_assert_cmpint (memcmp (png, "\x89PNG", 4), ==, 0);
  g_assert_cmpuint ((guint) png[18] << 8 | png[19], <=, 256);
  g_assert_cmpuint ((guint) png[22] << 8 | png[23], <=, 256);
}

/* Every so many of those that decode; all of the others. */
static gboolean
is_chosen (const char *file, const char *expected, guint index)
{
  gboolean decodes = g_str_equal (expected, "decodes");
  return !decodes || index % (g_str_has_prefix (file, "valid/") ? 12 : 6) == 0;
}

static void
run_case (Table *table, const char *folder, JsonNode *row)
{
  const char *file = comity_web_json_get_text (row, "file");
  const char *expected = comity_web_json_get_text (row, "expected");
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (ComityPicture) picture = read_file (path, &error);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, LONGEST);
  g_assert_true ((picture == NULL) == (error != NULL));
  gboolean must_refuse = g_str_has_prefix (expected, "reject") &&
                         strstr (expected, " or ") == NULL && strstr (expected, "upstream") == NULL;
  g_test_message ("%-7s | %s | %s | %s", picture != NULL ? "read" : "refused", file, expected,
                  error != NULL ? error->message : picture->media_type);
  if (picture != NULL)
    check_png (picture);
  table->read += picture != NULL;
  table->refused += picture == NULL;
  table->wrong += must_refuse && picture != NULL;
}

static void
test_pictures (void)
{
  g_autofree char *folder = corpora_dup_path ("images");
  g_autofree char *path = g_build_filename (folder, "cases.jsonl", NULL);
  g_autofree char *text = NULL;
  Table table = { 0 };
  struct rusage usage;
  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    g_test_skip ("The real data is not here (COMITY_CORPORA)");
    return;
  }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_autoptr (JsonNode) row = comity_web_json_parse (lines[i], strlen (lines[i]), NULL);
    if (is_chosen (comity_web_json_get_text (row, "file"),
                   comity_web_json_get_text (row, "expected"), i))
      run_case (&table, folder, row);
  }
  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("%u read, %u refused, %u read that must be refused; %ld kB at most", table.read,
                  table.refused, table.wrong, usage.ru_maxrss);
  g_assert_cmpuint (table.wrong, ==, 0);
  g_assert_cmpuint (table.read, >, 20);
  g_assert_cmpint (usage.ru_maxrss, <, MOST_MEMORY);
}

static void
test_drawing (void)
{
  static const char svg[] =
    "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='16' height='8'>"
    "<rect width='8' height='8' fill='red'/></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityPicture) picture = comity_picture_read_sync (bytes, NULL, &error);
  g_assert_no_error (error);
  /* Drawn large, whatever it asks for. */
  g_assert_cmpuint (picture->width, ==, 512);
  g_assert_cmpuint (picture->height, ==, 256);
  check_png (picture);
}

static void
test_blank (void)
{
  static const char svg[] =
    "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityPicture) picture = comity_picture_read_sync (bytes, NULL, &error);
  g_assert_error (error, COMITY_PICTURE_ERROR, COMITY_PICTURE_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/picture/drawing", test_drawing);
  g_test_add_func ("/picture/blank", test_blank);
  g_test_add_func ("/picture/pictures", test_pictures);
  return g_test_run ();
}
