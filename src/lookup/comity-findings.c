/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-findings.h"

#include <string.h>

#include "comity-kind.h"
#include "comity-logo-rank.h"
#include "comity-text.h"

/* More than any organisation has; a hostile page may have more. */
#define MOST 200

static void
finding_free (gpointer data)
{
  ComityFinding *self = data;
  g_free (self->field);
  g_free (self->value);
  g_free (self->key);
  g_free (self->source);
  g_free (self->address);
  g_free (self->fetched);
  g_free (self);
}

static void
name_free (gpointer data)
{
  ComityFoundName *self = data;
  g_free (self->value);
  g_free (self->language);
  g_free (self->kind);
  g_free (self);
}

static void
logo_free (gpointer data)
{
  ComityFoundLogo *self = data;
  g_free (self->url);
  g_free (self->kind);
  g_free (self->source);
  g_free (self->reason);
  g_free (self->rights);
  g_free (self);
}

static void
link_free (gpointer data)
{
  ComityFoundLink *self = data;
  g_free (self->kind);
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

/**
 * comity_findings_new:
 *
 * Returns: (transfer full): nothing found yet
 */
ComityFindings *
comity_findings_new (void)
{
  ComityFindings *self = g_new0 (ComityFindings, 1);
  self->values = g_ptr_array_new_with_free_func (finding_free);
  self->names = g_ptr_array_new_with_free_func (name_free);
  self->logos = g_ptr_array_new_with_free_func (logo_free);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** comity_findings_free: frees it. */
void
comity_findings_free (ComityFindings *self)
{
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->logos);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->problems);
  g_free (self->charset);
  g_free (self);
}

/* The type of the field decides what is a value; what it refuses was not found. */
static char *
dup_neutral (const char *field_name, const char *text)
{
  const ComityKind *partner = comity_kind_find ("partner");
  const ComityField *field = comity_kind_get_field (partner, field_name);
  g_autofree char *clean = comity_text_clean (text, field->type == COMITY_TYPE_LONG);
  if (clean == NULL || comity_text_is_blank (clean))
    return NULL;
  return comity_field_is_reference (field) ? g_steal_pointer (&clean) :
                                             comity_field_normalize (field, clean, NULL);
}

static ComityFinding *
add (ComityFindings *self, const ComityOrigin *origin, const char *field, char *value)
{
  ComityFinding *finding = g_new0 (ComityFinding, 1);
  finding->field = g_strdup (field);
  finding->value = value;
  finding->source = g_strdup (origin->source);
  finding->address = g_strdup (origin->address);
  finding->fetched = g_strdup (origin->fetched);
  g_ptr_array_add (self->values, finding);
  return finding;
}

/**
 * comity_findings_add:
 * @field: a field of kind `partner`
 * @text: (nullable): a neutral text, or what is nearly one
 *
 * Adds a value. What was found first stays; what the field cannot take is left out.
 *
 * Returns: whether it was added
 */
gboolean
comity_findings_add (ComityFindings *self,
                     const ComityOrigin *origin,
                     const char *field,
                     const char *text)
{
  if (text == NULL || comity_findings_get (self, field) != NULL)
    return FALSE;
  char *value = dup_neutral (field, text);
  if (value == NULL)
    return FALSE;
  add (self, origin, field, value);
  return TRUE;
}

/**
 * comity_findings_add_reference:
 * @field: `parent` or `successor`
 * @title: (nullable): the name of the other organisation
 * @ror: (nullable): its ROR id
 *
 * Adds another organisation that this one names.
 */
void
comity_findings_add_reference (ComityFindings *self,
                               const ComityOrigin *origin,
                               const char *field,
                               const char *title,
                               const char *ror)
{
  if (title == NULL || comity_findings_get (self, field) != NULL)
    return;
  char *value = dup_neutral (field, title);
  if (value != NULL)
    add (self, origin, field, value)->key = g_strdup (ror);
}

/** comity_findings_add_name: adds one more name, unless it is known. */
void
comity_findings_add_name (ComityFindings *self,
                          const char *value,
                          const char *language,
                          const char *kind)
{
  g_autofree char *clean = value != NULL ? comity_text_clean (value, FALSE) : NULL;
  if (clean == NULL || comity_text_is_blank (clean) || self->names->len >= MOST)
    return;
  for (guint i = 0; i < self->names->len; i++) {
    const ComityFoundName *other = self->names->pdata[i];
    if (g_str_equal (other->value, clean) && g_strcmp0 (other->language, language) == 0)
      return;
  }
  ComityFoundName *name = g_new0 (ComityFoundName, 1);
  name->value = g_steal_pointer (&clean);
  name->language = g_strdup (language);
  name->kind = g_strdup (kind);
  g_ptr_array_add (self->names, name);
}

/** comity_findings_add_link: adds another page of it, unless it is known. */
void
comity_findings_add_link (ComityFindings *self, const char *kind, const char *name, const char *url)
{
  for (guint i = 0; i < self->links->len; i++)
    if (g_str_equal (((ComityFoundLink *) self->links->pdata[i])->url, url))
      return;
  if (self->links->len >= MOST)
    return;
  ComityFoundLink *link = g_new0 (ComityFoundLink, 1);
  link->kind = g_strdup (kind);
  link->name = g_strdup (name);
  link->url = g_strdup (url);
  g_ptr_array_add (self->links, link);
}

/**
 * comity_findings_add_logo:
 * @kind: what it is called by who shows it
 * @url: where it is
 *
 * Adds a picture that may be the logo. Found twice, it counts as the better kind.
 *
 * Returns: (transfer none) (nullable): it, to be told more about; %NULL when there are too many
 */
ComityFoundLogo *
comity_findings_add_logo (ComityFindings *self,
                          const ComityOrigin *origin,
                          const char *kind,
                          const char *url)
{
  if (self->logos->len >= MOST)
    return NULL;
  ComityFoundLogo *logo = g_new0 (ComityFoundLogo, 1);
  logo->url = g_strdup (url);
  logo->kind = g_strdup (kind);
  logo->source = g_strdup (origin->source);
  logo->order = self->logos->len;
  g_ptr_array_add (self->logos, logo);
  return logo;
}

/** comity_findings_add_problem: adds a sentence about what could not be had, once. */
void
comity_findings_add_problem (ComityFindings *self, const char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (self->problems, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->problems, g_strdup (sentence));
}

/** comity_findings_get: (nullable): what was found for a field. */
const ComityFinding *
comity_findings_get (const ComityFindings *self, const char *field)
{
  for (guint i = 0; i < self->values->len; i++) {
    const ComityFinding *finding = self->values->pdata[i];
    if (g_str_equal (finding->field, field))
      return finding;
  }
  return NULL;
}

/** comity_findings_get_value: (nullable): the value that was found for a field. */
const char *
comity_findings_get_value (const ComityFindings *self, const char *field)
{
  const ComityFinding *finding = comity_findings_get (self, field);
  return finding != NULL ? finding->value : NULL;
}

static void
take_value (ComityFindings *self, ComityFinding *other)
{
  if (comity_findings_get (self, other->field) != NULL)
    finding_free (other);
  else
    g_ptr_array_add (self->values, other);
}

/**
 * comity_findings_merge:
 * @other: emptied
 *
 * Adds what another source has found; what is there already stays.
 */
void
comity_findings_merge (ComityFindings *self, ComityFindings *other)
{
  while (other->values->len > 0)
    take_value (self, g_ptr_array_steal_index (other->values, 0));
  for (guint i = 0; i < other->names->len; i++) {
    const ComityFoundName *name = other->names->pdata[i];
    comity_findings_add_name (self, name->value, name->language, name->kind);
  }
  for (guint i = 0; i < other->links->len; i++) {
    const ComityFoundLink *link = other->links->pdata[i];
    comity_findings_add_link (self, link->kind, link->name, link->url);
  }
  for (guint i = 0; i < other->problems->len; i++)
    comity_findings_add_problem (self, other->problems->pdata[i]);
  while (other->logos->len > 0) {
    ComityFoundLogo *logo = g_ptr_array_steal_index (other->logos, 0);
    logo->order = self->logos->len;
    g_ptr_array_add (self->logos, logo);
  }
  if (self->charset == NULL)
    self->charset = g_steal_pointer (&other->charset);
}

static int
compare_logos (gconstpointer a, gconstpointer b)
{
  const ComityFoundLogo *one = a, *other = b;
  if (one->score != other->score)
    return other->score - one->score;
  return one->order < other->order ? -1 : one->order > other->order;
}

/**
 * comity_findings_rank:
 *
 * Gives every picture its score and reason, puts the best first, and lets each stand once.
 */
void
comity_findings_rank (ComityFindings *self)
{
  for (guint i = 0; i < self->logos->len; i++)
    comity_logo_rank (self->logos->pdata[i]);
  g_ptr_array_sort_values (self->logos, compare_logos);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->logos->len;) {
    const ComityFoundLogo *logo = self->logos->pdata[i];
    /* Adding it first would put the key in place that goes with the one that is removed. */
    if (g_hash_table_contains (seen, logo->url)) {
      g_ptr_array_remove_index (self->logos, i);
      continue;
    }
    g_hash_table_add (seen, logo->url);
    i++;
  }
}
