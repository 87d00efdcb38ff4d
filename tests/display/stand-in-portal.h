/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/** What a desktop's portal is for the tests: it notes what it is asked, and answers as it is told. */
typedef struct {
  GDBusConnection *bus;
  guint name;
  guint objects[2];
  gboolean named;

  guint32 code; /* what it answers: 0 done, 1 the person said no, 2 it cannot */
  gboolean granted; /* whether the program may be started at log-in */

  guint n_asked;
  char *method; /* what it was asked last */
  char *parent; /* over which window */
  GVariant *options; /* with which options */
  char *file; /* what stood in the file that was handed over with it */
} StandInPortal;

StandInPortal *stand_in_portal_new (void);
void stand_in_portal_free (StandInPortal *self);
gboolean stand_in_portal_was_asked (gpointer self);
