/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-backup.h"
#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-date.h"
#include "comity-json.h"
#include "comity-rescue.h"

static void
put_path (ComityCli *cli, const char *name, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GString) line = g_string_new (cli->options.json ? "{" : shown);
  if (cli->options.json) {
    comity_json_append_member (line, name, shown);
    g_string_append_c (line, '}');
  }
  comity_cli_put_line (line);
}

/* An existing office, by an absolute path: nothing is made or asked where there is none. */
static char *
dup_office (ComityCli *cli, GError **error)
{
  g_autofree char *path = comity_cli_dup_path (cli);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_canonicalize_filename (path, NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (
    error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_REFUSED,
    /* Translators: %s is a path; what is in quotes after it is typed as it stands here */
    _ ("There is no office at “%s”; “comity new” makes one."), shown);
  return NULL;
}

static void
put_json (const ComityBackup *backup)
{
  g_autofree char *shown = g_filename_display_name (backup->path);
  g_autoptr (GString) line = g_string_new ("{");
  comity_json_append_member (line, "path", shown);
  comity_json_append_member (line, "at", backup->at);
  comity_json_append_member (line, "reason", comity_backup_reason_get_name (backup->reason));
  g_string_append_printf (line, ", \"size\": %" G_GINT64_FORMAT, backup->size);
  g_string_append_printf (line, ", \"encrypted\": %s}", backup->encrypted ? "true" : "false");
  comity_cli_put_line (line);
}

static char *
dup_local (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static void
put_row (ComityCliTable *table, const ComityBackup *backup)
{
  g_autofree char *shown = g_filename_display_name (backup->path);
  g_autofree char *when = dup_local (backup->at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  const char *cells[] = { when, size, comity_backup_reason_get_label (backup->reason), shown };
  comity_cli_table_add_row (table, cells);
}

static int
list (ComityCli *cli, const char *office)
{
  g_autoptr (GPtrArray) backups = comity_backup_list (office);
  ComityCliTable *table = cli->options.json ? NULL : comity_cli_table_new ();
  if (table != NULL) {
    comity_cli_table_add_column (table, C_ ("column", "When"), COMITY_CLI_COLUMN_WHOLE);
    comity_cli_table_add_column (table, C_ ("column", "Size"), COMITY_CLI_COLUMN_RIGHT);
    comity_cli_table_add_column (table, C_ ("column", "Why"), COMITY_CLI_COLUMN_PLAIN);
    comity_cli_table_add_column (table, C_ ("column", "File"), COMITY_CLI_COLUMN_WHOLE);
  }
  for (guint i = 0; i < backups->len; i++) {
    if (table != NULL)
      put_row (table, backups->pdata[i]);
    else
      put_json (backups->pdata[i]);
  }
  if (table != NULL)
    comity_cli_table_finish (table);
  return COMITY_CLI_OK;
}

static gboolean
to_file (ComityCli *cli, const char *office, const char *file, GError **error)
{
  g_autofree char *passphrase = NULL;
  if (cli->options.encrypt) {
    passphrase = comity_cli_dup_passphrase (TRUE, error);
    if (passphrase == NULL)
      return FALSE;
  }
  gboolean done = comity_backup_to_file (office, file, passphrase, NULL, error);
  comity_cli_forget (passphrase);
  return done;
}

static gboolean
to_folder (ComityCli *cli, const char *office, char **path, GError **error)
{
  g_autoptr (ComityBackup) backup = comity_backup_office (office, COMITY_BACKUP_ASKED, NULL, error);
  if (backup == NULL)
    return FALSE;
  *path = g_strdup (backup->path);
  if (backup->second == NULL)
    return TRUE;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_REFUSED,
               /* Translators: the first %s is a path, the second a sentence */
               _ ("The backup is at “%s”, but there is none in the second folder: %s"),
               backup->path, backup->second);
  return FALSE;
}

/* Chooses the second folder, and whether what goes there is encrypted. */
static gboolean
choose_second (ComityCli *cli, const char *office, GError **error)
{
  const char *second = cli->options.second;
  g_autofree char *passphrase = NULL;
  if (*second != '\0' && cli->options.encrypt) {
    passphrase = comity_cli_dup_passphrase (TRUE, error);
    if (passphrase == NULL)
      return FALSE;
  }
  gboolean done = comity_backup_set_second (office, *second != '\0' ? second : NULL, error) &&
                  comity_backup_set_passphrase (office, passphrase, error);
  comity_cli_forget (passphrase);
  return done;
}

/** comity_cli_backup: the command `backup`. */
int
comity_cli_backup (ComityCli *cli)
{
  const char *file = cli->arguments->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *office = dup_office (cli, &error);
  gboolean done = office != NULL;
  if (done && cli->options.list)
    return list (cli, office);
  if (done && cli->options.second != NULL)
    done = choose_second (cli, office, &error);
  if (done && file != NULL) {
    path = g_canonicalize_filename (file, NULL);
    done = to_file (cli, office, path, &error);
  } else if (done) {
    done = to_folder (cli, office, &path, &error);
  }
  if (!done)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  put_path (cli, "backup", path);
  return COMITY_CLI_OK;
}

/** comity_cli_restore: the command `restore`. */
int
comity_cli_restore (ComityCli *cli)
{
  const char *file = cli->arguments->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autofree char *office = comity_cli_dup_path (cli);
  g_autofree char *kept = NULL;
  g_autofree char *passphrase = NULL;
  gboolean done = TRUE;
  if (comity_backup_needs_passphrase (file)) {
    passphrase = comity_cli_dup_passphrase (FALSE, &error);
    done = passphrase != NULL;
  }
  done = done && comity_restore_sync (office, file, passphrase, &kept, NULL, &error);
  comity_cli_forget (passphrase);
  if (!done)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  if (kept != NULL)
    put_path (cli, "kept", kept);
  return COMITY_CLI_OK;
}

/** comity_cli_rescue: the command `rescue`. */
int
comity_cli_rescue (ComityCli *cli)
{
  const char *const *arguments = (const char *const *) cli->arguments->pdata;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRescue) rescue = comity_rescue_sync (arguments[0], arguments[1], NULL, &error);
  if (rescue == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  for (guint i = 0; i < rescue->lost->len; i++) {
    g_autoptr (GString) line = g_string_new (NULL);
    if (cli->options.json) {
      g_string_append_c (line, '{');
      comity_json_append_member (line, "lost", rescue->lost->pdata[i]);
      g_string_append_c (line, '}');
    } else {
      g_string_append (line, rescue->lost->pdata[i]);
    }
    comity_cli_put_line (line);
  }
  g_autofree char *said =
    cli->options.json ? g_strdup_printf ("{\"records\": %u, \"files\": %u, \"lost\": %u}",
                                         rescue->records, rescue->files, rescue->lost->len) :
      /* Translators: counts */
      g_strdup_printf (_ ("Rescued: records %1$u, files %2$u; not readable: %3$u"), rescue->records,
                       rescue->files, rescue->lost->len);
  comity_cli_put (said);
  comity_cli_put ("\n");
  return COMITY_CLI_OK;
}
