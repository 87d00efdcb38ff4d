/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the SQL that the tables of kinds demand: the beginning of a migration. */
#include <stdio.h>

#include "comity-db.h"
#include "comity-kinds.h"

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) sql = NULL;

  comity_kinds_init ();
  sql = comity_schema_demanded ();
  printf ("-- SPDX-License-Identifier: GPL-3.0-or-later\n");
  printf ("-- The first office. Made by tests/store/print-schema, kept by hand once released.\n");
  for (guint i = 0; i < sql->len; i++)
    printf ("%s;\n", (const char *) g_ptr_array_index (sql, i));
  return 0;
}
