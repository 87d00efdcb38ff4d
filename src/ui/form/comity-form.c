/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-draft-keeper.h"
#include "comity-errors.h"
#include "comity-form-layout.h"
#include "comity-form-merge.h"
#include "comity-form-private.h"
#include "comity-parts.h"
#include "comity-passport.h"
#include "comity-typed.h"

/**
 * ComityForm:
 *
 * The dialog that edits a record, made from its kind's table. What was typed stays in it until it
 * is saved or thrown away on purpose; a save is one transaction.
 */
struct _ComityForm {
  AdwDialog parent_instance;
  GtkBox *groups;
  AdwWindowTitle *window_title;
  AdwBanner *banner;
  GtkWidget *save_button;

  ComityStore *store;
  const ComityKind *kind;
  ComityRecord *base;  /* what the form was opened with */
  GPtrArray *fields;   /* of ComityFormField */
  GPtrArray *opened;   /* of char: what stood in each control when it was opened */
  GtkWidget *parent;   /* weak: where actions of the window are asked for */
  GCancellable *cancellable;
  ComityRecord *saving;
  ComityPassport *passport; /* (nullable): reads the machine-readable lines */
  ComityFormHooks hooks;
  ComityDraftKeeper *keeper; /* NULL without an office */
};

G_DEFINE_FINAL_TYPE (ComityForm, comity_form, ADW_TYPE_DIALOG)

static void
set_saving (ComityForm *self, ComityRecord *record)
{
  g_set_object (&self->saving, record);
  gtk_widget_set_sensitive (self->save_button, record == NULL);
}

/* -- What stands in the form --------------------------------------------------------------- */

static void
remember_opened (ComityForm *self)
{
  g_ptr_array_set_size (self->opened, 0);
  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];

    g_ptr_array_add (self->opened, comity_control_dup_typed (field->control));
  }
}

static gboolean
is_changed (ComityForm *self, guint i)
{
  ComityFormField *field = self->fields->pdata[i];
  g_autofree char *typed = comity_control_dup_typed (field->control);

  return g_strcmp0 (typed != NULL ? typed : "",
                    self->opened->pdata[i] != NULL ? self->opened->pdata[i] : "") != 0;
}

/** comity_form_is_dirty: whether something would be lost if the form were closed now */
gboolean
comity_form_is_dirty (ComityForm *self)
{
  g_return_val_if_fail (COMITY_IS_FORM (self), FALSE);
  for (guint i = 0; i < self->fields->len; i++)
    if (is_changed (self, i))
      return TRUE;
  return self->passport != NULL && comity_passport_has_paper (self->passport);
}

/**
 * comity_form_dup_draft:
 *
 * Returns: (transfer full): everything that is not saved
 */
ComityDraft *
comity_form_dup_draft (ComityForm *self)
{
  ComityDraft *draft = comity_draft_new (self->base);

  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];
    char *typed;

    if (!is_changed (self, i))
      continue;
    typed = comity_control_dup_typed (field->control);
    g_hash_table_insert (draft->typed, g_strdup (self->kind->fields[field->index].name),
                         typed != NULL ? typed : g_strdup (""));
  }
  return draft;
}

/**
 * comity_form_apply_draft:
 * @draft: from comity_form_dup_draft(), of the same kind
 *
 * Puts back what was typed.
 */
void
comity_form_apply_draft (ComityForm *self, const ComityDraft *draft)
{
  g_return_if_fail (draft->kind == self->kind);
  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];
    const char *typed = g_hash_table_lookup (draft->typed, self->kind->fields[field->index].name);

    if (typed != NULL)
      comity_control_set_typed (field->control, *typed != '\0' ? typed : NULL);
  }
}

static ComityDraft *
dup_draft (GtkWidget *widget)
{
  return comity_form_dup_draft (COMITY_FORM (widget));
}

/* The form was saved or thrown away: what was typed is not needed any more. */
static void
close_for_good (ComityForm *self)
{
  if (self->keeper != NULL)
    comity_draft_keeper_forget (self->keeper);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
edited_cb (ComityForm *self)
{
  if (self->keeper != NULL)
    comity_draft_keeper_edited (self->keeper);
}

/**
 * comity_form_continue:
 * @draft: kept by an earlier form
 * @notice: (nullable): what happened to the record meanwhile
 *
 * Puts back what was typed, and keeps it further in the same place.
 */
void
comity_form_continue (ComityForm *self, const ComityDraft *draft, const char *notice)
{
  comity_form_apply_draft (self, draft);
  if (self->keeper != NULL && draft->path != NULL)
    comity_draft_keeper_take_over (self->keeper, draft->path);
  if (notice == NULL)
    return;
  adw_banner_set_title (self->banner, notice);
  adw_banner_set_revealed (self->banner, TRUE);
}

/**
 * comity_form_get_control:
 *
 * Returns: (transfer none) (nullable): the control of a field, if the form has it
 */
ComityControl *
comity_form_get_control (ComityForm *self, const char *field_name)
{
  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];

    if (strcmp (self->kind->fields[field->index].name, field_name) == 0)
      return field->control;
  }
  return NULL;
}

/* -- Errors --------------------------------------------------------------------------------- */

static ComityFormField *
find_field (ComityForm *self, int index)
{
  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];

    if ((int) field->index == index)
      return field;
  }
  return NULL;
}

static void
show_problem (ComityForm *self, int index, const char *sentence)
{
  ComityFormField *field = find_field (self, index);

  if (field == NULL) {
    adw_banner_set_title (self->banner, sentence);
    adw_banner_set_revealed (self->banner, TRUE);
    return;
  }
  if (comity_control_get_error (field->control) == NULL)
    comity_control_set_error (field->control, sentence);
  if (field->expander != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (field->expander), TRUE);
}

static void
focus_first_problem (ComityForm *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];
    const char *sentence = comity_control_get_error (field->control);

    if (sentence == NULL)
      continue;
    comity_control_grab_focus (field->control);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    return;
  }
}

/* Reads all controls into a copy of the record; every error is shown under its field. */
static ComityRecord *
read_record (ComityForm *self)
{
  g_autoptr (ComityRecord) record = comity_record_copy (self->base);
  g_autoptr (ComityProblems) problems = NULL;
  gboolean good = TRUE;

  adw_banner_set_revealed (self->banner, FALSE);
  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];
    g_autoptr (GError) error = NULL;
    g_autofree char *value = comity_control_dup_value (field->control, &error);

    comity_control_set_error (field->control, NULL);
    if (error != NULL)
      show_problem (self, (int) field->index, error->message);
    else
      comity_record_set_at (record, field->index, value);
    good = good && error == NULL;
  }
  problems = comity_record_validate (record);
  for (guint i = 0; i < comity_problems_get_size (problems); i++) {
    const ComityProblem *problem = comity_problems_get (problems, i);

    show_problem (self, problem->field, problem->error->message);
    good = FALSE;
  }
  if (good)
    return g_steal_pointer (&record);
  focus_first_problem (self);
  return NULL;
}

/* -- Saving --------------------------------------------------------------------------------- */

static void write_record (ComityForm *self, ComityRecord *record);

/* A record that is made on the way belongs to what is still being filled in: it is not undone. */
static void
say_saved (ComityForm *self, gint64 batch)
{
  g_autofree char *title = comity_record_dup_title (self->saving);
  g_autofree char *text = NULL;

  if (self->parent == NULL || self->hooks.saved != NULL)
    return;
  /* Translators: said after it is done; %s is the title of a record */
  text = g_strdup_printf (_ ("“%s” saved"), title);
  comity_toast_undo (self->parent, text, batch);
}

static void
finish (ComityForm *self, gint64 batch)
{
  gboolean is_new = comity_record_get_id (self->base) == 0;
  GtkWidget *parent = self->parent;

  if (self->hooks.saved != NULL)
    self->hooks.saved (self->saving, self->hooks.data);
  else if (is_new && parent != NULL && (self->kind->flags & COMITY_KIND_SUB) == 0 &&
           strcmp (self->kind->name, "attachment") != 0)
    comity_open_record (parent, self->kind, comity_record_get_id (self->saving));
  say_saved (self, batch);
  set_saving (self, NULL);
  close_for_good (self);
}

static void
merged_cb (ComityRecord *record, gpointer user_data)
{
  ComityForm *self = user_data;

  if (record == NULL)
    set_saving (self, NULL);
  else
    write_record (self, record);
}

static void
merge (ComityForm *self, ComityRecord *theirs)
{
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (ComityRecord) merged =
    comity_merge_records (self->base, self->saving, theirs, conflicts);

  if (conflicts->len == 0)
    write_record (self, merged);
  else
    comity_merge_present (GTK_WIDGET (self), merged, theirs, conflicts, merged_cb,
                          g_object_ref (self), g_object_unref);
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
} RecordKey;

static gpointer
load_record (ComityDb *db, gpointer data, GError **error)
{
  RecordKey *key = data;

  return comity_db_load (db, key->kind, key->id, error);
}

static void
theirs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) theirs =
    comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (theirs != NULL) {
    merge (self, theirs);
    return;
  }
  set_saving (self, NULL);
  comity_error_present (GTK_WIDGET (self), error);
}

static void
load_theirs (ComityForm *self)
{
  RecordKey *key = g_new0 (RecordKey, 1);

  key->kind = self->kind;
  key->id = comity_record_get_id (self->base);
  comity_store_read_async (self->store, load_record, key, g_free, g_object_unref, self->cancellable,
                           theirs_loaded_cb, g_object_ref (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityForm) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityChanged *changed = comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (changed != NULL) {
    finish (self, changed->batch);
    comity_changed_unref (changed);
  } else if (g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_STALE)) {
    load_theirs (self);
  } else {
    set_saving (self, NULL);
    comity_error_present (GTK_WIDGET (self), error);
  }
}

static void
write_record (ComityForm *self, ComityRecord *record)
{
  g_autoptr (ComityChanges) changes = comity_changes_new (NULL);
  gint64 id;

  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];

    comity_control_commit (field->control, changes);
  }
  id = comity_changes_put (changes, record);
  set_saving (self, record);
  comity_record_set_id (self->saving, id);
  if (self->passport != NULL)
    comity_passport_commit (self->passport, changes, self->saving);
  if (self->hooks.commit != NULL)
    self->hooks.commit (changes, self->saving, self->hooks.data);
  /* not cancelled with the dialog: what was asked to be saved is saved */
  comity_store_write_async (self->store, g_steal_pointer (&changes), NULL, written_cb,
                            g_object_ref (self));
}

/**
 * comity_form_save:
 *
 * Checks and writes what stands in the form, and closes it; when something is wrong, says what
 * under its field and puts the focus there.
 */
void
comity_form_save (ComityForm *self)
{
  g_autoptr (ComityRecord) record = NULL;

  g_return_if_fail (COMITY_IS_FORM (self));
  if (self->saving != NULL)
    return;
  record = read_record (self);
  if (record == NULL)
    return;
  if (comity_record_get_id (self->base) != 0 && !comity_form_is_dirty (self))
    close_for_good (self);
  else
    write_record (self, record);
}

static void
save_cb (ComityForm *self)
{
  comity_form_save (self);
}

/* -- Closing -------------------------------------------------------------------------------- */

static ComityTyped
look_typed (AdwDialog *dialog)
{
  ComityForm *self = COMITY_FORM (dialog);

  if (self->saving != NULL)
    return COMITY_TYPED_BUSY;
  return comity_form_is_dirty (self) ? COMITY_TYPED_SOMETHING : COMITY_TYPED_NOTHING;
}

static void
forget_draft (AdwDialog *dialog)
{
  ComityForm *self = COMITY_FORM (dialog);

  if (self->keeper != NULL)
    comity_draft_keeper_forget (self->keeper);
}

static void
save_dialog (AdwDialog *dialog)
{
  comity_form_save (COMITY_FORM (dialog));
}

static const ComityTypedGuard guard = { look_typed, forget_draft, save_dialog };

static void
cancel_cb (ComityForm *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  comity_form_save (COMITY_FORM (widget));
  return GDK_EVENT_STOP;
}

/* -- Making --------------------------------------------------------------------------------- */

static void
set_titles (ComityForm *self)
{
  const char *kind = comity_kind_get_label (self->kind);
  g_autofree char *subtitle = comity_record_get_id (self->base) != 0 ?
                                comity_record_dup_title (self->base) :
                                g_strdup (_ ("New record"));
  g_autofree char *title = g_strdup_printf ("%s, %s", kind, subtitle);

  adw_window_title_set_title (self->window_title, kind);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_dialog_set_title (ADW_DIALOG (self), title);
}

/**
 * comity_form_new:
 * @store: (nullable): the office; without one the form cannot be saved (in tests)
 * @record: what is edited; with the id 0 a new record
 *
 * Returns: (transfer floating): the dialog, not yet presented
 */
ComityForm *
comity_form_new (ComityStore *store, const ComityKind *kind, ComityRecord *record)
{
  ComityForm *self = g_object_new (COMITY_TYPE_FORM, NULL);

  self->store = store != NULL ? g_object_ref (store) : NULL;
  self->kind = kind;
  self->base = comity_record_copy (record);
  self->fields = comity_form_layout_build (self->groups, self->base, store);
  for (guint i = 0; i < self->fields->len; i++) {
    ComityFormField *field = self->fields->pdata[i];

    g_signal_connect_object (field->control, "activated", G_CALLBACK (save_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (field->control, "edited", G_CALLBACK (edited_cb), self,
                             G_CONNECT_SWAPPED);
  }
  if (store != NULL && !comity_store_is_read_only (store))
    self->keeper =
      comity_draft_keeper_new (GTK_WIDGET (self), dup_draft, comity_store_get_path (store));
  remember_opened (self);
  set_titles (self);
  if (comity_passport_is_for (kind)) {
    self->passport = COMITY_PASSPORT (comity_passport_new (self, store, self->base));
    gtk_box_prepend (self->groups, GTK_WIDGET (self->passport));
  }
  if (self->fields->len > 0) {
    ComityFormField *first = self->fields->pdata[0];

    adw_dialog_set_focus (ADW_DIALOG (self), comity_control_get_focus (first->control));
  }
  return self;
}

/** comity_form_set_parent: where the page of a new record is opened; also receives its toasts */
void
comity_form_set_parent (ComityForm *self, GtkWidget *parent)
{
  g_set_weak_pointer (&self->parent, parent);
}

/** comity_form_set_hooks: (transfer full) what happens beside saving the record */
void
comity_form_set_hooks (ComityForm *self, const ComityFormHooks *hooks)
{
  self->hooks = *hooks;
}

static void
comity_form_dispose (GObject *object)
{
  ComityForm *self = COMITY_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  if (self->hooks.data_free != NULL)
    self->hooks.data_free (self->hooks.data);
  self->hooks = (ComityFormHooks) { 0 };
  g_clear_object (&self->keeper);
  g_clear_object (&self->saving);
  g_clear_object (&self->base);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), COMITY_TYPE_FORM);
  G_OBJECT_CLASS (comity_form_parent_class)->dispose (object);
}

static void
comity_form_finalize (GObject *object)
{
  ComityForm *self = COMITY_FORM (object);

  g_ptr_array_unref (self->opened);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (comity_form_parent_class)->finalize (object);
}

static void
comity_form_class_init (ComityFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, COMITY_RESOURCE "ui/comity-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityForm, groups);
  gtk_widget_class_bind_template_child (widget_class, ComityForm, window_title);
  gtk_widget_class_bind_template_child (widget_class, ComityForm, banner);
  gtk_widget_class_bind_template_child (widget_class, ComityForm, save_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_shortcut_cb, NULL);
}

static void
comity_form_init (ComityForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_typed_guard (ADW_DIALOG (self), &guard);
  comity_follow_contrast (GTK_WIDGET (self));
  self->opened = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
}
