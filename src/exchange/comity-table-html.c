/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a web page, or of what LibreOffice, Excel and browsers put on the clipboard. */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-table-private.h"

#define MOST_TABLES 500
#define MOST_SPAN 1000

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

/* The next node in the order of the text; below @node only if @deeper. */
static xmlNode *
next_node (xmlNode *node, xmlNode *top, gboolean deeper)
{
  if (deeper && node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node == top ? NULL : node->next;
}

static void
find_tables (xmlNode *root, GPtrArray *tables)
{
  for (xmlNode *node = root; node != NULL && tables->len < MOST_TABLES;
       node = next_node (node, root, TRUE))
    if (is_element (node, "table"))
      g_ptr_array_add (tables, node);
}

static void
append_clean (GString *text, const char *piece)
{
  for (const char *at = piece; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gboolean space = g_unichar_isspace (c) || c == 0xa0;
    if (!space)
      g_string_append_unichar (text, c);
    else if (text->len > 0 && !g_ascii_isspace (text->str[text->len - 1]))
      g_string_append_c (text, ' ');
  }
}

/* Without the text of tables within it. */
static char *
dup_cell_text (xmlNode *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean deeper = TRUE;
  for (xmlNode *node = cell->children; node != NULL; node = next_node (node, cell, deeper)) {
    deeper =
      !is_element (node, "table") && !is_element (node, "script") && !is_element (node, "style");
    if (node->type == XML_TEXT_NODE && node->content != NULL)
      append_clean (text, (const char *) node->content);
    else if (is_element (node, "br") ||
             (text->len > 0 &&
              (is_element (node, "p") || is_element (node, "div") || is_element (node, "li"))))
      g_string_append_c (text, '\n');
  }
  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&text)));
}

static guint
span_of (xmlNode *cell, const char *name)
{
  xmlChar *text = xmlGetProp (cell, (const xmlChar *) name);
  guint64 n = text != NULL ? g_ascii_strtoull ((const char *) text, NULL, 10) : 1;
  xmlFree (text);
  return (guint) CLAMP (n, 1, MOST_SPAN);
}

typedef struct {
  ComityRowsReader *rows;
  GArray *covered; /* of guint: for how many more rows each column is covered from above */
  guint64 cells;
} HtmlReading;

static void
add_cell (HtmlReading *self, const char *text, guint column)
{
  if (column >= COMITY_TABLE_COLUMNS || ++self->cells > 20000000)
    return;
  comity_rows_reader_add (self->rows, text, COMITY_CELL_TEXT);
}

static guint
skip_covered (HtmlReading *self, guint column)
{
  while (column < self->covered->len && g_array_index (self->covered, guint, column) > 0) {
    g_array_index (self->covered, guint, column)--;
    add_cell (self, "", column);
    column++;
  }
  return column;
}

static void
add_row (HtmlReading *self, xmlNode *row)
{
  guint column = 0;
  comity_rows_reader_add_row (self->rows);
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    if (!is_element (cell, "td") && !is_element (cell, "th"))
      continue;
    column = skip_covered (self, column);
    g_autofree char *text = dup_cell_text (cell);
    guint wide = span_of (cell, "colspan"), high = span_of (cell, "rowspan");
    if (column + wide > COMITY_TABLE_COLUMNS)
      return;
    if (self->covered->len < column + wide)
      g_array_set_size (self->covered, column + wide);
    for (guint i = 0; i < wide; i++) {
      add_cell (self, i == 0 ? text : "", column + i);
      g_array_index (self->covered, guint, column + i) = high - 1;
    }
    column += wide;
  }
  skip_covered (self, column);
}

/* The rows of this table, not of those within it. */
static void
add_rows (HtmlReading *self, xmlNode *table)
{
  gboolean deeper = TRUE;
  for (xmlNode *node = table->children; node != NULL; node = next_node (node, table, deeper)) {
    deeper = !is_element (node, "table") && !is_element (node, "tr");
    if (is_element (node, "tr"))
      add_row (self, node);
  }
}

static guint
count_rows (xmlNode *table)
{
  guint n = 0;
  gboolean deeper = TRUE;
  for (xmlNode *node = table->children; node != NULL; node = next_node (node, table, deeper)) {
    deeper = !is_element (node, "table") && !is_element (node, "tr");
    n += is_element (node, "tr");
  }
  return n;
}

static gboolean
choose_table (ComityTable *table, const GPtrArray *found, const char *wanted, GError **error)
{
  guint most = 0;
  for (guint i = 0; i < found->len; i++) {
    g_autofree char *name = g_strdup_printf ("%u", i + 1);
    comity_table_add_sheet (table, name, FALSE);
  }
  if (!comity_table_choose_sheet (table, wanted, error))
    return FALSE;
  for (guint i = 0; wanted == NULL && i < found->len; i++) {
    guint n = count_rows (found->pdata[i]);
    if (n > most) {
      most = n;
      table->facts.sheet = i;
    }
  }
  return TRUE;
}

static gboolean
read_document (ComityTable *table, xmlDoc *document, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root != NULL)
    find_tables (root, found);
  if (found->len == 0) {
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
                 _ ("There is no table on this page."));
    return FALSE;
  }
  if (!choose_table (table, found, wanted, error))
    return FALSE;
  HtmlReading self = { comity_rows_reader_new (), g_array_new (FALSE, TRUE, sizeof (guint)), 0 };
  add_rows (&self, found->pdata[table->facts.sheet]);
  g_array_unref (self.covered);
  comity_rows_reader_use (self.rows, table);
  return TRUE;
}

/**
 * comity_html_open:
 *
 * Reads the largest table of a page, or the one whose number is asked for.
 */
gboolean
comity_html_open (ComityTable *table, const ComityTableOptions *options, GError **error)
{
  g_autofree char *text = comity_table_decode (table, options, error);
  if (text == NULL)
    return FALSE;
  xmlDoc *document =
    htmlReadMemory (text, (int) MIN (strlen (text), G_MAXINT), NULL, "UTF-8",
                    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                      HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  gboolean done = read_document (table, document, options->sheet, error);
  if (document != NULL)
    xmlFreeDoc (document);
  return done;
}
