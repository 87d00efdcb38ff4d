/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-sections.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-attachments.h"
#include "comity-craft.h"
#include "comity-facts.h"
#include "comity-history.h"
#include "comity-parts.h"
#include "comity-record-header.h"
#include "comity-sub-records.h"

/* Which part of a record stands where on its page. */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
append (GtkBox *box, GtkWidget *widget)
{
  if (widget != NULL)
    gtk_box_append (box, widget);
}

/* Contacts, names and units of a partner are looked up beside its facts; what happens with it
 * stands in the middle. */
static gboolean
belongs_aside (const ComityKind *kind)
{
  static const char *const aside[] = { "contact", "name", "partner", "outcome", NULL };

  return g_strv_contains (aside, kind->name);
}

static void
add_lists (const ComityRecordPlaces *places,
           ComityStore *store,
           ComityPageData *data,
           const ComityCraft *craft)
{
  for (guint i = 0; i < data->relations->len; i++) {
    ComityPageRelation *relation = data->relations->pdata[i];
    gboolean is_own = (relation->field->flags & COMITY_OWNER) != 0;
    GtkBox *box = belongs_aside (relation->kind) ? places->side : places->main;

    if (craft != NULL && g_strcmp0 (craft->replaces, relation->kind->name) == 0)
      continue;
    append (box, is_own ?
                   comity_sub_records_new (store, data->record, relation, places->wide_only) :
                   comity_related_new (store, data->record, relation, places->wide_only));
  }
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
 * @show_empty: whether facts without a value are shown
 *
 * Fills a page anew. Without anything but facts, these stand in the middle.
 */
void
comity_record_sections_fill (const ComityRecordPlaces *places,
                             ComityStore *store,
                             ComityPageData *data,
                             gboolean show_empty)
{
  const ComityCraft *craft = comity_craft_find (comity_record_get_kind (data->record));
  GtkBox *facts_box = places->side;

  clear_box (places->crafted);
  clear_box (places->main);
  clear_box (places->side);
  g_ptr_array_set_size (places->wide_only, 0);
  adw_bin_set_child (places->header, comity_record_header_new (store, data));
  append (places->crafted, craft != NULL && craft->top != NULL ? craft->top (data) : NULL);
  append (places->main, craft != NULL && craft->main != NULL ? craft->main (data) : NULL);
  if (data->relations->len == 0 && gtk_widget_get_first_child (GTK_WIDGET (places->main)) == NULL)
    facts_box = places->main;
  append (facts_box, comity_facts_new (store, data->record, show_empty));
  append (facts_box, make_empty_toggle (data->record, show_empty));
  add_lists (places, store, data, craft);
  if (strcmp (comity_record_get_kind (data->record)->name, "attachment") != 0)
    append (places->side, comity_attachments_new (store, data));
  append (places->main, comity_history_new (data->history));
  gtk_widget_set_visible (GTK_WIDGET (places->crafted),
                          gtk_widget_get_first_child (GTK_WIDGET (places->crafted)) != NULL);
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
    if (relation->kind == last)
      continue;
    last = relation->kind;
    item = g_menu_item_new (comity_kind_get_label (relation->kind), NULL);
    g_menu_item_set_action_and_target (item, "record.add", "(ss)", relation->kind->name,
                                       relation->field->name);
    g_menu_append_item ((relation->field->flags & COMITY_OWNER) != 0 ? own : others, item);
  }
  g_menu_append (files, _ ("Files…"), "record.attach");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}
