/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice periods[] = {
  /* Translators: how often an event is held */
  { "yearly", NC_ ("choice", "Every year") },
  /* Translators: how often an event is held */
  { "half_yearly", NC_ ("choice", "Twice a year") },
  /* Translators: how often an event is held */
  { "two_years", NC_ ("choice", "Every two years") },
  /* Translators: how often an event is held */
  { "more_years", NC_ ("choice", "Every three years or more") },
  /* Translators: how often an event is held */
  { "irregular", NC_ ("choice", "Irregularly") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_IDENTITY, .section = NC_ ("section", "Series"),
    .hint = NC_ ("hint", "Without the number of the edition") },
  { "name_local", NC_ ("field", "Name in another language"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "name_local_language", NC_ ("field", "Language of that name"), COMITY_TYPE_LANGUAGE, 0 },
  { "short_name", NC_ ("field", "Short name"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "kind", NC_ ("field", "Kind of event"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = comity_choices_event },
  { "period", NC_ ("field", "How often"), COMITY_TYPE_CHOICE, COMITY_LISTED, .choices = periods },
  { "first_year", NC_ ("field", "First held in"), COMITY_TYPE_DATE, COMITY_LISTED },
  { "ended_on", NC_ ("field", "No longer held since"), COMITY_TYPE_DATE, 0 },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .section = NC_ ("section", "Who holds it"), .list = "units" },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "partners", NC_ ("field", "Usual partners"), COMITY_TYPE_REFS, 0, .target = "partner" },
  { "committee", NC_ ("field", "Committee"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "international", NC_ ("field", "International"), COMITY_TYPE_BOOLEAN, COMITY_FILTERED },
  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0 },
  COMITY_COMMON_FIELDS,
};

static char *
event_series_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "period", NULL);
}

static void
event_series_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "first_year", "ended_on",
                    _ ("A series cannot end before it begins."));
}

const ComityKind comity_kind_event_series = {
  .name = "event_series",
  .type_name = "ComityEventSeries",
  .label = NC_ ("kind", "Event series"),
  /* Translators: several series of events */
  .plural = NC_ ("kinds", "Event series"),
  .icon = "media-playlist-repeat-symbolic",
  .empty = NC_ ("empty list",
                "Conferences and schools that are held again and again belong here; "
                "each edition is an event."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = event_series_dup_subtitle,
  .from = "first_year",
  .to = "ended_on",
  .validate = event_series_validate,
};
