/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `read FILE`: what an import would see. */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <wchar.h>

#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-json.h"
#include "comity-table.h"

/* For people: so many columns go beside each other. */
#define MOST_SHOWN 12

static void
append_sheets (GString *line, const ComityTableFacts *facts)
{
  comity_json_append_name (line, "sheets");
  g_string_append_c (line, '[');
  for (guint i = 0; i < facts->sheets->len; i++) {
    const ComitySheet *sheet = facts->sheets->pdata[i];
    if (i > 0)
      g_string_append (line, ", ");
    comity_json_append_text (line, sheet->name);
  }
  g_string_append_c (line, ']');
  comity_json_append_member (line, "sheet",
                             ((ComitySheet *) facts->sheets->pdata[facts->sheet])->name);
}

static void
append_dialect (GString *line, const ComityTableFacts *facts)
{
  char separator[7] = "", quote[2] = { facts->quote, '\0' };
  comity_json_append_name (line, "dialect");
  if (facts->separator == 0) {
    comity_json_append_text (line, NULL);
    return;
  }
  g_unichar_to_utf8 (facts->separator, separator);
  g_string_append_c (line, '{');
  comity_json_append_member (line, "separator", separator);
  comity_json_append_member (line, "quote", quote);
  g_string_append_c (line, '}');
}

static void
put_facts (const ComityTableFacts *facts)
{
  g_autoptr (GString) line = g_string_new ("{");
  comity_json_append_member (line, "format", comity_format_get_name (facts->format));
  comity_json_append_member (line, "charset", facts->charset);
  comity_json_append_name (line, "bom");
  g_string_append (line, facts->marked ? "true" : "false");
  append_dialect (line, facts);
  append_sheets (line, facts);
  comity_json_append_name (line, "date_1904");
  g_string_append (line, facts->date_1904 ? "true" : "false");
  g_string_append_c (line, '}');
  comity_cli_put_line (line);
}

static void
put_row (GString *line, const ComityCells *cells)
{
  guint n = comity_cells_get_size (cells);
  g_string_append_c (line, '[');
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append (line, ", ");
    comity_json_append_text (line, comity_cells_get (cells, i));
  }
  g_string_append_c (line, ']');
  comity_cli_put_line (line);
}

/* What was odd is known at the end only; it is told, but is not a row. */
static void
put_remarks (const ComityTableFacts *facts)
{
  comity_cli_flush ();
  for (guint i = 0; i < facts->remarks->len; i++)
    g_printerr ("comity: %s\n", (const char *) facts->remarks->pdata[i]);
}

static void
put_facts_plainly (const ComityTableFacts *facts)
{
  g_autoptr (GString) line = g_string_new (comity_format_get_name (facts->format));
  const char *sheet = ((ComitySheet *) facts->sheets->pdata[facts->sheet])->name;
  if (facts->charset != NULL)
    g_string_append_printf (line, ", %s", facts->charset);
  if (facts->separator == '\t')
    g_string_append (line, ", TAB");
  else if (facts->separator != 0)
    g_string_append_printf (line, ", “%lc”", (wint_t) facts->separator);
  if (*sheet != '\0')
    g_string_append_printf (line, ", %s", sheet);
  g_string_append_c (line, '\n');
  comity_cli_put (line->str);
}

static void
add_row (ComityCliTable *table, const ComityCells *cells)
{
  const char *row[MOST_SHOWN + 2] = { NULL };
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, cells->number);
  row[0] = number;
  for (guint i = 0; i < MOST_SHOWN; i++)
    row[i + 1] = comity_cells_get (cells, i);
  comity_cli_table_add_row (table, row);
}

static gboolean
put_rows (ComityCli *cli, ComityTable *table, GError **error)
{
  g_autoptr (ComityCells) cells = comity_cells_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) problem = NULL;
  ComityCliTable *shown = NULL;
  if (!cli->options.json) {
    shown = comity_cli_table_new ();
    comity_cli_table_hide_titles (shown);
    for (guint i = 0; i <= MOST_SHOWN; i++)
      comity_cli_table_add_column (shown, "", COMITY_CLI_COLUMN_PLAIN);
  }
  for (gint64 n = 0; cli->options.limit <= 0 || n < cli->options.limit; n++) {
    if (!comity_table_next (table, cells, &problem))
      break;
    if (shown != NULL)
      add_row (shown, cells);
    else
      put_row (line, cells);
  }
  if (shown != NULL)
    comity_cli_table_finish (shown);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

/**
 * comity_cli_table_options:
 *
 * Returns: what the command line says about how a file is to be read
 */
ComityTableOptions
comity_cli_table_options (ComityCli *cli)
{
  return (ComityTableOptions) { .charset = cli->options.charset,
                                .sheet = cli->options.sheet,
                                .format = cli->options.format };
}

/** comity_cli_read: the command `read`. */
int
comity_cli_read (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  ComityTableOptions options = comity_cli_table_options (cli);
  ComityInput *input = comity_input_open (cli->arguments->pdata[0], &error);
  g_autoptr (ComityTable) table =
    input != NULL ? comity_table_open (input, &options, NULL, &error) : NULL;
  if (table == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  const ComityTableFacts *facts = comity_table_get_facts (table);
  if (cli->options.json)
    put_facts (facts);
  else
    put_facts_plainly (facts);
  gboolean done = put_rows (cli, table, &error);
  put_remarks (facts);
  return done ? COMITY_CLI_OK : comity_cli_fail (cli, g_steal_pointer (&error));
}
