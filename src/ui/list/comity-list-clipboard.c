/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-busy.h"
#include "comity-edit-run.h"
#include "comity-errors.h"
#include "comity-list-page-private.h"
#include "comity-parts.h"
#include "comity-rows-text.h"
#include "comity-sentence.h"

/* Rows to a spreadsheet and a column back from it. */

#define NAMED 50 /* so many lines that cannot be read are shown */

/* -- Copying -------------------------------------------------------------------------------- */

/** Rows on their way to the clipboard. */
typedef struct {
  ComityListPage *page;
  ComityQuery *query;
  GArray *ids;
  ComityBusy *busy;
} Copy;

static void
copy_free (Copy *self)
{
  comity_busy_end (self->busy);
  g_object_unref (self->page);
  g_object_unref (self->query);
  g_array_unref (self->ids);
  g_free (self);
}

static gpointer
read_rows (ComityDb *db, gpointer data, GError **error)
{
  const Copy *self = data;

  return comity_db_rows (db, self->query, (const gint64 *) (gpointer) self->ids->data,
                         self->ids->len, error);
}

static void
put_on_clipboard (GtkWidget *widget, GPtrArray *rows)
{
  g_autofree char *text = comity_rows_text_dup (rows), *html = comity_rows_text_dup_html (rows);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };
  g_autoptr (GdkContentProvider) both =
    gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copy *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = comity_store_read_finish (COMITY_STORE (source), result, &error);
  g_autofree char *said = NULL;

  if (!rows) {
    comity_error_present (GTK_WIDGET (self->page), error);
    copy_free (self);
    return;
  }
  put_on_clipboard (GTK_WIDGET (self->page), rows);
  said =
    /* Translators: said after it is done; %u is how many */
    g_strdup_printf (ngettext ("%u row copied", "%u rows copied", rows->len), rows->len);
  comity_toast (GTK_WIDGET (self->page), said);
  copy_free (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *page = COMITY_LIST_PAGE (widget);
  g_autoptr (GArray) ids = comity_selection_dup_ids (page->selection);
  Copy *self;

  if (ids->len == 0)
    return;
  self = g_new (Copy, 1);
  *self = (Copy) { g_object_ref (page), comity_query_copy (page->query), g_array_ref (ids),
                   /* Translators: above the bar of progress: rows go to the clipboard */
                   comity_busy_new (widget, _ ("Copying")) };
  comity_store_read_async (page->store, read_rows, self, NULL, (GDestroyNotify) g_ptr_array_unref,
                           comity_busy_get_cancellable (self->busy), rows_read_cb, self);
}

/* -- Pasting -------------------------------------------------------------------------------- */

/** A pasted column: what it would change, and the lines that cannot be read. */
typedef struct {
  ComityListPage *page;
  const ComityField *field;
  ComityEdits *edits;
  GPtrArray *problems; /* of char: a sentence with the number of the line */
  guint n_lines, n_over; /* lines behind the last row */
} Paste;

static void
paste_free (gpointer data)
{
  Paste *self = data;

  g_object_unref (self->page);
  comity_edits_unref (self->edits);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* Of several columns the first one counts. */
static void
take_line (Paste *self, guint position, const char *line)
{
  g_autofree char *typed = g_strstrip (g_strndup (line, strcspn (line, "\t")));
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->page->model))) {
    self->n_over++;
    return;
  }
  value = *typed ? comity_field_parse (self->field, typed, &error) : NULL;
  if (error)
    g_ptr_array_add (self->problems,
                     /* Translators: first the number of a line, then what is wrong with it */
                     g_strdup_printf (_ ("Line %1$u: %2$s"), self->n_lines,
                                      comity_error_get_sentence (error)));
  else
    comity_edits_add (self->edits, comity_rows_model_get_id (self->page->model, position),
                      self->field, COMITY_EDIT_SET, value);
}

static void
take_text (Paste *self, guint position, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  /* What spreadsheets copy ends with a line break. */
  if (n > 1 && !*g_strchomp (lines[n - 1]))
    n--;
  for (guint i = 0; i < n; i++) {
    self->n_lines++;
    take_line (self, position + i, g_strchomp (lines[i]));
  }
}

static void
done_cb (guint n_changed, gint64 batch, const GError *error, gpointer user_data)
{
  g_autoptr (ComityListPage) page = user_data;

  if (error)
    comity_error_present (GTK_WIDGET (page), error);
  else
    comity_edits_say_done (GTK_WIDGET (page), n_changed, batch);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Paste *self = user_data;
  g_autofree char *what = comity_sentence_of_field ("%s", self->page->kind, self->field);

  if (g_str_equal (response, "paste"))
    comity_edits_run (GTK_WIDGET (self->page), self->page->store, self->edits, what, done_cb,
                      g_object_ref (self->page));
}

static GtkWidget *
problems_new (const GPtrArray *problems)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *text = NULL;
  GtkWidget *label, *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < MIN (problems->len, NAMED); i++)
    g_ptr_array_add (shown, problems->pdata[i]);
  g_ptr_array_add (shown, NULL);
  text = g_strjoinv ("\n", (char **) shown->pdata);
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "error");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  return scroller;
}

/* @text: (transfer full): a sentence */
static void
append_paragraph (GString *body, char *text)
{
  g_string_append_printf (body, "\n\n%s", text);
  g_free (text);
}

/* Returns: (transfer full): what will be left out */
static char *
dup_body (const Paste *self)
{
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, ngettext ("It goes into the row from which you began.",
                                          "They go into the rows from the selected one on.",
                                          self->edits->array->len));
  if (self->problems->len > 0)
    append_paragraph (body,
                      g_strdup_printf (
                        /* Translators: the lines follow, each with what is wrong with it */
                        ngettext ("%u line cannot be read and is left out:",
                                  "%u lines cannot be read and are left out:", self->problems->len),
                        self->problems->len));
  if (self->n_over > 0)
    append_paragraph (body,
                      g_strdup_printf (
                        /* Translators: more lines were pasted than rows are there */
                        ngettext ("%u line has no row any more and is left out.",
                                  "%u lines have no row any more and are left out.", self->n_over),
                        self->n_over));
  return g_string_free_and_steal (g_steal_pointer (&body));
}

static void
ask (Paste *self)
{
  guint n = self->edits->array->len;
  g_autofree char *heading =
    /* Translators: heading of a question: how many values, and the column */
    g_strdup_printf (ngettext ("Paste %1$u Value into “%2$s”?", "Paste %1$u Values into “%2$s”?",
                               n),
                     n, comity_field_get_label (self->field));
  g_autofree char *body = dup_body (self);
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  if (self->problems->len > 0)
    adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), problems_new (self->problems));
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "paste",
    /* Translators: button: make records of the rows in the clipboard */
    _ ("_Paste"), NULL);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "paste", n > 0);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "paste",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "paste");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-paste", self, paste_free);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  adw_dialog_present (dialog, GTK_WIDGET (self->page));
}

/**
 * comity_list_page_paste:
 * @text: one value a line, as people type it
 *
 * Fills the column that has the keyboard, or was edited last, from the first selected row on; asks
 * before, and says which lines cannot be read.
 */
void
comity_list_page_paste (ComityListPage *page, const char *text)
{
  const ComityField *field = comity_list_page_get_edited (page);
  guint position;
  Paste *self;

  if (!field || comity_store_is_read_only (page->store) ||
      !comity_selection_get_first (page->selection, &position))
    return;
  self = g_new0 (Paste, 1);
  self->page = g_object_ref (page);
  self->field = field;
  self->edits = comity_edits_new (page->kind);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  take_text (self, position, text);
  ask (self);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityListPage) page = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text && *text && page->store)
    comity_list_page_paste (page, text);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb,
                                 g_object_ref (widget));
}

/** comity_list_page_install_clipboard: */
void
comity_list_page_install_clipboard (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "page.paste", NULL, paste_action);
}
