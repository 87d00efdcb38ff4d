/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table-cells.h"
#include "comity-export.h"
#include "comity-record.h"

G_BEGIN_DECLS

/** ComitySheetOps: how a table is written. Each returns %FALSE with @error set. */
typedef struct {
  gpointer (*open) (const char *path, const char *title, ComityExportFlags flags, GError **error);
  gboolean (*row) (gpointer writer, const ComityCells *cells, gboolean head, GError **error);
  gboolean (*close) (gpointer writer, GError **error); /* also frees */
} ComitySheetOps;

extern const ComitySheetOps comity_sheet_csv;
extern const ComitySheetOps comity_sheet_xlsx;
extern const ComitySheetOps comity_sheet_ods;
extern const ComitySheetOps comity_sheet_html;

/** ComityFileOps: how records are written one by one; @text is what goes into the file. */
typedef struct {
  void (*begin) (GString *text);
  void (*record) (GString *text,
                  ComityRecord *record,
                  const ComityField *const *fields,
                  guint n,
                  guint index);
  void (*end) (GString *text);
} ComityFileOps;

extern const ComityFileOps comity_file_json;
extern const ComityFileOps comity_file_jsonl;
extern const ComityFileOps comity_file_icalendar;
extern const ComityFileOps comity_file_vcard;

gboolean comity_export_write_failed (int code, GError **error);

G_END_DECLS
