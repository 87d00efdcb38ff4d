/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-programme-editor.h"

#include <glib/gi18n.h>

#include "comity-draft-keeper.h"
#include "comity-parts.h"

#define TIME_CHARS 5
#define TEXT_CHARS 8 /* at least; it takes all the room there is */

enum {
  START,
  FINISH,
  NAME,
  PLACE,
  HOST,
  N_ENTRIES
};

static const char *const field_names[N_ENTRIES] = { "start", "finish", "name", "place", "host" };

/**
 * ComityProgrammeEditor:
 *
 * A line of a visit's programme while it is edited, where it stands.
 *
 * Signals: `save` on Enter, `cancel` on Escape, `more` for the whole form.
 */
struct _ComityProgrammeEditor {
  GtkListBoxRow parent_instance;
  ComityRecord *item;
  ComityDraftKeeper *keeper;
  GtkWidget *entries[N_ENTRIES];
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (ComityProgrammeEditor, comity_programme_editor, GTK_TYPE_LIST_BOX_ROW)

static guint signals[3];

static const ComityField *
field_of (ComityProgrammeEditor *self, guint i)
{
  return comity_kind_get_field (comity_record_get_kind (self->item), field_names[i]);
}

static const char *
text_of (ComityProgrammeEditor *self, guint i)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entries[i]));
}

static char *
dup_shown (ComityProgrammeEditor *self, guint i)
{
  const char *value = comity_record_get (self->item, field_names[i]);

  return value != NULL ? comity_field_to_edit (field_of (self, i), value) : g_strdup ("");
}

/** comity_programme_editor_get_item: (transfer none) the line as it was when the editor was opened */
ComityRecord *
comity_programme_editor_get_item (ComityProgrammeEditor *self)
{
  return self->item;
}

static gboolean
is_changed (ComityProgrammeEditor *self, guint i)
{
  g_autofree char *shown = dup_shown (self, i);

  return g_strcmp0 (shown, text_of (self, i)) != 0;
}

/** comity_programme_editor_is_dirty: whether something has been typed */
gboolean
comity_programme_editor_is_dirty (ComityProgrammeEditor *self)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    if (is_changed (self, i))
      return TRUE;
  return FALSE;
}

/**
 * comity_programme_editor_dup_draft:
 *
 * Returns: (transfer full): what was typed, for a form with all fields or for the next start
 */
ComityDraft *
comity_programme_editor_dup_draft (ComityProgrammeEditor *self)
{
  ComityDraft *draft = comity_draft_new (self->item);

  for (guint i = 0; i < N_ENTRIES; i++)
    if (is_changed (self, i))
      g_hash_table_insert (draft->typed, g_strdup (field_names[i]), g_strdup (text_of (self, i)));
  return draft;
}

static ComityDraft *
dup_draft (GtkWidget *widget)
{
  return comity_programme_editor_dup_draft (COMITY_PROGRAMME_EDITOR (widget));
}

/** comity_programme_editor_forget: what was typed is saved, thrown away, or in a form by now */
void
comity_programme_editor_forget (ComityProgrammeEditor *self)
{
  comity_draft_keeper_forget (self->keeper);
}

static void
set_problem (ComityProgrammeEditor *self, int entry, const char *sentence)
{
  for (int i = 0; i < N_ENTRIES; i++) {
    if (i == entry)
      gtk_widget_add_css_class (self->entries[i], "error");
    else
      gtk_widget_remove_css_class (self->entries[i], "error");
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->entries[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                 i == entry ? GTK_ACCESSIBLE_INVALID_TRUE :
                                              GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
  }
  gtk_label_set_label (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (sentence == NULL)
    return;
  gtk_widget_grab_focus (self->entries[MAX (entry, 0)]);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static int
entry_of_problem (ComityProgrammeEditor *self, const ComityProblem *problem)
{
  const ComityKind *kind = comity_record_get_kind (self->item);

  for (int i = 0; problem->field >= 0 && i < N_ENTRIES; i++)
    if (comity_kind_index (kind, field_names[i]) == problem->field)
      return i;
  return NAME;
}

/**
 * comity_programme_editor_apply:
 * @to: the line as it stands now; what was not edited is not touched
 *
 * Returns: (transfer full) (nullable): a copy of @to with what was typed; %NULL when something is
 *   wrong, which is then said in the editor
 */
ComityRecord *
comity_programme_editor_apply (ComityProgrammeEditor *self, ComityRecord *to)
{
  g_autoptr (ComityRecord) copy = comity_record_copy (to);
  g_autoptr (ComityProblems) problems = NULL;

  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *value = comity_field_parse (field_of (self, i), text_of (self, i), &error);

    if (error != NULL) {
      set_problem (self, (int) i, error->message);
      return NULL;
    }
    if (is_changed (self, i))
      comity_record_set (copy, field_names[i], value);
  }
  problems = comity_record_validate (copy);
  if (comity_problems_get_size (problems) > 0) {
    const ComityProblem *problem = comity_problems_get (problems, 0);

    set_problem (self, entry_of_problem (self, problem), problem->error->message);
    return NULL;
  }
  set_problem (self, -1, NULL);
  return g_steal_pointer (&copy);
}

/** comity_programme_editor_grab_entry: puts the focus into the entry of a field */
void
comity_programme_editor_grab_entry (ComityProgrammeEditor *self, const char *field)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    if (g_strcmp0 (field_names[i], field) == 0)
      gtk_widget_grab_focus (self->entries[i]);
}

static void
emit_cb (ComityProgrammeEditor *self, GtkWidget *sender)
{
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (sender), "comity-signal"));

  g_signal_emit (self, signals[which], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (widget, signals[1], 0);
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_entry (ComityProgrammeEditor *self, GtkWidget *box, guint i, int width)
{
  const char *label = comity_field_get_label (field_of (self, i));
  g_autofree char *shown = dup_shown (self, i);
  GtkWidget *entry = gtk_entry_new ();

  self->entries[i] = entry;
  gtk_editable_set_text (GTK_EDITABLE (entry), shown);
  g_signal_connect_object (entry, "changed", G_CALLBACK (comity_draft_keeper_edited), self->keeper,
                           G_CONNECT_SWAPPED);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_hexpand (entry, i > FINISH);
  comity_set_label (entry, label);
  g_object_set_data (G_OBJECT (entry), "comity-signal", GUINT_TO_POINTER (0));
  g_signal_connect_object (entry, "activate", G_CALLBACK (emit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static void
add_button (ComityProgrammeEditor *self, GtkWidget *box, const char *label, guint which)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "comity-signal", GUINT_TO_POINTER (which));
  g_signal_connect_object (button, "clicked", G_CALLBACK (emit_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, which == 0 ? "suggested-action" : "flat");
  gtk_box_append (GTK_BOX (box), button);
}

static void
build (ComityProgrammeEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_entry (self, first, START, TIME_CHARS);
  add_entry (self, first, FINISH, TIME_CHARS);
  add_entry (self, first, NAME, TEXT_CHARS);
  add_entry (self, second, PLACE, TEXT_CHARS);
  add_entry (self, second, HOST, TEXT_CHARS);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_widget_set_visible (self->problem, FALSE);
  add_button (self, buttons, C_ ("form", "_Save"), 0);
  add_button (self, buttons, C_ ("form", "_Cancel"), 1);
  /* Translators: a button that opens the form with all fields of a line */
  add_button (self, buttons, _ ("_More Fields…"), 2);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
comity_programme_editor_dispose (GObject *object)
{
  g_clear_object (&COMITY_PROGRAMME_EDITOR (object)->item);
  g_clear_object (&COMITY_PROGRAMME_EDITOR (object)->keeper);
  G_OBJECT_CLASS (comity_programme_editor_parent_class)->dispose (object);
}

static void
comity_programme_editor_class_init (ComityProgrammeEditorClass *klass)
{
  static const char *const names[] = { "save", "cancel", "more" };

  G_OBJECT_CLASS (klass)->dispose = comity_programme_editor_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
comity_programme_editor_init (ComityProgrammeEditor *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "programme-editor");
}

/**
 * comity_programme_editor_new:
 * @item: the line; with the id 0 a new one
 * @office: the path of the office, beside which drafts are kept
 *
 * Returns: (transfer floating): a row in which it is edited
 */
GtkWidget *
comity_programme_editor_new (ComityRecord *item, const char *office)
{
  ComityProgrammeEditor *self = g_object_new (COMITY_TYPE_PROGRAMME_EDITOR, NULL);

  self->item = g_object_ref (item);
  self->keeper = comity_draft_keeper_new (GTK_WIDGET (self), dup_draft, office);
  build (self);
  comity_set_label (GTK_WIDGET (self), comity_record_get_id (item) != 0 ?
                                         _ ("Edit a line of the programme") :
                                         _ ("New line of the programme"));
  return GTK_WIDGET (self);
}
