/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-list-columns.h"
#include "comity-parts.h"

/** The dialog's state: the columns that are shown in their order, and all others. */
typedef struct {
  const ComityKind *kind;
  GPtrArray *fields; /* of const ComityField, chosen, in their order */
  ComityColumnsChosen chosen;
  gpointer user_data;
  AdwPreferencesPage *page;
  GPtrArray *groups; /* of AdwPreferencesGroup, those on the page */
  GPtrArray *rows;   /* of GtkWidget, of the chosen columns in their order */
} Columns;

static void rebuild (Columns *self, int focus);

static void
columns_free (gpointer data)
{
  Columns *self = data;

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* -- Changing ------------------------------------------------------------------------------- */

static void
tell (Columns *self, int focus)
{
  self->chosen (self->fields, self->user_data);
  rebuild (self, focus);
}

static void
move (Columns *self, guint from, int step)
{
  int to = (int) from + step;
  gpointer field;

  if (to < 0 || to >= (int) self->fields->len)
    return;
  field = g_ptr_array_steal_index (self->fields, from);
  g_ptr_array_insert (self->fields, to, field);
  tell (self, to);
}

static guint
index_of (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, "comity-index"));
}

static void
up_cb (GtkButton *button, gpointer user_data)
{
  move (user_data, index_of (button), -1);
}

static void
down_cb (GtkButton *button, gpointer user_data)
{
  move (user_data, index_of (button), 1);
}

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  Columns *self = user_data;
  guint index = index_of (button);

  g_ptr_array_remove_index (self->fields, index);
  tell (self, (int) MIN (index, self->fields->len - 1));
}

static void
add_cb (AdwActionRow *row, gpointer user_data)
{
  Columns *self = user_data;

  g_ptr_array_add (self->fields, g_object_get_data (G_OBJECT (row), "comity-field"));
  tell (self, (int) self->fields->len - 1);
}

static void
reset_cb (GtkButton *button, gpointer user_data)
{
  Columns *self = user_data;

  g_ptr_array_unref (self->fields);
  self->fields = comity_list_columns_usual (self->kind);
  tell (self, 0);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  gpointer row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  move (user_data, index_of (row), keyval == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* -- Dragging ------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer row)
{
  return gdk_content_provider_new_typed (G_TYPE_UINT, index_of (row));
}

/** A row that was dropped; the rows are made anew when the drop is over. */
typedef struct {
  Columns *columns;
  GObject *dialog;
  guint from;
  int step;
} Drop;

static void
dropped_cb (gpointer data)
{
  g_autofree Drop *drop = data;

  move (drop->columns, drop->from, drop->step);
  g_object_unref (drop->dialog);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  Drop *drop = g_new (Drop, 1);
  guint from = g_value_get_uint (value);

  *drop =
    (Drop) { user_data, g_object_ref (G_OBJECT (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG))),
             from, (int) index_of (row) - (int) from };
  g_idle_add_once (dropped_cb, drop);
  return TRUE;
}

static void
make_draggable (Columns *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_controller (row, keys);
}

/* -- Rows ----------------------------------------------------------------------------------- */

static void
add_button (Columns *self,
            GtkWidget *row,
            guint index,
            const char *icon,
            const char *label,
            GCallback clicked,
            gboolean sensitive)
{
  GtkWidget *button = comity_icon_button_new (icon, label);

  gtk_widget_set_sensitive (button, sensitive);
  g_object_set_data (G_OBJECT (button), "comity-index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
row_new (const ComityField *field)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comity_field_get_label (field));
  return row;
}

static void
add_chosen (Columns *self, AdwPreferencesGroup *group, guint index)
{
  const char *name = comity_field_get_label (self->fields->pdata[index]);
  /* Translators: %s is the name of a column */
  g_autofree char *forward = g_strdup_printf (_ ("Move “%s” Forward"), name);
  /* Translators: %s is the name of a column */
  g_autofree char *back = g_strdup_printf (_ ("Move “%s” Back"), name);
  /* Translators: %s is the name of a column */
  g_autofree char *away = g_strdup_printf (_ ("Do Not Show “%s”"), name);
  GtkWidget *row = row_new (self->fields->pdata[index]);
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");

  g_object_set_data (G_OBJECT (row), "comity-index", GUINT_TO_POINTER (index));
  gtk_widget_add_css_class (handle, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), handle);
  add_button (self, row, index, "go-up-symbolic", forward, G_CALLBACK (up_cb), index > 0);
  add_button (self, row, index, "go-down-symbolic", back, G_CALLBACK (down_cb),
              index + 1 < self->fields->len);
  add_button (self, row, index, "list-remove-symbolic", away, G_CALLBACK (remove_cb), TRUE);
  make_draggable (self, row);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_offered (Columns *self, AdwPreferencesGroup *group, const ComityField *field)
{
  GtkWidget *row = row_new (field);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "comity-field", (gpointer) field);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect (row, "activated", G_CALLBACK (add_cb), self);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (Columns *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title ? title : "");
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* One group for each section of the kind's table, of what is not shown yet. */
static void
add_others (Columns *self)
{
  g_autoptr (GPtrArray) offered = comity_list_columns_offered (self->kind);
  AdwPreferencesGroup *group = NULL;
  const char *section = NULL, *shown = NULL;

  for (guint i = 0; i < offered->len; i++) {
    const ComityField *field = offered->pdata[i];

    section = comity_field_get_section (field) ? comity_field_get_section (field) : section;
    if (g_ptr_array_find (self->fields, field, NULL))
      continue;
    if (!group || section != shown)
      group = add_group (self, section, NULL);
    shown = section;
    add_offered (self, group, field);
  }
}

static void
rebuild (Columns *self, int focus)
{
  AdwPreferencesGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_set_size (self->rows, 0);
  group =
    /* Translators: heading: the columns that the list shows */
    add_group (self, _ ("Shown"), _ ("Drag the rows into order, or press Alt and the arrows."));
  for (guint i = 0; i < self->fields->len; i++)
    add_chosen (self, group, i);
  add_others (self);
  if (focus >= 0 && focus < (int) self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[focus]);
}

static GtkWidget *
make_content (Columns *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Usual Columns"));

  g_signal_connect (reset, "clicked", G_CALLBACK (reset_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), reset);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  return view;
}

/**
 * comity_columns_dialog_present:
 * @parent: a widget of the window
 * @kind: a kind of record
 * @fields: (element-type ComityField): the columns that are shown
 * @chosen: called at each change, with the fields of the columns in their order
 * @user_data: for @chosen; must live as long as @parent
 *
 * Lets a person choose the columns of a list and put them into order; each change holds at once.
 */
void
comity_columns_dialog_present (GtkWidget *parent,
                               const ComityKind *kind,
                               GPtrArray *fields,
                               ComityColumnsChosen chosen,
                               gpointer user_data)
{
  AdwDialog *dialog = adw_dialog_new ();
  Columns *self = g_new0 (Columns, 1);

  self->kind = kind;
  self->fields = g_ptr_array_copy (fields, NULL, NULL);
  self->chosen = chosen;
  self->user_data = user_data;
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->groups = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (dialog), "comity-columns", self, columns_free);
  /* Translators: title of the dialog in which the columns of a list are chosen */
  adw_dialog_set_title (dialog, _ ("Columns"));
  adw_dialog_set_content_width (dialog, 440);
  adw_dialog_set_content_height (dialog, 620);
  adw_dialog_set_child (dialog, make_content (self));
  rebuild (self, -1);
  adw_dialog_present (dialog, parent);
}
