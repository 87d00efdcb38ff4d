/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-input.h"

G_BEGIN_DECLS

char *comity_charset_guess (ComityInput *input, gsize *mark, GError **error);
char *comity_charset_canonical (const char *name, GError **error);

/**
 * ComityDecoder: the text of an input, piece by piece, as UTF-8 without zeros. Bytes that mean
 * nothing in the charset become U+FFFD and are counted.
 */
typedef struct _ComityDecoder ComityDecoder;

ComityDecoder *comity_decoder_new (ComityInput *input,
                                   const char *charset,
                                   gsize mark,
                                   GError **error);
void comity_decoder_free (ComityDecoder *self);
gboolean comity_decoder_read (ComityDecoder *self, GString *text, GError **error);
guint64 comity_decoder_get_replaced (ComityDecoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityDecoder, comity_decoder_free)

char *comity_charset_decode (ComityInput *input,
                             const char *charset,
                             gsize limit,
                             char **used,
                             GError **error);

G_END_DECLS
