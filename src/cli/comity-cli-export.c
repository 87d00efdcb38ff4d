/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "comity-cli-private.h"
#include "comity-export.h"
#include "comity-input.h"

#define PIECE 65536

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
put_bytes (const char *bytes, gssize n, GError **error)
{
  for (gssize at = 0, part; at < n; at += part) {
    part = write (STDOUT_FILENO, bytes + at, (gsize) (n - at));
    if (part <= 0) {
      g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_REFUSED,
                   /* Translators: %s is what the system says, such as “No space left on device” */
                   _ ("Standard output cannot be written: %s."), g_strerror (errno));
      return FALSE;
    }
  }
  return TRUE;
}

/* A form that needs a whole file is made beside, and then passed on. */
static gboolean
pass_on (const char *path, GError **error)
{
  g_autofree char *buffer = g_malloc (PIECE);
  g_autoptr (ComityInput) input = comity_input_open (path, error);
  gssize n;
  if (input == NULL)
    return FALSE;
  comity_cli_flush ();
  while ((n = comity_input_read (input, buffer, PIECE, error)) > 0) {
    if (!put_bytes (buffer, n, error))
      return FALSE;
  }
  return n == 0;
}

static gboolean
write_file (ComityCli *cli, ComityQuery *query, ComityFormat format, GError **error)
{
  ComityExportFlags flags =
    (cli->options.shown ? COMITY_EXPORT_SHOWN : 0) | (cli->options.raw ? COMITY_EXPORT_RAW : 0);
  if (cli->options.output != NULL)
    return comity_export_sync (cli->store, query, NULL, format, flags, cli->options.output, NULL,
                               error);
  g_autofree char *folder = g_dir_make_tmp ("comity-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  g_autofree char *path = g_build_filename (folder, "export", NULL);
  gboolean done = comity_export_sync (cli->store, query, NULL, format, flags, path, NULL, error) &&
                  pass_on (path, error);
  g_unlink (path);
  g_rmdir (folder);
  return done;
}

static gboolean
export_file (ComityCli *cli, ComityFormat format, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  const ComityKind *kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  gboolean packed =
    format == COMITY_FORMAT_XLSX || format == COMITY_FORMAT_ODS || format == COMITY_FORMAT_PDF;
  if (kind == NULL || !comity_cli_parse_columns (cli, kind, fields, error))
    return FALSE;
  if (packed && cli->options.output == NULL && comity_cli_is_terminal ())
    return refuse (_ ("Such a file is not for the terminal: say where to write it with -o FILE."),
                   error);
  g_autoptr (ComityQuery) query = comity_cli_dup_query (cli, kind, error);
  ComityTongues tongues;
  if (query == NULL ||
      !comity_cli_parse_tongues (cli, format == COMITY_FORMAT_PDF, &tongues, error) ||
      (cli->store == NULL && !comity_cli_open (cli, FALSE, error)))
    return FALSE;
  comity_query_set_tongues (query, tongues);
  if (fields->len > 0)
    comity_query_set_columns (query, (const ComityField *const *) fields->pdata, fields->len);
  return write_file (cli, query, format, error);
}

/** comity_cli_export: the command `export`. */
int
comity_cli_export (ComityCli *cli)
{
  const char *name = cli->options.format != NULL ? cli->options.format : "jsonl";
  gboolean to_output =
    cli->options.output != NULL || cli->options.shown || cli->options.language != NULL;
  g_autoptr (GError) error = NULL;
  ComityFormat format;
  if (!comity_export_format_find (name, &format, &error)) {
    error->domain = COMITY_CLI_ERROR;
    error->code = COMITY_CLI_ERROR_USAGE;
    return comity_cli_fail (cli, g_steal_pointer (&error));
  }
  if (!to_output && (format == COMITY_FORMAT_JSONL || format == COMITY_FORMAT_CSV))
    return comity_cli_export_lines (cli);
  if (export_file (cli, format, &error))
    return COMITY_CLI_OK;
  return comity_cli_fail (cli, g_steal_pointer (&error));
}
