/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-test.h"

#include "comity-history.h"
#include "comity-record-page.h"
#include "store-test.h"

static GtkWidget *
open_page (Office *office, const ComityKind *kind, gint64 id)
{
  GtkWidget *page = g_object_ref_sink (comity_record_page_new (office->store, kind, id));

  display_test_wait (display_test_is_loaded, page);
  return page;
}

static void
close_page (Office *office, GtkWidget *page)
{
  display_test_settle ();
  display_test_wait_alone (page);
  g_assert_finalize_object (page);
  display_test_wait_alone (office->store);
}

/* Every kind, with a value in every field, can be shown. */
static void
test_every_kind (void)
{
  g_autoptr (Office) office = office_new ();
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint k = 0; k < n; k++) {
    g_autoptr (ComityRecord) record = sample_record (office, kinds[k], 1);
    gint64 id = put (office, record);
    GtkWidget *page = open_page (office, kinds[k], id);

    close_page (office, page);
  }
}

static void
test_partner (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "University of Cagliari", "IT");
  g_autoptr (ComityRecord) agreement = comity_record_new (&comity_kind_agreement);
  g_autofree char *ref = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  GtkWidget *page;

  comity_record_set (agreement, "name", "Student and staff mobility");
  comity_record_set (agreement, "partner", ref);
  put (office, agreement);
  page = open_page (office, &comity_kind_partner, id);
  g_assert_nonnull (display_test_find_label (page, "University of Cagliari"));
  g_assert_nonnull (display_test_find_label (page, "Italy"));
  g_assert_nonnull (display_test_find_row (page, "Student and staff mobility"));
  g_assert_null (display_test_find_row (page, "Website"));
  gtk_widget_activate_action (page, "record.show-empty", NULL);
  g_assert_nonnull (display_test_find_row (page, "Website"));
  close_page (office, page);
}

static gboolean
shows_new_name (gpointer page)
{
  return display_test_find_label (page, "New Name") != NULL;
}

static gboolean
offers_renewal (Office *office, const char *stage, const char *to)
{
  g_autoptr (ComityRecord) agreement = comity_record_new (&comity_kind_agreement);
  GtkWidget *page;
  gboolean offers;

  comity_record_set (agreement, "name", "Exchange of students");
  comity_record_set (agreement, "stage", stage);
  comity_record_set (agreement, "valid_to", to);
  page = open_page (office, &comity_kind_agreement, put (office, agreement));
  offers = display_test_find_row (page, "Prepare the _Renewal…") != NULL;
  close_page (office, page);
  return offers;
}

/* What was in force can be renewed, also where only its end is known; a draft cannot. */
static void
test_renewal_is_offered (void)
{
  g_autoptr (Office) office = office_new ();

  g_assert_true (offers_renewal (office, "in_force", NULL));
  g_assert_true (offers_renewal (office, NULL, "2026-08-31"));
  g_assert_false (offers_renewal (office, "draft", "2026-08-31"));
  g_assert_false (offers_renewal (office, NULL, NULL));
}

/* The page follows the store, and only the store. */
static void
test_refreshes (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Old Name", "IT");
  GtkWidget *page = open_page (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) record = load (office, &comity_kind_partner, id);

  comity_record_set (record, "name", "New Name");
  put (office, record);
  display_test_wait (shows_new_name, page);
  close_page (office, page);
}

static gboolean
shows_gone (gpointer page)
{
  return !comity_record_page_is_loaded (page);
}

static void
test_deleted_elsewhere (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Old Name", "IT");
  GtkWidget *page = open_page (office, &comity_kind_partner, id);
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (GError) error = NULL;
  ComityChanged *changed;

  comity_changes_delete (changes, &comity_kind_partner, id, 0);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
  comity_changed_unref (changed);
  display_test_wait (shows_gone, page);
  close_page (office, page);
}

/* A page that is closed while its record is read leaves nothing behind. */
static void
test_closed_while_reading (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "A", "IT");
  GtkWidget *page =
    g_object_ref_sink (comity_record_page_new (office->store, &comity_kind_partner, id));

  g_object_run_dispose (G_OBJECT (page));
  display_test_wait_alone (page);
  g_assert_finalize_object (page);
  display_test_wait_alone (office->store);
}

static gint64
neighbour (gint64 id, int step, gpointer data)
{
  gint64 *ids = data;

  if (step > 0)
    return id == ids[0] ? ids[1] : 0;
  return id == ids[1] ? ids[0] : 0;
}

static gboolean
shows_second (gpointer page)
{
  return display_test_find_label (page, "Second") != NULL;
}

static void
test_neighbours (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 ids[] = { add_partner (office, "First", "IT"), add_partner (office, "Second", "IT") };
  GtkWidget *page = open_page (office, &comity_kind_partner, ids[0]);

  comity_record_page_set_neighbours (COMITY_RECORD_PAGE (page), neighbour, ids, NULL);
  gtk_widget_activate_action (page, "record.next", NULL);
  display_test_wait (shows_second, page);
  g_assert_cmpint (comity_record_page_get_id (COMITY_RECORD_PAGE (page)), ==, ids[1]);
  close_page (office, page);
}

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
  g_test_add_func ("/record-page/every-kind", test_every_kind);
  g_test_add_func ("/record-page/partner", test_partner);
  g_test_add_func ("/record-page/renewal-is-offered", test_renewal_is_offered);
  g_test_add_func ("/record-page/refreshes", test_refreshes);
  g_test_add_func ("/record-page/deleted-elsewhere", test_deleted_elsewhere);
  g_test_add_func ("/record-page/closed-while-reading", test_closed_while_reading);
  g_test_add_func ("/record-page/neighbours", test_neighbours);
  return g_test_run ();
}
