/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-sub-records.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-drag-out.h"
#include "comity-focus-key.h"
#include "comity-lead.h"
#include "comity-parts.h"
#include "comity-record-row.h"
#include "comity-section.h"
#include "comity-sub-row.h"

/* Lists on a record's page: what belongs to it alone, and what of other kinds names it. */

/** comity_sub_records_can_move: whether the records have an order that people choose */
gboolean
comity_sub_records_can_move (const ComityPageRelation *relation)
{
  const ComityField *place = comity_kind_get_place_field (relation->kind);

  return place != NULL && strcmp (relation->kind->order[0], place->name) == 0;
}

/**
 * comity_sub_records_place:
 * @id: of the record to move
 * @before: the one before which it shall stand; 0: at the end
 *
 * Returns: (transfer full) (element-type ComityRecord): the records whose place has changed, as
 *   they are to be saved
 */
GPtrArray *
comity_sub_records_place (const ComityPageRelation *relation, gint64 id, gint64 before)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  const char *field = relation->kind->order[0];
  ComityRecord *moved = NULL;
  guint to;

  for (guint i = 0; i < relation->records->len; i++)
    if (comity_record_get_id (relation->records->pdata[i]) == id)
      moved = relation->records->pdata[i];
    else
      g_ptr_array_add (order, relation->records->pdata[i]);
  if (moved == NULL)
    return changed;
  for (to = 0; to < order->len; to++)
    if (comity_record_get_id (order->pdata[to]) == before)
      break;
  g_ptr_array_insert (order, (int) to, moved);
  for (guint i = 0; i < order->len; i++) {
    g_autofree char *place = g_strdup_printf ("%u", i + 1);
    ComityRecord *copy;

    if (g_strcmp0 (comity_record_get (order->pdata[i], field), place) == 0)
      continue;
    copy = comity_record_copy (order->pdata[i]);
    comity_record_set (copy, field, place);
    g_ptr_array_add (changed, copy);
  }
  return changed;
}

/* The country, partner … that the new record shares with the one on whose page it is made. */
static void
set_place (ComityPageData *data, ComityRecord *preset)
{
  const ComityKind *kind = comity_record_get_kind (preset);
  ComityPageRelation *relation = comity_page_data_find (data, kind->name);
  gint64 last = 0;

  if (relation == NULL || !comity_sub_records_can_move (relation))
    return;
  for (guint i = 0; i < relation->records->len; i++)
    last = MAX (last, comity_record_get_int (relation->records->pdata[i], kind->order[0], 0));
  g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT, last + 1);
  comity_record_set (preset, kind->order[0], place);
}

/**
 * comity_sub_records_make_preset:
 * @kind: of the new record
 * @field: the field of @kind that names the record of the page
 *
 * Returns: (transfer full): what a new record begins with when it is added on this page
 */
ComityRecord *
comity_sub_records_make_preset (ComityPageData *data,
                                const ComityKind *kind,
                                const ComityField *field)
{
  ComityRecord *preset = comity_record_new (kind);
  g_autofree char *title = comity_record_dup_title (data->record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (data->record));

  if (field->type == COMITY_TYPE_LINK) {
    g_autofree char *link =
      g_strdup_printf ("%s/%s", comity_record_get_kind (data->record)->name, id);

    comity_record_set (preset, field->name, link);
  } else {
    comity_record_set (preset, field->name, id);
  }
  comity_record_set_ref_titles (preset, (guint) comity_kind_index (kind, field->name), title);
  set_place (data, preset);
  return preset;
}

/** comity_add_button_new: (transfer floating) adds a record that names the one of the page in @field */
GtkWidget *
comity_add_button_new (const ComityKind *kind, const char *field)
{
  /* Translators: tooltip of a button with a plus sign; %s is a kind of record */
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), comity_kind_get_label (kind));
  GtkWidget *button = comity_icon_button_new ("list-add-symbolic", label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", kind->name, field);
  return button;
}

/**
 * comity_sub_records_section:
 * @title: over the list
 * @make_end: (nullable): makes what stands at the end of a row
 * @ends: for @make_end
 * @wide_only: (nullable): takes what a narrow page hides
 *
 * Returns: (transfer floating): the list of one sub-kind, with what adds, edits, moves and deletes
 */
GtkWidget *
comity_sub_records_section (ComityPageData *data,
                            ComityPageRelation *relation,
                            const char *title,
                            ComityMakeEnd make_end,
                            GtkSizeGroup *ends,
                            GPtrArray *wide_only)
{
  ComitySection *section = comity_section_new (title);

  comity_section_add_suffix (section,
                             comity_add_button_new (relation->kind, relation->field->name));
  for (guint i = 0; i < relation->records->len; i++) {
    GtkWidget *end = make_end != NULL ? make_end (data, relation, i, ends) : NULL;
    GtkWidget *row =
      comity_sub_row_new (data, relation, relation->records, i, NULL, end, wide_only);

    comity_sub_row_take_drops (row, relation);
    comity_section_add_row (section, row);
  }
  if (relation->records->len == 0)
    comity_section_add_content (section,
                                comity_dim_label_new (comity_kind_get_empty (relation->kind)));
  return GTK_WIDGET (section);
}

/** comity_sub_records_new: (transfer floating): the same under the name of the sub-kind, with nothing at the ends */
GtkWidget *
comity_sub_records_new (ComityPageData *data, ComityPageRelation *relation, GPtrArray *wide_only)
{
  return comity_sub_records_section (data, relation, comity_kind_get_plural (relation->kind), NULL,
                                     NULL, wide_only);
}

/* Where the plural of the kind would not say what these records are to the one of the page. */
static const struct {
  const char *kind, *field;
  const char *title; /* NC_ ("section", …) */
} titles[] = {
  /* Translators: faculties, hospitals and centres of a university */
  { "partner", "parent", NC_ ("section", "Parts") },
  { "partner", "successor", NC_ ("section", "Formerly") },
  { "partner", "related", NC_ ("section", "Related organisations") },
  { "agreement", "supersedes", NC_ ("section", "Replaced by") },
  { "agreement", "amends", NC_ ("section", "Addenda") },
  { "agreement", "delegation", NC_ ("section", "Agreements signed") },
  { "event", "previous", NC_ ("section", "Next edition") },
};

/* A second field that names the same kind says which one it is. */
static char *
dup_title (const ComityPageRelation *relation)
{
  const char *plural = comity_kind_get_plural (relation->kind);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].kind, relation->kind->name) == 0 &&
        strcmp (titles[i].field, relation->field->name) == 0)
      return g_strdup (g_dpgettext2 (NULL, "section", titles[i].title));
  for (guint i = 0; i < relation->kind->n_fields; i++) {
    const ComityField *field = &relation->kind->fields[i];

    if (field == relation->field)
      break;
    if (comity_field_is_reference (field) &&
        g_strcmp0 (field->target, relation->field->target) == 0)
      return g_strdup_printf ("%s · %s", plural, comity_field_get_label (relation->field));
  }
  return g_strdup (plural);
}

/** comity_show_all_row_new: (transfer floating) leads to the list of all that name @owner */
GtkWidget *
comity_show_all_row_new (ComityRecord *owner, const ComityPageRelation *relation)
{
  g_autofree char *label =
    /* Translators: a button below the first few of a list; how many there are altogether */
    g_strdup_printf (ngettext ("Show All %'u", "Show All %'u", relation->count), relation->count);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (row), "go-next-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ssx)", relation->kind->name,
                                    relation->field->name, comity_record_get_id (owner));
  comity_set_label (row, label);
  return row;
}

static void
write_cb (GtkWidget *button, const char *uri)
{
  comity_open_uri (button, uri);
}

static void
free_closure_text (gpointer text, GClosure *closure)
{
  g_free (text);
}

/* A person can be written to from the list. */
static void
add_mail_button (GtkWidget *row, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const ComityField *field = comity_kind_get_field (kind, "email");
  g_autofree char *uri = comity_kind_is_person (kind) && field != NULL ?
                           comity_address_to_uri (field, comity_record_get (record, "email")) :
                           NULL;
  g_autofree char *title = comity_record_dup_title (record), *label = NULL;
  GtkWidget *button;

  if (uri == NULL)
    return;
  /* Translators: tooltip of a button with an envelope; %s is a person */
  label = g_strdup_printf (_ ("Write to %s"), title);
  button = comity_icon_button_new ("mail-unread-symbolic", label);
  g_signal_connect_data (button, "clicked", G_CALLBACK (write_cb), g_steal_pointer (&uri),
                         free_closure_text, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_related_row (ComityPageData *data,
                  ComityPageRelation *relation,
                  ComityRecord *record,
                  GPtrArray *wide_only)
{
  g_autofree char *owner_title = comity_record_dup_title (data->record);
  GtkWidget *row = comity_record_row_new (data->store, record, owner_title, wide_only);
  gint64 id = comity_record_get_id (record);

  add_mail_button (row, record);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  comity_lead_to (row, relation->kind, id);
  comity_focus_key_set_record (row, relation->kind->name, id);
  comity_drag_out_add_record (row, data->store, record);
  return row;
}

/**
 * comity_related_new:
 *
 * Returns: (transfer floating): the first records of another kind that name the one of the page, with
 *   the way to all of them and to a new one
 */
GtkWidget *
comity_related_new (ComityPageData *data, ComityPageRelation *relation, GPtrArray *wide_only)
{
  g_autofree char *title = dup_title (relation);
  ComitySection *section = comity_section_new (title);

  comity_section_set_count (section, relation->count);
  comity_section_add_suffix (section,
                             comity_add_button_new (relation->kind, relation->field->name));
  for (guint i = 0; i < relation->records->len; i++)
    comity_section_add_row (section, make_related_row (data, relation, relation->records->pdata[i],
                                                       wide_only));
  if (relation->count > relation->records->len)
    comity_section_add_row (section, comity_show_all_row_new (data->record, relation));
  return GTK_WIDGET (section);
}
