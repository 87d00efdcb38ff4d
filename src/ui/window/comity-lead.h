/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-kind.h"

G_BEGIN_DECLS

void comity_lead_to (GtkWidget *widget, const ComityKind *kind, gint64 id);

G_END_DECLS
