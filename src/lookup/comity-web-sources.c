/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-web-sources.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-net-error.h"
#include "comity-url.h"

#define MOST_JSON (8 * 1024 * 1024)

static void
set_base (char **member, const char *base)
{
  gsize length = base ? strlen (base) : 0;
  while (length > 0 && base[length - 1] == '/')
    length--;
  if (length == 0)
    return;
  g_free (*member);
  *member = g_strndup (base, length);
}

/* This person's settings, where they are installed; the command line works without them. */
static void
read_settings (ComityWebSources *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, COMITY_SCHEMA ".web", TRUE) : NULL;
  if (schema == NULL)
    return;
  g_autoptr (GSettings) settings = g_settings_new_full (schema, NULL, NULL);
  g_autofree char *ror = g_settings_get_string (settings, "ror-address");
  g_autofree char *wikidata = g_settings_get_string (settings, "wikidata-address");
  g_autofree char *commons = g_settings_get_string (settings, "commons-address");
  g_autofree char *client = g_settings_get_string (settings, "ror-client-id");
  self->page = g_settings_get_boolean (settings, "ask-pages");
  self->ror = g_settings_get_boolean (settings, "ask-ror");
  self->wikidata = g_settings_get_boolean (settings, "ask-wikidata");
  self->own_network = g_settings_get_boolean (settings, "own-network");
  set_base (&self->ror_base, ror);
  set_base (&self->wikidata_base, wikidata);
  set_base (&self->commons_base, commons);
  if (*client != '\0')
    g_set_str (&self->ror_client, client);
}

/**
 * comity_web_sources_new:
 *
 * Returns: (transfer full): the sources as the settings have them; COMITY_ROR_URL,
 *   COMITY_WIKIDATA_URL, COMITY_COMMONS_URL and COMITY_ROR_CLIENT_ID of the environment go before
 */
ComityWebSources *
comity_web_sources_new (void)
{
  ComityWebSources *self = g_new0 (ComityWebSources, 1);
  self->page = self->ror = self->wikidata = TRUE;
  self->ror_base = g_strdup ("https://api.ror.org");
  self->wikidata_base = g_strdup ("https://www.wikidata.org");
  self->commons_base = g_strdup ("https://commons.wikimedia.org");
  read_settings (self);
  set_base (&self->ror_base, g_getenv ("COMITY_ROR_URL"));
  set_base (&self->wikidata_base, g_getenv ("COMITY_WIKIDATA_URL"));
  set_base (&self->commons_base, g_getenv ("COMITY_COMMONS_URL"));
  if (g_getenv ("COMITY_ROR_CLIENT_ID") != NULL)
    g_set_str (&self->ror_client, g_getenv ("COMITY_ROR_CLIENT_ID"));
  return self;
}

/** comity_web_sources_allow_own: whether this person lets hosts of the own network be asked. */
gboolean
comity_web_sources_allow_own (void)
{
  g_autoptr (ComityWebSources) sources = comity_web_sources_new ();
  return sources->own_network;
}

/** comity_web_sources_copy: (transfer full): a copy. */
ComityWebSources *
comity_web_sources_copy (const ComityWebSources *self)
{
  ComityWebSources *copy = g_memdup2 (self, sizeof *self);
  copy->ror_base = g_strdup (self->ror_base);
  copy->wikidata_base = g_strdup (self->wikidata_base);
  copy->commons_base = g_strdup (self->commons_base);
  copy->ror_client = g_strdup (self->ror_client);
  return copy;
}

/** comity_web_sources_free: frees it. */
void
comity_web_sources_free (ComityWebSources *self)
{
  g_free (self->ror_base);
  g_free (self->wikidata_base);
  g_free (self->commons_base);
  g_free (self->ror_client);
  g_free (self);
}

static gboolean
spend (ComityAsker *self, GError **error)
{
  if (self->left > 0) {
    self->left--;
    return TRUE;
  }
  g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_FAILED,
                       _ ("This would need too many requests, so the rest was not asked for."));
  return FALSE;
}

/**
 * comity_asker_fetch:
 * @url: an address that a person or a page has named
 * @most: bytes of the answer
 * @error: a sentence
 *
 * Returns: (transfer full): the answer
 */
ComityReply *
comity_asker_fetch (ComityAsker *self,
                    const char *url,
                    const char *accept,
                    gsize most,
                    GError **error)
{
  ComityRequest request = { .url = url, .flags = self->flags, .most = most, .accept = accept };
  if (self->sources->own_network)
    request.flags |= COMITY_FETCH_ALLOW_OWN;
  return spend (self, error) ?
           comity_fetcher_fetch_sync (self->fetcher, &request, self->cancellable, error) :
           NULL;
}

/**
 * comity_asker_ask:
 * @base: of a source; an office that names a mirror of its own has allowed it, also without
 *   encryption
 * @path: from the base on
 * @header: (nullable): one more header
 *
 * Asks a source for JSON.
 *
 * Returns: (transfer full): the answer
 */
ComityReply *
comity_asker_ask (ComityAsker *self,
                  const char *base,
                  const char *path,
                  const char *header,
                  GError **error)
{
  g_autofree char *url = g_strconcat (base, path, NULL);
  ComityRequest request = {
    .url = url, .most = MOST_JSON, .accept = "application/json", .header = header
  };
  gboolean usual = g_str_has_prefix (base, "https://api.ror.org") ||
                   g_str_has_prefix (base, "https://www.wikidata.org") ||
                   g_str_has_prefix (base, "https://commons.wikimedia.org");
  if (!usual)
    request.flags = COMITY_FETCH_ALLOW_OWN |
                    (comity_url_is_secure (base) ? COMITY_FETCH_DEFAULT : COMITY_FETCH_ALLOW_HTTP);
  return spend (self, error) ?
           comity_fetcher_fetch_sync (self->fetcher, &request, self->cancellable, error) :
           NULL;
}
