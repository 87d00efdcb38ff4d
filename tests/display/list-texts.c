/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens every screen of the demo office, one after the other, and prints every text on it, for every_text.py: a line
 * each of screen, sort of text, whether it is cut off, and the text with \v for a new line.
 *
 * Usage: list-texts OFFICE CATALOGUES SCREEN… */
#include "config.h"

#include <gobject/gvaluecollector.h>
#include <stdio.h>

#include "display-screens.h"

static const char *screen = "start";

static void
say (const char *sort, gboolean cut, const char *text)
{
  g_autofree char *line = g_strdup (text ? text : "");

  if (*line != '\0')
    printf ("%s\t%s\t%d\t%s\n", screen, sort, cut, g_strdelimit (line, "\n\t\r", '\v'));
}

/* -- What screen readers say ---------------------------------------------------------------- */

/* Stands in the place of GTK's function of this name for what the program calls, and hands on. */
void
gtk_accessible_update_property (GtkAccessible *self, GtkAccessibleProperty first, ...)
{
  va_list args;

  va_start (args, first);
  for (int property = (int) first; property != -1; property = va_arg (args, int)) {
    g_auto (GValue) value = G_VALUE_INIT;
    g_autofree char *problem = NULL;
    GtkAccessibleProperty which = property;

    gtk_accessible_property_init_value (which, &value);
    G_VALUE_COLLECT (&value, args, 0, &problem);
    g_assert_null (problem);
    if (G_VALUE_HOLDS_STRING (&value))
      say ("spoken", FALSE, g_value_get_string (&value));
    gtk_accessible_update_property_value (self, 1, &which, &value);
  }
  va_end (args);
}

/* -- What stands on a screen ---------------------------------------------------------------- */

/* Whether what is cut off can be read whole: in a tooltip, or in the list that a row opens. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget) || ADW_IS_COMBO_ROW (widget))
      return TRUE;
  return FALSE;
}

static void
list_menu (GMenuModel *menu)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++) {
    static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
    g_autofree char *label = NULL;

    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
      say ("menu", FALSE, label);
    for (guint n = 0; n < G_N_ELEMENTS (links); n++) {
      g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[n]);

      list_menu (link);
    }
  }
}

static void
list_widget (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)) {
    PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));

    say ("label",
         gtk_widget_get_mapped (widget) && pango_layout_is_ellipsized (layout) &&
           !has_tooltip (widget),
         gtk_label_get_text (GTK_LABEL (widget)));
  }
  if (GTK_IS_TEXT (widget))
    say ("placeholder", FALSE, gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  if (GTK_IS_MENU_BUTTON (widget))
    list_menu (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  if (GTK_IS_WINDOW (widget))
    say ("window", FALSE, gtk_window_get_title (GTK_WINDOW (widget)));
  say ("tooltip", FALSE, gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_widget (child);
}

/* -- Going from screen to screen ------------------------------------------------------------ */

static void
list_screen (DisplayOffice *office, const char *name)
{
  GListModel *all = display_office_windows ();

  screen = name;
  display_office_show (office, name);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkWidget) toplevel = g_list_model_get_item (all, i);

    list_widget (toplevel);
  }
  display_office_hide ();
}

int
main (int argc, char **argv)
{
  DisplayOffice office = { .width = 1366, .height = 768 };

  g_assert_cmpint (argc, >, 3);
  display_office_open (&office, argv[1], argv[2]);
  for (int i = 3; i < argc; i++)
    list_screen (&office, argv[i]);
  display_office_close (&office);
  return 0;
}
