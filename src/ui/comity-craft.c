/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-craft.h"

#include <string.h>

static const ComityCraft crafts[] = {
  { "partner", NULL, comity_craft_forms, NULL },
  { "agreement", comity_craft_stages, NULL, NULL },
  { "delegation", comity_craft_stages, comity_craft_programme, "programme_item" },
  { "event", comity_craft_stages, NULL, NULL },
  { "membership", comity_craft_stages, NULL, NULL },
  { "mobility", comity_craft_stages, NULL, NULL },
  { "student", comity_craft_cover, NULL, NULL },
};

/**
 * comity_craft_find:
 *
 * Returns: (transfer none) (nullable): what is crafted for the pages of @kind
 */
const ComityCraft *
comity_craft_find (const ComityKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (crafts); i++)
    if (strcmp (crafts[i].kind, kind->name) == 0)
      return &crafts[i];
  return NULL;
}
