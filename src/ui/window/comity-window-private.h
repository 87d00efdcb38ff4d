/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the window: opening an office, pages, actions. */

#include "comity-due.h"
#include "comity-office-banner.h"
#include "comity-offline-banner.h"
#include "comity-saved-searches.h"
#include "comity-sidebar.h"
#include "comity-undo.h"
#include "comity-window.h"

G_BEGIN_DECLS

struct _ComityWindow {
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *loading;
  AdwNavigationSplitView *split_view;
  ComitySidebar *sidebar;
  AdwNavigationPage *content_page;
  AdwNavigationView *nav;
  ComityOfficeBanner *banner;
  ComityOfflineBanner *offline;

  ComityStore *store;
  ComityDue *due;     /* what has to be done, for Today and the badges */
  ComitySavedSearches *searches;
  GHashTable *roots;  /* name → AdwNavigationPage: what the sidebar leads to, as it was left */
  GPtrArray *forward; /* of AdwNavigationPage, the next one last */
  guint patience;     /* source that shows the spinner */
  guint opening;      /* generation: answers to older requests are dropped */
  char *wanted;       /* the path that is being opened */
  char *university;   /* the name for the office being made */
  char *screen;       /* what to show as soon as the office is there, for pictures */
  guint remembering;   /* source that tells the desktop which office was opened */
  gulong frame_handler;
  ComityUndoSteps *steps; /* what Undo and Redo would do; NULL: not known yet */
  guint reading_steps;    /* source that reads them when nothing is more urgent */
  AdwToast *undo_toast;   /* weak: only the newest offers to undo */
};

/* comity-window-open.c */
void comity_window_stop_waiting (ComityWindow *self);
void comity_window_choose_office (ComityWindow *self);
void comity_window_show_working (ComityWindow *self, const char *what);

/* comity-window-trouble.c */
gboolean comity_window_offer_help (ComityWindow *self, const char *path, const GError *error);

/* comity-window-pages.c */
void comity_window_init_pages (ComityWindow *self);
void comity_window_forget_pages (ComityWindow *self);
void comity_window_show_first_page (ComityWindow *self);
void comity_window_go_back (ComityWindow *self);
void comity_window_go_forward (ComityWindow *self);

/* comity-window-actions.c */
void comity_window_init_actions (ComityWindow *self);
void comity_window_update_actions (ComityWindow *self);

/* comity-window-undo.c */
void comity_window_init_undo (ComityWindow *self);
void comity_window_watch_undo (ComityWindow *self);
void comity_window_end_undo (ComityWindow *self);
void comity_window_undo (ComityWindow *self, gint64 batch);

/* comity-window-rewind.c */
void comity_window_init_rewind (ComityWindow *self);

G_END_DECLS
