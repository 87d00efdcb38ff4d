/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-offline-banner.h"

#include <glib/gi18n.h>

#include "comity-fetcher.h"

/**
 * ComityOfflineBanner:
 *
 * Says quietly that the web cannot be asked, from the first attempt that failed for that until there
 * is a network again. Before, it does not even make the fetcher.
 */
struct _ComityOfflineBanner {
  AdwBin parent_instance;
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (ComityOfflineBanner, comity_offline_banner, ADW_TYPE_BIN)

static void
update_cb (ComityOfflineBanner *self)
{
  adw_banner_set_revealed (self->banner, comity_fetcher_is_offline (comity_fetcher_get_default ()));
}

/**
 * comity_offline_banner_watch:
 *
 * The web could not be asked: says so, as long as it stays so.
 */
void
comity_offline_banner_watch (ComityOfflineBanner *self)
{
  ComityFetcher *fetcher = comity_fetcher_get_default ();
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  g_signal_handlers_disconnect_by_func (fetcher, update_cb, self);
  g_signal_handlers_disconnect_by_func (monitor, update_cb, self);
  g_signal_connect_object (fetcher, "notify::offline", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::network-available", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
}

static void
comity_offline_banner_class_init (ComityOfflineBannerClass *klass)
{
}

static void
comity_offline_banner_init (ComityOfflineBanner *self)
{
  self->banner =
    ADW_BANNER (adw_banner_new (_ ("This computer is offline. Nothing on the web can be asked.")));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}
