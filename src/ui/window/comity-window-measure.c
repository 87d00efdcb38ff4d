/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page.h"
#include "comity-window-private.h"

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ComityWindow *self = user_data;
  AdwNavigationPage *page = comity_window_get_visible_page (self);
  if (!COMITY_IS_LIST_PAGE (page) || !comity_list_page_has_rows (COMITY_LIST_PAGE (page)))
    return;
  g_clear_signal_handler (&self->frame_handler, clock);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self)));
  g_print ("first-frame-at %.3f\nrows %u\n", (double) g_get_monotonic_time () / 1000,
           comity_rows_model_get_total (comity_list_page_get_model (COMITY_LIST_PAGE (page))));
  g_application_quit (g_application_get_default ());
}

static void
realized_cb (GtkWidget *widget, gpointer user_data)
{
  ComityWindow *self = COMITY_WINDOW (widget);

  self->frame_handler = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                                          G_CALLBACK (after_paint_cb), self);
}

/**
 * comity_window_report_first_frame:
 * @self: a window that was not shown yet
 *
 * Prints when its first frame with rows was painted (monotonic milliseconds) and how many rows the
 * list has, and ends. For tools/bench.
 */
void
comity_window_report_first_frame (ComityWindow *self)
{
  g_signal_connect (self, "realize", G_CALLBACK (realized_cb), NULL);
}
