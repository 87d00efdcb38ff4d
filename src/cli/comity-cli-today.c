/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-date.h"
#include "comity-deadlines.h"
#include "comity-json.h"

#define USUAL_LIMIT 1000

/** What is asked of the reader. */
typedef struct {
  char *today;
  guint limit;
} Asked;

static gpointer
today_func (ComityDb *db, gpointer data, GError **error)
{
  const Asked *asked = data;
  return comity_deadlines_read (db, asked->today, asked->limit, error);
}

/* The day of --date, in the neutral form, or today. */
static char *
dup_day (ComityCli *cli, GError **error)
{
  const char *typed = cli->options.date;
  g_autofree char *day =
    typed != NULL ? comity_date_normalize (typed, error) : comity_date_today ();
  if (day == NULL || (typed != NULL && !g_regex_match_simple ("-..-", day, 0, 0))) {
    g_clear_error (error);
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: what was typed after “--date” */
                 _ ("“%s” is not a day. Write it as 2026-11-20."), typed);
    return NULL;
  }
  return g_steal_pointer (&day);
}

static const char *
group_code (ComityDueGroup group)
{
  static const char *const codes[] = { "overdue", "week", "month", "later" };
  return codes[group];
}

static void
append_id (GString *json, const char *name, gint64 id)
{
  comity_json_append_name (json, name);
  g_string_append_printf (json, "\"%" G_GINT64_FORMAT "\"", id);
}

static void
put_json (const ComityDeadline *line)
{
  g_autoptr (GString) json = g_string_new ("{\"group\": ");
  comity_json_append_text (json, group_code (line->group));
  comity_json_append_member (json, "due", line->due);
  comity_json_append_name (json, "days");
  g_string_append_printf (json, "%d", line->days);
  comity_json_append_member_if (json, "what", line->what);
  comity_json_append_member_if (json, "who", line->who);
  comity_json_append_member_if (json, "term", line->term);
  comity_json_append_member_if (json, "date", line->date);
  comity_json_append_member (json, "kind", line->kind->name);
  append_id (json, "id", line->id);
  comity_json_append_member (json, "page", line->page->name);
  append_id (json, "page_id", line->page_id);
  if (line->rule != 0)
    append_id (json, "rule", line->rule);
  comity_json_append_name (json, "hard");
  g_string_append (json, line->hard ? "true" : "false");
  comity_json_append_name (json, "checked");
  g_string_append (json, line->unchecked ? "false" : "true");
  g_string_append_c (json, '}');
  comity_cli_put_line (json);
}

static void
put_table (const ComityDeadlines *deadlines)
{
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "Due"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "What to do"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, C_ ("column", "About"), COMITY_CLI_COLUMN_PLAIN);
  comity_cli_table_add_column (table, C_ ("column", "Why"), COMITY_CLI_COLUMN_WRAP);
  for (guint i = 0; i < deadlines->lines->len; i++) {
    const ComityDeadline *line = deadlines->lines->pdata[i];
    g_autofree char *when = comity_deadline_dup_when (line);
    g_autofree char *reason = comity_deadline_dup_reason (line);
    comity_cli_table_add_row (table, (const char *[]) { when, line->what,
                                                        line->who != NULL ? line->who : "", reason,
                                                        NULL });
  }
  comity_cli_table_finish (table);
}

static void
put_total (const ComityDeadlines *deadlines)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (ComityDueGroup group = 0; group < COMITY_N_DUE_GROUPS; group++)
    g_string_append_printf (line, "%s%s: %" G_GINT64_FORMAT, group > 0 ? " · " : "",
                            comity_due_group_get_label (group), deadlines->counts[group]);
  comity_cli_put_line (line);
}

/** comity_cli_today: the command `today`. */
int
comity_cli_today (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityDeadlines) deadlines = NULL;
  Asked asked = { dup_day (cli, &error), USUAL_LIMIT };
  g_autofree char *day = asked.today;
  if (cli->options.limit > 0)
    asked.limit = (guint) cli->options.limit;
  if (day != NULL && comity_cli_open (cli, FALSE, &error))
    deadlines = comity_store_read_sync (cli->store, today_func, &asked, &error);
  if (deadlines == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  for (guint i = 0; cli->options.json && i < deadlines->lines->len; i++)
    put_json (deadlines->lines->pdata[i]);
  if (!cli->options.json && deadlines->lines->len > 0)
    put_table (deadlines);
  if (!cli->options.json)
    put_total (deadlines);
  return COMITY_CLI_OK;
}
