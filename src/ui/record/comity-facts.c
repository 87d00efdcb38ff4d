/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-facts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-blob-file.h"
#include "comity-craft.h"
#include "comity-id.h"
#include "comity-identifier.h"
#include "comity-lead.h"
#include "comity-parts.h"
#include "comity-section.h"

/* The fields of a record as rows that can be read and copied, by their sections. */

/* What the head of the page says already, or another part of the page. */
static gboolean
is_shown_elsewhere (ComityRecord *record, guint index)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const ComityField *field = &kind->fields[index];
  const ComityCraft *craft = comity_craft_find (kind);

  if ((field->flags & COMITY_PROMINENT) != 0 && comity_record_get_at (record, index) != NULL)
    return TRUE;
  if ((field->flags & COMITY_OWNER) != 0 || g_strcmp0 (kind->title, field->name) == 0 ||
      g_strcmp0 (kind->picture, field->name) == 0)
    return TRUE;
  return craft != NULL && craft->shows != NULL && g_strv_contains (craft->shows, field->name);
}

/** comity_facts_count_empty: how many fields stay hidden until they are asked for */
guint
comity_facts_count_empty (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if (!is_shown_elsewhere (record, i) && comity_record_get_at (record, i) == NULL)
      n++;
  return n;
}

static void
open_clicked_cb (GtkWidget *button, const char *uri)
{
  comity_open_uri (button, uri);
}

static void
copy_clicked_cb (GtkWidget *button, const char *text)
{
  comity_copy_text (button, text);
}

static void
free_closure_text (gpointer text, GClosure *closure)
{
  g_free (text);
}

static void
add_button (GtkWidget *row, const char *icon, char *label, GCallback callback, char *text)
{
  g_autofree char *owned = label;
  GtkWidget *button = comity_icon_button_new (icon, owned);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_data (button, "clicked", callback, text, free_closure_text, 0);
}

static void
add_address_buttons (GtkWidget *row, const ComityField *field, const char *value)
{
  g_autofree char *uri = comity_address_to_uri (field, value);
  const char *label = comity_field_get_label (field);

  if (field->type == COMITY_TYPE_IDENTIFIER)
    add_button (row, "edit-copy-symbolic",
                /* Translators: tooltip of a button; %s is an identifier such as ROR */
                g_strdup_printf (_ ("Copy “%s”"), label), G_CALLBACK (copy_clicked_cb),
                g_strdup (value));
  if (uri != NULL)
    add_button (row,
                field->type == COMITY_TYPE_EMAIL ? "mail-unread-symbolic" :
                field->type == COMITY_TYPE_PHONE ? "call-start-symbolic" :
                                                   "comity-open-symbolic",
                g_strdup_printf (_ ("Open “%s”"), label), G_CALLBACK (open_clicked_cb),
                g_strdup (uri));
}

/* Makes a row lead to the record that it names. */
static void
lead_to (GtkWidget *row, const ComityField *field, const char *value)
{
  const char *slash = strchr (value, '/');
  g_autofree char *name =
    slash != NULL ? g_strndup (value, (gsize) (slash - value)) : g_strdup (field->target);
  const ComityKind *kind = name != NULL ? comity_kind_find (name) : NULL;
  gint64 id;

  if (kind == NULL || !comity_id_parse (slash != NULL ? slash + 1 : value, &id))
    return;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  comity_lead_to (row, kind, id);
}

static GtkWidget *
make_row (const ComityField *field, const char *text, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean leads = field->type == COMITY_TYPE_REF || field->type == COMITY_TYPE_LINK;
  g_autofree char *name = g_strdup_printf ("%s: %s", comity_field_get_label (field), text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comity_field_get_label (field));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  /* a row that leads somewhere must take the click itself */
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), value != NULL && !leads);
  gtk_widget_add_css_class (row, "property");
  comity_set_label (row, name);
  if (value == NULL) {
    gtk_widget_add_css_class (row, "empty");
    return row;
  }
  if (leads)
    lead_to (row, field, value);
  else
    add_address_buttons (row, field, value);
  return row;
}

static void
add_open_file (GtkWidget *row, ComityStore *store, const ComityField *field, const char *hash)
{
  g_autofree char *label = g_strdup_printf (_ ("Open “%s”"), comity_field_get_label (field));
  GtkWidget *button = comity_icon_button_new ("document-open-symbolic", label);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  comity_blob_file_open_on (button, "clicked", store, hash, comity_field_get_label (field));
}

static GtkWidget *
make_fact (ComityStore *store, ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  const char *value = comity_record_get_at (record, index);
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (value == NULL)
    return make_row (field, "—", NULL);
  if (field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE) {
    row = make_row (field, _ ("A file is there"), NULL);
    gtk_widget_remove_css_class (row, "empty");
    if (store != NULL)
      add_open_file (row, store, field, value);
    return row;
  }
  text = comity_record_dup_display (record, index);
  return make_row (field, text, value);
}

/**
 * comity_facts_new:
 * @store: (nullable): to open files
 * @show_empty: whether fields without a value are shown as well
 *
 * Returns: (transfer floating): one section for each section of the kind that has something to
 *   show
 */
GtkWidget *
comity_facts_new (ComityStore *store, ComityRecord *record, gboolean show_empty)
{
  const ComityKind *kind = comity_record_get_kind (record);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  ComitySection *section = NULL;
  /* Translators: for screen readers: the figures in the head of a record’s page */
  const char *title = _ ("Facts");

  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];

    if (field->section != NULL) {
      title = comity_field_get_section (field);
      section = NULL;
    }
    if (is_shown_elsewhere (record, i) || (!show_empty && comity_record_get_at (record, i) == NULL))
      continue;
    if (section == NULL) {
      section = comity_section_new (title);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (section));
    }
    comity_section_add_row (section, make_fact (store, record, i));
  }
  return box;
}
