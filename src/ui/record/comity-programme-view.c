/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-programme-view.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-form.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-programme-editor.h"
#include "comity-programme-row.h"
#include "comity-programme.h"
#include "comity-row-drag.h"
#include "comity-section.h"
#include "comity-sub-records.h"

/**
 * ComityProgrammeView:
 *
 * The programme of a visit as a timeline by day, edited where it stands. It stays when its page is
 * made anew, so that a line in the middle of being typed is not lost.
 */
struct _ComityProgrammeView {
  GtkBox parent_instance;
  ComitySection *section;
  GtkWidget *list, *add, *empty;

  ComityStore *store;
  ComityRecord *delegation;
  const ComityKind *kind;
  const ComityField *owner;
  GPtrArray *items; /* of ComityRecord, in their order */
  GStrv days;
  ComityProgrammeEditor *editor; /* the row in which somebody types, or NULL */
  GtkWidget *closing;            /* the editor until the focus has left it */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (ComityProgrammeView, comity_programme_view, GTK_TYPE_BOX)

static gboolean
is_writable (ComityProgrammeView *self)
{
  return self->store != NULL && !comity_store_is_read_only (self->store);
}

static ComityRecord *
find_item (ComityProgrammeView *self, gint64 id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (comity_record_get_id (self->items->pdata[i]) == id)
      return self->items->pdata[i];
  return NULL;
}

static GtkWidget *
find_row (ComityProgrammeView *self, gint64 id, const char *day)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (row != GTK_WIDGET (self->editor) && row != self->closing &&
        comity_programme_row_get_id (row) == id &&
        (id != 0 || g_strcmp0 (comity_programme_row_get_day (row), day) == 0))
      return row;
  return NULL;
}

/* -- Building: all rows anew, but for the one in which somebody types --------------------------- */

static void
clear_rows (ComityProgrammeView *self)
{
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = next) {
    next = gtk_widget_get_next_sibling (row);
    if (row != GTK_WIDGET (self->editor) && row != self->closing)
      gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  }
}

static void
insert (ComityProgrammeView *self, GtkWidget *row, int *at)
{
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, (*at)++);
}

static gint64
next_of_day (ComityProgrammeView *self, guint i)
{
  const char *day = comity_record_get (self->items->pdata[i], "date");

  if (i + 1 < self->items->len &&
      g_strcmp0 (comity_record_get (self->items->pdata[i + 1], "date"), day) == 0)
    return comity_record_get_id (self->items->pdata[i + 1]);
  return 0;
}

static void
write_moved (ComityProgrammeView *self, GPtrArray *moved)
{
  ComityChanges *changes;

  if (moved->len == 0)
    return;
  changes = comity_changes_new (N_ ("Change the programme"));
  for (guint i = 0; i < moved->len; i++)
    comity_changes_put (changes, moved->pdata[i]);
  comity_page_write (GTK_WIDGET (self), self->store, changes, NULL);
}

static gboolean
dropped_cb (GtkWidget *row, gint64 id, gboolean below, gpointer user_data)
{
  ComityProgrammeView *self = user_data;
  const char *day = comity_programme_row_get_day (row);
  gint64 before = comity_programme_row_get_id (row);
  g_autoptr (GPtrArray) moved = NULL;

  if (day == NULL)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++) {
    ComityRecord *item = self->items->pdata[i];

    if (before == 0 && g_strcmp0 (comity_record_get (item, "date"), day) == 0) {
      before = comity_record_get_id (item);
      break;
    }
    if (before != 0 && below && comity_record_get_id (item) == before) {
      before = next_of_day (self, i);
      break;
    }
  }
  moved = comity_programme_place (self->items, id, day, before);
  write_moved (self, moved);
  return moved->len > 0;
}

static void
insert_item (ComityProgrammeView *self, guint i, GtkSizeGroup *times, int *at)
{
  ComityRecord *item = self->items->pdata[i];
  GtkWidget *row;

  if (self->editor != NULL && comity_record_get_id (item) != 0 &&
      comity_record_get_id (comity_programme_editor_get_item (self->editor)) ==
        comity_record_get_id (item)) {
    (*at)++; /* the editor stands for it */
    return;
  }
  row = comity_programme_item_row_new (item, next_of_day (self, i) != 0, is_writable (self), times);
  if (is_writable (self)) {
    comity_row_drag_add_source (row, self->kind, comity_record_get_id (item), NULL);
    comity_row_drag_add_target (row, self->kind, dropped_cb, self);
  }
  insert (self, row, at);
}

static gboolean
editor_is_new_on (ComityProgrammeView *self, const char *day)
{
  ComityRecord *item =
    self->editor != NULL ? comity_programme_editor_get_item (self->editor) : NULL;

  return item != NULL && comity_record_get_id (item) == 0 &&
         g_strcmp0 (comity_record_get (item, "date"), day) == 0;
}

static void
insert_day (ComityProgrammeView *self, const char *day, GtkSizeGroup *times, int *at)
{
  GtkWidget *head = comity_programme_day_row_new (day, is_writable (self));

  if (is_writable (self) && day != NULL)
    comity_row_drag_add_target (head, self->kind, dropped_cb, self);
  insert (self, head, at);
  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (comity_record_get (self->items->pdata[i], "date"), day) == 0)
      insert_item (self, i, times, at);
  if (editor_is_new_on (self, day))
    (*at)++;
}

static gboolean
has_undated (ComityProgrammeView *self)
{
  return self->items->len > 0 &&
         comity_record_get (self->items->pdata[self->items->len - 1], "date") == NULL;
}

static void
build (ComityProgrammeView *self)
{
  g_autoptr (GtkSizeGroup) times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  int at = 0;

  clear_rows (self);
  for (guint i = 0; self->days != NULL && self->days[i] != NULL; i++)
    insert_day (self, self->days[i], times, &at);
  if (has_undated (self))
    insert_day (self, NULL, times, &at);
  gtk_widget_set_visible (self->list, at > 0 || self->editor != NULL);
  gtk_widget_set_visible (self->empty, at == 0 && self->editor == NULL);
  gtk_widget_set_visible (self->add, is_writable (self));
}

/* -- Editing ------------------------------------------------------------------------------------ */

static void
close_editor (ComityProgrammeView *self)
{
  ComityProgrammeEditor *editor = g_steal_pointer (&self->editor);
  g_autoptr (ComityRecord) item = NULL;
  GtkWidget *row;

  if (editor == NULL)
    return;
  item = g_object_ref (comity_programme_editor_get_item (editor));
  /* What was typed and not saved, because another line was opened, stays a draft. */
  if (!comity_programme_editor_is_dirty (editor))
    comity_programme_editor_forget (editor);
  self->closing = GTK_WIDGET (editor);
  build (self);
  row = find_row (self, comity_record_get_id (item), comity_record_get (item, "date"));
  /* before its old place goes: the window would look for another one by itself */
  if (row != NULL)
    gtk_widget_grab_focus (row);
  self->closing = NULL;
  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (editor));
}

static void
more_cb (ComityProgrammeView *self, ComityProgrammeEditor *editor)
{
  g_autoptr (ComityRecord) item = g_object_ref (comity_programme_editor_get_item (editor));
  g_autoptr (ComityDraft) draft = comity_programme_editor_dup_draft (editor);
  gint64 id = comity_record_get_id (item);

  comity_programme_editor_forget (editor);
  close_editor (self);
  if (g_hash_table_size (draft->typed) > 0)
    comity_form_present_draft (GTK_WIDGET (self), self->store, draft);
  else if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "record.edit-sub", "(sx)", self->kind->name, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "record.add", "(ss)", self->kind->name,
                                self->owner->name);
}

static void add_line (ComityProgrammeView *self, const char *day);

static ComityRecord *
new_item (ComityProgrammeView *self, const char *day)
{
  ComityRecord *item = comity_record_new (self->kind);
  g_autofree char *owner =
    g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (self->delegation));

  comity_record_set (item, self->owner->name, owner);
  comity_record_set (item, "date", day);
  return item;
}

typedef struct {
  ComityProgrammeView *view;
  ComityRecord *saved;
  gboolean is_new;
} Saving;

/* A programme is written down line after line: behind a new one there is room for the next. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (ComityProgrammeView) self = saving->view;
  g_autoptr (ComityRecord) saved = saving->saved;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);

  self->saving = FALSE;
  if (changed == NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    comity_error_present (GTK_WIDGET (self), error);
  if (changed == NULL || self->editor == NULL)
    return;
  comity_programme_editor_forget (self->editor);
  close_editor (self);
  if (saving->is_new)
    add_line (self, comity_record_get (saved, "date"));
}

static void
save_cb (ComityProgrammeView *self, ComityProgrammeEditor *editor)
{
  ComityRecord *item = comity_programme_editor_get_item (editor);
  gint64 id = comity_record_get_id (item);
  ComityRecord *now = id != 0 ? find_item (self, id) : NULL;
  g_autoptr (ComityRecord) record = NULL;
  ComityChanges *changes;
  Saving *saving;

  if (self->saving)
    return;
  if (!comity_programme_editor_is_dirty (editor)) {
    close_editor (self);
    return;
  }
  record = comity_programme_editor_apply (editor, now != NULL ? now : item);
  if (record == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->view = g_object_ref (self);
  saving->saved = g_object_ref (record);
  saving->is_new = id == 0;
  self->saving = TRUE;
  changes =
    comity_changes_new (id == 0 ? N_ ("Add to the programme") : N_ ("Change the programme"));
  comity_changes_put (changes, record);
  comity_store_write_async (self->store, changes, NULL, saved_cb, saving);
}

static void
cancel_cb (ComityProgrammeView *self, ComityProgrammeEditor *editor)
{
  comity_programme_editor_forget (editor);
  close_editor (self);
}

static void
open_editor (ComityProgrammeView *self, ComityRecord *item, int at)
{
  GtkWidget *editor;

  close_editor (self);
  editor = comity_programme_editor_new (item, comity_store_get_path (self->store));
  self->editor = COMITY_PROGRAMME_EDITOR (editor);
  g_signal_connect_object (editor, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "more", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), editor, at);
  build (self);
  comity_programme_editor_grab_entry (self->editor,
                                      comity_record_get_id (item) == 0 ? "start" : "name");
}

/* Lets the line @id be edited where it stands. */
static void
edit_line (ComityProgrammeView *self, gint64 id)
{
  ComityRecord *item = find_item (self, id);

  if (item != NULL && is_writable (self))
    open_editor (self, item, 0);
}

/* Lets a new line be typed at the end of @day, which may be %NULL. */
static void
add_line (ComityProgrammeView *self, const char *day)
{
  g_autoptr (ComityRecord) item = NULL;

  if (!is_writable (self))
    return;
  if (day == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "record.add", "(ss)", self->kind->name,
                                self->owner->name);
    return;
  }
  item = new_item (self, day);
  open_editor (self, item, 0);
}

/* -- What people do ----------------------------------------------------------------------------- */

static void
activated_cb (ComityProgrammeView *self, GtkListBoxRow *row)
{
  gint64 id = comity_programme_row_get_id (GTK_WIDGET (row));

  if (id != 0)
    edit_line (self, id);
  else
    add_line (self, comity_programme_row_get_day (GTK_WIDGET (row)));
}

/* The first day for which nothing is planned; else the last one. */
static void
add_clicked_cb (ComityProgrammeView *self)
{
  const char *day = NULL;

  for (guint d = 0; self->days != NULL && self->days[d] != NULL; d++) {
    gboolean is_empty = TRUE;

    day = self->days[d];
    for (guint i = 0; i < self->items->len; i++)
      is_empty =
        is_empty && g_strcmp0 (comity_record_get (self->items->pdata[i], "date"), day) != 0;
    if (is_empty)
      break;
  }
  add_line (self, day);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_line (COMITY_PROGRAMME_VIEW (widget), g_variant_get_int64 (parameter));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityProgrammeView *self = COMITY_PROGRAMME_VIEW (widget);
  g_autoptr (GPtrArray) moved = NULL;
  ComityRecord *item;
  gint64 id;
  int step;

  g_variant_get (parameter, "(xi)", &id, &step);
  item = find_item (self, id);
  if (item == NULL || !is_writable (self))
    return;
  moved = comity_programme_move (self->items, (const char *const *) self->days, id, step);
  write_moved (self, moved);
  if (moved->len == 0 && comity_record_get (item, "start") == NULL)
    comity_toast (widget,
                  _ ("Without a time it stands behind the others. Give it one to move it."));
  else if (moved->len == 0)
    gtk_widget_error_bell (widget);
}

/* -- Making ------------------------------------------------------------------------------------- */

static void
comity_programme_view_dispose (GObject *object)
{
  ComityProgrammeView *self = COMITY_PROGRAMME_VIEW (object);

  self->editor = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->delegation);
  g_clear_pointer (&self->days, g_strfreev);
  g_ptr_array_set_size (self->items, 0);
  G_OBJECT_CLASS (comity_programme_view_parent_class)->dispose (object);
}

static void
comity_programme_view_finalize (GObject *object)
{
  g_ptr_array_unref (COMITY_PROGRAMME_VIEW (object)->items);
  G_OBJECT_CLASS (comity_programme_view_parent_class)->finalize (object);
}

static void
comity_programme_view_class_init (ComityProgrammeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_programme_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_programme_view_finalize;
  gtk_widget_class_install_action (widget_class, "programme.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "programme.move", "(xi)", move_action);
}

static void
comity_programme_view_init (ComityProgrammeView *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->kind = comity_kind_find ("programme_item");
  self->owner = comity_kind_get_owner_field (self->kind);
  /* Translators: heading: the items of a visit or event by day and hour */
  self->section = comity_section_new (_ ("Programme"));
  self->add = comity_icon_button_new ("list-add-symbolic", _ ("Add to the Programme"));
  self->list = comity_section_get_list (self->section);
  self->empty = comity_dim_label_new (comity_kind_get_empty (self->kind));
  gtk_widget_add_css_class (self->list, "programme");
  comity_section_add_suffix (self->section, self->add);
  comity_section_add_content (self->section, self->empty);
  gtk_widget_set_hexpand (GTK_WIDGET (self->section), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->section));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/** comity_programme_view_new: (transfer floating) */
GtkWidget *
comity_programme_view_new (void)
{
  return g_object_new (COMITY_TYPE_PROGRAMME_VIEW, NULL);
}

/** comity_programme_view_set_data: shows the programme of a delegation, as it stands now */
void
comity_programme_view_set_data (ComityProgrammeView *self, ComityPageData *data)
{
  ComityPageRelation *relation = comity_page_data_find (data, self->kind->name);

  g_set_object (&self->store, data->store);
  g_set_object (&self->delegation, data->record);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = comity_programme_sort (relation->records);
  g_clear_pointer (&self->days, g_strfreev);
  self->days = comity_programme_dup_days (self->items, comity_record_get (data->record, "starts"),
                                          comity_record_get (data->record, "ends"));
  build (self);
}
