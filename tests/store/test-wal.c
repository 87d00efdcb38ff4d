/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The -wal file is written ahead, so that a save does not make it longer; what is ahead means nothing. */
#include <glib/gstdio.h>
#include <string.h>

#include "comity-kinds.h"
#include "store-test.h"

#define SAVES 8

static char *
read_wal (Office *office, gsize *size)
{
  g_autofree char *path = g_strconcat (office->path, "-wal", NULL);
  char *bytes;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, size, &error);
  g_assert_no_error (error);
  return bytes;
}

static gsize
wal_size (Office *office)
{
  gsize size;

  g_free (read_wal (office, &size));
  return size;
}

/* What a killed program leaves behind. */
static Office *
copy_as_it_is (Office *office)
{
  static const char *const suffixes[] = { "", "-wal" };
  Office *copy = office_new ();

  g_assert_finalize_object (g_steal_pointer (&copy->store));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *from = g_strconcat (office->path, suffixes[i], NULL);
    g_autofree char *to = g_strconcat (copy->path, suffixes[i], NULL);
    g_autofree char *bytes = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
    g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
  }
  office_open (copy);
  return copy;
}

static void
add_many (Office *office, guint n)
{
  for (guint i = 0; i < n; i++)
    add_partner (office, "Example University", "UZ");
}

static gint64
count_partners (Office *office)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  return count_of (office, query);
}

/* The second save comes after what followed the first. */
static void
test_room_ahead (void)
{
  g_autoptr (Office) office = office_new ();
  gsize size;

  add_many (office, 2);
  size = wal_size (office);
  add_many (office, SAVES);
  g_assert_cmpuint (wal_size (office), ==, size);
}

static void
test_survives (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (Office) copy = NULL;
  g_autofree char *wal = NULL;
  gsize size;

  add_many (office, SAVES);
  wal = read_wal (office, &size);
  for (guint i = 0; i < 4096; i++)
    g_assert_cmpint (wal[size - 1 - i], ==, 0);
  copy = copy_as_it_is (office);
  g_assert_cmpint (count_partners (copy), ==, SAVES);
  assert_sound (copy);
  add_many (copy, 1);
  office_reopen (copy);
  g_assert_cmpint (count_partners (copy), ==, SAVES + 1);
  assert_sound (copy);
}

/* It begins anew when it has been written back; the room is there already. */
static void
test_begins_anew (void)
{
  g_autoptr (Office) office = office_new ();
  gsize size;

  add_many (office, 2);
  size = wal_size (office);
  do_harm (office, "PRAGMA wal_checkpoint");
  add_many (office, 2);
  g_assert_cmpuint (wal_size (office), ==, size);
  office_reopen (office);
  g_assert_cmpint (count_partners (office), ==, 4);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/wal/room-ahead", test_room_ahead);
  g_test_add_func ("/wal/survives", test_survives);
  g_test_add_func ("/wal/begins-anew", test_begins_anew);
  return g_test_run ();
}
