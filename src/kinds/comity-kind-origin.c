/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

/*
 * Where a value of a partner comes from. A record of its own, and so saved with the value in one
 * transaction, undone with it, in the history and in every export. A value that is not the one
 * noted here any more was typed by a person since.
 */

static const ComityChoice sources[] = {
  /* Translators: where a value comes from: the organisation's own pages */
  { "page", NC_ ("choice", "Its website") },
  { "ror", "ROR" },
  { "wikidata", "Wikidata" },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "partner" },
  /* Translators: which field of a partner, such as “Country” */
  { "field", NC_ ("field", "Field"), COMITY_TYPE_TEXT, COMITY_REQUIRED,
    .section = NC_ ("section", "Where it comes from") },
  { "value", NC_ ("field", "Value"), COMITY_TYPE_LONG, 0 },
  { "from", NC_ ("field", "Found at"), COMITY_TYPE_CHOICE, COMITY_LISTED, .choices = sources },
  { "address", NC_ ("field", "Web address"), COMITY_TYPE_URL, COMITY_LISTED },
  { "date", NC_ ("field", "Date"), COMITY_TYPE_DATE, COMITY_LISTED },
  /* Translators: a picture as it was before it was made fit for lists */
  { "original", NC_ ("field", "Original picture"), COMITY_TYPE_FILE, 0 },
  COMITY_SUB_COMMON_FIELDS,
};

static char *
origin_dup_title (ComityRecord *record)
{
  const char *name = comity_record_get (record, "field");
  const ComityField *field =
    name != NULL ? comity_kind_get_field (&comity_kind_partner, name) : NULL;
  return g_strdup (field != NULL ? comity_field_get_label (field) : name);
}

static char *
origin_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "from", "date", NULL);
}

const ComityKind comity_kind_origin = {
  .name = "origin",
  .type_name = "ComityOriginRecord",
  .label = NC_ ("kind", "Source of a value"),
  .plural = NC_ ("kinds", "Sources of the values"),
  .icon = "web-browser-symbolic",
  .empty = NC_ ("empty list", "Here stands where a value was fetched from, and when."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = origin_dup_title,
  .dup_subtitle = origin_dup_subtitle,
};
