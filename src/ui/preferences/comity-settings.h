/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-kind.h"

G_BEGIN_DECLS

char *comity_settings_dup_string (const char *key);
void comity_settings_set_string (const char *key, const char *value);
gboolean comity_settings_get_boolean (const char *key);
void comity_settings_set_boolean (const char *key, gboolean value);
void comity_settings_apply_style (void);
void comity_settings_bind_window (GtkWindow *window);
char **comity_settings_dup_columns (const ComityKind *kind);
void comity_settings_set_columns (const ComityKind *kind, const char *const *columns);
int comity_settings_get_width (const ComityKind *kind, const char *column);
void comity_settings_set_width (const ComityKind *kind, const char *column, int width);

G_END_DECLS
