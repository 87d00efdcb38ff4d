/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "comity-date.h"
#include "comity-i18n.h"

/*
 * `backups.json` is the list of the backups in its folder and how they are made. Only what stands
 * in it is ever deleted: a file that somebody put there is somebody's.
 */

#define BOOK "backups.json"

static const struct {
  const char *name;  /* in the book */
  const char *label; /* NC_ ("backup", …) */
} reasons[] = {
  [COMITY_BACKUP_REGULAR] = { "regular", NC_ ("backup", "While working") },
  [COMITY_BACKUP_QUIT] = { "quit", NC_ ("backup", "At the end of work") },
  [COMITY_BACKUP_MIGRATION] = { "migration", NC_ ("backup", "Before a new version of Comity") },
  [COMITY_BACKUP_IMPORT] = { "import", NC_ ("backup", "Before an import") },
  [COMITY_BACKUP_BULK] = { "bulk", NC_ ("backup", "Before a change of many records") },
  [COMITY_BACKUP_ASKED] = { "asked", NC_ ("backup", "Asked for") },
  [COMITY_BACKUP_REPLACED] = { "replaced", NC_ ("backup", "Replaced by a backup") },
};

/**
 * comity_backup_reason_get_name:
 *
 * Returns: for programs: why a backup was made
 */
const char *
comity_backup_reason_get_name (ComityBackupReason reason)
{
  return reasons[reason].name;
}

/**
 * comity_backup_reason_get_label:
 *
 * Returns: for people: why a backup was made
 */
const char *
comity_backup_reason_get_label (ComityBackupReason reason)
{
  return comity_pgettext2 ("backup", reasons[reason].label);
}

static ComityBackupReason
find_reason (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (g_strcmp0 (reasons[i].name, name) == 0)
      return (ComityBackupReason) i;
  }
  return COMITY_BACKUP_ASKED;
}

/**
 * comity_backup_free:
 */
void
comity_backup_free (ComityBackup *self)
{
  g_free (self->path);
  g_free (self->at);
  g_free (self->state);
  g_free (self->second);
  g_free (self);
}

/**
 * comity_backup_book_free:
 */
void
comity_backup_book_free (ComityBackupBook *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->second);
  g_ptr_array_unref (self->backups);
  g_free (self);
}

/* -- Reading ---------------------------------------------------------------------------------- */

/* A name in the book is a name in the folder and nowhere else. */
static gboolean
is_plain_name (const char *name)
{
  return name != NULL && *name != '\0' && *name != '.' && strchr (name, '/') == NULL;
}

static ComityBackup *
read_backup (ComityBackupBook *self, JsonObject *object)
{
  const char *name = json_object_get_string_member_with_default (object, "name", NULL);
  const char *at = json_object_get_string_member_with_default (object, "at", NULL);
  g_autoptr (GDateTime) time = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  ComityBackup *backup;

  if (!is_plain_name (name) || time == NULL)
    return NULL;
  backup = g_new0 (ComityBackup, 1);
  backup->path = g_build_filename (self->folder, name, NULL);
  backup->at = g_strdup (at);
  backup->reason =
    find_reason (json_object_get_string_member_with_default (object, "reason", NULL));
  backup->size = json_object_get_int_member_with_default (object, "size", 0);
  backup->state = g_strdup (json_object_get_string_member_with_default (object, "state", NULL));
  backup->encrypted = json_object_get_boolean_member_with_default (object, "encrypted", FALSE);
  return backup;
}

static void
read_backups (ComityBackupBook *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "backups");
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    JsonNode *item = json_array_get_element (list, i);
    ComityBackup *backup =
      JSON_NODE_HOLDS_OBJECT (item) ? read_backup (self, json_node_get_object (item)) : NULL;

    if (backup != NULL)
      g_ptr_array_add (self->backups, backup);
  }
}

static gboolean
read_hex (JsonObject *object, const char *name, guint8 *bytes, gsize size)
{
  const char *hex = json_object_get_string_member_with_default (object, name, NULL);
  gsize n = 0;

  return hex != NULL && sodium_hex2bin (bytes, size, hex, strlen (hex), NULL, &n, NULL) == 0 &&
         n == size;
}

static void
read_settings (ComityBackupBook *self, JsonObject *root)
{
  const char *second = json_object_get_string_member_with_default (root, "second", NULL);

  if (second != NULL && g_path_is_absolute (second))
    self->second = g_strdup (second);
  self->encrypt =
    read_hex (root, "salt", self->keys.salt, sizeof self->keys.salt) &&
    read_hex (root, "public_key", self->keys.public_key, sizeof self->keys.public_key);
}

/* One that cannot be read is put aside: what it listed is then nobody's to delete. */
static void
put_aside (const char *path)
{
  g_autofree char *now = comity_date_now ();
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, now);

  g_message ("A list of backups could not be read and was put aside");
  g_rename (path, aside);
}

static void
read_book (ComityBackupBook *self)
{
  g_autofree char *path = g_build_filename (self->folder, BOOK, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  if (!json_parser_load_from_file (parser, path, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    if (self->lock >= 0)
      put_aside (path);
    return;
  }
  read_backups (self, json_node_get_object (root));
  read_settings (self, json_node_get_object (root));
}

static int
lock_folder (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, ".lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0) {
    comity_file_set_errno (errno, folder, error);
    return -1;
  }
  while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
    ;
  return fd;
}

static ComityBackupBook *
book_new (const char *folder, int lock)
{
  ComityBackupBook *self = g_new0 (ComityBackupBook, 1);

  self->folder = g_strdup (folder);
  self->lock = lock;
  self->backups = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_backup_free);
  read_book (self);
  return self;
}

/**
 * comity_backup_book_read:
 *
 * Reads the list of a folder as it is now, without changing anything.
 *
 * Returns: (transfer full): the list, empty where there is none
 */
ComityBackupBook *
comity_backup_book_read (const char *folder)
{
  return book_new (folder, -1);
}

/**
 * comity_backup_book_open:
 * @folder: made when it is not there
 *
 * Reads the list of a folder in order to change it. Others wait until it is freed.
 *
 * Returns: (transfer full): the list, empty for a new folder; %NULL with a sentence in @error
 */
ComityBackupBook *
comity_backup_book_open (const char *folder, GError **error)
{
  int lock;

  if (!comity_file_make_folder (folder, error) || (lock = lock_folder (folder, error)) < 0)
    return NULL;
  return book_new (folder, lock);
}

/* -- Writing ---------------------------------------------------------------------------------- */

static void
set_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
write_backup (JsonBuilder *builder, const ComityBackup *backup)
{
  g_autofree char *name = g_path_get_basename (backup->path);

  json_builder_begin_object (builder);
  set_member (builder, "name", name);
  set_member (builder, "at", backup->at);
  set_member (builder, "reason", reasons[backup->reason].name);
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, backup->size);
  if (backup->state != NULL)
    set_member (builder, "state", backup->state);
  json_builder_set_member_name (builder, "encrypted");
  json_builder_add_boolean_value (builder, backup->encrypted);
  json_builder_end_object (builder);
}

static void
write_keys (JsonBuilder *builder, const ComityBackupKeys *keys)
{
  char salt[2 * sizeof keys->salt + 1], public_key[2 * sizeof keys->public_key + 1];

  sodium_bin2hex (salt, sizeof salt, keys->salt, sizeof keys->salt);
  sodium_bin2hex (public_key, sizeof public_key, keys->public_key, sizeof keys->public_key);
  set_member (builder, "salt", salt);
  set_member (builder, "public_key", public_key);
}

static char *
to_json (ComityBackupBook *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  if (self->second != NULL)
    set_member (builder, "second", self->second);
  if (self->encrypt)
    write_keys (builder, &self->keys);
  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->backups->len; i++)
    write_backup (builder, g_ptr_array_index (self->backups, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

/**
 * comity_backup_book_save:
 *
 * Writes the list in place of the old one.
 */
gboolean
comity_backup_book_save (ComityBackupBook *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, BOOK, NULL);
  g_autofree char *text = to_json (self);
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local))
    return TRUE;
  g_debug ("The list of backups: %s", local->message);
  comity_file_set_errno (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENOSPC :
                                                                                     EACCES,
                         path, error);
  return FALSE;
}

/**
 * comity_backup_book_note:
 * @path: a file in the folder
 * @found: what is in it; only its size and state are taken
 *
 * Lists a file. The list must be saved.
 *
 * Returns: (transfer none): its entry
 */
ComityBackup *
comity_backup_book_note (ComityBackupBook *self,
                         const char *path,
                         ComityBackupReason reason,
                         const ComityBackup *found)
{
  ComityBackup *backup = g_new0 (ComityBackup, 1);

  backup->path = g_strdup (path);
  backup->at = comity_date_now ();
  backup->reason = reason;
  backup->size = found->size;
  backup->state = g_strdup (found->state);
  g_ptr_array_add (self->backups, backup);
  return backup;
}

/**
 * comity_backup_book_remove:
 * @backup: one of the list
 *
 * Deletes a listed file, if that is what lies there, and forgets it.
 */
void
comity_backup_book_remove (ComityBackupBook *self, ComityBackup *backup)
{
  struct stat info;

  if (lstat (backup->path, &info) == 0 && S_ISREG (info.st_mode) && g_unlink (backup->path) != 0)
    return;
  g_ptr_array_remove (self->backups, backup);
}

/* -- Thinning --------------------------------------------------------------------------------- */

typedef struct {
  const char *format; /* backups for which it gives the same are of one span */
  int days;           /* how long one of each span is kept */
} Span;

/* All of a day; then one of each day for two weeks, of each week for eight, of each month for a
 * year. Years and weeks are those of ISO 8601. */
static const Span spans[] = {
  { "%Y-%m-%dT%H:%M:%S.%f", 1 },
  { "%Y-%m-%d", 14 },
  { "%G-%V", 56 },
  { "%Y-%m", 366 },
};

static gboolean
is_kept (ComityBackup *backup, GDateTime *now, GHashTable *seen)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (backup->at, NULL);
  GTimeSpan age = g_date_time_difference (now, at);
  gboolean kept = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    g_autofree char *when = g_date_time_format (at, spans[i].format);

    if (age < spans[i].days * G_TIME_SPAN_DAY)
      kept |= g_hash_table_add (seen, g_strdup_printf ("%u %s", i, when));
  }
  return kept;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(ComityBackup *const *) b)->at, (*(ComityBackup *const *) a)->at);
}

/**
 * comity_backup_list_thinned:
 * @backups: (element-type ComityBackup): in any order
 *
 * Chooses what is no longer needed, by age. The three newest are needed always, also when the
 * clock has been wrong.
 *
 * Returns: (transfer container) (element-type ComityBackup): those to delete
 */
GPtrArray *
comity_backup_list_thinned (GPtrArray *backups, GDateTime *now)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (backups, NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *dropped = g_ptr_array_new ();

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_newest);
  for (guint i = 0; i < sorted->len; i++) {
    if (!is_kept (g_ptr_array_index (sorted, i), now, seen) && i >= 3)
      g_ptr_array_add (dropped, g_ptr_array_index (sorted, i));
  }
  return dropped;
}

/**
 * comity_backup_book_thin:
 *
 * Deletes what is no longer needed. The list must be saved.
 */
void
comity_backup_book_thin (ComityBackupBook *self, GDateTime *now)
{
  g_autoptr (GPtrArray) dropped = comity_backup_list_thinned (self->backups, now);

  for (guint i = 0; i < dropped->len; i++)
    comity_backup_book_remove (self, g_ptr_array_index (dropped, i));
}
