/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "comity-picture-pool.h"

/*
 * One of glycin's loaders in a sandbox of ours, which is asked by the interface that glycin promises
 * to keep for all loaders of its first version (docs/1+/org.gnome.glycin.Loader.xml there). What comes
 * back is a stranger's word: it is checked here, and its pixels are copied and not mapped, so that
 * nobody can cut them off beneath us.
 */

#define PATIENCE 5 /* seconds */
#define MOST_BYTES 8 /* of a pixel */

struct _ComityPictureLoader {
  GSubprocess *process;
  GDBusConnection *connection;
};

static GSubprocess *
spawn (const char *program, int end)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_auto (GStrv) argv = comity_picture_sandbox_dup_argv (program);
  int filter = comity_picture_sandbox_open_filter ();
  g_autoptr (GError) error = NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, end);
  if (filter >= 0)
    g_subprocess_launcher_take_fd (launcher, filter, COMITY_PICTURE_SANDBOX_FILTER);
  if (argv == NULL || filter < 0)
    return NULL;
  GSubprocess *process =
    g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  if (process == NULL)
    g_debug ("Decoder: %s", error->message);
  return process;
}

/* The decoder speaks first; one that does not start is not waited for. */
static GDBusConnection *
connect_to (int end, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket = g_socket_new_from_fd (end, &error);
  if (socket == NULL) {
    close (end);
    return NULL;
  }
  g_autoptr (GSocketConnection) stream = g_socket_connection_factory_create_connection (socket);
  g_autofree char *guid = g_dbus_generate_guid ();
  GDBusConnection *connection =
    g_socket_condition_timed_wait (socket, G_IO_IN, PATIENCE * G_USEC_PER_SEC, cancellable,
                                   &error) ?
      g_dbus_connection_new_sync (G_IO_STREAM (stream), guid,
                                  G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER |
                                    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_ALLOW_ANONYMOUS,
                                  NULL, cancellable, &error) :
      NULL;
  if (connection == NULL)
    g_debug ("Decoder: %s", error->message);
  return connection;
}

/**
 * comity_picture_loader_new:
 * @program: a loader of glycin 1
 *
 * Starts it in the sandbox, which ends with the calling thread.
 *
 * Returns: (transfer full) (nullable): it; %NULL: it does not start
 */
ComityPictureLoader *
comity_picture_loader_new (const char *program, GCancellable *cancellable)
{
  int ends[2];
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
    return NULL;
  ComityPictureLoader *self = g_new0 (ComityPictureLoader, 1);
  self->process = spawn (program, ends[1]);
  if (self->process == NULL)
    close (ends[0]);
  else
    self->connection = connect_to (ends[0], cancellable);
  if (self->connection == NULL)
    g_clear_pointer (&self, comity_picture_loader_free);
  return self;
}

/** comity_picture_loader_free: ends it at once, whatever it does. */
void
comity_picture_loader_free (ComityPictureLoader *self)
{
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  if (self->connection != NULL)
    g_dbus_connection_close (self->connection, NULL, NULL, NULL);
  g_clear_object (&self->process);
  g_clear_object (&self->connection);
  g_free (self);
}

/* -- Handing the picture in ---------------------------------------------------------------------- */

typedef struct {
  int fd;
  GBytes *content;
} Feed;

static gpointer
feed_thread (gpointer data)
{
  const Feed *feed = data;
  gsize size, sent = 0;
  const guint8 *bytes = g_bytes_get_data (feed->content, &size);
  while (sent < size) {
    gssize n = send (feed->fd, bytes + sent, size - sent, MSG_NOSIGNAL);
    if (n <= 0)
      break;
    sent += (gsize) n;
  }
  shutdown (feed->fd, SHUT_WR);
  return NULL;
}

static GVariant *
call (ComityPictureLoader *self,
      const char *method,
      GVariant *arguments,
      const char *type,
      GUnixFDList *in,
      GUnixFDList **out,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply =
    g_dbus_connection_call_with_unix_fd_list_sync (self->connection, NULL, "/org/gnome/glycin",
                                                   "org.gnome.glycin.Loader", method, arguments,
                                                   G_VARIANT_TYPE (type),
                                                   G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE * 1000,
                                                   in, out, cancellable, &error);
  if (reply == NULL)
    g_debug ("Decoder: %s", error->message);
  return reply;
}

static GVariant *
call_init (ComityPictureLoader *self, int end, const char *type, GCancellable *cancellable)
{
  g_autoptr (GUnixFDList) in = g_unix_fd_list_new_from_array (&end, 1);
  return call (self, "Init", g_variant_new_parsed ("((handle 0, %s, @a{sv} {}),)", type),
               "(uua{sv})", in, NULL, cancellable);
}

static gboolean
init (ComityPictureLoader *self, GBytes *content, const char *type, GCancellable *cancellable)
{
  int ends[2];
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return FALSE;
  Feed feed = { ends[0], content };
  GThread *thread = g_thread_new ("comity-picture", feed_thread, &feed);
  g_autoptr (GVariant) reply = call_init (self, ends[1], type, cancellable);
  g_autoptr (GVariant) details = NULL;
  guint32 width = 0, height = 0;
  shutdown (ends[0], SHUT_RDWR);
  g_thread_join (thread);
  close (ends[0]);
  if (reply != NULL)
    g_variant_get (reply, "(uu@a{sv})", &width, &height, &details);
  /* Which way a photo is to be turned, glycin reads. */
  return details != NULL && width <= COMITY_PICTURE_LARGEST && height <= COMITY_PICTURE_LARGEST &&
         !g_variant_lookup (details, "exif", "h", NULL);
}

/* -- Taking the pixels out ----------------------------------------------------------------------- */

static gboolean
copy_pixels (int fd, ComityFrame *frame)
{
  gsize size = frame->stride * frame->height, read = 0;
  struct stat status;
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size < (goffset) size)
    return FALSE;
  guint8 *pixels = g_malloc (size);
  while (read < size) {
    gssize n = pread (fd, pixels + read, size - read, (off_t) read);
    if (n <= 0)
      break;
    read += (gsize) n;
  }
  frame->pixels = g_bytes_new_take (pixels, size);
  if (read < size)
    g_clear_pointer (&frame->pixels, g_bytes_unref);
  return frame->pixels != NULL;
}

static gboolean
take (GVariant *reply, GUnixFDList *fds, ComityFrame *frame)
{
  g_autoptr (GVariant) details = NULL;
  guint32 width, height, stride, format;
  gint32 handle;
  g_variant_get (reply, "(uuuuh(tu)@a{sv})", &width, &height, &stride, &format, &handle, NULL, NULL,
                 &details);
  *frame = (ComityFrame) { .width = width, .height = height, .stride = stride, .format = format };
  /* Colours of a profile of its own are glycin's business as well. */
  if (width == 0 || height == 0 || width > COMITY_PICTURE_LARGEST ||
      height > COMITY_PICTURE_LARGEST || stride > COMITY_PICTURE_LARGEST * MOST_BYTES ||
      g_variant_lookup (details, "iccp", "h", NULL) || fds == NULL || handle < 0 ||
      handle >= g_unix_fd_list_get_length (fds))
    return FALSE;
  g_autofd int fd = g_unix_fd_list_get (fds, handle, NULL);
  return fd >= 0 && copy_pixels (fd, frame);
}

/**
 * comity_picture_loader_read:
 * @type: of @content
 * @frame: (out): the picture; its pixels are to be freed
 *
 * Decodes one picture. A loader that failed is not asked again.
 *
 * Returns: whether it was read; not, when it is broken, or needs what only glycin does
 */
gboolean
comity_picture_loader_read (ComityPictureLoader *self,
                            GBytes *content,
                            const char *type,
                            GCancellable *cancellable,
                            ComityFrame *frame)
{
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply = init (self, content, type, cancellable) ?
                                 call (self, "Frame", g_variant_new_parsed ("(@a{sv} {},)"),
                                       "(uuuuh(tu)a{sv})", NULL, &fds, cancellable) :
                                 NULL;
  return reply != NULL && take (reply, fds, frame);
}
