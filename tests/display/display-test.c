/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-test.h"

#include <locale.h>

#include "comity-record-page.h"

#define LONGEST_WAIT 20000000 /* µs: a condition that never comes true fails the test */

void
display_test_init (int *argc, char ***argv)
{
  g_setenv ("COMITY_TODAY", "2026-11-20", TRUE);
  setlocale (LC_ALL, "");
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  comity_kinds_init ();
}

/* Runs the main loop until something is so; never sleeps for a fixed time. */
void
display_test_wait (Condition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;

  while (!condition (data)) {
    g_main_context_iteration (NULL, FALSE);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
}

static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* Waits until nobody else holds the object: what was being done for others has come back. */
void
display_test_wait_alone (gpointer object)
{
  display_test_wait (is_alone, object);
}

void
display_test_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* A condition: the widget has a place on the screen. */
gboolean
display_test_is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/* A condition: it is the page of a record, and shows it. */
gboolean
display_test_is_loaded (gpointer record_page)
{
  return COMITY_IS_RECORD_PAGE (record_page) && comity_record_page_is_loaded (record_page);
}

/* A condition on where a weak pointer stands. */
gboolean
display_test_is_gone (gpointer weak_pointer)
{
  return *(gpointer *) weak_pointer == NULL;
}

/* Closes a window, and waits until whatever still worked for it and for its content, on other
 * threads too, has let go of them. */
void
display_test_close (gpointer window, gpointer content)
{
  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (content, &content);
  gtk_window_destroy (window);
  display_test_wait (display_test_is_gone, &window);
  display_test_wait (display_test_is_gone, &content);
  display_test_settle ();
}

static GtkWidget *
find_nth (GtkWidget *from, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type) && (*nth)-- == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_nth (child, type, nth);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The nth widget of a type under a widget, in the order of the tree. */
GtkWidget *
display_test_find (GtkWidget *from, GType type, guint nth)
{
  return find_nth (from, type, &nth);
}

GtkWidget *
display_test_find_label (GtkWidget *from, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = display_test_find (from, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) == 0)
      return label;
  return NULL;
}

GtkWidget *
display_test_find_row (GtkWidget *from, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = display_test_find (from, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return row;
  return NULL;
}

/* By its text, mnemonic and all, also where that stands beside an icon. */
GtkWidget *
display_test_find_button (gpointer from, const char *label)
{
  GtkWidget *text, *button;

  for (guint i = 0; (text = display_test_find (from, GTK_TYPE_LABEL, i)) != NULL; i++) {
    if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (text)), label) == 0 &&
        (button = gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON)) != NULL)
      return button;
  }
  return NULL;
}

void
display_test_click (gpointer from, const char *label)
{
  GtkWidget *button = display_test_find_button (from, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  display_test_settle ();
}
