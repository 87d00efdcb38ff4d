/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-draft-keeper.h"

#include "comity-drafts.h"

/* What was typed is on the disk so long after the last key, and no later than so long after the
 * first one. */
#define AFTER_LAST_MS 1000
#define AFTER_FIRST_US (4 * G_USEC_PER_SEC)

/**
 * ComityDraftKeeper:
 *
 * Keeps what is typed into one form, or whatever else is typed into, on the disk until that is saved
 * or thrown away. Writing is done in another thread, one after the other; what is forgotten meanwhile
 * does not come back.
 */
struct _ComityDraftKeeper {
  GObject parent_instance;
  GtkWidget *widget; /* weak: what is typed into */
  ComityDraftFunc dup_draft;
  char *path;
  guint timer;
  gint64 first_edit; /* monotonic, 0: nothing to be written */
  GBytes *next;      /* to be written when the thread is free */
  gboolean writing, forgotten;
  gboolean written; /* there may be one on the disk, although the newest may not be */
};

G_DEFINE_FINAL_TYPE (ComityDraftKeeper, comity_draft_keeper, G_TYPE_OBJECT)

/* Paths of drafts whose forms are open in this program. */
static GHashTable *open_paths;

static void
set_open (const char *path, gboolean open)
{
  if (open_paths == NULL)
    open_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (open)
    g_hash_table_add (open_paths, g_strdup (path));
  else
    g_hash_table_remove (open_paths, path);
}

/** comity_draft_keeper_is_open: whether the form of this draft is open now */
gboolean
comity_draft_keeper_is_open (const char *path)
{
  return open_paths != NULL && g_hash_table_contains (open_paths, path);
}

/* -- Writing -------------------------------------------------------------------------------- */

typedef struct {
  char *path;
  GBytes *content; /* NULL: remove it */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  g_clear_pointer (&work->content, g_bytes_unref);
  g_free (work);
}

static void
write_draft (const char *path, GBytes *content)
{
  g_autoptr (GError) error = NULL;

  if (!comity_drafts_write (path, content, &error))
    g_message ("A draft could not be kept: %s",
               g_quark_to_string (error->domain)); /* the message would name the path */
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  if (work->content == NULL)
    comity_drafts_remove (work->path);
  else
    write_draft (work->path, work->content);
  g_task_return_boolean (task, TRUE);
}

static void go_on (ComityDraftKeeper *self);

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ComityDraftKeeper *self = COMITY_DRAFT_KEEPER (source);

  self->writing = FALSE;
  go_on (self);
}

static void
run (ComityDraftKeeper *self, GBytes *content)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, worked_cb, NULL);
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (self->path);
  work->content = content ? g_bytes_ref (content) : NULL;
  self->writing = TRUE;
  self->written = content != NULL;
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_thread);
}

static void
go_on (ComityDraftKeeper *self)
{
  g_autoptr (GBytes) next = NULL;

  if (self->writing)
    return;
  next = self->forgotten ? NULL : g_steal_pointer (&self->next);
  if (next != NULL)
    run (self, next);
  else if (self->forgotten && self->written)
    run (self, NULL);
}

/* What is in the form now is what is written next. */
static void
take_draft (ComityDraftKeeper *self)
{
  g_autoptr (ComityDraft) draft = NULL;
  g_autoptr (GVariant) variant = NULL;

  self->first_edit = 0;
  if (self->widget == NULL || self->forgotten)
    return;
  draft = self->dup_draft (self->widget);
  variant = g_variant_ref_sink (comity_draft_to_variant (draft));
  g_clear_pointer (&self->next, g_bytes_unref);
  self->next = g_variant_get_data_as_bytes (variant);
}

static void
timer_cb (gpointer data)
{
  ComityDraftKeeper *self = data;

  self->timer = 0;
  take_draft (self);
  go_on (self);
}

/** comity_draft_keeper_edited: something was typed */
void
comity_draft_keeper_edited (ComityDraftKeeper *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->forgotten)
    return;
  if (self->first_edit == 0)
    self->first_edit = now;
  else if (now - self->first_edit > AFTER_FIRST_US)
    return; /* the timer that runs is the last one */
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once (AFTER_LAST_MS, timer_cb, self);
}

/* The window goes, and perhaps the program: what was typed in the last second is written before, here. */
static void
write_now (ComityDraftKeeper *self)
{
  g_autoptr (GBytes) last = NULL;

  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  take_draft (self);
  if (self->writing)
    return; /* it comes after what is being written */
  last = g_steal_pointer (&self->next);
  if (last == NULL)
    return;
  self->written = TRUE;
  write_draft (self->path, last);
}

/** comity_draft_keeper_take_over: the form was opened from the draft that is kept at @path */
void
comity_draft_keeper_take_over (ComityDraftKeeper *self, const char *path)
{
  set_open (self->path, FALSE);
  g_set_str (&self->path, path);
  set_open (self->path, TRUE);
  self->written = TRUE;
}

/** comity_draft_keeper_forget: the form was saved, or thrown away on purpose */
void
comity_draft_keeper_forget (ComityDraftKeeper *self)
{
  self->forgotten = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  go_on (self);
}

/**
 * comity_draft_keeper_new:
 * @widget: what is typed into
 * @dup_draft: gives what stands in it
 * @office: the path of the office
 *
 * Returns: (transfer full): keeps what is typed into @widget
 */
ComityDraftKeeper *
comity_draft_keeper_new (GtkWidget *widget, ComityDraftFunc dup_draft, const char *office)
{
  ComityDraftKeeper *self = g_object_new (COMITY_TYPE_DRAFT_KEEPER, NULL);

  g_set_weak_pointer (&self->widget, widget);
  self->dup_draft = dup_draft;
  g_signal_connect_object (widget, "unmap", G_CALLBACK (write_now), self, G_CONNECT_SWAPPED);
  self->path = comity_drafts_dup_new_path (office);
  set_open (self->path, TRUE);
  return self;
}

static void
comity_draft_keeper_dispose (GObject *object)
{
  ComityDraftKeeper *self = COMITY_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->widget);
  if (self->path != NULL)
    set_open (self->path, FALSE);
  G_OBJECT_CLASS (comity_draft_keeper_parent_class)->dispose (object);
}

static void
comity_draft_keeper_finalize (GObject *object)
{
  ComityDraftKeeper *self = COMITY_DRAFT_KEEPER (object);

  g_clear_pointer (&self->next, g_bytes_unref);
  g_free (self->path);
  G_OBJECT_CLASS (comity_draft_keeper_parent_class)->finalize (object);
}

static void
comity_draft_keeper_class_init (ComityDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_draft_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_draft_keeper_finalize;
}

static void
comity_draft_keeper_init (ComityDraftKeeper *self)
{
}
