/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-choice-list.h"

#include <string.h>

#include "comity-choice-item.h"
#include "comity-parts.h"
#include "comity-text.h"

#define SEARCH_FROM 12  /* choices; a shorter list is seen at a glance */
#define LABEL_CHARS 30  /* a longer label ends in … in the row; the list shows it whole */
#define LEAST_CHARS 8 /* that a row shows of it: what stands before it breaks into lines first */

/* -- What a line looks like ------------------------------------------------------------------- */

static GtkWidget *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
setup_shown_cb (GtkListItemFactory *factory, GtkListItem *list_item, GtkWidget *chooser)
{
  GtkWidget *label = label_new ();

  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  if (ADW_IS_COMBO_ROW (chooser)) {
    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  }
  comity_tell_whole (GTK_LABEL (label));
  gtk_list_item_set_child (list_item, label);
}

static void
bind_shown_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  ComityChoiceItem *item = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      comity_choice_item_get_label (item));
}

static void
setup_line_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), label_new ());
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (list_item, box);
}

static void
update_check (GtkListItem *list_item, GObject *chooser)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (list_item));
  g_autoptr (GObject) selected = NULL;

  g_object_get (chooser, "selected-item", &selected, NULL);
  gtk_widget_set_opacity (check, selected == gtk_list_item_get_item (list_item) ? 1 : 0);
}

static void
selected_cb (GtkListItem *list_item, GParamSpec *pspec, GObject *chooser)
{
  update_check (list_item, chooser);
}

static void
bind_line_cb (GtkListItemFactory *factory, GtkListItem *list_item, GObject *chooser)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  const char *text = comity_choice_item_get_label (gtk_list_item_get_item (list_item));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_list_item_set_accessible_label (list_item, text);
  g_signal_connect_object (chooser, "notify::selected-item", G_CALLBACK (selected_cb), list_item,
                           G_CONNECT_SWAPPED);
  update_check (list_item, chooser);
}

static void
unbind_line_cb (GtkListItemFactory *factory, GtkListItem *list_item, GObject *chooser)
{
  g_signal_handlers_disconnect_by_func (chooser, selected_cb, list_item);
}

static GtkListItemFactory *
shown_factory_new (GtkWidget *chooser)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_shown_cb), chooser, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_shown_cb), NULL);
  return factory;
}

static GtkListItemFactory *
line_factory_new (GtkWidget *chooser)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_line_cb), chooser, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_line_cb), chooser, 0);
  return factory;
}

/* -- Searching -------------------------------------------------------------------------------- */

/* How well a choice fits what was typed: its code, the beginning of its name, a part of it. */
static int
fit (ComityChoiceItem *item, const char *typed, const char *folded)
{
  const char *code = comity_choice_item_get_code (item);
  g_autofree char *label = comity_text_fold (comity_choice_item_get_label (item));

  if (comity_choice_item_get_role (item) != COMITY_ITEM_VALUE)
    return 0;
  if (code != NULL && g_ascii_strcasecmp (code, typed) == 0)
    return 3;
  if (g_str_has_prefix (label, folded))
    return 2;
  return comity_choice_item_matches (item, folded) ? 1 : 0;
}

static guint
find_best (GListModel *items, const char *text)
{
  g_autofree char *typed = comity_text_clean (text, FALSE);
  g_autofree char *folded = comity_text_fold (typed);
  guint best = GTK_INVALID_LIST_POSITION;
  int best_fit = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (ComityChoiceItem) item = g_list_model_get_item (items, i);
    int item_fit = fit (item, typed, folded);

    if (item_fit > best_fit) {
      best = i;
      best_fit = item_fit;
    }
  }
  return best;
}

/* Enter in the search takes what fits best: GTK only closes the list, or does nothing. */
static void
search_activated_cb (GtkSearchEntry *entry, GtkWidget *chooser)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  g_autoptr (GListModel) items = NULL;
  guint best;

  g_object_get (chooser, "model", &items, NULL);
  best = comity_text_is_blank (text) ? GTK_INVALID_LIST_POSITION : find_best (items, text);
  if (best == GTK_INVALID_LIST_POSITION)
    return;
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_object_set (chooser, "selected", best, NULL);
}

static void
make_searchable (GtkWidget *chooser)
{
  g_autoptr (GtkExpression) search =
    gtk_property_expression_new (COMITY_TYPE_CHOICE_ITEM, NULL, "search");
  GtkWidget *entry = comity_find_inner (chooser, GTK_TYPE_SEARCH_ENTRY);

  g_object_set (chooser, "expression", search, "enable-search", TRUE, "search-match-mode",
                GTK_STRING_FILTER_MATCH_MODE_SUBSTRING, NULL);
  g_return_if_fail (entry != NULL);
  g_signal_connect_object (entry, "activate", G_CALLBACK (search_activated_cb), chooser, 0);
}

/**
 * comity_choice_list_setup:
 * @chooser: an AdwComboRow or a #GtkDropDown: their properties have the same names
 * @items: of #ComityChoiceItem
 *
 * Fills @chooser, names its lines for screen readers, and makes a long list one that is searched
 * while typing: by name with or without accents, in either script, and by code; Enter takes the
 * first that fits.
 */
void
comity_choice_list_setup (GtkWidget *chooser, GListModel *items)
{
  g_autoptr (GtkListItemFactory) shown = shown_factory_new (chooser);
  g_autoptr (GtkListItemFactory) line = line_factory_new (chooser);

  g_object_set (chooser, "model", items, NULL);
  if (g_list_model_get_n_items (items) >= SEARCH_FROM)
    make_searchable (chooser);
  /* Last: GtkDropDown puts factories of its own in their place when it is given an expression. */
  g_object_set (chooser, "factory", shown, "list-factory", line, NULL);
}
