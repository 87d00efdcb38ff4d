/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-test.h"

#include "comity-busy.h"
#include "comity-cell-lines.h"
#include "comity-chip.h"
#include "comity-cover-strip.h"
#include "comity-date-tile.h"
#include "comity-help-page.h"
#include "comity-help.h"
#include "comity-logo.h"
#include "comity-parts.h"
#include "comity-pill.h"
#include "comity-stage-track.h"

#define TODAY "2026-11-20"

static void
test_logo (void)
{
  GtkWidget *logo = g_object_ref_sink (comity_logo_new (COMITY_LOGO_LIST));

  comity_logo_set_name (COMITY_LOGO (logo), "University of Cagliari");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (logo), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (logo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Logo of University of Cagliari");
  comity_logo_set_round (COMITY_LOGO (logo), TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (logo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Picture of University of Cagliari");
  g_assert_finalize_object (logo);
}

static void
count_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static void
test_logo_notifies_changes_only (void)
{
  GtkWidget *logo = g_object_ref_sink (comity_logo_new (COMITY_LOGO_LIST));
  int count = 0;

  g_signal_connect (logo, "notify::record-name", G_CALLBACK (count_cb), &count);
  comity_logo_set_name (COMITY_LOGO (logo), "A");
  g_assert_cmpint (count, ==, 1);
  comity_logo_set_name (COMITY_LOGO (logo), "A");
  g_assert_cmpint (count, ==, 1);
  comity_logo_set_name (COMITY_LOGO (logo), "B");
  g_assert_cmpint (count, ==, 2);
  g_assert_finalize_object (logo);
}

/* The size is in sp: with large text the picture grows as well. */
static void
test_logo_grows_with_text (void)
{
  GtkWidget *logo = g_object_ref_sink (comity_logo_new (COMITY_LOGO_HEADER));
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, small, large;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_widget_measure (logo, GTK_ORIENTATION_HORIZONTAL, -1, &small, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  gtk_widget_measure (logo, GTK_ORIENTATION_HORIZONTAL, -1, &large, NULL, NULL, NULL);
  g_assert_cmpint (small, ==, COMITY_LOGO_HEADER);
  g_assert_cmpint (large, ==, 2 * COMITY_LOGO_HEADER);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_finalize_object (logo);
}

static void
test_pill (void)
{
  GtkWidget *pill = g_object_ref_sink (comity_pill_new ("In force", COMITY_TONE_SUCCESS));

  g_assert_cmpstr (comity_pill_get_text (COMITY_PILL (pill)), ==, "In force");
  g_assert_true (gtk_widget_has_css_class (pill, "success"));
  comity_pill_set (COMITY_PILL (pill), "Expired", COMITY_TONE_ERROR);
  g_assert_false (gtk_widget_has_css_class (pill, "success"));
  g_assert_true (gtk_widget_has_css_class (pill, "error"));
  comity_pill_set (COMITY_PILL (pill), NULL, COMITY_TONE_QUIET);
  g_assert_false (gtk_widget_get_visible (pill));
  comity_pill_set (COMITY_PILL (pill), "Draft", COMITY_TONE_QUIET);
  g_assert_true (gtk_widget_get_visible (pill));
  comity_pill_set (COMITY_PILL (pill), "", COMITY_TONE_QUIET);
  g_assert_false (gtk_widget_get_visible (pill));
  g_assert_finalize_object (pill);
}

static void
test_tones (void)
{
  g_assert_cmpint (comity_tone_of_status ("in_force"), ==, COMITY_TONE_SUCCESS);
  g_assert_cmpint (comity_tone_of_status ("draft"), ==, COMITY_TONE_ACCENT);
  g_assert_cmpint (comity_tone_of_status ("on_leave"), ==, COMITY_TONE_WARNING);
  g_assert_cmpint (comity_tone_of_status ("expelled"), ==, COMITY_TONE_ERROR);
  g_assert_cmpint (comity_tone_of_status ("ended"), ==, COMITY_TONE_QUIET);
  g_assert_cmpint (comity_tone_of_status ("act"), ==, COMITY_TONE_QUIET);
  g_assert_cmpint (comity_tone_of_status (NULL), ==, COMITY_TONE_QUIET);
}

static void
removed_cb (ComityChip *chip, int *count)
{
  (*count)++;
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (comity_chip_new ("Status", "Active", "Remove “Active”"));
  GtkWidget *button = display_test_find (chip, GTK_TYPE_BUTTON, 0);
  int count = 0;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Status Active");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove “Active”");
  g_signal_connect (chip, "removed", G_CALLBACK (removed_cb), &count);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (count, ==, 1);
  g_assert_finalize_object (chip);
}

static void
assert_tile (const char *from, const char *to, gboolean large, const char *expected)
{
  g_autofree char *month = NULL, *day = NULL, *year = NULL, *all = NULL;

  comity_date_tile_dup_lines (from, to, large, &month, &day, &year);
  all = g_strdup_printf ("%s|%s|%s", month ? month : "", day ? day : "", year ? year : "");
  g_assert_cmpstr (all, ==, expected);
}

static void
test_date_tile (void)
{
  GtkWidget *tile = g_object_ref_sink (comity_date_tile_new (TRUE));

  assert_tile ("2024-03-19", "2024-03-24", FALSE, "Mar 2024|\u206619–24\u2069|");
  assert_tile ("2024-03-19", "2024-03-24", TRUE, "March|\u206619–24\u2069|2024");
  assert_tile ("2024-03-28", "2024-04-03", FALSE, "Mar – Apr|\u206628–3\u2069|");
  assert_tile ("2024-03-19", "2024-03-19", FALSE, "Mar 2024|19|");
  assert_tile ("2024-03", NULL, FALSE, "2024|Mar|");
  assert_tile ("2024", NULL, FALSE, "|2024|");
  assert_tile (NULL, NULL, FALSE, "||");
  comity_date_tile_set_dates (COMITY_DATE_TILE (tile), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (tile));
  g_assert_finalize_object (tile);
}

static void
test_stage_track (void)
{
  GtkWidget *track = g_object_ref_sink (comity_stage_track_new ());
  const char *const names[] = { "Draft", "Signing", "In force", NULL };

  comity_stage_track_set_stages (COMITY_STAGE_TRACK (track), names, NULL, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (track), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (track), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Stage 2 of 3: Signing");
  comity_stage_track_set_stages (COMITY_STAGE_TRACK (track), names, NULL, 3);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (track), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "All stages done");
  g_assert_finalize_object (track);
}

static ComityRecord *
make_paper (const char *kind, const char *from, const char *to, const char *state)
{
  ComityRecord *paper = comity_record_new (comity_kind_find ("paper"));

  comity_record_set (paper, "kind", kind);
  comity_record_set (paper, "valid_from", from);
  comity_record_set (paper, "valid_to", to);
  comity_record_set (paper, "state", state);
  return paper;
}

static GPtrArray *
make_full_papers (void)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (papers, make_paper ("passport", "2022-01-01", "2032-01-01", NULL));
  g_ptr_array_add (papers, make_paper ("visa", "2026-09-01", "2027-08-31", NULL));
  g_ptr_array_add (papers, make_paper ("registration", "2026-09-03", "2027-08-31", NULL));
  g_ptr_array_add (papers, make_paper ("insurance", "2026-09-01", "2027-08-31", NULL));
  g_ptr_array_add (papers, make_paper ("medical", "2026-09-10", "2027-09-10", NULL));
  return papers;
}

static void
assert_cover (GPtrArray *papers, ComityCoverState state, const char *summary)
{
  g_autoptr (ComityCover) cover = comity_cover_new_from_papers (papers, TRUE, TODAY);
  g_autofree char *text = comity_cover_dup_summary (cover);

  g_assert_cmpint (comity_cover_get_state (cover), ==, state);
  g_assert_cmpstr (text, ==, summary);
}

static void
test_cover_states (void)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func (g_object_unref);

  assert_cover (papers, COMITY_COVER_EMPTY, "");
  g_ptr_array_unref (g_steal_pointer (&papers));
  papers = make_full_papers ();
  comity_record_set (papers->pdata[1], "valid_to", "2026-12-02");
  assert_cover (papers, COMITY_COVER_SOON, "Visa ends in 12 days");
  comity_record_set (papers->pdata[3], "valid_to", "2026-11-15");
  assert_cover (papers, COMITY_COVER_GAP, "Insurance ended 5 days ago");
  g_ptr_array_remove_index (papers, 2);
  assert_cover (papers, COMITY_COVER_GAP, "Registration missing");
}

/* A visa that was only asked for covers nothing; a permit makes visa and registration needless. */
static void
test_cover_rules (void)
{
  g_autoptr (GPtrArray) papers = make_full_papers ();

  comity_record_set (papers->pdata[1], "state", "requested");
  assert_cover (papers, COMITY_COVER_GAP, "Visa missing");
  g_ptr_array_remove_range (papers, 1, 2);
  g_ptr_array_add (papers, make_paper ("residence_permit", "2025-01-01", "2027-06-30", NULL));
  g_assert_cmpint (papers->len, ==, 4);
  assert_cover (papers, COMITY_COVER_FINE, "Residence permit ends 30 June 2027");
}

/* Nobody asks a graduate for a visa. */
static void
test_cover_only_who_is_here (void)
{
  g_autoptr (GPtrArray) papers = make_full_papers ();
  g_autoptr (ComityCover) cover = NULL;

  g_assert_true (comity_cover_is_here ("enrolled"));
  g_assert_true (comity_cover_is_here (NULL));
  g_assert_false (comity_cover_is_here ("graduated"));
  comity_record_set (papers->pdata[1], "valid_to", "2026-11-15");
  cover = comity_cover_new_from_papers (papers, FALSE, TODAY);
  g_assert_cmpint (comity_cover_get_state (cover), ==, COMITY_COVER_FINE);
}

/* Two papers of one sort that follow each other without a break count as one. */
static void
test_cover_continues (void)
{
  g_autoptr (GPtrArray) papers = make_full_papers ();

  comity_record_set (papers->pdata[1], "valid_to", "2026-12-02");
  g_ptr_array_add (papers, make_paper ("visa", "2026-12-03", "2027-08-31", NULL));
  assert_cover (papers, COMITY_COVER_FINE, "Visa ends 31 August 2027");
  comity_record_set (papers->pdata[5], "valid_from", "2026-12-10");
  assert_cover (papers, COMITY_COVER_SOON, "Visa ends in 12 days");
}

static void
test_cover_strip (void)
{
  GtkWidget *strip = g_object_ref_sink (comity_cover_strip_new (136));
  g_autoptr (GPtrArray) papers = make_full_papers ();
  g_autoptr (ComityCover) cover = NULL;

  comity_record_set (papers->pdata[1], "valid_to", "2026-12-02");
  cover = comity_cover_new_from_papers (papers, TRUE, TODAY);
  comity_cover_strip_set_cover (COMITY_COVER_STRIP (strip), cover);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Visa ends in 12 days");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (strip), "Passport ends 1 January 2032"));
  comity_cover_strip_set_line (COMITY_COVER_STRIP (strip), 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Passport ends 1 January 2032");
  g_assert_finalize_object (strip);
}

static void
assert_uri (const char *kind, const char *field, const char *value, const char *expected)
{
  g_autofree char *uri =
    comity_address_to_uri (comity_kind_get_field (comity_kind_find (kind), field), value);

  g_assert_cmpstr (uri, ==, expected);
}

/* What stands in a record may come from a stranger: nothing but these four schemes is opened. */
static void
test_addresses (void)
{
  assert_uri ("partner", "website", "https://example.org/", "https://example.org/");
  assert_uri ("partner", "website", "file:///etc/passwd", NULL);
  assert_uri ("partner", "website", "javascript:alert(1)", NULL);
  assert_uri ("partner", "email", "office@example.org", "mailto:office@example.org");
  assert_uri ("partner", "email", "a@example.org?bcc=b@example.org",
              "mailto:a@example.org%3Fbcc%3Db@example.org");
  assert_uri ("partner", "phone", "+998 66 123 45 67", "tel:+998661234567");
  assert_uri ("partner", "ror", "01p455v08", "https://ror.org/01p455v08");
  assert_uri ("partner", "name", "x", NULL);
  assert_uri ("partner", "website", NULL, NULL);
}

/* Returns: how far what is drawn is from the left edge */
static float
find_left_edge (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  graphene_rect_t bounds;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  gsk_render_node_unref (node);
  return bounds.origin.x;
}

/* A Latin name begins at the right in a window that reads from the right, an Arabic one at the left in others. */
static void
test_cell_lines_begin_at_one_edge (void)
{
  static const char *const names[] = { "Ivanova", "أنس" };
  GtkWidget *lines = comity_cell_lines_new (COMITY_LINES_PLAIN, 10, 60);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), lines);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 100);
  gtk_window_present (GTK_WINDOW (window));
  display_test_wait (display_test_is_mapped, lines);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    comity_cell_lines_set (COMITY_CELL_LINES (lines), names[i], NULL);
    gtk_widget_set_direction (lines, GTK_TEXT_DIR_LTR);
    g_assert_cmpfloat (find_left_edge (lines), <, 20);
    gtk_widget_set_direction (lines, GTK_TEXT_DIR_RTL);
    g_assert_cmpfloat (find_left_edge (lines), >, (float) gtk_widget_get_width (lines) / 2);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* -- Busy ----------------------------------------------------------------------------------- */

static gboolean
shows_dialog (gpointer window)
{
  return adw_window_get_visible_dialog (window) != NULL;
}

static void
set_true (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* The work goes on when its window has closed, and ends later. */
static void
test_busy_outlives_its_window (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = adw_bin_new ();
  gboolean stepped = FALSE;
  ComityBusy *busy;

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  busy = comity_busy_new (page, "Counting");
  display_test_wait (shows_dialog, window);
  display_test_close (window, window);
  g_timeout_add_once (200, set_true, &stepped); /* longer than a step of the bar */
  display_test_wait (is_true, &stepped);
  g_assert_false (g_cancellable_is_cancelled (comity_busy_get_cancellable (busy)));
  comity_busy_end (busy);
}

/* A language without pages of its own gets the English ones, one by one. */
static void
test_help_languages (void)
{
  static const char *const ids[] = { "index",   "first-steps", "import",  "delegation",
                                     "student", "backups",     "privacy", "shortcuts" };
  static const struct {
    const char *language, *backups;
    gboolean is_original;
  } rows[] = {
    { "en", "Backups", TRUE }, { "ru", "Резервные копии", FALSE }, { "be", "Backups", TRUE },
    { "uz", "Backups", TRUE }, { "ka", "Backups", TRUE },          { "de", "Backups", TRUE },
    { "ar", "Backups", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_setenv ("LANGUAGE", rows[i].language, TRUE);
    for (guint k = 0; k < G_N_ELEMENTS (ids); k++) {
      g_autoptr (ComityHelpPage) page = comity_help_page_read (ids[k]);

      g_assert_nonnull (page);
      g_assert_true (page->is_original == rows[i].is_original);
      g_assert_nonnull (gtk_widget_get_first_child (page->content));
      if (g_str_equal (ids[k], "backups"))
        g_assert_cmpstr (page->title, ==, rows[i].backups);
    }
  }
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_null (comity_help_page_read ("nothing"));
}

static gboolean
reads_from_left (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_direction (widget) != GTK_TEXT_DIR_LTR)
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!reads_from_left (child))
      return FALSE;
  return TRUE;
}

static GtkWidget *
find_help (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "comity-help"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_help (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* English pages read from the left also in a window from right to left; links lead on. */
static void
test_help_mirrored (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *help;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_window_set_content (ADW_WINDOW (window), adw_bin_new ());
  gtk_window_present (GTK_WINDOW (window));
  comity_help_present (adw_window_get_content (ADW_WINDOW (window)), "index");
  display_test_wait (shows_dialog, window);
  help = find_help (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window))));
  g_assert_nonnull (help);
  g_assert_true (reads_from_left (help));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  display_test_close (window, window);
}

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
  g_test_add_func ("/widgets/logo", test_logo);
  g_test_add_func ("/widgets/logo/notifies-changes-only", test_logo_notifies_changes_only);
  g_test_add_func ("/widgets/logo/grows-with-text", test_logo_grows_with_text);
  g_test_add_func ("/widgets/pill", test_pill);
  g_test_add_func ("/widgets/tones", test_tones);
  g_test_add_func ("/widgets/chip", test_chip);
  g_test_add_func ("/widgets/date-tile", test_date_tile);
  g_test_add_func ("/widgets/stage-track", test_stage_track);
  g_test_add_func ("/widgets/cover/states", test_cover_states);
  g_test_add_func ("/widgets/cover/rules", test_cover_rules);
  g_test_add_func ("/widgets/cover/only-who-is-here", test_cover_only_who_is_here);
  g_test_add_func ("/widgets/cover/continues", test_cover_continues);
  g_test_add_func ("/widgets/cover-strip", test_cover_strip);
  g_test_add_func ("/widgets/addresses", test_addresses);
  g_test_add_func ("/widgets/busy/outlives-its-window", test_busy_outlives_its_window);
  g_test_add_func ("/widgets/help/languages", test_help_languages);
  g_test_add_func ("/widgets/help/mirrored", test_help_mirrored);
  g_test_add_func ("/widgets/cell-lines/begin-at-one-edge", test_cell_lines_begin_at_one_edge);
  return g_test_run ();
}
