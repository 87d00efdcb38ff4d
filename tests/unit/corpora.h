/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include <gio/gio.h>

/** corpora_dup_path: a folder of the real data, by default beside the project. */
static inline char *
corpora_dup_path (const char *folder)
{
  const char *corpora = g_getenv ("COMITY_CORPORA");
  g_autofree char *beside =
    g_build_filename (COMITY_SOURCE_DATA_DIR, "..", "..", "shared", "data", NULL);
  return g_build_filename (corpora != NULL ? corpora : beside, folder, NULL);
}

/**
 * corpora_open_lines:
 *
 * Opens a compressed file of lines below COMITY_CORPORA, by default `../shared/data` beside the
 * project. Returns %NULL, and skips the test with a word, where it is not there.
 */
static inline GDataInputStream *
corpora_open_lines (const char *folder, const char *name)
{
  g_autofree char *path = corpora_dup_path (folder);
  g_autoptr (GFile) file = g_file_new_build_filename (path, name, NULL);
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, NULL);
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = NULL;

  if (raw == NULL) {
    g_test_skip ("The real data is not here (COMITY_CORPORA)");
    return NULL;
  }
  plain = g_converter_input_stream_new (G_INPUT_STREAM (raw), G_CONVERTER (unzip));
  return g_data_input_stream_new (plain);
}
