/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>

#include "comity-control.h"
#include "comity-errors.h"
#include "comity-file.h"
#include "comity-logo.h"
#include "comity-parts.h"
#include "comity-pictures.h"

#define PREVIEW 40 /* sp */

/*
 * A picture or a file: chosen, dropped, or (a picture) pasted. Its content goes into the office
 * with the transaction that saves the record.
 *
 * Typed state: the hash; content that is not saved yet is not in it.
 */
struct _ComityControlFile {
  ComityControl parent_instance;
  GtkWidget *row, *logo, *choose, *remove;
  char *hash;
  char *name; /* of the file that was chosen */
  GBytes *content; /* only what is not in the office yet */
  GCancellable *cancellable;
};

#define COMITY_TYPE_CONTROL_FILE (comity_control_file_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlFile, comity_control_file, COMITY, CONTROL_FILE, ComityControl)
G_DEFINE_FINAL_TYPE (ComityControlFile, comity_control_file, COMITY_TYPE_CONTROL)

static gboolean
is_image (ComityControlFile *self)
{
  return comity_control_get_field (COMITY_CONTROL (self))->type == COMITY_TYPE_IMAGE;
}

static void
update (ComityControlFile *self)
{
  const char *subtitle = self->name;

  if (self->hash == NULL)
    subtitle =
      is_image (self) ? _ ("Choose, drop or paste a picture") : _ ("Choose or drop a file");
  else if (subtitle == NULL)
    subtitle = is_image (self) ? _ ("A picture is there") : _ ("A file is there");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);
  gtk_widget_set_visible (self->remove, self->hash != NULL);
  /* with its box, which would leave a gap before the title */
  gtk_widget_set_visible (gtk_widget_get_parent (self->logo),
                          self->hash != NULL && is_image (self));
}

static void
set_content (ComityControlFile *self, GBytes *content, GdkTexture *texture, const char *name)
{
  g_set_str (&self->name, name);
  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = g_bytes_ref (content);
  g_free (self->hash);
  self->hash = comity_file_dup_hash (content);
  if (texture != NULL)
    comity_logo_set_texture (COMITY_LOGO (self->logo), texture);
  update (self);
  comity_control_edited (COMITY_CONTROL (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityControlFile) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = comity_file_load_finish (result, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *name = NULL;

  if (content == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      comity_control_set_error (COMITY_CONTROL (self), comity_error_get_sentence (error));
    return;
  }
  if (is_image (self)) {
    texture = gdk_texture_new_from_bytes (content, NULL);
    if (texture == NULL) {
      comity_control_set_error (COMITY_CONTROL (self), _ ("This file is not a picture."));
      return;
    }
  }
  name = g_file_get_basename (G_FILE (source));
  set_content (self, content, texture, name);
}

static void
load (ComityControlFile *self, GFile *file)
{
  comity_file_load_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityControlFile) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    load (self, file);
}

static void
choose_cb (ComityControlFile *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (self->row);

  if (is_image (self)) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

    /* Translators: a kind of files, in the file chooser */
    gtk_file_filter_set_name (filter, _ ("Pictures"));
    gtk_file_filter_add_mime_type (filter, "image/*");
    gtk_file_dialog_set_default_filter (dialog, filter);
  }
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        opened_cb, g_object_ref (self));
}

static void
remove_cb (ComityControlFile *self)
{
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->content, g_bytes_unref);
  comity_logo_set_texture (COMITY_LOGO (self->logo), NULL);
  update (self);
  gtk_widget_grab_focus (self->choose);
  comity_control_edited (COMITY_CONTROL (self));
}

static void
take_texture (ComityControlFile *self, GdkTexture *texture)
{
  g_autoptr (GBytes) content = gdk_texture_save_to_png_bytes (texture);

  set_content (self, content, texture, _ ("Pasted picture"));
}

static gboolean
drop_cb (ComityControlFile *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) && is_image (self)) {
    take_texture (self, g_value_get_object (value));
    return TRUE;
  }
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

    if (files != NULL)
      load (self, files->data);
    return files != NULL;
  }
  return FALSE;
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityControlFile) self = user_data;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);

  if (texture != NULL)
    take_texture (self, texture);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    comity_control_set_error (COMITY_CONTROL (self), _ ("There is no picture to paste."));
}

static void
paste_cb (ComityControlFile *self)
{
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (self->row), self->cancellable,
                                    pasted_cb, g_object_ref (self));
}

static void
add_button (ComityControlFile *self,
            const char *icon,
            const char *label,
            GCallback callback,
            GtkWidget **button)
{
  g_autofree char *full =
    g_strdup_printf ("%s: %s",
                     comity_field_get_label (comity_control_get_field (COMITY_CONTROL (self))),
                     label);
  GtkWidget *made = comity_icon_button_new (icon, label);

  comity_set_label (made, full);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), made);
  g_signal_connect_object (made, "clicked", callback, self, G_CONNECT_SWAPPED);
  if (button != NULL)
    *button = made;
}

static GtkWidget *
comity_control_file_build (ComityControl *control)
{
  ComityControlFile *self = COMITY_CONTROL_FILE (control);
  const char *title = comity_field_get_label (comity_control_get_field (control));
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  self->row = adw_action_row_new ();
  self->logo = comity_logo_new (PREVIEW);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  comity_logo_set_name (COMITY_LOGO (self->logo), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row), self->logo);
  /* Translators: button: take the file out of the field */
  add_button (self, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb), &self->remove);
  if (is_image (self))
    add_button (self, "edit-paste-symbolic", _ ("Paste a Picture"), G_CALLBACK (paste_cb), NULL);
  /* Translators: button: choose a file */
  add_button (self, "document-open-symbolic", _ ("Choose…"), G_CALLBACK (choose_cb), &self->choose);
  gtk_drop_target_set_gtypes (drop, (GType[]) { GDK_TYPE_TEXTURE, GDK_TYPE_FILE_LIST }, 2);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, GTK_EVENT_CONTROLLER (drop));
  return self->row;
}

static GtkWidget *
comity_control_file_get_focus (ComityControl *control)
{
  return COMITY_CONTROL_FILE (control)->choose;
}

static void
comity_control_file_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  ComityControlFile *self = COMITY_CONTROL_FILE (control);

  g_set_str (&self->hash, neutral);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  if (is_image (self) && comity_control_get_store (control) != NULL)
    comity_logo_set_picture (COMITY_LOGO (self->logo), comity_control_get_store (control), neutral);
  update (self);
}

static char *
comity_control_file_dup_value (ComityControl *control, GError **error)
{
  return g_strdup (COMITY_CONTROL_FILE (control)->hash);
}

static void
comity_control_file_commit (ComityControl *control, ComityChanges *changes)
{
  ComityControlFile *self = COMITY_CONTROL_FILE (control);
  g_autofree char *hash = NULL;

  if (self->content != NULL)
    comity_changes_add_blob (changes, self->content, &hash);
}

static void
comity_control_file_dispose (GObject *object)
{
  g_cancellable_cancel (COMITY_CONTROL_FILE (object)->cancellable);
  G_OBJECT_CLASS (comity_control_file_parent_class)->dispose (object);
}

static void
comity_control_file_finalize (GObject *object)
{
  ComityControlFile *self = COMITY_CONTROL_FILE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->hash);
  g_free (self->name);
  G_OBJECT_CLASS (comity_control_file_parent_class)->finalize (object);
}

static void
comity_control_file_class_init (ComityControlFileClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_control_file_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_control_file_finalize;
  control_class->build = comity_control_file_build;
  control_class->get_focus = comity_control_file_get_focus;
  control_class->set_value = comity_control_file_set_value;
  control_class->dup_value = comity_control_file_dup_value;
  control_class->commit = comity_control_file_commit;
}

static void
comity_control_file_init (ComityControlFile *self)
{
  self->cancellable = g_cancellable_new ();
}
