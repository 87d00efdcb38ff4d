/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-sub-row.h"

#include <glib/gi18n.h>

#include "comity-context-menu.h"
#include "comity-drag-out.h"
#include "comity-focus-key.h"
#include "comity-parts.h"
#include "comity-record-row.h"
#include "comity-sub-records.h"

/* A sub-record in the list on its owner's page: edited by a click, moved by keys and by hand. */

#define ID_KEY "comity-id"
#define NEXT_KEY "comity-next-id"

static void
set_id (GtkWidget *row, const char *key, gint64 id)
{
  g_object_set_data_full (G_OBJECT (row), key, g_memdup2 (&id, sizeof id), g_free);
}

static gint64
get_id (GtkWidget *row, const char *key)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), key);

  return id != NULL ? *id : 0;
}

/** comity_sub_row_get_id: the record that a row shows */
gint64
comity_sub_row_get_id (GtkWidget *row)
{
  return get_id (row, ID_KEY);
}

/** comity_sub_row_get_next_id: the record below it in its list; 0 for the last */
gint64
comity_sub_row_get_next_id (GtkWidget *row)
{
  return get_id (row, NEXT_KEY);
}

static gint64
id_at (GPtrArray *among, guint index)
{
  return index < among->len ? comity_record_get_id (among->pdata[index]) : 0;
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GVariant *
place_before (const char *kind, gint64 id, gint64 before)
{
  return g_variant_new ("(sxx)", kind, id, before);
}

static GMenuModel *
make_menu (const ComityPageRelation *relation, GPtrArray *among, guint index, GMenuModel *extra)
{
  const char *kind = relation->kind->name;
  gint64 id = id_at (among, index);
  GMenu *menu = g_menu_new ();

  if (extra != NULL)
    g_menu_append_section (menu, NULL, extra);
  append_item (menu, C_ ("record", "_Edit"), "record.edit-sub", g_variant_new ("(sx)", kind, id));
  if (comity_sub_records_can_move (relation) && index > 0)
    append_item (menu, _ ("Move _Up"), "record.move-to",
                 place_before (kind, id, id_at (among, index - 1)));
  if (comity_sub_records_can_move (relation) && index + 1 < among->len)
    append_item (menu, _ ("Move _Down"), "record.move-to",
                 place_before (kind, id, id_at (among, index + 2)));
  append_item (menu, _ ("_Copy as Text"), "record.copy-sub", g_variant_new ("(sx)", kind, id));
  append_item (menu, _ ("_Delete"), "record.delete-sub", g_variant_new ("(sx)", kind, id));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (GMenuModel *menu, ComityRecord *record)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *title = comity_record_dup_title (record);
  /* Translators: accessible name of a menu button; %s is a record's title */
  g_autofree char *label = g_strdup_printf (_ ("Actions for “%s”"), title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("More Actions"));
  comity_set_label (button, label);
  return button;
}

static void
add_keys (GtkWidget *row, const ComityPageRelation *relation, GPtrArray *among, guint index)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const char *kind = relation->kind->name;
  gint64 id = id_at (among, index);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  if (comity_sub_records_can_move (relation) && index > 0)
    comity_add_key (keys, GDK_KEY_Up, GDK_CONTROL_MASK, "record.move-to",
                    place_before (kind, id, id_at (among, index - 1)));
  if (comity_sub_records_can_move (relation) && index + 1 < among->len)
    comity_add_key (keys, GDK_KEY_Down, GDK_CONTROL_MASK, "record.move-to",
                    place_before (kind, id, id_at (among, index + 2)));
  comity_add_key (keys, GDK_KEY_F2, 0, "record.edit-sub", g_variant_new ("(sx)", kind, id));
  comity_add_key (keys, GDK_KEY_Delete, 0, "record.delete-sub", g_variant_new ("(sx)", kind, id));
  gtk_widget_add_controller (row, keys);
}

static gboolean
is_writable (const ComityPageData *data)
{
  return data->store != NULL && !comity_store_is_read_only (data->store);
}

/* Within its list it can be moved, elsewhere it is a copy. */
static void
add_drag (GtkWidget *row,
          ComityPageData *data,
          const ComityPageRelation *relation,
          ComityRecord *record)
{
  if (is_writable (data) && comity_sub_records_can_move (relation))
    comity_row_drag_add_source (row, relation->kind, comity_record_get_id (record),
                                comity_drag_out_record_new (data->store, record));
  else
    comity_drag_out_add_record (row, data->store, record);
}

/**
 * comity_sub_row_new:
 * @among: (element-type ComityRecord): the list in which it stands
 * @index: where it stands there
 * @extra: (nullable): what else can be done with it
 * @suffix: (nullable): stands before the button of the menu
 * @wide_only: (nullable): takes what is hidden on a narrow page
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
comity_sub_row_new (ComityPageData *data,
                    const ComityPageRelation *relation,
                    GPtrArray *among,
                    guint index,
                    GMenuModel *extra,
                    GtkWidget *suffix,
                    GPtrArray *wide_only)
{
  ComityRecord *record = among->pdata[index];
  g_autofree char *owner_title = comity_record_dup_title (data->record);
  GtkWidget *row = comity_record_row_new (data->store, record, owner_title, wide_only);
  gint64 id = comity_record_get_id (record);
  g_autoptr (GMenuModel) menu = NULL;

  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  set_id (row, ID_KEY, id);
  set_id (row, NEXT_KEY, id_at (among, index + 1));
  comity_focus_key_set_record (row, relation->kind->name, id);
  add_drag (row, data, relation, record);
  if (!is_writable (data))
    return row;
  menu = make_menu (relation, among, index, extra);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (menu, record));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", relation->kind->name, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.edit-sub");
  comity_context_menu_add (row, menu);
  add_keys (row, relation, among, index);
  return row;
}

static gboolean
dropped_cb (GtkWidget *row, gint64 id, gboolean below, gpointer relation_kind)
{
  const ComityKind *kind = relation_kind;
  gint64 before = below ? comity_sub_row_get_next_id (row) : comity_sub_row_get_id (row);

  return id != before &&
         gtk_widget_activate_action (row, "record.move-to", "(sxx)", kind->name, id, before);
}

/** comity_sub_row_take_drops: lets another record of the same list be put above or below @row */
void
comity_sub_row_take_drops (GtkWidget *row, const ComityPageRelation *relation)
{
  if (comity_sub_records_can_move (relation))
    comity_row_drag_add_target (row, relation->kind, dropped_cb, (gpointer) relation->kind);
}
