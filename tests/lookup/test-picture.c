/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of ../shared/data/images through the sandbox: the hostile are refused, nothing crashes
 * or hangs, and this process stays small. */
#include <cairo.h>
#include <locale.h>
#include <string.h>
#include <sys/resource.h>

#include "../unit/corpora.h"
#include "comity-kinds.h"
#include "comity-picture.h"
#include "comity-web-json.h"

#define MOST_MEMORY (400 * 1024) /* kilobytes */

/* glycin allocates between fork() and exec(); the allocator of the AddressSanitizer may be held by another thread at
 * that moment, and then is for ever in the child. So there only what the shared sandboxes read is read, which are
 * started otherwise: what they refuse glycin is asked for once more. */
#ifdef __SANITIZE_ADDRESS__
#define SIDE_BY_SIDE 1
#define EVERY 12
#define LEAST_READ 10
#define ONLY_READ TRUE
#else
#define SIDE_BY_SIDE 8
#define EVERY 1
#define LEAST_READ 256
#define ONLY_READ FALSE
#endif

typedef struct {
  guint read, refused, wrong;
} Table;

/* Broken in a way that some readers overlook and the loaders of glycin do not. */
static const struct {
  const char *file, *reason;
} unread[] = {
  { "valid/gifsuite-double-clears.gif", "two clear codes in a row end its data" },
  { "valid/gifsuite-image-zero-size.gif", "its only frame has no pixels" },
  { "valid/imagers-bmp-images-lenient-badplanes.bmp", "it claims several planes" },
  { "valid/imagers-bmp-images-lenient-pal8oversizepal.bmp", "300 colours in a palette of 256" },
  { "valid/imagers-bmp-images-lenient-rle_overflow.bmp", "a run goes beyond its line" },
  { "valid/imagers-bmp-images-rgb24rle24.bmp", "a packing of OS/2 2 that no web site uses" },
  { "valid/imagepng-cicp_pq.png", "a chunk has a wrong checksum" },
  { "valid/pillow-hopper_unexpected.ico", "the directory and the bitmap disagree on the size" },
  { "valid/pillow-no_palette.gif", "it has no colours" },
};

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
  g_assert_cmpuint ((guint) png[18] << 8 | png[19], <=, 192);
  g_assert_cmpuint ((guint) png[22] << 8 | png[23], <=, 192);
}

/* One picture of the table: what is said of it, and what became of it. */
typedef struct {
  char *path, *file, *expected;
  ComityPicture *picture;
  GError *error;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;
  g_clear_pointer (&self->picture, comity_picture_free);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->file);
  g_free (self->expected);
  g_free (self);
}

static const char *
find_reason (const Case *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    if (g_str_equal (self->file, unread[i].file))
      return unread[i].reason;
  return NULL;
}

static GPtrArray *
list_cases (void)
{
  g_autofree char *folder = corpora_dup_path ("images");
  g_autofree char *path = g_build_filename (folder, "cases.jsonl", NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0, n = g_strv_length (lines); i < n && *lines[i] != '\0'; i += EVERY) {
    g_autoptr (JsonNode) row = comity_web_json_parse (lines[i], strlen (lines[i]), NULL);
    Case *one = g_new0 (Case, 1);
    one->file = g_strdup (comity_web_json_get_text (row, "file"));
    one->expected = g_strdup (comity_web_json_get_text (row, "expected"));
    one->path = g_build_filename (folder, one->file, NULL);
    if (!ONLY_READ || (g_str_equal (one->expected, "decodes") && find_reason (one) == NULL))
      g_ptr_array_add (cases, one);
    else
      case_free (one);
  }
  return cases;
}

static void
read_thread (gpointer data, gpointer unused)
{
  Case *self = data;
  self->picture = read_file (self->path, &self->error);
}

/* All side by side, as a refresh of many partners reads them. */
static void
read_all (GPtrArray *cases)
{
  GThreadPool *pool = g_thread_pool_new (read_thread, NULL, SIDE_BY_SIDE, TRUE, NULL);
  for (guint i = 0; i < cases->len; i++)
    g_thread_pool_push (pool, cases->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

/* Decoded, but it would be no logo: a pixel, a line, an empty ground. */
static gboolean
is_no_logo (const Case *self)
{
  return g_error_matches (self->error, COMITY_PICTURE_ERROR, COMITY_PICTURE_ERROR_EMPTY);
}

static void
check_case (Table *table, const Case *self)
{
  gboolean must_decode =
    g_str_equal (self->expected, "decodes") || g_str_has_prefix (self->expected, "accept");
  gboolean must_refuse = g_str_has_prefix (self->expected, "reject") &&
                         strstr (self->expected, " or ") == NULL &&
                         strstr (self->expected, "upstream") == NULL;
  const char *reason = find_reason (self);
  gboolean wrong = self->picture != NULL ? must_refuse || reason != NULL :
                                           must_decode && !is_no_logo (self) && reason == NULL;
  g_test_message ("%-7s | %s | %s | %s", self->picture != NULL ? "read" : "refused", self->file,
                  self->expected,
                  self->picture != NULL ? self->picture->media_type :
                  reason != NULL        ? reason :
                                          self->error->message);
  g_assert_true ((self->picture == NULL) == (self->error != NULL));
  if (self->picture != NULL)
    check_png (self->picture);
  if (wrong)
    g_test_message ("wrong   | %s", self->file);
  table->read += self->picture != NULL;
  table->refused += self->picture == NULL;
  table->wrong += wrong;
}

static void
test_pictures (void)
{
  g_autoptr (GPtrArray) cases = list_cases ();
  Table table = { 0 };
  struct rusage usage;
  if (cases == NULL) {
    g_test_skip ("The real data is not here (COMITY_CORPORA)");
    return;
  }
  read_all (cases);
  for (guint i = 0; i < cases->len; i++)
    check_case (&table, cases->pdata[i]);
  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("%u read, %u refused, %u otherwise than expected; %ld kB at most", table.read,
                  table.refused, table.wrong, usage.ru_maxrss);
  g_assert_cmpuint (table.wrong, ==, 0);
  g_assert_cmpuint (table.read, >=, LEAST_READ);
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
  g_assert_cmpuint (picture->width, ==, 384);
  g_assert_cmpuint (picture->height, ==, 192);
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

/* -- Colours --------------------------------------------------------------------------------- */

#define SIDE 33

static cairo_status_t
append_cb (void *bytes, const unsigned char *data, unsigned int n)
{
  g_byte_array_append (bytes, data, n);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
take_cb (void *bytes, unsigned char *data, unsigned int n)
{
  GByteArray *rest = bytes;
  memcpy (data, rest->data, n);
  g_byte_array_remove_range (rest, 0, n);
  return CAIRO_STATUS_SUCCESS;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row =
    cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  return ((const guint32 *) (gconstpointer) row)[x];
}

/* Each pixel has a colour of its own. */
static cairo_surface_t *
paint (cairo_format_t format)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  for (int i = 0; i < SIDE * SIDE; i++) {
    int x = i % SIDE, y = i / SIDE;
    cairo_set_source_rgba (cr, x / (SIDE - 1.), y / (SIDE - 1.), (x * 7 + y * 3) % 32 / 31.,
                           (x + y) % 5 / 4.);
    cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
    cairo_rectangle (cr, x, y, 1, 1);
    cairo_fill (cr);
  }
  cairo_destroy (cr);
  return surface;
}

static void
check_near (guint32 a, guint32 b)
{
  for (int shift = 0; shift < 32; shift += 8)
    g_assert_cmpint (ABS ((int) (a >> shift & 255) - (int) (b >> shift & 255)), <=, 2);
}

static void
check_colours (cairo_format_t format)
{
  cairo_surface_t *painted = paint (format), *read;
  g_autoptr (GByteArray) file = g_byte_array_new (), kept = g_byte_array_new ();
  g_autoptr (ComityPicture) picture = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_write_to_png_stream (painted, append_cb, file);
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, file->len);
  picture = comity_picture_read_sync (bytes, NULL, &error);
  g_assert_no_error (error);
  g_byte_array_append (kept, g_bytes_get_data (picture->png, NULL),
                       (guint) g_bytes_get_size (picture->png));
  read = cairo_image_surface_create_from_png_stream (take_cb, kept);
  g_assert_cmpint (cairo_image_surface_get_width (read), ==, SIDE);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==, SIDE);
  for (int i = 0; i < SIDE * SIDE; i++) {
    guint32 opaque = format == CAIRO_FORMAT_RGB24 ? 0xff000000 : 0;
    check_near (get_pixel (painted, i % SIDE, i / SIDE) | opaque,
                get_pixel (read, i % SIDE, i / SIDE) | opaque);
  }
  cairo_surface_destroy (painted);
  cairo_surface_destroy (read);
}

/* Three bytes a pixel, and four of which one says what shows through. */
static void
test_colours (void)
{
  check_colours (CAIRO_FORMAT_RGB24);
  check_colours (CAIRO_FORMAT_ARGB32);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/picture/drawing", test_drawing);
  g_test_add_func ("/picture/blank", test_blank);
  g_test_add_func ("/picture/colours", test_colours);
  g_test_add_func ("/picture/pictures", test_pictures);
  return g_test_run ();
}
