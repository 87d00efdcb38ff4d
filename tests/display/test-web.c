/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window has for the web: the sources and feeds of the preferences, and being offline. */
#include "comity-adoption.h"
#include "comity-db.h"
#include "comity-fetcher.h"
#include "comity-offline-banner.h"
#include "comity-web-preferences.h"
#include "comity-web-sources.h"
#include "display-test.h"
#include "store-test.h"

/* -- A network that is not there ------------------------------------------------------------------ */

/* Knows no host, and asks nobody. */
typedef struct {
  GResolver parent;
} NoResolver;
typedef GResolverClass NoResolverClass;

static GType no_resolver_get_type (void);
G_DEFINE_TYPE (NoResolver, no_resolver, G_TYPE_RESOLVER)

static void
lookup_async (GResolver *resolver,
              const char *host,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_task_report_new_error (resolver, callback, user_data, NULL, G_RESOLVER_ERROR,
                           G_RESOLVER_ERROR_NOT_FOUND, "no network");
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
no_resolver_class_init (NoResolverClass *klass)
{
  klass->lookup_by_name_async = lookup_async;
  klass->lookup_by_name_finish = lookup_finish;
}

static void
no_resolver_init (NoResolver *self)
{
}

/* A monitor that says what the test says. */
static gboolean available = FALSE;

typedef struct {
  GObject parent;
} TestMonitor;
typedef GObjectClass TestMonitorClass;

enum {
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY
};

static gboolean
initable_init (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = initable_init;
}

static void
monitor_iface_init (GNetworkMonitorInterface *iface)
{
}

static GType test_monitor_get_type (void);
G_DEFINE_TYPE_WITH_CODE (TestMonitor,
                         test_monitor,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                           G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_iface_init))

static void
test_monitor_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_CONNECTIVITY)
    g_value_set_enum (value,
                      available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
  else
    g_value_set_boolean (value, property == PROP_AVAILABLE && available);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  klass->get_property = test_monitor_get_property;
  g_object_class_override_property (klass, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (klass, PROP_METERED, "network-metered");
  g_object_class_override_property (klass, PROP_CONNECTIVITY, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
}

/* Before anybody asks for the default one. */
static void
take_network_away (void)
{
  g_autoptr (GResolver) resolver = g_object_new (no_resolver_get_type (), NULL);

  g_vfs_get_default (); /* registers the extension points */
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, test_monitor_get_type (),
                                  "comity-test", 1000);
  g_resolver_set_default (resolver);
}

static gboolean
is_offline (gpointer unused)
{
  return comity_fetcher_is_offline (comity_fetcher_get_default ());
}

static gboolean
is_revealed (gpointer banner)
{
  return adw_banner_get_revealed (banner);
}

static gboolean
is_hidden (gpointer banner)
{
  return !adw_banner_get_revealed (banner);
}

/* The banner says nothing before it matters, and goes with the first sign of a network. */
static void
test_offline (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (COMITY_TYPE_OFFLINE_BANNER, NULL));
  GtkWidget *banner = adw_bin_get_child (ADW_BIN (widget));
  ComityRequest request = { .url = "https://sample.invalid/" };

  available = FALSE;
  comity_fetcher_fetch_async (comity_fetcher_get_default (), &request, NULL, NULL, NULL);
  display_test_wait (is_offline, NULL);
  g_assert_false (is_revealed (banner));
  comity_offline_banner_watch (COMITY_OFFLINE_BANNER (widget));
  display_test_wait (is_revealed, banner);
  available = TRUE;
  g_assert_false (is_offline (NULL)); /* although nothing was asked since */
  g_object_notify (G_OBJECT (g_network_monitor_get_default ()), "network-available");
  display_test_wait (is_hidden, banner);
  g_assert_finalize_object (widget);
}

/* -- Preferences ----------------------------------------------------------------------------------- */

/* What is switched off is not asked, and a base address leads to a mirror. */
static void
test_sources (void)
{
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (comity_web_preferences_page_new (NULL, NULL)));
  GtkWidget *wikidata = display_test_find_row (page, "Wikidata");
  GtkWidget *ror = display_test_find_row (page, "Address of ROR");
  g_autoptr (ComityWebSources) before = comity_web_sources_new ();

  g_assert_true (before->wikidata);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (wikidata)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (wikidata), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (ror), "https://mirror.example/");
  g_autoptr (ComityWebSources) after = comity_web_sources_new ();
  g_assert_false (after->wikidata);
  g_assert_true (after->page && after->ror);
  g_assert_cmpstr (after->ror_base, ==, "https://mirror.example");
  g_assert_finalize_object (page);
}

static ComityRecord *
feed_new (Office *office, const char *name)
{
  ComityRecord *feed = comity_record_new (&comity_kind_feed);

  comity_record_set (feed, "name", name);
  comity_record_set (feed, "kind", "partner");
  comity_record_set (feed, "address", "https://sample.example/list.csv");
  put (office, feed);
  return feed;
}

typedef struct {
  GtkWidget *page;
  const char *title;
} Wanted;

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;

  return display_test_find_row (wanted->page, wanted->title) != NULL;
}

/* A feed that changes keeps its row, and with it the keyboard. */
static void
test_feeds (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) first = feed_new (office, "Events");
  g_autoptr (ComityRecord) second = feed_new (office, "Partners of the region");
  GtkWidget *page =
    g_object_ref_sink (GTK_WIDGET (comity_web_preferences_page_new (NULL, office->store)));
  Wanted events = { page, "Events" }, renamed = { page, "Congresses" };
  Wanted partners = { page, "Partners of the region" };

  display_test_wait (has_row, &events);
  display_test_wait (has_row, &partners);
  GtkWidget *row = display_test_find_row (page, "Events");
  g_autoptr (ComityRecord) now = load (office, &comity_kind_feed, comity_record_get_id (first));
  comity_record_set (now, "name", "Congresses");
  put (office, now);
  display_test_wait (has_row, &renamed);
  g_assert_true (display_test_find_row (page, "Congresses") == row);
  g_assert_finalize_object (page);
}

/* -- What was found ---------------------------------------------------------------------------------- */

/* Names that could not be read are not taken for none: what is known would be taken in again. */
static void
test_adoption_unreadable (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 partner = add_partner (office, "Alpha", "CN");
  g_autoptr (ComityDb) db = comity_db_open (office->path, COMITY_DB_WRITE, NULL);
  ComityFindings *findings = comity_findings_new ();
  g_autoptr (GError) error = NULL;

  comity_findings_add_name (findings, "Alpha University", "en", "official");
  g_assert_true (comity_db_exec (db, "ALTER TABLE \"name\" RENAME TO \"lost\"", NULL));
  g_assert_null (comity_adoption_new_sync (office->store, findings, NULL, partner, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  take_network_away ();
  display_test_init (&argc, &argv);
  g_test_add_func ("/web/offline", test_offline);
  g_test_add_func ("/web/sources", test_sources);
  g_test_add_func ("/web/feeds", test_feeds);
  g_test_add_func ("/web/adoption-unreadable", test_adoption_unreadable);
  return g_test_run ();
}
