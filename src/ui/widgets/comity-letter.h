/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityLetter: a letter to be begun in the user's mail program.
 * @to: (nullable): to whom
 * @bcc: (nullable): to whom without anybody seeing it
 * @subject: (nullable): what it is about
 * @path: (nullable): a file that goes with it; must stay until the letter is sent
 */
typedef struct {
  char **to, **bcc;
  char *subject;
  char *path;
} ComityLetter;

ComityLetter *comity_letter_new (const GPtrArray *addresses);
void comity_letter_free (ComityLetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityLetter, comity_letter_free)

char *comity_letter_dup_uri (const ComityLetter *self);
void comity_letter_compose (GtkWidget *from, ComityLetter *letter);
void comity_letter_send_file (GtkWidget *from,
                              ComityStore *store,
                              const char *hash,
                              const char *name);

G_END_DECLS
