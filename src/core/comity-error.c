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
