/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-craft.h"

#include <string.h>

/* What stands in the head, in the stages or among the papers. */
static const char *const delegation_shows[] = {
  "starts",     "ends",       "requested_on", "approved_on", "memo_due",
  "order_date", "report_due", "reported_on",  "closed_on",   NULL,
};
static const char *const agreement_shows[] = {
  "stage_since", "held_by",   "held_since",    "valid_from", "valid_to",
  "renewal",     "notice_by", "notice_months", NULL,
};
static const char *const event_shows[] = { "starts", "ends", NULL };
static const char *const partner_shows[] = { "forms", NULL };

static const ComityCraft crafts[] = {
  { "partner", .top = { comity_craft_pulse }, .main = { comity_craft_forms },
    .bottom = { comity_craft_blanks }, .shows = partner_shows, .read = comity_craft_partner_read },
  { "agreement", .top = { comity_craft_stages, comity_craft_holder },
    .main = { comity_craft_places, comity_craft_parties }, .side = { comity_craft_validity },
    .replaces = { "quota", "party" }, .shows = agreement_shows,
    .read = comity_craft_agreement_read },
  { "delegation", .top = { comity_craft_stages },
    .main = { comity_craft_programme, comity_craft_members },
    .side = { comity_craft_outcomes, comity_craft_papers },
    .replaces = { "programme_item", "member", "outcome" }, .shows = delegation_shows,
    .side_width = 420 },
  { "event", .top = { comity_craft_stages }, .main = { comity_craft_participants },
    .side = { comity_craft_series }, .replaces = { "participant" }, .shows = event_shows,
    .read = comity_craft_event_read },
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
