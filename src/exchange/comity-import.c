/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-id.h"
#include "comity-import-names.h"
#include "comity-import-private.h"
#include "comity-import-value.h"
#include "comity-sentence.h"

#define PREVIEW 200
#define HEADS_AMONG 20

/* -- Where the table comes from ------------------------------------------------------------------------ */

static ComityImport *
import_new (const ComityKind *kind, char *name)
{
  ComityImport *self = g_new0 (ComityImport, 1);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->name = name;
  self->mended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->decisions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->words = comity_import_words_new ();
  return self;
}

/**
 * comity_import_new_for_path:
 * @kind: what the rows are
 * @path: a file, or `-`
 *
 * Returns: (transfer full) (nullable): an import; what comes out of a pipe is kept in memory
 */
ComityImport *
comity_import_new_for_path (const ComityKind *kind, const char *path, GError **error)
{
  g_autoptr (ComityInput) input = comity_input_open (path, error);
  if (input == NULL)
    return NULL;
  g_autoptr (GBytes) bytes = NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    bytes = comity_input_all (input, 1024 * 1024 * 1024, error);
    if (bytes == NULL)
      return NULL;
  }
  ComityImport *self = import_new (kind, g_path_get_basename (path));
  self->path = g_strdup (path);
  self->bytes = g_steal_pointer (&bytes);
  return self;
}

/**
 * comity_import_new_for_bytes:
 * @name: (nullable): what it is called; %NULL: it lay in the clipboard
 *
 * Returns: (transfer full): an import of what was pasted or fetched
 */
ComityImport *
comity_import_new_for_bytes (const ComityKind *kind, GBytes *bytes, const char *name)
{
  ComityImport *self = import_new (kind, g_strdup (name));
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/** comity_import_ref: */
ComityImport *
comity_import_ref (ComityImport *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** comity_import_unref: */
void
comity_import_unref (ComityImport *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  comity_import_clear_plan (self);
  g_clear_pointer (&self->map, comity_import_map_free);
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  g_clear_pointer (&self->looked, comity_table_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->progress, comity_progress_unref);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->mended);
  g_hash_table_unref (self->left_out);
  g_hash_table_unref (self->decisions);
  g_ptr_array_unref (self->words);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/**
 * comity_import_dup_sentence:
 *
 * Returns: (transfer full): what it does, as the history keeps it: see comity_sentence_dup_shown()
 */
char *
comity_import_dup_sentence (ComityImport *self)
{
  if (self->name == NULL)
    return g_strdup (N_ ("Import From the Clipboard"));
  /* Translators: what a transaction did, in the history: %s is the name of a file */
  return comity_sentence_of_text (N_ ("Import of %s"), self->name);
}

static ComityTable *
open_table (ComityImport *self, const ComityTableOptions *options, GError **error)
{
  ComityInput *input = self->bytes != NULL ? comity_input_new_for_bytes (self->bytes) :
                                             comity_input_open (self->path, error);
  return input != NULL ? comity_table_open (input, options, self->cancellable, error) : NULL;
}

/**
 * comity_import_open_table:
 *
 * Returns: (transfer full) (nullable): the table from its beginning
 */
ComityTable *
comity_import_open_table (ComityImport *self, GError **error)
{
  const ComityTableOptions options = { self->map->charset, self->map->sheet, 0, self->map->format };
  return open_table (self, &options, error);
}

/* -- Looking --------------------------------------------------------------------------------------------- */

static void
dup_heads (const ComityCells *cells, GPtrArray *heads)
{
  for (guint i = 0; i < comity_cells_get_size (cells); i++)
    g_ptr_array_add (heads, g_strstrip (g_strdup (comity_cells_get (cells, i))));
}

static gboolean
is_plain_word (const char *text, ComityCellType type)
{
  return type == COMITY_CELL_TEXT && *text != '\0' && strchr (text, '@') == NULL &&
         strspn (text, "0123456789.,-/: ") < strlen (text) && strlen (text) < 80;
}

/* The row with the most words that are known as heads; without any, the first if it holds words only
 * and the next does not. */
static guint
guess_header (ComityImport *self)
{
  guint best = 0, most = 0;
  if (comity_table_get_facts (self->looked)->headed)
    return 1;
  for (guint i = 0; i < MIN (self->preview->len, HEADS_AMONG); i++) {
    g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
    dup_heads (self->preview->pdata[i], heads);
    guint n =
      comity_import_names_count (self->kind, (const char *const *) heads->pdata, heads->len);
    if (n > most) {
      most = n;
      best = i + 1;
    }
  }
  if (best > 0 || self->preview->len == 0)
    return best;
  const ComityCells *first = self->preview->pdata[0];
  for (guint i = 0; i < comity_cells_get_size (first); i++)
    if (!is_plain_word (comity_cells_get (first, i), comity_cells_get_type (first, i)))
      return 0;
  return comity_cells_get_size (first) > 0 && self->preview->len > 1 ? 1 : 0;
}

static guint
count_columns (ComityImport *self)
{
  guint most = 0;
  for (guint i = 0; i < self->preview->len; i++)
    most = MAX (most, comity_cells_get_size (self->preview->pdata[i]));
  return most;
}

/* Columns whose cells say what they are: addresses, countries, identifiers. */
static gboolean
content_is (ComityImport *self, guint column, const ComityField *field)
{
  guint right = 0, all = 0;
  for (guint i = self->map->header; i < self->preview->len && all < 50; i++) {
    const ComityCells *cells = self->preview->pdata[i];
    const char *text = comity_cells_get (cells, column);
    if (comity_import_is_nothing (text))
      continue;
    g_autofree char *value =
      comity_import_read_value (self->map, field, text, comity_cells_get_type (cells, column),
                                FALSE, "", NULL);
    all++;
    right += value != NULL;
  }
  return all > 0 && right * 10 >= all * 9;
}

static gboolean
tells_by_content (const ComityField *field)
{
  return field->type == COMITY_TYPE_EMAIL || field->type == COMITY_TYPE_COUNTRY ||
         (field->type == COMITY_TYPE_IDENTIFIER && (field->flags & COMITY_IDENTITY));
}

static gboolean
has_letters (ComityImport *self, guint column, const char *sign)
{
  guint found = 0, all = 0;
  for (guint i = self->map->header; i < MIN (self->preview->len, 50); i++) {
    const char *text = comity_cells_get (self->preview->pdata[i], column);
    all += *text != '\0';
    found += strstr (text, sign) != NULL;
  }
  return all > 0 && found * 10 >= all * 8;
}

static const ComityField *
field_of_content (ComityImport *self, guint column, GHashTable *taken)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const ComityField *field = &self->kind->fields[i];
    if (g_hash_table_contains (taken, field))
      continue;
    if (tells_by_content (field) && content_is (self, column, field))
      return field;
    if (field->type == COMITY_TYPE_URL && has_letters (self, column, "://"))
      return field;
  }
  return NULL;
}

static void
guess_by_content (ComityImport *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->map->columns->len; i++) {
    const ComityImportColumn *column = self->map->columns->pdata[i];
    if (column->field != NULL)
      g_hash_table_add (taken, (gpointer) column->field);
  }
  for (guint i = 0; i < self->map->columns->len; i++) {
    ComityImportColumn *column = self->map->columns->pdata[i];
    if (column->field != NULL)
      continue;
    const ComityField *field = field_of_content (self, i, taken);
    if (field == NULL)
      continue;
    g_hash_table_add (taken, (gpointer) field);
    comity_import_map_set_target (self->map, i, field->name, NULL);
  }
}

/* What calendars call their properties, of which some are names of other fields of ours; and in our own calendars the
 * deadlines of a record. */
static void
map_calendar (ComityImport *self)
{
  static const char *const targets[][2] = {
    { "SUMMARY", "name" },    { "DTSTART", "starts" },      { "DTEND", "ends" },
    { "LOCATION", "venue" },  { "URL", "website" },         { "DTSTART.time", "start_time" },
    { "CATEGORIES", "tags" }, { "DESCRIPTION", "note" },    { "DESCRIPTION", "summary" },
    { "DTSTART", "due" },     { "DESCRIPTION", "details" },
  };
  for (guint i = 0; i < self->map->columns->len; i++)
    comity_import_map_set_target (self->map, i, NULL, NULL);
  for (guint c = 0; c < self->map->columns->len; c++) {
    const ComityImportColumn *column = self->map->columns->pdata[c];
    const ComityField *deadline = comity_kind_get_field (self->kind, column->head);
    if (deadline != NULL && deadline->type == COMITY_TYPE_DATE)
      comity_import_map_set_target (self->map, c, column->head, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
      if (g_str_equal (column->head, targets[i][0]) &&
          comity_kind_get_field (self->kind, targets[i][1]) != NULL)
        comity_import_map_set_target (self->map, c, targets[i][1], NULL);
  }
}

/* An export of ours has the numbers of the records. */
static void
find_ids (ComityImport *self)
{
  for (guint c = 0; c < self->map->columns->len; c++) {
    const ComityImportColumn *column = self->map->columns->pdata[c];
    gint64 id;
    if (self->preview->len <= self->map->header || g_ascii_strcasecmp (column->head, "id") != 0)
      continue;
    const char *first = comity_cells_get (self->preview->pdata[self->map->header], c);
    if (strlen (first) >= 15 && comity_id_parse (first, &id))
      comity_import_map_set_target (self->map, c, "id", NULL);
  }
}

static void
map_exact (ComityImport *self)
{
  for (guint i = 0; i < self->map->columns->len; i++) {
    const ComityImportColumn *column = self->map->columns->pdata[i];
    const ComityField *field = comity_kind_get_field (self->kind, column->head);
    if (field != NULL && field->type != COMITY_TYPE_IMAGE && field->type != COMITY_TYPE_FILE)
      comity_import_map_set_target (self->map, i, column->head, NULL);
  }
}

/** comity_import_guess_habits: how days and sums are written, where the map leaves it open and the first rows show it. */
void
comity_import_guess_habits (ComityImport *self)
{
  ComityColumnHabits habits = { 0 };
  for (guint c = 0; c < self->map->columns->len; c++) {
    const ComityField *field = ((ComityImportColumn *) self->map->columns->pdata[c])->field;
    for (guint i = self->map->header; field != NULL && i < self->preview->len; i++)
      if (comity_cells_get_type (self->preview->pdata[i], c) == COMITY_CELL_TEXT)
        comity_import_note_habits (&habits, field, comity_cells_get (self->preview->pdata[i], c));
  }
  if (self->map->days == COMITY_DAY_UNKNOWN && habits.day_first > 0 && habits.month_first == 0)
    self->map->days = COMITY_DAY_FIRST;
  if (self->map->days == COMITY_DAY_UNKNOWN && habits.month_first > 0 && habits.day_first == 0)
    self->map->days = COMITY_MONTH_FIRST;
  if (self->map->decimal == 0 && (habits.comma > 0) != (habits.point > 0))
    self->map->decimal = habits.comma > 0 ? ',' : '.';
}

/**
 * comity_import_set_header:
 * @header: the number of the row with the heads, from 1; 0: there is none
 *
 * Guesses anew what the columns are, where that was not said.
 */
void
comity_import_set_header (ComityImport *self, guint header)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  self->map->header = MIN (header, self->preview->len);
  if (self->map->header > 0)
    dup_heads (self->preview->pdata[self->map->header - 1], heads);
  for (guint i = heads->len; i < count_columns (self); i++)
    g_ptr_array_add (heads, g_strdup (""));
  comity_import_map_set_columns (self->map, (const char *const *) heads->pdata, heads->len);
  find_ids (self);
  if (self->map->exact)
    map_exact (self);
  else if (self->map->header > 0)
    comity_import_names_guess (self->map, (const char *const *) heads->pdata, heads->len);
  ComityFormat format = comity_table_get_facts (self->looked)->format;
  if (format == COMITY_FORMAT_ICALENDAR)
    map_calendar (self);
  /* What stands on a card has a name: the degree “MD” behind that of a person is not Moldova. */
  else if (!self->map->exact && format != COMITY_FORMAT_VCARD)
    guess_by_content (self);
  comity_import_guess_habits (self);
}

static GPtrArray *
read_preview (ComityTable *table, GError **error)
{
  g_autoptr (GPtrArray) preview =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_cells_free);
  g_autoptr (ComityCells) cells = comity_cells_new ();
  g_autoptr (GError) problem = NULL;
  while (preview->len < PREVIEW && comity_table_next (table, cells, &problem)) {
    ComityCells *copy = comity_cells_new ();
    comity_cells_copy (cells, copy);
    g_ptr_array_add (preview, copy);
  }
  if (problem == NULL)
    return g_steal_pointer (&preview);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* What was planned, mended and decided row by row is of another table, or of the same one as it was
 * read before. */
static void
forget_rows (ComityImport *self)
{
  comity_import_clear_plan (self);
  g_hash_table_remove_all (self->mended);
  g_hash_table_remove_all (self->left_out);
  g_hash_table_remove_all (self->decisions);
  g_ptr_array_set_size (self->words, 0);
}

static void
take_table (ComityImport *self, ComityTable *table, GPtrArray *preview)
{
  forget_rows (self);
  g_clear_pointer (&self->looked, comity_table_free);
  self->looked = table;
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  self->preview = preview;
}

/* A new map, for the table as it is read. */
static void
begin_map (ComityImport *self, const ComityTableOptions *options)
{
  ComityImportMap *map = comity_import_map_new (self->kind);
  comity_import_map_set_options (map, options);
  g_clear_pointer (&self->map, comity_import_map_free);
  self->map = map;
}

/**
 * comity_import_look:
 * @options: how to read the file, where that is not to be guessed
 * @saved: (nullable): what was said about such a table before
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Reads the first rows, and guesses what the columns are. What was said about the table as it was read
 * before is forgotten; when it cannot be read like this, nothing is.
 */
gboolean
comity_import_look (ComityImport *self,
                    const ComityTableOptions *options,
                    const ComityImportMap *saved,
                    GError **error)
{
  g_autoptr (ComityTable) table = open_table (self, options, error);
  GPtrArray *preview = table != NULL ? read_preview (table, error) : NULL;
  if (preview == NULL)
    return FALSE;
  take_table (self, g_steal_pointer (&table), preview);
  begin_map (self, options);
  comity_import_set_header (self, saved != NULL && saved->columns->len > 0 ? saved->header :
                                                                             guess_header (self));
  if (saved != NULL && comity_import_map_apply_saved (self->map, saved))
    comity_import_guess_habits (self);
  return TRUE;
}

/** comity_import_get_map: what the columns are; may be changed before planning. */
ComityImportMap *
comity_import_get_map (ComityImport *self)
{
  return self->map;
}

/** comity_import_get_preview: (element-type ComityCells): the first rows. */
GPtrArray *
comity_import_get_preview (ComityImport *self)
{
  return self->preview;
}

/** comity_import_get_facts: how the file was read. */
const ComityTableFacts *
comity_import_get_facts (ComityImport *self)
{
  return comity_table_get_facts (self->looked);
}

/** comity_import_mend: from now on this cell holds @text. */
void
comity_import_mend (ComityImport *self, guint64 row, guint column, const char *text)
{
  g_hash_table_insert (self->mended, g_strdup_printf ("%" G_GUINT64_FORMAT ":%u", row, column),
                       g_strdup (text));
}

/** comity_import_leave_out: this row does not come in. */
void
comity_import_leave_out (ComityImport *self, guint64 row)
{
  gint64 *key = g_new (gint64, 1);
  *key = (gint64) row;
  g_hash_table_add (self->left_out, key);
}

/** comity_import_set_progress: who looks on, and may cancel. */
void
comity_import_set_progress (ComityImport *self, ComityProgress *progress, GCancellable *cancellable)
{
  g_clear_pointer (&self->progress, comity_progress_unref);
  self->progress = progress != NULL ? comity_progress_ref (progress) : NULL;
  g_set_object (&self->cancellable, cancellable);
}
