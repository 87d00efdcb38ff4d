/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions of GtkFileDialog that open a chooser, under their own names: the linker takes them instead of GTK's. */
#include "fake-files.h"

static GFile *answer;
static GtkFileDialog *asked;

/* From now on whoever asks for a file gets this one; without one, the chooser is dismissed. */
void
fake_files_answer (GFile *file)
{
  g_set_object (&answer, file);
  g_clear_object (&asked);
}

/* The chooser that was answered last, or NULL. */
GtkFileDialog *
fake_files_get_asked (void)
{
  return asked;
}

static void
ask (GtkFileDialog *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_set_object (&asked, self);
  if (answer)
    g_task_return_pointer (task, g_object_ref (answer), g_object_unref);
  else
    g_task_return_new_error_literal (task, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED, "");
}

void
gtk_file_dialog_open (GtkFileDialog *self,
                      GtkWindow *parent,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  ask (self, cancellable, callback, user_data);
}

GFile *
gtk_file_dialog_open_finish (GtkFileDialog *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
gtk_file_dialog_save (GtkFileDialog *self,
                      GtkWindow *parent,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  ask (self, cancellable, callback, user_data);
}

GFile *
gtk_file_dialog_save_finish (GtkFileDialog *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
