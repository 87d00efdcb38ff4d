/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-kind.h"

G_BEGIN_DECLS

#define COMITY_RESOURCE "/io/github/comity_office/Comity/"

int comity_sp_to_px (GtkWidget *widget, double sp);
GtkWidget *comity_icon_button_new (const char *icon, const char *label);
GtkWidget *comity_dim_label_new (const char *text);
void comity_tell_whole (GtkLabel *label);
void comity_set_label (GtkWidget *widget, const char *label);
GtkWidget *comity_find_inner (GtkWidget *widget, GType type);
void comity_set_inner_label (GtkWidget *widget, GType type, const char *label);
void comity_status_page_name (AdwStatusPage *page);
void comity_header_bar_tighten (AdwHeaderBar *bar);
void comity_header_bar_loosen (AdwHeaderBar *bar);
void comity_stack_show (GtkStack *stack, const char *name);
void comity_follow_contrast (GtkWidget *widget);
gboolean comity_kind_is_person (const ComityKind *kind);
void comity_open_record (GtkWidget *from, const ComityKind *kind, gint64 id);
void comity_open_record_elsewhere (GtkWidget *from, const ComityKind *kind, gint64 id);
void comity_add_key (GtkEventController *keys,
                     guint key,
                     GdkModifierType modifiers,
                     const char *action,
                     GVariant *args);
void comity_toast (GtkWidget *from, const char *text);
void comity_toast_undo (GtkWidget *from, const char *text, gint64 batch);
void comity_copy_text (GtkWidget *from, const char *text);
char *comity_address_to_uri (const ComityField *field, const char *neutral);
void comity_open_uri (GtkWidget *from, const char *uri);
char *comity_dup_menu_label (const char *text);

G_END_DECLS
