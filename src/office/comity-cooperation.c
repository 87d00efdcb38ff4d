/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-cooperation.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-lists.h"

/* The forms of cooperation with a partner, and what shows that they are practised. */

/* Records that name the forms which they belong to; agreements only promise them. */
static const struct {
  const char *kind, *partner;
} sources[] = {
  { "mobility", "partner" },
  { "event", "partners" },
  { "project", "partners" },
  { "delegation", "partners" },
};

/* Kinds whose records are of one form by themselves; also what is offered for a blank. */
static const struct {
  const char *form, *kind, *partner;
  const char *field, *value; /* that it must have, or NULL */
} natural[] = {
  { "mobility", "mobility", "partner", NULL, NULL },
  { "events", "event", "partners", NULL, NULL },
  { "projects", "project", "partners", NULL, NULL },
  { "publications", "publication", "partners", NULL, NULL },
  { "teaching", "mobility", "partner", "category", "staff_teaching" },
  { "exchange", "delegation", "partners", NULL, NULL },
};

static void
cooperation_free (gpointer data)
{
  ComityCooperation *self = data;

  g_free (self->code);
  g_array_unref (self->counts);
  g_free (self);
}

static gboolean
add_count (ComityCooperation *self, ComityDb *db, ComityQuery *query, GError **error)
{
  gint64 n = comity_db_count (db, query, error);
  ComityCooperationCount count = { comity_query_get_kind (query), (guint) MAX (n, 0) };

  if (n > 0)
    g_array_append_val (self->counts, count);
  return n >= 0;
}

static gboolean
is_counted (ComityCooperation *self, const char *kind)
{
  for (guint i = 0; i < self->counts->len; i++)
    if (strcmp (g_array_index (self->counts, ComityCooperationCount, i).kind->name, kind) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
count_natural (ComityCooperation *self, ComityDb *db, const char *partner, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (natural); i++) {
    g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find (natural[i].kind));

    /* a visit is an exchange of information only when it says so */
    if (strcmp (natural[i].form, self->code) != 0 || strcmp (natural[i].kind, "delegation") == 0)
      continue;
    if (!comity_query_add_filter (query, natural[i].partner, COMITY_OP_IS, partner, error) ||
        (natural[i].field != NULL &&
         !comity_query_add_filter (query, natural[i].field, COMITY_OP_IS, natural[i].value,
                                   error)) ||
        !add_count (self, db, query, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
count_named (ComityCooperation *self, ComityDb *db, const char *partner, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find (sources[i].kind));

    if (is_counted (self, sources[i].kind))
      continue;
    if (!comity_query_add_filter (query, sources[i].partner, COMITY_OP_IS, partner, error) ||
        !comity_query_add_filter (query, "forms", COMITY_OP_IS, self->code, error) ||
        !add_count (self, db, query, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_cooperation_read:
 * @partner: a partner
 *
 * For a #ComityReadFunc.
 *
 * Returns: (transfer full) (element-type ComityCooperation) (nullable): all forms in the order of
 *   the office's list, also those of which there is nothing; %NULL with @error
 */
GPtrArray *
comity_cooperation_read (ComityDb *db, ComityRecord *partner, GError **error)
{
  const ComityField *field = comity_kind_get_field (comity_record_get_kind (partner), "forms");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (partner));
  g_auto (GStrv) codes = comity_lists_dup_codes (field->list);
  g_auto (GStrv) agreed = comity_field_split (field, comity_record_get (partner, "forms"));
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (cooperation_free);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++) {
    ComityCooperation *form = g_new0 (ComityCooperation, 1);

    form->code = g_strdup (codes[i]);
    form->counts = g_array_new (FALSE, FALSE, sizeof (ComityCooperationCount));
    form->agreed = agreed != NULL && g_strv_contains ((const char *const *) agreed, codes[i]);
    g_ptr_array_add (forms, form);
    if (!count_natural (form, db, id, error) || !count_named (form, db, id, error))
      return NULL;
  }
  return g_steal_pointer (&forms);
}

/**
 * comity_cooperation_dup_evidence:
 *
 * Returns: (transfer full): what shows the form, or that nothing does
 */
char *
comity_cooperation_dup_evidence (const ComityCooperation *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->counts->len; i++) {
    const ComityCooperationCount *count = &g_array_index (self->counts, ComityCooperationCount, i);

    /* Translators: %1$s is a kind of record in the plural, %2$u how many: “Events: 3” */
    g_autofree char *part = g_strdup_printf (C_ ("cooperation", "%1$s: %2$u"),
                                             comity_kind_get_plural (count->kind), count->count);

    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", part);
  }
  if (text->len > 0)
    return g_string_free_and_steal (g_steal_pointer (&text));
  /* Translators: a form of cooperation that was agreed with a partner, but of which there is no record */
  return g_strdup (self->agreed ? C_ ("cooperation", "Agreed, nothing recorded") :
                                  /* Translators: a form of cooperation that is not practised */
                                  C_ ("cooperation", "None yet"));
}

/**
 * comity_cooperation_get_adding:
 * @code: a form of cooperation
 * @kind: (out): the kind of record that shows it
 *
 * Returns: (transfer none) (nullable): the field of @kind that names the partner; %NULL when the
 *   office added the form to the list and it has no kind of its own
 */
const ComityField *
comity_cooperation_get_adding (const char *code, const ComityKind **kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (natural); i++)
    if (strcmp (natural[i].form, code) == 0) {
      *kind = comity_kind_find (natural[i].kind);
      return comity_kind_get_field (*kind, natural[i].partner);
    }
  *kind = NULL;
  return NULL;
}
