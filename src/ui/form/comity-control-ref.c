/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-control-entry.h"
#include "comity-error.h"
#include "comity-form.h"
#include "comity-parts.h"
#include "comity-text.h"
#include "comity-type-ahead.h"

/*
 * A record of another kind, found by typing a part of its name. What is typed and not chosen is
 * not a value: the form says so, and offers to create it.
 *
 * Typed state: "ID\tTITLE" when chosen, the bare text otherwise.
 */
struct _ComityControlRef {
  ComityControlEntry parent_instance;
  GtkWidget *sign;
  ComityTypeAhead *type_ahead;
  char *value; /* neutral */
};

#define COMITY_TYPE_CONTROL_REF (comity_control_ref_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlRef, comity_control_ref, COMITY, CONTROL_REF, ComityControlEntry)
G_DEFINE_FINAL_TYPE (ComityControlRef, comity_control_ref, COMITY_TYPE_CONTROL_ENTRY)

static const ComityKind *
get_target (ComityControlRef *self)
{
  const ComityField *field = comity_control_get_field (COMITY_CONTROL (self));

  return field->target != NULL ? comity_kind_find (field->target) : NULL;
}

static void
set_chosen (ComityControlRef *self, const char *value, const char *title)
{
  comity_control_entry_set_text (COMITY_CONTROL_ENTRY (self), title);
  g_set_str (&self->value, value);
  gtk_widget_set_visible (self->sign, value != NULL);
  gtk_editable_set_position (GTK_EDITABLE (
                               comity_control_entry_get_row (COMITY_CONTROL_ENTRY (self))),
                             -1);
}

static void
comity_control_ref_changed (ComityControlEntry *entry)
{
  ComityControlRef *self = COMITY_CONTROL_REF (entry);

  g_clear_pointer (&self->value, g_free);
  gtk_widget_set_visible (self->sign, FALSE);
}

static void
chosen_cb (ComityTypeAhead *type_ahead, ComityChoiceItem *item, ComityControlRef *self)
{
  set_chosen (self, comity_choice_item_get_code (item), comity_choice_item_get_label (item));
  comity_control_edited (COMITY_CONTROL (self));
}

static void
created_cb (ComityRecord *record, gpointer user_data)
{
  ComityControlRef *self = user_data;
  g_autofree char *title = comity_record_dup_title (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record));

  set_chosen (self, id, title);
  comity_control_edited (COMITY_CONTROL (self));
}

static void
create_cb (ComityTypeAhead *type_ahead, const char *text, ComityControlRef *self)
{
  comity_form_present_new (self->sign, comity_control_get_store (COMITY_CONTROL (self)),
                           get_target (self), text, created_cb, g_object_ref (self),
                           g_object_unref);
}

static void
build_type_ahead (ComityControlRef *self, GtkWidget *row)
{
  const ComityKind *target = get_target (self);
  ComityStore *store = comity_control_get_store (COMITY_CONTROL (self));

  self->type_ahead = comity_type_ahead_new (row, GTK_EDITABLE (row));
  comity_type_ahead_set_kind (self->type_ahead, store, target);
  if (store != NULL && target != NULL && (target->flags & COMITY_KIND_SUB) == 0)
    comity_type_ahead_set_create_label (self->type_ahead,
                                        /* Translators: %s is a name that was typed */
                                        _ ("Create “%s”…"));
  g_signal_connect_object (self->type_ahead, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (self->type_ahead, "create", G_CALLBACK (create_cb), self, 0);
}

static void
comity_control_ref_complete (ComityControlEntry *entry)
{
  ComityControlRef *self = COMITY_CONTROL_REF (entry);
  GtkWidget *row = comity_control_entry_get_row (entry);

  self->sign = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (self->sign, "dimmed");
  /* Translators: for screen readers: a record was chosen, not only typed */
  gtk_widget_set_tooltip_text (self->sign, _ ("Chosen"));
  comity_set_label (self->sign, _ ("Chosen"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->sign);
  build_type_ahead (self, row);
}

static void
comity_control_ref_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  set_chosen (COMITY_CONTROL_REF (control), neutral, titles != NULL ? titles : neutral);
}

static void
comity_control_ref_set_typed (ComityControl *control, const char *typed)
{
  const char *tab = typed != NULL ? strchr (typed, '\t') : NULL;
  g_autofree char *value = tab != NULL ? g_strndup (typed, (gsize) (tab - typed)) : NULL;

  set_chosen (COMITY_CONTROL_REF (control), value, tab != NULL ? tab + 1 : typed);
}

static char *
comity_control_ref_dup_typed (ComityControl *control)
{
  ComityControlRef *self = COMITY_CONTROL_REF (control);
  const char *text = comity_control_entry_get_text (COMITY_CONTROL_ENTRY (self));

  return self->value != NULL ? g_strdup_printf ("%s\t%s", self->value, text) : g_strdup (text);
}

static char *
comity_control_ref_dup_value (ComityControl *control, GError **error)
{
  ComityControlRef *self = COMITY_CONTROL_REF (control);
  const char *text = comity_control_entry_get_text (COMITY_CONTROL_ENTRY (self));

  if (self->value == NULL && !comity_text_is_blank (text))
    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_CHOICE,
                 /* Translators: %s was typed where a record must be chosen */
                 _ ("“%s” is not chosen yet. Take it from the list, or create it."), text);
  return g_strdup (self->value);
}

static void
comity_control_ref_dispose (GObject *object)
{
  g_clear_object (&COMITY_CONTROL_REF (object)->type_ahead);
  G_OBJECT_CLASS (comity_control_ref_parent_class)->dispose (object);
}

static void
comity_control_ref_finalize (GObject *object)
{
  g_free (COMITY_CONTROL_REF (object)->value);
  G_OBJECT_CLASS (comity_control_ref_parent_class)->finalize (object);
}

static void
comity_control_ref_class_init (ComityControlRefClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);
  ComityControlEntryClass *entry_class = COMITY_CONTROL_ENTRY_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_control_ref_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_control_ref_finalize;
  control_class->set_value = comity_control_ref_set_value;
  control_class->dup_value = comity_control_ref_dup_value;
  control_class->set_typed = comity_control_ref_set_typed;
  control_class->dup_typed = comity_control_ref_dup_typed;
  entry_class->complete = comity_control_ref_complete;
  entry_class->changed = comity_control_ref_changed;
}

static void
comity_control_ref_init (ComityControlRef *self)
{
}
