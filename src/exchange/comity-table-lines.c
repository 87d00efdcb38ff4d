/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calendars (RFC 5545) and cards (RFC 6350, 2426, vCard 2.1) as tables: a row for each event, task
 * or card, a column for each property in the order in which they first stand. Read more kindly than
 * the standards ask: what is broken is left out, not the file.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-content-line.h"
#include "comity-exchange-error.h"
#include "comity-moment.h"
#include "comity-table-private.h"

#define MOST_COLUMNS 500
#define MOST_RECORDS 500000
#define OURS "@comity"

typedef struct {
  char *text;
  ComityCellType type;
} Value;

typedef struct {
  ComityTable *table;
  gboolean cards;
  GHashTable *columns; /* name -> index + 1 */
  GPtrArray *names;
  GPtrArray *rows; /* of GHashTable: index of column -> Value */
  GHashTable *row; /* the record that is open */
  GHashTable *joined; /* set of rows that are part of another */
  int depth;       /* components within it */
  gboolean pictures;
  ComityMoment start, end;
  char *duration;
} LinesReading;

static void
value_free (gpointer data)
{
  Value *value = data;
  g_free (value->text);
  g_free (value);
}

/* What a record says twice is joined, unless it says the same. */
static void
put (LinesReading *self, const char *name, const char *text, ComityCellType type)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));
  if (text == NULL || *text == '\0')
    return;
  if (column == 0) {
    if (self->names->len >= MOST_COLUMNS)
      return;
    g_ptr_array_add (self->names, g_strdup (name));
    column = self->names->len;
    g_hash_table_insert (self->columns, self->names->pdata[column - 1], GUINT_TO_POINTER (column));
  }
  Value *value = g_hash_table_lookup (self->row, GUINT_TO_POINTER (column));
  if (value == NULL) {
    value = g_new0 (Value, 1);
    value->text = g_strdup (text);
    value->type = type;
    g_hash_table_insert (self->row, GUINT_TO_POINTER (column), value);
  } else if (strstr (value->text, text) == NULL && strlen (value->text) < 100000) {
    char *joined = g_strconcat (value->text, "; ", text, NULL);
    g_free (value->text);
    value->text = joined;
    value->type = COMITY_CELL_TEXT;
  }
}

static const char *
get (LinesReading *self, GHashTable *row, const char *name)
{
  gpointer column = g_hash_table_lookup (self->columns, name);
  Value *value = column != NULL ? g_hash_table_lookup (row, column) : NULL;
  return value != NULL ? value->text : NULL;
}

/* -- Cards --------------------------------------------------------------------------------------------- */

static void
put_parts (LinesReading *self, const ComityContentLine *line, const char *const *names)
{
  g_auto (GStrv) parts = comity_content_line_split (line);
  for (guint i = 0; parts[i] != NULL && names[i] != NULL; i++) {
    g_autofree char *name =
      *names[i] != '\0' ? g_strconcat (line->name, ".", names[i], NULL) : g_strdup (line->name);
    put (self, name, g_strstrip (parts[i]), COMITY_CELL_TEXT);
  }
}

/* `19960415`, `1996-04-15T…`; a birthday without its year stays as it is. */
static void
put_birthday (LinesReading *self, const ComityContentLine *line)
{
  ComityMoment moment;
  g_autofree char *text = comity_content_line_dup_text (line);
  if (comity_moment_parse (text, NULL, &moment)) {
    moment.has_time = FALSE;
    g_autofree char *day = comity_moment_dup (&moment);
    put (self, line->name, day, COMITY_CELL_DATE);
  } else {
    put (self, line->name, text, COMITY_CELL_TEXT);
  }
}

static const char *
name_of_number (const ComityContentLine *line)
{
  if (comity_content_line_has_type (line, "FAX"))
    return "TEL.fax";
  return comity_content_line_has_type (line, "CELL") ? "TEL.cell" : "TEL";
}

static void
put_card_line (LinesReading *self, const ComityContentLine *line)
{
  static const char *const n[] = { "family", "given", "middle", "prefix", "suffix", NULL };
  static const char *const adr[] = { "box",    "extended", "street",  "city",
                                     "region", "code",     "country", NULL };
  static const char *const org[] = { "", "unit", "unit", NULL };
  static const char *const skipped[] = { "VERSION", "PRODID", "REV", "SOUND", "KEY", NULL };
  g_autofree char *text = NULL;
  if (g_strv_contains (skipped, line->name))
    return;
  if (g_str_equal (line->name, "PHOTO") || g_str_equal (line->name, "LOGO")) {
    self->pictures = TRUE;
  } else if (g_str_equal (line->name, "N")) {
    put_parts (self, line, n);
  } else if (g_str_equal (line->name, "ADR")) {
    put_parts (self, line, adr);
  } else if (g_str_equal (line->name, "ORG")) {
    put_parts (self, line, org);
  } else if (g_str_equal (line->name, "BDAY") || g_str_equal (line->name, "ANNIVERSARY")) {
    put_birthday (self, line);
  } else if (g_str_equal (line->name, "TEL")) {
    text = comity_content_line_dup_text (line);
    const char *bare = g_ascii_strncasecmp (text, "tel:", 4) == 0 ? text + 4 : text;
    put (self, name_of_number (line), bare, COMITY_CELL_TEXT);
  } else if (g_str_equal (line->name, "EMAIL")) {
    text = comity_content_line_dup_text (line);
    put (self, get (self, self->row, "EMAIL") != NULL ? "EMAIL.2" : "EMAIL", text,
         COMITY_CELL_TEXT);
  } else {
    text = comity_content_line_dup_text (line);
    put (self, line->name, text, COMITY_CELL_TEXT);
  }
}

/* -- Calendars ------------------------------------------------------------------------------------------- */

static void
put_person (LinesReading *self, const ComityContentLine *line)
{
  const char *name = comity_content_line_get (line, "CN");
  const char *address =
    g_ascii_strncasecmp (line->value, "mailto:", 7) == 0 ? line->value + 7 : line->value;
  g_autofree char *text = name != NULL && *name != '\0' && !g_str_equal (name, address) ?
                            g_strdup_printf ("%s <%s>", name, address) :
                            g_strdup (address);
  put (self, line->name, text, COMITY_CELL_TEXT);
}

static void
put_calendar_line (LinesReading *self, const ComityContentLine *line)
{
  static const char *const skipped[] = { "DTSTAMP", "SEQUENCE",      "TRANSP", "CLASS",
                                         "CREATED", "LAST-MODIFIED", NULL };
  ComityMoment moment;
  const char *zone = comity_content_line_get (line, "TZID");
  g_autofree char *text = NULL;
  if (g_strv_contains (skipped, line->name) || g_str_has_prefix (line->name, "X-MICROSOFT-"))
    return;
  if (g_str_equal (line->name, "DTSTART") && comity_moment_parse (line->value, zone, &moment)) {
    self->start = moment;
  } else if ((g_str_equal (line->name, "DTEND") || g_str_equal (line->name, "DUE")) &&
             comity_moment_parse (line->value, zone, &moment)) {
    self->end = moment;
  } else if (g_str_equal (line->name, "DURATION")) {
    g_set_str (&self->duration, line->value);
  } else if (g_str_equal (line->name, "ORGANIZER") || g_str_equal (line->name, "ATTENDEE")) {
    put_person (self, line);
  } else {
    text = comity_content_line_dup_text (line);
    put (self, line->name, text, COMITY_CELL_TEXT);
  }
}

/* The end of whole days is the day after the last in the file, and the last day for people. */
static void
put_moments (LinesReading *self)
{
  if (self->start.year != 0 && self->end.year == 0 && self->duration != NULL)
    comity_moment_add (&self->start, self->duration, &self->end);
  if (self->end.year != 0 && !self->end.has_time &&
      comity_moment_compare (&self->start, &self->end) < 0)
    comity_moment_add_days (&self->end, -1);
  if (self->start.year != 0) {
    g_autofree char *text = comity_moment_dup (&self->start);
    put (self, "DTSTART", text, COMITY_CELL_DATE);
    if (self->start.has_time)
      put (self, "DTSTART.time", strchr (text, ' ') + 1, COMITY_CELL_TIME);
  }
  if (self->end.year != 0) {
    g_autofree char *text = comity_moment_dup (&self->end);
    put (self, "DTEND", text, COMITY_CELL_DATE);
  }
}

/* -- Our own calendars -------------------------------------------------------------------------------------- */

/* From `event-1-report_due@comity`: whose it is, `event-1@comity`, and @field. */
static char *
dup_owner (const char *uid, char **field)
{
  g_auto (GStrv) parts =
    uid != NULL && g_str_has_suffix (uid, OURS) ? g_strsplit (uid, "-", 3) : g_new0 (char *, 1);
  if (g_strv_length (parts) != 3)
    return NULL;
  *field = g_strndup (parts[2], strlen (parts[2]) - strlen (OURS));
  return g_strdup_printf ("%s-%s" OURS, parts[0], parts[1]);
}

static void
join_deadline (LinesReading *self, GHashTable *owners, GHashTable *row)
{
  const char *day = get (self, row, "DTSTART");
  g_autofree char *field = NULL;
  g_autofree char *owner = dup_owner (get (self, row, "UID"), &field);
  self->row = owner != NULL ? g_hash_table_lookup (owners, owner) : NULL;
  if (self->row == NULL || day == NULL)
    return;
  put (self, field, day, COMITY_CELL_DATE);
  g_hash_table_add (self->joined, row);
}

/* The deadlines of a record stand in its calendar as events beside it: they are dates of that record and no records. */
static void
join_deadlines (LinesReading *self)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->rows->len; i++) {
    const char *uid = get (self, self->rows->pdata[i], "UID");
    g_hash_table_insert (owners, g_strdup (uid != NULL ? uid : ""), self->rows->pdata[i]);
  }
  for (guint i = 0; i < self->rows->len; i++)
    join_deadline (self, owners, self->rows->pdata[i]);
  self->row = NULL;
}

/* -- The file --------------------------------------------------------------------------------------------- */

static gboolean
is_record (const char *component)
{
  static const char *const records[] = { "VEVENT", "VTODO", "VJOURNAL", "VCARD", NULL };
  return g_strv_contains (records, component);
}

static void
begin_component (LinesReading *self, const char *component)
{
  if (self->row != NULL) {
    self->depth++;
    return;
  }
  if (!is_record (component) || self->rows->len >= MOST_RECORDS)
    return;
  self->row = g_hash_table_new_full (NULL, NULL, NULL, value_free);
  g_ptr_array_add (self->rows, self->row);
  self->depth = 0;
  memset (&self->start, 0, sizeof self->start);
  memset (&self->end, 0, sizeof self->end);
  g_clear_pointer (&self->duration, g_free);
  if (!self->cards)
    put (self, "COMPONENT", component, COMITY_CELL_TEXT);
}

static void
end_component (LinesReading *self)
{
  if (self->row != NULL && self->depth-- > 0)
    return;
  if (self->row != NULL && !self->cards)
    put_moments (self);
  self->row = NULL;
}

static void
take_line (LinesReading *self, const ComityContentLine *line)
{
  if (g_str_equal (line->name, "BEGIN") || g_str_equal (line->name, "END")) {
    g_autofree char *component = g_strstrip (g_ascii_strup (line->value, -1));
    if (*line->name == 'B')
      begin_component (self, component);
    else
      end_component (self);
  } else if (self->row != NULL && self->depth == 0) {
    if (self->cards)
      put_card_line (self, line);
    else
      put_calendar_line (self, line);
  }
}

static void
give_rows (LinesReading *self)
{
  ComityRowsReader *rows = comity_rows_reader_new ();
  comity_rows_reader_add_row (rows);
  for (guint i = 0; i < self->names->len; i++)
    comity_rows_reader_add (rows, self->names->pdata[i], COMITY_CELL_TEXT);
  for (guint r = 0; r < self->rows->len; r++) {
    if (g_hash_table_contains (self->joined, self->rows->pdata[r]))
      continue;
    comity_rows_reader_add_row (rows);
    for (guint i = 0; i < self->names->len; i++) {
      const Value *value = g_hash_table_lookup (self->rows->pdata[r], GUINT_TO_POINTER (i + 1));
      comity_rows_reader_add (rows, value != NULL ? value->text : "",
                              value != NULL ? value->type : COMITY_CELL_TEXT);
    }
  }
  comity_rows_reader_use (rows, self->table);
}

/**
 * comity_lines_open:
 *
 * Reads a calendar or cards.
 */
gboolean
comity_lines_open (ComityTable *table, const ComityTableOptions *options, GError **error)
{
  g_autofree char *text = comity_table_decode (table, options, error);
  if (text == NULL)
    return FALSE;
  LinesReading self = { .table = table, .cards = table->facts.format == COMITY_FORMAT_VCARD };
  g_autoptr (GHashTable) columns = self.columns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = self.names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = self.rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) joined = self.joined = g_hash_table_new (NULL, NULL);
  ComityContentLine line;
  const char *at = text;
  while (comity_content_line_next (&at, &line)) {
    take_line (&self, &line);
    comity_content_line_clear (&line);
    if (g_cancellable_set_error_if_cancelled (table->cancellable, error))
      return FALSE;
  }
  end_component (&self);
  join_deadlines (&self);
  g_clear_pointer (&self.duration, g_free);
  if (self.pictures)
    comity_table_remark (table, g_strdup (_ ("The pictures in the cards are left out.")));
  table->facts.headed = TRUE;
  comity_table_add_sheet (table, "", FALSE);
  give_rows (&self);
  return TRUE;
}
