/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-date.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-section.h"
#include "comity-task-row.h"

/* The papers that a visit asks for, before and after, and the tasks that hang on it. */

typedef struct {
  const char *title; /* NC_ ("paper", …) */
  const char *second;
  const char *due;  /* a field of the delegation, or NULL */
  const char *done; /* the field that says that it is done */
} Paper;

static const Paper papers[] = {
  { NC_ ("paper", "Memo, approved"), NC_ ("paper", "Before the visit"), "memo_due", "approved_on" },
  /* Translators: the rector's order about a visit */
  { NC_ ("paper", "Order"), NC_ ("paper", "Before the visit"), "starts", "order_date" },
  { NC_ ("paper", "Report on the visit"), NC_ ("paper", "After the visit"), "report_due",
    "reported_on" },
};

typedef struct {
  ComityStore *store;
  ComityRecord *delegation;
  const Paper *paper;
} Doing;

static void
doing_free (gpointer data, GClosure *closure)
{
  Doing *doing = data;

  g_object_unref (doing->store);
  g_object_unref (doing->delegation);
  g_free (doing);
}

static void
done_cb (GtkWidget *button, Doing *doing)
{
  g_autoptr (ComityRecord) copy = comity_record_copy (doing->delegation);
  g_autofree char *today = comity_date_today ();
  g_autoptr (ComityProblems) problems = NULL;

  comity_record_set (copy, doing->paper->done, today);
  problems = comity_record_validate (copy);
  if (comity_problems_get_size (problems) > 0)
    comity_toast (button, comity_problems_get (problems, 0)->error->message);
  else
    comity_page_put (button, doing->store, N_ ("Finish a paper of a visit"), copy);
}

static GtkWidget *
make_done_button (ComityPageData *data, const Paper *paper, const char *title)
{
  /* Translators: accessible name of a button; %s is a paper */
  g_autofree char *label = g_strdup_printf (_ ("Done today: %s"), title);
  GtkWidget *button = comity_icon_button_new ("object-select-symbolic", label);
  Doing *doing = g_new (Doing, 1);

  *doing = (Doing) { g_object_ref (data->store), g_object_ref (data->record), paper };
  g_signal_connect_data (button, "clicked", G_CALLBACK (done_cb), doing, doing_free, 0);
  return button;
}

static GtkWidget *
make_paper (ComityPageData *data, const Paper *paper)
{
  const char *title = g_dpgettext2 (NULL, "paper", paper->title);
  const char *due = comity_record_get (data->record, paper->due);
  const char *done = comity_record_get (data->record, paper->done);
  GtkWidget *row, *icon;

  if (due == NULL && done == NULL)
    return NULL;
  row = comity_due_row_new (title, g_dpgettext2 (NULL, "paper", paper->second), due, done);
  icon = gtk_image_new_from_icon_name (done != NULL ? "object-select-symbolic" :
                                                      "text-x-generic-symbolic");
  gtk_widget_add_css_class (icon, done != NULL ? "success" : "dimmed");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (done == NULL && data->store != NULL && !comity_store_is_read_only (data->store))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_done_button (data, paper, title));
  return row;
}

/**
 * comity_craft_papers:
 *
 * Returns: (transfer floating): what is due before and after a visit
 */
GtkWidget *
comity_craft_papers (ComityPageData *data)
{
  ComitySection *section = comity_section_new (_ ("Papers and tasks"));
  guint n = 0;

  comity_section_add_suffix (section, comity_task_add_button_new ());
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    GtkWidget *row = make_paper (data, &papers[i]);

    if (row == NULL)
      continue;
    comity_section_add_row (section, row);
    n++;
  }
  for (guint i = 0; i < data->tasks->len; i++, n++)
    comity_section_add_row (section, comity_task_row_new (data, data->tasks->pdata[i]));
  if (n == 0)
    comity_section_add_content (section, comity_dim_label_new (_ (
                                           "Memo, order and report appear here when the visit has "
                                           "dates for them, and all tasks about it.")));
  return GTK_WIDGET (section);
}
