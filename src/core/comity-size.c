/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "comity-locale.h"
#include "comity-number.h"

static const char16_t *const skeletons[] = { u"unit/byte unit-width-short .#",
                                             u"unit/kilobyte unit-width-short .#",
                                             u"unit/megabyte unit-width-short .#",
                                             u"unit/gigabyte unit-width-short .#" };

/**
 * comity_size_format:
 * @bytes: how large a file is
 *
 * As g_format_size(), which knows only the language of the window.
 *
 * Returns: (transfer full): such as “1.2 MB”, in the language that the thread speaks
 */
char *
comity_size_format (guint64 bytes)
{
  guint unit = bytes < 1000 ? 0 : bytes < 1000000 ? 1 : bytes < 1000000000 ? 2 : 3;
  static const double sizes[] = { 1, 1e3, 1e6, 1e9 };
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *format =
    unumf_openForSkeletonAndLocale (skeletons[unit], -1, comity_locale_dates (), &status);
  UFormattedNumber *result = unumf_openResult (&status);
  char16_t wide[64];
  char narrow[192];
  int32_t length;

  unumf_formatDouble (format, (double) bytes / sizes[unit], result, &status);
  length = unumf_resultToString (result, wide, G_N_ELEMENTS (wide), &status);
  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, length, &status);
  unumf_closeResult (result);
  unumf_close (format);
  return U_SUCCESS (status) ? g_strdup (narrow) : g_format_size (bytes);
}
