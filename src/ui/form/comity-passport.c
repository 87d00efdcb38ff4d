/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-passport.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-mrz.h"
#include "comity-parts.h"

/* Nobody is told that a line is too short while typing it. */
#define PATIENCE_MS 700

/*
 * The part of a student's or a paper's form that reads the machine-readable lines of a passport or visa:
 * it fills what is still empty, says what differs from what was typed, and which character is wrong.
 */
struct _ComityPassport {
  AdwPreferencesGroup parent_instance;
  GtkTextView *view;
  AdwExpanderRow *expander;
  GPtrArray *notes; /* of AdwActionRow: what is said at the moment */

  ComityForm *form; /* not owned: the form that this stands in */
  ComityStore *store;
  const ComityKind *kind;
  gint64 id;        /* of the record, 0 for a new one */
  gboolean is_kept; /* the student has this paper already */
  ComityMrz *mrz; /* what the lines say, or NULL */
  gboolean filling;
  guint patience; /* source that says what is wrong */
  char *wrong;    /* a sentence, once somebody has stopped typing */
};

G_DEFINE_FINAL_TYPE (ComityPassport, comity_passport, ADW_TYPE_PREFERENCES_GROUP)

/** Where a part of the lines goes. */
typedef struct {
  const char *field;
  gsize part; /* offset in ComityMrz */
} Target;

static const Target student_targets[] = {
  { "family_name", G_STRUCT_OFFSET (ComityMrz, family_name) },
  { "given_names", G_STRUCT_OFFSET (ComityMrz, given_names) },
  { "sex", G_STRUCT_OFFSET (ComityMrz, sex) },
  { "birth_date", G_STRUCT_OFFSET (ComityMrz, birth_date) },
  { "citizenship", G_STRUCT_OFFSET (ComityMrz, citizenship) },
  { NULL, 0 },
};

static const Target paper_targets[] = {
  { "number", G_STRUCT_OFFSET (ComityMrz, number) },
  { "valid_to", G_STRUCT_OFFSET (ComityMrz, valid_to) },
  { "country", G_STRUCT_OFFSET (ComityMrz, issuer_country) },
  { "mrz", G_STRUCT_OFFSET (ComityMrz, lines) },
  { NULL, 0 },
};

static gboolean
is_student (ComityPassport *self)
{
  return g_str_equal (self->kind->name, "student");
}

static const Target *
targets (ComityPassport *self)
{
  return is_student (self) ? student_targets : paper_targets;
}

static const char *
part_of (const ComityMrz *mrz, gsize part)
{
  return G_STRUCT_MEMBER (char *, mrz, part);
}

/* Returns: (transfer full) (nullable): what stands in a field of the form, if it can be read */
static char *
dup_value (ComityPassport *self, const char *field)
{
  ComityControl *control = comity_form_get_control (self->form, field);

  return control ? comity_control_dup_value (control, NULL) : NULL;
}

static void
set_value (ComityPassport *self, const char *field, const char *neutral)
{
  ComityControl *control = comity_form_get_control (self->form, field);

  if (!control)
    return;
  comity_control_set_value (control, neutral, NULL);
  comity_control_set_error (control, NULL);
}

/* -- What is said --------------------------------------------------------------------------- */

static void
clear_notes (ComityPassport *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->notes->pdata[i]);
  g_ptr_array_set_size (self->notes, 0);
}

static GtkWidget *
add_note (ComityPassport *self, const char *icon, const char *style, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (image, style);
  gtk_widget_add_css_class (row, "passport-note");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->notes, row);
  return row;
}

static void
add_problem (ComityPassport *self, const char *sentence)
{
  add_note (self, "dialog-error-symbolic", "error", sentence);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void update_notes (ComityPassport *self);

static void
take_over_cb (GtkButton *button, gpointer user_data)
{
  const Target *target = user_data;
  ComityPassport *self =
    COMITY_PASSPORT (gtk_widget_get_ancestor (GTK_WIDGET (button), COMITY_TYPE_PASSPORT));
  g_autofree char *neutral = g_strdup (part_of (self->mrz, target->part));

  set_value (self, target->field, neutral);
  update_notes (self);
}

/* A value that was typed and the lines disagree. */
static void
add_difference (ComityPassport *self, const Target *target, const char *typed)
{
  const ComityField *field = comity_kind_get_field (self->kind, target->field);
  g_autofree char *here = comity_field_format (field, typed);
  g_autofree char *there = comity_field_format (field, part_of (self->mrz, target->part));
  g_autofree char *sentence = g_strdup_printf (
    /* Translators: the label of a field, its value in the passport, its value in the form */
    _ ("%1$s: “%2$s” in the passport, “%3$s” in the form"), comity_field_get_label (field), there,
    here);
  GtkWidget *row = add_note (self, "dialog-warning-symbolic", "warning", sentence);
  GtkWidget *button = gtk_button_new_with_mnemonic (
    /* Translators: a button: replace what was typed by what the passport says */
    _ ("_Take Over"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (take_over_cb), (gpointer) target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static gboolean
is_same (const Target *target, const char *typed, const char *read)
{
  if (g_str_equal (target->field, "family_name") || g_str_equal (target->field, "given_names"))
    return comity_mrz_compare (read, typed) == COMITY_MRZ_SAME;
  return g_str_equal (typed, read);
}

static void
add_differences (ComityPassport *self)
{
  for (const Target *target = targets (self); target->field; target++) {
    g_autofree char *typed = dup_value (self, target->field);
    const char *read = part_of (self->mrz, target->part);

    if (typed && read && !is_same (target, typed, read))
      add_difference (self, target, typed);
  }
}

/* A Cyrillic name that cannot be the Latin one was probably typed for somebody else. */
static void
check_cyrillic (ComityPassport *self, const char *latin_field, const char *cyrillic_field)
{
  g_autofree char *latin = dup_value (self, latin_field);
  g_autofree char *cyrillic = dup_value (self, cyrillic_field);
  g_autofree char *sentence = NULL;

  if (!latin || !cyrillic || comity_mrz_compare (latin, cyrillic) != COMITY_MRZ_DIFFERENT)
    return;
  sentence = g_strdup_printf (
    /* Translators: a name in Cyrillic and the same name in Latin letters */
    _ ("“%1$s” does not sound like “%2$s”: compare the name in Cyrillic with the passport."),
    cyrillic, latin);
  add_note (self, "dialog-warning-symbolic", "warning", sentence);
}

static void
add_summary (ComityPassport *self)
{
  g_autofree char *valid = self->mrz->valid_to ? comity_date_format (self->mrz->valid_to) : NULL;
  g_autofree char *today = comity_date_today ();
  g_autofree char *sentence = NULL;

  if (self->mrz->valid_to && g_strcmp0 (self->mrz->valid_to, today) < 0) {
    sentence =
      /* Translators: %s is a date */
      g_strdup_printf (_ ("The check digits are right, but it was valid to %s only."), valid);
    add_note (self, "dialog-warning-symbolic", "warning", sentence);
    return;
  }
  sentence = valid ? g_strdup_printf (
                       /* Translators: %s is a date */
                       _ ("All check digits are right. Valid to %s."), valid) :
                     g_strdup (_ ("All check digits are right."));
  add_note (self, "object-select-symbolic", "success", sentence);
}

static void
update_notes (ComityPassport *self)
{
  clear_notes (self);
  if (self->mrz) {
    for (guint i = 0; i < self->mrz->problems->len; i++)
      add_problem (self, ((const ComityMrzProblem *) self->mrz->problems->pdata[i])->message);
    if (self->mrz->problems->len == 0)
      add_summary (self);
    if (self->mrz->cut)
      add_note (self, "dialog-warning-symbolic", "warning",
                _ ("The names fill the line: compare them with the page, some may be cut off."));
    add_differences (self);
  }
  if (is_student (self)) {
    check_cyrillic (self, "family_name", "family_name_cyrillic");
    check_cyrillic (self, "given_names", "given_names_cyrillic");
  }
}

/* -- Reading and filling -------------------------------------------------------------------- */

static void
fill (ComityPassport *self)
{
  self->filling = TRUE;
  for (const Target *target = targets (self); target->field; target++) {
    g_autofree char *typed = dup_value (self, target->field);
    const char *read = part_of (self->mrz, target->part);

    if (!typed && read)
      set_value (self, target->field, read);
  }
  self->filling = FALSE;
}

/** Which paper is looked for. */
typedef struct {
  gint64 student;
  char *number;
} Sought;

static void
sought_free (gpointer data)
{
  g_free (((Sought *) data)->number);
  g_free (data);
}

/* Returns: a paper of the student with this number, an empty array when there is none */
static gpointer
find_paper (ComityDb *db, gpointer data, GError **error)
{
  const Sought *sought = data;
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("paper"));
  g_autofree char *student = g_strdup_printf ("%" G_GINT64_FORMAT, sought->student);

  comity_query_add_filter (query, "student", COMITY_OP_IS, student, NULL);
  comity_query_add_filter (query, "number", COMITY_OP_IS, sought->number, NULL);
  return comity_db_ids (db, query, error);
}

static void
paper_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityPassport) self = user_data;
  g_autoptr (GArray) ids = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  self->is_kept = ids && ids->len > 0;
  if (self->is_kept && self->mrz && gtk_widget_get_root (GTK_WIDGET (self)))
    add_note (self, "object-select-symbolic", "success",
              _ ("This document is among the student’s papers already."));
}

static void
look_for_paper (ComityPassport *self)
{
  Sought *sought;

  self->is_kept = FALSE;
  if (!is_student (self) || self->id == 0 || !self->store || !self->mrz || !self->mrz->number)
    return;
  sought = g_new (Sought, 1);
  *sought = (Sought) { self->id, g_strdup (self->mrz->number) };
  comity_store_read_async (self->store, find_paper, sought, sought_free,
                           (GDestroyNotify) g_array_unref, NULL, paper_found_cb,
                           g_object_ref (self));
}

static void
say_wrong_cb (gpointer user_data)
{
  ComityPassport *self = user_data;

  self->patience = 0;
  if (self->wrong)
    add_problem (self, self->wrong);
}

static void
lines_changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  ComityPassport *self = user_data;
  g_autofree char *typed = NULL;
  g_autofree char *today = comity_date_today ();
  g_autoptr (GError) error = NULL;

  g_object_get (buffer, "text", &typed, NULL);
  g_clear_pointer (&self->mrz, comity_mrz_free);
  if (comity_mrz_looks_like (typed))
    self->mrz = comity_mrz_parse (typed, today, &error);
  if (self->mrz)
    fill (self);
  update_notes (self);
  look_for_paper (self);
  g_set_str (&self->wrong, error ? error->message : NULL);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (error)
    self->patience = g_timeout_add_once (PATIENCE_MS, say_wrong_cb, self);
}

static void
edited_cb (ComityControl *control, gpointer user_data)
{
  ComityPassport *self = user_data;

  if (!self->filling)
    update_notes (self);
}

static void
watch (ComityPassport *self)
{
  static const char *const names[] = { "family_name_cyrillic", "given_names_cyrillic", NULL };

  for (const Target *target = targets (self); target->field; target++) {
    ComityControl *control = comity_form_get_control (self->form, target->field);

    if (control)
      g_signal_connect_object (control, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_DEFAULT);
  }
  for (guint i = 0; is_student (self) && names[i]; i++) {
    ComityControl *control = comity_form_get_control (self->form, names[i]);

    if (control)
      g_signal_connect_object (control, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_DEFAULT);
  }
}

/* -- Saving --------------------------------------------------------------------------------- */

static const char *
kind_of_paper (const ComityMrz *mrz)
{
  if (mrz->format == COMITY_MRZ_MRV_A || mrz->format == COMITY_MRZ_MRV_B)
    return "visa";
  return mrz->format == COMITY_MRZ_TD3 ? "passport" : "other";
}

/**
 * comity_passport_has_paper:
 * @self: the part of the form
 *
 * Returns: whether a paper was read that is saved with the student
 */
gboolean
comity_passport_has_paper (ComityPassport *self)
{
  return is_student (self) && self->mrz && self->mrz->number && !self->is_kept;
}

/**
 * comity_passport_commit:
 * @self: the part of the form
 * @changes: the transaction that saves the student
 * @record: the student, with its id
 *
 * Puts the passport among the papers, if its lines were read in a student's form.
 */
void
comity_passport_commit (ComityPassport *self, ComityChanges *changes, ComityRecord *record)
{
  g_autoptr (ComityRecord) paper = NULL;
  g_autofree char *owner = NULL;

  if (!comity_passport_has_paper (self))
    return;
  paper = comity_record_new (comity_kind_find ("paper"));
  owner = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record));
  comity_record_set (paper, "student", owner);
  comity_record_set (paper, "kind", kind_of_paper (self->mrz));
  comity_record_set (paper, "state", "issued");
  for (const Target *target = paper_targets; target->field; target++)
    comity_record_set (paper, target->field, part_of (self->mrz, target->part));
  comity_changes_put (changes, paper);
}

/* -- Making --------------------------------------------------------------------------------- */

/**
 * comity_passport_is_for:
 * @kind: a kind of record
 *
 * Returns: whether its form has this part
 */
gboolean
comity_passport_is_for (const ComityKind *kind)
{
  return g_str_equal (kind->name, "student") || g_str_equal (kind->name, "paper");
}

static GtkWidget *
make_lines_row (ComityPassport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = comity_dim_label_new (_ ("Machine-readable lines"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *row;

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_input_hints (self->view,
                                 GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_CHARS);
  /* The lines are Latin in every script, and read from the left. */
  gtk_widget_set_direction (view, GTK_TEXT_DIR_LTR);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_size_request (scrolled, -1, comity_sp_to_px (view, 52));
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "child",
                      box, "title", _ ("Machine-readable lines"), NULL);
  gtk_widget_add_css_class (row, "long-row");
  return row;
}

/**
 * comity_passport_new:
 * @form: the form that it stands in, with its controls
 * @store: (nullable): the office
 * @record: a student or paper
 *
 * Returns: (transfer floating): the part of a form that reads passports
 */
GtkWidget *
comity_passport_new (ComityForm *form, ComityStore *store, ComityRecord *record)
{
  ComityPassport *self = g_object_new (COMITY_TYPE_PASSPORT, NULL);

  self->form = form;
  g_set_object (&self->store, store);
  self->kind = comity_record_get_kind (record);
  self->id = comity_record_get_id (record);
  adw_expander_row_set_expanded (self->expander, is_student (self) && self->id == 0);
  watch (self);
  update_notes (self);
  return GTK_WIDGET (self);
}

static void
comity_passport_dispose (GObject *object)
{
  g_clear_handle_id (&COMITY_PASSPORT (object)->patience, g_source_remove);
  G_OBJECT_CLASS (comity_passport_parent_class)->dispose (object);
}

static void
comity_passport_finalize (GObject *object)
{
  ComityPassport *self = COMITY_PASSPORT (object);

  g_ptr_array_unref (self->notes);
  g_free (self->wrong);
  g_clear_object (&self->store);
  g_clear_pointer (&self->mrz, comity_mrz_free);
  G_OBJECT_CLASS (comity_passport_parent_class)->finalize (object);
}

static void
comity_passport_class_init (ComityPassportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_passport_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_passport_finalize;
}

static void
comity_passport_init (ComityPassport *self)
{
  GtkWidget *expander = adw_expander_row_new ();

  self->notes = g_ptr_array_new ();
  self->expander = ADW_EXPANDER_ROW (expander);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("From the Passport or Visa"));
  adw_expander_row_set_subtitle (self->expander, _ ("Type or paste the lines with < signs at the "
                                                    "foot of the page; what is "
                                                    "still empty is filled in"));
  adw_expander_row_add_row (self->expander, make_lines_row (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), expander);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (lines_changed_cb), self, G_CONNECT_DEFAULT);
}
