/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor of scrolling: GtkColumnView with a GtkInscription a cell over a trivial lazy model of a
 * million rows whose text is made on demand. */
#include <adwaita.h>

#include "bench-clock.h"
#include "bench-scroll.h"

#define N_ROWS 1000000
#define N_COLUMNS 8

typedef struct {
  GObject parent_instance;
} LazyModel;
typedef struct {
  GObjectClass parent_class;
} LazyModelClass;

static GType
lazy_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
lazy_n_items (GListModel *model)
{
  return N_ROWS;
}

static gpointer
lazy_item (GListModel *model, guint position)
{
  char text[32];

  if (position >= N_ROWS)
    return NULL;
  g_snprintf (text, sizeof text, "Surname%u Given", position * 2654435761u % 99991);
  return gtk_string_object_new (text);
}

static void
lazy_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lazy_item_type;
  iface->get_n_items = lazy_n_items;
  iface->get_item = lazy_item;
}

GType lazy_model_get_type (void);
G_DEFINE_TYPE_WITH_CODE (LazyModel,
                         lazy_model,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lazy_iface_init))

static void
lazy_model_init (LazyModel *self)
{
}

static void
lazy_model_class_init (LazyModelClass *klass)
{
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *row = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (row));
}

static GtkWidget *
create_list (void)
{
  GListModel *model = g_object_new (lazy_model_get_type (), NULL);
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (model)));

  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  for (guint i = 0; i < N_COLUMNS; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkColumnViewColumn *column = gtk_column_view_column_new ("Column", factory);

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    gtk_column_view_column_set_fixed_width (column, 145);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    g_object_unref (column);
  }
  return view;
}

static void
done_cb (void)
{
  g_application_quit (g_application_get_default ());
}

static gboolean
start_cb (gpointer scrolled)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  bench_scroll (GTK_WINDOW (gtk_widget_get_root (scrolled)), adjustment, 300, done_cb);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *app)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (app));
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_list ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (1000, start_cb, scrolled);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
