/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-welcome.h"

#include "comity-parts.h"
#include "comity-recent-offices.h"
#include "comity-text.h"
#include "comity-window.h"

/**
 * ComityWelcome:
 *
 * The first start: name the university, look at the demo office, or open a file.
 */
struct _ComityWelcome {
  AdwBin parent_instance;
  AdwEntryRow *name;
  GtkWidget *start;
  AdwPreferencesGroup *recent;
  guint looking; /* source that looks for offices that were open before */
};

G_DEFINE_FINAL_TYPE (ComityWelcome, comity_welcome, ADW_TYPE_BIN)

static void
start_cb (ComityWelcome *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), COMITY_TYPE_WINDOW);
  g_autofree char *name =
    comity_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)), FALSE);

  if (window && name && *name)
    comity_window_create_office (COMITY_WINDOW (window), name);
}

static void
name_activated_cb (ComityWelcome *self)
{
  start_cb (self);
}

static void
name_changed_cb (ComityWelcome *self)
{
  gtk_widget_set_sensitive (self->start, !comity_text_is_blank (
                                           gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static GtkWidget *
row_new (const ComityRecentOffice *office)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), office->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), office->folder);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", office->path);
  comity_set_label (row, office->name);
  return row;
}

/* When the page is there: the desktop's list may be long. */
static gboolean
look_cb (gpointer user_data)
{
  ComityWelcome *self = user_data;
  g_autoptr (GPtrArray) offices = comity_recent_offices (NULL);

  self->looking = 0;
  comity_welcome_show_recent (self, offices);
  return G_SOURCE_REMOVE;
}

static gboolean
comity_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (COMITY_WELCOME (widget)->name));
}

static void
comity_welcome_dispose (GObject *object)
{
  g_clear_handle_id (&COMITY_WELCOME (object)->looking, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), COMITY_TYPE_WELCOME);
  G_OBJECT_CLASS (comity_welcome_parent_class)->dispose (object);
}

static void
comity_welcome_class_init (ComityWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_welcome_dispose;
  widget_class->grab_focus = comity_welcome_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityWelcome, name);
  gtk_widget_class_bind_template_child (widget_class, ComityWelcome, start);
  gtk_widget_class_bind_template_child (widget_class, ComityWelcome, recent);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_tighten);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_loosen);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
comity_welcome_init (ComityWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->looking = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

/**
 * comity_welcome_show_recent:
 * @offices: (element-type ComityRecentOffice): that were open before, the newest first
 *
 * Offers them below all other ways to begin.
 */
void
comity_welcome_show_recent (ComityWelcome *self, const GPtrArray *offices)
{
  for (guint i = 0; i < offices->len; i++)
    adw_preferences_group_add (self->recent, row_new (offices->pdata[i]));
  if (offices->len > 0)
    gtk_widget_set_visible (GTK_WIDGET (self->recent), TRUE);
}
