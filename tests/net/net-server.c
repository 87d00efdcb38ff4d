/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net-server.h"

#include <glib/gstdio.h>
#include <stdio.h>

/** net_server_new: starts the host and waits until it listens. */
NetServer *
net_server_new (void)
{
  NetServer *self = g_new0 (NetServer, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "server.py", NULL);
  self->folder = g_dir_make_tmp ("comity-net-XXXXXX", &error);
  g_assert_no_error (error);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, "python3", script, self->folder, NULL);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) out =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_autofree char *line = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line, "%u %u %u", &self->http, &self->https, &self->bad), ==, 3);
  g_autofree char *authority = g_build_filename (self->folder, "good.pem", NULL);
  g_setenv ("COMITY_CA_FILE", authority, TRUE);
  return self;
}

/** net_server_free: ends it. */
void
net_server_free (NetServer *self)
{
  static const char *const files[] = { "good.key", "good.pem", "bad.key", "bad.pem" };
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (self->folder, files[i], NULL);
    g_unlink (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

/** net_server_url: an address of it; @scheme is http, https or bad (https nobody signed for). */
char *
net_server_url (NetServer *self, const char *scheme, const char *path)
{
  guint port = g_str_equal (scheme, "http")  ? self->http :
               g_str_equal (scheme, "https") ? self->https :
                                               self->bad;
  return g_strdup_printf ("%s://localhost:%u/%s", g_str_equal (scheme, "http") ? "http" : "https",
                          port, path);
}
