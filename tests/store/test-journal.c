/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal says what was, deletion takes along what belongs to a record and spares what not. */
#include "comity-kinds.h"
#include "comity-lists.h"
#include "store-test.h"

typedef struct {
  const ComityKind *kind;
  gint64 id;
} Which;

static gpointer
history_func (ComityDb *db, gpointer data, GError **error)
{
  Which *which = data;

  return which ? comity_db_history (db, which->kind, which->id, error) :
                 comity_db_recent (db, 3, error);
}

static GPtrArray *
history (Office *office, const ComityKind *kind, gint64 id)
{
  Which which = { kind, id };
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
    comity_store_read_sync (office->store, history_func, kind ? &which : NULL, &error);

  g_assert_no_error (error);
  return entries;
}

static gboolean
delete_record (Office *office, const ComityKind *kind, gint64 id, GError **error)
{
  ComityChanges *changes = comity_changes_new ("delete");
  g_autoptr (ComityChanged) changed = NULL;

  comity_changes_delete (changes, kind, id, 0);
  changed = comity_store_write_sync (office->store, changes, error);
  return changed != NULL;
}

static gint64
add_linked (Office *office, const ComityKind *kind, const char *field, const char *value)
{
  g_autoptr (ComityRecord) record = sample_record (office, kind, 1);

  /* Only this reference, so that nothing else ties it. */
  for (guint i = 0; i < kind->n_fields; i++) {
    if (comity_field_is_reference (&kind->fields[i]) && !(kind->fields[i].flags & COMITY_REQUIRED))
      comity_record_set_at (record, i, NULL);
  }
  comity_record_set (record, field, value);
  return put (office, record);
}

static char *
text_of (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
test_entries (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha “A” \\ \n\t", "DE");
  g_autoptr (ComityRecord) record = load (office, &comity_kind_partner, id);
  g_autoptr (GPtrArray) entries = NULL;
  ComityHistoryEntry *entry;

  comity_record_set (record, "city", "Bonn");
  comity_record_set (record, "country", "FR");
  put (office, record);
  entries = history (office, &comity_kind_partner, id);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->action, ==, "set");
  g_assert_cmpint (entry->version, ==, 2);
  g_assert_cmpuint (entry->fields->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    const ComityField *field = g_ptr_array_index (entry->fields, i);
    gboolean city = g_str_equal (field->name, "city");

    g_assert_cmpstr (g_ptr_array_index (entry->olds, i), ==, city ? NULL : "DE");
    g_assert_cmpstr (g_ptr_array_index (entry->news, i), ==, city ? "Bonn" : "FR");
  }
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (entry->action, ==, "add");
  g_assert_cmpstr (entry->what, ==, "test");
  g_assert_cmpuint (strlen (entry->who), >, 0);
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = g_ptr_array_index (entry->fields, i);

    if (g_str_equal (field->name, "name"))
      g_assert_cmpstr (g_ptr_array_index (entry->news, i), ==, "Alpha “A” \\ \n\t");
    g_assert_null (g_ptr_array_index (entry->olds, i));
  }
}

static void
test_recent (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GPtrArray) entries = NULL;
  gint64 ids[5];

  for (guint i = 0; i < 5; i++) {
    g_autofree char *name = g_strdup_printf ("Partner %u", i);
    ids[i] = add_partner (office, name, NULL);
  }
  entries = history (office, NULL, 0);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((ComityHistoryEntry *) g_ptr_array_index (entries, i))->id, ==, ids[4 - i]);
}

/* Sub-records and linked records go, with all their values in the journal; others lose the
 * reference. */
static void
test_cascade (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE");
  g_autofree char *text = text_of (id);
  g_autofree char *link = g_strconcat ("partner/", text, NULL);
  gint64 name = add_linked (office, &comity_kind_name, "partner", text);
  gint64 attachment = add_linked (office, &comity_kind_attachment, "record", link);
  gint64 student = add_linked (office, &comity_kind_student, "partner", text);
  g_autoptr (ComityRecord) gone = NULL, loaded = NULL;
  g_autoptr (GPtrArray) entries = NULL, of_student = NULL;
  ComityHistoryEntry *entry;
  g_autoptr (GError) error = NULL;

  delete_record (office, &comity_kind_partner, id, &error);
  g_assert_no_error (error);
  g_assert_null (load (office, &comity_kind_partner, id));
  g_assert_null (load (office, &comity_kind_name, name));
  g_assert_null (load (office, &comity_kind_attachment, attachment));
  loaded = load (office, &comity_kind_student, student);
  g_assert_null (comity_record_get (loaded, "partner"));
  entries = history (office, &comity_kind_name, name);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->action, ==, "delete");
  g_assert_cmpuint (entry->fields->len, >, 2);
  of_student = history (office, &comity_kind_student, student);
  entry = g_ptr_array_index (of_student, 0);
  g_assert_cmpstr (entry->action, ==, "set");
  g_assert_cmpstr (g_ptr_array_index (entry->olds, 0), ==, text);
  g_assert_null (g_ptr_array_index (entry->news, 0));
  assert_sound (office);
}

/* Of several references only the one goes. */
static void
test_refs (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 a = add_partner (office, "Alpha", "DE"), b = add_partner (office, "Beta", "DE");
  g_autofree char *both = g_strdup_printf ("%" G_GINT64_FORMAT ";%" G_GINT64_FORMAT, a, b);
  g_autofree char *left = text_of (b);
  gint64 project = add_linked (office, &comity_kind_project, "partners", both);
  g_autoptr (ComityRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  delete_record (office, &comity_kind_partner, a, &error);
  g_assert_no_error (error);
  record = load (office, &comity_kind_project, project);
  g_assert_cmpstr (comity_record_get (record, "partners"), ==, left);
  assert_sound (office);
}

static gpointer
relations_func (ComityDb *db, gpointer data, GError **error)
{
  Which *which = data;

  return comity_db_relations (db, which->kind, which->id, error);
}

/* A required reference that is no ownership keeps the record. */
static void
test_in_use (void)
{
  g_autoptr (Office) office = office_new ();
  guint n_kinds, tried = 0;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];
      const ComityKind *target = field->target ? comity_kind_find (field->target) : NULL;
      g_autoptr (ComityRecord) record = NULL;
      g_autoptr (GError) error = NULL;
      gint64 id;

      if (!comity_field_is_reference (field) || !(field->flags & COMITY_REQUIRED) ||
          (field->flags & COMITY_OWNER) || target == NULL)
        continue;
      record = sample_record (office, kinds[i], 1);
      id = comity_record_get_ref (record, field->name);
      put (office, record);
      g_assert_false (delete_record (office, target, id, &error));
      g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_IN_USE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, comity_kind_get_plural (kinds[i])));
      tried++;
    }
  }
  g_assert_cmpuint (tried, >, 0);
  assert_sound (office);
}

static void
test_relations (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE");
  g_autofree char *text = text_of (id);
  g_autofree char *link = g_strconcat ("partner/", text, NULL);
  Which which = { &comity_kind_partner, id };
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GError) error = NULL;
  guint found = 0;

  add_linked (office, &comity_kind_student, "partner", text);
  add_linked (office, &comity_kind_student, "partner", text);
  add_linked (office, &comity_kind_name, "partner", text);
  add_linked (office, &comity_kind_project, "partners", text);
  add_linked (office, &comity_kind_attachment, "record", link);
  relations = comity_store_read_sync (office->store, relations_func, &which, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relations->len, ==, 4);
  for (guint i = 0; i < relations->len; i++) {
    ComityRelation *relation = g_ptr_array_index (relations, i);

    if (i == 0)
      g_assert_true (relation->kind == &comity_kind_name);
    g_assert_cmpuint (relation->count, ==, relation->kind == &comity_kind_student ? 2 : 1);
    found++;
  }
  g_assert_cmpuint (found, ==, 4);
}

/* A title that is another record's title follows it. */
static void
test_titles_follow (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE");
  g_autofree char *text = text_of (id);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_membership);
  g_autoptr (ComityRecord) record = NULL;
  g_autofree char *before = NULL, *after = NULL;

  g_assert_cmpstr (comity_kind_membership.title, ==, "partner");
  add_linked (office, &comity_kind_membership, "partner", text);
  before = titles_of (office, query);
  g_assert_cmpstr (before, ==, "Alpha");
  record = load (office, &comity_kind_partner, id);
  comity_record_set (record, "name", "Omega");
  put (office, record);
  after = titles_of (office, query);
  g_assert_cmpstr (after, ==, "Omega");
  assert_sound (office);
}

/* The office's lists are known to everybody as soon as they are saved, and after opening. */
static void
test_options (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_option);
  g_auto (GStrv) lists = comity_lists_get_names ();
  g_autofree char *saved = NULL, *opened = NULL, *deleted = NULL;
  gint64 id;

  comity_record_set (record, "list", lists[0]);
  comity_record_set (record, "code", "own");
  comity_record_set (record, "label", "Our own");
  id = put (office, record);
  saved = comity_lists_dup_label (lists[0], "own");
  g_assert_cmpstr (saved, ==, "Our own");
  comity_lists_clear_options ();
  office_reopen (office);
  opened = comity_lists_dup_label (lists[0], "own");
  g_assert_cmpstr (opened, ==, "Our own");
  g_assert_true (delete_record (office, &comity_kind_option, id, NULL));
  deleted = comity_lists_dup_label (lists[0], "own");
  g_assert_cmpstr (deleted, !=, "Our own");
}

static gpointer
counts_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_counts (db, error);
}

static void
test_counts (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE");
  g_autoptr (GHashTable) counts = NULL;

  add_partner (office, "Beta", "DE");
  g_assert_true (delete_record (office, &comity_kind_partner, id, NULL));
  counts = comity_store_read_sync (office->store, counts_func, NULL, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (counts, "partner")), ==, 1);
  g_assert_true (g_hash_table_contains (counts, "student"));
}

static gpointer
search_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_search (db, data, 10, error);
}

/* Over all kinds: best titles first; what belongs to a record leads to it. */
static void
test_everywhere (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Faculty of Omega Studies", "DE");
  g_autofree char *text = text_of (id);
  g_autoptr (ComityRecord) name = comity_record_new (&comity_kind_name);
  g_autoptr (GPtrArray) rows = NULL, by_name = NULL;
  ComityRow *row;

  add_partner (office, "Omega", "DE");
  add_student (office, "OMEGA", "Anna");
  for (guint i = 0; i < comity_kind_name.n_fields; i++) {
    if (comity_kind_name.fields[i].flags & COMITY_REQUIRED) {
      g_autofree char *value = sample_value (office, &comity_kind_name.fields[i], 0);
      comity_record_set_at (name, i, value);
    }
  }
  comity_record_set (name, "partner", text);
  comity_record_set (name, "value", "Zeppelin Academy");
  put (office, name);
  rows = comity_store_read_sync (office->store, search_func, (gpointer) "omega", NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->title, ==, "Omega");
  row = g_ptr_array_index (rows, 1);
  g_assert_true (row->kind == &comity_kind_student);
  by_name = comity_store_read_sync (office->store, search_func, (gpointer) "zeppelin", NULL);
  g_assert_cmpuint (by_name->len, ==, 1);
  row = g_ptr_array_index (by_name, 0);
  g_assert_true (row->kind == &comity_kind_partner);
  g_assert_cmpint (row->id, ==, id);
  g_assert_nonnull (strstr (row->subtitle, "Zeppelin Academy"));
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/journal/entries", test_entries);
  g_test_add_func ("/journal/recent", test_recent);
  g_test_add_func ("/journal/cascade", test_cascade);
  g_test_add_func ("/journal/refs", test_refs);
  g_test_add_func ("/journal/in-use", test_in_use);
  g_test_add_func ("/journal/relations", test_relations);
  g_test_add_func ("/journal/titles-follow", test_titles_follow);
  g_test_add_func ("/journal/options", test_options);
  g_test_add_func ("/journal/counts", test_counts);
  g_test_add_func ("/journal/everywhere", test_everywhere);
  return g_test_run ();
}
