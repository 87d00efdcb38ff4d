/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-person.h"

#include "comity-titles.h"

/**
 * comity_person_dup_title:
 * @record: a record of a kind with the fields `family_name` and `given_names`
 *
 * People are listed with the family name first, as in their papers. Someone with only one name
 * (as in passports of Indonesia or southern India) is listed by that one.
 *
 * Returns: (transfer full) (nullable): the person's title
 */
char *
comity_person_dup_title (ComityRecord *record)
{
  return comity_titles_join (record, " ", "family_name", "given_names", NULL);
}
