/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-task-row.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-due-words.h"
#include "comity-focus-key.h"
#include "comity-lead.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-section.h"

/* Something that has to be done by a day: what, by when, and whether it is done. */

static GtkWidget *
make_when (const char *due, const char *done_on)
{
  g_autofree char *today = comity_date_today ();
  g_autofree char *words = due != NULL ? comity_due_dup_words (due, today) : NULL;
  g_autofree char *day = done_on != NULL ? comity_date_format (done_on) : NULL;
  g_autofree char *done =
    /* Translators: %s is the day on which something was done */
    day != NULL ? g_strdup_printf (_ ("done %s"), day) : NULL;
  GtkWidget *label;

  if (done == NULL && words == NULL)
    return NULL;
  label = gtk_label_new (done != NULL ? done : words);
  gtk_widget_add_css_class (label, "numeric");
  if (done != NULL || comity_due_get (due, today) == COMITY_DUE_FAR)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_add_css_class (label,
                              comity_due_get (due, today) == COMITY_DUE_PAST ? "error" : "warning");
  return label;
}

/**
 * comity_due_row_new:
 * @second: (nullable): the second line
 * @due: (nullable): by when
 * @done_on: (nullable): when it was done
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
comity_due_row_new (const char *title, const char *second, const char *due, const char *done_on)
{
  GtkWidget *row = adw_action_row_new (), *when = make_when (due, done_on);
  const char *said = when != NULL ? gtk_label_get_label (GTK_LABEL (when)) : "";
  g_autofree char *name = g_strdup_printf ("%s, %s", title, said);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second != NULL ? second : "");
  if (when != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), when);
  comity_set_label (row, when != NULL ? name : title);
  return row;
}

typedef struct {
  ComityStore *store;
  ComityRecord *task;
} Ticking;

static void
ticking_free (gpointer data, GClosure *closure)
{
  Ticking *ticking = data;

  g_object_unref (ticking->store);
  g_object_unref (ticking->task);
  g_free (ticking);
}

static void
toggled_cb (GtkCheckButton *check, Ticking *ticking)
{
  gboolean is_done = gtk_check_button_get_active (check);
  g_autoptr (ComityRecord) copy = comity_record_copy (ticking->task);
  g_autofree char *today = comity_date_today ();

  comity_record_set (copy, "state", is_done ? "done" : "open");
  comity_record_set (copy, "done_on", is_done ? today : NULL);
  comity_page_put (GTK_WIDGET (check), ticking->store,
                   is_done ? N_ ("Finish a task") : N_ ("Take up a task again"), copy);
}

static GtkWidget *
make_check (ComityPageData *data, ComityRecord *task)
{
  g_autofree char *title = comity_record_dup_title (task);
  /* Translators: accessible name of a check box; %s is a task */
  g_autofree char *label = g_strdup_printf (_ ("Done: %s"), title);
  g_autofree char *key = g_strdup_printf ("tick/%" G_GINT64_FORMAT, comity_record_get_id (task));
  GtkWidget *check = gtk_check_button_new ();
  Ticking *ticking = g_new (Ticking, 1);

  *ticking = (Ticking) { g_object_ref (data->store), g_object_ref (task) };
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_strcmp0 (comity_record_get (task, "state"), "done") == 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, !comity_store_is_read_only (data->store));
  comity_set_label (check, label);
  comity_focus_key_set (check, key);
  g_signal_connect_data (check, "toggled", G_CALLBACK (toggled_cb), ticking, ticking_free, 0);
  return check;
}

/** comity_task_row_new: (transfer floating) a task, with a box to tick; it leads to its page */
GtkWidget *
comity_task_row_new (ComityPageData *data, ComityRecord *task)
{
  g_autofree char *title = comity_record_dup_title (task);
  gboolean is_done = g_strcmp0 (comity_record_get (task, "state"), "open") != 0 &&
                     comity_record_get (task, "state") != NULL;
  const char *done_on = comity_record_get (task, "done_on");
  GtkWidget *row =
    comity_due_row_new (title, comity_record_get (task, "owner"),
                        is_done && done_on == NULL ? NULL : comity_record_get (task, "due"),
                        is_done ? done_on : NULL);

  if (data->store != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_check (data, task));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  comity_lead_to (row, comity_record_get_kind (task), comity_record_get_id (task));
  comity_focus_key_set_record (row, "task", comity_record_get_id (task));
  return row;
}

/** comity_task_add_button_new: (transfer floating) adds a task about the page's record */
GtkWidget *
comity_task_add_button_new (void)
{
  GtkWidget *add = comity_icon_button_new ("list-add-symbolic", _ ("Add a Task"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(ss)", "task", "record");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "record.add");
  return add;
}

/** comity_tasks_new: (transfer floating) the section with the tasks about the page's record */
GtkWidget *
comity_tasks_new (ComityPageData *data)
{
  ComitySection *section = comity_section_new (comity_kind_get_plural (comity_kind_find ("task")));

  comity_section_add_suffix (section, comity_task_add_button_new ());
  for (guint i = 0; i < data->tasks->len; i++)
    comity_section_add_row (section, comity_task_row_new (data, data->tasks->pdata[i]));
  return GTK_WIDGET (section);
}
