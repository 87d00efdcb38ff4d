/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A partner from the web, its logo, what the web says anew about partners, and whom one asks; the web
 * is a site on the loopback that is named in the preferences as the mirror of every register. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "comity-application.h"
#include "comity-record-page.h"
#include "comity-undo.h"
#include "comity-web-dialog.h"
#include "comity-web-logos.h"
#include "comity-web-preferences.h"
#include "comity-web-refresh.h"
#include "comity-window.h"
#include "display-test.h"
#include "store-test.h"
#include "web-site.h"

#define DISC                                                                                       \
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"                                 \
  "<circle cx='50' cy='50' r='40' fill='navy'/></svg>"
#define SQUARE                                                                                     \
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"                                 \
  "<rect x='9' y='9' width='80' height='80' fill='teal'/></svg>"
#define RECORD                                                                                     \
  "{\"id\":\"https://ror.org/02yqqv993\",\"status\":\"active\",\"types\":[\"education\"],"         \
  "\"established\":1758,\"names\":[{\"value\":\"Sample University\","                              \
  "\"types\":[\"ror_display\",\"label\"],\"lang\":\"en\"}],\"links\":[],\"domains\":[],"           \
  "\"external_ids\":[{\"type\":\"wikidata\",\"all\":[\"Q1\"],\"preferred\":null}],"                \
  "\"relationships\":[],\"locations\":[{\"geonames_id\":524901,\"geonames_details\":{"             \
  "\"country_code\":\"RU\",\"country_name\":\"Russia\",\"name\":\"Moscow\","                       \
  "\"lat\":55.75222,\"lng\":37.61556}}]}"
#define NAMED_BY_WIKIDATA "Wikidata names it as the logo"

static ComityApplication *app;
static WebSite *site;

/** A window on an empty office. */
typedef struct {
  Office *office;
  ComityWindow *window;
} Fixture;

static void
fill_site (void)
{
  web_site_set (site, "/", "text/html; charset=utf-8",
                "<title>Sample University</title><link rel=icon href=/twin.svg type=image/svg+xml>"
                "<link rel=apple-touch-icon href=/html.png>"
                "<link rel=mask-icon href=/square.svg>"
                "<script type='application/ld+json'>{\"@type\":\"CollegeOrUniversity\","
                "\"name\":\"Sample University\",\"telephone\":\"+7 495 123-45-67\","
                "\"logo\":\"/disc.svg\",\"sameAs\":[\"https://ror.org/02yqqv993\"]}</script>");
  web_site_set (site, "/college", "text/html",
                "<title>First Sample College</title><a href='tel:+39 011 123456'>Call</a>");
  web_site_set (site, "/disc.svg", "image/svg+xml", DISC);
  web_site_set (site, "/twin.svg", "image/svg+xml", DISC);
  web_site_set (site, "/square.svg", "image/svg+xml", SQUARE);
  web_site_set (site, "/html.png", "image/png", "<html>not here</html>");
  web_site_set (site, "/v2/organizations/02yqqv993", "application/json", RECORD);
  web_site_set (site, "/v2/organizations?query=Sample Un", "application/json",
                "{\"number_of_results\":1,\"items\":[" RECORD "]}");
  web_site_set (site, "/v2/organizations?affiliation=Nobody", "application/json",
                "{\"number_of_results\":0,\"items\":[]}");
  web_site_set (site, "/v2/organizations?query=Nobody", "application/json",
                "{\"number_of_results\":0,\"items\":[]}");
  web_site_set (site, "/wiki/Special:EntityData/Q1.json", "application/json",
                "{\"entities\":{\"Q1\":{\"id\":\"Q1\",\"claims\":{\"P154\":[{\"rank\":\"normal\","
                "\"mainsnak\":{\"snaktype\":\"value\",\"datavalue\":{\"value\":\"Sample.svg\"}}}]}}"
                "}}");
  web_site_set (site, "/wiki/Special:FilePath/Sample.svg?width=512", "image/svg+xml", SQUARE);
  web_site_set (site,
                "/w/api.php?action=query&format=json&prop=imageinfo&iiprop=extmetadata"
                "&titles=File:Sample.svg",
                "application/json",
                "{\"query\":{\"pages\":{\"7\":{\"imageinfo\":[{\"extmetadata\":{"
                "\"LicenseShortName\":{\"value\":\"CC BY-SA 4.0\"},"
                "\"Artist\":{\"value\":\"A. Sample\"}}}]}}}}");
}

static void
use_site (void)
{
  g_autoptr (GSettings) settings = g_settings_new (COMITY_SCHEMA ".web");
  static const char *const mirrors[] = { "ror-address", "wikidata-address", "commons-address" };

  for (guint i = 0; i < G_N_ELEMENTS (mirrors); i++)
    g_settings_set_string (settings, mirrors[i], web_site_get_base (site));
}

static void
set_up (Fixture *self, gconstpointer own_network)
{
  g_autoptr (GSettings) settings = g_settings_new (COMITY_SCHEMA ".web");

  use_site ();
  g_settings_set_boolean (settings, "own-network", own_network != NULL);
  self->office = office_new ();
  self->window = comity_window_new (GTK_APPLICATION (app));
  comity_window_set_store (self->window, self->office->store);
  gtk_window_present (GTK_WINDOW (self->window));
  display_test_settle ();
}

static GtkWidget *
get_dialog (Fixture *self)
{
  return GTK_WIDGET (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static void
tear_down (Fixture *self, gconstpointer own_network)
{
  if (get_dialog (self) != NULL)
    adw_dialog_force_close (ADW_DIALOG (get_dialog (self)));
  display_test_close (self->window, self->window);
  display_test_wait_alone (self->office->store);
  office_free (self->office);
}

static gint64
count_partners (Fixture *self)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  return count_of (self->office, query);
}

static ComityRecord *
load_first (Fixture *self)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autoptr (GArray) ids = ids_of (self->office, query);

  g_assert_cmpuint (ids->len, ==, 1);
  return load (self->office, &comity_kind_partner, g_array_index (ids, gint64, 0));
}

static gint64
add (Fixture *self, const char *name, const char *field, const char *value)
{
  g_autoptr (ComityRecord) partner = comity_record_new (&comity_kind_partner);

  comity_record_set (partner, "name", name);
  comity_record_set (partner, field, value);
  return put (self->office, partner);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_undo_sync (self->office->store, 0, &error);

  g_assert_no_error (error);
}

/* -- What stands in the dialog -------------------------------------------------------------------- */

static gboolean
has_no_dialog (gpointer self)
{
  return get_dialog (self) == NULL;
}

static GtkWidget *
find_button (GtkWidget *from, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = display_test_find (from, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

static void
click (Fixture *self, const char *label)
{
  GtkWidget *button = find_button (get_dialog (self), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/** A row that is waited for. */
typedef struct {
  Fixture *fixture;
  const char *title;
} Wanted;

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *dialog = get_dialog (wanted->fixture);

  return dialog != NULL && display_test_find_row (dialog, wanted->title) != NULL;
}

static GtkWidget *
wait_for_row (Fixture *self, const char *title)
{
  Wanted wanted = { self, title };

  display_test_wait (has_row, &wanted);
  return display_test_find_row (get_dialog (self), title);
}

static GtkWidget *
open_dialog (Fixture *self, const char *typed)
{
  ComityWebDialog *dialog = comity_web_dialog_new (GTK_WIDGET (self->window), self->office->store);
  GtkWidget *entry;

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
  entry = display_test_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  return entry;
}

static void
look_up (Fixture *self, const char *typed)
{
  g_signal_emit_by_name (open_dialog (self, typed), "activate");
}

static gboolean
has_banner (gpointer self)
{
  return adw_banner_get_revealed (
    ADW_BANNER (display_test_find (get_dialog (self), ADW_TYPE_BANNER, 0)));
}

static const char *
wait_for_banner (Fixture *self)
{
  display_test_wait (has_banner, self);
  return adw_banner_get_title (
    ADW_BANNER (display_test_find (get_dialog (self), ADW_TYPE_BANNER, 0)));
}

/* The picture that a person knows by its reason, once it has come. */
static GtkWidget *
find_picture (Fixture *self, const char *reason)
{
  GtkWidget *dialog = get_dialog (self), *button;

  for (guint i = 0;
       dialog && (button = display_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_visible (button) &&
        g_strcmp0 (gtk_widget_get_tooltip_text (button), reason) == 0)
      return button;
  return NULL;
}

static gboolean
has_picture (gpointer data)
{
  Wanted *wanted = data;

  return find_picture (wanted->fixture, wanted->title) != NULL;
}

static GtkToggleButton *
wait_for_picture (Fixture *self, const char *reason)
{
  Wanted wanted = { self, reason };

  display_test_wait (has_picture, &wanted);
  return GTK_TOGGLE_BUTTON (find_picture (self, reason));
}

/* -- A new partner --------------------------------------------------------------------------------- */

static gboolean
shows_partner (gpointer data)
{
  Fixture *self = data;
  AdwNavigationPage *page = comity_window_get_visible_page (self->window);

  return get_dialog (self) == NULL && COMITY_IS_RECORD_PAGE (page) &&
         comity_record_page_is_loaded (COMITY_RECORD_PAGE (page));
}

/* An address of the own network is asked only with consent; nothing is made before one says so, and
 * one step takes all of it back. */
static void
test_address (Fixture *self, gconstpointer own_network)
{
  guint before = web_site_count (site, "/");

  look_up (self, web_site_get_base (site));
  wait_for_banner (self);
  g_assert_cmpuint (web_site_count (site, "/"), ==, before);
  g_signal_emit_by_name (display_test_find (get_dialog (self), ADW_TYPE_BANNER, 0),
                         "button-clicked");
  wait_for_row (self, "Country");
  g_assert_true (gtk_toggle_button_get_active (wait_for_picture (self, NAMED_BY_WIKIDATA)));
  g_assert_cmpint (count_partners (self), ==, 0);

  click (self, "_Add Partner");
  display_test_wait (shows_partner, self);
  g_autoptr (ComityRecord) partner = load_first (self);
  g_assert_cmpstr (comity_record_get (partner, "name"), ==, "Sample University");
  g_assert_cmpstr (comity_record_get (partner, "country"), ==, "RU");
  g_assert_cmpstr (comity_record_get (partner, "ror"), ==, "02yqqv993");
  g_assert_nonnull (comity_record_get (partner, "logo"));
  g_assert_true (g_str_has_suffix (comity_record_get (partner, "logo_source"),
                                   "/wiki/Special:FilePath/Sample.svg?width=512"));
  g_assert_cmpstr (comity_record_get (partner, "logo_rights"), ==, "CC BY-SA 4.0, by A. Sample");
  undo (self);
  g_assert_cmpint (count_partners (self), ==, 0);
}

/* What was found is taken as far as it is ticked; without a name there is nothing to add. */
static void
test_unticked (Fixture *self, gconstpointer own_network)
{
  look_up (self, "02yqqv993");
  GtkWidget *country = display_test_find (wait_for_row (self, "Country"), GTK_TYPE_CHECK_BUTTON, 0);
  GtkWidget *name = display_test_find (wait_for_row (self, "Name"), GTK_TYPE_CHECK_BUTTON, 0);
  GtkWidget *add_partner = find_button (get_dialog (self), "_Add Partner");

  g_assert_true (gtk_widget_is_sensitive (add_partner));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (name), FALSE);
  g_assert_false (gtk_widget_is_sensitive (add_partner));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (name), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (country), FALSE);
  click (self, "_Add Partner");
  display_test_wait (shows_partner, self);
  g_autoptr (ComityRecord) partner = load_first (self);
  g_assert_null (comity_record_get (partner, "country"));
  g_assert_cmpstr (comity_record_get (partner, "city"), ==, "Moscow");
}

/* Who is there already is shown first, and opened instead. */
static void
test_duplicate (Fixture *self, gconstpointer own_network)
{
  gint64 id = add (self, "Another Name of It", "ror", "02yqqv993");

  look_up (self, "https://ror.org/02yqqv993");
  GtkWidget *row = wait_for_row (self, "Another Name of It");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "It has the same ROR id.");
  g_signal_emit_by_name (row, "activated");
  display_test_wait (shows_partner, self);
  AdwNavigationPage *page = comity_window_get_visible_page (self->window);
  g_assert_cmpint (comity_record_page_get_id (COMITY_RECORD_PAGE (page)), ==, id);
  g_assert_cmpint (count_partners (self), ==, 1);
}

/* While a name is typed, the register says whom it knows; one of them is looked up by its id. */
static void
test_suggestions (Fixture *self, gconstpointer own_network)
{
  guint before = web_site_count (site, "/v2/organizations/02yqqv993");

  open_dialog (self, "Sample Un");
  GtkWidget *row = wait_for_row (self, "Sample University");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Moscow, Russian Federation");
  g_assert_cmpuint (web_site_count (site, "/v2/organizations/02yqqv993"), ==, before);
  g_signal_emit_by_name (row, "activated");
  wait_for_row (self, "Country");
  g_assert_cmpuint (web_site_count (site, "/v2/organizations/02yqqv993"), >, before);
}

static void
test_nobody (Fixture *self, gconstpointer own_network)
{
  look_up (self, "Nobody");
  g_assert_cmpstr (wait_for_banner (self), ==, "ROR has no organisation with such a name.");
  g_assert_null (find_button (get_dialog (self), "_Add Partner"));
}

/* -- Another logo ---------------------------------------------------------------------------------- */

/** The partner whose logo is waited for: how its address ends; NULL: none. */
typedef struct {
  Fixture *fixture;
  const char *end;
} Logo;

static gboolean
has_logo (gpointer data)
{
  Logo *logo = data;
  g_autoptr (ComityRecord) partner = load_first (logo->fixture);
  const char *source = comity_record_get (partner, "logo_source");

  return logo->end ? source != NULL && g_str_has_suffix (source, logo->end) :
                     comity_record_get (partner, "logo") == NULL;
}

static void
wait_for_logo (Fixture *self, const char *end)
{
  Logo logo = { self, end };

  display_test_wait (has_no_dialog, self);
  display_test_wait (has_logo, &logo);
}

static void
choose_logo (Fixture *self, const char *reason, const char *none)
{
  AdwNavigationPage *page = comity_window_get_visible_page (self->window);

  gtk_widget_activate_action (GTK_WIDGET (page), "record.logo-web", NULL);
  wait_for_picture (self, reason);
  gtk_toggle_button_set_active (wait_for_picture (self, none ? none : reason), TRUE);
  click (self, "_Use");
}

static guint
count_pictures (Fixture *self)
{
  GtkWidget *logos = display_test_find (get_dialog (self), COMITY_TYPE_WEB_LOGOS, 0), *button;
  guint n = 0;

  for (guint i = 0; (button = display_test_find (logos, GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    n += gtk_widget_get_visible (button);
  return n;
}

/* The others that were found can be chosen, twins and what is no picture cannot, and none is a choice
 * too; each is one step. */
static void
test_logos (Fixture *self, gconstpointer own_network)
{
  static const char best[] = NAMED_BY_WIKIDATA,
                    other[] = "The site names it as the organisation’s logo";
  gint64 id = add (self, "Sample University", "ror", "02yqqv993");
  g_autoptr (ComityRecord) partner = load (self->office, &comity_kind_partner, id);

  comity_record_set (partner, "ror", NULL);
  comity_record_set (partner, "website", web_site_get_base (site));
  put (self->office, partner);
  comity_window_open_record (self->window, &comity_kind_partner, id);
  display_test_wait (shows_partner, self);
  gtk_widget_activate_action (GTK_WIDGET (comity_window_get_visible_page (self->window)),
                              "record.logo-web", NULL);
  g_assert_true (gtk_toggle_button_get_active (wait_for_picture (self, best)));
  gtk_toggle_button_set_active (wait_for_picture (self, other), TRUE);
  g_assert_cmpuint (count_pictures (self), ==, 3); /* a disc, a square, none */
  click (self, "_Use");
  wait_for_logo (self, "/disc.svg");

  choose_logo (self, best, NULL);
  wait_for_logo (self, "/wiki/Special:FilePath/Sample.svg?width=512");
  g_autoptr (ComityRecord) named = load_first (self);
  g_assert_cmpstr (comity_record_get (named, "logo_rights"), ==, "CC BY-SA 4.0, by A. Sample");
  choose_logo (self, best, "No Logo");
  wait_for_logo (self, NULL);
  undo (self);
  undo (self);
  wait_for_logo (self, "/disc.svg");
}

/* -- What the web says anew ------------------------------------------------------------------------ */

static GtkWidget *
find_group (Fixture *self, const char *title)
{
  GtkWidget *dialog = get_dialog (self), *group;

  for (guint i = 0;
       dialog && (group = display_test_find (dialog, ADW_TYPE_PREFERENCES_GROUP, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), title) == 0)
      return group;
  return NULL;
}

static GtkCheckButton *
find_check (Fixture *self, const char *partner, const char *field)
{
  GtkWidget *row = display_test_find_row (find_group (self, partner), field);

  g_assert_nonnull (row);
  return GTK_CHECK_BUTTON (display_test_find (row, GTK_TYPE_CHECK_BUTTON, 0));
}

static gboolean
is_ticked (Fixture *self, const char *partner, const char *field)
{
  return gtk_check_button_get_active (find_check (self, partner, field));
}

/* The button that says how many values it takes. */
static GtkWidget *
find_take (Fixture *self)
{
  GtkWidget *button;

  for (guint i = 0; (button = display_test_find (get_dialog (self), GTK_TYPE_BUTTON, i)); i++) {
    const char *label = gtk_button_get_label (GTK_BUTTON (button));

    if (label != NULL && g_str_has_prefix (label, "_Take "))
      return button;
  }
  g_assert_not_reached ();
}

static guint
count_taken (Fixture *self)
{
  return (guint) atoi (gtk_button_get_label (GTK_BUTTON (find_take (self))) + strlen ("_Take "));
}

static gboolean
has_differences (gpointer self)
{
  return COMITY_IS_WEB_REFRESH (get_dialog (self));
}

static void
refresh (Fixture *self, gint64 one, gint64 other, gint64 third)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, one);
  g_array_append_val (ids, other);
  g_array_append_val (ids, third);
  comity_web_refresh_run (GTK_WIDGET (self->window), self->office->store, ids);
  display_test_wait (has_differences, self);
}

static char *
dup_value (Fixture *self, gint64 id, const char *field)
{
  g_autoptr (ComityRecord) partner = load (self->office, &comity_kind_partner, id);

  return g_strdup (comity_record_get (partner, field));
}

#define assert_value(self, id, field, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *value_ = dup_value (self, id, field);                                         \
    g_assert_cmpstr (value_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* What people typed stays unless it is ticked, each value and each partner can be left out, one that
 * cannot be asked stops nobody, and all of it is one step. */
static void
test_differences (Fixture *self, gconstpointer own_network)
{
  g_autofree char *page = g_strconcat (web_site_get_base (site), "/college", NULL);
  gint64 university = add (self, "Typed University", "website", web_site_get_base (site));
  gint64 college = add (self, "Typed College", "website", page);
  gint64 lost = add (self, "Lost", "website", "http://127.0.0.1:1/");

  refresh (self, university, college, lost);
  g_assert_nonnull (find_group (self, "Could Not Be Asked"));
  g_assert_false (is_ticked (self, "Typed University", "Name"));
  g_assert_false (is_ticked (self, "Typed College", "Name"));
  g_assert_true (is_ticked (self, "Typed University", "Country"));
  gtk_check_button_set_active (find_check (self, "Typed University", "Country"), FALSE);
  guint before = count_taken (self);
  g_signal_emit_by_name (find_button (find_group (self, "Typed College"), "Tick All"), "clicked");
  g_assert_true (is_ticked (self, "Typed College", "Name"));
  g_assert_false (is_ticked (self, "Typed University", "Name"));
  g_assert_false (is_ticked (self, "Typed University", "Country"));
  g_assert_cmpuint (count_taken (self), ==, before + 1);
  g_signal_emit_by_name (find_take (self), "clicked");
  display_test_wait (has_no_dialog, self);
  assert_value (self, university, "name", "Typed University");
  assert_value (self, university, "country", NULL);
  assert_value (self, university, "city", "Moscow");
  assert_value (self, college, "name", "First Sample College");

  refresh (self, university, college, lost);
  g_assert_null (find_group (self, "First Sample College")); /* nothing new */
  click (self, "Tick _Everything");
  g_assert_true (is_ticked (self, "Typed University", "Name"));
  g_signal_emit_by_name (find_take (self), "clicked");
  display_test_wait (has_no_dialog, self);
  assert_value (self, university, "name", "Sample University");
  assert_value (self, university, "country", "RU");
  undo (self);
  assert_value (self, university, "name", "Typed University");
  assert_value (self, university, "country", NULL);
  undo (self);
  assert_value (self, university, "city", NULL);
  assert_value (self, college, "name", "Typed College");
}

/* -- Whom one asks --------------------------------------------------------------------------------- */

static void
set_row (GtkWidget *page, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (display_test_find_row (page, title)), text);
}

/* What is set in the preferences is what is asked, and how. */
static void
test_preferences (Fixture *self, gconstpointer own_network)
{
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (comity_web_preferences_page_new (NULL, NULL)));
  AdwSwitchRow *wikidata = ADW_SWITCH_ROW (display_test_find_row (page, "Wikidata"));
  AdwSwitchRow *ror =
    ADW_SWITCH_ROW (display_test_find_row (page, "ROR, the Research Organization Registry"));
  g_autofree char *mirror = g_strconcat (web_site_get_base (site), "/mirror/", NULL);
  guint entities = web_site_count (site, "/wiki/");

  web_site_set (site, "/mirror/v2/organizations/02yqqv993", "application/json", RECORD);
  g_assert_false (web_site_was_told (site, "Client-Id: comity-test\r\n"));
  adw_switch_row_set_active (wikidata, FALSE);
  set_row (page, "Address of ROR", mirror);
  set_row (page, "Client id", "comity-test");
  look_up (self, "02yqqv993");
  wait_for_row (self, "Country");
  g_assert_cmpuint (web_site_count (site, "/mirror/v2/organizations/02yqqv993"), ==, 1);
  g_assert_true (web_site_was_told (site, "Client-Id: comity-test\r\n"));
  g_assert_cmpuint (web_site_count (site, "/wiki/"), ==, entities);
  g_assert_null (find_picture (self, NAMED_BY_WIKIDATA));
  adw_dialog_force_close (ADW_DIALOG (get_dialog (self)));

  adw_switch_row_set_active (ror, FALSE);
  look_up (self, "Sample University");
  g_assert_cmpstr (wait_for_banner (self), ==,
                   "ROR is switched off, so names cannot be looked up.");
  adw_switch_row_set_active (ror, TRUE);
  adw_switch_row_set_active (wikidata, TRUE);
  set_row (page, "Client id", "");
  g_assert_finalize_object (page);
}

#define ALLOWED "own network"

static void
add_test (const char *path, gconstpointer own_network, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, own_network, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  display_test_init (&argc, &argv);
  app = g_object_new (COMITY_TYPE_APPLICATION, "application-id", NULL, "flags",
                      G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  site = web_site_new ();
  fill_site ();
  add_test ("/web-partner/address", NULL, test_address);
  add_test ("/web-partner/unticked", NULL, test_unticked);
  add_test ("/web-partner/duplicate", NULL, test_duplicate);
  add_test ("/web-partner/suggestions", NULL, test_suggestions);
  add_test ("/web-partner/nobody", NULL, test_nobody);
  add_test ("/web-partner/logos", ALLOWED, test_logos);
  add_test ("/web-partner/differences", ALLOWED, test_differences);
  add_test ("/web-partner/preferences", NULL, test_preferences);
  status = g_test_run ();
  web_site_free (site);
  g_object_unref (app);
  return status;
}
