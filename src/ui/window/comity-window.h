/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-sidebar.h"
#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_WINDOW (comity_window_get_type ())
G_DECLARE_FINAL_TYPE (ComityWindow, comity_window, COMITY, WINDOW, AdwApplicationWindow)

/*
 * Actions for everything inside a window, so that pages need not know it:
 *
 *   win.open-record (sx)   kind and id: its page comes on top
 *   win.toast       (s)    says a sentence
 *   win.switch      (s)    page of the sidebar, see comity_window_show_page()
 *   win.show-list   (ssx)  kind, field, id: its list, only the records that name this one there
 *   win.show-filtered (ssis) kind, path, ComityOp, value: its list, only what this filter finds;
 *     all of it without a path
 *   win.new         (s)    kind: a form for a new record
 *   win.palette, win.back, win.forward, win.sidebar, win.new-record, win.search …
 *
 * win.new-record and win.search activate `page.new` and `page.search` on the visible page.
 */

/** ComityMakePage: makes a page of the sidebar, (transfer floating). */
typedef AdwNavigationPage *(*ComityMakePage) (ComityWindow *window, gpointer data);

ComityWindow *comity_window_new (GtkApplication *app);
ComityStore *comity_window_get_store (ComityWindow *self);
gboolean comity_window_shows (GtkWidget *from, ComityStore *store);
void comity_window_set_store (ComityWindow *self, ComityStore *store);
void comity_window_open_path (ComityWindow *self, const char *path, ComityOpenFlags flags);
void comity_window_open_demo (ComityWindow *self);
void comity_window_create_office (ComityWindow *self, const char *university);
void comity_window_show_welcome (ComityWindow *self);
void comity_window_open_record (ComityWindow *self, const ComityKind *kind, gint64 id);
void comity_window_open_elsewhere (ComityWindow *self, const ComityKind *kind, gint64 id);
AdwNavigationPage *comity_window_show_list (ComityWindow *self, const ComityKind *kind);
ComitySidebar *comity_window_get_sidebar (ComityWindow *self);
AdwNavigationPage *comity_window_show_page (ComityWindow *self, const char *page);
AdwNavigationPage *comity_window_show_root (ComityWindow *self,
                                            const char *name,
                                            ComityMakePage make,
                                            gpointer data);
void comity_window_forget_root (ComityWindow *self, const char *name);
AdwNavigationPage *comity_window_get_visible_page (ComityWindow *self);
void comity_window_toast (ComityWindow *self, const char *text);
void comity_window_add_toast (ComityWindow *self, AdwToast *toast);
void comity_window_set_screen (ComityWindow *self, const char *screen);
void comity_window_report_first_frame (ComityWindow *self);

G_END_DECLS
