/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-test.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "comity-db.h"
#include "comity-id.h"
#include "comity-identifier.h"
#include "comity-kinds.h"
#include "comity-lists.h"
#include "comity-text.h"

void
store_test_init (int *argc, char ***argv)
{
  g_setenv ("COMITY_TODAY", "2026-11-20", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  comity_kinds_init ();
}

Office *
office_new (void)
{
  Office *office = g_new0 (Office, 1);
  g_autoptr (GError) error = NULL;

  office->folder = g_dir_make_tmp ("comity-store-XXXXXX", NULL);
  office->path = g_build_filename (office->folder, "office.comity", NULL);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_CREATE, &error);
  g_assert_no_error (error);
  return office;
}

/* Nobody else may have it still. */
void
office_close (Office *office)
{
  g_assert_finalize_object (g_steal_pointer (&office->store));
}

void
office_open (Office *office)
{
  g_autoptr (GError) error = NULL;

  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

void
office_reopen (Office *office)
{
  office_close (office);
  office_open (office);
}

void
office_free (Office *office)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", ".lock" };

  if (office->store != NULL)
    g_assert_finalize_object (office->store);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (office->path, suffixes[i], NULL);
    g_unlink (path);
  }
  g_rmdir (office->folder);
  g_free (office->folder);
  g_free (office->path);
  g_free (office);
}

void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_tree (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

/* With its backups and whatever else a test has put beside it. */
void
office_free_all (Office *office)
{
  g_autofree char *folder = g_strdup (office->folder);

  office_free (office);
  remove_tree (folder);
}

static char *
sample_code (const ComityField *field, guint number)
{
  g_auto (GStrv) codes = NULL;
  guint n = 0;

  if (field->choices != NULL) {
    while (field->choices[n].code != NULL)
      n++;
    return g_strdup (field->choices[number % n].code);
  }
  codes = field->list ? comity_lists_dup_codes (field->list) : NULL;
  n = codes ? g_strv_length (codes) : 0;
  return n > 0 ? g_strdup (codes[number % n]) : g_strdup_printf ("Sample %u", number);
}

static char *
sample_blob (Office *office, guint number)
{
  g_autofree char *text = g_strdup_printf ("content %u", number);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) changed = NULL;
  char *hash = NULL;

  comity_changes_add_blob (changes, bytes, &hash);
  changed = comity_store_write_sync (office->store, changes, NULL);
  g_assert_nonnull (changed);
  return hash;
}

static char *
sample_ref (Office *office, const ComityField *field)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT,
                          ensure_record (office, comity_kind_find (field->target)));
}

/* A value in the neutral form that the field accepts; another one for another number. */
char *
sample_value (Office *office, const ComityField *field, guint number)
{
  static const char *const countries[] = { "DE", "FR", "UZ", "CN" };
  static const char *const languages[] = { "de", "fr", "uz", "zh" };
  gint64 middle = field->min || field->max ? field->min + (field->max - field->min) / 2 : 7;

  /* Texts with a rule of their own. */
  if (g_str_equal (field->name, "list")) {
    g_auto (GStrv) lists = comity_lists_get_names ();
    return g_strdup (lists[0]);
  }
  if (g_str_equal (field->name, "code"))
    return g_strdup_printf ("code-%u", number);
  if (g_str_equal (field->name, "currency"))
    return g_strdup ("EUR");
  switch (field->type) {
  case COMITY_TYPE_CHOICE:
  case COMITY_TYPE_CHOICES:
  case COMITY_TYPE_TAGS:
    return sample_code (field, number);
  case COMITY_TYPE_COUNTRY:
  case COMITY_TYPE_COUNTRIES:
    return g_strdup (countries[number % 4]);
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_LANGUAGES:
    return g_strdup (languages[number % 4]);
  case COMITY_TYPE_DATE:
    return g_strdup_printf ("2024-%02u-%02u", 1 + number % 12, 1 + number % 28);
  case COMITY_TYPE_TIME:
    return g_strdup_printf ("%02u:30", number % 24);
  case COMITY_TYPE_INTEGER:
    return g_strdup_printf ("%" G_GINT64_FORMAT, middle);
  case COMITY_TYPE_DECIMAL:
    return g_strdup_printf ("%" G_GINT64_FORMAT "%s", middle, field->digits ? ".5" : "");
  case COMITY_TYPE_MONEY:
    return g_strdup_printf (number % 2 ? "%u.05 EUR" : "%u JPY", 100 + number);
  case COMITY_TYPE_BOOLEAN:
    return g_strdup (number % 2 ? "true" : "false");
  case COMITY_TYPE_URL:
    return g_strdup_printf ("https://example.org/%u", number);
  case COMITY_TYPE_EMAIL:
    return g_strdup_printf ("person%u@example.org", number);
  case COMITY_TYPE_PHONE:
    return g_strdup_printf ("+7 495 000-%02u-01", number % 100);
  case COMITY_TYPE_IDENTIFIER:
    return g_strdup (field->scheme->example);
  case COMITY_TYPE_REF:
  case COMITY_TYPE_REFS:
    return sample_ref (office, field);
  case COMITY_TYPE_LINK:
    return g_strdup_printf ("partner/%" G_GINT64_FORMAT,
                            ensure_record (office, comity_kind_find ("partner")));
  case COMITY_TYPE_IMAGE:
  case COMITY_TYPE_FILE:
    return sample_blob (office, number);
  case COMITY_TYPE_TEXT:
  case COMITY_TYPE_LONG:
  default:
    return g_strdup_printf ("Текст “%s” №%u; %%'\"\\ 文", field->name, number);
  }
}

static gboolean
set_if_fits (ComityRecord *record, guint index, const char *value)
{
  g_autofree char *before = g_strdup (comity_record_get_at (record, index));
  g_autoptr (ComityProblems) problems = NULL;
  g_autofree char *normal =
    comity_field_normalize (&comity_record_get_kind (record)->fields[index], value, NULL);

  comity_record_set_at (record, index, normal);
  problems = comity_record_validate (record);
  for (guint i = 0; i < comity_problems_get_size (problems); i++) {
    const ComityProblem *problem = comity_problems_get (problems, i);

    if (problem->error->code == 0) /* required ones may still follow */
      continue;
    comity_record_set_at (record, index, before);
    return FALSE;
  }
  return normal != NULL;
}

/* A record with a value in every field that the rules of its kind allow beside the others. */
ComityRecord *
sample_record (Office *office, const ComityKind *kind, guint number)
{
  ComityRecord *record = comity_record_new (kind);

  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < kind->n_fields; i++) {
      gboolean required = (kind->fields[i].flags & COMITY_REQUIRED) != 0;

      for (guint k = 0; required == (pass == 0) && k < 6; k++) {
        g_autofree char *value = sample_value (office, &kind->fields[i], number + k);

        if (set_if_fits (record, i, value))
          break;
      }
    }
  }
  return record;
}

/* A record with no more than it needs; always the same for a kind. */
gint64
ensure_record (Office *office, const ComityKind *kind)
{
  g_autofree char *key = g_strconcat ("made-", kind->name, NULL);
  gint64 *made = g_object_get_data (G_OBJECT (office->store), key);
  g_autoptr (ComityRecord) record = NULL;
  gint64 id;

  if (made != NULL)
    return *made;
  record = comity_record_new (kind);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].flags & COMITY_REQUIRED) {
      for (guint k = 0; k < 6; k++) {
        g_autofree char *value = sample_value (office, &kind->fields[i], k);

        if (set_if_fits (record, i, value))
          break;
      }
    }
  }
  id = put (office, record);
  g_object_set_data_full (G_OBJECT (office->store), key, g_memdup2 (&id, sizeof id), g_free);
  return id;
}

gboolean
try_put (Office *office, ComityRecord *record, GError **error)
{
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (ComityChanged) changed = NULL;

  comity_changes_put (changes, record);
  changed = comity_store_write_sync (office->store, changes, error);
  return changed != NULL;
}

gint64
put (Office *office, ComityRecord *record)
{
  g_autoptr (GError) error = NULL;

  try_put (office, record, &error);
  g_assert_no_error (error);
  return comity_record_get_id (record);
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
} Which;

static gpointer
load_func (ComityDb *db, gpointer data, GError **error)
{
  Which *which = data;

  return comity_db_load (db, which->kind, which->id, error);
}

/* NULL when it is gone. */
ComityRecord *
load (Office *office, const ComityKind *kind, gint64 id)
{
  Which which = { kind, id };
  g_autoptr (GError) error = NULL;
  ComityRecord *record = comity_store_read_sync (office->store, load_func, &which, &error);

  if (record == NULL)
    g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE);
  return record;
}

gint64
add_partner (Office *office, const char *name, const char *country)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);

  for (guint i = 0; i < comity_kind_partner.n_fields; i++) {
    if (comity_kind_partner.fields[i].flags & COMITY_REQUIRED) {
      g_autofree char *value = sample_value (office, &comity_kind_partner.fields[i], 0);
      comity_record_set_at (record, i, value);
    }
  }
  comity_record_set (record, "name", name);
  if (country != NULL)
    comity_record_set (record, "country", country);
  return put (office, record);
}

gint64
add_student (Office *office, const char *family, const char *given)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_student);

  for (guint i = 0; i < comity_kind_student.n_fields; i++) {
    if (comity_kind_student.fields[i].flags & COMITY_REQUIRED) {
      g_autofree char *value = sample_value (office, &comity_kind_student.fields[i], 0);
      comity_record_set_at (record, i, value);
    }
  }
  comity_record_set (record, "family_name", family);
  comity_record_set (record, "given_names", given);
  return put (office, record);
}

static gpointer
ids_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_ids (db, data, error);
}

GArray *
ids_of (Office *office, ComityQuery *query)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = comity_store_read_sync (office->store, ids_func, query, &error);

  g_assert_no_error (error);
  return ids;
}

gint64
count_of (Office *office, ComityQuery *query)
{
  g_autoptr (GArray) ids = ids_of (office, query);

  return ids->len;
}

typedef struct {
  ComityQuery *query;
  GArray *ids;
} Listed;

static gpointer
rows_func (ComityDb *db, gpointer data, GError **error)
{
  Listed *listed = data;

  return comity_db_rows (db, listed->query, (gint64 *) (gpointer) listed->ids->data,
                         listed->ids->len, error);
}

GPtrArray *
rows_of (Office *office, ComityQuery *query)
{
  g_autoptr (GArray) ids = ids_of (office, query);
  Listed listed = { query, ids };
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = comity_store_read_sync (office->store, rows_func, &listed, &error);

  g_assert_no_error (error);
  return rows;
}

/* The titles that a query finds, in order, joined by `|`. */
char *
titles_of (Office *office, ComityQuery *query)
{
  g_autoptr (GPtrArray) rows = rows_of (office, query);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    ComityRow *row = g_ptr_array_index (rows, i);

    g_assert_nonnull (row);
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", row->title);
  }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static gpointer
check_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_check (db, NULL, error);
}

GPtrArray *
check_of (Office *office)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = comity_store_read_sync (office->store, check_func, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

void
assert_sound (Office *office)
{
  g_autoptr (GPtrArray) findings = check_of (office);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Somebody else changes the file. */
void
do_harm (Office *office, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (office->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* An empty office as an older Comity made it: the released migrations are its fixture. */
void
make_old_office (const char *path, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityDb) db = NULL;

  g_unlink (path);
  g_assert_true (comity_file_create (path, NULL));
  db = comity_db_open (path, COMITY_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (comity_schema_make (db, version, &error));
  g_assert_true (comity_db_set_meta (db, "collation", comity_text_collation (), &error));
  g_assert_no_error (error);
}

/* Whether there is another round of a loop that kills: until there were @few, or, with COMITY_LONG, until the
 * COMITY_KILL_SECONDS (60) since the first are over. */
gboolean
goes_on_killing (guint round, guint few)
{
  static gint64 end;
  const char *seconds = g_getenv ("COMITY_KILL_SECONDS");

  if (round == 0)
    end = g_get_monotonic_time () + (seconds ? atoi (seconds) : 60) * G_USEC_PER_SEC;
  return g_getenv ("COMITY_LONG") ? g_get_monotonic_time () < end : round < few;
}
