/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "no-room.h"

#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib.h>

const char *no_room_below;

static gboolean
is_full (int fd)
{
  char link[64], path[4096];
  ssize_t n;

  if (no_room_below == NULL)
    return FALSE;
  g_snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  path[MAX (n, 0)] = '\0';
  return strstr (path, no_room_below) != NULL;
}

/* In place of the system's. */
ssize_t
write (int fd, const void *data, size_t size)
{
  if (!is_full (fd))
    return syscall (SYS_write, fd, data, size);
  errno = ENOSPC;
  return -1;
}
