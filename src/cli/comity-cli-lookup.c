/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"
#include "comity-json.h"
#include "comity-logo-fetch.h"
#include "comity-lookup.h"
#include "comity-url.h"

static void
append_finding (GString *json, const ComityFinding *finding)
{
  comity_json_append_name (json, finding->field);
  g_string_append_c (json, '{');
  comity_json_append_member (json, "value", finding->value);
  comity_json_append_member (json, "source", finding->source);
  comity_json_append_member (json, "address", finding->address);
  comity_json_append_member_if (json, "ror", finding->key);
  comity_json_append_member_if (json, "fetched", finding->fetched);
  g_string_append_c (json, '}');
}

static void
append_name (GString *json, gconstpointer item)
{
  const ComityFoundName *name = item;
  g_string_append_c (json, '{');
  comity_json_append_member (json, "value", name->value);
  comity_json_append_member (json, "language", name->language);
  comity_json_append_member (json, "kind", name->kind);
  g_string_append_c (json, '}');
}

static void
append_logo (GString *json, gconstpointer item)
{
  const ComityFoundLogo *logo = item;
  g_string_append_c (json, '{');
  comity_json_append_member (json, "url", logo->url);
  comity_json_append_member (json, "kind", logo->kind);
  g_string_append_printf (json, ", \"score\": %d", logo->score);
  comity_json_append_member (json, "reason", logo->reason);
  if (logo->width > 0)
    g_string_append_printf (json, ", \"width\": %u, \"height\": %u", logo->width, logo->height);
  comity_json_append_member_if (json, "rights", logo->rights);
  g_string_append_c (json, '}');
}

static void
append_link (GString *json, gconstpointer item)
{
  const ComityFoundLink *link = item;
  g_string_append_c (json, '{');
  comity_json_append_member (json, "kind", link->kind);
  comity_json_append_member (json, "name", link->name);
  comity_json_append_member (json, "url", link->url);
  g_string_append_c (json, '}');
}

static void
append_sentence (GString *json, gconstpointer item)
{
  comity_json_append_text (json, item);
}

static void
append_array (GString *json,
              const char *name,
              const GPtrArray *items,
              void (*append) (GString *json, gconstpointer item))
{
  comity_json_append_name (json, name);
  g_string_append_c (json, '[');
  for (guint i = 0; i < items->len; i++) {
    if (i > 0)
      g_string_append (json, ", ");
    append (json, items->pdata[i]);
  }
  g_string_append_c (json, ']');
}

static void
put_findings (const ComityFindings *found)
{
  g_autoptr (GString) json = g_string_new ("{\"fields\": {");
  for (guint i = 0; i < found->values->len; i++)
    append_finding (json, found->values->pdata[i]);
  g_string_append_c (json, '}');
  append_array (json, "names", found->names, append_name);
  append_array (json, "logos", found->logos, append_logo);
  append_array (json, "links", found->links, append_link);
  comity_json_append_member (json, "charset", found->charset);
  append_array (json, "problems", found->problems, append_sentence);
  g_string_append_c (json, '}');
  comity_cli_put_line (json);
}

static ComityLookupFlags
flags_of (ComityCli *cli)
{
  return COMITY_LOOKUP_PATIENT |
         (cli->options.allow_private ? COMITY_LOOKUP_OWN_NETWORK : COMITY_LOOKUP_DEFAULT);
}

static ComityFindings *
read_page (ComityCli *cli, GError **error)
{
  const ComityCliOptions *options = &cli->options;
  g_autofree char *content = NULL;
  gsize size;
  if (options->base == NULL || cli->arguments->len > 0) {
    g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                         _ ("A saved page needs the address that it had: --page FILE --base "
                            "ADDRESS, and nothing else."));
    return NULL;
  }
  g_autofree char *base = comity_url_from_typed (options->base, error);
  if (base == NULL || !g_file_get_contents (options->page, &content, &size, error))
    return NULL;
  g_autoptr (GBytes) body = g_bytes_new_take (g_steal_pointer (&content), size);
  return comity_lookup_page (body, base);
}

/* The words of a name need no quotes. */
static char *
dup_typed (ComityCli *cli)
{
  return g_strjoinv (" ", (char **) cli->arguments->pdata);
}

static ComityFindings *
look_up (ComityCli *cli, GError **error)
{
  if (cli->options.page != NULL)
    return read_page (cli, error);
  if (cli->options.base != NULL || cli->arguments->len == 0) {
    g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                         _ ("Something is missing: comity lookup ADDRESS|ID|NAME"));
    return NULL;
  }
  g_autofree char *typed = dup_typed (cli);
  return comity_lookup_sync (typed, flags_of (cli), NULL, error);
}

/** comity_cli_lookup: `comity lookup`. */
int
comity_cli_lookup (ComityCli *cli)
{
  GError *error = NULL;
  g_autoptr (ComityFindings) found = look_up (cli, &error);
  if (found == NULL)
    return comity_cli_fail (cli, error);
  put_findings (found);
  return COMITY_CLI_OK;
}

/* What is typed may be the logo itself; else it is looked up. */
static ComityFetchedLogo *
fetch_logo (ComityCli *cli, GError **error)
{
  g_autofree char *typed = dup_typed (cli);
  g_autofree char *url =
    comity_url_looks_typed (typed) ? comity_url_from_typed (typed, NULL) : NULL;
  ComityFetchedLogo *logo =
    url != NULL ? comity_logo_fetch_sync (url, flags_of (cli), NULL, NULL) : NULL;
  if (logo != NULL)
    return logo;
  g_autoptr (ComityFindings) found = comity_lookup_sync (typed, flags_of (cli), NULL, error);
  return found != NULL ? comity_logo_fetch_best_sync (found, flags_of (cli), NULL, error) : NULL;
}

static gboolean
write_logo (ComityCli *cli, GError **error)
{
  if (cli->options.output == NULL) {
    g_set_error_literal (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                         _ ("Something is missing: comity logo ADDRESS -o FILE.png"));
    return FALSE;
  }
  g_autoptr (ComityFetchedLogo) logo = fetch_logo (cli, error);
  if (logo == NULL)
    return FALSE;
  gsize size;
  const char *png = g_bytes_get_data (logo->picture->png, &size);
  if (!g_file_set_contents (cli->options.output, png, (gssize) size, error))
    return FALSE;
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json) {
    g_string_append_c (line, '{');
    comity_json_append_member (line, "url", logo->url);
    g_string_append_printf (line, ", \"width\": %u, \"height\": %u}", logo->picture->width,
                            logo->picture->height);
  } else
    g_string_append (line, logo->url);
  comity_cli_put_line (line);
  return TRUE;
}

/** comity_cli_logo: `comity logo`. */
int
comity_cli_logo (ComityCli *cli)
{
  GError *error = NULL;
  return write_logo (cli, &error) ? COMITY_CLI_OK : comity_cli_fail (cli, error);
}
