/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stored order belongs to the office: a window in another language makes it anew, a script in
 * another locale follows it. Swedish sorts Ö after Z, English with O. */
#include "comity-kinds.h"
#include "comity-text.h"
#include "store-test.h"

#define ENGLISH "Oslo|Öster|Zeta"
#define SWEDISH "Oslo|Zeta|Öster"

static void
reopen_as (Office *office, const char *language, ComityOpenFlags flags)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (office->store);
  g_setenv ("LANGUAGE", language, TRUE);
  office->store = comity_store_open_sync (office->path, flags, &error);
  g_assert_no_error (error);
}

static char *
titles (Office *office)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  return titles_of (office, query);
}

static void
wait_for_titles (Office *office, const char *expected)
{
  for (int i = 0; i < 500; i++) {
    g_autofree char *now = titles (office);

    if (g_str_equal (now, expected))
      return;
    g_usleep (10000);
  }
  g_assert_not_reached ();
}

static void
assert_titles (Office *office, const char *expected)
{
  g_autofree char *now = titles (office);

  g_assert_cmpstr (now, ==, expected);
}

static Office *
english_office (void)
{
  Office *office;

  g_setenv ("LANGUAGE", "en", TRUE);
  comity_text_use_collation (NULL);
  office = office_new ();
  add_partner (office, "Zeta", NULL);
  add_partner (office, "Öster", NULL);
  return office;
}

static void
test_script_follows (void)
{
  g_autoptr (Office) office = english_office ();

  reopen_as (office, "sv", COMITY_OPEN_DEFAULT);
  add_partner (office, "Oslo", NULL);
  assert_titles (office, ENGLISH);
  reopen_as (office, "en", COMITY_OPEN_USERS_ORDER);
  assert_titles (office, ENGLISH);
  assert_sound (office);
}

static void
test_window_makes_anew (void)
{
  g_autoptr (Office) office = english_office ();

  add_partner (office, "Oslo", NULL);
  reopen_as (office, "sv", COMITY_OPEN_USERS_ORDER);
  wait_for_titles (office, SWEDISH);
  reopen_as (office, "en", COMITY_OPEN_READ_ONLY);
  assert_titles (office, SWEDISH);
}

/* Closed in the midst of it, the keys are of no order, and the next window makes them again. */
static void
test_interrupted (void)
{
  g_autoptr (Office) office = english_office ();

  add_partner (office, "Oslo", NULL);
  for (int i = 0; i < 20; i++) {
    reopen_as (office, "sv", COMITY_OPEN_USERS_ORDER);
    reopen_as (office, "en", COMITY_OPEN_DEFAULT);
  }
  reopen_as (office, "en", COMITY_OPEN_USERS_ORDER);
  wait_for_titles (office, ENGLISH);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);

  g_test_add_func ("/order/script-follows", test_script_follows);
  g_test_add_func ("/order/window-makes-anew", test_window_makes_anew);
  g_test_add_func ("/order/interrupted", test_interrupted);
  return g_test_run ();
}
