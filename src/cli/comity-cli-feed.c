/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `feed list` and `feed refresh`: lists on the web that are asked again. */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-backup.h"
#include "comity-cli-private.h"
#include "comity-feed.h"
#include "comity-json.h"

/* -- Listing ------------------------------------------------------------------------------------- */

static void
put_feed (ComityCli *cli, ComityRecord *feed)
{
  static const char *const names[] = { "name", "kind", "address", "taken" };
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (feed));
  if (cli->options.json) {
    g_string_append_c (line, '{');
    comity_json_append_member (line, "id", id);
  } else
    g_string_append (line, id);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = comity_record_get (feed, names[i]);
    if (cli->options.json) {
      comity_json_append_member (line, names[i], value);
    } else {
      g_autofree char *plain = comity_cli_dup_plain (value != NULL ? value : "–", FALSE);
      g_string_append_printf (line, "  %s", plain);
    }
  }
  if (cli->options.json)
    g_string_append_c (line, '}');
  comity_cli_put_line (line);
}

/* -- Asking again -------------------------------------------------------------------------------- */

static void
put_news (ComityCli *cli, const ComityImportNews *news)
{
  const char *outcome = comity_import_outcome_get_name (news->outcome);
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, news->id);
    g_string_append_printf (line, "{\"row\": %u", (guint) news->row);
    comity_json_append_member (line, "outcome", outcome);
    comity_json_append_member (line, "id", id);
    comity_json_append_member (line, "title", news->title);
    comity_json_append_member (line, "details", news->details);
    g_string_append_c (line, '}');
  } else {
    g_autofree char *title = comity_cli_dup_plain (news->title, FALSE);
    g_autofree char *details =
      comity_cli_dup_plain (news->details != NULL ? news->details : "", FALSE);
    g_string_append_printf (line, "%s %s%s%s", news->outcome == COMITY_ROW_ADDED ? "+" : "~", title,
                            *details != '\0' ? ": " : "", details);
  }
  comity_cli_put_line (line);
}

static void
put_unchanged (ComityCli *cli, const char *name)
{
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json) {
    g_string_append_c (line, '{');
    comity_json_append_member (line, "feed", name);
    g_string_append (line, ", \"unchanged\": true}");
  } else
    g_string_append (line, _ ("Nothing is new."));
  comity_cli_put_line (line);
}

static gboolean
take_in (ComityCli *cli, ComityFeed *feed, GError **error)
{
  if (cli->options.dry_run || !comity_feed_has_news (feed))
    return TRUE;
  g_autoptr (ComityBackup) backup = comity_backup_sync (cli->store, COMITY_BACKUP_IMPORT, error);
  return backup != NULL && comity_cli_write (cli, comity_feed_changes (feed), error);
}

static gboolean
refresh (ComityCli *cli, ComityRecord *record, GError **error)
{
  const char *name = comity_record_get (record, "name");
  g_autoptr (ComityFeed) feed =
    comity_feed_ask_sync (cli->store, comity_record_get_id (record),
                          comity_cli_may_ask_own_network (cli), NULL, error);
  if (feed == NULL || !take_in (cli, feed, error))
    return FALSE;
  if (!cli->options.json) {
    g_autofree char *plain = comity_cli_dup_plain (name, FALSE);
    g_autofree char *head = g_strconcat (plain, "\n", NULL);
    comity_cli_put (head);
  }
  if (feed->import == NULL) {
    put_unchanged (cli, name);
    return TRUE;
  }
  const ComityImportPlan *plan = comity_import_get_plan (feed->import);
  for (guint i = 0; i < plan->news->len; i++)
    put_news (cli, plan->news->pdata[i]);
  comity_cli_put_import_counts (cli, plan, name);
  return TRUE;
}

static gboolean
is_named (ComityCli *cli, ComityRecord *feed)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (feed));
  for (guint i = 1; i < cli->arguments->len; i++)
    if (g_strcmp0 (cli->arguments->pdata[i], id) == 0 ||
        g_strcmp0 (cli->arguments->pdata[i], comity_record_get (feed, "name")) == 0)
      return TRUE;
  return cli->arguments->len == 1;
}

/* Each that is named must be there. */
static gboolean
choose (ComityCli *cli, GPtrArray *feeds, GError **error)
{
  guint n = 0;
  for (guint i = feeds->len; i > 0; i--) {
    if (is_named (cli, feeds->pdata[i - 1]))
      n++;
    else
      g_ptr_array_remove_index (feeds, i - 1);
  }
  if (n + 1 >= cli->arguments->len)
    return TRUE;
  g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_REFUSED,
                       _ ("There is no such feed; “comity feed list” shows them."));
  return FALSE;
}

static int
refresh_all (ComityCli *cli, GPtrArray *feeds)
{
  int status = COMITY_CLI_OK;
  for (guint i = 0; i < feeds->len; i++) {
    GError *error = NULL;
    if (!refresh (cli, feeds->pdata[i], &error)) {
      g_prefix_error (&error, "%s: ", comity_record_get (feeds->pdata[i], "name"));
      status = comity_cli_fail (cli, error);
    }
  }
  return status;
}

/** comity_cli_feed: the command `feed`. */
int
comity_cli_feed (ComityCli *cli)
{
  const char *what = cli->arguments->pdata[0];
  gboolean again = g_str_equal (what, "refresh");
  GError *error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  if (!again && !g_str_equal (what, "list")) {
    g_set_error (&error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: what was typed; “list” and “refresh” stay as they are */
                 _ ("“%s” is nothing that can be done with feeds: list or refresh."), what);
    return comity_cli_fail (cli, error);
  }
  if (!comity_cli_open (cli, again && !cli->options.dry_run, &error))
    return comity_cli_fail (cli, error);
  feeds = comity_store_read_sync (cli->store, comity_feed_list_func, NULL, &error);
  if (feeds == NULL || !choose (cli, feeds, &error))
    return comity_cli_fail (cli, error);
  for (guint i = 0; !again && i < feeds->len; i++)
    put_feed (cli, feeds->pdata[i]);
  return again ? refresh_all (cli, feeds) : COMITY_CLI_OK;
}
