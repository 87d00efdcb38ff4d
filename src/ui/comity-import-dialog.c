/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-import-dialog.h"

#include <glib/gi18n.h>

#include "comity-backup.h"
#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-parts.h"

/* More problems than anybody mends by hand: the table is better mended where it was made. */
#define MOST_PROBLEMS 200
#define MOST_NEWS 100
#define SAMPLES 3

/**
 * ComityImportDialog:
 *
 * Brings a table in: what its columns are, then what would happen, with every problem to be mended.
 */
struct _ComityImportDialog {
  AdwDialog parent_instance;

  AdwNavigationView *view;
  AdwPreferencesGroup *table, *web, *columns, *counts, *news, *problems;
  AdwComboRow *sheet, *charset, *days, *duplicates;
  AdwSwitchRow *create, *keep, *at_start;
  GtkSpinButton *header;
  GtkWidget *check, *again, *import;

  GtkWidget *parent; /* the page below; it may have gone with its window while there is work */
  ComityStore *store;
  const ComityKind *kind;
  ComityImport *job;
  char *address;    /* that it was fetched from, or NULL */
  ComityFeed *feed; /* that it is, or NULL */
  GPtrArray *targets;      /* of char *, as in the combo rows after the first */
  GtkStringList *labels;
  GPtrArray *column_rows, *count_rows, *news_rows, *problem_rows; /* borrowed */
  GCancellable *cancellable;
  ComityBusy *busy;
  gboolean filling; /* rows are being filled in: nobody has chosen anything */
};

G_DEFINE_FINAL_TYPE (ComityImportDialog, comity_import_dialog, ADW_TYPE_DIALOG)

static const char *const charsets[] = { NULL,     "UTF-8",  "windows-1251", "windows-1252",
                                        "KOI8-R", "IBM866", "UTF-16LE" };

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

/* -- Columns --------------------------------------------------------------------------------- */

static char *
dup_samples (ComityImportDialog *self, guint column)
{
  const GPtrArray *preview = comity_import_get_preview (self->job);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = comity_import_get_map (self->job)->header; i < preview->len && n < SAMPLES; i++) {
    const char *cell = comity_cells_get (preview->pdata[i], column);

    if (*cell == '\0')
      continue;
    g_string_append_printf (text, "%s%.60s", n++ > 0 ? " · " : "", cell);
  }
  g_strdelimit (text->str, "\n\r\t", ' ');
  return g_utf8_make_valid (text->str, -1);
}

static void
target_chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "comity-column"));
  guint chosen = adw_combo_row_get_selected (row);

  if (!self->filling)
    comity_import_map_set_target (comity_import_get_map (self->job), column,
                                  chosen > 0 ? self->targets->pdata[chosen - 1] : NULL, NULL);
}

static guint
position_of (ComityImportDialog *self, guint column)
{
  g_autofree char *target =
    comity_import_map_dup_target (comity_import_get_map (self->job), column);
  guint at;

  if (target != NULL && g_ptr_array_find_with_equal_func (self->targets, target, g_str_equal, &at))
    return at + 1;
  return 0;
}

static void
add_column (ComityImportDialog *self, guint column)
{
  const ComityImportColumn *own = comity_import_get_map (self->job)->columns->pdata[column];
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *samples = dup_samples (self, column);
  /* Translators: a column of a table that has no head: its number */
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), column + 1);
  g_autoptr (GtkExpression) label =
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *own->head ? own->head : number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), label);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), position_of (self, column));
  g_object_set_data (G_OBJECT (row), "comity-column", GUINT_TO_POINTER (column));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (target_chosen_cb), self, 0);
  add_row (self->columns, self->column_rows, row);
}

static void
fill_sheets (ComityImportDialog *self)
{
  const ComityTableFacts *facts = comity_import_get_facts (self->job);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < facts->sheets->len; i++)
    gtk_string_list_append (names, ((ComitySheet *) facts->sheets->pdata[i])->name);
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheet, facts->sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), facts->sheets->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->charset), facts->charset != NULL);
}

static void
fill_columns (ComityImportDialog *self)
{
  const ComityImportMap *map = comity_import_get_map (self->job);

  self->filling = TRUE;
  clear_rows (self->columns, self->column_rows);
  for (guint i = 0; i < MIN (map->columns->len, 200); i++)
    add_column (self, i);
  gtk_spin_button_set_value (self->header, map->header);
  adw_combo_row_set_selected (self->days, map->days);
  self->filling = FALSE;
}

/* Which charset was guessed stands beside the guess. */
static void
fill_charsets (ComityImportDialog *self)
{
  const ComityTableFacts *facts = comity_import_get_facts (self->job);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *guess =
    /* Translators: %s is the name of a charset, such as “windows-1251” */
    g_strdup_printf (_ ("As it seems: %s"), facts->charset ? facts->charset : "");

  gtk_string_list_append (names, guess);
  for (guint i = 1; i < G_N_ELEMENTS (charsets); i++)
    gtk_string_list_append (names, charsets[i]);
  adw_combo_row_set_model (self->charset, G_LIST_MODEL (names));
}

/* -- Looking at the file ----------------------------------------------------------------------- */

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ComityTableOptions *options = g_object_get_data (G_OBJECT (task), "comity-options");
  GError *error = NULL;

  if (comity_import_look (data, options, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
options_free (gpointer data)
{
  ComityTableOptions *options = data;

  g_free ((char *) options->charset);
  g_free ((char *) options->sheet);
  g_free (options);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ComityImportDialog *self = COMITY_IMPORT_DIALOG (source);
  gboolean first = GPOINTER_TO_INT (user_data);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->view), TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    comity_error_present (first ? self->parent : GTK_WIDGET (self), error);
    if (first)
      adw_dialog_force_close (ADW_DIALOG (self));
    return;
  }
  if (first) {
    self->filling = TRUE;
    fill_charsets (self);
    fill_sheets (self);
  }
  fill_columns (self);
}

static void
look (ComityImportDialog *self, gboolean first)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, looked_cb, GINT_TO_POINTER (first));
  ComityTableOptions *options = g_new0 (ComityTableOptions, 1);

  if (!first) {
    options->charset = g_strdup (charsets[adw_combo_row_get_selected (self->charset)]);
    options->sheet = g_strdup_printf ("%u", adw_combo_row_get_selected (self->sheet) + 1);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), FALSE);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, comity_import_ref (self->job), (GDestroyNotify) comity_import_unref);
  g_object_set_data_full (G_OBJECT (task), "comity-options", options, options_free);
  g_task_run_in_thread (task, look_thread);
}

static void
reading_changed_cb (ComityImportDialog *self)
{
  if (!self->filling)
    look (self, FALSE);
}

static void
header_changed_cb (ComityImportDialog *self)
{
  if (self->filling)
    return;
  comity_import_set_header (self->job, (guint) gtk_spin_button_get_value_as_int (self->header));
  fill_columns (self);
}

/* -- What would happen --------------------------------------------------------------------------- */

static void
add_count (ComityImportDialog *self, const char *label, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%'u", n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (number));
  add_row (self->counts, self->count_rows, row);
}

static void
mended_cb (AdwEntryRow *row, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  const ComityImportProblem *problem = g_object_get_data (G_OBJECT (row), "comity-problem");

  comity_import_mend (self->job, problem->row, (guint) problem->column,
                      gtk_editable_get_text (GTK_EDITABLE (row)));
  gtk_widget_set_sensitive (self->again, TRUE);
}

static void
leave_out_cb (GtkButton *button, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  const ComityImportProblem *problem = g_object_get_data (G_OBJECT (button), "comity-problem");

  comity_import_leave_out (self->job, problem->row);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  gtk_widget_set_sensitive (self->again, TRUE);
}

static GtkWidget *
leave_out_button_new (ComityImportDialog *self, const ComityImportProblem *problem)
{
  GtkWidget *button = comity_icon_button_new ("list-remove-symbolic", _ ("Leave the Row Out"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "comity-problem", (gpointer) problem);
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
  g_object_set_data (G_OBJECT (row), "comity-problem", (gpointer) problem);
  if (cell) {
    gtk_editable_set_text (GTK_EDITABLE (row), problem->value ? problem->value : "");
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
    g_signal_connect_object (row, "apply", G_CALLBACK (mended_cb), self, 0);
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), leave_out_button_new (self, problem));
  } else if (!problem->remark) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), leave_out_button_new (self, problem));
  }
  add_row (self->problems, self->problem_rows, row);
}

static void
add_news (ComityImportDialog *self, const ComityImportNews *news)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), news->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               /* Translators: of a record that comes into the office */
                               news->details ? news->details : C_ ("import", "New"));
  add_row (self->news, self->news_rows, row);
}

static void
show_news (ComityImportDialog *self, const GPtrArray *news)
{
  g_autofree char *only =
    /* Translators: %u is a number of records, of which only so many are listed */
    g_strdup_printf (ngettext ("The first %u record", "The first %u records", MOST_NEWS),
                     MOST_NEWS);

  clear_rows (self->news, self->news_rows);
  for (guint i = 0; i < MIN (news->len, MOST_NEWS); i++)
    add_news (self, news->pdata[i]);
  adw_preferences_group_set_description (self->news, news->len > MOST_NEWS ? only : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->news), news->len > 0);
}

static void
show_plan (ComityImportDialog *self)
{
  const ComityImportPlan *plan = comity_import_get_plan (self->job);
  gboolean any = plan->counts[COMITY_ROW_ADDED] + plan->counts[COMITY_ROW_CHANGED] > 0 ||
                 adw_switch_row_get_active (self->keep);

  clear_rows (self->counts, self->count_rows);
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
  show_news (self, plan->news);
  clear_rows (self->problems, self->problem_rows);
  for (guint i = 0; i < MIN (plan->problems->len, MOST_PROBLEMS); i++)
    add_problem (self, plan->problems->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), plan->problems->len > 0);
  gtk_widget_set_sensitive (self->import, any);
  gtk_widget_set_sensitive (self->again, FALSE);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "problems") != 0)
    adw_navigation_view_push_by_tag (self->view, "problems");
}

static void
take_habits (ComityImportDialog *self)
{
  ComityImportMap *map = comity_import_get_map (self->job);

  map->days = (ComityDayOrder) adw_combo_row_get_selected (self->days);
  map->duplicates = (ComityDuplicates) adw_combo_row_get_selected (self->duplicates);
  g_hash_table_remove_all (map->create);
  if (adw_switch_row_get_active (self->create))
    g_hash_table_add (map->create, g_strdup ("*"));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->busy, comity_busy_end);
  comity_import_set_progress (self->job, NULL, NULL);
  if (comity_store_read_finish (COMITY_STORE (source), result, &error) != NULL)
    show_plan (self);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

static void
check_clicked_cb (ComityImportDialog *self)
{
  take_habits (self);
  self->busy = comity_busy_new (GTK_WIDGET (self), _ ("Reading the table…"));
  comity_import_set_progress (self->job, comity_busy_get_progress (self->busy),
                              comity_busy_get_cancellable (self->busy));
  comity_store_read_async (self->store, comity_import_plan_func, self->job, NULL, NULL,
                           comity_busy_get_cancellable (self->busy), planned_cb,
                           g_object_ref (self));
}

/* -- Doing it ---------------------------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);
  const ComityImportPlan *plan = comity_import_get_plan (self->job);

  g_clear_pointer (&self->busy, comity_busy_end);
  comity_import_set_progress (self->job, NULL, NULL);
  if (changed == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window was closed meanwhile */
  g_autofree char *text =
    /* Translators: what an import did: two numbers of records */
    g_strdup_printf (_ ("Imported: %1$u added, %2$u changed"), plan->counts[COMITY_ROW_ADDED],
                     plan->counts[COMITY_ROW_CHANGED]);
  comity_toast_undo (self->parent, text, changed->batch);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static ComityChanges *
make_changes (ComityImportDialog *self)
{
  ComityChanges *changes =
    self->feed ? comity_feed_changes (self->feed) : comity_import_changes (self->job);

  if (self->address && adw_switch_row_get_active (self->keep)) {
    g_autoptr (ComityRecord) feed =
      comity_feed_record_new (self->job, NULL, self->address,
                              adw_switch_row_get_active (self->at_start));

    comity_changes_put (changes, feed);
  }
  return changes;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup = comity_backup_finish (self->store, result, &error);

  if (backup == NULL) {
    g_clear_pointer (&self->busy, comity_busy_end);
    comity_error_present (GTK_WIDGET (self), error);
    g_object_unref (self);
    return;
  }
  comity_import_set_progress (self->job, comity_busy_get_progress (self->busy),
                              comity_busy_get_cancellable (self->busy));
  comity_store_write_async (self->store, make_changes (self),
                            comity_busy_get_cancellable (self->busy), written_cb, self);
}

static void
import_clicked_cb (ComityImportDialog *self)
{
  /* Translators: above the bar of progress */
  self->busy = comity_busy_new (GTK_WIDGET (self), _ ("Importing…"));
  comity_backup_async (self->store, COMITY_BACKUP_IMPORT, comity_busy_get_cancellable (self->busy),
                       backed_up_cb, g_object_ref (self));
}

/* -- The dialog ---------------------------------------------------------------------------------------- */

static void
comity_import_dialog_dispose (GObject *object)
{
  ComityImportDialog *self = COMITY_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->busy, comity_busy_end);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->labels);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (comity_import_dialog_parent_class)->dispose (object);
}

static void
comity_import_dialog_finalize (GObject *object)
{
  ComityImportDialog *self = COMITY_IMPORT_DIALOG (object);

  g_clear_object (&self->parent);
  g_clear_pointer (&self->job, comity_import_unref);
  g_clear_pointer (&self->feed, comity_feed_free);
  g_free (self->address);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->count_rows);
  g_ptr_array_unref (self->news_rows);
  g_ptr_array_unref (self->problem_rows);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  G_OBJECT_CLASS (comity_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, table);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, web);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, at_start);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, news);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, charset);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, days);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, duplicates);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, create);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, check);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, again);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, import);
}

static void
comity_import_dialog_class_init (ComityImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = comity_import_dialog_dispose;
  object_class->finalize = comity_import_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_changed_cb);
}

static void
comity_import_dialog_init (ComityImportDialog *self)
{
  self->filling = TRUE;
  self->cancellable = g_cancellable_new ();
  self->column_rows = g_ptr_array_new ();
  self->count_rows = g_ptr_array_new ();
  self->news_rows = g_ptr_array_new ();
  self->problem_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_set_label (GTK_WIDGET (self->header), _ ("Row with the Heads"));
}

static void
list_targets (ComityImportDialog *self)
{
  self->targets = comity_import_map_list_targets (self->kind);
  self->labels = gtk_string_list_new (NULL);
  /* Translators: a column of a table that does not come in */
  gtk_string_list_append (self->labels, C_ ("column target", "Left out"));
  for (guint i = 0; i < self->targets->len; i++) {
    g_autofree char *label = comity_import_map_dup_label (self->kind, self->targets->pdata[i]);

    gtk_string_list_append (self->labels, label);
  }
}

/* Takes the job over. */
static ComityImportDialog *
import_dialog_new (GtkWidget *parent, ComityStore *store, const ComityKind *kind, ComityImport *job)
{
  ComityImportDialog *self = g_object_new (COMITY_TYPE_IMPORT_DIALOG, NULL);
  /* Translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_ ("Import of %s"), comity_import_get_name (job));

  self->parent = g_object_ref (parent);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->job = job;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  list_targets (self);
  return self;
}

/**
 * comity_import_dialog_present:
 * @parent: a page of the window
 * @kind: what the rows of the table are
 * @file: the table
 *
 * Asks how a table is to be brought in, and does it.
 */
void
comity_import_dialog_present (GtkWidget *parent,
                              ComityStore *store,
                              const ComityKind *kind,
                              GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  ComityImport *job = comity_import_new_for_path (kind, path ? path : "", &error);

  if (job)
    comity_import_dialog_present_fetched (parent, store, kind, job, NULL);
  else
    comity_error_present (parent, error);
}

/**
 * comity_import_dialog_present_fetched:
 * @job: (transfer full): a table
 * @address: (nullable): where it was fetched, to be kept as a feed
 *
 * As comity_import_dialog_present().
 */
void
comity_import_dialog_present_fetched (GtkWidget *parent,
                                      ComityStore *store,
                                      const ComityKind *kind,
                                      ComityImport *job,
                                      const char *address)
{
  ComityImportDialog *self = import_dialog_new (parent, store, kind, job);

  self->address = g_strdup (address);
  gtk_widget_set_visible (GTK_WIDGET (self->web), address != NULL);
  adw_dialog_present (ADW_DIALOG (self), parent);
  look (self, TRUE);
}

/**
 * comity_import_dialog_present_feed:
 * @feed: (transfer full): one with news
 *
 * Shows what a feed would change, to be taken in or left.
 */
void
comity_import_dialog_present_feed (GtkWidget *parent, ComityStore *store, ComityFeed *feed)
{
  const ComityImportMap *map = comity_import_get_map (feed->import);
  ComityImportDialog *self =
    import_dialog_new (parent, store, map->kind, comity_import_ref (feed->import));

  self->feed = feed;
  fill_charsets (self);
  fill_sheets (self);
  fill_columns (self);
  adw_combo_row_set_selected (self->duplicates, map->duplicates);
  adw_switch_row_set_active (self->create, g_hash_table_size (map->create) > 0);
  adw_dialog_present (ADW_DIALOG (self), parent);
  show_plan (self);
}

/** Choosing: for whom a file is asked. */
typedef struct {
  GtkWidget *parent;
  ComityStore *store;
  const ComityKind *kind;
} Choosing;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    comity_import_dialog_present (choosing->parent, choosing->store, choosing->kind, file);
  g_object_unref (choosing->parent);
  g_object_unref (choosing->store);
  g_free (choosing);
}

/** comity_import_dialog_choose: asks for a file, and goes on with it. */
void
comity_import_dialog_choose (GtkWidget *parent, ComityStore *store, const ComityKind *kind)
{
  static const char *const suffixes[] = { "xlsx",  "xlsm", "ods", "csv", "tsv",  "txt", "json",
                                          "jsonl", "ics",  "vcf", "htm", "html", "xls" };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  Choosing *choosing = g_new (Choosing, 1);

  *choosing = (Choosing) { g_object_ref (parent), g_object_ref (store), kind };
  /* Translators: a kind of files, in the file chooser: CSV, XLSX, ODS … */
  gtk_file_filter_set_name (tables, _ ("Tables"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  g_list_store_append (filters, tables);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Choose a Table"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, chosen_cb,
                        choosing);
}
