/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ComityInput: the bytes of a file, of a pipe, or in memory, read again as often as needed. Used
 * in one thread at a time.
 */
typedef struct _ComityInput ComityInput;

ComityInput *comity_input_open (const char *path, GError **error);
ComityInput *comity_input_new_for_bytes (GBytes *bytes);
void comity_input_free (ComityInput *self);
gssize comity_input_read (ComityInput *self, void *buffer, gsize size, GError **error);
gint64 comity_input_seek (ComityInput *self, gint64 position);
gint64 comity_input_get_position (ComityInput *self);
gint64 comity_input_get_size (ComityInput *self);
GBytes *comity_input_head (ComityInput *self, gsize size, GError **error);
GBytes *comity_input_all (ComityInput *self, gsize limit, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityInput, comity_input_free)

G_END_DECLS
