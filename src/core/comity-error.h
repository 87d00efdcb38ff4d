/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityCoreError:
 * @COMITY_CORE_ERROR_REQUIRED: a required field is absent
 * @COMITY_CORE_ERROR_SYNTAX: the text cannot be read as the field's type
 * @COMITY_CORE_ERROR_RANGE: it can be read, but is too small, too large or too long
 * @COMITY_CORE_ERROR_CHOICE: it is not one of the choices
 * @COMITY_CORE_ERROR_CHECK_DIGIT: an identifier whose check digit does not match
 * @COMITY_CORE_ERROR_RULE: a rule across fields of the kind
 * @COMITY_CORE_ERROR_UNKNOWN: no such kind or field
 *
 * The messages of this domain are whole translated sentences made for people.
 */
typedef enum {
  COMITY_CORE_ERROR_REQUIRED,
  COMITY_CORE_ERROR_SYNTAX,
  COMITY_CORE_ERROR_RANGE,
  COMITY_CORE_ERROR_CHOICE,
  COMITY_CORE_ERROR_CHECK_DIGIT,
  COMITY_CORE_ERROR_RULE,
  COMITY_CORE_ERROR_UNKNOWN,
} ComityCoreError;

#define COMITY_CORE_ERROR (comity_core_error_quark ())
GQuark comity_core_error_quark (void);
gboolean comity_error_from_errno (int code, GError **error);

G_END_DECLS
