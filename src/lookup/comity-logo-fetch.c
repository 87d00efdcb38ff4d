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
  g_free (self->source);
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

/* One of those that a lookup has found: where it is, and what is known about it. */
typedef struct {
  char *url, *source, *rights;
  GBytes *content; /* or, without an address, the picture itself */
  ComityLookupFlags flags;
} Question;

static Question *
question_new (const ComityFindings *findings, guint index, ComityLookupFlags flags)
{
  const ComityFoundLogo *found = findings->logos->pdata[index];
  Question *question = g_new0 (Question, 1);
  *question = (Question) {
    .url = dup_address (found->url, comity_findings_get_value (findings, "website")),
    .source = g_strdup (found->source),
    .rights = g_strdup (found->rights),
    .flags = flags,
  };
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;
  g_free (question->url);
  g_free (question->source);
  g_free (question->rights);
  g_clear_pointer (&question->content, g_bytes_unref);
  g_free (question);
}

static ComityFetchedLogo *
fetch_for (Question *question, GCancellable *cancellable, GError **error)
{
  ComityFetchedLogo *logo =
    comity_logo_fetch_sync (question->url, question->flags, cancellable, error);
  if (logo != NULL) {
    logo->source = g_steal_pointer (&question->source);
    logo->rights = g_steal_pointer (&question->rights);
  }
  return logo;
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
  for (guint i = 0; i < MIN (findings->logos->len, MOST_TRIES); i++) {
    g_autoptr (GError) reason = NULL;
    Question *question = question_new (findings, i, flags);
    ComityFetchedLogo *logo = fetch_for (question, cancellable, &reason);
    question_free (question);
    if (logo != NULL)
      return logo;
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

static ComityFetchedLogo *
answer (Question *question, GCancellable *cancellable, GError **error)
{
  if (question->url != NULL)
    return fetch_for (question, cancellable, error);
  ComityPicture *picture = comity_picture_read_sync (question->content, cancellable, error);
  if (picture == NULL)
    return NULL;
  ComityFetchedLogo *logo = g_new0 (ComityFetchedLogo, 1);
  logo->picture = picture;
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

/* Takes @question. */
static void
ask (Question *question,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, question_free);
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
  Question *question = g_new0 (Question, 1);
  question->url = g_strdup (url);
  question->flags = flags;
  ask (question, cancellable, callback, user_data);
}

/**
 * comity_logo_fetch_found_async:
 * @findings: what a lookup has found; needed only for the call
 * @index: of one of its logos
 *
 * Fetches and decodes it in a thread; it then knows who named it and its rights.
 */
void
comity_logo_fetch_found_async (const ComityFindings *findings,
                               guint index,
                               ComityLookupFlags flags,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  ask (question_new (findings, index, flags), cancellable, callback, user_data);
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
  Question *question = g_new0 (Question, 1);
  question->content = g_bytes_ref (content);
  ask (question, cancellable, callback, user_data);
}

/** comity_logo_finish: (transfer full): the logo, of any of them. */
ComityFetchedLogo *
comity_logo_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
