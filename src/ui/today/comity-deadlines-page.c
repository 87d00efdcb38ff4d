/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-deadlines-page.h"

#include <glib/gi18n.h>

#include "comity-actions.h"
#include "comity-date.h"
#include "comity-due-groups.h"
#include "comity-parts.h"

/* Everything that has to be done, and the way to the rules that say so. */

/* So many of each group at first, and so many more each time that they are asked for. */
#define LINES 100

struct _ComityDeadlinesPage {
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  GtkBox *groups;
  GtkMenuButton *menu_button;

  ComityDue *due;
  const ComityDeadlines *known; /* the last that @due had, only to be compared */
  guint lines; /* of each group */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ComityDeadlinesPage, comity_deadlines_page, ADW_TYPE_NAVIGATION_PAGE)

/** What is read: the deadlines of a day. */
typedef struct {
  char *today;
  guint lines;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->today);
  g_free (question);
}

static gpointer
read_lines (ComityDb *db, gpointer data, GError **error)
{
  const Question *question = data;

  return comity_deadlines_read (db, question->today, question->lines, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityDeadlinesPage) self = user_data;
  g_autoptr (ComityDeadlines) deadlines =
    comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (!deadlines || !self->groups || comity_due_get_store (self->due) != COMITY_STORE (source))
    return;
  comity_due_groups_show (self->groups, COMITY_STORE (source), deadlines, self->lines,
                          "deadlines.more");
  comity_stack_show (self->stack, "deadlines");
}

static void
ask (ComityDeadlinesPage *self)
{
  const char *today = comity_due_get_today (self->due);
  Question *question;

  if (!comity_due_get_store (self->due))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question = g_new (Question, 1);
  /* The first page of a start does not wait until everything else is known. */
  *question = (Question) { today ? g_strdup (today) : comity_date_today (), self->lines };
  comity_store_read_async (comity_due_get_store (self->due), read_lines, question, question_free,
                           (GDestroyNotify) comity_deadlines_free, self->cancellable, read_cb,
                           g_object_ref (self));
}

/* The overview is no matter of this page, and what is known for the first time the page has read by itself. */
static void
due_changed_cb (ComityDue *due, gpointer user_data)
{
  ComityDeadlinesPage *self = user_data;
  const ComityDeadlines *before = self->known;

  self->known = comity_due_get_deadlines (due);
  if (before && before != self->known)
    ask (self);
}

/* The first of the new lines takes the place of the row that asked for them, and its focus. */
static void
more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityDeadlinesPage *self = COMITY_DEADLINES_PAGE (widget);

  self->lines += LINES;
  ask (self);
}

/**
 * comity_deadlines_page_new:
 * @due: what has to be done
 *
 * Returns: (transfer floating): the page of all deadlines
 */
GtkWidget *
comity_deadlines_page_new (ComityDue *due)
{
  ComityDeadlinesPage *self = g_object_new (COMITY_TYPE_DEADLINES_PAGE, NULL);

  self->due = g_object_ref (due);
  g_signal_connect_object (due, "changed", G_CALLBACK (due_changed_cb), self, G_CONNECT_DEFAULT);
  self->known = comity_due_get_deadlines (due);
  ask (self);
  return GTK_WIDGET (self);
}

static void
comity_deadlines_page_dispose (GObject *object)
{
  ComityDeadlinesPage *self = COMITY_DEADLINES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_DEADLINES_PAGE);
  g_clear_object (&self->due);
  G_OBJECT_CLASS (comity_deadlines_page_parent_class)->dispose (object);
}

static void
comity_deadlines_page_class_init (ComityDeadlinesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_deadlines_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-deadlines-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_tighten);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_loosen);
  gtk_widget_class_bind_template_child (widget_class, ComityDeadlinesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ComityDeadlinesPage, groups);
  gtk_widget_class_bind_template_child (widget_class, ComityDeadlinesPage, menu_button);
  gtk_widget_class_install_action (widget_class, "deadlines.more", NULL, more_action);
}

static void
comity_deadlines_page_init (ComityDeadlinesPage *self)
{
  self->lines = LINES;
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_actions_set_menu (self->menu_button, COMITY_ACTION_DEADLINES_MENU);
}
