/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON as a table: the objects of a list, or one a line. Members are columns, in the order in which
 * they first stand; objects within them are columns with a point (`address.city`), lists of plain
 * values are one cell. The file is read twice: for the columns, and for the rows.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-charset.h"
#include "comity-exchange-error.h"
#include "comity-json-ror.h"
#include "comity-json-tree.h"
#include "comity-table-private.h"

#define MOST_COLUMNS 2000
#define MOST_NUMBERED 8

/** Stream: the values of the file, one after the other. */
typedef struct {
  ComityDecoder *decoder;
  GString *text;
  gsize at;
  gboolean in_list, started, ended;
  guint64 number;
} Stream;

typedef struct {
  ComityTable *table;
  gsize mark;
  Stream stream;
  GHashTable *columns; /* name -> index + 1 */
  GPtrArray *names;
  GPtrArray *row;      /* of char *: of one object, by column */
  GArray *types;
  ComityJsonNode *whole; /* an object that holds the list, and so is read at once */
  const ComityJsonNode *list;
  gboolean head_given, any_object;
} JsonReader;

/* -- Values one by one ------------------------------------------------------------------------------ */

static gboolean
stream_fill (Stream *self, GError **error)
{
  g_string_erase (self->text, 0, (gssize) self->at);
  self->at = 0;
  if (self->text->len > COMITY_TABLE_WHOLE) {
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
                 _ ("One value of the JSON is too large to be read."));
    return FALSE;
  }
  return comity_decoder_read (self->decoder, self->text, error);
}

/* The next that is no space; 0 at the end. */
static char
stream_peek (Stream *self, GError **error)
{
  for (;;) {
    const char *at = self->text->str + self->at;
    while (*at != '\0' && strchr (" \t\r\n", *at) != NULL)
      at++;
    self->at = (gsize) (at - self->text->str);
    if (*at != '\0' || !stream_fill (self, error))
      return *(self->text->str + self->at);
  }
}

/* How far a value reaches that begins at @at; 0: its end is not there yet. */
static gsize
measure (const char *text)
{
  const char *at = text;
  int depth = 0;
  gboolean quoted = FALSE;
  for (; *at != '\0'; at++) {
    if (quoted) {
      if (*at == '\\' && at[1] != '\0')
        at++;
      else if (*at == '"')
        quoted = FALSE;
    } else if (*at == '"') {
      quoted = TRUE;
    } else if (*at == '{' || *at == '[') {
      depth++;
    } else if (*at == '}' || *at == ']') {
      depth--;
    }
    if (!quoted && depth == 0 && (*at == '}' || *at == ']' || *at == '"'))
      return (gsize) (at - text) + 1;
    if (!quoted && depth <= 0 && strchr (", \t\r\n]}", *at) != NULL)
      return (gsize) (at - text);
  }
  return 0;
}

static ComityJsonNode *
take_value (Stream *self, GError **error)
{
  gsize length;
  g_autoptr (GError) problem = NULL;
  while ((length = measure (self->text->str + self->at)) == 0) {
    if (stream_fill (self, &problem))
      continue;
    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
    length = self->text->len - self->at;
    break;
  }
  self->number++;
  ComityJsonNode *node = comity_json_tree_parse (self->text->str + self->at, length, &problem);
  self->at += length;
  if (node == NULL)
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
                 /* Translators: the number of a record in a file, then what is wrong with it */
                 _ ("Record %u: %s"), (guint) MIN (self->number, G_MAXUINT), problem->message);
  return node;
}

/* %NULL at the end, or with @error set. */
static ComityJsonNode *
stream_next (Stream *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char c = self->ended ? '\0' : stream_peek (self, &problem);
  if (problem == NULL && c == '[' && !self->started) {
    self->in_list = TRUE;
    self->at++;
    c = stream_peek (self, &problem);
  } else if (problem == NULL && c == ',' && self->in_list && self->started) {
    self->at++;
    c = stream_peek (self, &problem);
  }
  self->started = TRUE;
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  if (c == '\0' || (c == ']' && self->in_list)) {
    self->ended = TRUE;
    return NULL;
  }
  return take_value (self, error);
}

static gboolean
stream_begin (JsonReader *self, GError **error)
{
  Stream *stream = &self->stream;
  g_clear_pointer (&stream->decoder, comity_decoder_free);
  if (stream->text == NULL)
    stream->text = g_string_new (NULL);
  g_string_truncate (stream->text, 0);
  stream->at = 0;
  stream->number = 0;
  stream->in_list = stream->started = stream->ended = FALSE;
  stream->decoder =
    comity_decoder_new (self->table->input, self->table->facts.charset, self->mark, error);
  return stream->decoder != NULL;
}

/* -- From a value to a row ------------------------------------------------------------------------------ */

static int
column_of (JsonReader *self, const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));
  if (found != 0)
    return (int) found - 1;
  if (self->names->len >= MOST_COLUMNS)
    return -1;
  char *own = g_strdup (name);
  g_ptr_array_add (self->names, own);
  g_hash_table_insert (self->columns, own, GUINT_TO_POINTER (self->names->len));
  return (int) self->names->len - 1;
}

static ComityCellType
cell_type (const ComityJsonNode *node)
{
  return node->type == COMITY_JSON_NUMBER  ? COMITY_CELL_NUMBER :
         node->type == COMITY_JSON_BOOLEAN ? COMITY_CELL_BOOLEAN :
                                             COMITY_CELL_TEXT;
}

static void
put_cell (JsonReader *self, const char *name, const char *text, ComityCellType type)
{
  int column = column_of (self, name);
  if (column < 0 || self->row == NULL)
    return;
  if (self->row->len <= (guint) column) {
    g_ptr_array_set_size (self->row, column + 1);
    g_array_set_size (self->types, (guint) column + 1);
  }
  g_free (self->row->pdata[column]);
  self->row->pdata[column] = g_strdup (text);
  g_array_index (self->types, ComityCellType, column) = type;
}

static gboolean
is_plain_list (const ComityJsonNode *node)
{
  for (guint i = 0; i < node->items->len; i++)
    if (((ComityJsonNode *) node->items->pdata[i])->type == COMITY_JSON_ARRAY)
      return FALSE;
  return TRUE;
}

static char *
join_items (const ComityJsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < node->items->len; i++) {
    const ComityJsonNode *item = node->items->pdata[i];
    if (item->text == NULL)
      continue;
    if (text->len > 0)
      g_string_append (text, "; ");
    g_string_append (text, item->text);
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
put_node (JsonReader *self, const char *name, const ComityJsonNode *node)
{
  if (node->type != COMITY_JSON_ARRAY) {
    put_cell (self, name, node->text != NULL ? node->text : "", cell_type (node));
  } else if (!node->is_object && is_plain_list (node)) {
    g_autofree char *joined = join_items (node);
    put_cell (self, name, joined, COMITY_CELL_TEXT);
  } else {
    guint n = node->is_object ? node->items->len : MIN (node->items->len, MOST_NUMBERED);
    for (guint i = 0; i < n; i++) {
      g_autofree char *below = node->is_object ?
                                 g_strconcat (name, ".", node->names->pdata[i], NULL) :
                                 g_strdup_printf ("%s.%u", name, i + 1);
      put_node (self, below, node->items->pdata[i]);
    }
  }
}

static void
put_ror_cb (const char *column, const char *value, gpointer data)
{
  put_cell (data, column, value, COMITY_CELL_TEXT);
}

static void
put_value (JsonReader *self, const ComityJsonNode *node)
{
  if (comity_json_is_ror (node)) {
    self->any_object = TRUE;
    comity_json_put_ror (node, put_ror_cb, self);
  } else if (node->is_object) {
    self->any_object = TRUE;
    for (guint i = 0; i < node->items->len; i++)
      put_node (self, node->names->pdata[i], node->items->pdata[i]);
  } else if (node->type == COMITY_JSON_ARRAY) {
    for (guint i = 0; i < node->items->len; i++) {
      g_autofree char *name = g_strdup_printf ("%u", i + 1);
      put_node (self, name, node->items->pdata[i]);
    }
  } else {
    put_cell (self, "1", node->text != NULL ? node->text : "", cell_type (node));
  }
}

/* Of one object alone: the longest list of objects that it holds, if any. */
static const ComityJsonNode *
find_list (const ComityJsonNode *node)
{
  const ComityJsonNode *best = NULL;
  for (guint i = 0; node->is_object && i < node->items->len; i++) {
    const ComityJsonNode *item = node->items->pdata[i];
    if (item->type == COMITY_JSON_ARRAY && !item->is_object && item->items->len > 0 &&
        ((ComityJsonNode *) item->items->pdata[0])->is_object &&
        (best == NULL || item->items->len > best->items->len))
      best = item;
  }
  return best;
}

/* -- The reader ---------------------------------------------------------------------------------------------- */

static void
json_free (gpointer data)
{
  JsonReader *self = data;
  g_clear_pointer (&self->stream.decoder, comity_decoder_free);
  if (self->stream.text != NULL)
    g_string_free (self->stream.text, TRUE);
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->row, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_array_unref);
  g_clear_pointer (&self->whole, comity_json_node_free);
  g_free (self);
}

static void
give_head (JsonReader *self, ComityCells *cells)
{
  for (guint i = 0; i < self->names->len; i++)
    comity_cells_add (cells, self->names->pdata[i], -1, COMITY_CELL_TEXT);
}

static void
give_row (JsonReader *self, const ComityJsonNode *node, ComityCells *cells)
{
  g_ptr_array_set_size (self->row, 0);
  g_array_set_size (self->types, 0);
  put_value (self, node);
  for (guint i = 0; i < self->row->len; i++)
    comity_cells_add (cells, self->row->pdata[i], -1,
                      g_array_index (self->types, ComityCellType, i));
}

static gboolean
json_next (gpointer reader, ComityCells *cells, GError **error)
{
  JsonReader *self = reader;
  if (!self->head_given && self->any_object) {
    self->head_given = TRUE;
    cells->number = 1;
    give_head (self, cells);
    return self->names->len > 0;
  }
  if (self->list != NULL) {
    if (self->stream.number >= self->list->items->len)
      return FALSE;
    give_row (self, self->list->items->pdata[self->stream.number++], cells);
    cells->number = self->stream.number + 1;
    return TRUE;
  }
  g_autoptr (ComityJsonNode) node = stream_next (&self->stream, error);
  if (node == NULL)
    return FALSE;
  give_row (self, node, cells);
  cells->number = self->stream.number + (self->any_object ? 1 : 0);
  return TRUE;
}

/* The first time: for the columns. */
static gboolean
read_columns (JsonReader *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  if (!stream_begin (self, error))
    return FALSE;
  for (;;) {
    g_autoptr (ComityJsonNode) node = stream_next (&self->stream, &problem);
    if (node == NULL)
      break;
    if (self->stream.number == 1 && !self->stream.in_list &&
        (self->list = find_list (node)) != NULL && stream_peek (&self->stream, NULL) == '\0') {
      for (guint i = 0; i < self->list->items->len; i++)
        put_value (self, self->list->items->pdata[i]);
      self->whole = g_steal_pointer (&node);
      self->stream.number = 0;
      return TRUE;
    }
    self->list = NULL;
    put_value (self, node);
    if ((self->stream.number & 255) == 0 &&
        g_cancellable_set_error_if_cancelled (self->table->cancellable, &problem))
      break;
  }
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  return stream_begin (self, error);
}

/**
 * comity_json_open:
 *
 * Begins to read JSON, or JSON lines, as a table.
 */
gboolean
comity_json_open (ComityTable *table, const ComityTableOptions *options, GError **error)
{
  static const ComityReaderOps ops = { json_next, json_free };
  JsonReader *self = g_new0 (JsonReader, 1);
  self->table = table;
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_ptr_array_new_with_free_func (g_free);
  table->ops = &ops;
  table->reader = self;
  comity_table_add_sheet (table, "", FALSE);
  if (!comity_table_set_charset (table, options, &self->mark, error) || !read_columns (self, error))
    return FALSE;
  self->row = g_ptr_array_new_with_free_func (g_free);
  self->types = g_array_new (FALSE, TRUE, sizeof (ComityCellType));
  table->facts.headed = self->any_object;
  return TRUE;
}
