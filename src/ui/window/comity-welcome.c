/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-welcome.h"

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

static gboolean
comity_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (COMITY_WELCOME (widget)->name));
}

static void
comity_welcome_dispose (GObject *object)
{
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
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
comity_welcome_init (ComityWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
