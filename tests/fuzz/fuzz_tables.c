/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of every sort: the first byte says as what the rest is read, or that this is to be guessed.
 * Whatever it is, there are rows, or a sentence.
 */
#include <string.h>

#include "comity-kinds.h"
#include "comity-table.h"

/* So many rows are enough to see what a reader does with them. */
#define ROWS 2000

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  comity_kinds_init ();
  return 0;
}

static void
read_rows (ComityTable *table, GError **error)
{
  g_autoptr (ComityCells) cells = comity_cells_new ();
  for (guint i = 0; i < ROWS && comity_table_next (table, cells, error); i++)
    for (guint c = 0; c < comity_cells_get_size (cells); c++)
      g_assert_true (g_utf8_validate (comity_cells_get (cells, c), -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const formats[] = { NULL,    "csv", "xlsx", "ods",  "json",
                                         "jsonl", "ics", "vcf",  "html", "list" };
  static const char *const charsets[] = { NULL, "UTF-8", "windows-1251", "UTF-16LE" };
  g_autoptr (GError) error = NULL;
  if (size == 0)
    return 0;
  const ComityTableOptions options = { .format = formats[data[0] % G_N_ELEMENTS (formats)],
                                       .charset =
                                         charsets[data[0] / 16 % G_N_ELEMENTS (charsets)] };
  g_autoptr (GBytes) bytes = g_bytes_new (data + 1, size - 1);
  g_autoptr (ComityTable) table =
    comity_table_open (comity_input_new_for_bytes (bytes), &options, NULL, &error);
  if (table != NULL)
    read_rows (table, &error);
  g_assert_true (table != NULL || error != NULL);
  g_assert_true (error == NULL || *error->message != '\0');
  return 0;
}
