/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-form.h"

G_BEGIN_DECLS

void comity_form_set_parent (ComityForm *self, GtkWidget *parent);
void comity_form_set_hooks (ComityForm *self, const ComityFormHooks *hooks);

void comity_form_continue (ComityForm *self, const ComityDraft *draft, const char *notice);

G_END_DECLS
