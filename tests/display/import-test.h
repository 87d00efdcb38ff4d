/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the tests of the import's dialog: an office, a window, and what a person does with them. */

#include "display-test.h"
#include "store-test.h"

/** An empty office, and a window over which the dialogs stand. */
typedef struct {
  Office *office;
  GtkWidget *window, *page;
} Fixture;

AdwDialog *get_dialog (Fixture *self);
GtkWidget *find_button (Fixture *self, const char *label);
GtkWidget *find_row (Fixture *self, const char *title);
GtkWidget *wait_for_row (Fixture *self, const char *title);
gboolean can_check (gpointer self);
gboolean can_click (Fixture *self, const char *label);
gboolean can_import (gpointer self);
gboolean has_both_partners (gpointer data);
gboolean has_dialog (gpointer self);
gboolean has_no_dialog (gpointer self);
gboolean is_importing (gpointer self);
void bring_in (Fixture *self);
void check (Fixture *self);
void check_again (Fixture *self);
void click (Fixture *self, const char *label);
void open_table (Fixture *self, const char *kind, const char *table);
void set_up (Fixture *self, gconstpointer data);
void tear_down (Fixture *self, gconstpointer data);
void wait_for_alert (Fixture *self, const char *text);
