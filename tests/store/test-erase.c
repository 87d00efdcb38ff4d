/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After an erasure nothing of a person is in any byte of any file of the office. */
#include <string.h>

#include <glib/gstdio.h>

#include "comity-backup.h"
#include "comity-drafts.h"
#include "comity-erase.h"
#include "comity-kinds.h"
#include "comity-text.h"
#include "comity-undo.h"
#include "no-room.h"
#include "store-test.h"

/* Words that no other record has; names in several scripts. */
static const char *const secrets[] = {
  "Qvexzhanova", "Zulwhumor",         "Квезжанова",          "Зулхумор",
  "قويزجانوفا",  "奎日阿诺娃",        "qvexzhanova",         "QX7391846",
  "QX0000001",   "QX9999999",         "qvexy@example.org",   "Qvextown 17",
  "QvexOldname", "qvexphoto-content", "qvexdiploma-content", "Qvexagency",
};

static gboolean
holds (const char *path, const char *secret)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, secret, strlen (secret)) != NULL;
}

/* In how many files below @folder the bytes stand. */
static guint
count_files (const char *folder, const char *secret, gboolean say)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      n += count_files (path, secret, say);
    } else if (holds (path, secret)) {
      n++;
      if (say)
        g_printerr ("# “%s” is in %s\n", secret, name);
    }
  }
  return n;
}

static guint
count_traces (const char *folder, gboolean say)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++) {
    g_autofree char *folded = comity_text_fold (secrets[i]);

    n += count_files (folder, secrets[i], say);
    if (*folded != '\0' && strlen (folded) > 5)
      n += count_files (folder, folded, say);
  }
  return n;
}

static char *
add_file (Office *office, const char *content)
{
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (ComityChanged) changed = NULL;
  char *hash = NULL;

  comity_changes_add_blob (changes, bytes, &hash);
  changed = comity_store_write_sync (office->store, changes, NULL);
  g_assert_nonnull (changed);
  return hash;
}

static void
change (Office *office, const ComityKind *kind, gint64 id, const char *field, const char *value)
{
  g_autoptr (ComityRecord) record = load (office, kind, id);

  comity_record_set (record, field, value);
  put (office, record);
}

static gint64
add_paper (Office *office, gint64 student, const char *number)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_paper);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, student);
  g_autofree char *file = add_file (office, "qvexdiploma-content");

  comity_record_set (record, "student", owner);
  comity_record_set (record, "kind", "passport");
  comity_record_set (record, "number", number);
  comity_record_set (record, "file", file);
  return put (office, record);
}

static void delete (Office *office, const ComityKind *kind, gint64 id, const char *what)
{
  ComityChanges *changes = comity_changes_new (what);
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = NULL;

  comity_changes_delete (changes, kind, id, 0);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
}

/* A person with a history: names changed, a paper deleted, an undo, sentences, files. */
static gint64
add_person (Office *office)
{
  gint64 id = add_student (office, "QvexOldname", "Zulwhumor");
  g_autofree char *photo = add_file (office, "qvexphoto-content");
  g_autofree char *link = g_strdup_printf ("student/%" G_GINT64_FORMAT, id);
  g_autoptr (ComityRecord) task = comity_record_new (&comity_kind_task);
  g_autoptr (ComityChanged) undone = NULL;
  gint64 lost;

  change (office, &comity_kind_student, id, "family_name", "Qvexzhanova");
  change (office, &comity_kind_student, id, "family_name_cyrillic", "Квезжанова");
  change (office, &comity_kind_student, id, "given_names_cyrillic", "Зулхумор");
  change (office, &comity_kind_student, id, "name_local", "قويزجانوفا");
  change (office, &comity_kind_student, id, "former_names", "奎日阿诺娃");
  change (office, &comity_kind_student, id, "email", "qvexy@example.org");
  change (office, &comity_kind_student, id, "address", "Qvextown 17");
  change (office, &comity_kind_student, id, "parents", "Qvexagency");
  change (office, &comity_kind_student, id, "photo", photo);
  add_paper (office, id, "QX7391846");
  lost = add_paper (office, id, "QX0000001");
  delete (office, &comity_kind_paper, lost, "Delete the passport of Zulwhumor Qvexzhanova");
  add_paper (office, id, "QX9999999");
  undone = comity_store_undo_sync (office->store, 0, NULL);
  g_assert_nonnull (undone);
  comity_record_set (task, "name", "Call Zulwhumor Qvexzhanova");
  comity_record_set (task, "record", link);
  put (office, task);
  return id;
}

static gint64
add_search (Office *office, const char *name, const char *typed)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_saved_search);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  g_autofree char *json = NULL;

  comity_query_set_search (query, typed);
  json = comity_query_to_json (query);
  comity_record_set (record, "name", name);
  comity_record_set (record, "kind", "student");
  comity_record_set (record, "query", json);
  return put (office, record);
}

static void
make_backup (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup = comity_backup_sync (office->store, COMITY_BACKUP_ASKED, &error);

  g_assert_no_error (error);
}

static void
add_draft (Office *office, const char *content)
{
  g_autofree char *path = comity_drafts_dup_new_path (office->path);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;

  g_assert_true (comity_drafts_write (path, bytes, &error));
  g_assert_no_error (error);
}

static void
remove_drafts (Office *office)
{
  g_autoptr (GPtrArray) drafts = comity_drafts_list (office->path);

  for (guint i = 0; i < drafts->len; i++)
    comity_drafts_remove (drafts->pdata[i]);
}

static ComityErasure *
erase (Office *office, gint64 id)
{
  g_autoptr (GError) error = NULL;
  ComityErasure *erasure =
    comity_store_erase_sync (office->store, &(ComityPerson) { &comity_kind_student, id }, 1,
                             &error);

  g_assert_no_error (error);
  return erasure;
}

/* A search for the person goes, however it was typed; one that also finds somebody else stays. */
static void
test_searches (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_person (office);
  g_autoptr (ComityErasure) erasure = NULL;
  g_autoptr (ComityRecord) left = NULL;
  gint64 by_name = add_search (office, "The one with the visa", "QVEXZHANOVA");
  gint64 by_title = add_search (office, "Qvexzhanova", "visa");
  gint64 others = add_search (office, "All called Zulwhumor", "zulwhumor");

  add_student (office, "Petrova", "Zulwhumor");
  erasure = erase (office, id);
  g_assert_null (load (office, &comity_kind_saved_search, by_name));
  g_assert_null (load (office, &comity_kind_saved_search, by_title));
  left = load (office, &comity_kind_saved_search, others);
  g_assert_nonnull (left);
  g_assert_cmpuint (count_files (office->folder, "Qvexzhanova", TRUE), ==, 0);
  g_assert_cmpuint (count_files (office->folder, "qvexzhanova", TRUE), ==, 0);
  assert_sound (office);
}

static gint64
count_found (Office *office, const char *text)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);

  comity_query_set_search (query, text);
  return count_of (office, query);
}

static void
test_everywhere (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *second = g_build_filename (office->folder, "second", NULL);
  g_autoptr (ComityErasure) erasure = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (ComityRecord) other = NULL;
  gint64 neighbour = add_student (office, "Petrova", "Anna");
  gint64 id;

  g_mkdir (second, 0700);
  make_backup (office);
  id = add_person (office);
  make_backup (office);
  g_assert_true (comity_backup_set_second (office->path, second, NULL));
  g_assert_true (comity_backup_set_passphrase (office->path, "a passphrase", NULL));
  add_student (office, "Sidorova", "Vera");
  make_backup (office);
  add_draft (office, "Qvexzhanova is typed here and not saved");
  add_draft (office, "Petrova is somebody else");
  g_assert_cmpuint (count_traces (office->folder, FALSE), >, 30);

  erasure = erase (office, id);
  /* The student, three papers, a task; two contents of files. */
  g_assert_cmpuint (erasure->records, ==, 5);
  g_assert_cmpuint (erasure->files, ==, 2);
  g_assert_cmpuint (erasure->backups, ==, 2);
  g_assert_cmpuint (erasure->dropped, ==, 1);
  g_assert_cmpuint (count_traces (office->folder, TRUE), ==, 0);
  g_assert_cmpuint (count_files (office->folder, "somebody else", FALSE), ==, 1);
  remove_drafts (office);

  /* Everybody else is there and found; the backups that are left open. */
  assert_sound (office);
  g_assert_cmpint (count_found (office, "petrova"), ==, 1);
  g_assert_cmpint (count_found (office, "qvexzhanova"), ==, 0);
  g_assert_cmpint (count_found (office, "sidorova"), ==, 1);
  other = load (office, &comity_kind_student, neighbour);
  g_assert_cmpstr (comity_record_get (other, "family_name"), ==, "Petrova");
  list = comity_backup_list (office->path);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  for (guint i = 0; i < list->len; i++) {
    ComityBackup *backup = list->pdata[i];
    Office copy = { .path = backup->path };

    copy.store = comity_store_open_sync (backup->path, COMITY_OPEN_READ_ONLY, NULL);
    g_assert_nonnull (copy.store);
    assert_sound (&copy);
    g_assert_cmpint (count_found (&copy, "petrova"), ==, 1);
    g_assert_finalize_object (copy.store);
  }
  g_assert_cmpuint (count_traces (office->folder, TRUE), ==, 0);
}

static gpointer
history_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_history (db, &comity_kind_student, *(gint64 *) data, error);
}

/* Only the fact is kept, and no undo brings the person back. */
static void
test_fact (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityErasure) erasure = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (ComityChanged) undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = add_person (office);
  guint facts = 0;

  erasure = erase (office, id);
  history = comity_store_read_sync (office->store, history_func, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, >=, 1);
  for (guint i = 0; i < history->len; i++) {
    ComityHistoryEntry *entry = history->pdata[i];

    g_assert_cmpstr (entry->action, ==, "erase");
    g_assert_cmpuint (entry->fields->len, ==, 0);
    for (guint k = 0; k < G_N_ELEMENTS (secrets); k++)
      g_assert_true (entry->what == NULL || strstr (entry->what, secrets[k]) == NULL);
    facts++;
  }
  g_assert_cmpuint (facts, >=, 1);
  undone = comity_store_undo_sync (office->store, 0, &error);
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO);
  assert_sound (office);
}

/* Who was deleted before can still be erased: the journal knows. */
static void
test_deleted_before (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityErasure) erasure = NULL;
  gint64 id = add_person (office);

  delete (office, &comity_kind_student, id, "Delete Zulwhumor Qvexzhanova");
  g_assert_cmpuint (count_traces (office->folder, FALSE), >, 10);
  erasure = erase (office, id);
  g_assert_cmpuint (erasure->records, ==, 5);
  g_assert_cmpuint (count_traces (office->folder, TRUE), ==, 0);
  assert_sound (office);
}

/* A picture that another record shows too stays. */
static void
test_shared_file (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *hash = add_file (office, "a picture of two");
  gint64 one = add_student (office, "Alpha", "A");
  gint64 two = add_student (office, "Beta", "B");
  g_autoptr (ComityErasure) erasure = NULL;

  change (office, &comity_kind_student, one, "photo", hash);
  change (office, &comity_kind_student, two, "photo", hash);
  erasure = erase (office, one);
  g_assert_cmpuint (erasure->files, ==, 0);
  assert_sound (office);
}

static gboolean
has_rest (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *has =
    comity_store_read_sync (office->store, comity_erasure_has_rest_func, NULL, &error);

  g_assert_no_error (error);
  return *has;
}

static void
assert_unreached (Office *office, gint64 id, const char *why)
{
  ComityPerson person = { &comity_kind_student, id };
  g_autoptr (GError) error = NULL;

  g_assert_null (comity_store_erase_sync (office->store, &person, id != 0, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_BACKUPS);
  g_assert_nonnull (strstr (error->message, why));
}

/* Without room for a backup that does not name the person, the backup stays and that is said. What is left to do is
 * remembered, by number only, and can be done later, also after another start. */
static void
test_no_room (void)
{
  Office *office = office_new ();
  gint64 id = add_person (office);
  g_autoptr (ComityBackup) backup = comity_backup_sync (office->store, COMITY_BACKUP_ASKED, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityErasure) erasure = NULL;

  g_assert_false (has_rest (office));
  no_room_below = ".backups/";
  assert_unreached (office, id, "no room");
  g_assert_true (g_file_test (backup->path, G_FILE_TEST_EXISTS));
  g_assert_null (load (office, &comity_kind_student, id));
  office_reopen (office);
  g_assert_true (has_rest (office));
  assert_unreached (office, 0, "no room");
  no_room_below = NULL;
  erasure = comity_store_erase_sync (office->store, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (erasure->backups, ==, 1);
  g_assert_cmpuint (count_traces (office->folder, TRUE), ==, 0);
  g_assert_false (has_rest (office));
  assert_sound (office);
  office_free_all (office);
}

/* A disk that is not connected: those of both erasures are taken out of its backups when it is there again. */
static void
test_second_away (void)
{
  Office *office = office_new ();
  g_autofree char *second = g_build_filename (office->folder, "second", NULL);
  g_autofree char *away = g_build_filename (office->folder, "away", NULL);
  gint64 other = add_student (office, "Qvexagency", "Anna");
  gint64 id = add_person (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityErasure) erasure = NULL;

  g_mkdir (second, 0700);
  g_assert_true (comity_backup_set_second (office->path, second, NULL));
  make_backup (office);
  g_assert_cmpint (g_rename (second, away), ==, 0);
  assert_unreached (office, id, "second");
  assert_unreached (office, other, "second");
  g_assert_cmpint (g_rename (away, second), ==, 0);
  g_assert_cmpuint (count_traces (second, FALSE), >, 0);
  office_reopen (office);
  erasure = comity_store_erase_sync (office->store, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_traces (office->folder, TRUE), ==, 0);
  g_assert_false (has_rest (office));
  office_free_all (office);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/erase/everywhere", test_everywhere);
  g_test_add_func ("/erase/searches", test_searches);
  g_test_add_func ("/erase/fact", test_fact);
  g_test_add_func ("/erase/deleted-before", test_deleted_before);
  g_test_add_func ("/erase/shared-file", test_shared_file);
  g_test_add_func ("/erase/no-room", test_no_room);
  g_test_add_func ("/erase/second-away", test_second_away);
  return g_test_run ();
}
