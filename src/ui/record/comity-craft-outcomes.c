/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-date.h"
#include "comity-focus-key.h"
#include "comity-lead.h"
#include "comity-outcome.h"
#include "comity-parts.h"
#include "comity-section.h"
#include "comity-sub-row.h"

/* What a visit led to. One click makes the agreement, project, contact, event or task of it. */

static const struct {
  const char *kind;
  const char *label; /* of the button */
} makes[] = {
  { "agreement", NC_ ("outcome", "Make _Agreement…") },
  { "project", NC_ ("outcome", "Make _Project…") },
  { "event", NC_ ("outcome", "Make _Event…") },
  { "contact", NC_ ("outcome", "Make _Contact…") },
  { "task", NC_ ("outcome", "Make _Task…") },
};

static const char *
label_of (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (makes); i++)
    if (strcmp (makes[i].kind, kind) == 0)
      return g_dpgettext2 (NULL, "outcome", makes[i].label);
  return NULL;
}

static const char *
linked_title (ComityRecord *outcome, const ComityField *link)
{
  return comity_record_get_ref_titles (outcome,
                                       (guint) comity_kind_index (comity_record_get_kind (outcome),
                                                                  link->name));
}

static char *
dup_next_step (ComityRecord *outcome)
{
  const char *step = comity_record_get (outcome, "next_step");
  const char *owner = comity_record_get (outcome, "owner");
  const char *due = comity_record_get (outcome, "due");
  g_autofree char *day = due != NULL ? comity_date_format (due) : NULL;
  g_autoptr (GString) line = g_string_new (step);

  if (step == NULL)
    return NULL;
  if (owner != NULL)
    g_string_append_printf (line, ", %s", owner);
  if (day != NULL)
    g_string_append_printf (line, ", %s", day);
  /* Translators: %s is what is done next, by whom and by when */
  return g_strdup_printf (_ ("Next: %s"), line->str);
}

/* What came of it, else what is done next, else what it is. */
static char *
dup_second_line (ComityRecord *outcome)
{
  const ComityField *link = comity_outcome_get_link (outcome);
  char *next = dup_next_step (outcome);

  if (link != NULL) {
    const char *title = linked_title (outcome, link);

    g_free (next);
    /* Translators: %1$s is a kind of record such as “Agreement”, %2$s is its title */
    return g_strdup_printf (C_ ("outcome", "%1$s: %2$s"), comity_field_get_label (link),
                            title != NULL ? title : "");
  }
  if (next != NULL)
    return next;
  return comity_record_dup_display (outcome,
                                    (guint) comity_kind_index (comity_record_get_kind (outcome),
                                                               "kind"));
}

static GtkWidget *
make_icon (ComityRecord *outcome)
{
  const ComityKind *target = comity_outcome_get_target (outcome);
  gboolean is_done =
    comity_outcome_get_link (outcome) != NULL || comity_record_get (outcome, "done_on") != NULL;
  GtkWidget *icon = gtk_image_new_from_icon_name (is_done        ? "object-select-symbolic" :
                                                  target != NULL ? target->icon :
                                                                   "view-more-horizontal-symbolic");

  gtk_widget_add_css_class (icon, is_done ? "success" : "dimmed");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return icon;
}

static GtkWidget *
make_open_button (ComityRecord *outcome, const ComityField *link)
{
  g_autofree char *label =
    /* Translators: accessible name of a button “Open”; %s is a record's title */
    g_strdup_printf (_ ("Open “%s”"), linked_title (outcome, link));
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("outcome", "_Open"));

  comity_lead_to (button, comity_kind_find (link->target),
                  comity_record_get_ref (outcome, link->name));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  comity_set_label (button, label);
  return button;
}

static GtkWidget *
make_make_button (ComityRecord *outcome, const ComityKind *target)
{
  g_autofree char *title = comity_record_dup_title (outcome);
  GtkWidget *button = gtk_button_new_with_mnemonic (label_of (target->name));
  g_autofree char *key = g_strdup_printf ("make/%" G_GINT64_FORMAT, comity_record_get_id (outcome));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", comity_record_get_id (outcome),
                                    target->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.make-of-outcome");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  comity_focus_key_set (button, key);
  return button;
}

/* Everything else that may come of it, and the ways to what has. */
static GMenuModel *
make_extra_menu (ComityRecord *outcome)
{
  GMenu *menu = g_menu_new ();
  gint64 id = comity_record_get_id (outcome);

  for (guint i = 0; i < G_N_ELEMENTS (makes); i++) {
    g_autoptr (GMenuItem) item = NULL;

    if (comity_record_get (outcome, makes[i].kind) != NULL)
      continue;
    item = g_menu_item_new (label_of (makes[i].kind), NULL);
    g_menu_item_set_action_and_target (item, "record.make-of-outcome", "(xs)", id, makes[i].kind);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_row (ComityPageData *data, ComityPageRelation *relation, guint index)
{
  ComityRecord *outcome = relation->records->pdata[index];
  const ComityKind *target = comity_outcome_get_target (outcome);
  const ComityField *link = comity_outcome_get_link (outcome);
  g_autoptr (GMenuModel) extra = make_extra_menu (outcome);
  g_autofree char *second = dup_second_line (outcome);
  GtkWidget *button = link != NULL   ? make_open_button (outcome, link) :
                      target != NULL ? make_make_button (outcome, target) :
                                       NULL;
  GtkWidget *row =
    comity_sub_row_new (data, relation, relation->records, index, extra, button, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (outcome));
  comity_sub_row_take_drops (row, relation);
  return row;
}

/**
 * comity_craft_outcomes:
 *
 * Returns: (transfer floating): the outcomes of a visit
 */
GtkWidget *
comity_craft_outcomes (ComityPageData *data)
{
  ComityPageRelation *relation = comity_page_data_find (data, "outcome");
  ComitySection *section = comity_section_new (comity_kind_get_plural (relation->kind));
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), comity_kind_get_label (relation->kind));
  GtkWidget *add = comity_icon_button_new ("list-add-symbolic", label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(ss)", relation->kind->name,
                                    relation->field->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "record.add");
  comity_section_add_suffix (section, add);
  for (guint i = 0; i < relation->records->len; i++)
    comity_section_add_row (section, make_row (data, relation, i));
  if (relation->records->len == 0)
    comity_section_add_content (section,
                                comity_dim_label_new (comity_kind_get_empty (relation->kind)));
  return GTK_WIDGET (section);
}
