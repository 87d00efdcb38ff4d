/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-json.h"
#include "comity-kinds.h"
#include "comity-refresh.h"

static void
append_differences (GString *json, const ComityAdoption *adoption, gboolean accepted)
{
  comity_json_append_name (json, accepted ? "changed" : "kept");
  g_string_append_c (json, '{');
  for (guint i = 0; i < adoption->differences->len; i++) {
    const ComityDifference *difference = adoption->differences->pdata[i];
    if (difference->accept != accepted)
      continue;
    comity_json_append_name (json, difference->field->name);
    g_string_append_c (json, '{');
    comity_json_append_member (json, "old", difference->old);
    comity_json_append_member (json, "new", difference->value);
    comity_json_append_member (json, "source", difference->finding->source);
    comity_json_append_member (json, "address", difference->finding->address);
    g_string_append_c (json, '}');
  }
  g_string_append_c (json, '}');
}

static void
put_adoption (const ComityAdoption *adoption)
{
  const GPtrArray *problems = adoption->findings->problems;
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *id =
    g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (adoption->partner));
  g_autofree char *names = adoption->accept_names ? comity_adoption_dup_names (adoption) : NULL;
  comity_json_append_member (json, "id", id);
  comity_json_append_member (json, "name", comity_record_get (adoption->partner, "name"));
  append_differences (json, adoption, TRUE);
  append_differences (json, adoption, FALSE);
  comity_json_append_member (json, "logo",
                             adoption->logo != NULL && adoption->accept_logo ? adoption->logo->url :
                                                                               NULL);
  comity_json_append_member (json, "names", names);
  comity_json_append_name (json, "problems");
  g_string_append_c (json, '[');
  if (adoption->problem != NULL)
    comity_json_append_text (json, adoption->problem);
  for (guint i = 0; i < problems->len; i++) {
    if (i > 0 || adoption->problem != NULL)
      g_string_append (json, ", ");
    comity_json_append_text (json, problems->pdata[i]);
  }
  g_string_append (json, "]}");
  comity_cli_put_line (json);
}

/* All in one transaction, and so undone in one step. */
static gboolean
write_all (ComityCli *cli, GPtrArray *adoptions, GError **error)
{
  g_autoptr (ComityChanges) changes = comity_changes_new (N_ ("Refresh from the web"));
  guint n = 0;
  for (guint i = 0; i < adoptions->len; i++) {
    ComityAdoption *adoption = adoptions->pdata[i];
    if (adoption->problem != NULL || comity_adoption_count (adoption) == 0)
      continue;
    comity_adoption_apply (adoption, changes);
    n++;
  }
  return n == 0 || comity_cli_write (cli, g_steal_pointer (&changes), error);
}

static gpointer
ids_func (ComityDb *db, gpointer query, GError **error)
{
  return comity_db_ids (db, query, error);
}

static gboolean
refresh (ComityCli *cli, GError **error)
{
  const ComityKind *kind = comity_cli_require_kind (cli->arguments->pdata[0], error);
  if (kind == NULL)
    return FALSE;
  if (kind != &comity_kind_partner) {
    g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                         _ ("Only partners can be looked up: comity refresh partner"));
    return FALSE;
  }
  g_autoptr (ComityQuery) query = comity_cli_dup_query (cli, kind, error);
  if (query == NULL || !comity_cli_open (cli, !cli->options.dry_run, error))
    return FALSE;
  g_autoptr (GArray) ids = comity_store_read_sync (cli->store, ids_func, query, error);
  if (ids == NULL)
    return FALSE;
  ComityLookupFlags flags =
    cli->options.allow_private ? COMITY_LOOKUP_OWN_NETWORK : COMITY_LOOKUP_DEFAULT;
  g_autoptr (GPtrArray) adoptions = comity_refresh_sync (cli->store, ids, flags, NULL, NULL, error);
  if (adoptions == NULL || (!cli->options.dry_run && !write_all (cli, adoptions, error)))
    return FALSE;
  for (guint i = 0; i < adoptions->len; i++)
    put_adoption (adoptions->pdata[i]);
  return TRUE;
}

/** comity_cli_refresh: `comity refresh`. */
int
comity_cli_refresh (ComityCli *cli)
{
  GError *error = NULL;
  return refresh (cli, &error) ? COMITY_CLI_OK : comity_cli_fail (cli, error);
}
