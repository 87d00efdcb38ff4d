/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityExchangeError:
 * @COMITY_EXCHANGE_ERROR_SYNTAX: the text breaks the rules of its format
 * @COMITY_EXCHANGE_ERROR_TYPE: a value is of a type that its field cannot take
 * @COMITY_EXCHANGE_ERROR_FILE: the file cannot be read or written
 * @COMITY_EXCHANGE_ERROR_FORMAT: the file is of a sort that is not read here
 * @COMITY_EXCHANGE_ERROR_LIMIT: the file is larger than what is read here
 * @COMITY_EXCHANGE_ERROR_OPTION: no such sheet, charset or column
 * @COMITY_EXCHANGE_ERROR_REFUSED: what is asked cannot be done
 *
 * The messages of this domain are whole translated sentences made for people.
 */
typedef enum {
  COMITY_EXCHANGE_ERROR_SYNTAX,
  COMITY_EXCHANGE_ERROR_TYPE,
  COMITY_EXCHANGE_ERROR_FILE,
  COMITY_EXCHANGE_ERROR_FORMAT,
  COMITY_EXCHANGE_ERROR_LIMIT,
  COMITY_EXCHANGE_ERROR_OPTION,
  COMITY_EXCHANGE_ERROR_REFUSED,
} ComityExchangeError;

#define COMITY_EXCHANGE_ERROR (comity_exchange_error_quark ())
GQuark comity_exchange_error_quark (void);

G_END_DECLS
