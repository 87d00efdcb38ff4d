/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-archive.h"
#include "comity-cli-private.h"
#include "comity-json.h"

static void
put_count (ComityCli *cli, guint n)
{
  g_autofree char *text = NULL;
  if (cli->options.json)
    text = g_strdup_printf ("{\"records\": %u}", n);
  else
    /* Translators: how many records were archived or read back */
    text = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  comity_cli_put (text);
  comity_cli_put ("\n");
}

/** comity_cli_archive: the command `archive`. */
int
comity_cli_archive (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  guint n;
  if (!comity_cli_open (cli, FALSE, &error) ||
      !comity_archive_write_sync (cli->store, cli->arguments->pdata[0], &n, &error))
    return comity_cli_fail (cli, g_steal_pointer (&error));
  put_count (cli, n);
  return COMITY_CLI_OK;
}

/** comity_cli_unarchive: the command `unarchive`. */
int
comity_cli_unarchive (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  guint n;
  if (!comity_cli_open (cli, TRUE, &error) ||
      !comity_archive_read_sync (cli->store, cli->arguments->pdata[0], &n, &error))
    return comity_cli_fail (cli, g_steal_pointer (&error));
  put_count (cli, n);
  return COMITY_CLI_OK;
}
