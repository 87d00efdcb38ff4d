/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COMITY_TYPE_SECTION (comity_section_get_type ())
G_DECLARE_FINAL_TYPE (ComitySection, comity_section, COMITY, SECTION, GtkBox)

ComitySection *comity_section_new (const char *title);
void comity_section_set_count (ComitySection *self, guint count);
void comity_section_add_suffix (ComitySection *self, GtkWidget *widget);
void comity_section_add_row (ComitySection *self, GtkWidget *row);
void comity_section_add_content (ComitySection *self, GtkWidget *widget);
GtkWidget *comity_section_get_list (ComitySection *self);

G_END_DECLS
