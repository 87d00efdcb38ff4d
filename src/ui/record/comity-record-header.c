/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-header.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-date-tile.h"
#include "comity-drag-out.h"
#include "comity-id.h"
#include "comity-lead.h"
#include "comity-logo.h"
#include "comity-parts.h"
#include "comity-pill.h"
#include "comity-record-row.h"

/* The head of a record's page: picture, names, state, place and the facts that say what it is. */

static GtkWidget *
make_picture (ComityStore *store, ComityRecord *record, ComityRecord *face)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const char *from = kind->from != NULL ? comity_record_get (record, kind->from) : NULL;
  GtkWidget *tile;

  if ((strcmp (kind->name, "delegation") != 0 && strcmp (kind->name, "event") != 0) || from == NULL)
    return comity_record_picture_new (store, face, COMITY_LOGO_HEADER);
  tile = comity_date_tile_new (TRUE);
  comity_date_tile_set_dates (COMITY_DATE_TILE (tile), from,
                              kind->to != NULL ? comity_record_get (record, kind->to) : NULL);
  return tile;
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_place (GtkWidget *wrap, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  int city = comity_kind_index (kind, "city"), country = comity_kind_index (kind, "country");
  g_autofree char *a = city >= 0 ? comity_record_dup_display (record, (guint) city) : g_strdup ("");
  g_autofree char *b =
    country >= 0 ? comity_record_dup_display (record, (guint) country) : g_strdup ("");
  g_autofree char *text = NULL;
  GtkWidget *box, *icon, *label;

  if (*a == '\0' && *b == '\0')
    return;
  /* Translators: %1$s is a city, %2$s a country */
  text = *a != '\0' && *b != '\0' ? g_strdup_printf (C_ ("place", "%1$s, %2$s"), a, b) :
                                    g_strdup (*a != '\0' ? a : b);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = gtk_image_new_from_icon_name ("mark-location-symbolic");
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "dimmed");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), box);
}

/* A record that this one is about: its picture and name, and the way there. */
static void
add_reference (GtkWidget *wrap, const ComityField *field, const char *id, const char *title)
{
  const ComityKind *kind = field->target != NULL ? comity_kind_find (field->target) : NULL;
  GtkWidget *button, *box, *logo, *label;
  gint64 record;

  if (kind == NULL || !comity_id_parse (id, &record))
    return;
  button = gtk_button_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  logo = comity_logo_new (COMITY_LOGO_INLINE);
  label = gtk_label_new (title);
  comity_logo_set_round (COMITY_LOGO (logo), comity_kind_is_person (kind));
  comity_logo_set_name (COMITY_LOGO (logo), title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), logo);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reference");
  comity_set_label (button, title);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), button);
  comity_lead_to (button, kind, record);
}

static void
add_references (GtkWidget *wrap, ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  const char *titles = comity_record_get_ref_titles (record, index);
  g_auto (GStrv) ids = comity_field_split (field, comity_record_get_at (record, index));
  g_auto (GStrv) lines = g_strsplit (titles != NULL ? titles : "", "\n", -1);
  guint n = g_strv_length (lines);

  for (guint i = 0; ids[i] != NULL; i++)
    add_reference (wrap, field, ids[i], i < n ? lines[i] : "");
}

static gboolean
is_native_name (const ComityField *field)
{
  return field->type == COMITY_TYPE_TEXT && strstr (field->name, "name") != NULL;
}

static gboolean
is_placed (const ComityKind *kind, const ComityField *field)
{
  return strcmp (field->name, "city") == 0 || strcmp (field->name, "country") == 0 ||
         g_strcmp0 (field->name, kind->status) == 0 || g_strcmp0 (field->name, kind->title) == 0 ||
         is_native_name (field);
}

static void
add_prominent (GtkWidget *wrap, ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  g_autofree char *shown = comity_record_dup_display (record, index);
  g_autofree char *text = NULL;

  if (comity_field_is_reference (field)) {
    add_references (wrap, record, index);
    return;
  }
  if (field->type == COMITY_TYPE_DATE || field->type == COMITY_TYPE_INTEGER ||
      field->type == COMITY_TYPE_MONEY || field->type == COMITY_TYPE_DECIMAL)
    /* Translators: %1$s is the name of a field, %2$s its value, as in “Since 20 March 2024” */
    text = g_strdup_printf (C_ ("fact", "%1$s %2$s"), comity_field_get_label (field), shown);
  else
    text = g_strdup (shown);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), comity_dim_label_new (text));
}

static GtkWidget *
make_line (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  GtkWidget *wrap = adw_wrap_box_new ();
  int status = kind->status != NULL ? comity_kind_index (kind, kind->status) : -1;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  gtk_widget_set_margin_top (wrap, 6);
  if (status >= 0 && comity_record_get_at (record, (guint) status) != NULL) {
    g_autofree char *text = comity_record_dup_display (record, (guint) status);

    adw_wrap_box_append (ADW_WRAP_BOX (wrap),
                         comity_pill_new (text, comity_tone_of_status (
                                                  comity_record_get_at (record, (guint) status))));
  }
  add_place (wrap, record);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & COMITY_PROMINENT) != 0 && !is_placed (kind, &kind->fields[i]) &&
        comity_record_get_at (record, i) != NULL)
      add_prominent (wrap, record, i);
  return wrap;
}

static char *
dup_native_name (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_native_name (&kind->fields[i]) && strstr (kind->fields[i].name, "local") != NULL &&
        comity_record_get_at (record, i) != NULL)
      return g_strdup (comity_record_get_at (record, i));
  return NULL;
}

/**
 * comity_record_header_new:
 *
 * Returns: (transfer floating): the head of the page of @data's record
 */
GtkWidget *
comity_record_header_new (ComityStore *store, ComityPageData *data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *title, *picture;
  g_autofree char *name = comity_record_dup_title (data->record);
  g_autofree char *native = dup_native_name (data->record);

  title = add_label (lines, name, "title-1");
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1, -1);
  if (native != NULL) {
    add_label (lines, native, "native-name");
    gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "dimmed");
  }
  gtk_box_append (GTK_BOX (lines), make_line (data->record));
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  picture = make_picture (store, data->record, data->face);
  comity_drag_out_add_record (picture, store, data->record);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), lines);
  return box;
}
