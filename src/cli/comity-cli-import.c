/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `import KIND FILE`: what is in a table becomes records. */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-backup.h"
#include "comity-cli-private.h"
#include "comity-feed.h"
#include "comity-import.h"
#include "comity-json.h"
#include "comity-url.h"
#include "comity-web-sources.h"

typedef struct {
  ComityCli *cli;
  const ComityKind *kind;
  ComityImportMap *saved;
  ComityImport *import;
} Importing;

/* -- What is said --------------------------------------------------------------------------------------- */

static void
put_map (Importing *self)
{
  ComityImportMap *map = comity_import_get_map (self->import);
  const ComityTableFacts *facts = comity_import_get_facts (self->import);
  g_autoptr (GString) line = g_string_new (NULL);
  if (!self->cli->options.json) {
    for (guint i = 0; i < map->columns->len; i++) {
      g_autofree char *target = comity_import_map_dup_target (map, i);
      const ComityImportColumn *column = map->columns->pdata[i];
      g_string_append_printf (line, "%s → %s\n", column->head, target != NULL ? target : "—");
    }
    comity_cli_put (line->str);
    return;
  }
  g_autofree char *json = comity_import_map_to_json (map);
  g_string_append_c (line, '{');
  comity_json_append_member (line, "format", comity_format_get_name (facts->format));
  comity_json_append_member (line, "charset", facts->charset);
  comity_json_append_name (line, "map");
  g_string_append (line, g_strchomp (json));
  g_string_append_c (line, '}');
  comity_cli_put_line (line);
}

static void
append_column (GString *line, Importing *self, int column)
{
  ComityImportMap *map = comity_import_get_map (self->import);
  if (column < 0)
    return;
  comity_json_append_name (line, "column");
  g_string_append_printf (line, "%d", column + 1);
  comity_json_append_member (line, "head",
                             ((ComityImportColumn *) map->columns->pdata[column])->head);
}

static void
put_problem_json (Importing *self, const ComityImportProblem *problem)
{
  g_autoptr (GString) line = g_string_new ("{");
  comity_json_append_name (line, "row");
  g_string_append_printf (line, "%u", (guint) problem->row);
  append_column (line, self, problem->column);
  comity_json_append_member (line, problem->remark ? "remark" : "problem", problem->reason);
  if (problem->value != NULL) {
    comity_json_append_member (line, "value", problem->value);
  }
  if (!problem->remark) {
    comity_json_append_member (line, "left_out", problem->whole ? "row" : "cell");
  }
  g_string_append_c (line, '}');
  comity_cli_put_line (line);
}

static void
put_problem_plainly (Importing *self, const ComityImportProblem *problem)
{
  ComityImportMap *map = comity_import_get_map (self->import);
  g_autofree char *reason = comity_cli_dup_plain (problem->reason, FALSE);
  g_autofree char *value =
    comity_cli_dup_plain (problem->value != NULL ? problem->value : "", FALSE);
  g_autofree char *text = NULL;
  if (problem->column >= 0)
    /* Translators: a row's number, the head of a column, what stands in the cell, what is wrong */
    text = g_strdup_printf (_ ("Row %1$u, %2$s, “%3$s”: %4$s"), (guint) problem->row,
                            ((ComityImportColumn *) map->columns->pdata[problem->column])->head,
                            value, reason);
  else
    /* Translators: a row's number, then what is wrong with it */
    text = g_strdup_printf (_ ("Row %1$u: %2$s"), (guint) problem->row, reason);
  comity_cli_put (text);
  comity_cli_put ("\n");
}

static void
put_problems (Importing *self)
{
  const GPtrArray *problems = comity_import_get_plan (self->import)->problems;
  for (guint i = 0; i < problems->len; i++) {
    if (self->cli->options.json)
      put_problem_json (self, problems->pdata[i]);
    else
      put_problem_plainly (self, problems->pdata[i]);
  }
}

static void
put_rows (Importing *self)
{
  const ComityImportPlan *plan = comity_import_get_plan (self->import);
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; self->cli->options.json && i < plan->rows->len; i++) {
    const ComityImportRow *row = &g_array_index (plan->rows, ComityImportRow, i);
    if (row->outcome == COMITY_ROW_BLANK)
      continue;
    g_string_append_printf (line, "{\"row\": %u, \"outcome\": \"%s\"", (guint) plan->first + i,
                            comity_import_outcome_get_name (row->outcome));
    if (row->outcome != COMITY_ROW_LEFT_OUT)
      g_string_append_printf (line, ", \"id\": \"%" G_GINT64_FORMAT "\"", row->id);
    g_string_append_c (line, '}');
    comity_cli_put_line (line);
  }
}

/**
 * comity_cli_put_import_counts:
 * @feed: (nullable): the feed that it came from
 *
 * Says what an import did, or would do.
 */
void
comity_cli_put_import_counts (ComityCli *cli, const ComityImportPlan *plan, const char *feed)
{
  g_autoptr (GString) line = g_string_new (NULL);
  if (!cli->options.json) {
    g_autofree char *text = g_strdup_printf (
      /* Translators: what an import did: six numbers of rows */
      _ ("Added: %u, changed: %u, as they were: %u, skipped: %u, left out: %u, problems: %u"),
      plan->counts[COMITY_ROW_ADDED], plan->counts[COMITY_ROW_CHANGED],
      plan->counts[COMITY_ROW_SAME], plan->counts[COMITY_ROW_SKIPPED],
      plan->counts[COMITY_ROW_LEFT_OUT], plan->n_problems);
    comity_cli_put (text);
    comity_cli_put ("\n");
    return;
  }
  g_string_append_c (line, '{');
  if (feed != NULL) {
    comity_json_append_member (line, "feed", feed);
  }
  comity_json_append_name (line, "dry_run");
  g_string_append (line, cli->options.dry_run ? "true" : "false");
  for (guint i = COMITY_ROW_ADDED; i < COMITY_N_OUTCOMES; i++) {
    comity_json_append_name (line, comity_import_outcome_get_name (i));
    g_string_append_printf (line, "%u", plan->counts[i]);
  }
  g_string_append_printf (line,
                          ", \"parts\": %u, \"created\": %u, \"problems\": %u, \"remarks\": %u}",
                          plan->parts, plan->created, plan->n_problems, plan->n_remarks);
  comity_cli_put_line (line);
}

/* -- What is done --------------------------------------------------------------------------------------- */

/** comity_cli_may_ask_own_network: by the command line or the settings. */
gboolean
comity_cli_may_ask_own_network (ComityCli *cli)
{
  return cli->options.allow_private || comity_web_sources_allow_own ();
}

/* A file, standard input, or an address on the web. */
static ComityImport *
open_source (Importing *self, const char *source, GError **error)
{
  if (comity_url_is_web (source))
    return comity_import_new_for_address_sync (self->kind, source,
                                               comity_cli_may_ask_own_network (self->cli), NULL,
                                               error);
  if (self->cli->options.feed == NULL)
    return comity_import_new_for_path (self->kind, source, error);
  g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                       _ ("Only an address on the web can be asked again: --feed NAME wants one."));
  return NULL;
}

static gboolean
look (Importing *self, GError **error)
{
  ComityCli *cli = self->cli;
  ComityTableOptions options = comity_cli_table_options (cli);
  if (cli->options.map != NULL) {
    self->saved = comity_import_map_new (self->kind);
    if (!comity_import_map_load (self->saved, cli->options.map, error))
      return FALSE;
    options.charset = options.charset != NULL ? options.charset : self->saved->charset;
    options.sheet = options.sheet != NULL ? options.sheet : self->saved->sheet;
    options.format = options.format != NULL ? options.format : self->saved->format;
  }
  self->import = open_source (self, cli->arguments->pdata[1], error);
  return self->import != NULL && comity_import_look (self->import, &options, self->saved, error);
}

static ComityChanges *
make_changes (Importing *self)
{
  const ComityCliOptions *options = &self->cli->options;
  ComityChanges *changes = comity_import_changes (self->import);
  if (options->feed != NULL) {
    g_autoptr (ComityRecord) feed =
      comity_feed_record_new (self->import, options->feed, self->cli->arguments->pdata[1], FALSE);
    comity_changes_put (changes, feed);
  }
  return changes;
}

static gboolean
write_changes (Importing *self, GError **error)
{
  if (!comity_import_plan_has_news (comity_import_get_plan (self->import)) &&
      self->cli->options.feed == NULL)
    return TRUE;
  g_autoptr (ComityBackup) backup =
    comity_backup_sync (self->cli->store, COMITY_BACKUP_IMPORT, error);
  return backup != NULL && comity_cli_write (self->cli, make_changes (self), error);
}

static gboolean
run (Importing *self, GError **error)
{
  ComityCli *cli = self->cli;
  self->kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  if (self->kind == NULL || !look (self, error) ||
      !comity_cli_open (cli, !cli->options.dry_run, error))
    return FALSE;
  put_map (self);
  if (comity_store_read_sync (cli->store, comity_import_plan_func, self->import, error) == NULL)
    return FALSE;
  put_problems (self);
  if (!cli->options.dry_run && !write_changes (self, error))
    return FALSE;
  put_rows (self);
  comity_cli_put_import_counts (cli, comity_import_get_plan (self->import), NULL);
  return TRUE;
}

/** comity_cli_import: the command `import`. */
int
comity_cli_import (ComityCli *cli)
{
  Importing self = { .cli = cli };
  g_autoptr (GError) error = NULL;
  gboolean done = run (&self, &error);
  guint n_problems = done ? comity_import_get_plan (self.import)->n_problems : 0;
  g_clear_pointer (&self.saved, comity_import_map_free);
  g_clear_pointer (&self.import, comity_import_unref);
  if (!done)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  return n_problems == 0 ? COMITY_CLI_OK : COMITY_CLI_FAILED;
}
