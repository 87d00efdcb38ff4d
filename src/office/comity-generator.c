/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-private.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "comity-date.h"
#include "comity-office-resources.h"

#define DATA_PATH "/io/github/comity_office/Comity/demo/"
#define SLIPS_LEFT 4 /* of 100 slips, so many happen in an orderly office, too */

/* -- Drafts ---------------------------------------------------------------------------------- */

/**
 * comity_draft_init:
 * @self: the draft
 * @kind: the kind of record
 * @fields: names of the fields that will be set by their number in this list
 * @n_fields: how many
 * @error: where to put an error
 *
 * Looks the fields up once, since millions of records are made from one draft.
 *
 * Returns: whether the kind has all fields
 */
gboolean
comity_draft_init (ComityDraft *self,
                   const ComityKind *kind,
                   const char *const *fields,
                   guint n_fields,
                   GError **error)
{
  self->kind = kind;
  self->values = g_new0 (const char *, kind->n_fields);
  self->indexes = g_new0 (int, n_fields);
  for (guint i = 0; i < n_fields; i++) {
    if (!comity_kind_require_field (kind, fields[i], error))
      return FALSE;
    self->indexes[i] = comity_kind_index (kind, fields[i]);
  }
  return TRUE;
}

/** comity_draft_clear: frees what a draft holds. */
void
comity_draft_clear (ComityDraft *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->indexes, g_free);
}

/**
 * comity_generator_emit:
 * @self: the generator
 * @draft: a finished draft, empty afterwards
 * @id: the record's id
 *
 * Hands a record over.
 *
 * Returns: whether to go on
 */
gboolean
comity_generator_emit (ComityGenerator *self, ComityDraft *draft, gint64 id)
{
  gboolean done = self->sink (draft->kind, id, draft->values, self->data, self->error);

  memset (draft->values, 0, sizeof (const char *) * draft->kind->n_fields);
  return done;
}

/* -- Ids, texts and dates -------------------------------------------------------------------- */

/**
 * comity_generator_next_id:
 * @self: the generator
 *
 * Ids are built as comity_id_new() builds them, as if a record had been made each millisecond from
 * yesterday's midnight on: ascending, which is what a B-tree likes, and never met by a later one.
 *
 * Returns: the next id
 */
gint64
comity_generator_next_id (ComityGenerator *self)
{
  ComityRandom random;
  guint64 number = self->n_ids++;

  comity_random_init (&random, self->seed, number);
  return (gint64) (((self->first_id + number) << 22) | (comity_random_next (&random) & 0x3fffff));
}

/**
 * comity_generator_text:
 * @self: the generator
 * @format: as of printf
 * @...: what goes into it
 *
 * Returns: (transfer none): a text that lives until the next person or partner
 */
const char *
comity_generator_text (ComityGenerator *self, const char *format, ...)
{
  char buffer[1024];
  va_list arguments;

  va_start (arguments, format);
  g_vsnprintf (buffer, sizeof buffer, format, arguments);
  va_end (arguments);
  return g_string_chunk_insert (self->texts, buffer);
}

/**
 * comity_generator_date:
 * @self: the generator
 * @day: a Julian day
 *
 * Returns: (transfer none): the day in ISO 8601
 */
const char *
comity_generator_date (ComityGenerator *self, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return comity_generator_text (self, "%04d-%02d-%02d", g_date_get_year (&date),
                                g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * comity_generator_day:
 * @year: a year
 * @month: a month, from 1
 * @day: a day that the month has
 *
 * Returns: the Julian day
 */
int
comity_generator_day (int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (int) g_date_get_julian (&date);
}

/**
 * comity_generator_year:
 * @day: a Julian day
 *
 * Returns: its year
 */
int
comity_generator_year (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return g_date_get_year (&date);
}

/* -- Countries and names --------------------------------------------------------------------- */

static gboolean
parse_groups (ComityGenerator *self, ComityCitizenship *from, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", G_N_ELEMENTS (from->groups));

  for (guint i = 0; parts[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (parts[i], ":", 2);

    if (g_strv_length (pair) != 2)
      return FALSE;
    from->groups[i] = comity_names_find (self->names, pair[0]);
    from->percents[i] = (guint) atoi (pair[1]);
    if (!from->groups[i])
      return FALSE;
    from->n_groups++;
  }
  return from->n_groups > 0;
}

static gboolean
parse_citizenship (ComityGenerator *self, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  ComityCitizenship from = { 0 };

  if (*line == '#' || *line == '\0')
    return TRUE;
  if (g_strv_length (cells) != 4)
    return FALSE;
  from.code = g_string_chunk_insert_const (self->kept, cells[0]);
  from.share = (guint) atoi (cells[1]);
  from.needs_visa = g_str_equal (cells[3], "visa");
  if (!parse_groups (self, &from, cells[2]))
    return FALSE;
  g_array_append_val (self->citizenships, from);
  if (from.share > 0)
    self->n_origins = self->citizenships->len;
  return TRUE;
}

/**
 * comity_generator_find_citizenship:
 * @self: the generator
 * @code: ISO 3166-1 code of a country
 *
 * Returns: (transfer none): how people there are called; English where it is not known
 */
const ComityCitizenship *
comity_generator_find_citizenship (ComityGenerator *self, const char *code)
{
  const ComityCitizenship *english = NULL;

  for (guint i = 0; i < self->citizenships->len; i++) {
    const ComityCitizenship *each = &g_array_index (self->citizenships, ComityCitizenship, i);

    if (g_str_equal (each->code, code))
      return each;
    if (g_str_equal (each->code, "GB"))
      english = each;
  }
  return english;
}

/**
 * comity_generator_make_name:
 * @self: the generator
 * @from: the country
 * @random: where chance comes from
 * @female: whether it is a woman's name
 * @name: (out caller-allocates): the name
 *
 * Makes the name of a person of that country, in one of its languages.
 */
void
comity_generator_make_name (ComityGenerator *self,
                            const ComityCitizenship *from,
                            ComityRandom *random,
                            gboolean female,
                            ComityGeneratedName *name)
{
  guint draw = comity_random_below (random, 100);
  guint i = 0;

  while (i + 1 < from->n_groups && draw >= from->percents[i])
    draw -= from->percents[i++];
  comity_name_group_make (from->groups[i], random, female, self->texts, name);
}

/* Languages that write the surname and the given name as one word. */
static const char *const joined[] = { "zh", "ja", "ko", NULL };

/* Languages in which the surname comes first. */
static const char *const family_first[] = { "ru", "be", "uk", "kk", "ky", "uz",
                                            "tk", "tg", "az", "mn", "vi", NULL };

static gboolean
is_among (const char *language, const char *const *languages)
{
  return language && g_strv_contains (languages, language);
}

/**
 * comity_generator_join_local:
 * @self: the generator
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the whole name as it is written at home, or %NULL when that
 *   is how the passport writes it
 */
const char *
comity_generator_join_local (ComityGenerator *self, const ComityGeneratedName *name)
{
  const char *family = name->family.local;
  const char *given = name->given.local;
  const char *patronymic = name->patronymic.local;

  if (g_str_equal (family, name->family.latin) && g_strcmp0 (given, name->given.latin) == 0 &&
      g_strcmp0 (patronymic, name->patronymic.latin) == 0)
    return NULL;
  if (!given)
    return family;
  if (is_among (name->language, joined))
    return comity_generator_text (self, "%s%s", family, given);
  if (patronymic)
    return comity_generator_text (self, "%s %s %s", family, given, patronymic);
  if (is_among (name->language, family_first))
    return comity_generator_text (self, "%s %s", family, given);
  return comity_generator_text (self, "%s %s", given, family);
}

/* -- The generator --------------------------------------------------------------------------- */

static char *
load_text (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (DATA_PATH, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (comity_office_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static gboolean
load_citizenships (ComityGenerator *self, GError **error)
{
  g_autofree char *text = load_text ("citizenships.tsv", error);
  g_auto (GStrv) lines = text ? g_strsplit (text, "\n", -1) : NULL;

  self->citizenships = g_array_new (FALSE, FALSE, sizeof (ComityCitizenship));
  for (guint i = 0; lines && lines[i]; i++)
    if (!parse_citizenship (self, lines[i])) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "citizenships.tsv:%u: cannot be read", i + 1);
      return FALSE;
    }
  return lines != NULL;
}

static gboolean
load_data (ComityGenerator *self, GError **error)
{
  g_autofree char *names = load_text ("names.txt", error);
  g_autofree char *places = names ? load_text ("places.txt", error) : NULL;

  if (!places)
    return FALSE;
  self->names = comity_names_new (names, error);
  self->towns = self->names ? comity_towns_new (places, error) : NULL;
  return self->towns && load_citizenships (self, error);
}

static gboolean
set_today (ComityGenerator *self, const char *today, GError **error)
{
  GDate first, last;
  int year;

  if (!comity_date_bounds (today, &first, &last)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no date", today);
    return FALSE;
  }
  self->today = (int) g_date_get_julian (&first);
  year = g_date_get_year (&first);
  self->year_begins = comity_generator_day (year, 9, 1);
  if (self->year_begins > self->today)
    self->year_begins = comity_generator_day (year - 1, 9, 1);
  self->first_id = (guint64) (self->today - 1 - comity_generator_day (2020, 1, 1)) * 86400000;
  return TRUE;
}

/**
 * comity_generator_set_orderly:
 * @self: a generator
 * @orderly: whether the office keeps its papers in order
 *
 * In an orderly office few papers have ended or end within days; otherwise enough of everything is
 * wrong to try every case.
 */
void
comity_generator_set_orderly (ComityGenerator *self, gboolean orderly)
{
  self->orderly = orderly;
}

/**
 * comity_generator_slips:
 * @percent: how often something goes wrong in an office that is not orderly
 *
 * Returns: whether it goes wrong this time
 */
gboolean
comity_generator_slips (const ComityGenerator *self, ComityRandom *random, guint percent)
{
  return comity_random_chance (random, percent) &&
         (!self->orderly || comity_random_chance (random, SLIPS_LEFT));
}

/**
 * comity_generator_new:
 * @seed: the same seed and day give the same records on every machine
 * @today: the day on which papers expire or do not, after 2020
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): a generator of invented people and partners
 */
ComityGenerator *
comity_generator_new (guint64 seed, const char *today, GError **error)
{
  g_autoptr (ComityGenerator) self = g_new0 (ComityGenerator, 1);

  self->seed = seed;
  self->kept = g_string_chunk_new (4096);
  self->texts = g_string_chunk_new (8192);
  if (!set_today (self, today, error) || !load_data (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** comity_generator_free: frees the generator. */
void
comity_generator_free (ComityGenerator *self)
{
  g_clear_pointer (&self->names, comity_names_free);
  g_clear_pointer (&self->towns, comity_towns_free);
  g_clear_pointer (&self->citizenships, g_array_unref);
  g_clear_pointer (&self->kept, g_string_chunk_free);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}
