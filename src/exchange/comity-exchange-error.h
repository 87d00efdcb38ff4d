/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityExchangeError:
 * @COMITY_EXCHANGE_ERROR_SYNTAX: the text breaks the rules of its format
 * @COMITY_EXCHANGE_ERROR_TYPE: a value is of a type that its field cannot take
 *
 * The messages of this domain are whole translated sentences made for people.
 */
typedef enum {
  COMITY_EXCHANGE_ERROR_SYNTAX,
  COMITY_EXCHANGE_ERROR_TYPE,
} ComityExchangeError;

#define COMITY_EXCHANGE_ERROR (comity_exchange_error_quark ())
GQuark comity_exchange_error_quark (void);

G_END_DECLS
