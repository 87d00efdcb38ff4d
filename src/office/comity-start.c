/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "comity-start.h"

#include "config.h"

#include <glib/gi18n.h>

#include "comity-country-groups.h"

/**
 * comity_start_changes:
 * @university: (nullable): the name of the university whose office it is
 *
 * What every new office begins with: the groups of countries, and the office's own university
 * when its name is known. The lists need no records before the office changes them.
 *
 * Returns: (transfer full): the changes to write into a new file
 */
ComityChanges *
comity_start_changes (const char *university)
{
  ComityChanges *changes = comity_changes_new (N_ ("Made the office"));
  g_autoptr (GPtrArray) groups = comity_country_groups_new ();

  for (guint i = 0; i < groups->len; i++)
    comity_changes_put (changes, g_ptr_array_index (groups, i));
  if (university != NULL) {
    g_autoptr (ComityRecord) office = comity_record_new (comity_kind_find ("office"));

    comity_record_set (office, "name", university);
    comity_changes_put (changes, office);
  }
  comity_changes_set_final (changes);
  return changes;
}
