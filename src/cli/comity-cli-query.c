/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-cover-rules.h"
#include "comity-filter-step.h"

/* A query refuses what was typed: that is wrong use, whatever layer says so. */
static gboolean
as_usage (GError **error)
{
  if (error != NULL && *error != NULL) {
    (*error)->domain = COMITY_CLI_ERROR;
    (*error)->code = COMITY_CLI_ERROR_USAGE;
  }
  return FALSE;
}

/* A reference by the title of the record that it names, which the office must be asked about. */
static gboolean
add_title (ComityCli *cli,
           ComityQuery *query,
           const ComityField *field,
           gboolean inverse,
           const char *title,
           GError **error)
{
  const ComityKind *target = comity_kind_find (field->target);
  gint64 id;
  if (target == NULL || (cli->store == NULL && !comity_cli_open (cli, FALSE, error)) ||
      !comity_cli_require_id (cli, target, title, &id, error))
    return FALSE;
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return comity_query_add_filter (query, field->name, inverse ? COMITY_OP_NOT : COMITY_OP_IS, value,
                                  error);
}

/* Checks the field first, for the hint; the store reads the rest. */
static gboolean
add_where (ComityCli *cli, ComityQuery *query, const char *where, GError **error)
{
  gsize length = strcspn (where, "=!<>~");
  g_autofree char *typed = g_strndup (where, length);
  const char *name = g_strstrip (typed);
  if (length == 0 || where[length] == '\0') {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: %s was typed after “--where” */
                 _ ("“%s” is not of the form FIELD=VALUE."), where);
    return FALSE;
  }
  comity_cli_blame (cli, name);
  /* A path to what belongs to the record, and what a step did, are the store's alone. */
  gboolean path = strchr (name, '.') != NULL || comity_filter_names_step (name);
  const ComityField *field =
    path ? NULL : comity_cli_require_field (comity_query_get_kind (query), name, error);
  if (field == NULL && !path)
    return FALSE;
  const char *title = where + length + (where[length] == '!' ? 1 : 0);
  if (!path && comity_field_is_reference (field) && g_str_has_prefix (title, "=="))
    return add_title (cli, query, field, where[length] == '!', title + 1, error);
  if (!comity_query_add_where (query, where, error))
    return as_usage (error);
  comity_cli_blame (cli, NULL);
  return TRUE;
}

static gboolean
set_sort (ComityCli *cli, ComityQuery *query, GError **error)
{
  const char *name = cli->options.sort;
  gboolean descending = cli->options.descending;
  if (name != NULL && name[0] == '-') {
    descending = !descending;
    name++;
  }
  /* The order by title is the query's own. */
  if (name != NULL && g_str_equal (name, "title"))
    name = NULL;
  const ComityKind *kind = comity_query_get_kind (query);
  if (name != NULL && comity_cover_find_field (kind, name) == NULL &&
      comity_cli_require_field (kind, name, error) == NULL)
    return FALSE;
  return comity_query_set_sort (query, name, descending, error) || as_usage (error);
}

/**
 * comity_cli_dup_query:
 * @kind: the kind of record wanted
 * @error: a sentence
 *
 * Makes the query that the options ask for.
 *
 * Returns: (transfer full): the query, or %NULL with @error set
 */
ComityQuery *
comity_cli_dup_query (ComityCli *cli, const ComityKind *kind, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  const ComityCliOptions *options = &cli->options;
  if (options->search != NULL)
    comity_query_set_search (query, options->search);
  for (guint i = 0; i < options->where->len; i++)
    if (!add_where (cli, query, options->where->pdata[i], error))
      return NULL;
  if (options->as_of != NULL && !comity_query_set_as_of (query, options->as_of, error)) {
    as_usage (error);
    return NULL;
  }
  if (!set_sort (cli, query, error))
    return NULL;
  comity_query_set_limit (query, (guint) options->limit);
  comity_query_set_unmasked (query, options->unmasked);
  return g_steal_pointer (&query);
}

/**
 * comity_cli_parse_columns:
 * @kind: a kind
 * @fields: (element-type ComityField): where to add the fields of --columns
 * @error: a sentence
 *
 * Returns: whether all columns are fields of @kind
 */
gboolean
comity_cli_parse_columns (ComityCli *cli, const ComityKind *kind, GPtrArray *fields, GError **error)
{
  if (cli->options.columns == NULL)
    return TRUE;
  g_auto (GStrv) names = g_strsplit (cli->options.columns, ",", -1);
  for (guint i = 0; names[i] != NULL; i++) {
    /* They are there always. */
    if (g_str_equal (names[i], "id") || g_str_equal (names[i], "title"))
      continue;
    const ComityField *field = comity_cli_require_field (kind, g_strstrip (names[i]), error);
    if (field == NULL)
      return FALSE;
    g_ptr_array_add (fields, (gpointer) field);
  }
  return TRUE;
}

/**
 * comity_cli_parse_tongues:
 * @pages: whether PDF is written, which can be in two languages
 * @tongues: (out): what --language says
 * @error: a sentence
 *
 * Returns: whether it makes sense
 */
gboolean
comity_cli_parse_tongues (ComityCli *cli, gboolean pages, ComityTongues *tongues, GError **error)
{
  *tongues = (ComityTongues) { NULL, NULL };
  if (cli->options.language == NULL)
    return TRUE;
  if (!comity_tongues_parse (cli->options.language, tongues, error))
    return as_usage (error);
  if (pages || (cli->options.shown && tongues->second == NULL))
    return TRUE;
  g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                       _ ("--language is for what people read: one language with --shown, one or "
                          "two in PDF."));
  return FALSE;
}
