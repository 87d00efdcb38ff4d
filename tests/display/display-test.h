/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests with real widgets share. They need a display, but neither bus nor manager. */

#include <adwaita.h>

#include "comity-kinds.h"
#include "comity-record.h"

typedef gboolean (*Condition) (gpointer data);

void display_test_init (int *argc, char ***argv);
void display_test_wait (Condition condition, gpointer data);
gboolean display_test_is_gone (gpointer weak_pointer);
void display_test_wait_alone (gpointer object);
gboolean display_test_is_mapped (gpointer widget);
gboolean display_test_is_loaded (gpointer record_page);
void display_test_settle (void);
void display_test_close (gpointer window, gpointer content);
GtkWidget *display_test_find (GtkWidget *from, GType type, guint nth);
GtkWidget *display_test_find_label (GtkWidget *from, const char *text);
GtkWidget *display_test_find_row (GtkWidget *from, const char *title);
GtkWidget *display_test_find_button (gpointer from, const char *label);
void display_test_click (gpointer from, const char *label);
