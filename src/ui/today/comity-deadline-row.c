/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-deadline-row.h"

#include <glib/gi18n.h>

#include "comity-lead.h"
#include "comity-parts.h"
#include "comity-sidebar.h"
#include "comity-task-actions.h"

/* One thing that has to be done: what, by which rule, by when; a task can be done or put off here. */

struct _ComityDeadlineRow {
  AdwActionRow parent_instance;
  ComityStore *store;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (ComityDeadlineRow, comity_deadline_row, ADW_TYPE_ACTION_ROW)

static void
done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ComityDeadlineRow *self = COMITY_DEADLINE_ROW (widget);

  comity_task_mark_done (widget, self->store, self->id);
}

static void
put_off_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ComityDeadlineRow *self = COMITY_DEADLINE_ROW (widget);

  comity_task_put_off (widget, self->store, self->id, g_variant_get_int32 (parameter));
}

static GMenuModel *
make_put_off_menu (void)
{
  static const struct {
    const char *label;
    int days;
  } spans[] = {
    /* Translators: put a task off until then */
    { NC_ ("put off", "Until _Tomorrow"), 1 },
    /* Translators: put a task off until then */
    { NC_ ("put off", "For T_hree Days"), 3 },
    /* Translators: put a task off until then */
    { NC_ ("put off", "For a _Week"), 7 },
    /* Translators: put a task off until then */
    { NC_ ("put off", "For a _Month"), 30 },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    g_autofree char *action = g_strdup_printf ("due.put-off(%d)", spans[i].days);

    g_menu_append (menu, g_dpgettext2 (NULL, "put off", spans[i].label), action);
  }
  return G_MENU_MODEL (menu);
}

static void
add_task_buttons (ComityDeadlineRow *self)
{
  GtkWidget *done = comity_icon_button_new ("object-select-symbolic", _ ("Mark as Done"));
  GtkWidget *put_off = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_put_off_menu ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "due.done");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (put_off), "alarm-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (put_off), menu);
  gtk_widget_set_tooltip_text (put_off, _ ("Put Off"));
  comity_set_label (put_off, _ ("Put Off"));
  gtk_widget_add_css_class (put_off, "flat");
  gtk_widget_set_valign (put_off, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (done, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (done, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), put_off);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), done);
}

static void
add_when (ComityDeadlineRow *self, const ComityDeadline *deadline)
{
  static const char *const classes[] = { [COMITY_DUE_OVERDUE] = "error",
                                         [COMITY_DUE_WEEK] = "warning",
                                         [COMITY_DUE_MONTH] = "dimmed",
                                         [COMITY_DUE_LATER] = "dimmed" };
  g_autofree char *when = comity_deadline_dup_when (deadline);
  g_autofree char *description = NULL;
  GtkWidget *label = gtk_label_new (when);

  gtk_widget_add_css_class (label, "when");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, classes[deadline->group]);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
  /* The row describes itself by its second line only; when it is due goes before that. */
  description =
    g_strdup_printf ("%s. %s", when, adw_action_row_get_subtitle (ADW_ACTION_ROW (self)));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

static void
add_icon (ComityDeadlineRow *self, const ComityKind *kind)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (comity_kind_get_icon_name (kind));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "kind");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
}

static void
comity_deadline_row_dispose (GObject *object)
{
  g_clear_object (&COMITY_DEADLINE_ROW (object)->store);
  G_OBJECT_CLASS (comity_deadline_row_parent_class)->dispose (object);
}

static void
comity_deadline_row_class_init (ComityDeadlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_deadline_row_dispose;
  gtk_widget_class_install_action (widget_class, "due.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "due.put-off", "i", put_off_cb);
}

static void
comity_deadline_row_init (ComityDeadlineRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * comity_deadline_row_new:
 * @store: the office
 * @deadline: what has to be done
 *
 * Returns: (transfer floating): a row that opens the record
 */
GtkWidget *
comity_deadline_row_new (ComityStore *store, const ComityDeadline *deadline)
{
  ComityDeadlineRow *self = g_object_new (COMITY_TYPE_DEADLINE_ROW, NULL);
  gboolean is_task = g_str_equal (deadline->kind->name, "task");
  g_autofree char *title = comity_deadline_dup_title (deadline);
  g_autofree char *reason = comity_deadline_dup_reason (deadline);

  self->store = g_object_ref (store);
  self->id = deadline->id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), reason);
  comity_lead_to (GTK_WIDGET (self), deadline->page, deadline->page_id);
  add_icon (self, deadline->kind);
  add_when (self, deadline);
  if (is_task && !comity_store_is_read_only (store))
    add_task_buttons (self);
  return GTK_WIDGET (self);
}
