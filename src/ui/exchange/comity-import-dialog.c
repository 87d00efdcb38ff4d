/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-import-dialog-private.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-parts.h"
#include "comity-sentence.h"
#include "comity-typed.h"

G_DEFINE_FINAL_TYPE (ComityImportDialog, comity_import_dialog, ADW_TYPE_DIALOG)

/**
 * comity_import_dialog_begin:
 * @what: what is going on: “Importing…”
 *
 * Work on the table begins on another thread: nothing can be chosen or begun until it ends.
 */
void
comity_import_dialog_begin (ComityImportDialog *self, const char *what)
{
  g_return_if_fail (self->busy == NULL);
  g_set_weak_pointer (&self->focus, adw_dialog_get_focus (ADW_DIALOG (self)));
  self->busy = comity_busy_new (GTK_WIDGET (self), what);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), FALSE);
}

/* What is insensitive loses the keyboard; the page that comes next takes it from there. */
static void
return_focus (ComityImportDialog *self)
{
  GtkWidget *focus = self->focus;

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ||
      !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->focus);
}

/**
 * comity_import_dialog_end:
 * @error: (nullable): why it came to nothing
 *
 * The work is done. The dialog may have been closed meanwhile: an error is then told below it.
 */
void
comity_import_dialog_end (ComityImportDialog *self, const GError *error)
{
  g_clear_pointer (&self->busy, comity_busy_end);
  comity_import_set_progress (self->job, NULL, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), TRUE);
  return_focus (self);
  if (error)
    comity_error_present (gtk_widget_get_root (GTK_WIDGET (self)) ? GTK_WIDGET (self) :
                                                                    self->parent,
                          error);
}

/** comity_import_dialog_clear_rows: takes away what was put into a group. */
void
comity_import_dialog_clear_rows (ComityImportDialog *self, AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_hash_table_lookup (self->rows, group);

  for (guint i = 0; rows && i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_hash_table_remove (self->rows, group);
}

/** comity_import_dialog_add_row: puts a row into a group. */
GtkWidget *
comity_import_dialog_add_row (ComityImportDialog *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  GPtrArray *rows = g_hash_table_lookup (self->rows, group);

  if (!rows) {
    rows = g_ptr_array_new ();
    g_hash_table_insert (self->rows, group, rows);
  }
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

/** comity_import_dialog_add_number: puts a row with a count into a group. */
GtkWidget *
comity_import_dialog_add_number (ComityImportDialog *self,
                                 AdwPreferencesGroup *group,
                                 const char *title,
                                 guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf ("%'u", n);
  GtkWidget *number = gtk_label_new (text);

  gtk_widget_add_css_class (number, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  return comity_import_dialog_add_row (self, group, row);
}

/**
 * comity_import_dialog_show_limit:
 * @listed: how many rows it has
 * @more: whether there are others, which are not listed
 *
 * Says below the title of @group that it is only the beginning, after what it says anyway.
 */
void
comity_import_dialog_show_limit (AdwPreferencesGroup *group, guint listed, gboolean more)
{
  const char *own = g_object_get_data (G_OBJECT (group), "comity-description");
  g_autofree char *only =
    /* Translators: below the title of a list of rows, names or records: how many of them are shown */
    g_strdup_printf (ngettext ("Only the first %u is listed.", "Only the first %u are listed.",
                               listed),
                     listed);
  g_autofree char *both = NULL;

  if (!own) {
    const char *description = adw_preferences_group_get_description (group);

    own = g_strdup (description ? description : "");
    g_object_set_data_full (G_OBJECT (group), "comity-description", (gpointer) own, g_free);
  }
  both = g_strconcat (own, *own ? "\n" : "", only, NULL);
  adw_preferences_group_set_description (group, more ? both : own);
}

/** comity_import_dialog_set_place: says of which cell, or row, of the table @widget is. */
void
comity_import_dialog_set_place (GtkWidget *widget, guint64 row, int column)
{
  const ComityImportPlace place = { row, column };

  g_object_set_data_full (G_OBJECT (widget), "comity-place", g_memdup2 (&place, sizeof place),
                          g_free);
}

/** comity_import_dialog_get_place: of which it is. */
const ComityImportPlace *
comity_import_dialog_get_place (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "comity-place");
}

/* -- The dialog ------------------------------------------------------------------------------------- */

static void
comity_import_dialog_dispose (GObject *object)
{
  ComityImportDialog *self = COMITY_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->busy, comity_busy_end);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->recalling);
  g_clear_object (&self->recalling);
  g_clear_weak_pointer (&self->focus);
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
  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  G_OBJECT_CLASS (comity_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, table);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, web);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, words);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, twins);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, news);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, results);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, charset);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, days);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, decimal);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, duplicates);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, create);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, at_start);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, check);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, again);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, import);
  gtk_widget_class_bind_template_child (widget_class, ComityImportDialog, undo);
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
  comity_import_dialog_bind_columns (widget_class);
  comity_import_dialog_bind_maps (widget_class);
  comity_import_dialog_bind_check (widget_class);
  comity_import_dialog_bind_result (widget_class);
}

static ComityTyped
look_decided (AdwDialog *dialog)
{
  ComityImportDialog *self = COMITY_IMPORT_DIALOG (dialog);

  if (!self->decided)
    return COMITY_TYPED_NOTHING;
  return self->busy ? COMITY_TYPED_BUSY : COMITY_TYPED_SOMETHING;
}

static const ComityTypedGuard guard = { look_decided, NULL, NULL };

static void
comity_import_dialog_init (ComityImportDialog *self)
{
  self->filling = TRUE;
  self->cancellable = g_cancellable_new ();
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_typed_guard (ADW_DIALOG (self), &guard);
  comity_set_label (GTK_WIDGET (self->header), _ ("Row with the Heads"));
  comity_import_dialog_set_up_columns (self);
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
  g_autofree char *sentence = comity_import_dup_sentence (job);
  g_autofree char *title = comity_sentence_dup_shown (sentence);

  self->parent = g_object_ref (parent);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->job = job;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  list_targets (self);
  return self;
}

/** Opening: a file that is opened: on a slow medium that takes its time. */
typedef struct {
  ComityStore *store;
  const ComityKind *kind;
  char *path;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->store);
  g_free (opening->path);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  GError *error = NULL;
  ComityImport *job =
    comity_import_new_for_path (opening->kind, opening->path ? opening->path : "", &error);

  if (job)
    g_task_return_pointer (task, job, (GDestroyNotify) comity_import_unref);
  else
    g_task_return_error (task, error);
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Opening *opening = user_data; /* the task's */
  g_autoptr (GError) error = NULL;
  ComityImport *job = g_task_propagate_pointer (G_TASK (result), &error);

  if (error)
    comity_error_present (GTK_WIDGET (source), error);
  else if (gtk_widget_get_root (GTK_WIDGET (source)) == NULL) /* its window was closed meanwhile */
    comity_import_unref (job);
  else
    comity_import_dialog_present_fetched (GTK_WIDGET (source), opening->store, opening->kind, job,
                                          NULL);
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
  Opening *opening = g_new (Opening, 1);
  g_autoptr (GTask) task = g_task_new (parent, NULL, file_opened_cb, opening);

  *opening = (Opening) { g_object_ref (store), kind, g_file_get_path (file) };
  g_task_set_source_tag (task, comity_import_dialog_present);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
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
  comity_import_dialog_look (self);
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
  comity_import_dialog_show_table (self);
  comity_import_dialog_show_columns (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  comity_import_dialog_show_plan (self);
}

/**
 * comity_import_dialog_go_on:
 * @to_result: whether the table also comes in
 *
 * Goes on by itself once the table was looked at, for pictures.
 */
void
comity_import_dialog_go_on (ComityImportDialog *self, gboolean to_result)
{
  self->going = to_result ? 2 : 1;
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
