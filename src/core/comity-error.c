/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-error.h"

/**
 * comity_core_error_quark:
 *
 * Returns: the domain of errors in values, records and kinds
 */
GQuark
comity_core_error_quark (void)
{
  return g_quark_from_static_string ("comity-core-error-quark");
}

/**
 * comity_error_from_errno:
 * @code: what errno was
 * @error: of the domain %G_FILE_ERROR
 *
 * Returns: %FALSE
 */
gboolean
comity_error_from_errno (int code, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                       g_strerror (code));
  return FALSE;
}
