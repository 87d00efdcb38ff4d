/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <string.h>

#include "comity-craft.h"
#include "comity-date.h"
#include "comity-stage-track.h"

#define FEWEST_STAGES 3

/* The way of an agreement, a visit, a membership … from its first stage to its last. */

/* Ends that are not the end of the way: they are shown only when they have come. */
static gboolean
is_breakdown (const char *code)
{
  static const char *const codes[] = { "terminated", "refused",   "cancelled", "rejected",
                                       "suspended",  "postponed", "withdrawn", NULL };

  return g_strv_contains (codes, code);
}

/* The day on which a stage was reached, as far as fields tell. */
static const char *
date_of_stage (ComityRecord *record, const char *code, gboolean is_current)
{
  static const struct {
    const char *code, *field;
  } table[] = {
    { "signing", "sent_on" },          { "in_force", "valid_from" }, { "expired", "valid_to" },
    { "terminated", "terminated_on" }, { "ordered", "order_date" },  { "under_way", "starts" },
    { "reported", "report_date" },
  };
  const ComityKind *kind = comity_record_get_kind (record);

  if (is_current && comity_kind_get_field (kind, "stage_since") != NULL &&
      comity_record_get (record, "stage_since") != NULL)
    return comity_record_get (record, "stage_since");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].code, code) == 0 && comity_kind_get_field (kind, table[i].field) != NULL)
      return comity_record_get (record, table[i].field);
  return NULL;
}

/**
 * comity_craft_stages:
 *
 * Returns: (transfer floating) (nullable): the stages of the record as a track
 */
GtkWidget *
comity_craft_stages (ComityPageData *data)
{
  const ComityKind *kind = comity_record_get_kind (data->record);
  const ComityField *field =
    kind->status != NULL ? comity_kind_get_field (kind, kind->status) : NULL;
  const char *now = field != NULL ? comity_record_get (data->record, kind->status) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  int current = -1;
  GtkWidget *card, *track;

  if (now == NULL || field->choices == NULL)
    return NULL;
  for (const ComityChoice *c = field->choices; c->code != NULL; c++) {
    gboolean is_current = strcmp (c->code, now) == 0;
    const char *date;

    if (is_breakdown (c->code) && !is_current)
      continue;
    if (is_current)
      current = (int) names->len;
    date = date_of_stage (data->record, c->code, is_current);
    g_ptr_array_add (names, comity_field_format (field, c->code));
    g_ptr_array_add (notes, date != NULL ? comity_date_format (date) : g_strdup (""));
  }
  if (names->len < FEWEST_STAGES)
    return NULL;
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (notes, NULL);
  track = comity_stage_track_new ();
  comity_stage_track_set_stages (COMITY_STAGE_TRACK (track), (const char *const *) names->pdata,
                                 (const char *const *) notes->pdata, current);
  card = adw_bin_new ();
  adw_bin_set_child (ADW_BIN (card), track);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "track-card");
  return card;
}
