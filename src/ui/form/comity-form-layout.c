/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-form-layout.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-parts.h"

/*
 * From a kind's table to the groups of a form. Sections in which nothing is asked for and nothing
 * stands are folded into one line that names what it holds: a partner has seventy fields, and most
 * of them stay empty.
 */

static void
field_free (ComityFormField *self)
{
  g_object_unref (self->control);
  g_free (self);
}

/* Whether a field is typed into: the record that a new one belongs to is given with it; places in a
 * row are changed on the page; what a file's content tells is not typed. */
static gboolean
is_edited (ComityRecord *record, guint index)
{
  static const char *const told_by_content[] = { "media_type", "size", NULL };
  const ComityKind *kind = comity_record_get_kind (record);
  const ComityField *field = &kind->fields[index];

  if (field == comity_kind_get_place_field (kind))
    return FALSE;
  if (strcmp (kind->name, "attachment") == 0 && g_strv_contains (told_by_content, field->name))
    return FALSE;
  if ((field->flags & COMITY_OWNER) != 0 || field->type == COMITY_TYPE_LINK)
    return comity_record_get_at (record, index) == NULL;
  return TRUE;
}

/* The end of the section that begins at @from. */
static guint
section_end (const ComityKind *kind, guint from)
{
  guint end = from + 1;

  while (end < kind->n_fields && kind->fields[end].section == NULL)
    end++;
  return end;
}

static gboolean
may_fold (ComityRecord *record, guint from, guint end)
{
  const ComityKind *kind = comity_record_get_kind (record);

  if (from == 0)
    return FALSE;
  for (guint i = from; i < end; i++)
    if ((kind->fields[i].flags & (COMITY_REQUIRED | COMITY_LISTED | COMITY_PROMINENT)) != 0 ||
        comity_record_get_at (record, i) != NULL)
      return FALSE;
  return TRUE;
}

static guint
count_edited (ComityRecord *record, guint from, guint end)
{
  guint n = 0;

  for (guint i = from; i < end; i++)
    n += is_edited (record, i) ? 1 : 0;
  return n;
}

/* "ROR, Wikidata, ISNI": what is found under a folded section. */
static char *
dup_contents (ComityRecord *record, guint from, guint end)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = from; i < end; i++)
    if (is_edited (record, i))
      g_ptr_array_add (labels, (char *) comity_field_get_label (&kind->fields[i]));
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) labels->pdata);
}

static GtkWidget *
add_group (GtkBox *groups, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL) {
    g_autofree char *escaped = g_markup_escape_text (title, -1);

    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  } else {
    comity_set_inner_label (group, GTK_TYPE_LIST_BOX, _ ("More fields"));
  }
  gtk_box_append (groups, group);
  return group;
}

static GtkWidget *
add_expander (GtkWidget *group, ComityRecord *record, guint from, guint end)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *contents = dup_contents (record, from, end);
  const char *title = comity_field_get_section (&comity_record_get_kind (record)->fields[from]);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), contents);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (expander), 1);
  gtk_widget_set_tooltip_text (expander, contents);
  comity_set_label (expander, title);
  comity_set_inner_label (expander, GTK_TYPE_LIST_BOX, title);
  comity_set_inner_label (expander, ADW_TYPE_ACTION_ROW, title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  return expander;
}

static void
add_fields (GPtrArray *fields,
            ComityRecord *record,
            ComityStore *store,
            guint from,
            guint end,
            GtkWidget *group,
            GtkWidget *expander)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = from; i < end; i++) {
    ComityFormField *field;

    if (!is_edited (record, i))
      continue;
    field = g_new0 (ComityFormField, 1);
    field->index = i;
    field->expander = expander;
    field->control = comity_control_new (&kind->fields[i], store);
    comity_control_set_value (field->control, comity_record_get_at (record, i),
                              comity_record_get_ref_titles (record, i));
    g_ptr_array_add (fields, field);
    if (expander != NULL) {
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                comity_control_get_row (field->control));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                comity_control_get_note_row (field->control));
    } else {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 comity_control_get_row (field->control));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 comity_control_get_note_row (field->control));
    }
  }
}

/**
 * comity_form_layout_build:
 * @groups: where the groups go
 * @record: what is edited
 * @store: (nullable): the office
 *
 * Returns: (transfer full) (element-type ComityFormField): the fields in the order of the table,
 *   filled from @record
 */
GPtrArray *
comity_form_layout_build (GtkBox *groups, ComityRecord *record, ComityStore *store)
{
  const ComityKind *kind = comity_record_get_kind (record);
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  GtkWidget *folded = NULL;

  for (guint from = 0, end; from < kind->n_fields; from = end) {
    end = section_end (kind, from);
    if (count_edited (record, from, end) == 0)
      continue;
    if (may_fold (record, from, end)) {
      if (folded == NULL)
        folded = add_group (groups, NULL);
      add_fields (fields, record, store, from, end, NULL, add_expander (folded, record, from, end));
    } else {
      const char *title = comity_field_get_section (&kind->fields[from]);

      folded = NULL;
      add_fields (fields, record, store, from, end, add_group (groups, title), NULL);
    }
  }
  return fields;
}
