/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-page.h"

#include <string.h>

#include "comity-page-charset.h"
#include "comity-page-private.h"
#include "comity-url.h"
#include "comity-web-json.h"

#define MOST_ICONS 50

static void
noted_logo_free (gpointer data)
{
  g_free (((ComityNotedLogo *) data)->href);
  g_free (data);
}

static void
notes_init (ComityPageNotes *self)
{
  *self = (ComityPageNotes) {
    .title = g_string_new (NULL),
    .data = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref),
    .logos = g_ptr_array_new_with_free_func (noted_logo_free),
    .links = g_ptr_array_new_with_free_func (g_free),
    .open = g_ptr_array_new_with_free_func (g_free),
  };
}

static void
notes_clear (ComityPageNotes *self)
{
  g_free (self->base);
  g_free (self->lang);
  g_free (self->canonical);
  g_free (self->manifest);
  g_free (self->refresh);
  g_free (self->site_name);
  g_free (self->og_title);
  g_free (self->application);
  g_string_free (self->title, TRUE);
  if (self->script != NULL)
    g_string_free (self->script, TRUE);
  g_ptr_array_unref (self->data);
  g_ptr_array_unref (self->logos);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->open);
}

static void
add_logos (const ComityPageNotes *notes,
           const ComityOrigin *origin,
           const char *base,
           ComityFindings *findings)
{
  for (guint i = 0; i < notes->logos->len; i++) {
    const ComityNotedLogo *noted = notes->logos->pdata[i];
    g_autofree char *url = comity_url_resolve (base, noted->href);
    ComityFoundLogo *logo =
      url != NULL ? comity_findings_add_logo (findings, origin, noted->kind, url) : NULL;
    if (logo == NULL)
      continue;
    logo->width = noted->width;
    logo->height = noted->height;
  }
  /* What most sites have there, also those that do not say so. */
  g_autofree char *favicon = comity_url_resolve (origin->address, "/favicon.ico");
  if (favicon != NULL)
    comity_findings_add_logo (findings, origin, "favicon.ico", favicon);
}

static void
add_links (const ComityPageNotes *notes, const char *base, ComityFindings *findings)
{
  for (guint i = 0; i + 2 < notes->links->len; i += 3) {
    g_autofree char *url = comity_url_resolve (base, notes->links->pdata[i + 2]);
    if (url != NULL)
      comity_findings_add_link (findings, notes->links->pdata[i], notes->links->pdata[i + 1], url);
  }
}

/* One address a line: the pages in other languages, then those in networks. */
static void
add_websites (const ComityOrigin *origin, ComityFindings *findings)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  for (guint i = 0; i < findings->links->len && i < 24; i++) {
    const ComityFoundLink *link = findings->links->pdata[i];
    if (!g_str_equal (link->url, origin->address))
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", link->url);
  }
  comity_findings_add (findings, origin, "more_websites", lines->str);
}

static void
add_name (const ComityPageNotes *notes, const ComityOrigin *origin, ComityFindings *findings)
{
  g_autofree char *from_title = comity_page_dup_name (notes->title->str);
  g_autofree char *from_og =
    notes->og_title != NULL ? comity_page_dup_name (notes->og_title) : NULL;
  comity_findings_add (findings, origin, "name", notes->site_name);
  comity_findings_add (findings, origin, "name", notes->application);
  comity_findings_add (findings, origin, "name", from_title);
  comity_findings_add (findings, origin, "name", from_og);
  const char *name = comity_findings_get_value (findings, "name");
  g_autofree char *language = notes->lang != NULL ? g_strdup (notes->lang) : NULL;
  if (language != NULL)
    language[strcspn (language, "-_")] = '\0';
  if (name != NULL && language != NULL && strlen (language) == 2)
    comity_findings_add_name (findings, name, language, "alias");
}

/* The site, not the page: the host's first page where the address goes deeper. */
static void
add_site (const ComityOrigin *origin, ComityFindings *findings)
{
  g_autofree char *domain = comity_url_get_domain (origin->address);
  comity_findings_add (findings, origin, "website", origin->address);
  if (domain != NULL && !g_hostname_is_ip_address (domain))
    comity_findings_add (findings, origin, "domains", domain);
}

/**
 * comity_page_read:
 * @body: the bytes of a page
 * @content_type: (nullable): the header of that name
 * @url: the address of the page
 * @fetched: (nullable): when it was fetched
 *
 * Reads what a page says: linked data, Open Graph, icons, its title. Never fails: of a broken page
 * it reads what is there.
 *
 * Returns: (transfer full): what it says
 */
ComityPage *
comity_page_read (GBytes *body, const char *content_type, const char *url, const char *fetched)
{
  static const ComityHtmlHandler handler = { comity_page_note_start, comity_page_note_end,
                                             comity_page_note_text };
  ComityPage *self = g_new0 (ComityPage, 1);
  ComityPageNotes notes;
  ComityOrigin origin = { "page", url, fetched };
  self->findings = comity_findings_new ();
  g_autofree char *text = comity_page_charset_decode (body, content_type, &self->findings->charset);
  notes_init (&notes);
  comity_html_scan (text, strlen (text), &handler, &notes);

  g_autofree char *resolved = notes.base != NULL ? comity_url_resolve (url, notes.base) : NULL;
  const char *base = resolved != NULL ? resolved : url;
  comity_linked_data_read (notes.data, &origin, base, self->findings);
  add_name (&notes, &origin, self->findings);
  add_site (&origin, self->findings);
  add_logos (&notes, &origin, base, self->findings);
  add_links (&notes, base, self->findings);
  add_websites (&origin, self->findings);
  self->manifest = notes.manifest != NULL ? comity_url_resolve (base, notes.manifest) : NULL;
  self->refresh = notes.refresh != NULL ? comity_url_resolve (base, notes.refresh) : NULL;
  notes_clear (&notes);
  return self;
}

static void
read_icon_size (const char *sizes, ComityFoundLogo *logo)
{
  char *after = NULL;
  guint64 width = sizes != NULL ? g_ascii_strtoull (sizes, &after, 10) : 0;
  if (width == 0 || width > 16384 || (*after != 'x' && *after != 'X'))
    return;
  logo->width = (guint) width;
  logo->height = (guint) MIN (g_ascii_strtoull (after + 1, NULL, 10), 16384);
}

/**
 * comity_page_read_manifest:
 * @body: a web app manifest
 * @origin: where it is from
 *
 * Adds the icons that it names, and its name when there is none yet.
 */
void
comity_page_read_manifest (GBytes *body, const ComityOrigin *origin, ComityFindings *findings)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) root = text != NULL ? comity_web_json_parse (text, size, NULL) : NULL;
  JsonNode *icons = comity_web_json_member (root, "icons");
  comity_findings_add (findings, origin, "name", comity_web_json_get_text (root, "name"));
  for (guint i = 0; i < MIN (comity_web_json_length (icons), MOST_ICONS); i++) {
    JsonNode *icon = comity_web_json_at (icons, i);
    const char *src = comity_web_json_get_text (icon, "src");
    const char *purpose = comity_web_json_get_text (icon, "purpose");
    g_autofree char *url = src != NULL ? comity_url_resolve (origin->address, src) : NULL;
    gboolean plain = purpose != NULL && g_str_equal (purpose, "monochrome");
    ComityFoundLogo *logo =
      url != NULL ?
        comity_findings_add_logo (findings, origin, plain ? "mask-icon" : "manifest", url) :
        NULL;
    if (logo != NULL)
      read_icon_size (comity_web_json_get_text (icon, "sizes"), logo);
  }
}

/** comity_page_free: frees it. */
void
comity_page_free (ComityPage *self)
{
  g_clear_pointer (&self->findings, comity_findings_free);
  g_free (self->manifest);
  g_free (self->refresh);
  g_free (self);
}
