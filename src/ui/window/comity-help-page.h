/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** ComityHelpPage: a page of the help. @topics: whether the other pages are listed under it; @is_original: whether it
 * is not translated, so that it reads from left to right also in a window that does not. */
typedef struct {
  char *title, *description;
  GtkWidget *content;
  gboolean topics, is_original;
} ComityHelpPage;

ComityHelpPage *comity_help_page_read (const char *id);
void comity_help_page_free (ComityHelpPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityHelpPage, comity_help_page_free)

G_END_DECLS
