/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-sections.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-attachments.h"
#include "comity-craft.h"
#include "comity-facts.h"
#include "comity-history.h"
#include "comity-kinds.h"
#include "comity-parts.h"
#include "comity-record-header.h"
#include "comity-sub-records.h"
#include "comity-task-row.h"
#include "comity-web-origins.h"

/* Which part of a record stands where on its page. */

#define PART_KEY "comity-part"

static void
append (GtkBox *box, GtkWidget *widget)
{
  if (widget != NULL)
    gtk_box_append (box, widget);
}

/* Takes everything out of a box but the parts in which somebody may be typing. */
static void
clear_box (GtkBox *box, gboolean same_record)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = next) {
    next = gtk_widget_get_next_sibling (child);
    if (!same_record || comity_craft_get_update (child) == NULL)
      gtk_box_remove (box, child);
  }
}

static GtkWidget *
find_kept (GtkBox *box, ComityCraftPart part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_object_get_data (G_OBJECT (child), PART_KEY) == (gpointer) part)
      return child;
  return NULL;
}

/* Parts stand in their order and before the rest; one that was kept is told of the new data. */
static void
add_parts (GtkBox *box, const ComityCraftPart *parts, guint n, ComityPageData *data)
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < n && parts[i] != NULL; i++) {
    GtkWidget *widget = find_kept (box, parts[i]);

    if (widget != NULL) {
      comity_craft_get_update (widget) (widget, data);
      if (gtk_widget_get_prev_sibling (widget) != last)
        gtk_box_reorder_child_after (box, widget, last);
    } else {
      widget = parts[i](data);
      if (widget == NULL)
        continue;
      g_object_set_data (G_OBJECT (widget), PART_KEY, (gpointer) parts[i]);
      gtk_box_insert_child_after (box, widget, last);
    }
    last = widget;
  }
}

/* Contacts, units and names of a partner are looked up beside its facts; what happens with it
 * stands in the middle. */
static const char *const aside[] = { "contact", "partner", "name", NULL };

static void
add_list (GtkBox *box,
          ComityPageData *data,
          ComityPageRelation *relation,
          const ComityRecordPlaces *places)
{
  gboolean is_own = (relation->field->flags & COMITY_OWNER) != 0;

  gtk_box_append (box, is_own ? comity_sub_records_new (data, relation, places->wide_only) :
                                comity_related_new (data, relation, places->wide_only));
}

static void
add_lists (const ComityRecordPlaces *places, ComityPageData *data, const ComityCraft *craft)
{
  for (guint i = 0; i < data->relations->len; i++) {
    ComityPageRelation *relation = data->relations->pdata[i];

    if (!g_strv_contains (aside, relation->kind->name) && relation->kind != &comity_kind_origin &&
        !g_strv_contains (craft->replaces, relation->kind->name))
      add_list (places->main, data, relation, places);
  }
  for (guint a = 0; aside[a] != NULL; a++)
    for (guint i = 0; i < data->relations->len; i++) {
      ComityPageRelation *relation = data->relations->pdata[i];

      if (strcmp (relation->kind->name, aside[a]) == 0)
        add_list (places->side, data, relation, places);
    }
}

/* Where its values come from is for those who ask. */
static void
add_origins (GtkBox *box, ComityPageData *data)
{
  ComityPageRelation *relation = comity_page_data_find (data, comity_kind_origin.name);

  if (relation != NULL)
    append (box, comity_web_origins_new (relation));
}

static GtkWidget *
make_empty_toggle (ComityRecord *record, gboolean show_empty)
{
  guint n = comity_facts_count_empty (record);
  g_autofree char *label =
    show_empty ? g_strdup (_ ("Hide Empty Fields")) :
                 /* Translators: a button below the fields of a record; %u is how many are empty */
                 g_strdup_printf (ngettext ("Show %u Empty Field", "Show %u Empty Fields", n), n);
  GtkWidget *button;

  if (n == 0)
    return NULL;
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.show-empty");
  return button;
}

/**
 * comity_record_sections_fill:
 * @same_record: whether the page showed this record before: then what is being typed stays
 * @show_empty: whether facts without a value are shown
 *
 * Fills a page anew. Without anything but facts, these stand in the middle.
 */
void
comity_record_sections_fill (const ComityRecordPlaces *places,
                             ComityStore *store,
                             ComityPageData *data,
                             gboolean same_record,
                             gboolean show_empty)
{
  static const ComityCraft plain = { 0 };
  const ComityCraft *found = comity_craft_find (comity_record_get_kind (data->record));
  const ComityCraft *craft = found != NULL ? found : &plain;
  GtkBox *facts_box = places->side;

  g_ptr_array_set_size (places->wide_only, 0);
  data->wide_only = places->wide_only;
  adw_bin_set_child (places->header, comity_record_header_new (store, data));
  clear_box (places->crafted, same_record);
  clear_box (places->main, same_record);
  clear_box (places->side, same_record);
  add_parts (places->crafted, craft->top, G_N_ELEMENTS (craft->top), data);
  add_parts (places->main, craft->main, G_N_ELEMENTS (craft->main), data);
  add_parts (places->side, craft->side, G_N_ELEMENTS (craft->side), data);
  if (data->relations->len == 0 && gtk_widget_get_first_child (GTK_WIDGET (places->main)) == NULL)
    facts_box = places->main;
  append (facts_box, comity_facts_new (store, data->record, show_empty));
  append (facts_box, make_empty_toggle (data->record, show_empty));
  add_lists (places, data, craft);
  add_origins (places->side, data);
  if (data->tasks->len > 0 && craft->side[1] != comity_craft_papers)
    append (places->side, comity_tasks_new (data));
  if (strcmp (comity_record_get_kind (data->record)->name, "attachment") != 0)
    append (places->side, comity_attachments_new (store, data));
  for (guint i = 0; i < G_N_ELEMENTS (craft->bottom) && craft->bottom[i] != NULL; i++)
    append (places->main, craft->bottom[i](data));
  append (places->main, comity_history_new (data->history));
  gtk_widget_set_visible (GTK_WIDGET (places->crafted),
                          gtk_widget_get_first_child (GTK_WIDGET (places->crafted)) != NULL);
}

static void
append_task (GMenu *menu)
{
  g_autoptr (GMenuItem) item =
    g_menu_item_new (comity_kind_get_label (comity_kind_find ("task")), NULL);

  g_menu_item_set_action_and_target (item, "record.add", "(ss)", "task", "record");
  g_menu_append_item (menu, item);
}

/**
 * comity_record_sections_make_add_menu:
 * @kind: the kind of the page
 *
 * Returns: (transfer full): everything that can be added to a record of @kind, already tied to it
 */
GMenuModel *
comity_record_sections_make_add_menu (const ComityKind *kind)
{
  g_autoptr (GPtrArray) possible = comity_page_possible_relations (kind);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  const ComityKind *last = NULL;

  for (guint i = 0; i < possible->len; i++) {
    ComityRelation *relation = possible->pdata[i];
    g_autoptr (GMenuItem) item = NULL;

    /* of several fields the first is meant; the form lets one choose another */
    if (relation->kind == last || relation->kind == &comity_kind_origin)
      continue;
    last = relation->kind;
    item = g_menu_item_new (comity_kind_get_label (relation->kind), NULL);
    g_menu_item_set_action_and_target (item, "record.add", "(ss)", relation->kind->name,
                                       relation->field->name);
    g_menu_append_item ((relation->field->flags & COMITY_OWNER) != 0 ? own : others, item);
  }
  if (strcmp (kind->name, "task") != 0)
    append_task (files);
  /* Translators: menu item: attach files to the record */
  g_menu_append (files, _ ("Files…"), "record.attach");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}
