/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** ComityHelpPage: a page of the help. @topics: whether the other pages are listed under it. */
typedef struct {
  char *title, *description;
  GtkWidget *content;
  gboolean topics;
} ComityHelpPage;

ComityHelpPage *comity_help_page_read (const char *id);
void comity_help_page_free (ComityHelpPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityHelpPage, comity_help_page_free)

G_END_DECLS
