/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** ComityPassphraseGiven: @passphrase is %NULL when nobody gave one; it is wiped afterwards. */
typedef void (*ComityPassphraseGiven) (const char *passphrase, gpointer user_data);

void comity_passphrase_dialog_ask (GtkWidget *parent,
                                   const char *heading,
                                   const char *body,
                                   gboolean is_new,
                                   ComityPassphraseGiven given,
                                   gpointer user_data);

G_END_DECLS
