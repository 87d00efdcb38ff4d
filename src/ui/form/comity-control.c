/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-control.h"

#include <glib/gi18n.h>

#include "comity-choice-item.h"
#include "comity-note-row.h"
#include "comity-parts.h"

/**
 * ComityControl:
 *
 * What edits one field in a form: a row of a boxed list, and under it a row for the hint or for
 * the sentence that says what is wrong. Not a widget: it owns its rows, and the form owns it.
 *
 * Signal `edited`: the person changed something. Signal `activated`: Enter was pressed where that
 * means "save".
 */
typedef struct {
  const ComityField *field;
  ComityStore *store;
  GtkWidget *row;
  GtkWidget *note_row, *note;
  char *error;
  gboolean setting; /* while the program, not the person, changes the control */
} ComityControlPrivate;

static guint edited_signal, activated_signal;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ComityControl, comity_control, G_TYPE_OBJECT)

static ComityControlPrivate *
get_private (ComityControl *self)
{
  return comity_control_get_instance_private (self);
}

/** comity_control_get_field: */
const ComityField *
comity_control_get_field (ComityControl *self)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return get_private (self)->field;
}

/**
 * comity_control_get_store:
 *
 * Returns: (nullable): the office, for what must be asked there; %NULL in tests
 */
ComityStore *
comity_control_get_store (ComityControl *self)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return get_private (self)->store;
}

/** comity_control_get_row: the row with the control itself */
GtkWidget *
comity_control_get_row (ComityControl *self)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return get_private (self)->row;
}

/** comity_control_get_note_row: the row under it, hidden while there is nothing to say */
GtkWidget *
comity_control_get_note_row (ComityControl *self)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return get_private (self)->note_row;
}

/** comity_control_get_focus: the widget that takes the focus */
GtkWidget *
comity_control_get_focus (ComityControl *self)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return COMITY_CONTROL_GET_CLASS (self)->get_focus (self);
}

static void
set_note (ComityControl *self, const char *text, gboolean is_error)
{
  ComityControlPrivate *priv = get_private (self);

  gtk_label_set_label (GTK_LABEL (priv->note), text != NULL ? text : "");
  gtk_widget_set_visible (priv->note_row, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (priv->row, "has-note");
  else
    gtk_widget_remove_css_class (priv->row, "has-note");
  if (is_error) {
    gtk_widget_add_css_class (priv->note, "error");
    gtk_widget_remove_css_class (priv->note, "dimmed");
    gtk_widget_add_css_class (priv->row, "error");
  } else {
    gtk_widget_remove_css_class (priv->note, "error");
    gtk_widget_add_css_class (priv->note, "dimmed");
    gtk_widget_remove_css_class (priv->row, "error");
  }
}

/* The hint helps where nothing stands yet; a filled field explains itself. */
static void
show_hint (ComityControl *self)
{
  ComityControlPrivate *priv = get_private (self);
  g_autofree char *typed = comity_control_dup_typed (self);
  gboolean empty = typed == NULL || *typed == '\0';

  set_note (self, empty ? comity_field_get_hint (priv->field) : NULL, FALSE);
}

/**
 * comity_control_set_value:
 * @neutral: (nullable): a canonical value, %NULL for absent
 * @titles: (nullable): of the records that a reference names, a line each
 */
void
comity_control_set_value (ComityControl *self, const char *neutral, const char *titles)
{
  ComityControlPrivate *priv = get_private (self);

  g_return_if_fail (COMITY_IS_CONTROL (self));
  priv->setting = TRUE;
  COMITY_CONTROL_GET_CLASS (self)->set_value (self, neutral, titles);
  priv->setting = FALSE;
  g_clear_pointer (&priv->error, g_free);
  show_hint (self);
}

/**
 * comity_control_dup_value:
 * @error: return location for a %COMITY_CORE_ERROR, a sentence for people
 *
 * Returns: (transfer full) (nullable): the neutral value; %NULL when absent or wrong
 */
char *
comity_control_dup_value (ComityControl *self, GError **error)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return COMITY_CONTROL_GET_CLASS (self)->dup_value (self, error);
}

/**
 * comity_control_set_typed:
 * @typed: (nullable): what comity_control_dup_typed() gave
 */
void
comity_control_set_typed (ComityControl *self, const char *typed)
{
  ComityControlPrivate *priv = get_private (self);

  g_return_if_fail (COMITY_IS_CONTROL (self));
  priv->setting = TRUE;
  COMITY_CONTROL_GET_CLASS (self)->set_typed (self, typed);
  priv->setting = FALSE;
  show_hint (self);
}

/**
 * comity_control_dup_typed:
 *
 * Returns: (transfer full) (nullable): the state of the control as one text, also when it is not
 *   (yet) a value: a draft can be kept and put back
 */
char *
comity_control_dup_typed (ComityControl *self)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return COMITY_CONTROL_GET_CLASS (self)->dup_typed (self);
}

/** comity_control_commit: adds contents of files to the transaction that saves the record */
void
comity_control_commit (ComityControl *self, ComityChanges *changes)
{
  ComityControlClass *klass = COMITY_CONTROL_GET_CLASS (self);

  if (klass->commit != NULL)
    klass->commit (self, changes);
}

/**
 * comity_control_set_error:
 * @message: (nullable): what is wrong, %NULL for nothing
 *
 * Shows the sentence, without the label of the field, in the row under the control and ties it to the control for screen readers.
 */
void
comity_control_set_error (ComityControl *self, const char *message)
{
  ComityControlPrivate *priv = get_private (self);
  GtkAccessible *focus;

  g_return_if_fail (COMITY_IS_CONTROL (self));
  g_free (priv->error);
  priv->error = message != NULL ? comity_field_dup_sentence (priv->field, message) : NULL;
  focus = GTK_ACCESSIBLE (comity_control_get_focus (self));
  if (message == NULL) {
    show_hint (self);
    gtk_accessible_reset_state (focus, GTK_ACCESSIBLE_STATE_INVALID);
    gtk_accessible_reset_relation (focus, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    return;
  }
  set_note (self, priv->error, TRUE);
  gtk_accessible_update_state (focus, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  gtk_accessible_update_relation (focus, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, priv->note, NULL,
                                  -1);
}

/** comity_control_get_error: the sentence that is shown, or %NULL */
const char *
comity_control_get_error (ComityControl *self)
{
  g_return_val_if_fail (COMITY_IS_CONTROL (self), NULL);
  return get_private (self)->error;
}

/**
 * comity_control_check:
 *
 * Shows at once what is wrong with what is typed; being empty is not wrong until one saves.
 */
void
comity_control_check (ComityControl *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = comity_control_dup_value (self, &error);

  if (error != NULL)
    comity_control_set_error (self, error->message);
  else if (comity_control_get_error (self) != NULL)
    comity_control_set_error (self, NULL);
}

/** comity_control_grab_focus: */
void
comity_control_grab_focus (ComityControl *self)
{
  gtk_widget_grab_focus (comity_control_get_focus (self));
}

/** comity_control_edited: called by the controls whenever what stands in them has changed */
void
comity_control_edited (ComityControl *self)
{
  ComityControlPrivate *priv = get_private (self);

  if (priv->setting)
    return;
  if (priv->error != NULL)
    comity_control_set_error (self, NULL);
  g_signal_emit (self, edited_signal, 0);
}

/** comity_control_activated: called by the controls when Enter means "save" */
void
comity_control_activated (ComityControl *self)
{
  g_signal_emit (self, activated_signal, 0);
}

static void
left_cb (ComityControl *self)
{
  comity_control_check (self);
}

/**
 * comity_control_watch_leave:
 * @widget: (transfer none): the widget, or an ancestor of it, where one types
 *
 * Checks what was typed as soon as the focus goes elsewhere.
 */
void
comity_control_watch_leave (ComityControl *self, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
}

static GtkWidget *
comity_control_real_get_focus (ComityControl *self)
{
  return get_private (self)->row;
}

static char *
comity_control_real_dup_typed (ComityControl *self)
{
  return comity_control_dup_value (self, NULL);
}

static void
comity_control_real_set_typed (ComityControl *self, const char *typed)
{
  COMITY_CONTROL_GET_CLASS (self)->set_value (self, typed, NULL);
}

static void
comity_control_dispose (GObject *object)
{
  ComityControlPrivate *priv = get_private (COMITY_CONTROL (object));

  g_clear_object (&priv->row);
  g_clear_object (&priv->note_row);
  g_clear_object (&priv->store);
  G_OBJECT_CLASS (comity_control_parent_class)->dispose (object);
}

static void
comity_control_finalize (GObject *object)
{
  g_free (get_private (COMITY_CONTROL (object))->error);
  G_OBJECT_CLASS (comity_control_parent_class)->finalize (object);
}

static void
comity_control_class_init (ComityControlClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_control_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_control_finalize;
  klass->get_focus = comity_control_real_get_focus;
  klass->dup_typed = comity_control_real_dup_typed;
  klass->set_typed = comity_control_real_set_typed;
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  activated_signal = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
comity_control_init (ComityControl *self)
{
}

static void
build_note_row (ComityControl *self)
{
  ComityControlPrivate *priv = get_private (self);

  priv->note = comity_dim_label_new (NULL);
  gtk_widget_add_css_class (priv->note, "caption");
  priv->note_row = comity_note_row_new (priv->note);
  gtk_widget_set_visible (priv->note_row, FALSE);
  g_object_ref_sink (priv->note_row);
  gtk_widget_add_css_class (priv->note_row, "note-row");
}

/* Which control edits a type. */
static GType
choose_type (const ComityField *field)
{
  switch (field->type) {
  case COMITY_TYPE_LONG:
    return comity_control_long_get_type ();
  case COMITY_TYPE_CHOICE:
    return comity_field_fits_toggles (field) ? comity_control_toggles_get_type () :
                                               comity_control_choice_get_type ();
  case COMITY_TYPE_COUNTRY:
  case COMITY_TYPE_LANGUAGE:
    return comity_control_choice_get_type ();
  case COMITY_TYPE_DATE:
    return comity_control_date_get_type ();
  case COMITY_TYPE_MONEY:
    return comity_control_money_get_type ();
  case COMITY_TYPE_BOOLEAN:
    return comity_control_boolean_get_type ();
  case COMITY_TYPE_REF:
  case COMITY_TYPE_LINK:
    return comity_control_ref_get_type ();
  case COMITY_TYPE_IMAGE:
  case COMITY_TYPE_FILE:
    return comity_control_file_get_type ();
  case COMITY_TYPE_CHOICES:
  case COMITY_TYPE_COUNTRIES:
  case COMITY_TYPE_LANGUAGES:
  case COMITY_TYPE_TAGS:
  case COMITY_TYPE_REFS:
    return comity_control_many_get_type ();
  case COMITY_TYPE_TEXT:
  case COMITY_TYPE_TIME:
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_DECIMAL:
  case COMITY_TYPE_URL:
  case COMITY_TYPE_EMAIL:
  case COMITY_TYPE_PHONE:
  case COMITY_TYPE_IDENTIFIER:
  default:
    return comity_control_text_get_type ();
  }
}

/**
 * comity_control_new:
 * @field: the field to edit
 * @store: (nullable): the office, for references, pictures and the office's own lists
 *
 * Returns: (transfer full): the control that suits the field's type, empty
 */
ComityControl *
comity_control_new (const ComityField *field, ComityStore *store)
{
  ComityControl *self = g_object_new (choose_type (field), NULL);
  ComityControlPrivate *priv = get_private (self);

  priv->field = field;
  priv->store = store != NULL ? g_object_ref (store) : NULL;
  build_note_row (self);
  priv->row = g_object_ref_sink (COMITY_CONTROL_GET_CLASS (self)->build (self));
  if ((field->flags & COMITY_REQUIRED) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (comity_control_get_focus (self)),
                                    GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  comity_control_set_value (self, NULL, NULL);
  return self;
}
