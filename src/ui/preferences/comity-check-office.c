/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-check-office.h"

#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-mend.h"
#include "comity-parts.h"

/** Checking: a check under way, and what can be done after it. */
typedef struct {
  GtkWidget *window;
  ComityStore *store;
  ComityBusy *busy;
  gboolean mendable;
} Checking;

static void
checking_free (Checking *self)
{
  g_clear_pointer (&self->busy, comity_busy_end);
  g_object_unref (self->window);
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Checking, checking_free)

/* -- Mending ---------------------------------------------------------------------------------- */

static void
mended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Checking) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = comity_store_mend_finish (self->store, result, &error);

  g_clear_pointer (&self->busy, comity_busy_end);
  if (done)
    comity_check_office (self->window, self->store);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    comity_error_present (self->window, error);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Checking) self = user_data;

  if (!g_str_equal (response, "mend"))
    return;
  self->busy = comity_busy_new (self->window, _ ("Mending the Office…"));
  comity_store_mend_async (self->store, comity_busy_get_cancellable (self->busy),
                           comity_busy_get_progress (self->busy), mended_cb, self);
  g_steal_pointer (&self);
}

/* -- What was found --------------------------------------------------------------------------- */

static GtkWidget *
list_new (const GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *label;

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) findings->pdata[i]);
  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  return scrolled;
}

static void
show_findings (Checking *self, const GPtrArray *findings)
{
  gboolean mendable = self->mendable && !comity_store_is_read_only (self->store);
  g_autofree char *heading = g_strdup_printf (
    /* Translators: how many faults a check of the whole office found; they are listed */
    ngettext ("The office has %u fault.", "The office has %u faults.", findings->len),
    findings->len);
  AdwDialog *dialog =
    adw_alert_dialog_new (heading, mendable ? _ ("The search indexes, the order and the counts can "
                                                 "be made anew from the "
                                                 "records, which stay as they are.") :
                                              NULL);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list_new (findings));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Close"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  if (mendable) {
    /* Translators: button: make the search indexes, the order and the counts anew */
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "mend", C_ ("office", "_Mend"));
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "mend",
                                              ADW_RESPONSE_SUGGESTED);
  }
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  adw_dialog_present (dialog, self->window);
}

/* -- Checking --------------------------------------------------------------------------------- */

static gpointer
check_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_check (db, &((Checking *) data)->mendable, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Checking) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = comity_store_read_finish (self->store, result, &error);

  g_clear_pointer (&self->busy, comity_busy_end);
  if (!gtk_widget_get_realized (self->window))
    return;
  if (findings == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      comity_error_present (self->window, error);
  } else if (findings->len == 0) {
    comity_toast (self->window, _ ("The office is sound."));
  } else {
    show_findings (g_steal_pointer (&self), findings);
  }
}

/**
 * comity_check_office:
 * @window: over which it is told
 *
 * Looks through the whole office and tells what is wrong with it; what is only there to find, sort and
 * count quickly, it offers to make anew.
 */
void
comity_check_office (GtkWidget *window, ComityStore *store)
{
  Checking *self = g_new0 (Checking, 1);

  self->window = g_object_ref (window);
  self->store = g_object_ref (store);
  self->busy = comity_busy_new (window, _ ("Checking the Office…"));
  comity_store_read_async (store, check_func, self, NULL, (GDestroyNotify) g_ptr_array_unref,
                           comity_busy_get_cancellable (self->busy), checked_cb, self);
}
