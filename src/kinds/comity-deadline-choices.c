/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-kinds"
#include "config.h"

#include "comity-deadline-choices.h"

#include <string.h>

#include "comity-i18n.h"

#define MAX_TRIGGERS 128
#define MAX_CONDITIONS 512
#define MAX_DONES 256

ComityChoice comity_deadline_triggers[MAX_TRIGGERS + 1];
ComityChoice comity_deadline_conditions[MAX_CONDITIONS + 1];
ComityChoice comity_deadline_dones[MAX_DONES + 1];

/** A table being filled. */
typedef struct {
  ComityChoice *choices;
  guint n, max;
} Table;

static void
table_add (Table *self, const char *code, const char *label)
{
  g_return_if_fail (self->n < self->max);
  self->choices[self->n++] = (ComityChoice) { g_intern_string (code), g_intern_string (label) };
}

static void
add_field (Table *table, const ComityKind *kind, const ComityField *field)
{
  g_autofree char *code = g_strdup_printf ("%s.%s", kind->name, field->name);
  g_autofree char *label = g_strdup_printf (
    /* Translators: a kind of record, then one of its fields: “Paper · Valid to” */
    C_ ("field of a kind", "%s · %s"), comity_kind_get_label (kind),
    comity_field_get_label (field));

  table_add (table, code, label);
}

static void
add_choices (Table *table, const ComityKind *kind, const ComityField *field)
{
  for (const ComityChoice *choice = field->choices; choice->code; choice++) {
    g_autofree char *code = g_strdup_printf ("%s.%s=%s", kind->name, field->name, choice->code);
    g_autofree char *shown = comity_field_format (field, choice->code);
    g_autofree char *label = g_strdup_printf (
      /* Translators: a kind of record, one of its fields, a value: “Paper · State: Issued” */
      C_ ("field with a value", "%s · %s: %s"), comity_kind_get_label (kind),
      comity_field_get_label (field), shown);

    table_add (table, code, label);
  }
}

/* Only dates with an index can be asked for among a million records. */
static gboolean
is_trigger (const ComityField *field)
{
  return field->type == COMITY_TYPE_DATE && (field->flags & (COMITY_FILTERED | COMITY_DEADLINE));
}

static gboolean
is_done (const ComityField *field)
{
  return field->type == COMITY_TYPE_FILE ||
         (field->type == COMITY_TYPE_DATE && !(field->flags & COMITY_DEADLINE));
}

/**
 * comity_deadline_choices_fill:
 *
 * Fills the tables from the kinds that are registered. To be called once, after all of them are and
 * before any other thread; their labels are in the language of that moment.
 */
void
comity_deadline_choices_fill (void)
{
  Table triggers = { comity_deadline_triggers, 0, MAX_TRIGGERS };
  Table conditions = { comity_deadline_conditions, 0, MAX_CONDITIONS };
  Table dones = { comity_deadline_dones, 0, MAX_DONES };
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    if (kinds[i]->flags & COMITY_KIND_SETTINGS)
      continue;
    for (guint j = 0; j < kinds[i]->n_fields; j++) {
      const ComityField *field = &kinds[i]->fields[j];

      if (is_trigger (field))
        add_field (&triggers, kinds[i], field);
      if (is_done (field))
        add_field (&dones, kinds[i], field);
      if (field->choices && field->type == COMITY_TYPE_CHOICE && (field->flags & COMITY_FILTERED))
        add_choices (&conditions, kinds[i], field);
    }
  }
}

/**
 * comity_deadline_choice_find:
 * @code: (nullable): `KIND.FIELD` or `KIND.FIELD=VALUE`
 * @kind: (out): the kind
 * @field: (out): its field
 * @value: (out) (optional) (nullable): what stands after `=`
 *
 * Takes a code of the tables above apart.
 *
 * Returns: whether there are such a kind and field
 */
gboolean
comity_deadline_choice_find (const char *code,
                             const ComityKind **kind,
                             const ComityField **field,
                             const char **value)
{
  g_auto (GStrv) words = g_strsplit_set (code ? code : "", ".=", 3);
  const char *equals = code ? strchr (code, '=') : NULL;

  if (!words[0] || !words[1])
    return FALSE;
  *kind = comity_kind_find (words[0]);
  *field = *kind ? comity_kind_get_field (*kind, words[1]) : NULL;
  if (value)
    *value = equals ? equals + 1 : NULL;
  return *field != NULL;
}
