/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-errors.h"
#include "comity-focus-key.h"
#include "comity-parts.h"
#include "comity-record-sections.h"

G_DEFINE_FINAL_TYPE (ComityRecordPage, comity_record_page, ADW_TYPE_NAVIGATION_PAGE)

/** comity_record_page_get_kind: */
const ComityKind *
comity_record_page_get_kind (ComityRecordPage *self)
{
  g_return_val_if_fail (COMITY_IS_RECORD_PAGE (self), NULL);
  return self->kind;
}

/** comity_record_page_get_id: the record that is shown */
gint64
comity_record_page_get_id (ComityRecordPage *self)
{
  g_return_val_if_fail (COMITY_IS_RECORD_PAGE (self), 0);
  return self->id;
}

/** comity_record_page_is_loaded: whether the page shows its record */
gboolean
comity_record_page_is_loaded (ComityRecordPage *self)
{
  g_return_val_if_fail (COMITY_IS_RECORD_PAGE (self), FALSE);
  return self->data != NULL;
}

/* -- Showing -------------------------------------------------------------------------------- */

static void
apply_width (ComityRecordPage *self)
{
  for (guint i = 0; i < self->wide_only->len; i++)
    gtk_widget_set_visible (self->wide_only->pdata[i], !self->narrow);
  gtk_widget_set_visible (self->neighbours, !self->narrow && self->neighbour != NULL);
}

static void
narrow_cb (ComityRecordPage *self)
{
  self->narrow = TRUE;
  apply_width (self);
}

static void
wide_cb (ComityRecordPage *self)
{
  self->narrow = FALSE;
  apply_width (self);
}

/** comity_record_page_is_writable: whether the record is there and may be changed */
gboolean
comity_record_page_is_writable (ComityRecordPage *self)
{
  return self->data != NULL && !comity_store_is_read_only (self->store);
}

/** comity_record_page_update_actions: offers what can be done now */
void
comity_record_page_update_actions (ComityRecordPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = comity_record_page_is_writable (self);
  static const char *const writing[] = {
    "record.edit",    "record.delete",   "record.add",
    "record.attach",  "record.edit-sub", "record.delete-sub",
    "record.move-to", "record.add-with", "record.make-of-outcome",
    "record.erase"
  };

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], writable);
  comity_record_logo_update (self);
  gtk_widget_action_set_enabled (widget, "record.previous",
                                 self->neighbour != NULL &&
                                   self->neighbour (self->id, -1, self->neighbour_data) != 0);
  gtk_widget_action_set_enabled (widget, "record.next",
                                 self->neighbour != NULL &&
                                   self->neighbour (self->id, 1, self->neighbour_data) != 0);
}

static gboolean
restore_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (COMITY_RECORD_PAGE (widget)->scrolled);

  gtk_adjustment_set_value (adjustment, *(double *) user_data);
  return G_SOURCE_REMOVE;
}

/* Somebody who just made the record goes on with it, and not with the sidebar. */
static void
take_focus (ComityRecordPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!self->wants_focus || root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->wants_focus = FALSE;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->edit_button);
}

/** comity_record_page_refresh: shows anew what has been read */
void
comity_record_page_refresh (ComityRecordPage *self)
{
  ComityRecordPlaces places = { self->header, self->crafted, self->main, self->side,
                                self->wide_only };
  gint64 id = comity_record_get_id (self->data->record);
  g_autofree char *focus = comity_focus_key_dup (GTK_WIDGET (self->page));
  g_autofree char *title = comity_record_dup_title (self->data->record);
  double *scroll = g_new (double, 1);

  *scroll = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled));
  comity_record_sections_fill (&places, self->store, self->data, id == self->shown_id,
                               self->show_empty);
  self->shown_id = id;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), comity_kind_get_label (self->kind));
  comity_set_label (GTK_WIDGET (self->scrolled), title);
  gtk_stack_set_visible_child_name (self->stack, "record");
  gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_scroll_cb, scroll, g_free);
  apply_width (self);
  comity_record_page_update_actions (self);
  if (focus == NULL || !comity_focus_key_restore (GTK_WIDGET (self->page), focus))
    take_focus (self);
}

static void
show_gone (ComityRecordPage *self, const GError *error)
{
  g_clear_pointer (&self->data, comity_page_data_free);
  adw_status_page_set_title (self->gone, comity_error_get_sentence (error));
  adw_status_page_set_description (self->gone, comity_error_get_advice (error));
  gtk_stack_set_visible_child_name (self->stack, "gone");
  comity_record_page_update_actions (self);
}

/* -- Reading -------------------------------------------------------------------------------- */

typedef struct {
  ComityRecordPage *page;
  guint generation;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ComityRecordPage) self = reading->page;
  g_autoptr (GError) error = NULL;
  ComityPageData *data = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (reading->generation != self->generation || comity_error_is_cancelled (error)) {
    g_clear_pointer (&data, comity_page_data_free);
    return;
  }
  if (data == NULL) {
    show_gone (self, error);
    return;
  }
  g_clear_pointer (&self->data, comity_page_data_free);
  self->data = data;
  comity_record_personal_update (self);
  data->store = self->store;
  comity_record_page_refresh (self);
}

/** comity_record_page_reload: reads the record and all that stands on its page */
void
comity_record_page_reload (ComityRecordPage *self)
{
  ComityPageKey *key = g_new0 (ComityPageKey, 1);
  Reading *reading = g_new0 (Reading, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  key->kind = self->kind;
  key->id = self->id;
  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  comity_store_read_async (self->store, comity_page_data_read, key, g_free,
                           (GDestroyNotify) comity_page_data_free, self->reading, read_cb, reading);
}

static gboolean
concerns (ComityRecordPage *self, const ComityChanged *changed)
{
  for (guint i = 0; i < changed->ids->len; i++)
    if (g_array_index (changed->ids, gint64, i) == self->id)
      return TRUE;
  for (guint i = 0; i < changed->kinds->len; i++) {
    const ComityKind *kind = changed->kinds->pdata[i];

    for (guint f = 0; f < kind->n_fields; f++)
      if (kind->fields[f].type == COMITY_TYPE_LINK ||
          g_strcmp0 (kind->fields[f].target, self->kind->name) == 0)
        return TRUE;
    /* titles of what this record names may have changed */
    for (guint f = 0; f < self->kind->n_fields; f++)
      if (g_strcmp0 (self->kind->fields[f].target, kind->name) == 0)
        return TRUE;
  }
  return comity_changed_has_kind (changed, self->kind) && changed->ids->len == 0;
}

static void
changed_cb (ComityRecordPage *self, ComityChanged *changed)
{
  if (concerns (self, changed))
    comity_record_page_reload (self);
}

/* -- Making --------------------------------------------------------------------------------- */

/**
 * comity_record_page_set_neighbours:
 * @neighbour: (nullable): asked for the records before and after the one that is shown
 *
 * Lets one walk through the list from which the page was opened.
 */
void
comity_record_page_set_neighbours (ComityRecordPage *self,
                                   ComityNeighbour neighbour,
                                   gpointer data,
                                   GDestroyNotify data_free)
{
  g_return_if_fail (COMITY_IS_RECORD_PAGE (self));
  if (self->neighbour_data_free != NULL)
    self->neighbour_data_free (self->neighbour_data);
  self->neighbour = neighbour;
  self->neighbour_data = data;
  self->neighbour_data_free = data_free;
  apply_width (self);
  comity_record_page_update_actions (self);
}

/* Once, before the breakpoint has remembered what it sets back. */
static void
set_side_width (ComityRecordPage *self)
{
  const ComityCraft *craft = comity_craft_find (self->kind);

  if (craft == NULL || craft->side_width == 0)
    return;
  adw_clamp_set_maximum_size (self->side_clamp, craft->side_width);
  adw_clamp_set_tightening_threshold (self->side_clamp, craft->side_width);
  gtk_widget_set_size_request (GTK_WIDGET (self->side_clamp), craft->side_width, -1);
}

/**
 * comity_record_page_new:
 * @store: the office
 * @kind: a kind of record
 * @id: a record of it
 *
 * Returns: (transfer floating): the record's page
 */
GtkWidget *
comity_record_page_new (ComityStore *store, const ComityKind *kind, gint64 id)
{
  ComityRecordPage *self = g_object_new (COMITY_TYPE_RECORD_PAGE, NULL);
  g_autoptr (GMenuModel) add = comity_record_sections_make_add_menu (kind);
  g_autoptr (GMenuModel) more = NULL;

  self->store = g_object_ref (store);
  self->kind = kind;
  self->id = id;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), comity_kind_get_label (kind));
  gtk_menu_button_set_menu_model (self->add_button, add);
  set_side_width (self);
  more = comity_record_actions_make_menu (self);
  gtk_menu_button_set_menu_model (self->more_button, more);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  comity_record_page_update_actions (self);
  comity_record_page_reload (self);
  return GTK_WIDGET (self);
}

static void
comity_record_page_dispose (GObject *object)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (object);

  g_cancellable_cancel (self->reading);
  self->generation++;
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  if (self->neighbour_data_free != NULL)
    self->neighbour_data_free (self->neighbour_data);
  self->neighbour_data_free = NULL;
  self->neighbour = NULL;
  g_clear_pointer (&self->wide_only, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), COMITY_TYPE_RECORD_PAGE);
  G_OBJECT_CLASS (comity_record_page_parent_class)->dispose (object);
}

static void
comity_record_page_finalize (GObject *object)
{
  g_clear_pointer (&COMITY_RECORD_PAGE (object)->data, comity_page_data_free);
  G_OBJECT_CLASS (comity_record_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, gone);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, header);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, crafted);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, main);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, side);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, neighbours);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, page);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, side_clamp);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_tighten);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_loosen);
}

static void
comity_record_page_class_init (ComityRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_record_page_finalize;
  bind_template (GTK_WIDGET_CLASS (klass));
  comity_record_actions_install (GTK_WIDGET_CLASS (klass));
  comity_record_outcome_install (GTK_WIDGET_CLASS (klass));
  comity_record_forms_install (GTK_WIDGET_CLASS (klass));
  comity_record_logo_install (GTK_WIDGET_CLASS (klass));
  comity_record_event_install (GTK_WIDGET_CLASS (klass));
  comity_record_personal_install (GTK_WIDGET_CLASS (klass));
  comity_record_agreement_install (GTK_WIDGET_CLASS (klass));
}

static void
comity_record_page_init (ComityRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_follow_contrast (GTK_WIDGET (self));
  comity_status_page_name (self->gone);
  self->wide_only = g_ptr_array_new_with_free_func (g_object_unref);
  self->wants_focus = TRUE;
  comity_record_drop_add (self);
  comity_record_actions_add_shortcuts (self);
}
