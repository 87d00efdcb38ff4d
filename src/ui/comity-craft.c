/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-craft.h"

#include <string.h>

static const ComityCraft crafts[] = {
  { "partner", .main = { comity_craft_forms } },
  { "agreement", .top = { comity_craft_stages } },
  { "delegation", .top = { comity_craft_stages }, .main = { comity_craft_programme },
    .replaces = { "programme_item" }, .side_width = 400 },
  { "event", .top = { comity_craft_stages } },
  { "membership", .top = { comity_craft_stages } },
  { "mobility", .top = { comity_craft_stages } },
  { "student", .top = { comity_craft_cover } },
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

/**
 * comity_craft_keep:
 *
 * Lets @part stay when its page is made anew: it is told of the new data instead. For parts in which
 * people type.
 */
void
comity_craft_keep (GtkWidget *part, ComityCraftUpdate update)
{
  g_object_set_data (G_OBJECT (part), "comity-update", (gpointer) update);
}

/** comity_craft_get_update: (nullable) how @part is told of new data */
ComityCraftUpdate
comity_craft_get_update (GtkWidget *part)
{
  return (ComityCraftUpdate) g_object_get_data (G_OBJECT (part), "comity-update");
}
