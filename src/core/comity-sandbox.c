/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-sandbox.h"

/**
 * comity_is_sandboxed:
 *
 * Returns: whether the program runs in a Flatpak; see flatpak-metadata(5)
 */
gboolean
comity_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}
