/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-cli-table.h"
#include "comity-deadline-packs.h"
#include "comity-deadline-rule.h"
#include "comity-json.h"

static void
put_rule_json (const ComityDeadlinePack *pack, ComityRecord *rule)
{
  static const char *const members[] = { "code", "name", "source", "note" };
  g_autofree char *term = comity_deadline_rule_dup_record_term (rule);
  g_autoptr (GString) json = g_string_new ("{\"pack\": ");
  comity_json_append_text (json, pack->id);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    comity_json_append_member_if (json, members[i], comity_record_get (rule, members[i]));
  comity_json_append_member (json, "term", term != NULL ? term : "");
  g_string_append_c (json, '}');
  comity_cli_put_line (json);
}

static void
add_rule (ComityCliTable *table, const ComityDeadlinePack *pack, ComityRecord *rule)
{
  g_autofree char *term = comity_deadline_rule_dup_record_term (rule);
  const char *source = comity_record_get (rule, "source");
  comity_cli_table_add_row (table, (const char *[]) { pack->id, comity_record_get (rule, "name"),
                                                      term != NULL ? term : "",
                                                      source != NULL ? source : "", NULL });
}

static void
put_packs (ComityCli *cli, GPtrArray *packs)
{
  ComityCliTable *table = cli->options.json ? NULL : comity_cli_table_new ();
  if (table != NULL) {
    comity_cli_table_add_column (table, C_ ("column", "Rules of"), COMITY_CLI_COLUMN_WHOLE);
    comity_cli_table_add_column (table, C_ ("column", "What to do"), COMITY_CLI_COLUMN_PLAIN);
    comity_cli_table_add_column (table, C_ ("column", "When"), COMITY_CLI_COLUMN_PLAIN);
    comity_cli_table_add_column (table, C_ ("column", "Source"), COMITY_CLI_COLUMN_WRAP);
  }
  for (guint i = 0; i < packs->len; i++) {
    const ComityDeadlinePack *pack = packs->pdata[i];
    for (guint j = 0; j < pack->rules->len; j++) {
      if (table != NULL)
        add_rule (table, pack, pack->rules->pdata[j]);
      else
        put_rule_json (pack, pack->rules->pdata[j]);
    }
  }
  if (table != NULL)
    comity_cli_table_finish (table);
}

static const ComityDeadlinePack *
find_pack (GPtrArray *packs, const char *typed, GError **error)
{
  g_autoptr (GString) offer = g_string_new (NULL);
  for (guint i = 0; i < packs->len; i++) {
    const ComityDeadlinePack *pack = packs->pdata[i];
    if (g_str_equal (pack->id, typed))
      return pack;
    g_string_append_printf (offer, "%s%s", i > 0 ? ", " : "", pack->id);
  }
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: what was typed, then the names that there are */
               _ ("There are no rules named “%s”; there are: %s."), typed, offer->str);
  return NULL;
}

static gpointer
known_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_deadline_packs_known (db, error);
}

static gboolean
take_pack (ComityCli *cli, const ComityDeadlinePack *pack, GError **error)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_added;
  if (comity_cli_open (cli, TRUE, error))
    known = comity_store_read_sync (cli->store, known_func, NULL, error);
  if (known == NULL ||
      !comity_cli_write (cli, comity_deadline_pack_take (pack, known, NULL, &n_added), error))
    return FALSE;
  if (cli->options.json)
    g_string_append_printf (line, "{\"added\": %u}", n_added);
  else
    g_string_append_printf (line,
      /* Translators: %u is how many rules were taken over */
                            ngettext ("%u rule added. Check it before use.",
                                      "%u rules added. Check them before use.", n_added),
                            n_added);
  comity_cli_put_line (line);
  return TRUE;
}

/** comity_cli_rules: the command `rules`. */
int
comity_cli_rules (ComityCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) packs = comity_deadline_packs_load (&error);
  const char *typed = cli->arguments->pdata[0];
  const ComityDeadlinePack *pack;
  if (packs == NULL)
    return comity_cli_fail (cli, g_steal_pointer (&error));
  if (typed == NULL) {
    put_packs (cli, packs);
    return COMITY_CLI_OK;
  }
  pack = find_pack (packs, typed, &error);
  if (pack == NULL || !take_pack (cli, pack, &error))
    return comity_cli_fail (cli, g_steal_pointer (&error));
  return COMITY_CLI_OK;
}
