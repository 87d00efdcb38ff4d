/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a record's page: its sub-records, in their order. */
#include "comity-kinds.h"
#include "store-test.h"

static gint64
add_delegation (Office *office)
{
  g_autoptr (ComityRecord) delegation = comity_record_new (&comity_kind_delegation);

  comity_record_set (delegation, "name", "Visit");
  return put (office, delegation);
}

static void
add_item (Office *office,
          gint64 delegation,
          const char *name,
          const char *date,
          const char *start,
          const char *position)
{
  g_autoptr (ComityRecord) item = comity_record_new (&comity_kind_programme_item);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, delegation);

  comity_record_set (item, "delegation", owner);
  comity_record_set (item, "name", name);
  comity_record_set (item, "date", date);
  comity_record_set (item, "start", start);
  comity_record_set (item, "position", position);
  put (office, item);
}

static gpointer
read_items (ComityDb *db, gpointer id, GError **error)
{
  const ComityKind *kind = &comity_kind_programme_item;

  return comity_db_children (db, comity_kind_get_owner_field (kind), kind, *(gint64 *) id, 0,
                             error);
}

/* By date, then by time, then by place; what has none of them comes last. */
static void
test_order_by_several (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_delegation (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  add_item (office, id, "f", NULL, NULL, NULL);
  add_item (office, id, "e", "2024-03-20", "08:00", NULL);
  add_item (office, id, "b", "2024-03-19", "14:30", NULL);
  add_item (office, id, "d", "2024-03-19", NULL, "2");
  add_item (office, id, "c", "2024-03-19", NULL, "1");
  add_item (office, id, "a", "2024-03-19", "07:20", NULL);
  items = comity_store_read_sync (office->store, read_items, &id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    g_string_append (order, comity_record_get (items->pdata[i], "name"));
  g_assert_cmpstr (order->str, ==, "abcdef");
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/related/order-by-several", test_order_by_several);
  return g_test_run ();
}
