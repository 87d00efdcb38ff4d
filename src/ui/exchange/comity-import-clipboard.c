/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that were copied in a spreadsheet, or a table of a page on the web, come in. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-import-clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-errors.h"
#include "comity-exchange-error.h"
#include "comity-import-dialog.h"

#define HTML "text/html"

/* Best first: cells keep their line breaks in HTML. */
static const char *const table_types[] = { HTML,         "text/tab-separated-values",
                                           "text/csv",   "text/plain;charset=utf-8",
                                           "text/plain", NULL };

/** Taking: for whom the clipboard is read. */
typedef struct {
  GtkWidget *parent;
  ComityStore *store;
  const ComityKind *kind;
  const char *const *types; /* that are still to be asked for */
  const char *type;         /* that came */
} Taking;

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->parent);
  g_object_unref (taking->store);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static void ask_clipboard (Taking *taking);

static void
refuse (Taking *taking)
{
  g_autoptr (GError) error =
    g_error_new_literal (COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
                         _ ("There is no table in the clipboard. Copy cells of a spreadsheet, or a "
                            "table of a page, and try again."));

  comity_error_present (taking->parent, error);
}

/* Also where it comes in UTF-16, as some browsers give it. */
static gboolean
has_table (GBytes *html)
{
  gsize size;
  const char *data = g_bytes_get_data (html, &size);
  g_autoptr (GString) letters = g_string_sized_new (size);

  for (gsize i = 0; i < size; i++)
    if (data[i] != '\0')
      g_string_append_c (letters, g_ascii_tolower (data[i]));
  return strstr (letters->str, "<table") != NULL;
}

static void
present (GtkWidget *parent, ComityStore *store, const ComityKind *kind, GBytes *bytes)
{
  comity_import_dialog_present_fetched (parent, store, kind,
                                        comity_import_new_for_bytes (kind, bytes, NULL), NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Taking) taking = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) < 0) {
    comity_error_present (taking->parent, error);
    return;
  }
  bytes = g_memory_output_stream_steal_as_bytes (memory);
  if (g_bytes_get_size (bytes) == 0)
    refuse (taking);
  else if (g_str_equal (taking->type, HTML) && !has_table (bytes))
    ask_clipboard (g_steal_pointer (&taking));
  else
    present (taking->parent, taking->store, taking->kind, bytes);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &taking->type, NULL);

  if (stream == NULL) {
    refuse (taking);
    return;
  }
  taking->type = g_intern_string (taking->type);
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, read_cb, g_steal_pointer (&taking));
}

/* Takes @taking over. The first answer may be a page without a table; then plain text is asked for. */
static void
ask_clipboard (Taking *taking)
{
  const char **types = (const char **) taking->types++;

  gdk_clipboard_read_async (gtk_widget_get_clipboard (taking->parent), types, G_PRIORITY_DEFAULT,
                            NULL, opened_cb, taking);
}

/**
 * comity_import_clipboard:
 * @parent: a page of the window
 * @kind: what the rows of the table are
 *
 * Asks how a table in the clipboard is to be brought in, and does it.
 */
void
comity_import_clipboard (GtkWidget *parent, ComityStore *store, const ComityKind *kind)
{
  Taking *taking = g_new0 (Taking, 1);

  *taking = (Taking) { g_object_ref (parent), g_object_ref (store), kind, table_types, NULL };
  ask_clipboard (taking);
}

/**
 * comity_import_text:
 * @parent: a page of the window
 * @kind: what the rows are
 * @text: a table, as spreadsheets give it
 *
 * Asks how a table that was dropped is to be brought in, and does it.
 */
void
comity_import_text (GtkWidget *parent, ComityStore *store, const ComityKind *kind, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  present (parent, store, kind, bytes);
}
