/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-sidebar-row.h"

#include <glib/gi18n.h>

#include "comity-parts.h"

struct _ComitySidebarRow {
  GtkListBoxRow parent_instance;
  ComitySidebarGroup group;
  char *page;
  char *meaning; /* what the badge says, heard only */
  GtkLabel *label;
  GtkLabel *count, *badge; /* made when there is something in them */
};

G_DEFINE_FINAL_TYPE (ComitySidebarRow, comity_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* The row is heard as one sentence: its label, its count, its badge. */
static void
update_name (ComitySidebarRow *self)
{
  const char *count = self->count ? gtk_label_get_label (self->count) : "";
  g_autofree char *counted =
    *count ? g_strdup_printf (
               /* Translators: heard in the sidebar: a kind of record and how many there are */
               C_ ("sidebar row", "%s, %s"), gtk_label_get_label (self->label), count) :
             g_strdup (gtk_label_get_label (self->label));
  g_autofree char *all = self->meaning ?
                           g_strdup_printf (
                             /* Translators: heard in the sidebar: a row, and what its badge says */
                             C_ ("sidebar row with a badge", "%s, %s"), counted, self->meaning) :
                           g_strdup (counted);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

/**
 * comity_sidebar_row_new:
 * @group: where it stands
 * @page: name of the page that it opens, see comity_window_show_page()
 * @label: what it says
 * @icon: name of a symbolic icon
 *
 * Returns: (transfer floating): a row
 */
ComitySidebarRow *
comity_sidebar_row_new (ComitySidebarGroup group,
                        const char *page,
                        const char *label,
                        const char *icon)
{
  ComitySidebarRow *self = g_object_new (COMITY_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  self->group = group;
  self->page = g_strdup (page);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_prepend (GTK_BOX (box), image);
  comity_sidebar_row_set_label (self, label);
  return self;
}

/** comity_sidebar_row_get_group: where it stands. */
ComitySidebarGroup
comity_sidebar_row_get_group (ComitySidebarRow *self)
{
  return self->group;
}

/** comity_sidebar_row_get_page: the name of the page that it opens. */
const char *
comity_sidebar_row_get_page (ComitySidebarRow *self)
{
  return self->page;
}

/**
 * comity_sidebar_row_set_label:
 * @self: a row
 * @label: what it says
 */
void
comity_sidebar_row_set_label (ComitySidebarRow *self, const char *label)
{
  gtk_label_set_label (self->label, label);
  update_name (self);
}

static GtkLabel *
add_label (ComitySidebarRow *self, GtkWidget *after, const char *const *classes)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (box), label, after);
  return GTK_LABEL (label);
}

/**
 * comity_sidebar_row_set_count:
 * @self: a row
 * @count: how many records are behind it; nothing is shown for 0
 */
void
comity_sidebar_row_set_count (ComitySidebarRow *self, gint64 count)
{
  static const char *const classes[] = { "dimmed", "numeric", NULL };
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, count);

  if (!self->count && count <= 0)
    return;
  if (!self->count)
    self->count =
      add_label (self,
                 gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))),
                 classes);
  gtk_label_set_label (self->count, count > 0 ? text : "");
  update_name (self);
}

/**
 * comity_sidebar_row_set_badge:
 * @self: a row
 * @number: what asks for attention, 0 for nothing
 * @meaning: (nullable): the same in words, for example “3 overdue”
 */
void
comity_sidebar_row_set_badge (ComitySidebarRow *self, gint64 number, const char *meaning)
{
  static const char *const classes[] = { "badge", "numeric", NULL };
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, number);

  if (!self->badge && number <= 0)
    return;
  if (!self->badge)
    self->badge = add_label (self, GTK_WIDGET (self->label), classes);
  gtk_label_set_label (self->badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), number > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), meaning);
  g_set_str (&self->meaning, number > 0 ? meaning : NULL);
  update_name (self);
}

static void
comity_sidebar_row_finalize (GObject *object)
{
  ComitySidebarRow *self = COMITY_SIDEBAR_ROW (object);

  g_free (self->page);
  g_free (self->meaning);
  G_OBJECT_CLASS (comity_sidebar_row_parent_class)->finalize (object);
}

static void
comity_sidebar_row_class_init (ComitySidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = comity_sidebar_row_finalize;
}

static void
comity_sidebar_row_init (ComitySidebarRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  comity_tell_whole (self->label);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}
