/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include "comity-attachments.h"
#include "comity-kinds.h"
#include "comity-url.h"

/* What can be dropped on a record's page. */

/* Whether a file is a picture, by its name: what it really is, its reader sees. */
static gboolean
is_picture (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  return g_content_type_is_a (type, "image/*");
}

static gboolean
drop_files (ComityRecordPage *self, GSList *files)
{
  gboolean bare =
    self->kind == &comity_kind_partner && comity_record_get (self->data->record, "logo") == NULL;

  /* One picture on a partner without a logo can only be meant as that. */
  if (bare && files != NULL && files->next == NULL && is_picture (files->data)) {
    comity_record_logo_take_file (self, files->data);
    return TRUE;
  }
  for (GSList *f = files; f != NULL; f = f->next)
    comity_attachments_add_file (GTK_WIDGET (self), self->store, self->data->record, f->data);
  return files != NULL;
}

static gboolean
drop_cb (ComityRecordPage *self, const GValue *value)
{
  gboolean partner = self->kind == &comity_kind_partner;

  if (!comity_record_page_is_writable (self) || self->data == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

    return drop_files (self, files);
  }
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) && partner) {
    comity_record_logo_take_texture (self, g_value_get_object (value));
    return TRUE;
  }
  if (G_VALUE_HOLDS_STRING (value) && partner) {
    g_autofree char *url = comity_url_from_typed (g_value_get_string (value), NULL);

    if (url != NULL)
      comity_record_logo_take_address (self, url);
    return url != NULL;
  }
  return FALSE;
}

/** comity_record_drop_add: lets things be dropped on the page */
void
comity_record_drop_add (ComityRecordPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (drop,
                              (GType[]) { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, G_TYPE_STRING }, 3);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
