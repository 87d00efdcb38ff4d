/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the programs share that look at every screen of the demo office. */

#include "comity-application.h"
#include "comity-store.h"
#include "comity-window.h"
#include "display-test.h"

typedef struct {
  GtkApplication *app;
  ComityStore *store;
  int width, height; /* of each window */
} DisplayOffice;

void display_office_open (DisplayOffice *office, const char *path, const char *catalogues);
void display_office_close (DisplayOffice *office);
ComityWindow *display_office_show (DisplayOffice *office, const char *screen);
GListModel *display_office_windows (void);
void display_office_hide (void);
