/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-demo.h"
#include "comity-json.h"

static int
put_office (ComityCli *cli, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json) {
    g_string_append (line, "{\"office\": ");
    comity_json_append_text (line, shown);
    g_string_append_c (line, '}');
  } else {
    g_string_append (line, shown);
  }
  comity_cli_put_line (line);
  return COMITY_CLI_OK;
}

/* Makes the folder too: a person names the file, not the way there. */
static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_autofree char *shown = g_filename_display_name (folder);
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_READ_ONLY,
               /* Translators: a path, then the system’s reason */
               _ ("The folder “%s” cannot be made: %s."), shown, g_strerror (errno));
  return FALSE;
}

/** comity_cli_new: the command `new`. */
int
comity_cli_new (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = comity_cli_dup_path (cli);
  const ComityCliOptions *options = &cli->options;
  guint students = options->students >= 0 ? (guint) options->students : COMITY_DEMO_STUDENTS;
  if (options->students >= 0 && !options->demo) {
    g_set_error (&error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 _ ("Only a demo office has invented students: use --demo too."));
    return comity_cli_fail (cli, g_steal_pointer (&error));
  }
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_autofree char *shown = g_filename_display_name (path);
    g_set_error (&error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_EXISTS,
                 /* Translators: %s is a path */
                 _ ("There is a file at “%s” already; it is left as it is."), shown);
    return comity_cli_fail (cli, g_steal_pointer (&error));
  }
  gboolean done = make_folder (path, &error);
  if (done && options->demo) {
    done = comity_demo_create_sync (path, students, &error);
  } else if (done) {
    cli->store = comity_store_open_sync (path, COMITY_OPEN_CREATE, &error);
    done = cli->store != NULL;
  }
  return done ? put_office (cli, path) : comity_cli_fail (cli, g_steal_pointer (&error));
}

/** The answer to a person is the id alone, so that a script can keep it. */
static void
put_answer (ComityCli *cli, gint64 id, int version)
{
  g_autofree char *text =
    cli->options.json ?
      g_strdup_printf ("{\"id\": \"%" G_GINT64_FORMAT "\", \"version\": %d}\n", id, version) :
      g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);
  comity_cli_put (text);
}

static gboolean
save (ComityCli *cli, ComityRecord *record, ComityChanges *changes, GError **error)
{
  g_autoptr (GError) problem = NULL;
  if (comity_cli_write (cli, changes, &problem))
    return TRUE;
  comity_cli_explain (cli, record, &problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
add_record (ComityCli *cli, const ComityKind *kind, GError **error)
{
  g_autoptr (ComityRecord) record = comity_record_new (kind);
  g_autoptr (ComityChanges) changes = comity_changes_new (NULL);
  if (!comity_cli_assign (cli, record, changes, 1, error) ||
      !comity_cli_validate (cli, record, error))
    return FALSE;
  gint64 id = comity_changes_put (changes, record);
  if (!save (cli, record, g_steal_pointer (&changes), error))
    return FALSE;
  put_answer (cli, id, 1);
  return TRUE;
}

static gboolean
is_from_input (ComityCli *cli)
{
  return cli->arguments->len == 2 && g_str_equal (cli->arguments->pdata[1], "-");
}

static gboolean
check_add (ComityCli *cli, GError **error)
{
  if (is_from_input (cli) && !cli->options.json)
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 _ ("Records are read from standard input as JSON: comity add KIND --json -"));
  else if (cli->arguments->len == 1)
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 _ ("There is nothing to add: give at least one FIELD=VALUE."));
  else
    return TRUE;
  return FALSE;
}

/** comity_cli_add: the command `add`. */
int
comity_cli_add (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  const ComityKind *kind = comity_cli_require_kind (cli->arguments->pdata[0], &error);
  if (kind == NULL || !check_add (cli, &error) || !comity_cli_open (cli, TRUE, &error))
    return comity_cli_fail (cli, g_steal_pointer (&error));
  if (is_from_input (cli))
    return comity_cli_add_lines (cli, kind);
  return add_record (cli, kind, &error) ? COMITY_CLI_OK :
                                          comity_cli_fail (cli, g_steal_pointer (&error));
}

/* The record that KIND ID names, in an office open for writing. */
static ComityRecord *
open_record (ComityCli *cli, GError **error)
{
  gint64 id;
  const ComityKind *kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  if (kind == NULL || !comity_cli_open (cli, TRUE, error) ||
      !comity_cli_require_id (cli, kind, cli->arguments->pdata[1], &id, error))
    return NULL;
  ComityRecord *record = comity_cli_load (cli, kind, id, error);
  if (record != NULL && cli->options.version >= 0)
    comity_record_set_version (record, (int) cli->options.version);
  return record;
}

static gboolean
set_record (ComityCli *cli, GError **error)
{
  g_autoptr (ComityRecord) record = open_record (cli, error);
  g_autoptr (ComityChanges) changes = comity_changes_new (NULL);
  if (record == NULL || !comity_cli_assign (cli, record, changes, 2, error) ||
      !comity_cli_validate (cli, record, error))
    return FALSE;
  gint64 id = comity_changes_put (changes, record);
  if (!save (cli, record, g_steal_pointer (&changes), error))
    return FALSE;
  g_autoptr (ComityRecord) saved =
    comity_cli_load (cli, comity_record_get_kind (record), id, error);
  if (saved == NULL)
    return FALSE;
  put_answer (cli, id, comity_record_get_version (saved));
  return TRUE;
}

/** comity_cli_set: the command `set`. */
int
comity_cli_set (ComityCli *cli)
{
  GError *error = NULL;
  return set_record (cli, &error) ? COMITY_CLI_OK : comity_cli_fail (cli, error);
}

static gboolean
delete_record (ComityCli *cli, GError **error)
{
  g_autoptr (ComityRecord) record = open_record (cli, error);
  if (record == NULL)
    return FALSE;
  g_autoptr (ComityChanges) changes = comity_changes_new (NULL);
  gint64 id = comity_record_get_id (record);
  comity_changes_delete (changes, comity_record_get_kind (record), id,
                         comity_record_get_version (record));
  if (!comity_cli_write (cli, g_steal_pointer (&changes), error))
    return FALSE;
  g_autofree char *text =
    cli->options.json ?
      g_strdup_printf ("{\"id\": \"%" G_GINT64_FORMAT "\", \"deleted\": true}\n", id) :
      g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);
  comity_cli_put (text);
  return TRUE;
}

/** comity_cli_delete: the command `delete`. */
int
comity_cli_delete (ComityCli *cli)
{
  GError *error = NULL;
  return delete_record (cli, &error) ? COMITY_CLI_OK : comity_cli_fail (cli, error);
}
