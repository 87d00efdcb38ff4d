/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "config.h"

#include "comity-csv-record.h"

#include "comity-csv.h"

/* Records as lines of CSV in the neutral form: what `export` prints and the window saves. */

/**
 * comity_csv_append_head:
 * @fields: (array length=n_fields): the fields of each line
 *
 * Appends the line that names the columns.
 */
void
comity_csv_append_head (GString *csv, const ComityField *const *fields, guint n_fields)
{
  static const char *const head[] = { "id", "version", "created", "changed" };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    comity_csv_append_cell (csv, head[i], FALSE);
  for (guint i = 0; i < n_fields; i++)
    comity_csv_append_cell (csv, fields[i]->name, FALSE);
  comity_csv_end_row (csv);
}

static gboolean
is_number (const ComityField *field)
{
  return field->type == COMITY_TYPE_INTEGER || field->type == COMITY_TYPE_DECIMAL ||
         field->type == COMITY_TYPE_MONEY;
}

/**
 * comity_csv_append_record:
 * @fields: (array length=n_fields): of the record's kind
 * @guarded: whether a text that a spreadsheet would take for a formula is marked as text
 *
 * Appends the line of one record.
 */
void
comity_csv_append_record (GString *csv,
                          ComityRecord *record,
                          const ComityField *const *fields,
                          guint n_fields,
                          gboolean guarded)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record));
  g_autofree char *version = g_strdup_printf ("%d", comity_record_get_version (record));

  comity_csv_append_cell (csv, id, FALSE);
  comity_csv_append_cell (csv, version, FALSE);
  comity_csv_append_cell (csv, comity_record_get_created (record), FALSE);
  comity_csv_append_cell (csv, comity_record_get_changed (record), FALSE);
  /* A number may begin with a minus; it cannot be anything but a number. */
  for (guint i = 0; i < n_fields; i++)
    comity_csv_append_cell (csv, comity_record_get (record, fields[i]->name),
                            guarded && !is_number (fields[i]));
  comity_csv_end_row (csv);
}
