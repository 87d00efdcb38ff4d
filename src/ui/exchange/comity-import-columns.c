/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of the import: how the table is read, and what its columns are. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-choice-item.h"
#include "comity-choice-list.h"
#include "comity-errors.h"
#include "comity-import-dialog-private.h"
#include "comity-text.h"

#define SAMPLES 3
#define MOST_COLUMNS 200

static const char *const charsets[] = { NULL,     "UTF-8",  "windows-1251", "windows-1252",
                                        "KOI8-R", "IBM866", "UTF-16LE" };
static const char decimals[] = { 0, ',', '.' };

/* -- Columns --------------------------------------------------------------------------------- */

static char *
dup_samples (ComityImportDialog *self, guint column)
{
  const GPtrArray *preview = comity_import_get_preview (self->job);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = comity_import_get_map (self->job)->header; i < preview->len && n < SAMPLES; i++) {
    const char *cell = comity_cells_get (preview->pdata[i], column);
    g_autofree char *sample = NULL;

    if (*cell == '\0')
      continue;
    sample = comity_text_excerpt (cell);
    g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", sample);
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Only what some column needs is asked. */
static void
show_habits (ComityImportDialog *self)
{
  const ComityImportMap *map = comity_import_get_map (self->job);
  gboolean date = FALSE, number = FALSE, money = FALSE;

  for (guint i = 0; i < map->columns->len; i++) {
    const ComityField *field = ((ComityImportColumn *) map->columns->pdata[i])->field;

    date = date || (field && field->type == COMITY_TYPE_DATE);
    money = money || (field && field->type == COMITY_TYPE_MONEY);
    number = number || (field && field->type == COMITY_TYPE_DECIMAL);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->days), date);
  gtk_widget_set_visible (GTK_WIDGET (self->decimal), number || money);
  gtk_widget_set_visible (GTK_WIDGET (self->currency), money);
}

static void
target_chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "comity-column"));
  guint chosen = adw_combo_row_get_selected (row);

  if (self->filling)
    return;
  comity_import_map_set_target (comity_import_get_map (self->job), column,
                                chosen > 0 ? self->targets->pdata[chosen - 1] : NULL, NULL);
  self->decided = TRUE;
  show_habits (self);
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
  comity_import_dialog_add_row (self, self->columns, row);
}

static guint
place_of_decimal (char sign)
{
  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    if (decimals[i] == sign)
      return i;
  return 0;
}

static void
show_currency (ComityImportDialog *self, const char *currency)
{
  GListModel *items = adw_combo_row_get_model (self->currency);

  adw_combo_row_set_selected (self->currency, comity_choice_items_find (items, currency));
}

/** comity_import_dialog_show_columns: what the map says. */
void
comity_import_dialog_show_columns (ComityImportDialog *self)
{
  const ComityImportMap *map = comity_import_get_map (self->job);

  self->filling = TRUE;
  comity_import_dialog_clear_rows (self, self->columns);
  for (guint i = 0; i < MIN (map->columns->len, MOST_COLUMNS); i++)
    add_column (self, i);
  adw_preferences_group_set_description (
    self->columns, self->recalled ?
                     _ ("What each column is, as at the last import of such a table.") :
                     _ ("What each column is. Columns that are left out do not come in."));
  gtk_spin_button_set_value (self->header, map->header);
  adw_combo_row_set_selected (self->days, map->days);
  adw_combo_row_set_selected (self->decimal, place_of_decimal (map->decimal));
  show_currency (self, map->currency);
  adw_combo_row_set_selected (self->duplicates, map->duplicates);
  adw_switch_row_set_active (self->create, g_hash_table_size (map->create) > 0);
  show_habits (self);
  self->filling = FALSE;
}

/** comity_import_dialog_take_habits: what was chosen goes into the map. */
void
comity_import_dialog_take_habits (ComityImportDialog *self)
{
  ComityImportMap *map = comity_import_get_map (self->job);
  ComityChoiceItem *currency = adw_combo_row_get_selected_item (self->currency);

  map->days = (ComityDayOrder) adw_combo_row_get_selected (self->days);
  map->decimal = decimals[adw_combo_row_get_selected (self->decimal)];
  map->duplicates = (ComityDuplicates) adw_combo_row_get_selected (self->duplicates);
  g_set_str (&map->currency, currency ? comity_choice_item_get_code (currency) : NULL);
  /* A saved map may name the fields whose records are added. */
  if (!adw_switch_row_get_active (self->create))
    g_hash_table_remove_all (map->create);
  else if (g_hash_table_size (map->create) == 0)
    g_hash_table_add (map->create, g_strdup ("*"));
}

/* -- Looking at the file ----------------------------------------------------------------------- */

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

/* The table could not be read in another way: it is still read as before. */
static void
show_reading (ComityImportDialog *self)
{
  self->filling = TRUE;
  adw_combo_row_set_selected (self->sheet, comity_import_get_facts (self->job)->sheet);
  adw_combo_row_set_selected (self->charset, self->charset_read);
  self->filling = FALSE;
}

/** comity_import_dialog_show_table: how it was read. */
void
comity_import_dialog_show_table (ComityImportDialog *self)
{
  self->filling = TRUE;
  fill_charsets (self);
  fill_sheets (self);
  self->filling = FALSE;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ComityTableOptions *options = g_object_get_data (G_OBJECT (task), "comity-options");
  GError *error = NULL;

  if (comity_import_look (data, options, NULL, &error))
    g_task_return_int (task, comity_import_recall (data));
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
  gssize recalled = g_task_propagate_int (G_TASK (result), &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->view), TRUE);
  if (error) {
    comity_error_present (first ? self->parent : GTK_WIDGET (self), error);
    if (first)
      adw_dialog_force_close (ADW_DIALOG (self));
    else
      show_reading (self);
    return;
  }
  self->charset_read = first ? 0 : adw_combo_row_get_selected (self->charset);
  self->recalled = recalled > 0;
  if (first)
    comity_import_dialog_show_table (self);
  comity_import_dialog_show_columns (self);
  if (first && self->going > 0)
    comity_import_dialog_check (self);
}

/* Its name, which is tried before its number; the number where the name is of a sheet before it. */
static char *
dup_sheet (ComityImportDialog *self)
{
  const GPtrArray *sheets = comity_import_get_facts (self->job)->sheets;
  guint chosen = adw_combo_row_get_selected (self->sheet);
  const ComitySheet *sheet = chosen < sheets->len ? sheets->pdata[chosen] : NULL;

  if (!sheet || sheets->len == 1)
    return NULL;
  for (guint i = 0; i < chosen; i++)
    if (g_str_equal (((ComitySheet *) sheets->pdata[i])->name, sheet->name))
      return g_strdup_printf ("%u", chosen + 1);
  return g_strdup (sheet->name);
}

/**
 * comity_import_dialog_stop_recalling:
 *
 * What the columns were the last time is not wanted any more: they become others.
 */
void
comity_import_dialog_stop_recalling (ComityImportDialog *self)
{
  g_cancellable_cancel (self->recalling);
  g_clear_object (&self->recalling);
  gtk_widget_set_sensitive (self->check, TRUE);
}

static void
look (ComityImportDialog *self, gboolean first)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, looked_cb, GINT_TO_POINTER (first));
  ComityTableOptions *options = g_new0 (ComityTableOptions, 1);

  if (!first) {
    options->charset = g_strdup (charsets[adw_combo_row_get_selected (self->charset)]);
    options->sheet = dup_sheet (self);
  }
  comity_import_dialog_stop_recalling (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), FALSE);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, comity_import_ref (self->job), (GDestroyNotify) comity_import_unref);
  g_object_set_data_full (G_OBJECT (task), "comity-options", options, options_free);
  g_task_run_in_thread (task, look_thread);
}

/** comity_import_dialog_look: looks at the file for the first time. */
void
comity_import_dialog_look (ComityImportDialog *self)
{
  look (self, TRUE);
}

static void
reading_changed_cb (ComityImportDialog *self)
{
  if (!self->filling)
    look (self, FALSE);
}

static void
recalled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean recalled = comity_import_recall_finish (self->job, result, &error);

  if (error) /* another row has the heads by now */
    return;
  comity_import_dialog_stop_recalling (self);
  self->recalled = recalled;
  if (recalled)
    comity_import_dialog_show_columns (self);
}

/* Nothing is checked until it is known what the columns were; the rest can be chosen, and the next
 * row can be tried. */
static void
header_changed_cb (ComityImportDialog *self)
{
  if (self->filling)
    return;
  comity_import_dialog_stop_recalling (self);
  comity_import_set_header (self->job, (guint) gtk_spin_button_get_value_as_int (self->header));
  self->recalled = FALSE;
  comity_import_dialog_show_columns (self);
  self->recalling = g_cancellable_new ();
  gtk_widget_set_sensitive (self->check, FALSE);
  comity_import_recall_async (self->job, self->recalling, recalled_cb, g_object_ref (self));
}

/* -- The page ------------------------------------------------------------------------------------ */

/** comity_import_dialog_set_up_columns: to be called once, when the template is there. */
void
comity_import_dialog_set_up_columns (ComityImportDialog *self)
{
  g_autoptr (GListStore) currencies = comity_choice_items_new_currencies ();
  g_autoptr (ComityChoiceItem) none =
    /* Translators: choice: when a sum has no currency, ask the person */
    comity_choice_item_new (NULL, _ ("Ask"), NULL, COMITY_ITEM_ABSENT);

  g_list_store_insert (currencies, 0, none);
  comity_choice_list_setup (GTK_WIDGET (self->currency), G_LIST_MODEL (currencies));
}

/** comity_import_dialog_bind_columns: */
void
comity_import_dialog_bind_columns (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_changed_cb);
}
