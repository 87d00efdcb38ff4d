/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-form-merge.h"

#include <glib/gi18n.h>

#include "comity-parts.h"

/*
 * Two people changed one record. What only one of them touched is taken from that one; where both
 * wrote, the one who saves last is asked, field by field.
 */

/**
 * comity_merge_field:
 * @base: (nullable): what both began with
 * @mine: (nullable): what stands in the form
 * @theirs: (nullable): what stands in the office now
 */
ComityMerge
comity_merge_field (const char *base, const char *mine, const char *theirs)
{
  if (g_strcmp0 (theirs, base) == 0 || g_strcmp0 (theirs, mine) == 0)
    return COMITY_MERGE_MINE;
  if (g_strcmp0 (mine, base) == 0)
    return COMITY_MERGE_THEIRS;
  return COMITY_MERGE_ASK;
}

static void
take (ComityRecord *to, ComityRecord *from, guint index)
{
  comity_record_set_at (to, index, comity_record_get_at (from, index));
  comity_record_set_ref_titles (to, index, comity_record_get_ref_titles (from, index));
}

/**
 * comity_merge_records:
 * @conflicts: (element-type guint): filled with the indexes of the fields to ask about
 *
 * Returns: (transfer full): @mine with everything that only they changed, and their version
 */
ComityRecord *
comity_merge_records (ComityRecord *base,
                      ComityRecord *mine,
                      ComityRecord *theirs,
                      GArray *conflicts)
{
  const ComityKind *kind = comity_record_get_kind (mine);
  ComityRecord *merged = comity_record_copy (mine);

  for (guint i = 0; i < kind->n_fields; i++) {
    switch (comity_merge_field (comity_record_get_at (base, i), comity_record_get_at (mine, i),
                                comity_record_get_at (theirs, i))) {
    case COMITY_MERGE_THEIRS:
      take (merged, theirs, i);
      break;
    case COMITY_MERGE_ASK:
      g_array_append_val (conflicts, i);
      break;
    case COMITY_MERGE_MINE:
    default:
      break;
    }
  }
  comity_record_set_version (merged, comity_record_get_version (theirs));
  return merged;
}

typedef struct {
  ComityRecord *merged, *theirs;
  GArray *conflicts;
  GPtrArray *toggles; /* of AdwToggleGroup, as the conflicts */
  ComityMerged callback;
  gpointer data;
  GDestroyNotify data_free;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->merged);
  g_object_unref (question->theirs);
  g_array_unref (question->conflicts);
  g_ptr_array_unref (question->toggles);
  if (question->data_free != NULL)
    question->data_free (question->data);
  g_free (question);
}

static char *
dup_shown (ComityRecord *record, guint index)
{
  if (comity_record_get_at (record, index) == NULL)
    return g_strdup (C_ ("choice", "Not stated"));
  return comity_record_dup_display (record, index);
}

static GtkWidget *
make_toggles (const char *label)
{
  GtkWidget *group = adw_toggle_group_new ();
  const char *names[] = { "mine", "theirs" };
  /* Translators: whose version of a field shall be kept */
  const char *labels[] = { C_ ("conflict", "Mine"), C_ ("conflict", "Theirs") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    AdwToggle *toggle = adw_toggle_new ();

    adw_toggle_set_name (toggle, names[i]);
    adw_toggle_set_label (toggle, labels[i]);
    adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
  }
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), "mine");
  gtk_widget_set_valign (group, GTK_ALIGN_CENTER);
  comity_set_label (group, label);
  return group;
}

static GtkWidget *
make_row (Question *question, guint index)
{
  const ComityField *field = &comity_record_get_kind (question->merged)->fields[index];
  g_autofree char *mine = dup_shown (question->merged, index);
  g_autofree char *theirs = dup_shown (question->theirs, index);
  /* Translators: two versions of one field */
  g_autofree char *text = g_strdup_printf (_ ("Mine: %1$s\nTheirs: %2$s"), mine, theirs);
  GtkWidget *row = adw_action_row_new (), *toggles = make_toggles (comity_field_get_label (field));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comity_field_get_label (field));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggles);
  g_ptr_array_add (question->toggles, toggles);
  return row;
}

/* A dialog that is closed after its answer says "back" as well: only the first answer counts. */
static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  ComityMerged callback = g_steal_pointer (&question->callback);

  if (callback == NULL)
    return;
  if (g_strcmp0 (response, "save") != 0) {
    callback (NULL, question->data);
    return;
  }
  for (guint i = 0; i < question->conflicts->len; i++) {
    const char *side =
      adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (question->toggles->pdata[i]));

    if (g_strcmp0 (side, "theirs") == 0)
      take (question->merged, question->theirs, g_array_index (question->conflicts, guint, i));
  }
  callback (question->merged, question->data);
}

static GtkWidget *
build_list (Question *question)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < question->conflicts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_row (question, g_array_index (question->conflicts, guint, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

/**
 * comity_merge_present:
 * @merged: from comity_merge_records()
 * @theirs: what stands in the office
 * @conflicts: (element-type guint): the fields to ask about
 *
 * Asks which version of each field shall stay.
 */
void
comity_merge_present (GtkWidget *parent,
                      ComityRecord *merged,
                      ComityRecord *theirs,
                      GArray *conflicts,
                      ComityMerged callback,
                      gpointer data,
                      GDestroyNotify data_free)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("Two Changes at Once"),
                          _ ("Somebody else saved this record while you were typing, and both of "
                             "you wrote into the same "
                             "fields. Choose what shall stay; everything else of both is kept."));
  Question *question = g_new0 (Question, 1);

  question->merged = g_object_ref (merged);
  question->theirs = g_object_ref (theirs);
  question->conflicts = g_array_ref (conflicts);
  question->toggles = g_ptr_array_new ();
  question->callback = callback;
  question->data = data;
  question->data_free = data_free;
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), build_list (question));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "back", _ ("_Back to the Form"),
                                  "save", C_ ("form", "_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "back");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  adw_dialog_present (dialog, parent);
}
