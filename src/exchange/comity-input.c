/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "comity-exchange-error.h"

/* A pipe is kept in a file without a name while it is read, and may be so long. */
#define LONGEST_PIPE (G_GINT64_CONSTANT (4) << 30)

struct _ComityInput {
  int fd;
  GBytes *bytes; /* instead of the file */
  gint64 position, size;
};

static gboolean
refuse_errno (const char *path, int code, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  /* Translators: the name of a file, then what the system says, such as “Permission denied” */
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FILE,
               _ ("“%s” cannot be read: %s."), name, g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0) {
    gssize n = write (fd, data, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    data += n;
    length -= (gsize) n;
  }
  return TRUE;
}

static gboolean
copy_pipe (int from, int to, const char *path, GError **error)
{
  g_autofree char *buffer = g_malloc (65536);
  gint64 total = 0;
  for (;;) {
    gssize n = read (from, buffer, 65536);
    if (n == 0)
      return TRUE;
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return refuse_errno (path, errno, error);
    total += n;
    if (total > LONGEST_PIPE)
      return refuse_errno (path, EFBIG, error);
    if (!write_all (to, buffer, (gsize) n))
      return refuse_errno (path, errno, error);
  }
}

/* A pipe can be read only once: what comes out of it is kept in a file that has no name. */
static int
spool (int pipe_fd, const char *path, GError **error)
{
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("comity-XXXXXX", &name, error);
  if (fd < 0)
    return -1;
  g_unlink (name);
  if (copy_pipe (pipe_fd, fd, path, error))
    return fd;
  close (fd);
  return -1;
}

static int
open_path (const char *path, GError **error)
{
  struct stat info;
  int fd = g_str_equal (path, "-") ? fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 3) :
                                     open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd < 0 || fstat (fd, &info) != 0) {
    refuse_errno (path, errno, error);
    g_clear_fd (&fd, NULL);
    return -1;
  }
  if (S_ISREG (info.st_mode))
    return fd;
  if (S_ISDIR (info.st_mode) || (S_ISCHR (info.st_mode) && !g_str_equal (path, "-"))) {
    refuse_errno (path, S_ISDIR (info.st_mode) ? EISDIR : EINVAL, error);
    g_clear_fd (&fd, NULL);
    return -1;
  }
  int copy = spool (fd, path, error);
  g_clear_fd (&fd, NULL);
  return copy;
}

/**
 * comity_input_open:
 * @path: a file, or `-` for standard input
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): its bytes, from the beginning
 */
ComityInput *
comity_input_open (const char *path, GError **error)
{
  struct stat info;
  int fd = open_path (path, error);
  if (fd < 0)
    return NULL;
  ComityInput *self = g_new0 (ComityInput, 1);
  self->fd = fd;
  self->size = fstat (fd, &info) == 0 ? info.st_size : 0;
  comity_input_seek (self, 0);
  return self;
}

/**
 * comity_input_new_for_bytes:
 * @bytes: what to read
 *
 * Returns: (transfer full): them
 */
ComityInput *
comity_input_new_for_bytes (GBytes *bytes)
{
  ComityInput *self = g_new0 (ComityInput, 1);
  self->fd = -1;
  self->bytes = g_bytes_ref (bytes);
  self->size = (gint64) g_bytes_get_size (bytes);
  return self;
}

/** comity_input_free: closes the file. */
void
comity_input_free (ComityInput *self)
{
  g_clear_fd (&self->fd, NULL);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gssize
read_bytes (ComityInput *self, void *buffer, gsize size)
{
  gsize length;
  const char *data = g_bytes_get_data (self->bytes, &length);
  gsize n = MIN (size, length - (gsize) self->position);
  if (n > 0)
    memcpy (buffer, data + self->position, n);
  return (gssize) n;
}

/**
 * comity_input_read:
 * @buffer: where to put them
 * @size: how many at most
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: how many bytes were read; 0 at the end, -1 with @error set
 */
gssize
comity_input_read (ComityInput *self, void *buffer, gsize size, GError **error)
{
  gssize n;
  if (self->bytes != NULL) {
    n = read_bytes (self, buffer, size);
  } else {
    do
      n = pread (self->fd, buffer, size, self->position);
    while (n < 0 && errno == EINTR);
  }
  if (n < 0)
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FILE,
                 /* Translators: %s is what the system says, such as “Input/output error” */
                 _ ("The file cannot be read to its end: %s."), g_strerror (errno));
  else
    self->position += n;
  return n;
}

/** comity_input_seek: goes to @position, or to the end if that is nearer; returns where it is. */
gint64
comity_input_seek (ComityInput *self, gint64 position)
{
  self->position = CLAMP (position, 0, self->size);
  return self->position;
}

/** comity_input_get_position: how many bytes are before the next. */
gint64
comity_input_get_position (ComityInput *self)
{
  return self->position;
}

/** comity_input_get_size: how many bytes there are. */
gint64
comity_input_get_size (ComityInput *self)
{
  return self->size;
}

static GBytes *
read_from_start (ComityInput *self, gsize size, GError **error)
{
  g_autoptr (GByteArray) head = g_byte_array_sized_new ((guint) MIN (size, 65536));
  g_autofree guint8 *buffer = g_malloc (65536);
  comity_input_seek (self, 0);
  while (head->len < size) {
    gssize n = comity_input_read (self, buffer, MIN (65536, size - head->len), error);
    if (n < 0)
      return NULL;
    if (n == 0)
      break;
    g_byte_array_append (head, buffer, (guint) n);
  }
  comity_input_seek (self, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&head));
}

/**
 * comity_input_head:
 * @size: how many bytes
 *
 * Returns: (transfer full) (nullable): the first of them; the input is then at its beginning
 */
GBytes *
comity_input_head (ComityInput *self, gsize size, GError **error)
{
  return read_from_start (self, size, error);
}

/**
 * comity_input_all:
 * @limit: how many bytes there may be
 *
 * Returns: (transfer full) (nullable): all bytes; the input is then at its beginning
 */
GBytes *
comity_input_all (ComityInput *self, gsize limit, GError **error)
{
  if (self->bytes != NULL && g_bytes_get_size (self->bytes) <= limit)
    return g_bytes_ref (self->bytes);
  if ((guint64) self->size > limit) {
    g_autofree char *size = g_format_size (limit);
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
                 /* Translators: %s is a size such as “64 MB” */
                 _ ("The file is too large: files of this sort may have %s."), size);
    return NULL;
  }
  return read_from_start (self, limit, error);
}
