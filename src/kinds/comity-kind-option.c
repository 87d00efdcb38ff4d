/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"
#include "comity-lists.h"

static const ComityField fields[] = {
  { "list", NC_ ("field", "List"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "Entry") },
  { "code", NC_ ("field", "Code"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_LISTED,
    .hint = NC_ ("hint", "Kept in the records; never changes") },
  /* Translators: the text by which an entry of a list is shown */
  { "label", NC_ ("field", "Label"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, COMITY_LISTED, .max = 9999 },
  { "archived", NC_ ("field", "No longer offered"), COMITY_TYPE_BOOLEAN, COMITY_LISTED },
};

static gboolean
is_list (const char *name)
{
  g_auto (GStrv) names = comity_lists_get_names ();

  return g_strv_contains ((const char *const *) names, name);
}

static void
option_validate (ComityRecord *record, ComityProblems *problems)
{
  const char *list = comity_record_get (record, "list");
  const char *code = comity_record_get (record, "code");

  if (list && !is_list (list))
    comity_problems_add (problems, record, "list", COMITY_CORE_ERROR_RULE,
                         _ ("There is no such list."));
  if (code && strpbrk (code, COMITY_SEPARATOR))
    comity_problems_add (problems, record, "code", COMITY_CORE_ERROR_RULE,
                         _ ("A code cannot contain a semicolon."));
}

const ComityKind comity_kind_option = {
  .name = "option",
  .type_name = "ComityOption",
  /* Translators: one entry of a list that the office edits */
  .label = NC_ ("kind", "List entry"),
  .plural = NC_ ("kinds", "List entries"),
  .icon = "view-list-symbolic",
  .empty = NC_ ("empty list", "Entries that your office adds to its lists belong here."),
  .flags = COMITY_KIND_SETTINGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "label",
  .order = COMITY_ORDER ("position"),
  .validate = option_validate,
};
