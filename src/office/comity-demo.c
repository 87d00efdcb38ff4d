/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "config.h"

#include "comity-demo.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "comity-bulk.h"
#include "comity-date.h"
#include "comity-demo-documents.h"
#include "comity-generator.h"
#include "comity-kinds.h"
#include "comity-start.h"

/* How often progress is told: after so many students or partners. */
#define STRIDE 1000

typedef struct {
  const ComityDemoPlan *plan;
  ComityDemoProgress progress;
  gpointer data;
  ComityBulk *bulk;
  const ComityKind *counted;
  ComityDemoStep step;
  guint done, total;
} Making;

static void
tell (Making *making, ComityDemoStep step, guint done, guint total)
{
  if (making->progress)
    making->progress (step, done, total, making->data);
}

/* -- The invented records -------------------------------------------------------------------- */

static gboolean
sink_cb (const ComityKind *kind,
         gint64 id,
         const char *const *values,
         gpointer data,
         GError **error)
{
  Making *making = data;

  if (kind == making->counted && ++making->done % STRIDE == 0)
    tell (making, making->step, making->done, making->total);
  return comity_bulk_add (making->bulk, kind, id, values, error);
}

static void
begin_step (Making *making, ComityDemoStep step, const ComityKind *counted, guint total)
{
  making->step = step;
  making->counted = counted;
  making->done = 0;
  making->total = total;
  tell (making, step, 0, total);
}

static gboolean
generate (Making *making, GError **error)
{
  const ComityDemoPlan *plan = making->plan;
  g_autofree char *today = plan->today ? g_strdup (plan->today) : comity_date_today ();
  g_autoptr (ComityGenerator) generator =
    comity_generator_new (plan->seed ? plan->seed : COMITY_GENERATOR_SEED, today, error);

  if (!generator)
    return FALSE;
  comity_generator_set_orderly (generator, plan->orderly);
  begin_step (making, COMITY_DEMO_PARTNERS, &comity_kind_partner, plan->partners);
  if (!comity_generator_make_partners (generator, plan->partners, sink_cb, making, error))
    return FALSE;
  begin_step (making, COMITY_DEMO_STUDENTS_MADE, &comity_kind_student, plan->students);
  return comity_generator_make_students (generator, plan->students, sink_cb, making, error);
}

static gboolean
make_bulk (Making *making, const char *path, GError **error)
{
  making->bulk = comity_bulk_begin (path, N_ ("Made the office"), error);
  if (!making->bulk)
    return FALSE;
  if (!generate (making, error)) {
    comity_bulk_abandon (making->bulk);
    return FALSE;
  }
  tell (making, COMITY_DEMO_INDEXES, 0, 0);
  return comity_bulk_finish (making->bulk, error);
}

/* -- The documents' records ------------------------------------------------------------------ */

/* An office without the documents still has its own record and the tag of what is invented. */
static gboolean
is_wanted (const ComityDemoPlan *plan, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  return plan->documents || kind == &comity_kind_office ||
         (kind == &comity_kind_option &&
          g_strcmp0 (comity_record_get (record, "code"), "invented") == 0);
}

static gboolean
write_changes (ComityStore *store, ComityChanges *changes, GError **error)
{
  g_autoptr (ComityChanged) changed = comity_store_write_sync (store, changes, error);

  return changed != NULL;
}

static gboolean
write_document (Making *making,
                ComityStore *store,
                const ComityDemoDocument *document,
                GError **error)
{
  ComityChanges *changes = comity_changes_new (document->title);
  guint n = 0;

  for (guint i = 0; i < document->records->len; i++) {
    ComityRecord *record = g_ptr_array_index (document->records, i);

    if (is_wanted (making->plan, record)) {
      comity_changes_put (changes, record);
      n++;
    }
  }
  if (n == 0) {
    comity_changes_free (changes);
    return TRUE;
  }
  comity_changes_set_final (changes);
  return write_changes (store, changes, error);
}

static gboolean
write_documents (Making *making, const char *path, GError **error)
{
  g_autoptr (GPtrArray) documents = comity_demo_documents_load (error);
  g_autoptr (ComityStore) store =
    documents ? comity_store_open_sync (path, COMITY_OPEN_DEFAULT, error) : NULL;

  if (!store || !write_changes (store, comity_start_changes (NULL), error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++) {
    tell (making, COMITY_DEMO_DOCUMENTS, i, documents->len);
    if (!write_document (making, store, g_ptr_array_index (documents, i), error))
      return FALSE;
  }
  return comity_store_close_sync (store, error);
}

/* -- The file -------------------------------------------------------------------------------- */

static gboolean
set_exists (const char *path, GError **error)
{
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_EXISTS,
               /* Translators: %s is the path of a file */
               _ ("There is a file at “%s” already. Choose another name."), path);
  return FALSE;
}

/* What SQLite and the store leave beside a file. */
static void
remove_with_sides (const char *path)
{
  static const char *const sides[] = { "", "-wal", "-shm", "-journal", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    g_autofree char *side = g_strconcat (path, sides[i], NULL);

    g_unlink (side);
  }
}

/* A link is made rather than the file renamed, since that never replaces another one. */
static gboolean
give_name (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (link (temporary, path) != 0) {
    int number = errno;

    if (number == EEXIST)
      return set_exists (path, error);
    if (g_file_test (path, G_FILE_TEST_EXISTS) || g_rename (temporary, path) != 0) {
      g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                           g_strerror (number));
      return FALSE;
    }
  }
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }
  return TRUE;
}

/*
 * Holds the place where the office is built, so that two who make the same do not meet, and what
 * one left who was killed can be thrown away. Returns the descriptor, or -1.
 */
static int
hold_place (const char *guard, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (guard);
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = open (guard, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0) {
    close (fd);
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOCKED,
                         _ ("Another Comity is making this office just now. Wait until it is "
                            "there."));
  } else {
    g_set_error (error, COMITY_STORE_ERROR,
                 errno == ENOSPC ? COMITY_STORE_ERROR_FULL : COMITY_STORE_ERROR_READ_ONLY,
                 /* Translators: %s says why, for example “Permission denied” */
                 _ ("The office cannot be made in this folder: %s."), g_strerror (errno));
  }
  return -1;
}

static gboolean
make_at (Making *making, const char *temporary, const char *path, GError **error)
{
  gboolean done;

  remove_with_sides (temporary);
  done = make_bulk (making, temporary, error) && write_documents (making, temporary, error) &&
         give_name (temporary, path, error);
  remove_with_sides (temporary);
  return done;
}

/** comity_demo_dup_path: (transfer full): where this person's demo office is kept */
char *
comity_demo_dup_path (void)
{
  return comity_store_dup_default_path ("demo");
}

/**
 * comity_demo_make_sync:
 * @path: where no file is yet; its folder is made if need be
 * @plan: what the office is to hold
 * @progress: (nullable) (scope call): is told how far it is
 * @data: given to @progress
 * @error: where to put an error
 *
 * Makes a new office with invented people, invented partners and what the founding documents state,
 * all of it or nothing: it is built beside @path and gets its name when it is whole. What a killed
 * program left there is removed by the next. Blocks; to be called in any thread.
 *
 * Returns: whether the office is there
 */
gboolean
comity_demo_make_sync (const char *path,
                       const ComityDemoPlan *plan,
                       ComityDemoProgress progress,
                       gpointer data,
                       GError **error)
{
  Making making = { .plan = plan, .progress = progress, .data = data };
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  g_autofree char *guard = g_strconcat (path, ".making", NULL);
  gboolean done;
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return set_exists (path, error);
  fd = hold_place (guard, error);
  if (fd < 0)
    return FALSE;
  done = make_at (&making, temporary, path, error);
  g_unlink (guard);
  close (fd);
  return done;
}

/**
 * comity_demo_create_sync:
 * @path: where no file is yet
 * @students: how many invented students, usually %COMITY_DEMO_STUDENTS
 * @error: where to put an error
 *
 * Makes the demo office: what the five founding documents state, and invented foreign students.
 *
 * Returns: whether the office is there
 */
gboolean
comity_demo_create_sync (const char *path, guint students, GError **error)
{
  const ComityDemoPlan plan = { .students = students, .documents = TRUE, .orderly = TRUE };

  return comity_demo_make_sync (path, &plan, NULL, NULL, error);
}

typedef struct {
  char *path;
  guint students;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_free (creation->path);
  g_free (creation);
}

static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Creation *creation = data;
  g_autoptr (GError) error = NULL;

  if (comity_demo_create_sync (creation->path, creation->students, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * comity_demo_create_async:
 * @path: where no file is yet
 * @students: how many invented students, usually %COMITY_DEMO_STUDENTS
 * @cancellable: (nullable): cancels before it has begun
 * @callback: called when it is done
 * @user_data: given to @callback
 *
 * Makes the demo office in another thread.
 */
void
comity_demo_create_async (const char *path,
                          guint students,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Creation *creation = g_new0 (Creation, 1);

  creation->path = g_strdup (path);
  creation->students = students;
  g_task_set_source_tag (task, comity_demo_create_async);
  g_task_set_task_data (task, creation, creation_free);
  g_task_run_in_thread (task, create_thread);
}

/**
 * comity_demo_create_finish:
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: whether the office is there
 */
gboolean
comity_demo_create_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
