/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the window: opening an office, pages, actions. */

#include "comity-sidebar.h"
#include "comity-welcome.h"
#include "comity-window.h"

G_BEGIN_DECLS

struct _ComityWindow {
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *loading;
  AdwNavigationSplitView *split_view;
  ComitySidebar *sidebar;
  ComityWelcome *welcome;
  AdwNavigationPage *content_page;
  AdwNavigationView *nav;

  ComityStore *store;
  GHashTable *roots;  /* name → AdwNavigationPage: what the sidebar leads to, as it was left */
  GPtrArray *forward; /* of AdwNavigationPage, the next one last */
  guint patience;     /* source that shows the spinner */
  guint opening;      /* generation: answers to older requests are dropped */
  char *university;   /* the name for the office being made */
  char *screen;       /* what to show as soon as the office is there, for pictures */
  gulong frame_handler;
};

/* comity-window-open.c */
void comity_window_stop_waiting (ComityWindow *self);
void comity_window_choose_office (ComityWindow *self);

/* comity-window-pages.c */
void comity_window_init_pages (ComityWindow *self);
void comity_window_forget_pages (ComityWindow *self);
void comity_window_show_first_page (ComityWindow *self);
void comity_window_go_back (ComityWindow *self);
void comity_window_go_forward (ComityWindow *self);

/* comity-window-actions.c */
void comity_window_init_actions (ComityWindow *self);
void comity_window_update_actions (ComityWindow *self);

G_END_DECLS
