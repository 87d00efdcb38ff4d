/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-date.h"
#include "comity-json.h"
#include "comity-retention.h"

#define USUAL_LIMIT 1000

/** What is asked of the reader. */
typedef struct {
  char *today;
  guint limit;
} Asked;

static gpointer
review_func (ComityDb *db, gpointer data, GError **error)
{
  const Asked *asked = data;
  return comity_retention_review (db, asked->today, asked->limit, error);
}

static void
put_json (const ComityRetentionGroup *group, const ComityRetained *person)
{
  const ComityField *source = comity_retention_get_source (group->kind, person->source);
  g_autofree char *past = comity_retention_dup_past (group, person);
  g_autoptr (GString) json = g_string_new ("{\"kind\": ");
  comity_json_append_text (json, group->kind->name);
  comity_json_append_name (json, "id");
  g_string_append_printf (json, "\"%" G_GINT64_FORMAT "\"", person->id);
  comity_json_append_member (json, "title", person->title);
  comity_json_append_member (json, "from", source != NULL ? source->name : "changed");
  comity_json_append_member (json, "date", person->since);
  comity_json_append_name (json, "years");
  g_string_append_printf (json, "%u", group->years);
  comity_json_append_member (json, "past", past);
  g_string_append_c (json, '}');
  comity_cli_put_line (json);
}

static void
add_rows (ComityCliTable *table, const ComityRetentionGroup *group)
{
  for (guint i = 0; i < group->people->len; i++) {
    const ComityRetained *person = group->people->pdata[i];
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person->id);
    g_autofree char *past = comity_retention_dup_past (group, person);
    g_autofree char *shown = comity_date_format (past);
    g_autofree char *reason = comity_retention_dup_reason (group, person);
    comity_cli_table_add_row (table, (const char *[]) { group->kind->name, id, person->title, shown,
                                                        reason, NULL });
  }
}

static void
put_table (const GPtrArray *groups)
{
  ComityCliTable *table = comity_cli_table_new ();
  comity_cli_table_add_column (table, C_ ("column", "Kind"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Id"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Who"), COMITY_CLI_COLUMN_PLAIN);
  /* Translators: since when a person's data have been kept for too long */
  comity_cli_table_add_column (table, C_ ("column", "Past since"), COMITY_CLI_COLUMN_WHOLE);
  comity_cli_table_add_column (table, C_ ("column", "Why"), COMITY_CLI_COLUMN_WRAP);
  for (guint i = 0; i < groups->len; i++)
    add_rows (table, groups->pdata[i]);
  comity_cli_table_finish (table);
}

static void
put_totals (const GPtrArray *groups)
{
  g_autoptr (GString) line = g_string_new (groups->len > 0 ? NULL : _ ("Nobody is past a period."));
  for (guint i = 0; i < groups->len; i++) {
    const ComityRetentionGroup *group = groups->pdata[i];
    g_string_append_printf (line, "%s%s: %" G_GINT64_FORMAT, i > 0 ? " · " : "",
                            comity_kind_get_plural (group->kind), group->total);
  }
  comity_cli_put_line (line);
}

/** comity_cli_retention: the command `retention`. */
int
comity_cli_retention (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *today = comity_date_today ();
  Asked asked = { today, cli->options.limit > 0 ? (guint) cli->options.limit : USUAL_LIMIT };
  if (comity_cli_open (cli, FALSE, &error))
    groups = comity_store_read_sync (cli->store, review_func, &asked, &error);
  if (groups == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  for (guint i = 0; cli->options.json && i < groups->len; i++) {
    const ComityRetentionGroup *group = groups->pdata[i];
    for (guint k = 0; k < group->people->len; k++)
      put_json (group, group->people->pdata[k]);
  }
  if (cli->options.json)
    return COMITY_CLI_OK;
  if (groups->len > 0)
    put_table (groups);
  put_totals (groups);
  return COMITY_CLI_OK;
}
