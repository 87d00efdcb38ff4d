/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-option.h"

#include <glib/gi18n.h>

#include "comity-lists.h"
#include "comity-record.h"

#define MAX_CODE 40

/**
 * comity_option_make_code:
 * @list: one of the office's own lists
 * @label: what the new entry shall be called
 *
 * Returns: (transfer full): a code for it: its plain letters and digits, not yet in the list
 */
char *
comity_option_make_code (const char *list, const char *label)
{
  g_auto (GStrv) taken = comity_lists_dup_codes (list);
  g_autofree char *plain = g_str_to_ascii (label, NULL);
  g_autoptr (GString) code = g_string_new (NULL);
  gsize length;

  for (const char *p = plain; *p != '\0' && code->len < MAX_CODE; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (code, g_ascii_tolower (*p));
    else if (code->len > 0 && code->str[code->len - 1] != '_')
      g_string_append_c (code, '_');
  }
  while (code->len > 0 && code->str[code->len - 1] == '_')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_append (code, "entry");
  length = code->len;
  for (guint i = 2; taken != NULL && g_strv_contains ((const char *const *) taken, code->str);
       i++) {
    g_string_truncate (code, length);
    g_string_append_printf (code, "_%u", i);
  }
  return g_string_free (g_steal_pointer (&code), FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  ComityChanged *changed = comity_store_write_finish (COMITY_STORE (source), result, &error);
  ComityRecord *record = g_task_get_task_data (task);

  if (changed == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  comity_changed_unref (changed);
  comity_lists_set_option (comity_record_get (record, "list"), comity_record_get (record, "code"),
                           comity_record_get (record, "label"),
                           (int) comity_record_get_int (record, "position", 0), FALSE);
  g_task_return_pointer (task, g_strdup (comity_record_get (record, "code")), g_free);
}

/**
 * comity_option_add_async:
 * @list: one of the office's own lists
 * @label: what the new entry shall be called
 *
 * Adds an entry to a list, as a record of kind `option`, at its end.
 */
void
comity_option_add_async (ComityStore *store,
                         const char *list,
                         const char *label,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (ComityChanges) changes = comity_changes_new (N_ ("Add to a list"));
  g_auto (GStrv) codes = comity_lists_dup_codes (list);
  g_autofree char *code = comity_option_make_code (list, label);
  g_autofree char *position = g_strdup_printf ("%u", codes != NULL ? g_strv_length (codes) + 1 : 1);
  ComityRecord *record = comity_record_new (comity_kind_find ("option"));

  g_task_set_source_tag (task, comity_option_add_async);
  comity_record_set (record, "list", list);
  comity_record_set (record, "code", code);
  comity_record_set (record, "label", label);
  comity_record_set (record, "position", position);
  g_task_set_task_data (task, record, g_object_unref);
  comity_changes_put (changes, record);
  comity_store_write_async (store, g_steal_pointer (&changes), cancellable, written_cb,
                            g_steal_pointer (&task));
}

/**
 * comity_option_add_finish:
 *
 * Returns: (transfer full) (nullable): the code of the new entry, or %NULL with @error set
 */
char *
comity_option_add_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
