/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table-cells.h"

G_BEGIN_DECLS

/** ComityNumberForm: what a spreadsheet's format makes of a number. */
typedef enum {
  COMITY_FORM_NUMBER,
  COMITY_FORM_DATE,
  COMITY_FORM_TIME,
  COMITY_FORM_MOMENT,
} ComityNumberForm;

ComityNumberForm comity_number_form_of_code (const char *code);
ComityNumberForm comity_number_form_of_builtin (guint id);
char *comity_serial_dup (double serial, ComityNumberForm form, gboolean date_1904);
char *comity_number_dup (double number);

G_END_DECLS
