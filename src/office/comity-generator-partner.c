/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-private.h"

#include "comity-kinds.h"

/* What invented partners are called; %s is a town. The first is also said in the own language. */
static const struct {
  const char *pattern, *type;
} patterns[] = {
  { "University of %s", "education" },
  { "%s State Medical University", "education" },
  { "%s Medical University", "education" },
  { "%s Medical Academy", "education" },
  { "%s Institute of Technology", "education" },
  { "%s College of Pharmacy", "education" },
  { "%s University of Medicine and Pharmacy", "education" },
  { "Nursing School of %s", "education" },
  { "%s University Hospital", "healthcare" },
  { "%s Regional Hospital", "healthcare" },
  { "Children's Hospital of %s", "healthcare" },
  { "%s Institute of Cardiology", "facility" },
  { "%s Research Centre for Oncology", "facility" },
  { "Society of Surgeons of %s", "association" },
  { "%s Foundation for Health", "funder" },
  { "%s Pharmaceuticals", "company" },
};

static const struct {
  const char *status;
  guint percent;
} statuses[] = { { "active", 56 }, { "prospect", 20 }, { "dormant", 17 }, { "ended", 7 } };

static const char *const forms[] = { "teaching", "events",   "projects",
                                     "mobility", "exchange", "publications" };
static const char *const topics[] = { "patient_care", "education", "research",     "medicine",
                                      "dentistry",    "pharmacy",  "public_health" };

static const struct {
  const char *kind, *name;
} agreement_kinds[] = {
  { "memorandum", "Memorandum of understanding" },
  { "general", "Cooperation agreement" },
  { "exchange", "Student exchange" },
  { "research", "Joint research" },
  { "clinical", "Clinical practice" },
  { "double_degree", "Double degree" },
};

static const struct {
  const char *function, *post, *role;
} posts[] = {
  { "head_international", "Head of the International Office", "international_office" },
  { "officer", "International Officer", "coordinator_in" },
  { "vice_rector", "Vice-Rector for International Affairs", "signing" },
  { "dean", "Dean", "academic" },
  { "rector", "Rector", "head" },
};

enum {
  NAME,
  NAME_LOCAL,
  NAME_LOCAL_LANGUAGE,
  TYPE,
  STATUS,
  SINCE,
  UNTIL,
  FORMS,
  FIELDS,
  COUNTRY,
  CITY,
  WEBSITE,
  ESTABLISHED,
  TAGS,
  SOURCE,
};

static const char *const partner_fields[] = {
  [NAME] = "name",
  [NAME_LOCAL] = "name_local",
  [NAME_LOCAL_LANGUAGE] = "name_local_language",
  [TYPE] = "type",
  [STATUS] = "status",
  [SINCE] = "since",
  [UNTIL] = "until",
  [FORMS] = "forms",
  [FIELDS] = "fields",
  [COUNTRY] = "country",
  [CITY] = "city",
  [WEBSITE] = "website",
  [ESTABLISHED] = "established",
  [TAGS] = "tags",
  [SOURCE] = "source",
};

enum {
  AGREEMENT_NAME,
  AGREEMENT_KIND,
  AGREEMENT_PARTNER,
  AGREEMENT_STAGE,
  AGREEMENT_NUMBER,
  AGREEMENT_FROM,
  AGREEMENT_TO,
  AGREEMENT_RENEWAL,
  AGREEMENT_SIGNED,
  AGREEMENT_TAGS,
  AGREEMENT_SOURCE,
};

static const char *const agreement_fields[] = {
  [AGREEMENT_NAME] = "name",   [AGREEMENT_KIND] = "kind",       [AGREEMENT_PARTNER] = "partner",
  [AGREEMENT_STAGE] = "stage", [AGREEMENT_NUMBER] = "number",   [AGREEMENT_FROM] = "valid_from",
  [AGREEMENT_TO] = "valid_to", [AGREEMENT_RENEWAL] = "renewal", [AGREEMENT_SIGNED] = "signed_on",
  [AGREEMENT_TAGS] = "tags",   [AGREEMENT_SOURCE] = "source",
};

enum {
  CONTACT_PARTNER,
  CONTACT_FAMILY_NAME,
  CONTACT_GIVEN_NAMES,
  CONTACT_PATRONYMIC,
  CONTACT_NAME_LOCAL,
  CONTACT_NAME_LOCAL_LANGUAGE,
  CONTACT_SEX,
  CONTACT_FUNCTION,
  CONTACT_POST,
  CONTACT_ROLES,
  CONTACT_EMAIL,
  CONTACT_TAGS,
  CONTACT_SOURCE,
};

static const char *const contact_fields[] = {
  [CONTACT_PARTNER] = "partner",
  [CONTACT_FAMILY_NAME] = "family_name",
  [CONTACT_GIVEN_NAMES] = "given_names",
  [CONTACT_PATRONYMIC] = "patronymic",
  [CONTACT_NAME_LOCAL] = "name_local",
  [CONTACT_NAME_LOCAL_LANGUAGE] = "name_local_language",
  [CONTACT_SEX] = "sex",
  [CONTACT_FUNCTION] = "function",
  [CONTACT_POST] = "post",
  [CONTACT_ROLES] = "roles",
  [CONTACT_EMAIL] = "email",
  [CONTACT_TAGS] = "tags",
  [CONTACT_SOURCE] = "source",
};

typedef struct {
  ComityDraft partner, agreement, contact;
} Maker;

typedef struct {
  ComityRandom random;
  guint number, country, pattern;
  const char *code, *town, *name, *id_text, *domain, *status;
  gint64 id;
  int since;
} Plan;

/* -- Names ----------------------------------------------------------------------------------- */

/*
 * The towns and patterns of a country are walked in steps that have no divisor in common with
 * their number, so that a name comes again only when all of them have come.
 */
static guint
walk (guint step, guint n)
{
  guint stride = (guint) ((guint64) n * 618 / 1000) | 1;

  for (;; stride += 2) {
    guint a = n;
    guint b = stride;

    while (b != 0) {
      guint rest = a % b;

      a = b;
      b = rest;
    }
    if (a == 1)
      return (guint) ((guint64) step * stride % n);
  }
}

static const char *
make_domain (ComityGenerator *self, const char *town, guint number)
{
  g_autofree char *ascii = g_str_to_ascii (town, "C");
  char letters[16];
  guint n = 0;

  for (const char *p = ascii; *p && n + 1 < sizeof letters; p++)
    if (g_ascii_isalpha (*p))
      letters[n++] = g_ascii_tolower (*p);
  letters[n] = '\0';
  return comity_generator_text (self, "%s%u.example", letters, number + 1);
}

static const char *
fill_pattern (ComityGenerator *self, const char *pattern, const char *town)
{
  g_auto (GStrv) around = g_strsplit (pattern, "%s", 2);

  return comity_generator_text (self, "%s%s%s", around[0], town, around[1]);
}

static void
name_partner (ComityGenerator *self, Plan *plan)
{
  guint n_countries = comity_towns_get_n_countries (self->towns);
  guint step = plan->number / n_countries;
  guint n_names, chosen, round;
  g_autofree char *town = NULL;

  plan->country = plan->number % n_countries;
  plan->code = comity_towns_get_country (self->towns, plan->country);
  n_names = comity_towns_get_n_towns (self->towns, plan->country) * G_N_ELEMENTS (patterns);
  chosen = walk ((step + plan->country * 7919) % n_names, n_names);
  round = step / n_names;
  plan->pattern = chosen % G_N_ELEMENTS (patterns);
  town = comity_towns_dup_town (self->towns, plan->country, chosen / G_N_ELEMENTS (patterns));
  plan->town = comity_generator_text (self, "%s", town);
  plan->name = fill_pattern (self, patterns[plan->pattern].pattern, town);
  if (round > 0)
    plan->name = comity_generator_text (self, "%s No. %u", plan->name, round + 1);
  plan->domain = make_domain (self, town, plan->number);
}

/* -- Records --------------------------------------------------------------------------------- */

/* Some of the codes, each at most once. */
static const char *
pick_codes (ComityGenerator *self, ComityRandom *random, const char *const *codes, guint n)
{
  const char *first = codes[comity_random_below (random, n)];
  const char *second = codes[comity_random_below (random, n)];

  if (first == second || comity_random_chance (random, 40))
    return first;
  return comity_generator_text (self, "%s;%s", first, second);
}

static const char *
pick_status (ComityRandom *random)
{
  guint draw = comity_random_below (random, 100);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (statuses) && draw >= statuses[i].percent)
    draw -= statuses[i++].percent;
  return statuses[i].status;
}

static void
set_own_name (ComityGenerator *self, ComityDraft *draft, const Plan *plan)
{
  const char *language;
  const char *pattern = comity_towns_get_university (self->towns, plan->country, &language);

  if (plan->pattern != 0 || !pattern)
    return;
  comity_draft_set (draft, NAME_LOCAL, fill_pattern (self, pattern, plan->town));
  comity_draft_set (draft, NAME_LOCAL_LANGUAGE, language);
}

static gboolean
emit_partner (ComityGenerator *self, ComityDraft *draft, Plan *plan)
{
  ComityRandom *random = &plan->random;

  comity_draft_set (draft, NAME, plan->name);
  set_own_name (self, draft, plan);
  comity_draft_set (draft, TYPE, patterns[plan->pattern].type);
  comity_draft_set (draft, STATUS, plan->status);
  if (!g_str_equal (plan->status, "prospect"))
    comity_draft_set (draft, SINCE, comity_generator_date (self, plan->since));
  if (g_str_equal (plan->status, "ended"))
    comity_draft_set (draft, UNTIL,
                      comity_generator_date (self, comity_random_between (random, plan->since,
                                                                          self->today)));
  comity_draft_set (draft, FORMS, pick_codes (self, random, forms, G_N_ELEMENTS (forms)));
  comity_draft_set (draft, FIELDS, pick_codes (self, random, topics, G_N_ELEMENTS (topics)));
  comity_draft_set (draft, COUNTRY, plan->code);
  comity_draft_set (draft, CITY, plan->town);
  comity_draft_set (draft, WEBSITE, comity_generator_text (self, "https://www.%s/", plan->domain));
  comity_draft_set (draft, ESTABLISHED,
                    comity_generator_text (self, "%d", comity_random_between (random, 1850, 2015)));
  comity_draft_set (draft, TAGS, "invented");
  comity_draft_set (draft, SOURCE, "Invented by Comity");
  return comity_generator_emit (self, draft, plan->id);
}

static gboolean
emit_agreement (ComityGenerator *self, ComityDraft *draft, Plan *plan)
{
  ComityRandom *random = &plan->random;
  guint kind = comity_random_below (random, G_N_ELEMENTS (agreement_kinds));
  int signed_on = comity_random_between (random, plan->since, self->today);
  int to = signed_on + 14 + comity_random_between (random, 1, 6) * 1461 / 4;
  gboolean open = comity_random_chance (random, 12);

  comity_draft_set (draft, AGREEMENT_NAME,
                    comity_generator_text (self, "%s, %s", agreement_kinds[kind].name, plan->name));
  comity_draft_set (draft, AGREEMENT_KIND, agreement_kinds[kind].kind);
  comity_draft_set (draft, AGREEMENT_PARTNER, plan->id_text);
  comity_draft_set (draft, AGREEMENT_STAGE, open || to >= self->today ? "in_force" : "expired");
  comity_draft_set (draft, AGREEMENT_NUMBER,
                    comity_generator_text (self, "%d/%u", comity_generator_year (signed_on),
                                           plan->number + 1));
  comity_draft_set (draft, AGREEMENT_FROM, comity_generator_date (self, signed_on));
  if (!open)
    comity_draft_set (draft, AGREEMENT_TO, comity_generator_date (self, to));
  comity_draft_set (draft, AGREEMENT_RENEWAL,
                    open                              ? "open" :
                    comity_random_chance (random, 30) ? "automatic" :
                                                        "agreed");
  comity_draft_set (draft, AGREEMENT_SIGNED, comity_generator_date (self, signed_on));
  comity_draft_set (draft, AGREEMENT_TAGS, "invented");
  comity_draft_set (draft, AGREEMENT_SOURCE, "Invented by Comity");
  return comity_generator_emit (self, draft, comity_generator_next_id (self));
}

static gboolean
emit_contact (ComityGenerator *self, ComityDraft *draft, Plan *plan)
{
  ComityRandom *random = &plan->random;
  gboolean female = comity_random_chance (random, 50);
  guint post = comity_random_below (random, G_N_ELEMENTS (posts));
  ComityGeneratedName name;
  const char *local;

  comity_generator_make_name (self, comity_generator_find_citizenship (self, plan->code), random,
                              female, &name);
  local = comity_generator_join_local (self, &name);
  comity_draft_set (draft, CONTACT_PARTNER, plan->id_text);
  comity_draft_set (draft, CONTACT_FAMILY_NAME, name.family.latin);
  comity_draft_set (draft, CONTACT_GIVEN_NAMES, name.given.latin);
  comity_draft_set (draft, CONTACT_PATRONYMIC, name.patronymic.latin);
  comity_draft_set (draft, CONTACT_NAME_LOCAL, local);
  comity_draft_set (draft, CONTACT_NAME_LOCAL_LANGUAGE, local ? name.language : NULL);
  comity_draft_set (draft, CONTACT_SEX, female ? "F" : "M");
  comity_draft_set (draft, CONTACT_FUNCTION, posts[post].function);
  comity_draft_set (draft, CONTACT_POST, posts[post].post);
  comity_draft_set (draft, CONTACT_ROLES, posts[post].role);
  comity_draft_set (draft, CONTACT_EMAIL,
                    comity_generator_text (self, "international@%s", plan->domain));
  comity_draft_set (draft, CONTACT_TAGS, "invented");
  comity_draft_set (draft, CONTACT_SOURCE, "Invented by Comity");
  return comity_generator_emit (self, draft, comity_generator_next_id (self));
}

static gboolean
make_partner (ComityGenerator *self, Maker *maker, guint number)
{
  Plan plan = { .number = number };
  guint n_agreements = 0;

  g_string_chunk_clear (self->texts);
  comity_random_init (&plan.random, self->seed, G_GUINT64_CONSTANT (0x5061000000000000) + number);
  name_partner (self, &plan);
  plan.id = comity_generator_next_id (self);
  plan.id_text = comity_generator_text (self, "%" G_GINT64_FORMAT, plan.id);
  plan.status = pick_status (&plan.random);
  plan.since = self->today - comity_random_between (&plan.random, 60, 9000);
  if (!emit_partner (self, &maker->partner, &plan))
    return FALSE;
  if (g_str_equal (plan.status, "active") && comity_random_chance (&plan.random, 50))
    n_agreements = comity_random_chance (&plan.random, 25) ? 2 : 1;
  for (guint i = 0; i < n_agreements; i++)
    if (!emit_agreement (self, &maker->agreement, &plan))
      return FALSE;
  return !comity_random_chance (&plan.random, 45) || emit_contact (self, &maker->contact, &plan);
}

/**
 * comity_generator_make_partners:
 * @self: the generator
 * @n: how many partners
 * @sink: takes each partner, then its agreements and contacts
 * @data: given to @sink
 * @error: where to put an error
 *
 * Invents partners with names that repeat only when all are used up, in more than 100 countries
 * where there are so many.
 *
 * Returns: whether all were made
 */
gboolean
comity_generator_make_partners (ComityGenerator *self,
                                guint n,
                                ComityGeneratorSink sink,
                                gpointer data,
                                GError **error)
{
  Maker maker = { 0 };
  gboolean done = comity_draft_init (&maker.partner, &comity_kind_partner, partner_fields,
                                     G_N_ELEMENTS (partner_fields), error) &&
                  comity_draft_init (&maker.agreement, &comity_kind_agreement, agreement_fields,
                                     G_N_ELEMENTS (agreement_fields), error) &&
                  comity_draft_init (&maker.contact, &comity_kind_contact, contact_fields,
                                     G_N_ELEMENTS (contact_fields), error);

  self->sink = sink;
  self->data = data;
  self->error = error;
  for (guint i = 0; i < n && done; i++)
    done = make_partner (self, &maker, i);
  comity_draft_clear (&maker.partner);
  comity_draft_clear (&maker.agreement);
  comity_draft_clear (&maker.contact);
  return done;
}
