/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-adoption.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-date.h"
#include "comity-id.h"
#include "comity-kinds.h"
#include "comity-name-match.h"
#include "comity-url.h"

#define MOST_DUPLICATES 5
#define MOST_ORIGINS 200
#define MOST_NAMES 1000
#define ALIKE 85 /* of comity_name_match() */

static void
duplicate_free (gpointer data)
{
  ComityDuplicate *self = data;
  g_free (self->title);
  g_free (self->reason);
  g_free (self);
}

static void
difference_free (gpointer data)
{
  g_free (((ComityDifference *) data)->value);
  g_free (data);
}

/** comity_adoption_free: frees it. */
void
comity_adoption_free (ComityAdoption *self)
{
  g_clear_pointer (&self->findings, comity_findings_free);
  g_clear_pointer (&self->logo, comity_fetched_logo_free);
  g_clear_object (&self->partner);
  g_clear_pointer (&self->origins, g_ptr_array_unref);
  g_ptr_array_unref (self->differences);
  g_ptr_array_unref (self->duplicates);
  g_ptr_array_unref (self->names);
  g_free (self->problem);
  g_free (self);
}

/* -- Reading, in a reader thread -------------------------------------------------------------- */

static GArray *
ids_where (ComityDb *db, const char *field, ComityOp op, const char *value)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  comity_query_set_limit (query, MOST_DUPLICATES);
  if (!comity_query_add_filter (query, field, op, value, NULL))
    return NULL;
  return comity_db_ids (db, query, NULL);
}

static void
add_duplicate (ComityDb *db, ComityAdoption *self, gint64 id, const char *reason)
{
  for (guint i = 0; i < self->duplicates->len; i++)
    if (((ComityDuplicate *) self->duplicates->pdata[i])->id == id)
      return;
  ComityDuplicate *duplicate = g_new0 (ComityDuplicate, 1);
  duplicate->id = id;
  duplicate->title = comity_db_title (db, &comity_kind_partner, id);
  duplicate->reason = g_strdup (reason);
  g_ptr_array_add (self->duplicates, duplicate);
}

static void
find_same (ComityDb *db,
           ComityAdoption *self,
           const char *field,
           ComityOp op,
           const char *value,
           const char *reason)
{
  g_autoptr (GArray) ids = value != NULL ? ids_where (db, field, op, value) : NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    add_duplicate (db, self, g_array_index (ids, gint64, i), reason);
}

static void
find_alike (ComityDb *db, ComityAdoption *self, const char *name)
{
  g_autoptr (GPtrArray) rows =
    name != NULL ? comity_db_suggest (db, &comity_kind_partner, name, 10, NULL) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ComityRow *row = rows->pdata[i];
    if (row != NULL && comity_name_match (row->title, name) >= ALIKE)
      add_duplicate (db, self, row->id, _ ("It has a similar name."));
  }
}

static void
find_duplicates (ComityDb *db, ComityAdoption *self)
{
  const ComityFindings *found = self->findings;
  const char *website = comity_findings_get_value (found, "website");
  g_autofree char *domain = website != NULL ? comity_url_get_domain (website) : NULL;
  find_same (db, self, "ror", COMITY_OP_IS, comity_findings_get_value (found, "ror"),
             _ ("It has the same ROR id."));
  find_same (db, self, "wikidata", COMITY_OP_IS, comity_findings_get_value (found, "wikidata"),
             _ ("It has the same Wikidata id."));
  find_same (db, self, "website", COMITY_OP_CONTAINS, domain, _ ("It has the same website."));
  find_same (db, self, "domains", COMITY_OP_CONTAINS, domain,
             _ ("It has the same internet domain."));
  find_alike (db, self, comity_findings_get_value (found, "name"));
  find_alike (db, self, comity_findings_get_value (found, "name_local"));
}

static ComityRecord *
find_origin (const GPtrArray *origins, const char *field)
{
  for (guint i = 0; i < origins->len; i++)
    if (g_strcmp0 (comity_record_get (origins->pdata[i], "field"), field) == 0)
      return origins->pdata[i];
  return NULL;
}

/* A value that nobody has changed since it was fetched was not typed. */
static gboolean
is_typed (const ComityAdoption *self, const ComityField *field, const char *old)
{
  ComityRecord *origin = find_origin (self->origins, field->name);
  return old != NULL &&
         (origin == NULL || g_strcmp0 (comity_record_get (origin, "value"), old) != 0);
}

/* Another organisation only becomes a value when it is a partner already. */
static char *
dup_value (ComityDb *db, const ComityFinding *finding, const ComityField *field)
{
  if (!comity_field_is_reference (field))
    return g_strdup (finding->value);
  g_autoptr (GArray) ids =
    finding->key != NULL ? ids_where (db, "ror", COMITY_OP_IS, finding->key) : NULL;
  return ids != NULL && ids->len == 1 ?
           g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, 0)) :
           NULL;
}

/* The same address in the eyes of a person: with and without encryption, www and the last slash. */
static gboolean
is_same (const ComityField *field, const char *old, const char *value)
{
  if (g_strcmp0 (old, value) == 0)
    return TRUE;
  if (old == NULL || field->type != COMITY_TYPE_URL)
    return FALSE;
  g_autofree char *one = comity_url_get_domain (old);
  g_autofree char *other = comity_url_get_domain (value);
  const char *paths[2] = { strstr (old, "://"), strstr (value, "://") };
  for (guint i = 0; i < 2; i++) {
    paths[i] = paths[i] != NULL ? strchr (paths[i] + 3, '/') : NULL;
    if (paths[i] == NULL || paths[i][1] == '\0')
      paths[i] = "/";
  }
  return g_strcmp0 (one, other) == 0 && g_str_equal (paths[0], paths[1]);
}

static void
compare (ComityDb *db, ComityAdoption *self)
{
  for (guint i = 0; i < comity_kind_partner.n_fields; i++) {
    const ComityField *field = &comity_kind_partner.fields[i];
    const ComityFinding *finding = comity_findings_get (self->findings, field->name);
    const char *old = comity_record_get_at (self->partner, i);
    g_autofree char *value = finding != NULL ? dup_value (db, finding, field) : NULL;
    if (value == NULL || is_same (field, old, value))
      continue;
    ComityDifference *difference = g_new0 (ComityDifference, 1);
    difference->field = field;
    difference->finding = finding;
    difference->value = g_steal_pointer (&value);
    difference->old = old;
    difference->typed = is_typed (self, field, old);
    difference->accept = !difference->typed;
    g_ptr_array_add (self->differences, difference);
  }
}

/* What names the partner. One that is to be made has nothing yet. */
static GPtrArray *
read_children (ComityDb *db,
               ComityAdoption *self,
               const ComityKind *child,
               guint most,
               GError **error)
{
  gint64 id = comity_record_get_id (self->partner);
  return id != 0 ? comity_db_children (db, comity_kind_get_field (child, "partner"), child, id,
                                       most, error) :
                   g_ptr_array_new_with_free_func (g_object_unref);
}

/* What it is called already, under whatever kind and language, is not taken once more. */
static gboolean
find_names (ComityDb *db, ComityAdoption *self, GError **error)
{
  g_autoptr (GPtrArray) known = read_children (db, self, &comity_kind_name, MOST_NAMES, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < self->findings->names->len; i++) {
    ComityFoundName *found = self->findings->names->pdata[i];
    gboolean there = FALSE;
    for (guint k = 0; k < known->len; k++)
      there = there || g_strcmp0 (comity_record_get (known->pdata[k], "value"), found->value) == 0;
    if (!there)
      g_ptr_array_add (self->names, found);
  }
  self->accept_names = self->names->len > 0;
  return TRUE;
}

typedef struct {
  ComityFindings *findings;
  ComityFetchedLogo *logo;
  gint64 partner;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;
  g_clear_pointer (&question->findings, comity_findings_free);
  g_clear_pointer (&question->logo, comity_fetched_logo_free);
  g_free (question);
}

/* One place on the map belongs together. */
static void
couple_coordinates (ComityAdoption *self)
{
  gboolean accept = TRUE;
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->differences->len; i++) {
      ComityDifference *difference = self->differences->pdata[i];
      if (!g_str_equal (difference->field->name, "latitude") &&
          !g_str_equal (difference->field->name, "longitude"))
        continue;
      if (round == 0)
        accept = accept && difference->accept;
      else
        difference->accept = accept;
    }
}

static gpointer
adopt_func (ComityDb *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (ComityAdoption) self = g_new0 (ComityAdoption, 1);
  self->differences = g_ptr_array_new_with_free_func (difference_free);
  self->duplicates = g_ptr_array_new_with_free_func (duplicate_free);
  self->names = g_ptr_array_new ();
  self->findings = g_steal_pointer (&question->findings);
  self->logo = g_steal_pointer (&question->logo);
  self->accept_logo = self->logo != NULL;
  if (question->partner == 0) {
    self->partner = comity_record_new (&comity_kind_partner);
    find_duplicates (db, self);
  } else {
    self->partner = comity_db_load (db, &comity_kind_partner, question->partner, error);
  }
  if (self->partner == NULL)
    return NULL;
  self->origins = read_children (db, self, &comity_kind_origin, MOST_ORIGINS, error);
  if (self->origins == NULL)
    return NULL;
  const ComityField *logo = comity_kind_get_field (&comity_kind_partner, "logo");
  self->accept_logo =
    self->logo != NULL && !is_typed (self, logo, comity_record_get (self->partner, "logo"));
  compare (db, self);
  couple_coordinates (self);
  return find_names (db, self, error) ? g_steal_pointer (&self) : NULL;
}

static Question *
question_new (ComityFindings *findings, ComityFetchedLogo *logo, gint64 partner)
{
  Question *question = g_new0 (Question, 1);
  *question = (Question) { findings, logo, partner };
  return question;
}

/**
 * comity_adoption_new_sync:
 * @findings: (transfer full): what was found
 * @logo: (transfer full) (nullable): the logo that was fetched
 * @partner: which partner; 0: one that is to be made
 *
 * Compares what was found with what the office has. Waits.
 *
 * Returns: (transfer full): the differences
 */
ComityAdoption *
comity_adoption_new_sync (ComityStore *store,
                          ComityFindings *findings,
                          ComityFetchedLogo *logo,
                          gint64 partner,
                          GError **error)
{
  Question *question = question_new (findings, logo, partner);
  ComityAdoption *self = comity_store_read_sync (store, adopt_func, question, error);
  question_free (question);
  return self;
}

/**
 * comity_adoption_new_async:
 *
 * As comity_adoption_new_sync(), on a reader of the store.
 */
void
comity_adoption_new_async (ComityStore *store,
                           ComityFindings *findings,
                           ComityFetchedLogo *logo,
                           gint64 partner,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  comity_store_read_async (store, adopt_func, question_new (findings, logo, partner), question_free,
                           (GDestroyNotify) comity_adoption_free, NULL, callback, user_data);
}

/** comity_adoption_new_finish: (transfer full): the differences. */
ComityAdoption *
comity_adoption_new_finish (ComityStore *store, GAsyncResult *result, GError **error)
{
  return comity_store_read_finish (store, result, error);
}

/* What stands in a field of the partner, or is about to, is no other name. */
static gboolean
is_own_name (const ComityAdoption *self, const char *value)
{
  static const char *const fields[] = { "name", "name_local", "acronym" };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *now = comity_record_get (self->partner, fields[i]);
    for (guint d = 0; d < self->differences->len; d++) {
      const ComityDifference *difference = self->differences->pdata[d];
      if (difference->accept && g_str_equal (difference->field->name, fields[i]))
        now = difference->value;
    }
    if (g_strcmp0 (value, now) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * comity_adoption_dup_names:
 *
 * Returns: (transfer full) (nullable): the other names that it would get, for people
 */
char *
comity_adoption_dup_names (const ComityAdoption *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < self->names->len; i++) {
    const ComityFoundName *found = self->names->pdata[i];
    if (!is_own_name (self, found->value))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", found->value);
  }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

/** comity_adoption_is_empty: whether the web says nothing that the office does not have. */
gboolean
comity_adoption_is_empty (const ComityAdoption *self)
{
  g_autofree char *names = comity_adoption_dup_names (self);
  return self->differences->len == 0 && self->logo == NULL && names == NULL;
}

/** comity_adoption_count: how many values would change, with the logo and the other names. */
guint
comity_adoption_count (const ComityAdoption *self)
{
  g_autofree char *names = self->accept_names ? comity_adoption_dup_names (self) : NULL;
  guint n = (self->accept_logo ? 1 : 0) + (names != NULL ? 1 : 0);
  for (guint i = 0; i < self->differences->len; i++)
    n += ((const ComityDifference *) self->differences->pdata[i])->accept ? 1 : 0;
  return n;
}

/** comity_adoption_set_logo: takes another logo (transfer full, nullable). */
void
comity_adoption_set_logo (ComityAdoption *self, ComityFetchedLogo *logo)
{
  g_clear_pointer (&self->logo, comity_fetched_logo_free);
  self->logo = logo;
  self->accept_logo = logo != NULL;
}

/**
 * comity_difference_dup_shown:
 * @neutral: (nullable): its old or new value
 *
 * Returns: (transfer full): it for people
 */
char *
comity_difference_dup_shown (const ComityDifference *self, const char *neutral)
{
  if (neutral == NULL)
    return NULL;
  if (comity_field_is_reference (self->field))
    return g_strdup (neutral == self->value ? self->finding->value : "…");
  return comity_field_format (self->field, neutral);
}

/* -- Writing ------------------------------------------------------------------------------------ */

static void
put_origin (ComityChanges *changes,
            ComityRecord *partner,
            const GPtrArray *origins,
            const char *field,
            const char *value,
            const ComityOrigin *from,
            const char *original)
{
  ComityRecord *known = find_origin (origins, field);
  g_autoptr (ComityRecord) origin =
    known != NULL ? g_object_ref (known) : comity_record_new (&comity_kind_origin);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (partner));
  g_autofree char *today = comity_date_today ();
  g_autofree char *fetched = from->fetched != NULL ? g_strndup (from->fetched, 10) : NULL;
  comity_record_set (origin, "partner", owner);
  comity_record_set (origin, "field", field);
  comity_record_set (origin, "value", value);
  comity_record_set (origin, "from", from->source);
  comity_record_put (origin, "address", from->address, NULL);
  comity_record_set (origin, "date", fetched != NULL ? fetched : today);
  comity_record_set (origin, "original", original);
  comity_changes_put (changes, origin);
}

static void
put_names (const ComityAdoption *self, ComityChanges *changes, ComityRecord *partner)
{
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (partner));
  for (guint i = 0; i < self->names->len; i++) {
    const ComityFoundName *found = self->names->pdata[i];
    if (is_own_name (self, found->value))
      continue;
    g_autoptr (ComityRecord) name = comity_record_new (&comity_kind_name);
    comity_record_set (name, "partner", owner);
    comity_record_set (name, "value", found->value);
    comity_record_put (name, "language", found->language, NULL);
    comity_record_put (name, "kind", found->kind, NULL);
    comity_changes_put (changes, name);
  }
}

/**
 * comity_adoption_put_logo:
 * @partner: is changed, and not put
 * @origins: (element-type ComityRecord): where its values come from
 *
 * Gives a partner a logo: the PNG for lists, and the original where it is from.
 */
void
comity_adoption_put_logo (ComityChanges *changes,
                          ComityRecord *partner,
                          const GPtrArray *origins,
                          const ComityFetchedLogo *logo)
{
  g_autofree char *hash = NULL;
  g_autofree char *original = NULL;
  g_autofree char *day =
    logo->fetched != NULL ? g_strndup (logo->fetched, 10) : comity_date_today ();
  ComityOrigin from = { logo->source != NULL ? logo->source : "page", logo->url, logo->fetched };
  comity_changes_add_blob (changes, logo->picture->png, &hash);
  comity_changes_add_blob (changes, logo->picture->original, &original);
  comity_record_set (partner, "logo", hash);
  comity_record_put (partner, "logo_source", logo->url, NULL);
  comity_record_set (partner, "logo_fetched", logo->url != NULL ? day : NULL);
  comity_record_put (partner, "logo_rights", logo->rights, NULL);
  if (comity_record_get_id (partner) == 0 || logo->url == NULL)
    return;
  put_origin (changes, partner, origins, "logo", hash, &from, original);
}

/**
 * comity_adoption_apply:
 * @changes: gets what is accepted, with where it comes from
 *
 * Puts what is accepted into one transaction.
 *
 * Returns: the partner's id
 */
gint64
comity_adoption_apply (ComityAdoption *self, ComityChanges *changes)
{
  g_autoptr (ComityRecord) partner = comity_record_copy (self->partner);
  g_autofree char *today = comity_date_today ();
  gboolean is_new = comity_record_get_id (partner) == 0;
  for (guint i = 0; i < self->differences->len; i++) {
    const ComityDifference *difference = self->differences->pdata[i];
    if (difference->accept)
      comity_record_set (partner, difference->field->name, difference->value);
  }
  comity_record_set (partner, "register_checked", today);
  if (is_new)
    comity_record_set_id (partner, comity_id_new ());
  if (self->logo != NULL && self->accept_logo)
    comity_adoption_put_logo (changes, partner, self->origins, self->logo);
  comity_changes_put (changes, partner);
  for (guint i = 0; i < self->differences->len; i++) {
    const ComityDifference *difference = self->differences->pdata[i];
    const ComityFinding *finding = difference->finding;
    ComityOrigin from = { finding->source, finding->address, finding->fetched };
    if (difference->accept)
      put_origin (changes, partner, self->origins, difference->field->name, difference->value,
                  &from, NULL);
  }
  if (self->accept_names)
    put_names (self, changes, partner);
  return comity_record_get_id (partner);
}
