/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-print.h"

#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-paper-office.h"

/* So many parts are laid out before the interface has its turn again. */
#define AT_ONCE 200

/** From the records to the dialog of the printer. */
typedef struct {
  GtkWidget *parent;
  ComityQuery *query; /* a list, or else one record */
  GArray *ids;
  const ComityKind *kind;
  gint64 id;
  gboolean unmasked;
  ComityTongues tongues; /* of the record; a list's query has its own */
  ComityBusy *busy;
  ComityPaper *paper;
} Print;

static void
print_free (Print *self)
{
  g_clear_pointer (&self->busy, comity_busy_end);
  g_clear_pointer (&self->paper, comity_paper_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->query);
  g_object_unref (self->parent);
  g_free (self);
}

/* -- On the printer ------------------------------------------------------------------------- */

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Print *self = user_data;

  comity_paper_set_size (self->paper, gtk_print_context_get_width (context),
                         gtk_print_context_get_height (context));
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Print *self = user_data;

  if (!comity_paper_lay_out (self->paper, gtk_print_context_get_cairo_context (context), AT_ONCE))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) comity_paper_get_n_pages (self->paper));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  Print *self = user_data;

  comity_paper_draw (self->paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  Print *self = user_data;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (operation, &error);
    comity_error_present (self->parent, error);
  }
  print_free (self);
}

/* The paper keeps its own margins, and says itself whether it had better lie across. */
static GtkPageSetup *
page_setup_new (ComityPaper *paper)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, comity_paper_is_wide (paper) ?
                                           GTK_PAGE_ORIENTATION_LANDSCAPE :
                                           GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

static void
run (Print *self)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = page_setup_new (self->paper);
  GtkRoot *root = gtk_widget_get_root (self->parent);

  gtk_print_operation_set_job_name (operation, comity_paper_get_title (self->paper));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

/* -- On the reader -------------------------------------------------------------------------- */

static gpointer
read_paper (ComityDb *db, gpointer data, GError **error)
{
  Print *self = data;

  if (self->query != NULL)
    return comity_paper_new_for_list (db, self->query, self->ids,
                                      comity_busy_get_progress (self->busy), error);
  return comity_paper_new_for_record (db, self->kind, self->id, self->unmasked, self->tongues,
                                      error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Print *self = user_data;
  g_autoptr (GError) error = NULL;

  self->paper = comity_store_read_finish (COMITY_STORE (source), result, &error);
  g_clear_pointer (&self->busy, comity_busy_end);
  if (self->paper != NULL) {
    run (self);
    return;
  }
  comity_error_present (self->parent, error);
  print_free (self);
}

static void
begin (Print *self, GtkWidget *parent, ComityStore *store)
{
  self->parent = g_object_ref (parent);
  /* Translators: above the bar of progress: pages are made for the printer */
  self->busy = comity_busy_new (parent, _ ("Preparing the Pages"));
  comity_store_read_async (store, read_paper, self, NULL, (GDestroyNotify) comity_paper_free,
                           comity_busy_get_cancellable (self->busy), read_cb, self);
}

/**
 * comity_print_list:
 * @parent: a widget of the window
 * @query: the list with its columns, and in which languages it is to be
 * @ids: (nullable) (element-type gint64): only these of its records
 *
 * Opens the dialog of the printer, which also has a preview and writes PDF, for a list.
 */
void
comity_print_list (GtkWidget *parent, ComityStore *store, ComityQuery *query, GArray *ids)
{
  Print *self = g_new0 (Print, 1);

  self->query = comity_query_copy (query);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  begin (self, parent, store);
}

/**
 * comity_print_record:
 * @unmasked: whether numbers of documents stand whole
 * @tongues: in which languages
 *
 * Opens the dialog of the printer for a record with what belongs to it.
 */
void
comity_print_record (GtkWidget *parent,
                     ComityStore *store,
                     const ComityKind *kind,
                     gint64 id,
                     gboolean unmasked,
                     ComityTongues tongues)
{
  Print *self = g_new0 (Print, 1);

  self->kind = kind;
  self->id = id;
  self->unmasked = unmasked;
  self->tongues = tongues;
  begin (self, parent, store);
}
