/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-sub-records.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-parts.h"
#include "comity-record-row.h"
#include "comity-section.h"

/* Lists on a record's page: what belongs to it alone, and what of other kinds names it. */

/** comity_sub_records_can_move: whether the records have an order that people choose */
gboolean
comity_sub_records_can_move (const ComityPageRelation *relation)
{
  const ComityField *place = comity_kind_get_place_field (relation->kind);

  return place != NULL && strcmp (relation->kind->order[0], place->name) == 0;
}

/**
 * comity_sub_records_move:
 * @id: of the record to move
 * @step: -1 up, 1 down
 *
 * Returns: (transfer full) (element-type ComityRecord): the records whose place has changed, as
 *   they are to be saved; empty when it cannot go there
 */
GPtrArray *
comity_sub_records_move (const ComityPageRelation *relation, gint64 id, int step)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_copy (relation->records, NULL, NULL);
  const char *field = relation->kind->order[0];
  guint from = order->len, to;
  gpointer record;

  g_ptr_array_set_free_func (order, NULL);
  for (guint i = 0; i < order->len; i++)
    if (comity_record_get_id (order->pdata[i]) == id)
      from = i;
  if (from == order->len || (step < 0 && from == 0) || (step > 0 && from + 1 == order->len))
    return changed;
  to = step < 0 ? from - 1 : from + 1;
  record = order->pdata[from];
  order->pdata[from] = order->pdata[to];
  order->pdata[to] = record;
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

  comity_record_set (preset, field->name, id);
  comity_record_set_ref_titles (preset, (guint) comity_kind_index (kind, field->name), title);
  set_place (data, preset);
  return preset;
}

static GtkWidget *
make_add_button (const ComityKind *kind, const ComityField *field)
{
  /* Translators: tooltip of a button with a plus sign; %s is a kind of record */
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), comity_kind_get_label (kind));
  GtkWidget *button = comity_icon_button_new ("list-add-symbolic", label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", kind->name, field->name);
  return button;
}

static void
append_item (GMenu *menu, const char *label, const char *action, const ComityKind *kind, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(sx)", kind->name, id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_row_menu (ComityPageRelation *relation, ComityRecord *record)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *title = comity_record_dup_title (record);
  /* Translators: accessible name of a menu button; %s is a record's title */
  g_autofree char *label = g_strdup_printf (_ ("Actions for “%s”"), title);
  gint64 id = comity_record_get_id (record);

  append_item (menu, C_ ("record", "_Edit"), "record.edit-sub", relation->kind, id);
  if (comity_sub_records_can_move (relation)) {
    append_item (menu, _ ("Move _Up"), "record.move-up", relation->kind, id);
    append_item (menu, _ ("Move _Down"), "record.move-down", relation->kind, id);
  }
  append_item (menu, _ ("_Delete"), "record.delete-sub", relation->kind, id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("More Actions"));
  comity_set_label (button, label);
  return button;
}

/**
 * comity_sub_records_new:
 *
 * Returns: (transfer floating): the list of one sub-kind, with what adds, edits, moves and deletes
 */
GtkWidget *
comity_sub_records_new (ComityStore *store,
                        ComityRecord *owner,
                        ComityPageRelation *relation,
                        GPtrArray *wide_only)
{
  ComitySection *section = comity_section_new (comity_kind_get_plural (relation->kind));
  g_autofree char *owner_title = comity_record_dup_title (owner);

  comity_section_add_suffix (section, make_add_button (relation->kind, relation->field));
  for (guint i = 0; i < relation->records->len; i++) {
    ComityRecord *record = relation->records->pdata[i];
    GtkWidget *row = comity_record_row_new (store, record, owner_title, wide_only);

    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_row_menu (relation, record));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.edit-sub");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", relation->kind->name,
                                      comity_record_get_id (record));
    comity_section_add_row (section, row);
  }
  if (relation->records->len == 0)
    comity_section_add_content (section,
                                comity_dim_label_new (comity_kind_get_empty (relation->kind)));
  return GTK_WIDGET (section);
}

/* Two fields of one kind may name the same partner: then the title says which one it is. */
static char *
dup_title (ComityPageRelation *relation)
{
  const char *plural = comity_kind_get_plural (relation->kind);
  guint n = 0;

  for (guint i = 0; i < relation->kind->n_fields; i++)
    if (comity_field_is_reference (&relation->kind->fields[i]) &&
        g_strcmp0 (relation->kind->fields[i].target, relation->field->target) == 0)
      n++;
  if (n < 2)
    return g_strdup (plural);
  return g_strdup_printf ("%s · %s", plural, comity_field_get_label (relation->field));
}

static void
add_show_all (ComitySection *section, ComityRecord *owner, ComityPageRelation *relation)
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
  comity_section_add_row (section, row);
}

/**
 * comity_related_new:
 * @owner: the record of the page
 *
 * Returns: (transfer floating): the first records of another kind that name @owner, with the way
 *   to all of them and to a new one
 */
GtkWidget *
comity_related_new (ComityStore *store,
                    ComityRecord *owner,
                    ComityPageRelation *relation,
                    GPtrArray *wide_only)
{
  g_autofree char *title = dup_title (relation);
  g_autofree char *owner_title = comity_record_dup_title (owner);
  ComitySection *section = comity_section_new (title);

  comity_section_set_count (section, relation->count);
  comity_section_add_suffix (section, make_add_button (relation->kind, relation->field));
  for (guint i = 0; i < relation->records->len; i++) {
    ComityRecord *record = relation->records->pdata[i];
    GtkWidget *row = comity_record_row_new (store, record, owner_title, wide_only);

    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", relation->kind->name,
                                      comity_record_get_id (record));
    comity_section_add_row (section, row);
  }
  if (relation->count > relation->records->len)
    add_show_all (section, owner, relation);
  return GTK_WIDGET (section);
}
