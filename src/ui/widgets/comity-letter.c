/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-letter.h"

#include <adwaita.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "comity-blob-file.h"
#include "comity-error.h"
#include "comity-errors.h"
#include "comity-parts.h"
#include "comity-portal.h"

/*
 * A letter is begun in the person's mail program by the portal, which takes files and any number of
 * addresses. Where there is none, “mailto:” does it, which takes no files: that is told before.
 */

#define EMAIL "org.freedesktop.portal.Email"

/** A letter on its way to the mail program. */
typedef struct {
  GtkWidget *from; /* weak */
  ComityLetter *letter;
} Composing;

static Composing *
composing_new (GtkWidget *from, ComityLetter *letter)
{
  Composing *self = g_new0 (Composing, 1);

  g_set_weak_pointer (&self->from, from);
  self->letter = letter;
  return self;
}

static void
composing_free (Composing *self)
{
  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->letter, comity_letter_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Composing, composing_free)

/**
 * comity_letter_new:
 * @addresses: (element-type utf8): whom to write to
 *
 * Nobody shall see the others' addresses, so that several stand in the blind copy.
 *
 * Returns: (transfer full): a letter to all of them
 */
ComityLetter *
comity_letter_new (const GPtrArray *addresses)
{
  ComityLetter *self = g_new0 (ComityLetter, 1);
  char **all = g_new0 (char *, addresses->len + 1);

  for (guint i = 0; i < addresses->len; i++)
    all[i] = g_strdup (addresses->pdata[i]);
  if (addresses->len > 1)
    self->bcc = all;
  else
    self->to = all;
  return self;
}

/** comity_letter_free: frees it. */
void
comity_letter_free (ComityLetter *self)
{
  g_strfreev (self->to);
  g_strfreev (self->bcc);
  g_free (self->subject);
  g_free (self->path);
  g_free (self);
}

/* -- By its address ------------------------------------------------------------------------- */

static void
append_addresses (GString *uri, char **addresses)
{
  for (guint i = 0; addresses != NULL && addresses[i] != NULL; i++) {
    g_autofree char *escaped = g_uri_escape_string (addresses[i], "@", FALSE);

    g_string_append (uri, i > 0 ? "," : "");
    g_string_append (uri, escaped);
  }
}

/**
 * comity_letter_dup_uri:
 *
 * Returns: (transfer full): the address that begins it in a mail program, without its file
 */
char *
comity_letter_dup_uri (const ComityLetter *self)
{
  GString *uri = g_string_new ("mailto:");

  append_addresses (uri, self->to);
  if (self->bcc != NULL) {
    g_string_append (uri, "?bcc=");
    append_addresses (uri, self->bcc);
  }
  if (self->subject != NULL) {
    g_autofree char *escaped = g_uri_escape_string (self->subject, NULL, FALSE);

    g_string_append_printf (uri, "%csubject=%s", self->bcc != NULL ? '&' : '?', escaped);
  }
  return g_string_free_and_steal (uri);
}

static void
open_uri (Composing *self)
{
  g_autofree char *uri = comity_letter_dup_uri (self->letter);

  comity_open_uri (self->from, uri);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Composing) self = user_data;

  if (g_str_equal (response, "write") && self->from != NULL)
    open_uri (self);
}

/* Before anything is begun without it. */
static void
ask_without_file (Composing *self)
{
  g_autofree char *name = g_path_get_basename (self->letter->path);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The File Cannot Be Attached"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: %s is the name of a file */
                                _ ("This desktop has no way to hand “%s” to a mail program. Save a "
                                   "copy first, begin the letter without it, and attach the copy "
                                   "there."),
                                name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "write",
                                  /* Translators: button: begin a letter without the file */
                                  _ ("_Begin Without It"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (dialog, self->from);
}

/* -- By the portal -------------------------------------------------------------------------- */

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Composing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = comity_portal_request_finish (result, &error);

  if (answer != NULL || self->from == NULL || comity_error_is_cancelled (error))
    return;
  g_debug ("The portal begins no letter: %s", error->message);
  if (self->letter->path != NULL)
    ask_without_file (g_steal_pointer (&self));
  else
    open_uri (self);
}

/* Returns: whether the file of the letter is in @fds now; the options name it by its place there */
static gboolean
attach (GVariantBuilder *options, const char *path, GUnixFDList *fds, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  int handle;

  if (fd < 0)
    return comity_error_from_errno (errno, error);
  handle = g_unix_fd_list_append (fds, fd, error);
  close (fd);
  if (handle < 0)
    return FALSE;
  g_variant_builder_add (options, "{sv}", "attachment_fds",
                         g_variant_new_array (G_VARIANT_TYPE_HANDLE,
                                              (GVariant *[]) { g_variant_new_handle (handle) }, 1));
  return TRUE;
}

static void
add_addresses (GVariantBuilder *options, const char *name, char **addresses)
{
  if (addresses != NULL)
    g_variant_builder_add (options, "{sv}", name,
                           g_variant_new_strv ((const char *const *) addresses, -1));
}

/**
 * comity_letter_compose:
 * @from: a widget of the window
 * @letter: (transfer full): what is known of the letter
 *
 * Begins a letter in the user's mail program.
 */
void
comity_letter_compose (GtkWidget *from, ComityLetter *letter)
{
  g_autoptr (Composing) self = composing_new (from, letter);
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (letter->path != NULL && !attach (&options, letter->path, fds, &error)) {
    comity_error_present (from, error);
    return;
  }
  add_addresses (&options, "addresses", letter->to);
  add_addresses (&options, "bcc", letter->bcc);
  if (letter->subject != NULL)
    g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (letter->subject));
  comity_portal_request_async (from, EMAIL, "ComposeEmail", &options, fds, composed_cb,
                               g_steal_pointer (&self));
}

/* -- A file of the office ------------------------------------------------------------------- */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Composing) self = user_data;
  g_autoptr (GError) error = NULL;

  self->letter->path = comity_blob_file_copy_finish (COMITY_STORE (source), result, &error);
  if (self->from == NULL)
    return;
  if (self->letter->path != NULL)
    comity_letter_compose (self->from, g_steal_pointer (&self->letter));
  else
    comity_error_present (self->from, error);
}

/**
 * comity_letter_send_file:
 * @hash: the value of a FILE field
 * @name: (nullable): what the file is called
 *
 * Begins a letter with a file of the office.
 */
void
comity_letter_send_file (GtkWidget *from, ComityStore *store, const char *hash, const char *name)
{
  ComityLetter *letter = g_new0 (ComityLetter, 1);

  letter->subject = g_strdup (name);
  comity_blob_file_copy_async (store, hash, name, NULL, copied_cb, composing_new (from, letter));
}
