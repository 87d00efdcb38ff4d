/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-file.h"

#include <glib/gi18n.h>

#include "comity-error.h"

#define MOST_BYTES (100 * 1024 * 1024)

/**
 * comity_file_dup_hash:
 *
 * Returns: (transfer full): the value of an IMAGE or FILE field with this content
 */
char *
comity_file_dup_hash (GBytes *content)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  return g_strconcat ("sha256-", digest, NULL);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  GError *error = NULL;
  GBytes *content = NULL;

  info =
    g_file_query_info (source,
                       G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, 0,
                       cancellable, &error);
  if (info != NULL && g_file_info_get_size (info) > MOST_BYTES)
    g_set_error (
      &error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_RANGE,
      /* Translators: %1$s is the name of a file, %2$d the most that the office keeps of one */
      _ ("“%1$s” is larger than %2$d MB. Keep it in a folder and write its place here."),
      g_file_info_get_display_name (info), MOST_BYTES / 1024 / 1024);
  else if (info != NULL)
    content = g_file_load_bytes (source, cancellable, NULL, &error);
  if (content == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, content, (GDestroyNotify) g_bytes_unref);
}

/**
 * comity_file_load_async:
 * @file: what somebody chose or dropped
 *
 * Reads a file in a thread of its own; files too large for an office are refused with a sentence.
 */
void
comity_file_load_async (GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, comity_file_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * comity_file_load_finish:
 *
 * Returns: (transfer full) (nullable): the content, or %NULL with @error set
 */
GBytes *
comity_file_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
