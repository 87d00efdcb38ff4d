/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-attachments.h"

#include <glib/gi18n.h>

#include "comity-blob-file.h"
#include "comity-drag-out.h"
#include "comity-errors.h"
#include "comity-file.h"
#include "comity-handout.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-section.h"
#include "comity-sentence.h"

/* The files of a record: shown, opened, chosen and dropped. */

/** Files on their way into the office: read one after the other, written together. */
typedef struct {
  GtkWidget *page; /* weak */
  ComityStore *store;
  ComityRecord *owner;
  GListModel *files;
  guint n_read;
  ComityChanges *changes;
  char *done;
} Adding;

static Adding *
adding_new (GtkWidget *page, ComityStore *store, ComityRecord *owner)
{
  Adding *adding = g_new0 (Adding, 1);

  g_set_weak_pointer (&adding->page, page);
  adding->store = g_object_ref (store);
  adding->owner = g_object_ref (owner);
  return adding;
}

static void
adding_free (Adding *adding)
{
  g_clear_weak_pointer (&adding->page);
  g_clear_pointer (&adding->changes, comity_changes_free);
  g_clear_object (&adding->files);
  g_object_unref (adding->store);
  g_object_unref (adding->owner);
  g_free (adding->done);
  g_free (adding);
}

static ComityRecord *
make_record (Adding *adding, const char *name, const char *hash, gsize size, const char *type)
{
  ComityRecord *record = comity_record_new (comity_kind_find ("attachment"));
  g_autofree char *link =
    g_strdup_printf ("%s/%" G_GINT64_FORMAT, comity_record_get_kind (adding->owner)->name,
                     comity_record_get_id (adding->owner));
  g_autofree char *bytes = g_strdup_printf ("%" G_GSIZE_FORMAT, size);

  comity_record_set (record, "record", link);
  comity_record_set (record, "file", hash);
  comity_record_set (record, "name", name);
  comity_record_set (record, "media_type", type);
  comity_record_set (record, "size", bytes);
  return record;
}

static void
take_content (Adding *adding, GFile *file, GBytes *content)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *hash = NULL, *type = NULL, *mime = NULL;
  g_autoptr (ComityRecord) record = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);

  type = g_content_type_guess (name, data, size, NULL);
  mime = g_content_type_get_mime_type (type);
  comity_changes_add_blob (adding->changes, content, &hash);
  record = make_record (adding, name, hash, size, mime);
  comity_changes_put (adding->changes, record);
}

static void read_next (Adding *adding);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = comity_file_load_finish (result, &error);

  if (content != NULL && adding->page != NULL) {
    take_content (adding, G_FILE (source), content);
    read_next (adding);
    return;
  }
  if (adding->page != NULL)
    comity_error_present (adding->page, error);
  adding_free (adding);
}

/* When all are there they are written: together, so that one Undo takes them back. */
static void
read_next (Adding *adding)
{
  g_autoptr (GFile) file = g_list_model_get_item (adding->files, adding->n_read++);

  if (file != NULL) {
    comity_file_load_async (file, NULL, loaded_cb, adding);
    return;
  }
  comity_page_write (adding->page, adding->store, g_steal_pointer (&adding->changes), adding->done);
  adding_free (adding);
}

/**
 * comity_attachments_add_files:
 * @owner: the record that they belong to
 * @files: (element-type GFile): which
 *
 * Puts files into the office, as one step: all of them, or none when one cannot be read.
 */
void
comity_attachments_add_files (GtkWidget *page,
                              ComityStore *store,
                              ComityRecord *owner,
                              GListModel *files)
{
  guint n = g_list_model_get_n_items (files);
  g_autofree char *what = NULL;
  Adding *adding;

  if (n == 0)
    return;
  what = comity_sentence_of_count ("Added %u file", "Added %u files", n);
  adding = adding_new (page, store, owner);
  adding->files = g_object_ref (files);
  adding->done =
    /* Translators: %u is how many files were attached to a record; also in the history */
    g_strdup_printf (ngettext ("Added %u file", "Added %u files", n), n);
  adding->changes = comity_changes_new (what);
  read_next (adding);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GListModel) files =
    gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL && adding->page != NULL)
    comity_attachments_add_files (adding->page, adding->store, adding->owner, files);
  adding_free (adding);
}

/** comity_attachments_choose: asks which files belong to a record */
void
comity_attachments_choose (GtkWidget *page, ComityStore *store, ComityRecord *owner)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (page);

  gtk_file_dialog_set_title (dialog, _ ("Add Files"));
  gtk_file_dialog_set_accept_label (dialog, C_ ("record", "_Add"));
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                                 opened_cb, adding_new (page, store, owner));
}

/* "PDF document · Russian · 0.4 MB": what can be known without opening it. */
static char *
dup_description (ComityRecord *file)
{
  g_autofree char *subtitle = comity_record_dup_subtitle (file);
  gint64 size = comity_record_get_int (file, "size", -1);
  g_autofree char *shown = size >= 0 ? g_format_size ((guint64) size) : NULL;

  if (subtitle == NULL || *subtitle == '\0')
    return g_steal_pointer (&shown);
  return shown != NULL ? g_strdup_printf ("%s · %s", subtitle, shown) : g_steal_pointer (&subtitle);
}

static GtkWidget *
make_menu (ComityRecord *file)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) edit = g_menu_item_new (C_ ("record", "_Edit"), NULL);
  /* Translators: menu item: write an attached file where one likes */
  g_autoptr (GMenuItem) save = g_menu_item_new (_ ("_Save a Copy…"), NULL);
  /* Translators: menu item: begin a letter with an attached file */
  g_autoptr (GMenuItem) mail = g_menu_item_new (_ ("Send by E-_Mail…"), NULL);
  /* Translators: menu item: delete the attached file */
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("_Delete"), NULL);
  g_autofree char *title = comity_record_dup_title (file);
  g_autofree char *label = g_strdup_printf (_ ("Actions for “%s”"), title);
  gint64 id = comity_record_get_id (file);

  g_menu_item_set_action_and_target (edit, "record.edit-sub", "(sx)", "attachment", id);
  g_menu_item_set_action_and_target (remove, "record.delete-sub", "(sx)", "attachment", id);
  g_menu_item_set_action_and_target (save, "record.save-file", "(ss)",
                                     comity_record_get (file, "file"),
                                     comity_record_get (file, "name"));
  g_menu_item_set_action_and_target (mail, "record.mail-file", "(ss)",
                                     comity_record_get (file, "file"),
                                     comity_record_get (file, "name"));
  g_menu_append_item (menu, save);
  g_menu_append_item (menu, mail);
  g_menu_append_item (menu, edit);
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  comity_set_label (button, label);
  return button;
}

static GtkWidget *
make_row (ComityStore *store, ComityRecord *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = comity_record_dup_title (file);
  g_autofree char *description = dup_description (file);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("text-x-generic-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (file));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Open a Copy"));
  comity_set_label (row, title);
  comity_drag_out_add (row, comity_handout_new_for_file (store, comity_record_get (file, "file"),
                                                         comity_record_get (file, "name")));
  comity_blob_file_open_on (row, "activated", store, comity_record_get (file, "file"),
                            comity_record_get (file, "name"));
  return row;
}

/**
 * comity_attachments_new:
 *
 * Returns: (transfer floating): the section with the files of the page's record
 */
GtkWidget *
comity_attachments_new (ComityStore *store, ComityPageData *data)
{
  /* Translators: heading: files attached to a record */
  ComitySection *section = comity_section_new (_ ("Files"));
  GtkWidget *add = comity_icon_button_new ("list-add-symbolic", _ ("Add Files"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "record.attach");
  comity_section_add_suffix (section, add);
  for (guint i = 0; i < data->files->len; i++)
    comity_section_add_row (section, make_row (store, data->files->pdata[i]));
  if (data->files->len == 0)
    comity_section_add_content (section, comity_dim_label_new (_ (
                                           "Drop files here, or choose them with the plus sign.")));
  return GTK_WIDGET (section);
}
