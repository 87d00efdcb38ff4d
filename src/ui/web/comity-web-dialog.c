/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-web-dialog.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-kinds.h"
#include "comity-lookup.h"
#include "comity-net-error.h"
#include "comity-parts.h"
#include "comity-sentence.h"
#include "comity-text.h"
#include "comity-url.h"
#include "comity-web-logos.h"
#include "comity-web-rows.h"

#define PAUSE_MS 350 /* after the last letter, before the register is asked */
#define MOST_SUGGESTIONS 8
#define SHORTEST_NAME 3

/**
 * ComityWebDialog:
 *
 * A new partner from the web: one entry that takes an address, an id or a name; what was found, with
 * where it comes from; partners that may be the same; and only then a record.
 */
struct _ComityWebDialog {
  AdwDialog parent_instance;
  AdwNavigationView *nav;
  GtkWidget *entry;
  AdwPreferencesGroup *suggestions;
  AdwBanner *banner;
  GtkStack *stack; /* asking, busy */
  GPtrArray *rows; /* of suggestions */

  GtkWidget *from;
  ComityStore *store;
  ComityLookupFlags flags;
  guint pause;
  GCancellable *suggesting, *looking;
  ComityAdoption *adoption;
  ComityWebLogos *logos;
  GtkWidget *add;
  gint64 added; /* the partner's id */
};

G_DEFINE_FINAL_TYPE (ComityWebDialog, comity_web_dialog, ADW_TYPE_DIALOG)

/* -- What was found --------------------------------------------------------------------------- */

static void
changed_cb (gpointer user_data)
{
  ComityWebDialog *self = user_data;
  gboolean named = FALSE;
  for (guint i = 0; i < self->adoption->differences->len; i++) {
    const ComityDifference *difference = self->adoption->differences->pdata[i];
    if (g_str_equal (difference->field->name, "name"))
      named = difference->accept;
  }
  gtk_widget_set_sensitive (self->add, named && !comity_store_is_read_only (self->store));
  gtk_widget_set_tooltip_text (self->add, named ? NULL : _ ("A partner needs a name."));
}

static void
open_duplicate_cb (GtkWidget *row, ComityDuplicate *duplicate)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (row, COMITY_TYPE_WEB_DIALOG);
  g_autoptr (GtkWidget) from = g_object_ref (COMITY_WEB_DIALOG (dialog)->from);
  gint64 id = duplicate->id;
  adw_dialog_close (ADW_DIALOG (dialog));
  comity_open_record (from, &comity_kind_partner, id);
}

static GtkWidget *
duplicates_new (ComityWebDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ ("Perhaps You Have It Already"));
  for (guint i = 0; i < self->adoption->duplicates->len; i++) {
    ComityDuplicate *duplicate = self->adoption->duplicates->pdata[i];
    GtkWidget *row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), duplicate->title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), duplicate->reason);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_signal_connect (row, "activated", G_CALLBACK (open_duplicate_cb), duplicate);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  return group;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWebDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);
  if (changed == NULL) {
    gtk_widget_set_sensitive (self->add, TRUE);
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  gint64 id = self->added;
  g_autoptr (GtkWidget) from = g_object_ref (self->from);
  adw_dialog_close (ADW_DIALOG (self));
  comity_open_record (from, &comity_kind_partner, id);
  comity_toast_undo (from, _ ("Partner added from the web."), changed->batch);
}

static void
add_cb (ComityWebDialog *self)
{
  g_autofree char *name = NULL;
  for (guint i = 0; i < self->adoption->differences->len; i++) {
    const ComityDifference *difference = self->adoption->differences->pdata[i];
    if (g_str_equal (difference->field->name, "name"))
      name = g_strdup (difference->value);
  }
  /* Translators: in the history: %s is the name of an organisation */
  g_autofree char *what = comity_sentence_of_text (N_ ("Add “%s” from the web"), name);
  ComityChanges *changes = comity_changes_new (what);
  ComityFetchedLogo *logo = comity_web_logos_steal_chosen (self->logos);
  if (logo != NULL ||
      comity_web_logos_is_none (self->logos)) /* else it was taken at the first try */
    comity_adoption_set_logo (self->adoption, logo);
  self->added = comity_adoption_apply (self->adoption, changes);
  gtk_widget_set_sensitive (self->add, FALSE);
  comity_store_write_async (self->store, changes, NULL, written_cb, g_object_ref (self));
}

static void
add_problems (ComityWebDialog *self, AdwPreferencesPage *page)
{
  GPtrArray *problems = self->adoption->findings->problems;
  GtkWidget *group = adw_preferences_group_new ();
  if (problems->len == 0) {
    g_object_ref_sink (group);
    g_object_unref (group);
    return;
  }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What Could Not Be Had"));
  for (guint i = 0; i < problems->len; i++) {
    GtkWidget *row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problems->pdata[i]);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
show_found (ComityWebDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *rows = comity_web_rows_new (self->adoption, changed_cb, self);
  self->logos = COMITY_WEB_LOGOS (comity_web_logos_new (self->adoption->findings, self->flags));
  self->add = gtk_button_new_with_mnemonic (_ ("_Add Partner"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  if (self->adoption->duplicates->len > 0)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (duplicates_new (self)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->logos));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (rows), _ ("What Was Found"));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (rows));
  add_problems (self, page);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_navigation_view_push (self->nav, adw_navigation_page_new (view, _ ("Found on the Web")));
  changed_cb (self);
  gtk_widget_grab_focus (self->add);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWebDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityAdoption *adoption = comity_adoption_new_finish (COMITY_STORE (source), result, &error);
  comity_stack_show (self->stack, "asking");
  if (adoption == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->adoption, comity_adoption_free);
  self->adoption = adoption;
  show_found (self);
}

/* -- Looking up ------------------------------------------------------------------------------- */

static void
tell_error (ComityWebDialog *self, const GError *error)
{
  gboolean own = g_error_matches (error, COMITY_NET_ERROR, COMITY_NET_ERROR_PRIVATE);
  comity_stack_show (self->stack, "asking");
  adw_banner_set_title (self->banner, comity_error_get_sentence (error));
  adw_banner_set_button_label (self->banner, own ? _ ("_Allow Once") : NULL);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_widget_grab_focus (self->entry);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWebDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityFindings *findings = comity_lookup_finish (result, &error);
  if (findings == NULL && comity_error_is_cancelled (error))
    comity_stack_show (self->stack, "asking");
  else if (findings == NULL)
    tell_error (self, error);
  else if (findings->values->len == 0) {
    g_autoptr (GError) nothing =
      g_error_new_literal (COMITY_NET_ERROR, COMITY_NET_ERROR_MISSING,
                           findings->problems->len > 0 ? findings->problems->pdata[0] :
                                                         _ ("Nothing was found."));
    comity_findings_free (findings);
    tell_error (self, nothing);
  } else
    comity_web_dialog_show_findings (self, findings);
}

/**
 * comity_web_dialog_show_findings:
 * @findings: (transfer full): what was found about one organisation
 *
 * Compares it with what the office has and shows both.
 */
void
comity_web_dialog_show_findings (ComityWebDialog *self, ComityFindings *findings)
{
  comity_adoption_new_async (self->store, findings, NULL, 0, compared_cb, g_object_ref (self));
}

/**
 * comity_web_dialog_look_up:
 * @typed: an address, an id or a name
 *
 * Looks it up at once.
 */
void
comity_web_dialog_look_up (ComityWebDialog *self, const char *typed)
{
  g_cancellable_cancel (self->suggesting);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (comity_text_is_blank (typed))
    return;
  g_cancellable_cancel (self->looking);
  g_set_object (&self->looking, NULL);
  self->looking = g_cancellable_new ();
  adw_banner_set_revealed (self->banner, FALSE);
  comity_stack_show (self->stack, "busy");
  comity_lookup_async (typed, self->flags, self->looking, found_cb, g_object_ref (self));
}

static void
look_up_cb (ComityWebDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (comity_text_is_blank (typed))
    gtk_widget_grab_focus (self->entry);
  else
    comity_web_dialog_look_up (self, typed);
}

static void
allow_cb (ComityWebDialog *self)
{
  self->flags |= COMITY_LOOKUP_OWN_NETWORK;
  look_up_cb (self);
}

static void
cancel_cb (ComityWebDialog *self)
{
  g_cancellable_cancel (self->looking);
}

/* -- Suggestions ------------------------------------------------------------------------------ */

static void
clear_suggestions (ComityWebDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->suggestions, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
}

static void
take_suggestion_cb (GtkWidget *row, char *ror)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (row, COMITY_TYPE_WEB_DIALOG);
  comity_web_dialog_look_up (COMITY_WEB_DIALOG (dialog), ror);
}

static void
add_suggestion (ComityWebDialog *self, const ComitySuggestion *suggestion)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), suggestion->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), suggestion->place);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (take_suggestion_cb),
                         g_strdup (suggestion->ror), (GClosureNotify) (GCallback) g_free,
                         G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->suggestions, row);
  g_ptr_array_add (self->rows, row);
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWebDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = comity_lookup_suggest_finish (result, &error);
  if (found == NULL) /* a name can be looked up without them */
    return;
  clear_suggestions (self);
  for (guint i = 0; i < MIN (found->len, MOST_SUGGESTIONS); i++)
    add_suggestion (self, found->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), self->rows->len > 0);
}

static void
suggest_cb (gpointer user_data)
{
  ComityWebDialog *self = user_data;
  self->pause = 0;
  self->suggesting = g_cancellable_new ();
  comity_lookup_suggest_async (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->suggesting,
                               suggested_cb, g_object_ref (self));
}

static void
typed_cb (ComityWebDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_cancellable_cancel (self->suggesting);
  g_clear_object (&self->suggesting);
  g_clear_handle_id (&self->pause, g_source_remove);
  clear_suggestions (self);
  adw_banner_set_revealed (self->banner, FALSE);
  if (g_utf8_strlen (text, -1) >= SHORTEST_NAME && !comity_url_looks_typed (text))
    self->pause = g_timeout_add_once (PAUSE_MS, suggest_cb, self);
}

/* -- The dialog ------------------------------------------------------------------------------- */

static GtkWidget *
busy_new (ComityWebDialog *self)
{
  GtkWidget *status = adw_status_page_new (),
            *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_autoptr (AdwSpinnerPaintable) spinner = adw_spinner_paintable_new (status);
  adw_status_page_set_paintable (ADW_STATUS_PAGE (status), GDK_PAINTABLE (spinner));
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Asking the Web…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("The organisation’s pages, ROR and Wikidata"));
  comity_status_page_name (ADW_STATUS_PAGE (status));
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cancel, "pill");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), cancel);
  return status;
}

static void
append_heading (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

/* Titles of header bars and rows have one line; with large text in a narrow window these need more. */
static GtkWidget *
ask_group_new (ComityWebDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const char *label = _ ("Web address, ROR or Wikidata id, or name");
  self->entry = gtk_entry_new ();
  comity_set_label (self->entry, label);
  append_heading (box, _ ("New Partner From the Web"), "title-2");
  append_heading (box, label, "heading");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box),
                  /* Translators: examples of what can be typed */
                  comity_dim_label_new (_ ("For example www.example.edu, 02yqqv993 or Q12345. "
                                           "Nothing is saved before you have seen it.")));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (look_up_cb), self,
                           G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
asking_new (ComityWebDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  self->suggestions = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->suggestions, _ ("In the Register of Organisations (ROR)"));
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (ask_group_new (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->suggestions);
  return page;
}

static AdwNavigationPage *
first_page_new (ComityWebDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *look_up = gtk_button_new_with_mnemonic (_ ("_Look Up"));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->banner = ADW_BANNER (adw_banner_new (""));
  gtk_widget_add_css_class (look_up, "suggested-action");
  gtk_stack_add_named (self->stack, asking_new (self), "asking");
  gtk_stack_add_named (self->stack, busy_new (self), "busy");
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), look_up);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->banner));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  g_signal_connect_object (look_up, "clicked", G_CALLBACK (look_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (allow_cb), self,
                           G_CONNECT_SWAPPED);
  return adw_navigation_page_new (view, _ ("New Partner From the Web"));
}

/**
 * comity_web_dialog_new:
 * @from: a widget of the window, which says what was done
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
ComityWebDialog *
comity_web_dialog_new (GtkWidget *from, ComityStore *store)
{
  ComityWebDialog *self = g_object_new (COMITY_TYPE_WEB_DIALOG, NULL);
  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  return self;
}

static void
comity_web_dialog_dispose (GObject *object)
{
  ComityWebDialog *self = COMITY_WEB_DIALOG (object);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->suggesting);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->suggesting);
  g_clear_object (&self->looking);
  g_clear_object (&self->from);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (comity_web_dialog_parent_class)->dispose (object);
}

static void
comity_web_dialog_finalize (GObject *object)
{
  /* After the rows, which look at it, have gone. */
  g_clear_pointer (&COMITY_WEB_DIALOG (object)->adoption, comity_adoption_free);
  G_OBJECT_CLASS (comity_web_dialog_parent_class)->finalize (object);
}

static void
closed_cb (ComityWebDialog *self)
{
  g_cancellable_cancel (self->suggesting);
  g_cancellable_cancel (self->looking);
}

static void
comity_web_dialog_class_init (ComityWebDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_web_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_web_dialog_finalize;
}

static void
comity_web_dialog_init (ComityWebDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->nav = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->nav, first_page_new (self));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->nav));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("New Partner From the Web"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_focus (ADW_DIALOG (self), self->entry);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}
