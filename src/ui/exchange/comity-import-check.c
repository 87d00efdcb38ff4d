/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second page of the import: what would happen, with every problem to be mended. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-import-dialog-private.h"
#include "comity-parts.h"

/* More problems than anybody mends by hand: the table is better mended where it was made. */
#define MOST_PROBLEMS 200
#define MOST_NEWS 100

/* -- Counts -------------------------------------------------------------------------------------- */

static void
add_count (ComityImportDialog *self, const char *label, guint n)
{
  comity_import_dialog_add_number (self, self->counts, label, n);
}

static void
show_counts (ComityImportDialog *self, const ComityImportPlan *plan)
{
  comity_import_dialog_clear_rows (self, self->counts);
  add_count (self, _ ("Records to add"), plan->counts[COMITY_ROW_ADDED]);
  add_count (self, _ ("Records to change"), plan->counts[COMITY_ROW_CHANGED]);
  add_count (self, _ ("Rows whose records stay as they are"),
             plan->counts[COMITY_ROW_SAME] + plan->counts[COMITY_ROW_SKIPPED]);
  add_count (self, _ ("Rows left out"), plan->counts[COMITY_ROW_LEFT_OUT]);
  if (plan->parts > 0)
    add_count (self, _ ("Records that go with them"), plan->parts);
  if (plan->created > 0)
    add_count (self, _ ("New entries of lists and references"), plan->created);
  /* Translators: heading: rows of a file that cannot be imported */
  add_count (self, _ ("Problems"), plan->n_problems);
}

/* -- Problems ------------------------------------------------------------------------------------ */

/* One of the two can be pressed; both beside each other have no room in a narrow window. */
static void
show_button (ComityImportDialog *self, gboolean stale)
{
  gtk_widget_set_visible (self->again, stale);
  gtk_widget_set_visible (self->import, !stale);
}

/**
 * comity_import_dialog_set_stale:
 *
 * Something was mended or decided: what would happen has to be found out again.
 */
void
comity_import_dialog_set_stale (ComityImportDialog *self)
{
  self->decided = TRUE;
  show_button (self, TRUE);
}

static void
mended_cb (AdwEntryRow *row, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  const ComityImportPlace *place = comity_import_dialog_get_place (row);

  comity_import_mend (self->job, place->row, (guint) place->column,
                      gtk_editable_get_text (GTK_EDITABLE (row)));
  comity_import_dialog_set_stale (self);
}

static void
leave_out_cb (GtkButton *button, gpointer user_data)
{
  ComityImportDialog *self = user_data;

  comity_import_leave_out (self->job, comity_import_dialog_get_place (button)->row);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  comity_import_dialog_set_stale (self);
}

static GtkWidget *
leave_out_button_new (ComityImportDialog *self, const ComityImportProblem *problem)
{
  GtkWidget *button = comity_icon_button_new ("list-remove-symbolic", _ ("Leave the Row Out"));

  comity_import_dialog_set_place (button, problem->row, problem->column);
  g_signal_connect_object (button, "clicked", G_CALLBACK (leave_out_cb), self, 0);
  return button;
}

/* A cell can be mended; what concerns the whole row can only be known. */
static void
add_problem (ComityImportDialog *self, const ComityImportProblem *problem)
{
  const ComityImportMap *map = comity_import_get_map (self->job);
  gboolean cell = problem->column >= 0 && !problem->remark;
  GtkWidget *row = cell ? adw_entry_row_new () : adw_action_row_new ();
  g_autofree char *title = NULL;

  if (problem->column >= 0)
    /* Translators: a row's number, the head of a column, and what is wrong */
    title = g_strdup_printf (_ ("Row %1$u, %2$s: %3$s"), (guint) problem->row,
                             ((ComityImportColumn *) map->columns->pdata[problem->column])->head,
                             problem->reason);
  else
    /* Translators: a row's number, then what is wrong with it */
    title = g_strdup_printf (_ ("Row %1$u: %2$s"), (guint) problem->row, problem->reason);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (row, title);
  comity_import_dialog_set_place (row, problem->row, problem->column);
  if (cell) {
    gtk_editable_set_text (GTK_EDITABLE (row), problem->value ? problem->value : "");
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
    g_signal_connect_object (row, "changed", G_CALLBACK (mended_cb), self, 0);
    g_signal_connect_object (row, "apply", G_CALLBACK (mended_cb), self, 0);
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), leave_out_button_new (self, problem));
  } else if (!problem->remark) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), leave_out_button_new (self, problem));
  }
  comity_import_dialog_add_row (self, self->problems, row);
}

/* Words that name nothing known are asked about once, above; and both of two records are there. */
static gboolean
is_asked_elsewhere (ComityImportDialog *self, const ComityImportProblem *problem)
{
  const ComityImportPlan *plan = comity_import_get_plan (self->job);

  if (problem->asked)
    return TRUE;
  for (guint i = 0; problem->remark && i < plan->twins->len; i++)
    if (((ComityImportTwin *) plan->twins->pdata[i])->row == problem->row)
      return TRUE;
  return FALSE;
}

static void
show_problems (ComityImportDialog *self, const ComityImportPlan *plan)
{
  const GPtrArray *problems = plan->problems;
  gboolean more = plan->n_problems + plan->n_remarks > problems->len;
  guint shown = 0;

  comity_import_dialog_clear_rows (self, self->problems);
  for (guint i = 0; i < problems->len; i++) {
    if (is_asked_elsewhere (self, problems->pdata[i]))
      continue;
    if (shown == MOST_PROBLEMS) {
      more = TRUE;
      break;
    }
    add_problem (self, problems->pdata[i]);
    shown++;
  }
  comity_import_dialog_show_limit (self->problems, shown, more);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), shown > 0);
}

/* -- What comes in ------------------------------------------------------------------------------- */

static void
add_news (ComityImportDialog *self, const ComityImportNews *news)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), news->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               /* Translators: of a record that comes into the office */
                               news->details ? news->details : C_ ("import", "New"));
  comity_import_dialog_add_row (self, self->news, row);
}

static void
show_news (ComityImportDialog *self, const GPtrArray *news)
{
  guint n = MIN (news->len, MOST_NEWS);

  comity_import_dialog_clear_rows (self, self->news);
  for (guint i = 0; i < n; i++)
    add_news (self, news->pdata[i]);
  comity_import_dialog_show_limit (self->news, n, news->len > n);
  gtk_widget_set_visible (GTK_WIDGET (self->news), news->len > 0);
}

/** comity_import_dialog_show_plan: what was planned, and what is to be decided. */
void
comity_import_dialog_show_plan (ComityImportDialog *self)
{
  const ComityImportPlan *plan = comity_import_get_plan (self->job);
  gboolean any = comity_import_plan_has_news (plan) || adw_switch_row_get_active (self->keep);

  show_counts (self, plan);
  comity_import_dialog_show_words (self);
  comity_import_dialog_show_twins (self);
  show_problems (self, plan);
  show_news (self, plan->news);
  gtk_widget_set_sensitive (self->import, any);
  show_button (self, FALSE);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "problems") != 0)
    adw_navigation_view_push_by_tag (self->view, "problems");
  if (any && self->going > 1)
    comity_import_dialog_import (self);
}

/* -- Planning ------------------------------------------------------------------------------------ */

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean planned = comity_store_read_finish (COMITY_STORE (source), result, &error) != NULL;
  const ComityImportPlan *plan = comity_import_get_plan (self->job);

  comity_import_dialog_end (self, error);
  if (!planned || !gtk_widget_get_root (GTK_WIDGET (self))) /* or it was closed meanwhile */
    return;
  if (plan->doubt)
    comity_import_dialog_ask (self, plan->doubt);
  else
    comity_import_dialog_show_plan (self);
}

/** comity_import_dialog_check: finds out what would happen, unless something has to be asked first. */
void
comity_import_dialog_check (ComityImportDialog *self)
{
  g_autoptr (ComityImportDoubt) doubt = NULL;

  comity_import_dialog_take_habits (self);
  doubt = comity_import_find_doubt (self->job);
  if (doubt) {
    comity_import_dialog_ask (self, doubt);
    return;
  }
  show_button (self, TRUE); /* until it is planned */
  comity_import_dialog_begin (self, _ ("Reading the table…"));
  comity_import_set_progress (self->job, comity_busy_get_progress (self->busy),
                              comity_busy_get_cancellable (self->busy));
  comity_store_read_async (self->store, comity_import_plan_func, self->job, NULL, NULL,
                           comity_busy_get_cancellable (self->busy), planned_cb,
                           g_object_ref (self));
}

static void
check_clicked_cb (ComityImportDialog *self)
{
  comity_import_dialog_check (self);
}

/** comity_import_dialog_bind_check: */
void
comity_import_dialog_bind_check (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
}
