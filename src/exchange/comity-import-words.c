/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a table that name nothing known, each asked about once, with what it may mean. */
#define G_LOG_DOMAIN "comity-exchange"

#include <string.h>

#include "comity-import-private.h"
#include "comity-import-value.h"
#include "comity-lists.h"
#include "comity-text.h"

/* More than this nobody answers: the table is better mended where it was made. */
#define MOST_WORDS 60
#define MOST_MEANINGS 5
/* Words that begin alike count as one: "university" and "universitet". */
#define STEM 6
#define LEAST_LIKE 40

static void
meaning_free (gpointer data)
{
  ComityImportMeaning *meaning = data;
  g_free (meaning->title);
  g_free (meaning);
}

static void
word_free (gpointer data)
{
  ComityImportWord *word = data;
  g_free (word->text);
  g_ptr_array_unref (word->meanings);
  g_free (word);
}

/** comity_import_words_new: (transfer full): room for them. */
GPtrArray *
comity_import_words_new (void)
{
  return g_ptr_array_new_with_free_func (word_free);
}

/** comity_import_get_words: (element-type ComityImportWord): what is asked, and what was answered. */
GPtrArray *
comity_import_get_words (ComityImport *self)
{
  return self->words;
}

/* -- What is asked ------------------------------------------------------------------------------------- */

/* What is known and only breaks a rule, is not asked about. */
static gboolean
is_known (ComityImport *self, const ComityImportColumn *column, const char *text)
{
  if (comity_field_is_reference (column->field))
    return strspn (text, "0123456789") == strlen (text);
  g_autofree char *value = comity_import_read_value (self->map, column->field, text,
                                                     COMITY_CELL_TEXT, FALSE, column->head, NULL);
  return value != NULL;
}

static gboolean
is_word (ComityImport *self, const ComityImportColumn *column, const char *text)
{
  const ComityField *field = column->field;
  return field != NULL && text != NULL && strlen (text) < 300 &&
         (field->type == COMITY_TYPE_CHOICE || field->type == COMITY_TYPE_COUNTRY ||
          (comity_field_is_reference (field) && strpbrk (text, ";\n") == NULL)) &&
         !is_known (self, column, text);
}

static gboolean
can_be_added (const ComityField *field)
{
  const ComityKind *target;
  if (!comity_field_is_reference (field))
    return field->type == COMITY_TYPE_CHOICE && field->list != NULL;
  target = comity_kind_find (field->target);
  return target != NULL && target->title != NULL &&
         comity_kind_get_field (target, target->title)->type == COMITY_TYPE_TEXT;
}

static ComityImportWord *
require_word (ComityImport *self, const ComityField *field, const char *text)
{
  for (guint i = 0; i < self->words->len; i++) {
    ComityImportWord *word = self->words->pdata[i];
    if (word->field == field && g_str_equal (word->text, text))
      return word;
  }
  if (self->words->len >= MOST_WORDS)
    return NULL;
  ComityImportWord *word = g_new0 (ComityImportWord, 1);
  word->field = field;
  word->text = g_strdup (text);
  word->meanings = g_ptr_array_new_with_free_func (meaning_free);
  word->can_be_added = can_be_added (field);
  g_ptr_array_add (self->words, word);
  return word;
}

/* Those that are neither asked nor answered any more: another column, a mended cell. */
static void
drop_words (ComityImport *self)
{
  for (guint i = self->words->len; i > 0; i--) {
    const ComityImportWord *word = self->words->pdata[i - 1];
    if (word->rows == 0 &&
        comity_import_map_get_answer (self->map, word->field, word->text) == NULL)
      g_ptr_array_remove_index (self->words, i - 1);
  }
}

static void
find_words (ComityImport *self)
{
  for (guint i = 0; i < self->words->len; i++)
    ((ComityImportWord *) self->words->pdata[i])->rows = 0;
  for (guint i = 0; i < self->plan->problems->len; i++) {
    ComityImportProblem *problem = self->plan->problems->pdata[i];
    const ComityImportColumn *column =
      problem->column >= 0 ? self->map->columns->pdata[problem->column] : NULL;
    g_autofree char *clean =
      problem->value != NULL ? comity_text_clean (problem->value, FALSE) : NULL;
    if (column == NULL || !is_word (self, column, clean))
      continue;
    ComityImportWord *word = require_word (self, column->field, clean);
    if (word == NULL) {
      self->plan->more_words = TRUE;
      continue;
    }
    problem->asked = TRUE;
    word->rows++;
  }
  drop_words (self);
}

/* -- What it may mean ---------------------------------------------------------------------------------- */

/** Likening: words of one kind of record, by the stems that they are made of. */
typedef struct {
  const ComityKind *kind;
  GPtrArray *words; /* of ComityImportWord */
  GHashTable *stems; /* stem -> GArray of guint, places in @words */
  guint *common; /* how many stems a title has in common with each */
  guint *n_stems; /* of each */
} Likening;

static GPtrArray *
dup_stems (const char *text)
{
  g_autofree char *folded = comity_text_fold (text);
  GPtrArray *stems = g_ptr_array_new_with_free_func (g_free);
  for (char *at = folded; *at != '\0';) {
    gsize n = strcspn (at, " ,.;:()\"'/-");
    if (n > 2)
      g_ptr_array_add (stems, g_strndup (at, MIN (n, STEM)));
    at += n + (at[n] != '\0');
  }
  return stems;
}

static void
likening_clear (Likening *self)
{
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->stems);
  g_free (self->common);
  g_free (self->n_stems);
}

static void
note_stem (Likening *self, const char *stem, guint place)
{
  GArray *places = g_hash_table_lookup (self->stems, stem);
  if (places == NULL) {
    places = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (self->stems, g_strdup (stem), places);
  }
  g_array_append_val (places, place);
}

static void
likening_init (Likening *self, ComityImport *import, const ComityKind *kind)
{
  self->kind = kind;
  self->words = g_ptr_array_new ();
  self->stems =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < import->words->len; i++) {
    ComityImportWord *word = import->words->pdata[i];
    if (comity_field_is_reference (word->field) && word->meanings->len == 0 &&
        g_strcmp0 (word->field->target, kind->name) == 0)
      g_ptr_array_add (self->words, word);
  }
  self->common = g_new0 (guint, self->words->len);
  self->n_stems = g_new0 (guint, self->words->len);
  for (guint i = 0; i < self->words->len; i++) {
    g_autoptr (GPtrArray) stems = dup_stems (((ComityImportWord *) self->words->pdata[i])->text);
    self->n_stems[i] = stems->len;
    for (guint j = 0; j < stems->len; j++)
      note_stem (self, stems->pdata[j], i);
  }
}

static int
compare_meanings (gconstpointer a, gconstpointer b)
{
  const ComityImportMeaning *one = *(ComityImportMeaning *const *) a;
  const ComityImportMeaning *other = *(ComityImportMeaning *const *) b;
  return (int) other->likeness - (int) one->likeness;
}

static void
add_meaning (ComityImportWord *word, gint64 id, const char *title, guint likeness)
{
  const ComityImportMeaning *worst =
    word->meanings->len >= MOST_MEANINGS ? word->meanings->pdata[word->meanings->len - 1] : NULL;
  if (likeness < LEAST_LIKE || (worst != NULL && worst->likeness >= likeness))
    return;
  ComityImportMeaning *meaning = g_new0 (ComityImportMeaning, 1);
  *meaning = (ComityImportMeaning) { id, g_strdup (title), likeness };
  if (worst != NULL)
    g_ptr_array_set_size (word->meanings, (int) word->meanings->len - 1);
  g_ptr_array_add (word->meanings, meaning);
  g_ptr_array_sort (word->meanings, compare_meanings);
}

/* A ComityEachFunc: Dice's coefficient over the stems of both. */
static void
liken_cb (gint64 id, const char *title, const char *other, gpointer data)
{
  Likening *self = data;
  g_autoptr (GPtrArray) stems = dup_stems (title);
  memset (self->common, 0, self->words->len * sizeof (guint));
  for (guint i = 0; i < stems->len; i++) {
    const GArray *places = g_hash_table_lookup (self->stems, stems->pdata[i]);
    for (guint j = 0; places != NULL && j < places->len; j++)
      self->common[g_array_index (places, guint, j)]++;
  }
  for (guint i = 0; i < self->words->len; i++)
    if (self->common[i] > 0)
      add_meaning (self->words->pdata[i], id, title,
                   MIN (100, 200 * self->common[i] / (stems->len + self->n_stems[i])));
}

static gboolean
liken (ComityImport *self, ComityDb *db, const ComityKind *kind, GError **error)
{
  Likening likening = { 0 };
  likening_init (&likening, self, kind);
  gboolean done =
    likening.words->len == 0 || comity_db_each (db, kind, NULL, NULL, liken_cb, &likening, error);
  likening_clear (&likening);
  return done;
}

/**
 * comity_import_words_gather:
 *
 * Finds what has to be asked after planning, and looks in the office for what it may mean.
 */
gboolean
comity_import_words_gather (ComityImport *self, ComityDb *db, GError **error)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  find_words (self);
  for (guint i = 0; i < self->words->len; i++) {
    const ComityField *field = ((ComityImportWord *) self->words->pdata[i])->field;
    const ComityKind *kind =
      comity_field_is_reference (field) ? comity_kind_find (field->target) : NULL;
    if (kind != NULL && g_hash_table_add (kinds, (gpointer) kind) && !liken (self, db, kind, error))
      return FALSE;
  }
  return TRUE;
}
