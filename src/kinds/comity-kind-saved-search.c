/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT, COMITY_REQUIRED,
    .section = NC_ ("section", "Search") },
  /* Translators: the kind of record that a search looks for, by its name in the program */
  { "kind", NC_ ("field", "Looks for"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_LISTED },
  /* Translators: the conditions of a search, as the program keeps them */
  { "query", NC_ ("field", "Conditions"), COMITY_TYPE_LONG, COMITY_REQUIRED },
  { "warn", NC_ ("field", "Warn when its result changes"), COMITY_TYPE_BOOLEAN, COMITY_LISTED },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, COMITY_LISTED, .max = 9999 },
};

const ComityKind comity_kind_saved_search = {
  .name = "saved_search",
  .type_name = "ComitySavedSearch",
  .label = NC_ ("kind", "Saved search"),
  .plural = NC_ ("kinds", "Saved searches"),
  .icon = "edit-find-symbolic",
  .empty = NC_ ("empty list", "Searches that your office keeps in its sidebar belong here."),
  .flags = COMITY_KIND_SETTINGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .order = COMITY_ORDER ("position"),
};
