/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-package.h"
#include "comity-serial.h"

G_BEGIN_DECLS

/** ComityXlsxStyle: what the format of a cell makes of its number. */
typedef struct {
  ComityNumberForm form;
  guint zeros; /* shown with at least so many digits, as `000000` says; or 0 */
} ComityXlsxStyle;

/** ComityXlsxBook: what the sheets of a workbook share. */
typedef struct {
  ComityPackage *package;
  GPtrArray *names;  /* of char *: of the sheets */
  GPtrArray *paths;  /* of char *: their parts */
  GArray *hidden;    /* of gboolean */
  gboolean date_1904;
  GArray *styles;    /* of ComityXlsxStyle */
  GString *strings;  /* the shared strings, a zero after each */
  GArray *starts;    /* of gsize */
} ComityXlsxBook;

ComityXlsxBook *comity_xlsx_book_new (ComityInput *input, GError **error);
void comity_xlsx_book_free (ComityXlsxBook *self);
const char *comity_xlsx_book_string (ComityXlsxBook *self, guint64 index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityXlsxBook, comity_xlsx_book_free)

void comity_xlsx_append_text (GString *text, const char *escaped);

G_END_DECLS
