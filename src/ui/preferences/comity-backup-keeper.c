/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-backup-keeper.h"

#include "comity-backup.h"

/**
 * ComityBackupKeeper:
 *
 * Makes the backups that nobody has to think of: half an hour after the first change since the last
 * one, and when the office is closed. It lives as long as its store, and a backup at the end keeps
 * the program alive until it is done, with no window.
 */

#define INTERVAL (30 * 60) /* seconds */

struct _ComityBackupKeeper {
  GObject parent_instance;
  ComityStore *store; /* not owned: it owns this */
  char *path;
  guint timer;
  gboolean changed; /* since the last backup began */
  char *problem;
};

enum {
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static GQuark keeper_quark;

G_DEFINE_FINAL_TYPE (ComityBackupKeeper, comity_backup_keeper, G_TYPE_OBJECT)

static void
set_problem (ComityBackupKeeper *self, const char *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void arm (ComityBackupKeeper *self);

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityBackupKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup = comity_backup_finish (COMITY_STORE (source), result, &error);

  /* What has not been backed up is tried again in half an hour. */
  self->changed |= backup == NULL;
  if (self->changed)
    arm (self);
  set_problem (self, backup ? backup->second : error->message);
}

static void
due_cb (gpointer user_data)
{
  ComityBackupKeeper *self = user_data;

  self->timer = 0;
  self->changed = FALSE;
  comity_backup_async (self->store, COMITY_BACKUP_REGULAR, NULL, backed_up_cb, g_object_ref (self));
}

static void
arm (ComityBackupKeeper *self)
{
  if (self->timer != 0)
    return;
  self->timer = g_timeout_add_seconds_once (INTERVAL, due_cb, self);
  g_source_set_name_by_id (self->timer, "[comity] backup due");
}

static void
changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  ComityBackupKeeper *self = user_data;

  self->changed = TRUE;
  arm (self);
}

/* -- At the end ------------------------------------------------------------------------------- */

static void
last_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup = comity_backup_office (data, COMITY_BACKUP_QUIT, NULL, &error);

  if (backup == NULL)
    g_warning ("No backup at the end: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
last_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (user_data != NULL)
    g_application_release (user_data);
}

static void
make_last (const char *path)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, last_done_cb, application);

  if (application != NULL)
    g_application_hold (application);
  g_task_set_source_tag (task, make_last);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, last_thread);
}

/* -- Class ------------------------------------------------------------------------------------ */

static void
comity_backup_keeper_dispose (GObject *object)
{
  ComityBackupKeeper *self = COMITY_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->changed)
    make_last (self->path);
  self->changed = FALSE;
  G_OBJECT_CLASS (comity_backup_keeper_parent_class)->dispose (object);
}

static void
comity_backup_keeper_finalize (GObject *object)
{
  ComityBackupKeeper *self = COMITY_BACKUP_KEEPER (object);

  g_free (self->path);
  g_free (self->problem);
  G_OBJECT_CLASS (comity_backup_keeper_parent_class)->finalize (object);
}

static void
comity_backup_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, COMITY_BACKUP_KEEPER (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
comity_backup_keeper_class_init (ComityBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = comity_backup_keeper_dispose;
  object_class->finalize = comity_backup_keeper_finalize;
  object_class->get_property = comity_backup_keeper_get_property;
  /**
   * ComityBackupKeeper:problem:
   *
   * Why the last backup was not made, or not in both folders: a sentence for people.
   */
  props[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  keeper_quark = g_quark_from_static_string ("comity-backup-keeper");
}

static void
comity_backup_keeper_init (ComityBackupKeeper *self)
{
}

/**
 * comity_backup_keeper_watch:
 * @store: an office that was opened
 *
 * Backs the office up from now on; one that can only be read needs no backup.
 *
 * Returns: (transfer none) (nullable): its keeper
 */
ComityBackupKeeper *
comity_backup_keeper_watch (ComityStore *store)
{
  ComityBackupKeeper *self;

  if (comity_store_is_read_only (store))
    return NULL;
  self = g_object_new (COMITY_TYPE_BACKUP_KEEPER, NULL);
  self->store = store;
  self->path = g_strdup (comity_store_get_path (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  /* Freed after the store's threads have ended and its file is whole. */
  g_object_set_qdata_full (G_OBJECT (store), keeper_quark, self, g_object_unref);
  return self;
}

/**
 * comity_backup_keeper_of:
 *
 * Returns: (transfer none) (nullable): who backs @store up
 */
ComityBackupKeeper *
comity_backup_keeper_of (ComityStore *store)
{
  return keeper_quark ? g_object_get_qdata (G_OBJECT (store), keeper_quark) : NULL;
}

/**
 * comity_backup_keeper_get_problem:
 *
 * Returns: (nullable): see #ComityBackupKeeper:problem
 */
const char *
comity_backup_keeper_get_problem (ComityBackupKeeper *self)
{
  return self->problem;
}
