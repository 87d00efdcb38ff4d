/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-craft-partner.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cooperation.h"
#include "comity-craft.h"
#include "comity-date.h"
#include "comity-focus-key.h"
#include "comity-lead.h"
#include "comity-parts.h"
#include "comity-section.h"

/* How alive a partnership is, and what has not been done with a partner yet. */

static void
extra_free (gpointer data)
{
  ComityPartnerExtra *extra = data;

  g_clear_pointer (&extra->pulse, comity_pulse_free);
  g_clear_pointer (&extra->forms, g_ptr_array_unref);
  g_free (extra);
}

/** comity_craft_partner_read: reads the pulse and the forms of cooperation */
gboolean
comity_craft_partner_read (ComityDb *db, ComityPageData *data, GError **error)
{
  ComityPartnerExtra *extra = g_new0 (ComityPartnerExtra, 1);
  g_autofree char *today = comity_date_today ();

  data->extra = extra;
  data->extra_free = extra_free;
  extra->pulse = comity_pulse_read (db, data->record, today, error);
  extra->forms = extra->pulse != NULL ? comity_cooperation_read (db, data->record, error) : NULL;
  return extra->forms != NULL;
}

static const struct {
  ComityPulseState state;
  const char *icon, *css;
} looks[] = {
  { COMITY_PULSE_NONE, "dialog-information-symbolic", "dimmed" },
  { COMITY_PULSE_ACTIVE, "object-select-symbolic", "success" },
  { COMITY_PULSE_QUIET, "alarm-symbolic", "warning" },
  { COMITY_PULSE_ENDING, "alarm-symbolic", "warning" },
  { COMITY_PULSE_FADING, "dialog-warning-symbolic", "error" },
  { COMITY_PULSE_OVER, "process-stop-symbolic", "dimmed" },
};

static GtkWidget *
make_icon (ComityPulseState state)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[state].icon);

  gtk_widget_add_css_class (icon, looks[state].css);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return icon;
}

static GtkWidget *
make_renew_button (const ComityPulse *pulse)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("agreement", "_Renew…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, pulse->agreement_title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", pulse->agreement);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.renew");
  comity_focus_key_set (button, "renew");
  return button;
}

/**
 * comity_craft_pulse:
 *
 * Returns: (transfer floating): how the partnership stands; it leads to the last contact
 */
GtkWidget *
comity_craft_pulse (ComityPageData *data)
{
  const ComityPulse *pulse = ((ComityPartnerExtra *) data->extra)->pulse;
  g_autofree char *today = comity_date_today ();
  g_autofree char *sentence = comity_pulse_dup_sentence (pulse, today);
  g_autofree char *last = comity_pulse_dup_last (pulse);
  g_autofree char *name = g_strdup_printf ("%s %s", sentence, last != NULL ? last : "");
  ComityPulseState state = comity_pulse_get_state (pulse, today);
  GtkWidget *list = gtk_list_box_new (), *row = adw_action_row_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  comity_set_label (list, _ ("Pulse of the partnership"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), last);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (state));
  comity_set_label (row, name);
  comity_focus_key_set (row, "pulse");
  if (pulse->agreement != 0 && (state == COMITY_PULSE_ENDING || state == COMITY_PULSE_FADING))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_renew_button (pulse));
  if (pulse->last_id != 0) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    comity_lead_to (row, pulse->last_kind, pulse->last_id);
  }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

/* What a partnership may consist of, in the order of the sidebar. */
static const struct {
  const char *kind, *field;
} parts[] = {
  { "contact", "partner" }, { "agreement", "partner" },    { "delegation", "partners" },
  { "event", "partners" },  { "mobility", "partner" },     { "project", "partners" },
  { "honour", "partner" },  { "publication", "partners" },
};

static gboolean
has_records (ComityPageData *data, const char *kind)
{
  ComityPageRelation *relation = comity_page_data_find (data, kind);

  return relation != NULL && relation->count > 0;
}

static GtkWidget *
make_blank (const char *kind_name, const char *field)
{
  const ComityKind *kind = comity_kind_find (kind_name);
  GtkWidget *button = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *key = g_strdup_printf ("add/%s", kind_name);
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), comity_kind_get_label (kind));

  /* an AdwButtonContent would name the button by its text alone */
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (comity_kind_get_plural (kind)));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", kind_name, field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.add");
  comity_set_label (button, label);
  comity_focus_key_set (button, key);
  return button;
}

/**
 * comity_craft_blanks:
 *
 * Returns: (transfer floating) (nullable): what there is none of yet, each with the way to the first
 */
GtkWidget *
comity_craft_blanks (ComityPageData *data)
{
  ComitySection *section = comity_section_new (_ ("None yet"));
  GtkWidget *wrap = adw_wrap_box_new ();
  guint n = 0;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 8);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (has_records (data, parts[i].kind))
      continue;
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_blank (parts[i].kind, parts[i].field));
    n++;
  }
  comity_section_add_content (section, wrap);
  if (n > 0)
    return GTK_WIDGET (section);
  g_object_ref_sink (section);
  g_object_unref (section);
  return NULL;
}
