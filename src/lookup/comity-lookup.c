/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-lookup.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-identifier.h"
#include "comity-name-match.h"
#include "comity-net-error.h"
#include "comity-page.h"
#include "comity-text.h"
#include "comity-url.h"
#include "comity-wikidata.h"

/* Requests that one organisation may cost, pictures not counted. */
#define BUDGET 12
#define MOST_PAGE (4 * 1024 * 1024)
#define MOST_MANIFEST (512 * 1024)
#define MOST_REFRESHES 3
#define ACCEPT_PAGE "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"

/** Lookup: one organisation being looked up, in a worker thread. */
typedef struct {
  ComityAsker asker;
  ComityFindings *ror, *wikidata, *page;
  char *ror_id, *wikidata_id;
  gboolean typed; /* the website was typed, and so is the address that counts */
  GError *error;  /* the first that happened */
} Lookup;

static gboolean
is_cancelled (Lookup *self)
{
  return g_cancellable_is_cancelled (self->asker.cancellable);
}

/* The first error is that of the lookup when nothing is found; else each is a problem. */
static void
note_error (Lookup *self, ComityFindings *findings, GError *error)
{
  if (error == NULL)
    return;
  comity_findings_add_problem (findings, error->message);
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

static void
ask_ror (Lookup *self, const char *id)
{
  GError *error = NULL;
  if (id == NULL || self->ror_id != NULL || !self->asker.sources->ror || is_cancelled (self))
    return;
  self->ror_id = g_strdup (id);
  comity_ror_ask (&self->asker, id, self->ror, &error);
  note_error (self, self->ror, error);
}

static void
ask_wikidata (Lookup *self, const char *id)
{
  GError *error = NULL;
  if (id == NULL || self->wikidata_id != NULL || !self->asker.sources->wikidata ||
      is_cancelled (self))
    return;
  self->wikidata_id = g_strdup (id);
  comity_wikidata_ask (&self->asker, id, self->wikidata, &error);
  note_error (self, self->wikidata, error);
}

/* What a page sends on to by a meta tag, as far as that is one of its own kind. */
static ComityPage *
fetch_page (Lookup *self, const char *url, GError **error)
{
  g_autofree char *next = g_strdup (url);
  for (guint i = 0;; i++) {
    g_autoptr (ComityReply) reply =
      comity_asker_fetch (&self->asker, next, ACCEPT_PAGE, MOST_PAGE, error);
    if (reply == NULL)
      return NULL;
    ComityPage *page =
      comity_page_read (reply->body, reply->content_type, reply->url, reply->fetched);
    gboolean may_go = page->refresh != NULL && i < MOST_REFRESHES &&
                      !g_str_equal (page->refresh, reply->url) &&
                      comity_url_is_secure (page->refresh) >= comity_url_is_secure (reply->url);
    if (!may_go)
      return page;
    g_set_str (&next, page->refresh);
    comity_page_free (page);
  }
}

static void
read_manifest (Lookup *self, ComityPage *page)
{
  if (page->manifest == NULL || is_cancelled (self))
    return;
  g_autoptr (ComityReply) reply =
    comity_asker_fetch (&self->asker, page->manifest, "application/manifest+json,application/json",
                        MOST_MANIFEST, NULL);
  if (reply == NULL)
    return;
  ComityOrigin origin = { "page", reply->url, reply->fetched };
  comity_page_read_manifest (reply->body, &origin, page->findings);
}

static void
ask_page (Lookup *self, const char *website)
{
  GError *error = NULL;
  if (website == NULL || !self->asker.sources->page || is_cancelled (self))
    return;
  g_autofree char *secure = NULL;
  /* Registers still have many addresses without encryption; nobody typed those. */
  if (!self->typed && !comity_url_is_secure (website))
    secure = g_strconcat ("https", website + strlen ("http"), NULL);
  g_autoptr (ComityPage) page = fetch_page (self, secure != NULL ? secure : website, &error);
  note_error (self, self->page, error);
  if (page == NULL)
    return;
  read_manifest (self, page);
  comity_findings_merge (self->page, page->findings);
}

/* The register is believed to mean the same organisation only when it has the page's domain. */
static void
find_ror_of_page (Lookup *self, const char *website)
{
  const char *name = comity_findings_get_value (self->page, "name");
  g_autofree char *domain = comity_url_get_domain (website);
  if (name == NULL || domain == NULL || self->ror_id != NULL || !self->asker.sources->ror ||
      is_cancelled (self))
    return;
  g_autoptr (GPtrArray) found = comity_ror_suggest (&self->asker, name, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const ComitySuggestion *suggestion = found->pdata[i];
    if (comity_ror_has_domain (suggestion->record, domain)) {
      ask_ror (self, suggestion->ror);
      return;
    }
  }
}

static guint
best_match (JsonNode *record, const char *typed)
{
  g_autoptr (ComityFindings) names = comity_findings_new ();
  ComityOrigin origin = { "ror", NULL, NULL };
  guint best = 0;
  comity_ror_read (record, &origin, names);
  for (guint i = 0; i < names->names->len; i++) {
    const ComityFoundName *name = names->names->pdata[i];
    best = MAX (best, comity_name_match (name->value, typed));
  }
  return best;
}

/* Only one whose name has all the words and no other; of several the first, as the register ranks. */
static const ComitySuggestion *
choose (const GPtrArray *found, const char *typed)
{
  for (guint i = 0; i < found->len; i++) {
    const ComitySuggestion *suggestion = found->pdata[i];
    if (best_match (suggestion->record, typed) >= 95)
      return suggestion;
  }
  return found->len == 1 ? found->pdata[0] : NULL;
}

static void
tell_choice (Lookup *self, const GPtrArray *found)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < MIN (found->len, 5); i++) {
    const ComitySuggestion *suggestion = found->pdata[i];
    g_string_append_printf (names, "%s%s (%s)", i > 0 ? "; " : "", suggestion->name,
                            suggestion->ror);
  }
  g_autofree char *sentence =
    /* Translators: %s lists names of organisations with their ids */
    g_strdup_printf (_ ("Several organisations may be meant: %s. Give the id of one."), names->str);
  comity_findings_add_problem (self->ror, sentence);
}

static void
find_by_name (Lookup *self, const char *name)
{
  GError *error = NULL;
  if (!self->asker.sources->ror) {
    comity_findings_add_problem (self->ror,
                                 _ ("ROR is switched off, so names cannot be looked up."));
    return;
  }
  ComitySuggestion *sure = comity_ror_match (&self->asker, name, &error);
  if (sure != NULL) {
    ask_ror (self, sure->ror);
    comity_suggestion_free (sure);
    return;
  }
  g_clear_error (&error);
  g_autoptr (GPtrArray) found = comity_ror_suggest (&self->asker, name, &error);
  note_error (self, self->ror, error);
  if (found == NULL)
    return;
  const ComitySuggestion *chosen = choose (found, name);
  if (chosen != NULL)
    ask_ror (self, chosen->ror);
  else if (found->len > 0)
    tell_choice (self, found);
  else
    note_error (self, self->ror,
                g_error_new_literal (COMITY_NET_ERROR, COMITY_NET_ERROR_MISSING,
                                     _ ("ROR has no organisation with such a name.")));
}

static const char *
first_of (const char *one, const char *other)
{
  return one != NULL ? one : other;
}

/* From what is known to what that leads to: id, other id, website, and back from the website. */
static void
run (Lookup *self, const ComityStart *start)
{
  self->typed = start->website != NULL;
  if (start->name != NULL)
    find_by_name (self, start->name);
  ask_ror (self, start->ror);
  ask_wikidata (self,
                first_of (start->wikidata, comity_findings_get_value (self->ror, "wikidata")));
  ask_ror (self, comity_findings_get_value (self->wikidata, "ror"));
  const char *website =
    first_of (start->website, first_of (comity_findings_get_value (self->ror, "website"),
                                        comity_findings_get_value (self->wikidata, "website")));
  ask_page (self, website);
  if (self->page->values->len == 0)
    return;
  ask_ror (self, comity_findings_get_value (self->page, "ror"));
  find_ror_of_page (self, website);
  ask_wikidata (self, first_of (comity_findings_get_value (self->ror, "wikidata"),
                                comity_findings_get_value (self->page, "wikidata")));
}

static void
find_wikidata (Lookup *self)
{
  if (self->wikidata_id != NULL || self->ror_id == NULL || self->ror->values->len == 0 ||
      !self->asker.sources->wikidata || is_cancelled (self))
    return;
  g_autofree char *id = comity_wikidata_find (&self->asker, self->ror_id, NULL);
  ask_wikidata (self, id);
}

/* The register before Wikidata before the page; but the address that was typed is the website. */
static ComityFindings *
put_together (Lookup *self)
{
  ComityFindings *all = comity_findings_new ();
  const ComityFinding *website = comity_findings_get (self->page, "website");
  if (self->typed && website != NULL) {
    ComityOrigin origin = { website->source, website->address, website->fetched };
    comity_findings_add (all, &origin, "website", website->value);
  }
  comity_findings_merge (all, self->ror);
  comity_findings_merge (all, self->wikidata);
  comity_findings_merge (all, self->page);
  comity_findings_rank (all);
  return all;
}

static ComityFindings *
look_up (const ComityStart *start,
         ComityLookupFlags flags,
         ComityFetchFlags fetch,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (ComityWebSources) sources = comity_web_sources_new ();
  Lookup self = {
    .asker = { comity_fetcher_get_default (), sources, cancellable, fetch, BUDGET,
               (flags & COMITY_LOOKUP_PATIENT) != 0 },
    .ror = comity_findings_new (),
    .wikidata = comity_findings_new (),
    .page = comity_findings_new (),
  };
  if ((flags & COMITY_LOOKUP_OWN_NETWORK) != 0)
    self.asker.flags |= COMITY_FETCH_ALLOW_OWN;
  run (&self, start);
  find_wikidata (&self);
  ComityFindings *all = put_together (&self);
  comity_findings_free (self.ror);
  comity_findings_free (self.wikidata);
  comity_findings_free (self.page);
  g_free (self.ror_id);
  g_free (self.wikidata_id);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (all->values->len == 0 && self.error != NULL)) {
    if (error != NULL && *error == NULL)
      g_propagate_error (error, g_steal_pointer (&self.error));
    g_clear_pointer (&all, comity_findings_free);
  }
  g_clear_error (&self.error);
  return all;
}

/* A whole answer as tools save it: status line and headers, an empty line, the body. */
static GBytes *
take_body (GBytes *saved, char **content_type)
{
  gsize size;
  const char *text = g_bytes_get_data (saved, &size);
  if (size < 9 || memcmp (text, "HTTP/", 5) != 0)
    return g_bytes_ref (saved);
  const char *end = g_strstr_len (text, (gssize) size, "\r\n\r\n");
  gsize skip = 4;
  if (end == NULL) {
    end = g_strstr_len (text, (gssize) size, "\n\n");
    skip = 2;
  }
  if (end == NULL)
    return g_bytes_ref (saved);
  g_autofree char *head = g_strndup (text, (gsize) (end - text));
  const char *type = strcasestr (head, "\ncontent-type:");
  if (type != NULL) {
    type += strlen ("\ncontent-type:");
    *content_type = g_strndup (type, strcspn (type, "\r\n"));
  }
  gsize from = (gsize) (end - text) + skip;
  return g_bytes_new_from_bytes (saved, from, size - from);
}

static gboolean
is_manifest (GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  gsize i = 0;
  while (i < size && g_ascii_isspace (text[i]))
    i++;
  return i < size && text[i] == '{';
}

/**
 * comity_lookup_page:
 * @saved: a saved page or web app manifest, perhaps with the headers that came with it
 * @base: the address that it had
 *
 * Reads a page without asking the network.
 *
 * Returns: (transfer full): what it says
 */
ComityFindings *
comity_lookup_page (GBytes *saved, const char *base)
{
  g_autofree char *content_type = NULL;
  g_autoptr (GBytes) body = take_body (saved, &content_type);
  ComityFindings *findings;
  if (is_manifest (body)) {
    ComityOrigin origin = { "page", base, NULL };
    findings = comity_findings_new ();
    comity_page_read_manifest (body, &origin, findings);
  } else {
    g_autoptr (ComityPage) page = comity_page_read (body, content_type, base, NULL);
    findings = g_steal_pointer (&page->findings);
  }
  comity_findings_rank (findings);
  return findings;
}

/**
 * comity_lookup_sync:
 * @typed: a web address, a ROR or Wikidata id with or without its address, or a name
 * @error: a sentence; what is found in part comes with problems instead
 *
 * Looks an organisation up. Waits: for worker threads and the command line.
 *
 * Returns: (transfer full): what was found
 */
ComityFindings *
comity_lookup_sync (const char *typed,
                    ComityLookupFlags flags,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *ror = comity_identifier_ror.normalize (typed, NULL);
  g_autofree char *wikidata = comity_identifier_wikidata.normalize (typed, NULL);
  g_autofree char *website = NULL;
  ComityFetchFlags fetch = COMITY_FETCH_DEFAULT;
  ComityStart start = { .ror = ror, .wikidata = wikidata };
  if (ror == NULL && wikidata == NULL && comity_url_looks_typed (typed)) {
    website = comity_url_from_typed (typed, error);
    if (website == NULL)
      return NULL;
    start.website = website;
    if (!comity_url_is_secure (website))
      fetch = COMITY_FETCH_ALLOW_HTTP;
  } else if (ror == NULL && wikidata == NULL)
    start.name = typed;
  if (comity_text_is_blank (typed)) {
    g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_ADDRESS,
                         _ ("There is nothing to look up. Type a web address, an id or a name."));
    return NULL;
  }
  return look_up (&start, flags, fetch, cancellable, error);
}

/**
 * comity_lookup_partner_sync:
 * @partner: by its ROR id, Wikidata id, website and, without these, its name
 *
 * Looks a partner up again. Waits.
 *
 * Returns: (transfer full): what was found
 */
ComityFindings *
comity_lookup_partner_sync (ComityRecord *partner,
                            ComityLookupFlags flags,
                            GCancellable *cancellable,
                            GError **error)
{
  const char *website = comity_record_get (partner, "website");
  ComityStart start = {
    .ror = comity_record_get (partner, "ror"),
    .wikidata = comity_record_get (partner, "wikidata"),
    .website = website,
  };
  if (start.ror == NULL && start.wikidata == NULL && start.website == NULL)
    start.name = comity_record_get (partner, "name");
  /* The office keeps this address, and so has chosen it. */
  gboolean plain = website != NULL && !comity_url_is_secure (website);
  return look_up (&start, flags, plain ? COMITY_FETCH_ALLOW_HTTP : COMITY_FETCH_DEFAULT,
                  cancellable, error);
}

typedef struct {
  char *text;
  ComityLookupFlags flags;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;
  g_free (question->text);
  g_free (question);
}

static void
lookup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  ComityFindings *found = comity_lookup_sync (question->text, question->flags, cancellable, &error);
  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) comity_findings_free);
}

static GTask *
task_new (const char *text,
          ComityLookupFlags flags,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  Question *question = g_new (Question, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  *question = (Question) { g_strdup (text), flags };
  g_task_set_task_data (task, question, question_free);
  comity_fetcher_get_default (); /* made in the main thread */
  return task;
}

/**
 * comity_lookup_async:
 * @typed: as of comity_lookup_sync()
 *
 * Looks an organisation up in a thread.
 */
void
comity_lookup_async (const char *typed,
                     ComityLookupFlags flags,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = task_new (typed, flags, cancellable, callback, user_data);
  g_task_set_source_tag (task, comity_lookup_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, lookup_thread);
}

/** comity_lookup_finish: (transfer full): what was found, or %NULL with a sentence. */
ComityFindings *
comity_lookup_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
suggest_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (ComityWebSources) sources = comity_web_sources_new ();
  ComityAsker asker = { .fetcher = comity_fetcher_get_default (),
                        .sources = sources,
                        .cancellable = cancellable,
                        .left = 1 };
  GError *error = NULL;
  GPtrArray *found =
    sources->ror ? comity_ror_suggest (&asker, question->text, &error) : g_ptr_array_new ();
  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * comity_lookup_suggest_async:
 * @text: what has been typed of a name
 *
 * Asks the register which organisations may be meant.
 */
void
comity_lookup_suggest_async (const char *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = task_new (text, 0, cancellable, callback, user_data);
  g_task_set_source_tag (task, comity_lookup_suggest_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, suggest_thread);
}

/** comity_lookup_suggest_finish: (transfer full) (element-type ComitySuggestion): them. */
GPtrArray *
comity_lookup_suggest_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
