/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-roster-dialog.h"

#include <glib/gi18n.h>

#include "comity-draft-keeper.h"
#include "comity-errors.h"
#include "comity-parts.h"
#include "comity-roster.h"
#include "comity-text.h"
#include "comity-typed.h"

#define PAUSE_MS 200 /* after the last key, before the text is read */
#define MOST_SHOWN 200

/**
 * ComityRosterDialog:
 *
 * Adds people to an event who are pasted from a spreadsheet or a list. What each line will become,
 * or what is wrong with it, is shown while one types; all good lines are added in one transaction.
 */
struct _ComityRosterDialog {
  AdwDialog parent_instance;
  GtkTextView *text;
  GtkLabel *summary;
  GtkListBox *list;
  GtkWidget *add_button;

  ComityStore *store;
  ComityRecord *event;
  ComityDraftKeeper *keeper;
  GtkWidget *parent; /* weak */
  ComityRoster *roster;
  GCancellable *reading;
  guint pause;
  gboolean adding;
};

G_DEFINE_FINAL_TYPE (ComityRosterDialog, comity_roster_dialog, ADW_TYPE_DIALOG)

/* -- Showing -------------------------------------------------------------------------------- */

static char *
dup_second_line (const ComityRosterLine *line)
{
  g_autofree char *subtitle = comity_record_dup_subtitle (line->record);

  if (line->problem != NULL)
    /* Translators: %1$u is the number of a line, %2$s is what is wrong with it */
    return g_strdup_printf (_ ("Line %1$u: %2$s"), line->number, line->problem);
  if (line->known == NULL)
    return g_steal_pointer (&subtitle);
  /* Translators: %1$s is role and organisation, %2$s is the contact or partner that is meant */
  return g_strdup_printf (_ ("%1$s · known: %2$s"), subtitle != NULL ? subtitle : "", line->known);
}

static void
add_row (ComityRosterDialog *self, const ComityRosterLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (
    line->problem != NULL ? "dialog-warning-symbolic" : "object-select-symbolic");
  g_autofree char *title = comity_record_dup_title (line->record);
  g_autofree char *second = dup_second_line (line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *title != '\0' ? title : "—");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  gtk_widget_add_css_class (icon, line->problem != NULL ? "warning" : "success");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->list, row);
}

/* Lines with a problem first: somebody must look at them. */
static void
show_lines (ComityRosterDialog *self)
{
  guint shown = 0;

  gtk_list_box_remove_all (self->list);
  for (int good = 0; good <= 1; good++)
    for (guint i = 0; i < self->roster->lines->len && shown < MOST_SHOWN; i++) {
      const ComityRosterLine *line = self->roster->lines->pdata[i];

      if ((line->problem == NULL) == good) {
        add_row (self, line);
        shown++;
      }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), shown > 0);
}

static char *
dup_summary (const ComityRoster *roster)
{
  guint bad = roster->lines->len - roster->n_good;
  /* Translators: before pasted people are added to an event */
  g_autofree char *good = g_strdup_printf (ngettext ("%u person will be added.",
                                                     "%u people will be added.", roster->n_good),
                                           roster->n_good);
  g_autofree char *left =
    /* Translators: of what was pasted */
    g_strdup_printf (ngettext ("%u line is left out.", "%u lines are left out.", bad), bad);

  if (roster->lines->len == 0)
    return g_strdup ("");
  return bad > 0 ? g_strdup_printf ("%s %s", good, left) : g_steal_pointer (&good);
}

static void
show_roster (ComityRosterDialog *self)
{
  g_autofree char *summary = dup_summary (self->roster);
  guint n = self->roster->n_good;
  g_autofree char *label = n > 0 ? /* Translators: a button; %u is how many people are added */
                             g_strdup_printf (C_ ("participants", "_Add %u"), n) :
                             g_strdup (C_ ("participants", "_Add"));

  gtk_label_set_label (self->summary, summary);
  gtk_button_set_label (GTK_BUTTON (self->add_button), label);
  gtk_widget_set_sensitive (self->add_button, n > 0 && !self->adding);
  show_lines (self);
}

/* -- Reading -------------------------------------------------------------------------------- */

typedef struct {
  char *text;
  gint64 event;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->text);
  g_free (wanted);
}

static gpointer
read_roster (ComityDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;
  g_autoptr (ComityRoster) roster = comity_roster_new (wanted->text);

  return comity_roster_match (roster, db, wanted->event, error) ? g_steal_pointer (&roster) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRosterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityRoster *roster = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (roster == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->roster, comity_roster_free);
  self->roster = roster;
  show_roster (self);
}

static char *
dup_text (ComityRosterDialog *self)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);
  return text;
}

static void
read_text (gpointer user_data)
{
  ComityRosterDialog *self = user_data;
  Wanted *wanted = g_new0 (Wanted, 1);

  self->pause = 0;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  wanted->text = dup_text (self);
  wanted->event = comity_record_get_id (self->event);
  comity_store_read_async (self->store, read_roster, wanted, wanted_free,
                           (GDestroyNotify) comity_roster_free, self->reading, read_cb,
                           g_object_ref (self));
}

static void
text_changed_cb (ComityRosterDialog *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  comity_draft_keeper_edited (self->keeper);
  self->pause = g_timeout_add_once (PAUSE_MS, read_text, self);
}

/* -- Adding --------------------------------------------------------------------------------- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRosterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);
  g_autofree char *text = NULL;

  self->adding = FALSE;
  if (changed == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    show_roster (self);
    return;
  }
  /* Translators: said after it is done; %u is how many */
  text = g_strdup_printf (ngettext ("%u participant added", "%u participants added",
                                    self->roster->n_good),
                          self->roster->n_good);
  if (self->parent != NULL)
    comity_toast_undo (self->parent, text, changed->batch);
  comity_draft_keeper_forget (self->keeper);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
add_cb (ComityRosterDialog *self)
{
  if (self->adding || self->pause != 0 || self->roster == NULL || self->roster->n_good == 0)
    return;
  self->adding = TRUE;
  gtk_widget_set_sensitive (self->add_button, FALSE);
  comity_store_write_async (self->store,
                            comity_roster_make_changes (self->roster,
                                                        comity_record_get_id (self->event)),
                            NULL, added_cb, g_object_ref (self));
}

static ComityTyped
look_typed (AdwDialog *dialog)
{
  ComityRosterDialog *self = COMITY_ROSTER_DIALOG (dialog);
  g_autofree char *text = dup_text (self);

  if (self->adding)
    return COMITY_TYPED_BUSY;
  return comity_text_is_blank (text) ? COMITY_TYPED_NOTHING : COMITY_TYPED_SOMETHING;
}

/* The person closes it. That it goes with its window is no such decision. */
static void
forget_draft (AdwDialog *dialog)
{
  comity_draft_keeper_forget (COMITY_ROSTER_DIALOG (dialog)->keeper);
}

static const ComityTypedGuard guard = { look_typed, forget_draft, NULL };

static void
cancel_cb (ComityRosterDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* -- Making --------------------------------------------------------------------------------- */

static void
comity_roster_dialog_dispose (GObject *object)
{
  ComityRosterDialog *self = COMITY_ROSTER_DIALOG (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_object (&self->event);
  g_clear_object (&self->keeper);
  g_clear_weak_pointer (&self->parent);
  gtk_widget_dispose_template (GTK_WIDGET (object), COMITY_TYPE_ROSTER_DIALOG);
  G_OBJECT_CLASS (comity_roster_dialog_parent_class)->dispose (object);
}

static void
comity_roster_dialog_finalize (GObject *object)
{
  g_clear_pointer (&COMITY_ROSTER_DIALOG (object)->roster, comity_roster_free);
  G_OBJECT_CLASS (comity_roster_dialog_parent_class)->finalize (object);
}

static void
comity_roster_dialog_class_init (ComityRosterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_roster_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_roster_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-roster-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityRosterDialog, text);
  gtk_widget_class_bind_template_child (widget_class, ComityRosterDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, ComityRosterDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ComityRosterDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
comity_roster_dialog_init (ComityRosterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  comity_typed_guard (ADW_DIALOG (self), &guard);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->text));
}

static ComityDraft *
dup_draft (GtkWidget *widget)
{
  ComityRosterDialog *self = COMITY_ROSTER_DIALOG (widget);
  ComityDraft *draft = comity_draft_new (self->event);
  char *text = dup_text (self);

  if (*text != '\0')
    g_hash_table_insert (draft->typed, g_strdup (COMITY_DRAFT_ROSTER), text);
  else
    g_free (text);
  return draft;
}

static ComityRosterDialog *
roster_dialog_new (GtkWidget *parent, ComityStore *store, ComityRecord *event)
{
  ComityRosterDialog *self = g_object_new (COMITY_TYPE_ROSTER_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->event = g_object_ref (event);
  self->keeper =
    comity_draft_keeper_new (GTK_WIDGET (self), dup_draft, comity_store_get_path (store));
  g_set_weak_pointer (&self->parent, parent);
  return self;
}

/** comity_roster_dialog_present: lets people be pasted who take part in @event */
void
comity_roster_dialog_present (GtkWidget *parent, ComityStore *store, ComityRecord *event)
{
  adw_dialog_present (ADW_DIALOG (roster_dialog_new (parent, store, event)), parent);
}

/**
 * comity_roster_dialog_present_draft:
 * @draft: with %COMITY_DRAFT_ROSTER
 *
 * Opens the dialog again with what was pasted.
 */
void
comity_roster_dialog_present_draft (GtkWidget *parent, ComityStore *store, ComityDraft *draft)
{
  ComityRosterDialog *self = roster_dialog_new (parent, store, draft->base);

  comity_draft_keeper_take_over (self->keeper, draft->path);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            g_hash_table_lookup (draft->typed, COMITY_DRAFT_ROSTER), -1);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
