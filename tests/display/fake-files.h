/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The file choosers belong to the desktop. In a test that calls one of these, what asks for a file is answered at
 * once. */

#include <gtk/gtk.h>

void fake_files_answer (GFile *file);
GtkFileDialog *fake_files_get_asked (void);
