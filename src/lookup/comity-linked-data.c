/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include <string.h>

#include "comity-identifier.h"
#include "comity-page-private.h"
#include "comity-places.h"
#include "comity-url.h"
#include "comity-web-json.h"

/*
 * JSON-LD by the words of schema.org, as sites write it and not as its algorithms expand it: an
 * object, a list, a @graph, organisations within articles, references by @id.
 */

#define MOST_NODES 5000

typedef struct {
  GHashTable *by_id;        /* @id -> JsonNode */
  GPtrArray *organisations; /* of JsonNode, those of the site first */
  GPtrArray *publishers;    /* of JsonNode: named as who publishes a page */
  guint n_nodes;
} Graph;

static gboolean
is_type (const char *type, const char *word)
{
  gsize n = strlen (type), m = strlen (word);
  return n >= m && g_ascii_strcasecmp (type + n - m, word) == 0;
}

static gboolean
is_organisation_type (const char *type)
{
  static const char *const ends[] = { "Organization", "Organisation", "University",  "School",
                                      "Hospital",     "Clinic",       "Corporation", "NGO",
                                      "Library",      "Museum",       "Business",    "Consortium",
                                      "Airline",      "Association" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (is_type (type, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_organisation (JsonNode *node)
{
  JsonNode *types = comity_web_json_member (node, "@type");
  for (guint i = 0; i < comity_web_json_length (types); i++) {
    const char *type = comity_web_json_text (comity_web_json_at (types, i));
    if (type != NULL && is_organisation_type (type))
      return TRUE;
  }
  return FALSE;
}

/* Those that an organisation only names beside itself are not the one whose page it is. */
static gboolean
leads_elsewhere (const char *member)
{
  static const char *const names[] = {
    "parentOrganization", "subOrganization", "department", "member",
    "memberOf",           "alumniOf",        "sponsor",    "funder",
    "affiliation",        "worksFor",        "review",     "itemReviewed",
    "hiringOrganization", "recognizedBy",    NULL
  };
  return g_strv_contains (names, member);
}

static void
collect (Graph *self, JsonNode *node, gboolean publisher)
{
  if (node == NULL || ++self->n_nodes > MOST_NODES)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < comity_web_json_length (node); i++)
      collect (self, comity_web_json_at (node, i), publisher);
    return;
  }
  JsonObject *object = comity_web_json_object (node);
  if (object == NULL)
    return;
  const char *id = comity_web_json_get_text (node, "@id");
  if (id != NULL && json_object_get_size (object) > 1 && !g_hash_table_contains (self->by_id, id))
    g_hash_table_insert (self->by_id, (char *) id, node);
  if (is_organisation (node) || publisher)
    g_ptr_array_add (publisher ? self->publishers : self->organisations, node);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!leads_elsewhere (name))
      collect (self, member, g_str_equal (name, "publisher"));
}

/* {"@id": "#logo"} stands for what has this id elsewhere. */
static JsonNode *
follow (Graph *self, JsonNode *node)
{
  JsonObject *object = comity_web_json_object (node);
  const char *id = comity_web_json_get_text (node, "@id");
  if (object == NULL || id == NULL || json_object_get_size (object) > 1)
    return node;
  JsonNode *target = g_hash_table_lookup (self->by_id, id);
  return target != NULL ? target : node;
}

static guint
read_size (JsonNode *node)
{
  double size = 0;
  if (comity_web_json_object (node) != NULL)
    node = comity_web_json_member (node, "value");
  return comity_web_json_number (node, &size) && size > 0 && size <= 16384 ? (guint) size : 0;
}

static void
add_picture (Graph *self,
             JsonNode *node,
             const char *kind,
             const ComityOrigin *origin,
             const char *base,
             ComityFindings *findings)
{
  node = follow (self, node);
  const char *href = comity_web_json_text (node);
  JsonNode *url = comity_web_json_member (node, "url");
  if (url == NULL)
    url = comity_web_json_member (node, "contentUrl");
  if (href == NULL)
    href = comity_web_json_text (comity_web_json_at (url, 0));
  if (href == NULL)
    href = comity_web_json_get_text (node, "@id");
  g_autofree char *address = href != NULL ? comity_url_resolve (base, href) : NULL;
  ComityFoundLogo *logo =
    address != NULL ? comity_findings_add_logo (findings, origin, kind, address) : NULL;
  if (logo != NULL) {
    logo->width = read_size (comity_web_json_member (node, "width"));
    logo->height = read_size (comity_web_json_member (node, "height"));
  }
}

static void
add_pictures (Graph *self,
              JsonNode *organisation,
              const char *kind,
              const ComityOrigin *origin,
              const char *base,
              ComityFindings *findings)
{
  JsonNode *logos = follow (self, comity_web_json_member (organisation, "logo"));
  for (guint i = 0; i < MIN (comity_web_json_length (logos), 8); i++)
    add_picture (self, comity_web_json_at (logos, i), kind, origin, base, findings);
}

static void
add_country (JsonNode *node, const ComityOrigin *origin, ComityFindings *findings)
{
  const char *name = comity_web_json_text (node);
  if (name == NULL)
    name = comity_web_json_get_text (node, "name");
  g_autofree char *code = name != NULL ? comity_country_find (name) : NULL;
  comity_findings_add (findings, origin, "country", code);
}

static void
add_address (JsonNode *node, const ComityOrigin *origin, ComityFindings *findings)
{
  node = comity_web_json_at (node, 0);
  if (comity_web_json_text (node) != NULL) {
    comity_findings_add (findings, origin, "address", comity_web_json_text (node));
    return;
  }
  const char *street = comity_web_json_get_text (node, "streetAddress");
  const char *code = comity_web_json_get_text (node, "postalCode");
  const char *city = comity_web_json_get_text (node, "addressLocality");
  g_autofree char *place =
    city != NULL && code != NULL ? g_strdup_printf ("%s %s", code, city) : NULL;
  g_autofree char *lines =
    street != NULL ? g_strjoin ("\n", street, place != NULL ? place : city, NULL) : NULL;
  comity_findings_add (findings, origin, "address", lines);
  comity_findings_add (findings, origin, "city", city);
  comity_findings_add (findings, origin, "subdivision",
                       comity_web_json_get_text (node, "addressRegion"));
  add_country (comity_web_json_member (node, "addressCountry"), origin, findings);
}

static void
add_place (JsonNode *geo, const ComityOrigin *origin, ComityFindings *findings)
{
  double latitude, longitude;
  if (!comity_web_json_number (comity_web_json_member (geo, "latitude"), &latitude) ||
      !comity_web_json_number (comity_web_json_member (geo, "longitude"), &longitude) ||
      latitude < -90 || latitude > 90 || longitude < -180 || longitude > 180)
    return;
  char number[2][G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (number[0], sizeof number[0], "%.6f", latitude);
  g_ascii_formatd (number[1], sizeof number[1], "%.6f", longitude);
  comity_findings_add (findings, origin, "latitude", number[0]);
  comity_findings_add (findings, origin, "longitude", number[1]);
}

/* sameAs: its pages elsewhere, some of which are identifiers. */
static void
add_same (JsonNode *node, const ComityOrigin *origin, ComityFindings *findings)
{
  for (guint i = 0; i < MIN (comity_web_json_length (node), 50); i++) {
    const char *href = comity_web_json_text (comity_web_json_at (node, i));
    g_autofree char *url = href != NULL ? comity_url_resolve (NULL, href) : NULL;
    g_autofree char *host = url != NULL ? comity_url_get_domain (url) : NULL;
    if (host == NULL)
      continue;
    if (g_str_equal (host, "ror.org"))
      comity_findings_add (findings, origin, "ror", url);
    else if (g_str_equal (host, "wikidata.org"))
      comity_findings_add (findings, origin, "wikidata", strrchr (url, '/') + 1);
    else if (!g_str_has_suffix (host, "wikipedia.org"))
      comity_findings_add_link (findings, "social", host, url);
  }
}

static void
add_phone (JsonNode *organisation, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *contact = comity_web_json_at (comity_web_json_member (organisation, "contactPoint"), 0);
  const char *email = comity_web_json_get_text (organisation, "email");
  if (email == NULL)
    email = comity_web_json_get_text (contact, "email");
  if (email != NULL && g_ascii_strncasecmp (email, "mailto:", 7) == 0)
    email += 7;
  comity_findings_add (findings, origin, "email", email);
  comity_findings_add (findings, origin, "phone",
                       comity_web_json_get_text (organisation, "telephone"));
  comity_findings_add (findings, origin, "phone", comity_web_json_get_text (contact, "telephone"));
}

static void
add_names (JsonNode *organisation, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *others = comity_web_json_member (organisation, "alternateName");
  comity_findings_add (findings, origin, "name",
                       comity_web_json_text (
                         comity_web_json_at (comity_web_json_member (organisation, "name"), 0)));
  for (guint i = 0; i < MIN (comity_web_json_length (others), 20); i++) {
    const char *other = comity_web_json_text (comity_web_json_at (others, i));
    gboolean acronym = other != NULL && strlen (other) <= 12 && strchr (other, ' ') == NULL;
    if (acronym)
      comity_findings_add (findings, origin, "acronym", other);
    comity_findings_add_name (findings, other, NULL, acronym ? "acronym" : "alias");
  }
}

static void
add_facts (Graph *self,
           JsonNode *organisation,
           const ComityOrigin *origin,
           ComityFindings *findings)
{
  const char *founded = comity_web_json_get_text (organisation, "foundingDate");
  g_autofree char *date = founded != NULL ? g_strndup (founded, 10) : NULL;
  JsonNode *parent =
    follow (self,
            comity_web_json_at (comity_web_json_member (organisation, "parentOrganization"), 0));
  add_names (organisation, origin, findings);
  add_address (follow (self, comity_web_json_member (organisation, "address")), origin, findings);
  add_place (comity_web_json_member (organisation, "geo"), origin, findings);
  add_place (comity_web_json_member (comity_web_json_member (organisation, "location"), "geo"),
             origin, findings);
  add_phone (organisation, origin, findings);
  comity_findings_add (findings, origin, "established", date);
  add_same (comity_web_json_member (organisation, "sameAs"), origin, findings);
  add_same (comity_web_json_member (organisation, "identifier"), origin, findings);
  comity_findings_add_reference (findings, origin, "parent",
                                 comity_web_json_get_text (parent, "name"), NULL);
}

/* That of the site has the site's address, or is the first. */
static JsonNode *
choose_main (Graph *self, const ComityOrigin *origin)
{
  g_autofree char *domain = comity_url_get_domain (origin->address);
  for (guint i = 0; i < self->organisations->len; i++) {
    const char *href = comity_web_json_get_text (self->organisations->pdata[i], "url");
    g_autofree char *url = href != NULL ? comity_url_resolve (origin->address, href) : NULL;
    g_autofree char *other = url != NULL ? comity_url_get_domain (url) : NULL;
    if (other != NULL && g_strcmp0 (other, domain) == 0)
      return self->organisations->pdata[i];
  }
  if (self->organisations->len > 0)
    return self->organisations->pdata[0];
  return NULL;
}

/**
 * comity_linked_data_read:
 * @roots: (element-type JsonNode): the scripts of a page
 * @base: what addresses in it are relative to
 *
 * Adds what the linked data of a page says about the organisation whose page it is.
 */
void
comity_linked_data_read (GPtrArray *roots,
                         const ComityOrigin *origin,
                         const char *base,
                         ComityFindings *findings)
{
  Graph self = {
    .by_id = g_hash_table_new (g_str_hash, g_str_equal),
    .organisations = g_ptr_array_new (),
    .publishers = g_ptr_array_new (),
  };
  for (guint i = 0; i < roots->len; i++)
    collect (&self, roots->pdata[i], FALSE);
  JsonNode *main = choose_main (&self, origin);
  if (main != NULL) {
    add_pictures (&self, main, "json-ld", origin, base, findings);
    add_facts (&self, main, origin, findings);
  }
  for (guint i = 0; i < self.organisations->len; i++)
    add_pictures (&self, self.organisations->pdata[i], "publisher", origin, base, findings);
  for (guint i = 0; i < self.publishers->len; i++) {
    JsonNode *publisher = follow (&self, self.publishers->pdata[i]);
    add_pictures (&self, publisher, "publisher", origin, base, findings);
    if (is_organisation (publisher))
      comity_findings_add (findings, origin, "name", comity_web_json_get_text (publisher, "name"));
  }
  g_hash_table_unref (self.by_id);
  g_ptr_array_unref (self.organisations);
  g_ptr_array_unref (self.publishers);
}
