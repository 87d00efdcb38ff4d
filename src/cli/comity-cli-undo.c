/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-date.h"
#include "comity-json.h"
#include "comity-undo.h"

static void
put_done (ComityCli *cli, const ComityChanged *changed)
{
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json) {
    g_string_append_printf (line, "{\"batch\": %" G_GINT64_FORMAT, changed->batch);
    comity_json_append_member (line, "what", changed->label);
    g_string_append_printf (line, ", \"rows\": %u}", changed->ids->len);
  } else {
    g_string_append (line, changed->label);
  }
  comity_cli_put_line (line);
}

static int
finish (ComityCli *cli, ComityChanged *changed, GError *error)
{
  if (changed == NULL)
    return comity_cli_fail (cli, error);
  put_done (cli, changed);
  comity_changed_unref (changed);
  return COMITY_CLI_OK;
}

/** comity_cli_undo: the command `undo`. */
int
comity_cli_undo (ComityCli *cli)
{
  GError *error = NULL;
  ComityChanged *changed = NULL;
  if (comity_cli_open (cli, TRUE, &error))
    changed = comity_store_undo_sync (cli->store, MAX (cli->options.batch, 0), &error);
  return finish (cli, changed, error);
}

/** comity_cli_redo: the command `redo`. */
int
comity_cli_redo (ComityCli *cli)
{
  GError *error = NULL;
  ComityChanged *changed = NULL;
  if (comity_cli_open (cli, TRUE, &error))
    changed = comity_store_redo_sync (cli->store, &error);
  return finish (cli, changed, error);
}

/** Back to which day, and of which record. */
typedef struct {
  const ComityKind *kind; /* NULL: the whole office */
  gint64 id, seq;
  char *day;
} Target;

static gpointer
seq_func (ComityDb *db, gpointer data, GError **error)
{
  Target *target = data;
  target->seq = comity_db_end_of_day (db, target->day, error);
  return target->seq >= 0 ? target : NULL;
}

static gboolean
read_day (ComityCli *cli, Target *target, GError **error)
{
  const char *typed = cli->options.to;
  if (typed == NULL) {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 _ ("Say to which day: “--to 2026-11-20” is how things stood at its end."));
    return FALSE;
  }
  target->day = comity_date_normalize (typed, NULL);
  if (target->day != NULL && strlen (target->day) == 10)
    return TRUE;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: what was typed after “--to” */
               _ ("“%s” is not a day. Write it as 2026-11-20."), typed);
  return FALSE;
}

static gboolean
read_target (ComityCli *cli, Target *target, GError **error)
{
  if (!read_day (cli, target, error))
    return FALSE;
  if (cli->arguments->len == 1) {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 _ ("Give the kind and the id of a record, or neither for the whole office."));
    return FALSE;
  }
  if (cli->arguments->len == 2)
    target->kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  return (cli->arguments->len == 0 || target->kind != NULL) && comity_cli_open (cli, TRUE, error) &&
         (target->kind == NULL ||
          comity_cli_require_id (cli, target->kind, cli->arguments->pdata[1], &target->id,
                                 error)) &&
         comity_store_read_sync (cli->store, seq_func, target, error) != NULL;
}

/** comity_cli_rewind: the command `rewind`. */
int
comity_cli_rewind (ComityCli *cli)
{
  GError *error = NULL;
  Target target = { 0 };
  ComityChanged *changed = NULL;
  if (read_target (cli, &target, &error))
    changed = comity_store_rewind_sync (cli->store, target.kind, target.id, target.seq, &error);
  g_free (target.day);
  return finish (cli, changed, error);
}
