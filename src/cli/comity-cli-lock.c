/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-lock.h"

#define LONGEST (24 * 60)

static gboolean
show (ComityCli *cli, GError **error)
{
  if (!comity_cli_open (cli, FALSE, error))
    return FALSE;
  g_autofree guint *minutes =
    comity_store_read_sync (cli->store, comity_lock_minutes_func, NULL, error);
  if (minutes == NULL)
    return FALSE;
  g_autofree char *line =
    *minutes == 0 ? g_strdup (_ ("The window is never locked.")) :
                    g_strdup_printf (
        /* Translators: %u is a number of minutes */
                      ngettext ("The window is locked after %u minute without work.",
                                "The window is locked after %u minutes without work.", *minutes),
                      *minutes);
  g_autoptr (GString) text = g_string_new (line);
  comity_cli_put_line (text);
  return TRUE;
}

static gboolean
read_minutes (const char *typed, guint64 *minutes, GError **error)
{
  *minutes = 0;
  if (g_str_equal (typed, "off") ||
      g_ascii_string_to_unsigned (typed, 10, 1, LONGEST, minutes, NULL))
    return TRUE;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: %s is what was typed; off stays as it is */
               _ ("“%s” is neither a number of minutes up to 1440 nor off."), typed);
  return FALSE;
}

static gboolean
set (ComityCli *cli, const char *typed, GError **error)
{
  guint64 minutes;
  if (!read_minutes (typed, &minutes, error) || !comity_cli_open (cli, TRUE, error))
    return FALSE;
  g_autofree char *passphrase = minutes > 0 ? comity_cli_dup_passphrase (TRUE, error) : NULL;
  gboolean done = (minutes == 0 || passphrase != NULL) &&
                  comity_store_set_lock_sync (cli->store, (guint) minutes, passphrase, error);
  comity_cli_forget (passphrase);
  return done;
}

/** comity_cli_lock: the command `lock`. */
int
comity_cli_lock (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  if (cli->arguments->len == 0 ? show (cli, &error) : set (cli, cli->arguments->pdata[0], &error))
    return COMITY_CLI_OK;
  return comity_cli_fail (cli, g_steal_pointer (&error));
}
