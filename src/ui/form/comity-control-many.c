/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-chip.h"
#include "comity-choice-item.h"
#include "comity-control.h"
#include "comity-error.h"
#include "comity-errors.h"
#include "comity-form.h"
#include "comity-lists.h"
#include "comity-option.h"
#include "comity-parts.h"
#include "comity-text.h"
#include "comity-type-ahead.h"

/*
 * Several values: tags, choices, countries, languages, records. Each is a chip; the entry behind
 * them finds the next one while one types. Backspace in the empty entry takes the last one away.
 *
 * Typed state: "VALUE\tLABEL" a line each, then the line that is being typed.
 */
struct _ComityControlMany {
  ComityControl parent_instance;
  GtkWidget *row, *wrap, *entry;
  ComityTypeAhead *type_ahead;
  GPtrArray *values; /* of char: neutral */
  GPtrArray *chips;  /* of GtkWidget, in the same order */
  GListStore *items; /* for choices */
  GCancellable *adding;
};

#define COMITY_TYPE_CONTROL_MANY (comity_control_many_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlMany, comity_control_many, COMITY, CONTROL_MANY, ComityControl)
G_DEFINE_FINAL_TYPE (ComityControlMany, comity_control_many, COMITY_TYPE_CONTROL)

static ComityFieldType
get_field_type (ComityControlMany *self)
{
  return comity_control_get_field (COMITY_CONTROL (self))->type;
}

static void
clear_values (ComityControlMany *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->wrap), self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  g_ptr_array_set_size (self->values, 0);
}

static void
remove_at (ComityControlMany *self, guint index)
{
  gtk_widget_grab_focus (self->entry);
  adw_wrap_box_remove (ADW_WRAP_BOX (self->wrap), self->chips->pdata[index]);
  g_ptr_array_remove_index (self->chips, index);
  g_ptr_array_remove_index (self->values, index);
  comity_control_edited (COMITY_CONTROL (self));
}

static void
removed_cb (ComityChip *chip, ComityControlMany *self)
{
  guint index;

  if (g_ptr_array_find (self->chips, chip, &index))
    remove_at (self, index);
}

static gboolean
has_value (ComityControlMany *self, const char *value)
{
  return g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, NULL);
}

static void
add_value (ComityControlMany *self, const char *value, const char *label)
{
  /* Translators: tooltip of the button in a chip; %s is a tag, a country, a partner … */
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), label);
  GtkWidget *chip;

  if (has_value (self, value))
    return;
  chip = comity_chip_new (NULL, label, remove);
  adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->wrap), chip,
                                   self->chips->len > 0 ? self->chips->pdata[self->chips->len - 1] :
                                                          NULL);
  g_ptr_array_add (self->chips, chip);
  g_ptr_array_add (self->values, g_strdup (value));
  g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, 0);
}

static void
take_value (ComityControlMany *self, const char *value, const char *label)
{
  add_value (self, value, label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  comity_control_edited (COMITY_CONTROL (self));
}

static void
chosen_cb (ComityTypeAhead *type_ahead, ComityChoiceItem *item, ComityControlMany *self)
{
  take_value (self, comity_choice_item_get_code (item), comity_choice_item_get_label (item));
}

static void
record_created_cb (ComityRecord *record, gpointer user_data)
{
  g_autofree char *title = comity_record_dup_title (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record));

  take_value (user_data, id, title);
}

static void
option_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityControlMany) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = comity_option_add_finish (result, &error);
  g_autofree char *label = NULL;
  g_autoptr (ComityChoiceItem) item = NULL;

  if (code == NULL) {
    comity_error_present (self->row, error);
    return;
  }
  label = comity_lists_dup_label (comity_control_get_field (COMITY_CONTROL (self))->list, code);
  item = comity_choice_item_new (code, label, NULL, COMITY_ITEM_VALUE);
  g_list_store_append (self->items, item);
  take_value (self, code, label);
}

static void
create_cb (ComityTypeAhead *type_ahead, const char *text, ComityControlMany *self)
{
  const ComityField *field = comity_control_get_field (COMITY_CONTROL (self));
  ComityStore *store = comity_control_get_store (COMITY_CONTROL (self));

  if (field->type == COMITY_TYPE_REFS)
    comity_form_present_new (self->row, store, comity_kind_find (field->target), text,
                             record_created_cb, g_object_ref (self), g_object_unref);
  else if (field->type == COMITY_TYPE_TAGS)
    take_value (self, text, text);
  else
    comity_option_add_async (store, field->list, text, self->adding, option_added_cb,
                             g_object_ref (self));
}

/* Enter in the entry takes a tag as it is typed; with nothing typed it saves the form. */
static void
activate_cb (ComityControlMany *self)
{
  g_autofree char *text =
    comity_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)), FALSE);

  if (comity_text_is_blank (text))
    comity_control_activated (COMITY_CONTROL (self));
  else if (get_field_type (self) == COMITY_TYPE_TAGS)
    take_value (self, text, text);
}

static void
changed_cb (ComityControlMany *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (text != NULL && get_field_type (self) == COMITY_TYPE_TAGS && g_str_has_suffix (text, ",")) {
    text[strlen (text) - 1] = '\0';
    g_strstrip (text);
    comity_type_ahead_close (self->type_ahead);
    if (*text != '\0')
      take_value (self, text, text);
    else
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    return;
  }
  comity_control_edited (COMITY_CONTROL (self));
}

static gboolean
key_cb (ComityControlMany *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_BackSpace || self->chips->len == 0 ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return GDK_EVENT_PROPAGATE;
  remove_at (self, self->chips->len - 1);
  return GDK_EVENT_STOP;
}

static void
build_type_ahead (ComityControlMany *self, const ComityField *field)
{
  ComityStore *store = comity_control_get_store (COMITY_CONTROL (self));

  self->type_ahead = comity_type_ahead_new (self->row, GTK_EDITABLE (self->entry));
  if (field->type == COMITY_TYPE_REFS) {
    comity_type_ahead_set_kind (self->type_ahead, store, comity_kind_find (field->target));
  } else {
    self->items = comity_choice_items_new (field);
    comity_type_ahead_set_items (self->type_ahead, G_LIST_MODEL (self->items));
  }
  if (field->type == COMITY_TYPE_TAGS)
    comity_type_ahead_set_create_label (self->type_ahead,
                                        /* Translators: %s is a word that was typed */
                                        _ ("Add “%s”"));
  else if (store != NULL && field->type == COMITY_TYPE_REFS)
    comity_type_ahead_set_create_label (self->type_ahead, _ ("Create “%s”…"));
  else if (store != NULL && field->list != NULL)
    comity_type_ahead_set_create_label (self->type_ahead,
                                        /* Translators: %s is a word that was typed */
                                        _ ("Add “%s” to the List"));
  g_signal_connect_object (self->type_ahead, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (self->type_ahead, "create", G_CALLBACK (create_cb), self, 0);
}

static GtkWidget *
build_entry (ComityControlMany *self, const char *title)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* a bare GtkText has no role: without one it is not there for a screen reader */
  self->entry = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 14);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_text_set_placeholder_text (GTK_TEXT (self->entry), _ ("Type to find…"));
  comity_set_label (self->entry, title);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  return self->entry;
}

/* The whole row is the entry's, as in a row of one line. */
static void
row_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, ComityControlMany *self)
{
  gtk_widget_grab_focus (self->entry);
}

static void
make_row_focus_entry (ComityControlMany *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), self, 0);
  gtk_widget_add_controller (self->row, GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
comity_control_many_build (ComityControl *control)
{
  ComityControlMany *self = COMITY_CONTROL_MANY (control);
  const ComityField *field = comity_control_get_field (control);
  const char *title = comity_field_get_label (field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *label = comity_dim_label_new (title);

  gtk_widget_add_css_class (label, "caption");
  self->wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->wrap), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), build_entry (self, title));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->wrap);
  self->row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE,
                            "child", box, "title", title, "use-markup", FALSE, NULL);
  comity_set_label (self->row, title);
  gtk_widget_add_css_class (self->row, "long-row");
  make_row_focus_entry (self);
  build_type_ahead (self, field);
  return self->row;
}

static GtkWidget *
comity_control_many_get_focus (ComityControl *control)
{
  return COMITY_CONTROL_MANY (control)->entry;
}

/* What a value is called: titles come with references, everything else is known. */
static char *
dup_label (ComityControlMany *self, const char *value, const char *title)
{
  if (title != NULL)
    return g_strdup (title);
  return comity_field_format (comity_control_get_field (COMITY_CONTROL (self)), value);
}

static void
comity_control_many_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  ComityControlMany *self = COMITY_CONTROL_MANY (control);
  g_auto (GStrv) values = comity_field_split (comity_control_get_field (control), neutral);
  g_auto (GStrv) lines = titles != NULL ? g_strsplit (titles, "\n", -1) : g_new0 (char *, 1);
  guint n_lines = g_strv_length (lines);

  clear_values (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; values[i] != NULL; i++) {
    g_autofree char *label = dup_label (self, values[i], i < n_lines ? lines[i] : NULL);

    add_value (self, values[i], label);
  }
}

static char *
comity_control_many_dup_typed (ComityControl *control)
{
  ComityControlMany *self = COMITY_CONTROL_MANY (control);
  g_autoptr (GString) typed = g_string_new (NULL);

  for (guint i = 0; i < self->values->len; i++)
    g_string_append_printf (typed, "%s\t%s\n", (char *) self->values->pdata[i],
                            comity_chip_get_value (self->chips->pdata[i]));
  g_string_append (typed, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return g_string_free (g_steal_pointer (&typed), FALSE);
}

static void
comity_control_many_set_typed (ComityControl *control, const char *typed)
{
  ComityControlMany *self = COMITY_CONTROL_MANY (control);
  g_auto (GStrv) lines = g_strsplit (typed != NULL ? typed : "", "\n", -1);

  clear_values (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; lines[i] != NULL; i++) {
    char *tab = strchr (lines[i], '\t');

    if (tab == NULL) {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), lines[i]);
      continue;
    }
    *tab = '\0';
    add_value (self, lines[i], tab + 1);
  }
}

static char *
comity_control_many_dup_value (ComityControl *control, GError **error)
{
  ComityControlMany *self = COMITY_CONTROL_MANY (control);
  const char *rest = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < self->values->len; i++)
    g_ptr_array_add (values, self->values->pdata[i]);
  if (!comity_text_is_blank (rest)) {
    if (get_field_type (self) != COMITY_TYPE_TAGS) {
      g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_CHOICE,
                   /* Translators: %s was typed into a field whose values are taken from a list */
                   _ ("“%s” is not chosen yet. Take it from the list, or remove it."), rest);
      return NULL;
    }
    g_ptr_array_add (values, (char *) rest);
  }
  g_ptr_array_add (values, NULL);
  return comity_field_join (comity_control_get_field (control),
                            (const char *const *) values->pdata);
}

static void
comity_control_many_dispose (GObject *object)
{
  ComityControlMany *self = COMITY_CONTROL_MANY (object);

  g_cancellable_cancel (self->adding);
  g_clear_object (&self->type_ahead);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (comity_control_many_parent_class)->dispose (object);
}

static void
comity_control_many_finalize (GObject *object)
{
  ComityControlMany *self = COMITY_CONTROL_MANY (object);

  g_clear_object (&self->adding);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->chips);
  G_OBJECT_CLASS (comity_control_many_parent_class)->finalize (object);
}

static void
comity_control_many_class_init (ComityControlManyClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_control_many_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_control_many_finalize;
  control_class->build = comity_control_many_build;
  control_class->get_focus = comity_control_many_get_focus;
  control_class->set_value = comity_control_many_set_value;
  control_class->dup_value = comity_control_many_dup_value;
  control_class->set_typed = comity_control_many_set_typed;
  control_class->dup_typed = comity_control_many_dup_typed;
}

static void
comity_control_many_init (ComityControlMany *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->chips = g_ptr_array_new ();
  self->adding = g_cancellable_new ();
}
