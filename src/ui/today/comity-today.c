/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-today.h"

#include <glib/gi18n.h>

#include "comity-actions.h"
#include "comity-date-tile.h"
#include "comity-date.h"
#include "comity-due-groups.h"
#include "comity-first-steps.h"
#include "comity-lead.h"
#include "comity-logo.h"
#include "comity-number-tile.h"
#include "comity-parts.h"
#include "comity-sidebar.h"

/* The page of the day: what needs me, what is coming, the office in numbers, what colleagues did. */

#define SHOWN_OF_GROUP 5

struct _ComityToday {
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  AdwWindowTitle *window_title;
  GtkMenuButton *new_button, *menu_button;
  GtkFlowBox *tiles;
  AdwBin *first_steps;
  GtkBox *groups;
  GtkButton *all_button;
  GtkListBox *coming, *changes;

  ComityDue *due;
};

G_DEFINE_FINAL_TYPE (ComityToday, comity_today, ADW_TYPE_NAVIGATION_PAGE)

/* -- Figures -------------------------------------------------------------------------------- */

static void
tile_clicked_cb (GtkButton *button, gpointer user_data)
{
  const ComityFigure *figure = user_data;

  gtk_widget_activate_action (GTK_WIDGET (button), "win.show-filtered", "(ssis)",
                              figure->kind->name, figure->field ? figure->field->name : "",
                              (int) figure->op, figure->value);
}

/* Only a new office has nothing at all. */
static void
show_first_steps (ComityToday *self, const ComityOverview *overview)
{
  gboolean new = !comity_store_is_read_only (comity_due_get_store (self->due));

  for (guint i = 0; i < COMITY_N_FIGURES; i++)
    new = new && overview->figures[i].number == 0;
  if (new && !adw_bin_get_child (self->first_steps))
    adw_bin_set_child (self->first_steps, comity_first_steps_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->first_steps), new);
}

static void
show_figures (ComityToday *self, const ComityOverview *overview)
{
  gtk_flow_box_remove_all (self->tiles);
  for (guint i = 0; i < COMITY_N_FIGURES; i++) {
    const ComityFigure *figure = &overview->figures[i];
    GtkWidget *tile = comity_number_tile_new (figure->number, figure->what, figure->detail);

    g_signal_connect (tile, "clicked", G_CALLBACK (tile_clicked_cb), (gpointer) figure);
    gtk_flow_box_append (self->tiles, tile);
    gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
  }
}

/* -- Lists at the side ---------------------------------------------------------------------- */

static GtkWidget *
append_row (GtkListBox *list,
            const char *title,
            const char *subtitle,
            const ComityKind *kind,
            gint64 id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (kind)
    comity_lead_to (row, kind, id);
  gtk_list_box_append (list, row);
  return row;
}

static void
append_nothing (GtkListBox *list, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  gtk_widget_add_css_class (row, "dimmed");
  gtk_list_box_append (list, row);
}

static void
show_coming (ComityToday *self, const ComityOverview *overview)
{
  gtk_list_box_remove_all (self->coming);
  for (guint i = 0; i < overview->coming->len; i++) {
    const ComityComing *item = overview->coming->pdata[i];
    GtkWidget *row = append_row (self->coming, item->title, item->detail, item->kind, item->id);
    GtkWidget *tile = comity_date_tile_new (FALSE);

    comity_date_tile_set_dates (COMITY_DATE_TILE (tile), item->from, item->to);
    gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), tile);
  }
  if (overview->coming->len == 0)
    append_nothing (self->coming, _ ("No visits, events or arrivals in the next three months."));
}

static void
show_changes (ComityToday *self, const ComityOverview *overview)
{
  gtk_list_box_remove_all (self->changes);
  for (guint i = 0; i < overview->changes->len; i++) {
    const ComityChange *change = overview->changes->pdata[i];
    const char *who = change->who && *change->who ? change->who : _ ("Somebody");
    g_autofree char *when = comity_date_format_moment (change->at);
    g_autofree char *detail = g_strdup_printf ("%s · %s", who, when);
    GtkWidget *row =
      append_row (self->changes, change->text, detail, change->page, change->page_id);
    GtkWidget *avatar = comity_logo_new (28);

    comity_logo_set_name (COMITY_LOGO (avatar), who);
    comity_logo_set_round (COMITY_LOGO (avatar), TRUE);
    gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
    gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  }
  if (overview->changes->len == 0)
    append_nothing (self->changes, _ ("Nobody has changed anything yet."));
}

/* -- What needs me -------------------------------------------------------------------------- */

static void
show_deadlines (ComityToday *self, const ComityDeadlines *deadlines)
{
  gint64 total = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < COMITY_N_DUE_GROUPS; i++)
    total += deadlines->counts[i];
  label =
    /* Translators: a button that shows everything that has to be done; %'d is how many */
    g_strdup_printf (ngettext ("%'d Deadline", "All %'d Deadlines", (gulong) total), (int) total);
  gtk_button_set_label (self->all_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), total > 0);
  comity_due_groups_show (self->groups, comity_due_get_store (self->due), deadlines, SHOWN_OF_GROUP,
                          "win.switch('deadlines')");
}

/* In an office of a million it takes a while to find what is due. */
static void
show_waiting (ComityToday *self)
{
  GtkWidget *spinner;

  gtk_widget_set_visible (GTK_WIDGET (self->all_button), FALSE);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->groups)))
    return;
  spinner = adw_spinner_new ();
  gtk_widget_set_size_request (spinner, 32, 32);
  comity_set_label (spinner, _ ("Looking for what is due"));
  gtk_box_append (self->groups, spinner);
}

static void
due_changed_cb (ComityDue *due, gpointer user_data)
{
  ComityToday *self = user_data;
  const ComityDeadlines *deadlines = comity_due_get_deadlines (due);
  const ComityOverview *overview = comity_due_get_overview (due);
  g_autofree char *date = NULL;

  if (!comity_due_get_today (due))
    return;
  date = comity_date_format (comity_due_get_today (due));
  adw_window_title_set_subtitle (self->window_title, date);
  if (overview) {
    show_figures (self, overview);
    show_first_steps (self, overview);
    show_coming (self, overview);
    show_changes (self, overview);
  }
  if (deadlines)
    show_deadlines (self, deadlines);
  else if (overview)
    show_waiting (self);
  if (overview)
    comity_stack_show (self->stack, "today");
}

/* -- Menus ---------------------------------------------------------------------------------- */

static void
create_new_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenu) menu = NULL;
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  if (gtk_menu_button_get_popover (button))
    return;
  menu = g_menu_new ();
  for (guint i = 0; i < n_kinds; i++) {
    g_autofree char *action = g_strdup_printf ("win.new('%s')", kinds[i]->name);

    if ((kinds[i]->flags & COMITY_KIND_MAIN) || g_str_equal (kinds[i]->name, "task"))
      g_menu_append (menu, comity_kind_get_label (kinds[i]), action);
  }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (COMITY_TODAY (widget)->new_button);
}

/* -- Class ---------------------------------------------------------------------------------- */

/**
 * comity_today_new:
 * @due: what has to be done
 *
 * Returns: (transfer floating): the page of the day
 */
GtkWidget *
comity_today_new (ComityDue *due)
{
  ComityToday *self = g_object_new (COMITY_TYPE_TODAY, NULL);

  self->due = g_object_ref (due);
  g_signal_connect_object (due, "changed", G_CALLBACK (due_changed_cb), self, G_CONNECT_DEFAULT);
  due_changed_cb (due, self);
  if (!comity_due_get_overview (due))
    comity_due_refresh (due);
  return GTK_WIDGET (self);
}

static void
comity_today_dispose (GObject *object)
{
  ComityToday *self = COMITY_TODAY (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_TODAY);
  g_clear_object (&self->due);
  G_OBJECT_CLASS (comity_today_parent_class)->dispose (object);
}

static void
comity_today_class_init (ComityTodayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_today_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-today.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityToday, stack);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_tighten);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_loosen);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, window_title);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, new_button);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, tiles);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, first_steps);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, groups);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, all_button);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, coming);
  gtk_widget_class_bind_template_child (widget_class, ComityToday, changes);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
}

static void
comity_today_init (ComityToday *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_set_label (GTK_WIDGET (self->new_button), _ ("New Record"));
  comity_actions_set_menu (self->menu_button, COMITY_ACTION_NOWHERE);
  gtk_menu_button_set_create_popup_func (self->new_button, create_new_menu_cb, NULL, NULL);
}
