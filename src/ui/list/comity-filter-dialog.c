/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-filter-dialog.h"

#include <glib/gi18n.h>

#include "comity-field-picker.h"
#include "comity-filter-page.h"
#include "comity-parts.h"

/**
 * ComityFilterDialog:
 *
 * First the field, then the control that fits its type. The fields that people filter by most
 * stand first, then those of what belongs to a record, such as a student's papers; typing finds
 * any.
 */
struct _ComityFilterDialog {
  AdwDialog parent_instance;
  AdwNavigationView *nav;

  ComityStore *store;
  const ComityKind *kind;
  ComityFilterChosen chosen;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (ComityFilterDialog, comity_filter_dialog, ADW_TYPE_DIALOG)

static void
close_cb (gpointer user_data)
{
  g_autoptr (ComityFilterDialog) self = user_data;

  adw_dialog_close (ADW_DIALOG (self));
}

static void
page_chosen_cb (const char *path, ComityOp op, const char *value, gpointer user_data)
{
  ComityFilterDialog *self = user_data;

  self->chosen (path, op, value, self->user_data);
  /* Not within the signal of the page that goes. */
  g_idle_add_once (close_cb, g_object_ref (self));
}

static void
push (ComityFilterDialog *self, const ComityKind *kind, const ComityField *field)
{
  GtkWidget *page = comity_filter_page_new (self->store, kind == self->kind ? NULL : kind, field,
                                            page_chosen_cb, self);

  adw_navigation_view_push (self->nav, ADW_NAVIGATION_PAGE (page));
}

static void
picked_cb (const ComityKind *kind, const ComityField *field, gpointer user_data)
{
  push (user_data, kind, field);
}

/**
 * comity_filter_dialog_choose_field:
 * @self: a dialog
 * @field: a field of its kind
 *
 * Goes on to the control for this field.
 */
void
comity_filter_dialog_choose_field (ComityFilterDialog *self, const ComityField *field)
{
  push (self, self->kind, field);
}

static gboolean
can_filter (const ComityField *field)
{
  return field->type != COMITY_TYPE_IMAGE && field->type != COMITY_TYPE_FILE &&
         field->type != COMITY_TYPE_LINK;
}

static void
add_own (ComityFilterDialog *self, ComityFieldPicker *picker, gboolean usual)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const ComityField *field = &self->kind->fields[i];

    if (can_filter (field) && !!(field->flags & COMITY_FILTERED) == usual)
      comity_field_picker_add (picker, self->kind, field, NULL);
  }
}

static gboolean
belongs (const ComityKind *child, const ComityKind *kind)
{
  const ComityField *owner = comity_kind_get_owner_field (child);

  return owner && g_strcmp0 (owner->target, kind->name) == 0;
}

static void
add_owned (ComityFilterDialog *self, ComityFieldPicker *picker)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; belongs (kinds[i], self->kind) && k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];

      if ((field->flags & (COMITY_FILTERED | COMITY_DEADLINE)) && can_filter (field) &&
          !comity_field_is_many (field))
        comity_field_picker_add (picker, kinds[i], field, comity_kind_get_plural (kinds[i]));
    }
}

/**
 * comity_filter_dialog_new:
 * @store: the office
 * @kind: the kind that is filtered
 * @chosen: called once, when a filter was made
 * @user_data: for @chosen; must live as long as the dialog
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
ComityFilterDialog *
comity_filter_dialog_new (ComityStore *store,
                          const ComityKind *kind,
                          ComityFilterChosen chosen,
                          gpointer user_data)
{
  ComityFilterDialog *self = g_object_new (COMITY_TYPE_FILTER_DIALOG, NULL);
  ComityFieldPicker *picker = comity_field_picker_new (_ ("Add a Filter"), picked_cb, self);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->chosen = chosen;
  self->user_data = user_data;
  add_own (self, picker, TRUE);
  add_owned (self, picker);
  add_own (self, picker, FALSE);
  adw_navigation_view_add (self->nav, ADW_NAVIGATION_PAGE (picker));
  adw_dialog_set_focus (ADW_DIALOG (self), comity_field_picker_get_focus (picker));
  return self;
}

static void
comity_filter_dialog_dispose (GObject *object)
{
  ComityFilterDialog *self = COMITY_FILTER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_FILTER_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (comity_filter_dialog_parent_class)->dispose (object);
}

static void
comity_filter_dialog_class_init (ComityFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_filter_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityFilterDialog, nav);
}

static void
comity_filter_dialog_init (ComityFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
