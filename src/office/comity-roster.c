/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-roster.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-places.h"
#include "comity-table.h"
#include "comity-text.h"

/*
 * People at an event, pasted from a spreadsheet or a list. The first row may name the columns;
 * without it, a column of countries or of e-mail addresses is known by what stands in it, and the
 * others are name, organisation and post, in this order.
 */

#define MOST_COLUMNS 12
#define MOST_BYTES (4 * 1024 * 1024)

static const char *const columns[] = { "name", "organisation", "country", "role", "email", "post" };

/* What heads of columns are called besides the labels of the fields. */
static const struct {
  const char *word, *field;
} heads[] = {
  { "name", "name" },
  { "participant", "name" },
  { "person", "name" },
  { "full name", "name" },
  { "фио", "name" },
  { "ф.и.о.", "name" },
  { "имя", "name" },
  { "участник", "name" },
  { "organisation", "organisation" },
  { "organization", "organisation" },
  { "university", "organisation" },
  { "affiliation", "organisation" },
  { "institution", "organisation" },
  { "организация", "organisation" },
  { "вуз", "organisation" },
  { "country", "country" },
  { "страна", "country" },
  { "role", "role" },
  { "роль", "role" },
  { "e-mail", "email" },
  { "email", "email" },
  { "mail", "email" },
  { "почта", "email" },
  { "post", "post" },
  { "position", "post" },
  { "title", "post" },
  { "должность", "post" },
};

static void
line_free (gpointer data)
{
  ComityRosterLine *line = data;

  g_clear_object (&line->record);
  g_free (line->problem);
  g_free (line->known);
  g_free (line);
}

/** comity_roster_free: */
void
comity_roster_free (ComityRoster *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static const ComityField *
field_of (const char *name)
{
  return comity_kind_get_field (comity_kind_find ("participant"), name);
}

/* -- What the columns are ------------------------------------------------------------------- */

static const char *
field_of_head (const char *cell)
{
  g_autofree char *folded = comity_text_fold (cell);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autofree char *word = comity_text_fold (heads[i].word);

    if (strcmp (folded, word) == 0)
      return heads[i].field;
  }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *label = comity_text_fold (comity_field_get_label (field_of (columns[i])));

    if (strcmp (folded, label) == 0)
      return columns[i];
  }
  return NULL;
}

/* The first row heads the columns when it names that of the names. */
static gboolean
read_heads (GPtrArray *row, const char **fields)
{
  gboolean has_name = FALSE;

  for (guint c = 0; c < MOST_COLUMNS; c++) {
    fields[c] = c < row->len ? field_of_head (row->pdata[c]) : NULL;
    has_name = has_name || g_strcmp0 (fields[c], "name") == 0;
  }
  return has_name;
}

static gboolean
can_be (const char *field, const char *cell)
{
  g_autofree char *value = NULL;

  if (strcmp (field, "email") == 0)
    return strchr (cell, '@') != NULL;
  value = comity_field_parse (field_of (field), cell, NULL);
  return value != NULL;
}

static gboolean
is_mostly (GPtrArray *rows, guint column, const char *field)
{
  guint n = 0, good = 0;

  for (guint r = 0; r < rows->len; r++) {
    GPtrArray *row = rows->pdata[r];

    if (column >= row->len || *(char *) row->pdata[column] == '\0')
      continue;
    n++;
    good += can_be (field, row->pdata[column]) ? 1 : 0;
  }
  return n > 0 && 2 * good > n;
}

static void
guess_columns (GPtrArray *rows, const char **fields)
{
  static const char *const known[] = { "email", "country", "role" };
  static const char *const rest[] = { "name", "organisation", "post" };
  guint next = 0;

  for (guint k = 0; k < G_N_ELEMENTS (known); k++)
    for (guint c = 0; c < MOST_COLUMNS; c++)
      if (fields[c] == NULL && is_mostly (rows, c, known[k])) {
        fields[c] = known[k];
        break;
      }
  for (guint c = 0; c < MOST_COLUMNS && next < G_N_ELEMENTS (rest); c++)
    if (fields[c] == NULL)
      fields[c] = rest[next++];
}

/* -- Reading ---------------------------------------------------------------------------------- */

static gunichar
guess_separator (const char *text)
{
  static const char separators[] = "\t;,";

  for (const char *s = separators; *s != '\0'; s++)
    if (strchr (text, *s) != NULL)
      return (gunichar) *s;
  return '\t';
}

static GPtrArray *
read_rows (const char *text, GArray *numbers)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  ComityTableOptions options = { .charset = "UTF-8",
                                 .separator = guess_separator (text),
                                 .format = "csv" };
  g_autoptr (GBytes) bytes = g_bytes_new (text, MIN (strlen (text), MOST_BYTES));
  ComityInput *input = comity_input_new_for_bytes (bytes);
  g_autoptr (ComityTable) table = comity_table_open (input, &options, NULL, NULL);
  g_autoptr (ComityCells) cells = comity_cells_new ();

  while (table != NULL && rows->len < COMITY_ROSTER_MOST &&
         comity_table_next (table, cells, NULL)) {
    guint number = (guint) cells->number;
    GPtrArray *row;

    if (comity_cells_is_blank (cells))
      continue;
    row = g_ptr_array_new_with_free_func (g_free);
    for (guint c = 0; c < comity_cells_get_size (cells); c++)
      g_ptr_array_add (row, comity_text_clean (comity_cells_get (cells, c), FALSE));
    g_ptr_array_add (rows, row);
    g_array_append_val (numbers, number);
  }
  return rows;
}

static void
set_problem (ComityRosterLine *line, const char *sentence)
{
  if (line->problem == NULL)
    line->problem = g_strdup (sentence);
}

static void
read_cell (ComityRosterLine *line, const char *field, const char *cell)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = comity_field_parse (field_of (field), cell, &error);
  g_autofree char *sentence = NULL;

  if (error == NULL) {
    comity_record_set (line->record, field, value);
    return;
  }
  sentence = comity_field_dup_sentence (field_of (field), error->message);
  set_problem (line, sentence);
}

static ComityRosterLine *
read_line (GPtrArray *row, guint number, const char **fields)
{
  ComityRosterLine *line = g_new0 (ComityRosterLine, 1);

  line->number = number;
  line->record = comity_record_new (comity_kind_find ("participant"));
  for (guint c = 0; c < row->len && c < MOST_COLUMNS; c++)
    if (fields[c] != NULL && *(char *) row->pdata[c] != '\0' &&
        comity_record_get (line->record, fields[c]) == NULL)
      read_cell (line, fields[c], row->pdata[c]);
  if (comity_record_get (line->record, "name") == NULL)
    set_problem (line, _ ("This line has no name."));
  return line;
}

static char *
dup_key (ComityRecord *record)
{
  const char *name = comity_record_get (record, "name");
  const char *organisation = comity_record_get (record, "organisation");
  g_autofree char *folded = comity_text_fold (name != NULL ? name : "");
  g_autofree char *where = comity_text_fold (organisation != NULL ? organisation : "");

  return g_strdup_printf ("%s\n%s", folded, where);
}

static void
refuse_repeated (GHashTable *seen, ComityRosterLine *line, const char *sentence)
{
  g_autofree char *key = dup_key (line->record);

  if (line->problem == NULL && g_hash_table_contains (seen, key))
    set_problem (line, sentence);
}

static void
count (ComityRoster *self)
{
  self->n_good = self->n_known = 0;
  for (guint i = 0; i < self->lines->len; i++) {
    ComityRosterLine *line = self->lines->pdata[i];

    self->n_good += line->problem == NULL ? 1 : 0;
    self->n_known += line->problem == NULL && line->known != NULL ? 1 : 0;
  }
}

/**
 * comity_roster_new:
 * @text: pasted: a person a line, columns parted by tabs, semicolons or commas
 *
 * Returns: (transfer full): the people, each with what is wrong with the line
 */
ComityRoster *
comity_roster_new (const char *text)
{
  ComityRoster *self = g_new0 (ComityRoster, 1);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) rows = read_rows (text, numbers);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *fields[MOST_COLUMNS] = { NULL };
  guint first = rows->len > 0 && read_heads (rows->pdata[0], fields) ? 1 : 0;

  self->lines = g_ptr_array_new_with_free_func (line_free);
  if (first == 0)
    guess_columns (rows, fields);
  for (guint r = first; r < rows->len; r++) {
    ComityRosterLine *line = read_line (rows->pdata[r], g_array_index (numbers, guint, r), fields);

    refuse_repeated (seen, line, _ ("This person stands in the list already."));
    g_hash_table_add (seen, dup_key (line->record));
    g_ptr_array_add (self->lines, line);
  }
  count (self);
  return self;
}

/* -- Who is known already ---------------------------------------------------------------------- */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* “Li Jianguo” and “Jianguo Li” are the same words. */
static char *
dup_words (const char *name)
{
  g_autofree char *folded = comity_text_fold (name);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,.", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  return g_strstrip (g_strjoinv (" ", words));
}

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *first = dup_words (a), *second = dup_words (b);

  return *first != '\0' && strcmp (first, second) == 0;
}

static gboolean
is_called (ComityRecord *partner, const char *name)
{
  static const char *const names[] = { "name", "name_local", "short_name", "acronym" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *own = comity_record_get (partner, names[i]);

    if (own != NULL && same_words (own, name))
      return TRUE;
  }
  return FALSE;
}

#define CANDIDATES 8

/* The one record that is called so; %NULL when there is none, or more than one. */
static ComityRecord *
find_one (ComityDb *db, const ComityKind *kind, const char *name, gint64 partner)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (ComityRecord) found = NULL;

  comity_query_set_search (query, name);
  comity_query_set_limit (query, CANDIDATES);
  ids = comity_db_ids (db, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autoptr (ComityRecord) record =
      comity_db_load (db, kind, g_array_index (ids, gint64, i), NULL);
    g_autofree char *title = record != NULL ? comity_record_dup_title (record) : NULL;

    if (record == NULL || !(same_words (title, name) ||
                            (g_strcmp0 (kind->name, "partner") == 0 && is_called (record, name))))
      continue;
    if (partner != 0 && comity_kind_get_field (kind, "partner") != NULL &&
        comity_record_get_ref (record, "partner") != partner)
      continue;
    if (found != NULL)
      return NULL;
    found = g_steal_pointer (&record);
  }
  return g_steal_pointer (&found);
}

static void
name_record (ComityRosterLine *line, const char *field, ComityRecord *known)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (known));

  comity_record_set (line->record, field, id);
  g_free (line->known);
  line->known = comity_record_dup_title (known);
}

static void
match_line (ComityRosterLine *line, ComityDb *db)
{
  const char *organisation = comity_record_get (line->record, "organisation");
  g_autoptr (ComityRecord) partner =
    organisation != NULL ? find_one (db, comity_kind_find ("partner"), organisation, 0) : NULL;
  g_autoptr (ComityRecord) contact =
    find_one (db, comity_kind_find ("contact"), comity_record_get (line->record, "name"),
              partner != NULL ? comity_record_get_id (partner) : 0);

  if (partner != NULL) {
    name_record (line, "partner", partner);
    if (comity_record_get (line->record, "country") == NULL)
      comity_record_set (line->record, "country", comity_record_get (partner, "country"));
  }
  if (contact == NULL)
    return;
  name_record (line, "contact", contact);
  if (partner == NULL)
    comity_record_set (line->record, "partner", comity_record_get (contact, "partner"));
}

/**
 * comity_roster_match:
 * @event: whose list it is
 *
 * For a #ComityReadFunc: finds the partners and contacts that are meant, by their whole names, and
 * refuses people who are in the list of the event already.
 */
gboolean
comity_roster_match (ComityRoster *self, ComityDb *db, gint64 event, GError **error)
{
  const ComityKind *kind = comity_kind_find ("participant");
  g_autoptr (GPtrArray) there =
    comity_db_children (db, comity_kind_get_owner_field (kind), kind, event, 0, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->len; i++)
    g_hash_table_add (seen, dup_key (there->pdata[i]));
  for (guint i = 0; i < self->lines->len; i++) {
    ComityRosterLine *line = self->lines->pdata[i];

    refuse_repeated (seen, line, _ ("This person is among the participants already."));
    if (line->problem == NULL)
      match_line (line, db);
  }
  count (self);
  return TRUE;
}

/**
 * comity_roster_make_changes:
 * @event: whose participants they become
 *
 * Returns: (transfer full): the transaction that adds all lines without a problem
 */
ComityChanges *
comity_roster_make_changes (const ComityRoster *self, gint64 event)
{
  ComityChanges *changes = comity_changes_new (N_ ("Add pasted participants"));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, event);

  for (guint i = 0; i < self->lines->len; i++) {
    const ComityRosterLine *line = self->lines->pdata[i];
    g_autoptr (ComityRecord) record = NULL;

    if (line->problem != NULL)
      continue;
    record = comity_record_copy (line->record);
    comity_record_set (record, "event", owner);
    comity_changes_put (changes, record);
  }
  return changes;
}
