/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared decoders: one sandbox reads many pictures, a broken one costs it, and nothing gets out of it. */
#include <string.h>

#include "comity-kinds.h"
#include "comity-picture-pool.h"
#include "comity-picture.h"

#define MANY 30

/* What a decoder in a stranger's hands would try; a word for each wall that holds. */
#define BURGLAR                                                                                    \
  "import os, socket\n"                                                                            \
  "def holds(wall, attempt, *refusals):\n"                                                         \
  "    try:\n"                                                                                     \
  "        attempt()\n"                                                                            \
  "    except refusals:\n"                                                                         \
  "        print(wall, flush=True)\n"                                                              \
  "holds('network', lambda: socket.socket(), PermissionError)\n"                                   \
  "holds('bus', lambda: socket.socket(socket.AF_UNIX), PermissionError)\n"                         \
  "holds('process', os.fork, PermissionError)\n"                                                   \
  "holds('kill', lambda: os.kill(1, 9), PermissionError)\n"                                        \
  "holds('passwords', lambda: open('/etc/passwd'), FileNotFoundError)\n"                           \
  "holds('home', lambda: os.listdir('/home'), FileNotFoundError)\n"                                \
  "holds('processes', lambda: os.listdir('/proc'), FileNotFoundError)\n"                           \
  "holds('system', lambda: open('/usr/x', 'w'), OSError)\n"                                        \
  "holds('files', lambda: os.mkdir('/tmp/x'), PermissionError)\n"                                  \
  "holds('memory', lambda: bytearray(2 << 30), MemoryError)\n"                                     \
  "holds('mounts', lambda: os.chroot('/'), PermissionError)\n"                                     \
  "if set(os.environ) <= {'PATH', 'HOME', 'XDG_RUNTIME_DIR', 'PWD', 'LC_CTYPE'}:\n"                \
  "    print('environment')\n"
#define WALLS                                                                                      \
  "network\nbus\nprocess\nkill\npasswords\nhome\nprocesses\nsystem\nfiles\nmemory\nmounts\n"       \
  "environment\n"

static GBytes *
drawing_new (guint number)
{
  char *svg = g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
                               "<circle cx='50' cy='50' r='%u' fill='navy'/></svg>",
                               10 + number);

  return g_bytes_new_take (svg, strlen (svg));
}

static gboolean
is_read (GBytes *content)
{
  g_autoptr (ComityPicture) picture = comity_picture_read_sync (content, NULL, NULL);

  return picture != NULL;
}

static void
read_drawing (guint number)
{
  g_autoptr (GBytes) drawing = drawing_new (number);

  g_assert_true (is_read (drawing));
}

/* One after the other they are read by one process, and each as itself. */
static void
test_shared (void)
{
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  guint before = comity_picture_pool_get_n_started ();

  for (guint i = 0; i < MANY; i++) {
    g_autoptr (GBytes) drawing = drawing_new (i);
    g_autoptr (GError) error = NULL;
    g_autoptr (ComityPicture) picture = comity_picture_read_sync (drawing, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (g_hash_table_add (seen, g_bytes_ref (picture->png)));
  }
  g_assert_cmpuint (comity_picture_pool_get_n_started () - before, ==, 1);
}

/* After a picture that it could not read, a decoder is not asked again. */
static void
test_broken (void)
{
  static const char broken[] = "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (broken, strlen (broken));
  guint before = comity_picture_pool_get_n_started ();

  read_drawing (0);
  g_assert_false (is_read (bytes));
  read_drawing (1);
  read_drawing (2);
  g_assert_cmpuint (comity_picture_pool_get_n_started () - before, <=, 2);
  g_assert_cmpuint (comity_picture_pool_get_n_started () - before, >=, 1);
}

static void
read_thread (gpointer number, gpointer unused)
{
  read_drawing (GPOINTER_TO_UINT (number));
}

/* Many who ask at once are served by a few. */
static void
test_side_by_side (void)
{
  GThreadPool *pool = g_thread_pool_new (read_thread, NULL, 12, TRUE, NULL);
  guint before = comity_picture_pool_get_n_started ();

  for (guint i = 1; i <= MANY; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_assert_cmpuint (comity_picture_pool_get_n_started () - before, <=, 4);
}

/* Who does not want it any more does not get it. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) drawing = drawing_new (0);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (comity_picture_read_sync (drawing, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A program that does not answer is no decoder. */
static void
test_mute (void)
{
  g_assert_null (comity_picture_loader_new ("/usr/bin/true", NULL));
  g_assert_null (comity_picture_loader_new ("/usr/bin/no-such-program", NULL));
}

static void
test_walls (void)
{
  g_auto (GStrv) sandbox = comity_picture_sandbox_dup_argv ("/usr/bin/python3");
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  g_autofree char *held = NULL;

  g_strv_builder_addv (argv, (const char **) sandbox);
  g_strv_builder_add_many (argv, "-I", "-c", BURGLAR, NULL);
  g_auto (GStrv) command = g_strv_builder_end (argv);
  g_subprocess_launcher_take_fd (launcher, comity_picture_sandbox_open_filter (),
                                 COMITY_PICTURE_SANDBOX_FILTER);
  g_autoptr (GSubprocess) burglar =
    g_subprocess_launcher_spawnv (launcher, (const char *const *) command, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (burglar, NULL, NULL, &held, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (held, ==, WALLS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/picture-pool/shared", test_shared);
  g_test_add_func ("/picture-pool/broken", test_broken);
  g_test_add_func ("/picture-pool/side-by-side", test_side_by_side);
  g_test_add_func ("/picture-pool/cancelled", test_cancelled);
  g_test_add_func ("/picture-pool/mute", test_mute);
  g_test_add_func ("/picture-pool/walls", test_walls);
  return g_test_run ();
}
