/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-exchange-error.h"

/**
 * comity_exchange_error_quark:
 *
 * The error domain of files in and out.
 */
G_DEFINE_QUARK (comity-exchange-error-quark, comity_exchange_error)
