/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-erase.h"

G_BEGIN_DECLS

/** ComityErasedFunc: @erasure is %NULL when it did not reach everything and was given up. */
typedef void (*ComityErasedFunc) (gpointer object, const ComityErasure *erasure);

AdwDialog *comity_erase_question_new (const char *heading);
void comity_erase_people (GtkWidget *from,
                          ComityStore *store,
                          const ComityPerson *people,
                          guint n_people,
                          ComityErasedFunc done,
                          gpointer object);
void comity_erase_offer_rest (GtkWidget *window, ComityStore *store);

G_END_DECLS
