/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-drafts-dialog.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-draft-keeper.h"
#include "comity-drafts.h"
#include "comity-form.h"
#include "comity-parts.h"
#include "comity-roster-dialog.h"

/* Offers what was typed into forms and not saved, because the program or the machine stopped. */

typedef struct {
  GtkWidget *window; /* weak */
  ComityStore *store;
  gboolean asked; /* say so, too, when there is nothing */
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_weak_pointer (&offer->window);
  g_object_unref (offer->store);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static int
compare (gconstpointer a, gconstpointer b)
{
  const ComityDraft *one = *(ComityDraft *const *) a, *other = *(ComityDraft *const *) b;

  return g_strcmp0 (other->at, one->at);
}

/* What nothing was typed into, or nobody can read, is of no use to anybody. */
static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) paths = comity_drafts_list (data);
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_draft_unref);

  for (guint i = 0; i < paths->len; i++) {
    ComityDraft *draft = comity_draft_load (paths->pdata[i]);

    if (draft != NULL && g_hash_table_size (draft->typed) > 0)
      g_ptr_array_add (drafts, draft);
    else if (draft != NULL)
      comity_draft_unref (draft);
  }
  g_ptr_array_sort (drafts, compare);
  g_task_return_pointer (task, drafts, (GDestroyNotify) g_ptr_array_unref);
}

/** Row: of one draft, in a dialog. */
typedef struct {
  AdwDialog *dialog; /* weak: it owns the row */
  GtkWidget *window, *row;
  ComityStore *store;
  ComityDraft *draft;
} Row;

static void
row_free (gpointer data, GClosure *closure)
{
  Row *row = data;

  g_object_unref (row->window);
  g_object_unref (row->store);
  comity_draft_unref (row->draft);
  g_free (row);
}

static void
opened_cb (GtkWidget *widget, Row *row)
{
  g_autoptr (GtkWidget) window = g_object_ref (row->window);
  g_autoptr (ComityStore) store = g_object_ref (row->store);
  g_autoptr (ComityDraft) draft = comity_draft_ref (row->draft);

  adw_dialog_force_close (row->dialog);
  if (g_hash_table_contains (draft->typed, COMITY_DRAFT_ROSTER))
    comity_roster_dialog_present_draft (window, store, draft);
  else
    comity_form_present_draft (window, store, draft);
}

static void
discarded_cb (GtkWidget *widget, Row *row)
{
  GtkWidget *list = gtk_widget_get_parent (row->row);
  AdwDialog *dialog = row->dialog;

  comity_drafts_remove (row->draft->path);
  gtk_list_box_remove (GTK_LIST_BOX (list), row->row);
  if (gtk_widget_get_first_child (list) == NULL)
    adw_dialog_force_close (dialog);
}

static GtkWidget *
make_row (Offer *offer, AdwDialog *dialog, ComityDraft *draft)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *title = comity_draft_dup_title (draft);
  g_autofree char *when = comity_date_format_moment (draft->at);
  g_autofree char *subtitle =
    /* Translators: under the title of a draft: kind of record, a moment */
    g_strdup_printf (C_ ("draft", "%1$s · %2$s"), comity_kind_get_label (draft->kind), when);
  /* Translators: tooltip of a button; %s is the title of a draft */
  g_autofree char *discard = g_strdup_printf (_ ("Discard “%s”"), title);
  GtkWidget *button = comity_icon_button_new ("user-trash-symbolic", discard);
  Row *row = g_new0 (Row, 1);

  *row = (Row) { dialog, g_object_ref (offer->window), widget, g_object_ref (offer->store),
                 comity_draft_ref (draft) };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  comity_set_label (widget, title);
  g_signal_connect_data (widget, "activated", G_CALLBACK (opened_cb), row, row_free, 0);
  g_signal_connect (button, "clicked", G_CALLBACK (discarded_cb), row);
  return widget;
}

static void
present (Offer *offer, GPtrArray *drafts)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("Continue Where You Left Off?"),
                          _ ("This was typed but not saved when the program ended. Open it to go "
                             "on, or discard it."));
  GtkWidget *list = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  /* Translators: list of forms that were not saved when the program ended */
  comity_set_label (list, _ ("Drafts"));
  for (guint i = 0; i < drafts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (offer, dialog, drafts->pdata[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), scrolled);
  /* Translators: button: decide about the drafts at the next start */
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "later", _ ("_Later"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "later");
  adw_dialog_set_focus (dialog, gtk_widget_get_first_child (list));
  adw_dialog_present (dialog, offer->window);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autoptr (GPtrArray) drafts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (drafts == NULL || offer->window == NULL)
    return;
  for (guint i = drafts->len; i > 0; i--) {
    const ComityDraft *draft = drafts->pdata[i - 1];

    if (comity_draft_keeper_is_open (draft->path))
      g_ptr_array_remove_index (drafts, i - 1);
  }
  if (drafts->len > 0)
    present (offer, drafts);
  else if (offer->asked)
    comity_toast (offer->window, _ ("There are no drafts"));
}

/**
 * comity_drafts_offer:
 * @asked: somebody wants to see them; else they are only shown when there are any
 *
 * Offers what was typed into forms of this office and not saved.
 */
void
comity_drafts_offer (GtkWidget *window, ComityStore *store, gboolean asked)
{
  Offer *offer = g_new0 (Offer, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, listed_cb, offer);

  g_set_weak_pointer (&offer->window, window);
  offer->store = g_object_ref (store);
  offer->asked = asked;
  g_task_set_source_tag (task, comity_drafts_offer);
  g_task_set_task_data (task, g_strdup (comity_store_get_path (store)), g_free);
  g_task_run_in_thread (task, list_thread);
}
