/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-record.h"

#include "config.h"

#include <string.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-mask.h"
#include "comity-record-private.h"
#include "comity-text.h"

typedef struct {
  gint64 id;
  int version;
  char *created, *changed;
  gboolean masked;   /* document numbers are shown in part */
  char **values;     /* one a field; NULL: absent */
  char **ref_titles; /* made when the first is set; of reference fields, as the store read them */
} ComityRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ComityRecord, comity_record, G_TYPE_OBJECT)

#define PRIVATE(record) ((ComityRecordPrivate *) comity_record_get_instance_private (record))

static void
comity_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, comity_record_get_at (COMITY_RECORD (object), id - 1));
}

static void
comity_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  comity_record_set_at (COMITY_RECORD (object), id - 1, g_value_get_string (value));
}

static void
free_texts (char **texts, guint n)
{
  if (texts == NULL)
    return;
  for (guint i = 0; i < n; i++)
    g_free (texts[i]);
  g_free (texts);
}

static void
comity_record_finalize (GObject *object)
{
  ComityRecord *self = COMITY_RECORD (object);
  ComityRecordPrivate *priv = PRIVATE (self);
  guint n = comity_record_get_kind (self)->n_fields;

  free_texts (priv->values, n);
  free_texts (priv->ref_titles, n);
  g_free (priv->created);
  g_free (priv->changed);

  G_OBJECT_CLASS (comity_record_parent_class)->finalize (object);
}

static void
comity_record_class_init (ComityRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = comity_record_finalize;
}

static void
comity_record_init (ComityRecord *self)
{
}

static GParamSpec *
create_pspec (const ComityField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');

  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
}

static void
kind_class_init (gpointer klass, gpointer class_data)
{
  const ComityKind *kind = class_data;
  ComityRecordClass *record_class = klass;
  GObjectClass *object_class = klass;

  /* GObject clears these two in every subclass. */
  object_class->get_property = comity_record_get_property;
  object_class->set_property = comity_record_set_property;
  record_class->kind = kind;
  record_class->pspecs = g_new0 (GParamSpec *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++) {
    record_class->pspecs[i] = create_pspec (&kind->fields[i]);
    g_object_class_install_property (klass, i + 1, record_class->pspecs[i]);
  }
}

/* The kind is known only once the instance has its final class, so not in comity_record_init(). */
static void
kind_instance_init (GTypeInstance *instance, gpointer klass)
{
  ComityRecord *self = (ComityRecord *) instance;

  PRIVATE (self)->values = g_new0 (char *, ((ComityRecordClass *) klass)->kind->n_fields);
}

GType
comity_record_register_type (const ComityKind *kind)
{
  const GTypeInfo info = {
    .class_size = sizeof (ComityRecordClass),
    .class_init = kind_class_init,
    .class_data = kind,
    .instance_size = sizeof (ComityRecord),
    .instance_init = kind_instance_init,
  };

  return g_type_register_static (COMITY_TYPE_RECORD, kind->type_name, &info, G_TYPE_FLAG_FINAL);
}

/**
 * comity_record_new:
 * @kind: a registered kind
 *
 * Returns: (transfer full): a record without id and values
 */
ComityRecord *
comity_record_new (const ComityKind *kind)
{
  return g_object_new (comity_kind_get_gtype (kind), NULL);
}

/**
 * comity_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): another record with the same id, version, stamps and values
 */
ComityRecord *
comity_record_copy (ComityRecord *record)
{
  ComityRecord *copy = comity_record_new (comity_record_get_kind (record));

  comity_record_set_id (copy, comity_record_get_id (record));
  comity_record_set_version (copy, comity_record_get_version (record));
  comity_record_set_stamps (copy, comity_record_get_created (record),
                            comity_record_get_changed (record));
  for (guint i = 0; i < comity_record_get_kind (record)->n_fields; i++) {
    comity_record_set_at (copy, i, comity_record_get_at (record, i));
    comity_record_set_ref_titles (copy, i, comity_record_get_ref_titles (record, i));
  }
  return copy;
}

/**
 * comity_record_get_kind:
 * @record: a record
 *
 * Returns: (transfer none): the table that it follows
 */
const ComityKind *
comity_record_get_kind (ComityRecord *record)
{
  return COMITY_RECORD_GET_CLASS (record)->kind;
}

/**
 * comity_record_get_id:
 * @record: a record
 *
 * Returns: its id; 0 before it has been given to the store
 */
gint64
comity_record_get_id (ComityRecord *record)
{
  return PRIVATE (record)->id;
}

/**
 * comity_record_set_id:
 * @record: a record
 * @id: an id made by comity_id_new(), or 0
 *
 * Names the record.
 */
void
comity_record_set_id (ComityRecord *record, gint64 id)
{
  PRIVATE (record)->id = id;
}

/**
 * comity_record_get_version:
 * @record: a record
 *
 * Returns: how often it has been saved; 0 when never
 */
int
comity_record_get_version (ComityRecord *record)
{
  return PRIVATE (record)->version;
}

/**
 * comity_record_set_version:
 * @record: a record
 * @version: the version that was read
 *
 * A save is refused when the store holds another version than this.
 */
void
comity_record_set_version (ComityRecord *record, int version)
{
  PRIVATE (record)->version = version;
}

/**
 * comity_record_get_created:
 * @record: a record
 *
 * Returns: (nullable): when it was first saved, UTC, ISO 8601
 */
const char *
comity_record_get_created (ComityRecord *record)
{
  return PRIVATE (record)->created;
}

/**
 * comity_record_get_changed:
 * @record: a record
 *
 * Returns: (nullable): when it was last saved, UTC, ISO 8601
 */
const char *
comity_record_get_changed (ComityRecord *record)
{
  return PRIVATE (record)->changed;
}

/**
 * comity_record_set_stamps:
 * @record: a record
 * @created: (nullable): when it was first saved
 * @changed: (nullable): when it was last saved
 *
 * Used by the store when it reads.
 */
void
comity_record_set_stamps (ComityRecord *record, const char *created, const char *changed)
{
  ComityRecordPrivate *priv = PRIVATE (record);

  g_set_str (&priv->created, created);
  g_set_str (&priv->changed, changed);
}

/**
 * comity_record_get_at:
 * @record: a record
 * @index: the place of a field in the kind's table
 *
 * Returns: (transfer none) (nullable): the value in the neutral form; %NULL when absent
 */
const char *
comity_record_get_at (ComityRecord *record, guint index)
{
  g_return_val_if_fail (index < comity_record_get_kind (record)->n_fields, NULL);
  return PRIVATE (record)->values[index];
}

/**
 * comity_record_get:
 * @record: a record
 * @field_name: the name of a field of its kind
 *
 * Returns: (transfer none) (nullable): the value in the neutral form; %NULL when absent
 */
const char *
comity_record_get (ComityRecord *record, const char *field_name)
{
  int index = comity_kind_index (comity_record_get_kind (record), field_name);

  g_return_val_if_fail (index >= 0, NULL);
  return comity_record_get_at (record, index);
}

/**
 * comity_record_set_at:
 * @record: a record
 * @index: the place of a field in the kind's table
 * @neutral: (nullable): a value that is already in the neutral form
 *
 * Sets without looking at the value; notifies only when it is another one. The titles of a changed
 * reference are forgotten.
 */
void
comity_record_set_at (ComityRecord *record, guint index, const char *neutral)
{
  ComityRecordPrivate *priv = PRIVATE (record);

  g_return_if_fail (index < comity_record_get_kind (record)->n_fields);
  if (!g_set_str (&priv->values[index], neutral))
    return;
  if (priv->ref_titles != NULL)
    g_clear_pointer (&priv->ref_titles[index], g_free);
  g_object_notify_by_pspec (G_OBJECT (record), COMITY_RECORD_GET_CLASS (record)->pspecs[index]);
}

/**
 * comity_record_set:
 * @record: a record
 * @field_name: the name of a field of its kind
 * @neutral: (nullable): a value that is already in the neutral form
 *
 * As comity_record_set_at(), by name.
 */
void
comity_record_set (ComityRecord *record, const char *field_name, const char *neutral)
{
  int index = comity_kind_index (comity_record_get_kind (record), field_name);

  g_return_if_fail (index >= 0);
  comity_record_set_at (record, index, neutral);
}

/**
 * comity_record_put:
 * @record: a record
 * @field_name: the name of a field
 * @neutral: (nullable): what should be the neutral form of a value
 * @error: return location for a %COMITY_CORE_ERROR
 *
 * Checks the value against the field, brings it to its canonical form and sets it. An unknown
 * field or a value that does not fit changes nothing.
 *
 * Returns: whether it was set
 */
gboolean
comity_record_put (ComityRecord *record,
                   const char *field_name,
                   const char *neutral,
                   GError **error)
{
  const ComityField *field;
  g_autofree char *canonical = NULL;

  field = comity_kind_require_field (comity_record_get_kind (record), field_name, error);
  if (field == NULL)
    return FALSE;
  if (neutral != NULL) {
    g_autoptr (GError) problem = NULL;

    canonical = comity_field_normalize (field, neutral, &problem);
    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  }
  comity_record_set (record, field_name, canonical);
  return TRUE;
}

/**
 * comity_record_get_int:
 * @record: a record
 * @field_name: the name of a field that holds a whole number, a date's year or an id
 * @otherwise: what to return when it is absent
 *
 * Returns: the number
 */
gint64
comity_record_get_int (ComityRecord *record, const char *field_name, gint64 otherwise)
{
  const char *value = comity_record_get (record, field_name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : otherwise;
}

/**
 * comity_record_get_ref:
 * @record: a record
 * @field_name: the name of a REF field
 *
 * Returns: the id of the record it names; 0 when absent
 */
gint64
comity_record_get_ref (ComityRecord *record, const char *field_name)
{
  return comity_record_get_int (record, field_name, 0);
}

/**
 * comity_record_get_ref_titles:
 * @record: a record
 * @index: the place of a reference field
 *
 * Returns: (transfer none) (nullable): the titles of the records it names, a line each, as the
 * store read them; %NULL when it did not
 */
const char *
comity_record_get_ref_titles (ComityRecord *record, guint index)
{
  ComityRecordPrivate *priv = PRIVATE (record);

  return priv->ref_titles != NULL ? priv->ref_titles[index] : NULL;
}

/**
 * comity_record_set_ref_titles:
 * @record: a record
 * @index: the place of a reference field
 * @titles: (nullable): titles, a line each
 *
 * Keeps the titles of the records that a reference names, for showing.
 */
void
comity_record_set_ref_titles (ComityRecord *record, guint index, const char *titles)
{
  ComityRecordPrivate *priv = PRIVATE (record);

  if (priv->ref_titles == NULL && titles == NULL)
    return;
  if (priv->ref_titles == NULL)
    priv->ref_titles = g_new0 (char *, comity_record_get_kind (record)->n_fields);
  g_set_str (&priv->ref_titles[index], titles);
}

/**
 * comity_record_dup_title:
 * @record: a record
 *
 * Returns: (transfer full): what it is called; never empty
 */
char *
comity_record_dup_title (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autofree char *title = NULL;

  if (kind->title != NULL)
    title = comity_record_dup_display (record, comity_kind_index (kind, kind->title));
  if (comity_text_is_blank (title) && kind->dup_title != NULL) {
    g_free (title);
    title = kind->dup_title (record);
  }

  if (comity_text_is_blank (title))
    /* Translators: what a record is called that has no name yet; %s is its kind, such as “Partner” */
    return g_strdup_printf (_ ("%s without a name"), comity_kind_get_label (kind));
  return g_steal_pointer (&title);
}

/**
 * comity_record_dup_subtitle:
 * @record: a record
 *
 * Returns: (transfer full): the dim second line under its title; may be empty
 */
char *
comity_record_dup_subtitle (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  char *subtitle = kind->dup_subtitle != NULL ? kind->dup_subtitle (record) : NULL;

  return subtitle != NULL ? subtitle : g_strdup ("");
}

/**
 * comity_record_set_masked:
 * @masked: whether comity_record_dup_display() shows document numbers in part; the values stay
 */
void
comity_record_set_masked (ComityRecord *record, gboolean masked)
{
  PRIVATE (record)->masked = masked;
}

/**
 * comity_record_dup_display:
 * @record: a record
 * @index: the place of a field
 *
 * Returns: (transfer full): the value as a person reads it; empty when absent. References by
 * their titles, where the store gave them.
 */
char *
comity_record_dup_display (ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  const char *titles = comity_record_get_ref_titles (record, index);

  if (titles == NULL) {
    g_autofree char *shown = comity_field_format (field, comity_record_get_at (record, index));

    return PRIVATE (record)->masked ? comity_mask_dup (field, shown) : g_steal_pointer (&shown);
  }

  g_auto (GStrv) lines = g_strsplit (titles, "\n", -1);
  /* Translators: what stands between the items of a list within one line */
  return g_strjoinv (C_ ("list separator", ", "), lines);
}

/* The host of an e-mail address is that of a thousand others; what comes before tells them apart. */
static char *
dup_searched (ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  const char *value = comity_record_get_at (record, index);

  if (field->type == COMITY_TYPE_EMAIL && value != NULL)
    return g_strndup (value, strcspn (value, "@"));
  return comity_field_is_text (field) ? g_strdup (value) :
                                        comity_record_dup_display (record, index);
}

static void
append_searched (GString *text, ComityRecord *record, guint index)
{
  g_autofree char *shown = dup_searched (record, index);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, shown);
}

/**
 * comity_record_dup_search_text:
 * @record: a record
 *
 * Returns: (transfer full): the folded text of all searched fields, words divided by spaces
 */
char *
comity_record_dup_search_text (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++) {
    if ((kind->fields[i].flags & COMITY_SEARCHED) && comity_record_get_at (record, i) != NULL)
      append_searched (text, record, i);
  }
  return comity_text_fold (text->str);
}
