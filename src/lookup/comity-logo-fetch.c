/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-logo-fetch.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-net-error.h"
#include "comity-url.h"

/* So many pictures are tried before an organisation stays with its initials. */
#define MOST_TRIES 8

/** comity_fetched_logo_free: frees it. */
void
comity_fetched_logo_free (ComityFetchedLogo *self)
{
  g_clear_pointer (&self->picture, comity_picture_free);
  g_free (self->url);
  g_free (self->fetched);
  g_free (self->rights);
  g_free (self);
}

/* A page with encryption may name its pictures without; they are at the same place with it. */
static char *
dup_address (const char *url, const char *page)
{
  if (comity_url_is_secure (url) || (page != NULL && !comity_url_is_secure (page)))
    return g_strdup (url);
  return g_strconcat ("https", url + strlen ("http"), NULL);
}

static ComityFetchedLogo *
fetch (const char *url, ComityFetchFlags fetch_flags, GCancellable *cancellable, GError **error)
{
  ComityRequest request = {
    .url = url,
    .flags = fetch_flags,
    .most = COMITY_PICTURE_MOST,
    .accept = "image/svg+xml,image/webp,image/png,image/*;q=0.8,*/*;q=0.5",
  };
  g_autoptr (ComityReply) reply =
    comity_fetcher_fetch_sync (comity_fetcher_get_default (), &request, cancellable, error);
  ComityPicture *picture =
    reply != NULL ? comity_picture_read_sync (reply->body, cancellable, error) : NULL;
  if (picture == NULL)
    return NULL;
  ComityFetchedLogo *self = g_new0 (ComityFetchedLogo, 1);
  self->picture = picture;
  self->url = g_strdup (reply->url);
  self->fetched = g_strdup (reply->fetched);
  return self;
}

static ComityFetchFlags
flags_for (const char *url, ComityLookupFlags flags)
{
  g_autoptr (ComityWebSources) sources = comity_web_sources_new ();
  gboolean mirror = g_str_has_prefix (url, sources->commons_base) &&
                    !g_str_has_prefix (url, "https://commons.wikimedia.org");
  gboolean own = (flags & COMITY_LOOKUP_OWN_NETWORK) != 0 || sources->own_network || mirror;
  return (own ? COMITY_FETCH_ALLOW_OWN : COMITY_FETCH_DEFAULT) |
         (comity_url_is_secure (url) ? COMITY_FETCH_DEFAULT : COMITY_FETCH_ALLOW_HTTP);
}

/**
 * comity_logo_fetch_sync:
 * @url: of a picture that a person has chosen
 *
 * Fetches and decodes one picture. Waits.
 *
 * Returns: (transfer full): it
 */
ComityFetchedLogo *
comity_logo_fetch_sync (const char *url,
                        ComityLookupFlags flags,
                        GCancellable *cancellable,
                        GError **error)
{
  return fetch (url, flags_for (url, flags), cancellable, error);
}

/**
 * comity_logo_fetch_best_sync:
 * @findings: what a lookup has found
 * @error: why not even one could be had
 *
 * Fetches the pictures from the best on until one of them can be decoded. Waits.
 *
 * Returns: (transfer full): the best logo
 */
ComityFetchedLogo *
comity_logo_fetch_best_sync (const ComityFindings *findings,
                             ComityLookupFlags flags,
                             GCancellable *cancellable,
                             GError **error)
{
  const char *page = comity_findings_get_value (findings, "website");
  for (guint i = 0; i < MIN (findings->logos->len, MOST_TRIES); i++) {
    const ComityFoundLogo *found = findings->logos->pdata[i];
    g_autofree char *url = dup_address (found->url, page);
    g_autoptr (GError) reason = NULL;
    ComityFetchedLogo *logo = fetch (url, flags_for (url, flags), cancellable, &reason);
    if (logo != NULL) {
      logo->index = i;
      logo->rights = g_strdup (found->rights);
      return logo;
    }
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (i + 1 == MIN (findings->logos->len, MOST_TRIES)) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  }
  g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_MISSING,
                       _ ("No logo was found there."));
  return NULL;
}

typedef struct {
  char *url;
  GBytes *content; /* or else */
  ComityLookupFlags flags;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;
  g_free (question->url);
  g_clear_pointer (&question->content, g_bytes_unref);
  g_free (question);
}

static ComityFetchedLogo *
answer (const Question *question, GCancellable *cancellable, GError **error)
{
  if (question->url != NULL)
    return comity_logo_fetch_sync (question->url, question->flags, cancellable, error);
  ComityPicture *picture = comity_picture_read_sync (question->content, cancellable, error);
  if (picture == NULL)
    return NULL;
  ComityFetchedLogo *logo = g_new0 (ComityFetchedLogo, 1);
  logo->picture = picture;
  logo->index = G_MAXUINT;
  return logo;
}

static void
answer_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  ComityFetchedLogo *logo = answer (data, cancellable, &error);
  if (logo == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, logo, (GDestroyNotify) comity_fetched_logo_free);
}

static void
ask (Question question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, g_memdup2 (&question, sizeof question), question_free);
  g_task_set_return_on_cancel (task, TRUE);
  comity_fetcher_get_default (); /* made in the main thread */
  g_task_run_in_thread (task, answer_thread);
}

/**
 * comity_logo_fetch_async:
 *
 * As comity_logo_fetch_sync(), in a thread.
 */
void
comity_logo_fetch_async (const char *url,
                         ComityLookupFlags flags,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  ask ((Question) { .url = g_strdup (url), .flags = flags }, cancellable, callback, user_data);
}

/**
 * comity_logo_read_async:
 * @content: a picture from a file or the clipboard
 *
 * Decodes a picture in a thread and the sandbox.
 */
void
comity_logo_read_async (GBytes *content,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ask ((Question) { .content = g_bytes_ref (content) }, cancellable, callback, user_data);
}

/** comity_logo_finish: (transfer full): the logo, of either. */
ComityFetchedLogo *
comity_logo_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
