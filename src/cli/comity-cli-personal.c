/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-erase.h"
#include "comity-fetcher.h"
#include "comity-json.h"
#include "comity-personal.h"

static gboolean
name_record (ComityCli *cli, gboolean writable, const ComityKind **kind, gint64 *id, GError **error)
{
  *kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  return *kind != NULL && comity_cli_open (cli, writable, error) &&
         comity_cli_require_id (cli, *kind, cli->arguments->pdata[1], id, error);
}

static gboolean
put_report (ComityCli *cli, const ComityPersonalReport *report, GError **error)
{
  const char *path = cli->options.output;
  ComityTongues tongues;
  if (!comity_cli_parse_tongues (cli, path != NULL && g_str_has_suffix (path, ".pdf"), &tongues,
                                 error))
    return FALSE;
  if (path != NULL)
    return comity_personal_report_save (report, cli->store, path, tongues, error);
  g_autofree char *json = comity_personal_report_to_json (report);
  comity_cli_put (json);
  return TRUE;
}

/** comity_cli_personal_data: the command `personal-data`. */
int
comity_cli_personal_data (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityPersonalReport) report = NULL;
  const ComityKind *kind;
  gint64 id;
  if (name_record (cli, FALSE, &kind, &id, &error))
    report = comity_personal_report_sync (cli->store, kind, id, &error);
  if (report != NULL && put_report (cli, report, &error))
    return COMITY_CLI_OK;
  return comity_cli_fail (cli, g_steal_pointer (&error));
}

static void
put_erasure (ComityCli *cli, const ComityErasure *erasure)
{
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json)
    g_string_printf (line,
                     "{\"records\": %u, \"files\": %u, \"backups\": %u, \"dropped\": %u, "
                     "\"unlisted\": %u, \"remains\": %s}",
                     erasure->records, erasure->files, erasure->backups, erasure->dropped,
                     erasure->unlisted, erasure->remains ? "true" : "false");
  else
    g_string_printf (line,
                     /* Translators: what an erasure reached; the numbers are counts */
                     _ ("Erased: records %1$u, files %2$u, backups cleaned %3$u, backups deleted "
                        "%4$u; files beside the backups that were left alone: %5$u"),
                     erasure->records, erasure->files, erasure->backups, erasure->dropped,
                     erasure->unlisted);
  if (erasure->remains && !cli->options.json)
    g_string_append_printf (line, "\n%s", comity_erasure_get_sentence (erasure));
  comity_cli_put_line (line);
}

static gboolean
may_erase (ComityCli *cli, GError **error)
{
  if (cli->options.yes)
    return TRUE;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_REFUSED,
               /* Translators: --yes is typed as it stands here */
               _ ("An erasure cannot be undone, and neither can what was done before it; say "
                  "--yes to erase."));
  return FALSE;
}

/* Returns: (transfer full) (nullable): all whom the arguments name */
static GArray *
name_people (ComityCli *cli, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (ComityPerson));
  ComityPerson person;
  if (!name_record (cli, TRUE, &person.kind, &person.id, error))
    return NULL;
  g_array_append_val (people, person);
  for (guint i = 2; i < cli->arguments->len; i++) {
    if (!comity_cli_require_id (cli, person.kind, cli->arguments->pdata[i], &person.id, error))
      return NULL;
    g_array_append_val (people, person);
  }
  return g_steal_pointer (&people);
}

/** comity_cli_erase: the command `erase`. */
int
comity_cli_erase (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityErasure) erasure = NULL;
  g_autoptr (GArray) people = may_erase (cli, &error) ? name_people (cli, &error) : NULL;
  if (people != NULL)
    erasure = comity_store_erase_sync (cli->store, &g_array_index (people, ComityPerson, 0),
                                       people->len, &error);
  comity_fetcher_forget ();
  if (erasure == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  put_erasure (cli, erasure);
  return COMITY_CLI_OK;
}
