/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice kinds[] = {
  /* Translators: sort of a name */
  { "official", NC_ ("choice", "Official name") },
  /* Translators: sort of a name */
  { "native", NC_ ("choice", "In its own language") },
  /* Translators: sort of a name */
  { "short", NC_ ("choice", "Short name") },
  /* Translators: sort of a name: how it was called before */
  { "former", NC_ ("choice", "Former name") },
  /* Translators: sort of a name: with the name of a person it honours, e.g. “named after …” */
  { "honorific", NC_ ("choice", "With honorific") },
  { "acronym", NC_ ("choice", "Acronym") },
  /* Translators: sort of a name: any other way people write it */
  { "alias", NC_ ("choice", "Also written") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "partner" },
  { "value", NC_ ("field", "Name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_IDENTITY, .section = NC_ ("section", "Name") },
  { "kind", NC_ ("field", "Kind of name"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = kinds },
  { "language", NC_ ("field", "Language"), COMITY_TYPE_LANGUAGE, COMITY_LISTED },
  { "since", NC_ ("field", "Since"), COMITY_TYPE_DATE, COMITY_LISTED },
  { "until", NC_ ("field", "Until"), COMITY_TYPE_DATE, COMITY_LISTED },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, 0, .max = 9999 },
  COMITY_SUB_COMMON_FIELDS,
};

static char *
name_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "language", NULL);
}

static void
name_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "since", "until", _ ("A name cannot end before it begins."));
}

const ComityKind comity_kind_name = {
  .name = "name",
  .type_name = "ComityName",
  .label = NC_ ("kind", "Name"),
  .plural = NC_ ("kinds", "Other names"),
  .icon = "font-x-generic-symbolic",
  .empty = NC_ ("empty list",
                "Former names, short names and names in other languages belong "
                "here, so that the partner is found by any of them."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "value",
  .dup_subtitle = name_dup_subtitle,
  .from = "since",
  .to = "until",
  .order = COMITY_ORDER ("position"),
  .validate = name_validate,
};
