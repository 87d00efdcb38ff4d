/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-section.h"
#include "comity-sub-records.h"
#include "comity-sub-row.h"

#define SIDE_MIN 250

/* The people of a visit: both sides beside each other, each in the order of rank. Who is let go in the
 * other list changes sides. */

static const char *
title_of_side (ComityRecord *delegation, const char *side)
{
  gboolean is_out = g_strcmp0 (comity_record_get (delegation, "direction"), "out") == 0;

  if (side == NULL)
    /* Translators: the people of a visit for whom nobody has said on which side they are */
    return _ ("Side not said");
  if (strcmp (side, is_out ? "guest" : "host") == 0)
    return C_ ("delegation", "Our side");
  /* Translators: the people who receive our delegation */
  return is_out ? C_ ("delegation", "Hosts") : C_ ("delegation", "Guests");
}

static GPtrArray *
members_of (ComityPageRelation *relation, const char *side)
{
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < relation->records->len; i++)
    if (g_strcmp0 (comity_record_get (relation->records->pdata[i], "side"), side) == 0)
      g_ptr_array_add (members, relation->records->pdata[i]);
  return members;
}

static GtkWidget *
make_add_button (ComityPageRelation *relation, const char *side, const char *title)
{
  /* Translators: tooltip of a button with a plus sign; %s is a side of a visit, e.g. “Hosts” */
  g_autofree char *label = g_strdup_printf (_ ("Add a member: %s"), title);
  GtkWidget *button = comity_icon_button_new ("list-add-symbolic", label);
  GVariantBuilder values;

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a{ss}"));
  if (side != NULL)
    g_variant_builder_add (&values, "{ss}", "side", side);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssa{ss})", relation->kind->name,
                                    relation->field->name, &values);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.add-with");
  return button;
}

typedef struct {
  ComityPageRelation *relation;
  ComityStore *store;
  GtkWidget *box;
  char *side;
} Side;

/* A member from the other list takes the side of this one with the place. */
static gboolean
let_go (Side *to, GtkWidget *row, gint64 id, gint64 before)
{
  g_autoptr (GPtrArray) moved = comity_sub_records_place (to->relation, id, before);
  ComityChanges *changes = comity_changes_new (N_ ("Change the members of a visit"));
  gboolean is_changed = FALSE;

  for (guint i = 0; i < to->relation->records->len; i++) {
    ComityRecord *record = to->relation->records->pdata[i];

    if (comity_record_get_id (record) != id ||
        g_strcmp0 (comity_record_get (record, "side"), to->side) == 0)
      continue;
    g_autoptr (ComityRecord) copy = comity_record_copy (record);
    for (guint m = 0; m < moved->len; m++)
      if (comity_record_get_id (moved->pdata[m]) == id) {
        g_set_object (&copy, moved->pdata[m]);
        g_ptr_array_remove_index (moved, m);
        break;
      }
    comity_record_set (copy, "side", to->side);
    g_ptr_array_add (moved, g_steal_pointer (&copy));
  }
  for (guint i = 0; i < moved->len; i++) {
    comity_changes_put (changes, moved->pdata[i]);
    is_changed = TRUE;
  }
  if (is_changed)
    comity_page_write (to->box, to->store, changes, NULL);
  else
    comity_changes_free (changes);
  return is_changed;
}

static gboolean
dropped_cb (GtkWidget *row, gint64 id, gboolean below, gpointer side)
{
  gint64 own = comity_sub_row_get_id (row);
  gint64 before = below ? comity_sub_row_get_next_id (row) : own;

  return id != own && let_go (side, row, id, before);
}

static void
side_free (gpointer data)
{
  Side *side = data;

  g_ptr_array_unref (side->relation->records);
  g_free (side->relation);
  g_object_unref (side->store);
  g_free (side->side);
  g_free (side);
}

/* What a drop needs lives as long as the list, which may be longer than the data of the page. */
static Side *
side_new (ComityPageData *data, ComityPageRelation *relation, const char *side, GtkWidget *box)
{
  Side *self = g_new0 (Side, 1);

  self->relation = g_memdup2 (relation, sizeof *relation);
  g_ptr_array_ref (relation->records);
  self->store = g_object_ref (data->store);
  self->side = g_strdup (side);
  self->box = box;
  g_object_set_data_full (G_OBJECT (box), "comity-side", self, side_free);
  return self;
}

/* “Rector · Head of the delegation”: who leads, interprets or writes about it is told. */
static void
say_role (GtkWidget *row, ComityRecord *member)
{
  const char *role = comity_record_get (member, "role"), *post = comity_record_get (member, "post");
  g_autofree char *shown = NULL, *second = NULL;

  if (role == NULL || post == NULL || strcmp (role, "member") == 0)
    return;
  shown =
    comity_record_dup_display (member,
                               (guint) comity_kind_index (comity_record_get_kind (member), "role"));
  if (strcmp (shown, post) == 0)
    return;
  second = g_strdup_printf ("%s · %s", post, shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
}

static GtkWidget *
make_side (ComityPageData *data, ComityPageRelation *relation, const char *side)
{
  g_autoptr (GPtrArray) members = members_of (relation, side);
  const char *title = title_of_side (data->record, side);
  ComitySection *section = comity_section_new (title);
  GtkWidget *box = GTK_WIDGET (section);
  Side *target = data->store != NULL ? side_new (data, relation, side, box) : NULL;

  comity_section_set_count (section, members->len);
  comity_section_add_suffix (section, make_add_button (relation, side, title));
  for (guint i = 0; i < members->len; i++) {
    GtkWidget *row = comity_sub_row_new (data, relation, members, i, NULL, NULL, NULL);

    say_role (row, members->pdata[i]);
    if (target != NULL)
      comity_row_drag_add_target (row, relation->kind, dropped_cb, target);
    comity_section_add_row (section, row);
  }
  if (members->len == 0) {
    GtkWidget *nobody = comity_dim_label_new (_ ("Nobody yet."));

    comity_section_add_content (section, nobody);
    if (target != NULL)
      comity_row_drag_add_target (box, relation->kind, dropped_cb, target);
  }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, SIDE_MIN, -1);
  return box;
}

/**
 * comity_craft_members:
 *
 * Returns: (transfer floating): the two sides of a visit
 */
GtkWidget *
comity_craft_members (ComityPageData *data)
{
  static const char *const sides[] = { "guest", "host" };
  ComityPageRelation *relation = comity_page_data_find (data, "member");
  gboolean is_out = g_strcmp0 (comity_record_get (data->record, "direction"), "out") == 0;
  g_autoptr (GPtrArray) unsaid = members_of (relation, NULL);
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 24);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (wrap), TRUE);
  /* ours first */
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap),
                         make_side (data, relation, sides[is_out ? i : 1 - i]));
  if (unsaid->len > 0)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_side (data, relation, NULL));
  comity_set_label (wrap, comity_kind_get_plural (relation->kind));
  return wrap;
}
