/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-retention-dialog.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-edit.h"
#include "comity-erase-question.h"
#include "comity-errors.h"
#include "comity-parts.h"
#include "comity-retention-keep.h"
#include "comity-retention.h"

/* So many of a kind are listed; the rest comes when these are done. */
#define LISTED 200

/**
 * ComityRetentionDialog:
 *
 * Who has been kept for longer than the office means to, and why; to be erased or kept on.
 */
struct _ComityRetentionDialog {
  AdwDialog parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *nobody;
  AdwBin *list;
  GtkActionBar *bar;
  GtkWidget *erase, *keep;

  GtkWidget *parent; /* weak: where the toast is shown */
  ComityStore *store;
  GPtrArray *groups; /* of ComityRetentionGroup */
  GPtrArray *checks; /* of GtkCheckButton, one a person in the order of @groups */
};

G_DEFINE_FINAL_TYPE (ComityRetentionDialog, comity_retention_dialog, ADW_TYPE_DIALOG)

/* -- Who is chosen ---------------------------------------------------------------------------- */

/* Returns: (transfer full) (element-type ComityPerson): by kind */
static GArray *
dup_chosen (ComityRetentionDialog *self)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (ComityPerson));
  guint at = 0;

  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    const ComityRetentionGroup *group = self->groups->pdata[i];

    for (guint k = 0; k < group->people->len; k++, at++) {
      ComityPerson person = { group->kind, ((ComityRetained *) group->people->pdata[k])->id };

      if (gtk_check_button_get_active (self->checks->pdata[at]))
        g_array_append_val (people, person);
    }
  }
  return people;
}

static void
chosen_cb (GtkCheckButton *check, ComityRetentionDialog *self)
{
  g_autoptr (GArray) people = dup_chosen (self);

  gtk_widget_set_sensitive (self->erase, people->len > 0);
  gtk_widget_set_sensitive (self->keep, people->len > 0);
}

static void
set_busy (ComityRetentionDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !busy);
  if (busy) {
    gtk_widget_set_sensitive (self->erase, FALSE);
    gtk_widget_set_sensitive (self->keep, FALSE);
  } else {
    chosen_cb (NULL, self);
  }
}

/* -- Erasing ---------------------------------------------------------------------------------- */

static void
erased_cb (gpointer object, const ComityErasure *erasure)
{
  ComityRetentionDialog *self = object;

  set_busy (self, FALSE);
  if (erasure != NULL)
    adw_toast_overlay_add_toast (self->toasts,
                                 adw_toast_new (comity_erasure_get_sentence (erasure)));
}

static void
erase_answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (ComityRetentionDialog) self = user_data;
  g_autoptr (GArray) people = dup_chosen (self);

  if (!g_str_equal (response, "erase") || people->len == 0)
    return;
  set_busy (self, TRUE);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Erasing; this may take a while")));
  comity_erase_people (GTK_WIDGET (self), self->store, &g_array_index (people, ComityPerson, 0),
                       people->len, erased_cb, self);
}

static void
erase_clicked_cb (ComityRetentionDialog *self)
{
  g_autoptr (GArray) people = dup_chosen (self);
  g_autofree char *heading = g_strdup_printf (
    /* Translators: heading of a question; %u is how many people */
    ngettext ("Erase %u Person for Good?", "Erase %u People for Good?", people->len), people->len);
  AdwDialog *dialog = comity_erase_question_new (heading);

  g_signal_connect (dialog, "response", G_CALLBACK (erase_answered_cb), g_object_ref (self));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* -- Keeping on ------------------------------------------------------------------------------- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRetentionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);

  set_busy (self, FALSE);
  if (changed == NULL)
    comity_error_present (GTK_WIDGET (self), error);
  else if (self->parent != NULL)
    comity_toast_undo (self->parent, _ ("Kept on"), changed->batch);
}

static void
add_edits (ComityChanges *changes, const GArray *people, const char *until, const char *reason)
{
  g_autoptr (ComityEdits) edits = NULL;

  for (guint i = 0; i < people->len; i++) {
    const ComityPerson *person = &g_array_index (people, ComityPerson, i);

    if (edits != NULL && edits->kind != person->kind) {
      comity_changes_edit (changes, edits, NULL);
      g_clear_pointer (&edits, comity_edits_unref);
    }
    if (edits == NULL)
      edits = comity_edits_new (person->kind);
    comity_edits_add (edits, person->id, comity_kind_get_field (person->kind, "keep_until"),
                      COMITY_EDIT_SET, until);
    comity_edits_add (edits, person->id, comity_kind_get_field (person->kind, "keep_reason"),
                      COMITY_EDIT_SET, reason);
  }
  if (edits != NULL)
    comity_changes_edit (changes, edits, NULL);
}

static void
keep_chosen_cb (const char *until, const char *reason, gpointer user_data)
{
  ComityRetentionDialog *self = user_data;
  g_autoptr (GArray) people = dup_chosen (self);
  ComityChanges *changes = comity_changes_new (N_ ("Keep data of persons longer"));
  const ComityField *field = comity_kind_get_field (comity_kind_find ("student"), "keep_reason");
  g_autofree char *neutral = comity_field_normalize (field, reason, NULL);

  set_busy (self, TRUE);
  add_edits (changes, people, until, neutral);
  comity_store_write_async (self->store, changes, NULL, kept_cb, g_object_ref (self));
}

static void
keep_clicked_cb (ComityRetentionDialog *self)
{
  g_autoptr (GArray) people = dup_chosen (self);

  comity_retention_keep_ask (GTK_WIDGET (self), people->len, keep_chosen_cb, self);
}

/* -- The list --------------------------------------------------------------------------------- */

static void
open_clicked_cb (GtkButton *button, gpointer user_data)
{
  const ComityPerson *person = user_data;
  ComityRetentionDialog *self = COMITY_RETENTION_DIALOG (
    gtk_widget_get_ancestor (GTK_WIDGET (button), COMITY_TYPE_RETENTION_DIALOG));

  if (self->parent != NULL)
    comity_open_record (self->parent, person->kind, person->id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_open_button (GtkWidget *row, const ComityKind *kind, const ComityRetained *retained)
{
  /* Translators: for screen readers; %s is a person */
  g_autofree char *label = g_strdup_printf (_ ("Open %s"), retained->title);
  GtkWidget *button = comity_icon_button_new ("go-next-symbolic", label);
  ComityPerson *person = g_new (ComityPerson, 1);

  *person = (ComityPerson) { kind, retained->id };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_clicked_cb), person,
                         (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (ComityRetentionDialog *self,
          const ComityRetentionGroup *group,
          const ComityRetained *person)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *reason = comity_retention_dup_reason (group, person);
  g_autofree char *past = comity_retention_dup_past (group, person);
  g_autofree char *date = comity_date_format (past);
  g_autofree char *subtitle =
    /* Translators: why a person is in the list, such as “Studies to: 30 June 2014”, and the day on
       which the period for keeping the data ended */
    g_strdup_printf (_ ("%1$s · past since %2$s"), reason, date);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  comity_set_label (check, person->title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect (check, "toggled", G_CALLBACK (chosen_cb), self);
  g_ptr_array_add (self->checks, check);
  add_open_button (row, group->kind, person);
  return row;
}

static char *
dup_description (const ComityRetentionGroup *group)
{
  g_autofree char *period = g_strdup_printf (
    /* Translators: how long data of persons are kept */
    ngettext ("Kept for %u year", "Kept for %u years", group->years), group->years);

  if (group->total <= group->people->len)
    return g_steal_pointer (&period);
  /* Translators: “Kept for 5 years”, how many people are shown, of how many */
  return g_strdup_printf (_ ("%1$s · the first %2$u of %3$u"), period, group->people->len,
                          (guint) group->total);
}

static void
select_clicked_cb (GtkButton *button, gpointer user_data)
{
  GtkCheckButton **checks = user_data;
  gboolean all = TRUE;

  for (guint i = 0; checks[i] != NULL; i++)
    all &= gtk_check_button_get_active (checks[i]);
  for (guint i = 0; checks[i] != NULL; i++)
    gtk_check_button_set_active (checks[i], !all);
}

static GtkWidget *
make_group (ComityRetentionDialog *self, const ComityRetentionGroup *group)
{
  GtkWidget *widget = adw_preferences_group_new ();
  GtkWidget *all = gtk_button_new_with_mnemonic (_ ("Select _All"));
  g_autofree char *description = dup_description (group);
  guint first = self->checks->len;
  GtkCheckButton **checks;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget),
                                   comity_kind_get_plural (group->kind));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (widget), description);
  for (guint i = 0; i < group->people->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget),
                               make_row (self, group, group->people->pdata[i]));
  checks = g_new0 (GtkCheckButton *, group->people->len + 1);
  for (guint i = 0; i < group->people->len; i++)
    checks[i] = self->checks->pdata[first + i];
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_set_valign (all, GTK_ALIGN_CENTER);
  g_signal_connect_data (all, "clicked", G_CALLBACK (select_clicked_cb), checks,
                         (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_DEFAULT);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (widget), all);
  return widget;
}

static void
show_groups (ComityRetentionDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (make_group (self, self->groups->pdata[i])));
  adw_bin_set_child (self->list, page);
  comity_stack_show (self->stack, self->groups->len > 0 ? "list" : "nobody");
  gtk_action_bar_set_revealed (self->bar, self->groups->len > 0);
  chosen_cb (NULL, self);
}

static gpointer
review_func (ComityDb *db, gpointer today, GError **error)
{
  return comity_retention_review (db, today, LISTED, error);
}

static void
reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRetentionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *groups = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (groups == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = groups;
  if (self->stack != NULL)
    show_groups (self);
}

static void
review (ComityRetentionDialog *self)
{
  comity_store_read_async (self->store, review_func, comity_date_today (), g_free,
                           (GDestroyNotify) g_ptr_array_unref, NULL, reviewed_cb,
                           g_object_ref (self));
}

/* -- Class ------------------------------------------------------------------------------------ */

static void
comity_retention_dialog_dispose (GObject *object)
{
  ComityRetentionDialog *self = COMITY_RETENTION_DIALOG (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->store);
  self->stack = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_RETENTION_DIALOG);
  G_OBJECT_CLASS (comity_retention_dialog_parent_class)->dispose (object);
}

static void
comity_retention_dialog_finalize (GObject *object)
{
  ComityRetentionDialog *self = COMITY_RETENTION_DIALOG (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (comity_retention_dialog_parent_class)->finalize (object);
}

static void
comity_retention_dialog_class_init (ComityRetentionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_retention_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_retention_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-retention-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityRetentionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ComityRetentionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ComityRetentionDialog, nobody);
  gtk_widget_class_bind_template_child (widget_class, ComityRetentionDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ComityRetentionDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, ComityRetentionDialog, erase);
  gtk_widget_class_bind_template_child (widget_class, ComityRetentionDialog, keep);
  gtk_widget_class_bind_template_callback (widget_class, erase_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
}

static void
comity_retention_dialog_init (ComityRetentionDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_status_page_name (self->nobody);
}

/**
 * comity_retention_dialog_present:
 * @parent: a widget of the window
 * @store: the office
 *
 * Shows who has been kept for longer than the periods that the office has set.
 */
void
comity_retention_dialog_present (GtkWidget *parent, ComityStore *store)
{
  ComityRetentionDialog *self = g_object_new (COMITY_TYPE_RETENTION_DIALOG, NULL);

  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->parent, parent);
  g_signal_connect_object (store, "changed", G_CALLBACK (review), self, G_CONNECT_SWAPPED);
  review (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
