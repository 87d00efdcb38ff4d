/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice sides[] = {
  /* Translators: side of a person during a visit: comes to the other */
  { "guest", NC_ ("choice", "Guest") },
  /* Translators: side of a person during a visit: receives the other */
  { "host", NC_ ("choice", "Host") },
  { NULL, NULL },
};

static const ComityChoice roles[] = {
  /* Translators: role in a delegation */
  { "head", NC_ ("choice", "Head of the delegation") },
  /* Translators: role in a delegation */
  { "member", NC_ ("choice", "Member") },
  { "interpreter", NC_ ("choice", "Interpreter") },
  /* Translators: comes along as wife or husband */
  { "spouse", NC_ ("choice", "Spouse") },
  /* Translators: a journalist in a delegation */
  { "press", NC_ ("choice", "Press") },
  { "escort", NC_ ("choice", "Escort") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "delegation", NC_ ("field", "Delegation"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "delegation" },
  { "name", NC_ ("field", "Full name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_PERSONAL, .section = NC_ ("section", "Person") },
  { "name_local", NC_ ("field", "Name in their own script"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "contact", NC_ ("field", "Contact"), COMITY_TYPE_REF, 0, .target = "contact",
    .hint = NC_ ("hint", "When the person is among your contacts") },
  { "side", NC_ ("field", "Side"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = sides },
  { "role", NC_ ("field", "Role"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = roles },
  /* Translators: place in the order of precedence; 1 comes first */
  { "position", NC_ ("field", "Order of precedence"), COMITY_TYPE_INTEGER, 0, .min = 1,
    .max = 9999 },
  { "post", NC_ ("field", "Post"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED,
    .section = NC_ ("section", "Post") },
  { "category", NC_ ("field", "Who it is"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .choices = comity_choices_person_category },
  { "organisation", NC_ ("field", "Organisation"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, 0, .target = "partner" },

  { "sex", NC_ ("field", "Sex"), COMITY_TYPE_CHOICE, COMITY_PERSONAL,
    .section = NC_ ("section", "Papers"), .choices = comity_choices_sex },
  { "citizenship", NC_ ("field", "Citizenship"), COMITY_TYPE_COUNTRY, COMITY_PERSONAL },
  { "birth_date", NC_ ("field", "Date of birth"), COMITY_TYPE_DATE, COMITY_PERSONAL },
  { "passport_number", NC_ ("field", "Passport number"), COMITY_TYPE_TEXT,
    COMITY_PERSONAL | COMITY_MASKED },
  { "passport_valid_to", NC_ ("field", "Passport valid to"), COMITY_TYPE_DATE,
    COMITY_PERSONAL | COMITY_DEADLINE },
  { "visa_needed", NC_ ("field", "Needs a visa"), COMITY_TYPE_BOOLEAN, 0 },

  { "arrival", NC_ ("field", "Own arrival"), COMITY_TYPE_TEXT, 0,
    .section = NC_ ("section", "Needs"),
    .hint = NC_ ("hint", "Only when it differs from the group's") },
  { "departure", NC_ ("field", "Own departure"), COMITY_TYPE_TEXT, 0 },
  { "diet", NC_ ("field", "Diet"), COMITY_TYPE_CHOICES, COMITY_PERSONAL, .list = "diets" },
  { "access", NC_ ("field", "Access needs"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "languages", NC_ ("field", "Languages"), COMITY_TYPE_LANGUAGES, COMITY_PERSONAL },
  { "room", NC_ ("field", "Room"), COMITY_TYPE_TEXT, 0 },
  { "email", NC_ ("field", "E-mail"), COMITY_TYPE_EMAIL, COMITY_PERSONAL },
  { "phone", NC_ ("field", "Telephone"), COMITY_TYPE_PHONE, COMITY_PERSONAL },

  { "badge", NC_ ("field", "Text on badge and card"), COMITY_TYPE_TEXT, 0,
    .section = NC_ ("section", "Badge and gifts") },
  { "photo", NC_ ("field", "Photo"), COMITY_TYPE_IMAGE, COMITY_PERSONAL },
  { "gift_given", NC_ ("field", "Gift given"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "gift_received", NC_ ("field", "Gift received"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "gift_value", NC_ ("field", "Value of the gift"), COMITY_TYPE_MONEY, 0 },
  { "gift_kept", NC_ ("field", "Where the gift is kept"), COMITY_TYPE_TEXT, 0 },
  COMITY_RETENTION_FIELDS,
  COMITY_SUB_COMMON_FIELDS,
};

static char *
member_dup_subtitle (ComityRecord *record)
{
  g_autofree char *organisation = comity_titles_first (record, "partner", "organisation", NULL);
  g_autofree char *post = comity_titles_first (record, "post", "role", NULL);

  if (post && organisation)
    return g_strdup_printf ("%s · %s", post, organisation);
  return g_strdup (post ? post : organisation);
}

static void
member_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_not_future (record, problems, "birth_date",
                          _ ("A date of birth cannot lie in the future."));
}

/* Counted from the end of the visit; passports are copied for it alone. */
static const ComityRetention retention = {
  .since = COMITY_ORDER ("delegation.ends", "delegation.starts"),
  .years = 3,
};

const ComityKind comity_kind_member = {
  .name = "member",
  .type_name = "ComityMember",
  /* Translators: a person in a delegation */
  .label = NC_ ("kind", "Member"),
  /* Translators: the people of a delegation, on both sides */
  .plural = NC_ ("kinds", "Members"),
  .icon = "avatar-default-symbolic",
  .empty = NC_ ("empty list", "The people of the visit belong here, guests and hosts."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = member_dup_subtitle,
  .order = COMITY_ORDER ("position"),
  .picture = "photo",
  .retention = &retention,
  .validate = member_validate,
};
