/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-paper.h"

#define WIDTH 595.0
#define HEIGHT 842.0

static cairo_t *
new_page (void)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cr;
}

static ComityPaper *
table_new (const char *title, guint n_rows)
{
  ComityPaper *paper = comity_paper_new (title, NULL);
  comity_paper_add_head (paper, (const char *[]) { "Partner", "Country" }, 2);
  for (guint i = 0; i < n_rows; i++)
    comity_paper_add_row (paper, (const char *[]) { "University", "Uzbekistan" }, 2);
  return paper;
}

static guint
lay_out (ComityPaper *paper, guint most)
{
  cairo_t *cr = new_page ();
  comity_paper_set_size (paper, WIDTH, HEIGHT);
  while (!comity_paper_lay_out (paper, cr, most))
    continue;
  cairo_destroy (cr);
  return comity_paper_get_n_pages (paper);
}

/* What is drawn on a page. */
static cairo_rectangle_t
ink_of (ComityPaper *paper, guint page)
{
  cairo_rectangle_t ink;
  cairo_t *cr = new_page ();
  comity_paper_draw (paper, cr, page);
  cairo_recording_surface_ink_extents (cairo_get_target (cr), &ink.x, &ink.y, &ink.width,
                                       &ink.height);
  cairo_destroy (cr);
  return ink;
}

static void
test_pages (void)
{
  g_autoptr (ComityPaper) one = table_new ("Partners", 3);
  g_autoptr (ComityPaper) many = table_new ("Partners", 200);
  guint pages = lay_out (many, G_MAXUINT);
  g_assert_cmpuint (lay_out (one, G_MAXUINT), ==, 1);
  g_assert_cmpuint (pages, >, 3);
  g_assert_cmpuint (comity_paper_get_n_rows (many), ==, 200);
  /* In small steps, as for the printer, it is the same. */
  g_assert_cmpuint (lay_out (many, 7), ==, pages);
  for (guint i = 0; i < pages; i++) {
    cairo_rectangle_t ink = ink_of (many, i);
    g_assert_cmpfloat (ink.x, >=, 40);
    g_assert_cmpfloat (ink.y, >=, 40);
    g_assert_cmpfloat (ink.x + ink.width, <=, WIDTH - 40);
    g_assert_cmpfloat (ink.y + ink.height, <=, HEIGHT - 30);
  }
}

static void
test_long_value (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ComityPaper) paper = comity_paper_new ("Note", NULL);
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "line %u\n", i);
  comity_paper_add_heading (paper, "Text");
  comity_paper_add_fact (paper, "Note", text->str);
  g_assert_cmpuint (lay_out (paper, G_MAXUINT), >=, 4);
  for (guint i = 0; i < comity_paper_get_n_pages (paper); i++)
    g_assert_cmpfloat (ink_of (paper, i).y + ink_of (paper, i).height, <=, HEIGHT - 30);
}

/* However many columns there are, they stay on the paper, which then lies across. */
static void
test_columns (void)
{
  const char *cells[30];
  g_autoptr (ComityPaper) paper = comity_paper_new ("Students", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i] = "Some words of a value";
  comity_paper_add_head (paper, cells, G_N_ELEMENTS (cells));
  comity_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
  g_assert_true (comity_paper_is_wide (paper));
  g_assert_cmpuint (lay_out (paper, G_MAXUINT), >=, 1);
  g_assert_cmpfloat (ink_of (paper, 0).x + ink_of (paper, 0).width, <=, WIDTH - 40);
}

/* How much ink is in the left and in the right half of a page, above its foot. */
static void
weigh (ComityPaper *paper, guint *left, guint *right)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (image);
  *left = *right = 0;
  comity_paper_draw (paper, cr, 0);
  cairo_surface_flush (image);
  for (int y = 0; y < (int) HEIGHT - 100; y++) {
    const guchar *row =
      cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image);
    for (int x = 0; x < (int) WIDTH; x++)
      *(x < (int) WIDTH / 2 ? left : right) += row[x] > 0;
  }
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

/* A title in a script from right to left turns the page round. */
static void
test_direction (void)
{
  static const char *const titles[] = { "Partners", "الشركاء" };
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (ComityPaper) paper = comity_paper_new (titles[i], NULL);
    guint left, right;
    comity_paper_add_fact (paper, titles[i], "");
    lay_out (paper, G_MAXUINT);
    weigh (paper, &left, &right);
    g_assert_cmpuint (i == 0 ? left : right, >, 100);
    g_assert_cmpuint (i == 0 ? right : left, ==, 0);
  }
}

/* Two languages stand in the two halves, each as it is written; in a table they share the cells. */
static void
test_beside (void)
{
  static const char *const words[][2] = { { "Country", "Land" }, { "البلد", "Country" } };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    ComityPaper *papers[2];
    guint left, right;
    for (guint k = 0; k < 2; k++) {
      g_autoptr (GString) text = g_string_new (words[i][k]);
      papers[k] = comity_paper_new (words[i][k], NULL);
      /* One side is longer than the page, the other ends before it. */
      for (guint line = 0; line < (k == 0 ? 150 : 3); line++)
        g_string_append_printf (text, "\n%s %u", words[i][k], line);
      comity_paper_add_fact (papers[k], words[i][k], text->str);
      comity_paper_add_head (papers[k], words[i], 1);
      comity_paper_add_row (papers[k], &words[i][k], 1);
    }
    g_autoptr (ComityPaper) both = comity_paper_new_beside (papers[0], papers[1]);
    g_assert_cmpuint (lay_out (both, G_MAXUINT), >=, 2);
    g_assert_cmpuint (comity_paper_get_n_rows (both), ==, 1);
    weigh (both, &left, &right);
    /* What is longer stands where its script begins. */
    g_assert_cmpuint (MIN (left, right), >, 100);
    g_assert_cmpuint (i == 0 ? left : right, >, 3 * (i == 0 ? right : left));
    for (guint page = 0; page < comity_paper_get_n_pages (both); page++)
      g_assert_cmpfloat (ink_of (both, page).x + ink_of (both, page).width, <=, WIDTH - 40);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pages", test_pages);
  g_test_add_func ("/paper/long-value", test_long_value);
  g_test_add_func ("/paper/columns", test_columns);
  g_test_add_func ("/paper/direction", test_direction);
  g_test_add_func ("/paper/beside", test_beside);
  return g_test_run ();
}
