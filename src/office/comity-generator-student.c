/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-student.h"

#include <string.h>

#include "comity-kinds.h"

/* What is studied: of 100 students, how many; at which age they begin. */
static const struct {
  const char *level, *programme, *code, *faculty;
  int years;
  guint percent;
  int youngest, oldest;
} courses[] = {
  { "preparatory", "language", NULL, "preparatory", 1, 8, 17, 21 },
  { "specialist", "general_medicine", "31.05.01", "medicine", 6, 36, 17, 22 },
  { "specialist", "general_medicine", "31.05.01", "international", 6, 14, 17, 22 },
  { "specialist", "dentistry", "31.05.03", "dentistry", 5, 9, 17, 22 },
  { "specialist", "pharmacy", "33.05.01", "pharmacy", 5, 6, 17, 22 },
  { "specialist", "paediatrics", "31.05.02", "paediatrics", 6, 5, 17, 22 },
  { "bachelor", "nursing", "34.03.01", "nursing", 4, 3, 17, 23 },
  { "master", "public_health", "32.04.01", "public_health", 2, 4, 21, 27 },
  { "residency", "surgery", "31.08.67", "postgraduate", 2, 4, 23, 29 },
  { "residency", "internal_medicine", "31.08.49", "postgraduate", 2, 3, 23, 29 },
  { "residency", "obstetrics", "31.08.01", "postgraduate", 2, 3, 23, 29 },
  { "doctoral", "internal_medicine", "3.1.18", "postgraduate", 3, 3, 24, 32 },
  { "course", "traditional_medicine", NULL, "international", 1, 2, 24, 45 },
};

/* How students stand: of 100, how many. */
static const struct {
  ComityStudentStatus status;
  guint percent;
} statuses[] = {
  { COMITY_STUDENT_ENROLLED, 76 }, { COMITY_STUDENT_ON_LEAVE, 3 },
  { COMITY_STUDENT_APPLICANT, 4 }, { COMITY_STUDENT_INVITED, 3 },
  { COMITY_STUDENT_ARRIVED, 2 },   { COMITY_STUDENT_TRANSFERRED, 1 },
  { COMITY_STUDENT_GRADUATED, 6 }, { COMITY_STUDENT_EXPELLED, 3 },
  { COMITY_STUDENT_LEFT, 2 },
};

static const char *const status_codes[] = {
  [COMITY_STUDENT_APPLICANT] = "applicant", [COMITY_STUDENT_INVITED] = "invited",
  [COMITY_STUDENT_ARRIVED] = "arrived",     [COMITY_STUDENT_ENROLLED] = "enrolled",
  [COMITY_STUDENT_ON_LEAVE] = "on_leave",   [COMITY_STUDENT_TRANSFERRED] = "transferred",
  [COMITY_STUDENT_GRADUATED] = "graduated", [COMITY_STUDENT_EXPELLED] = "expelled",
  [COMITY_STUDENT_LEFT] = "left",
};

static const char *const bases[] = { "contract", "state_quota", "intergovernmental", "scholarship",
                                     "exchange" };

enum {
  FAMILY_NAME,
  GIVEN_NAMES,
  PATRONYMIC,
  NAME_LOCAL,
  NAME_LOCAL_LANGUAGE,
  FAMILY_NAME_CYRILLIC,
  GIVEN_NAMES_CYRILLIC,
  PATRONYMIC_CYRILLIC,
  OWN_NUMBER,
  SEX,
  BIRTH_DATE,
  BIRTH_COUNTRY,
  CITIZENSHIP,
  STATUS,
  LEVEL,
  PROGRAMME,
  PROGRAMME_CODE,
  FACULTY,
  YEAR,
  STUDY_GROUP,
  FORM,
  LANGUAGE,
  BASIS,
  INTAKE,
  STARTS,
  ENDS,
  ORDER_NUMBER,
  ORDER_DATE,
  CONTRACT_NUMBER,
  CONTRACT_DATE,
  FEE,
  PAID_UNTIL,
  EMAIL,
  DORMITORY,
  ROOM,
  ADDRESS,
  TAGS,
  SOURCE,
};

static const char *const student_fields[] = {
  [FAMILY_NAME] = "family_name",
  [GIVEN_NAMES] = "given_names",
  [PATRONYMIC] = "patronymic",
  [NAME_LOCAL] = "name_local",
  [NAME_LOCAL_LANGUAGE] = "name_local_language",
  [FAMILY_NAME_CYRILLIC] = "family_name_cyrillic",
  [GIVEN_NAMES_CYRILLIC] = "given_names_cyrillic",
  [PATRONYMIC_CYRILLIC] = "patronymic_cyrillic",
  [OWN_NUMBER] = "own_number",
  [SEX] = "sex",
  [BIRTH_DATE] = "birth_date",
  [BIRTH_COUNTRY] = "birth_country",
  [CITIZENSHIP] = "citizenship",
  [STATUS] = "status",
  [LEVEL] = "level",
  [PROGRAMME] = "programme",
  [PROGRAMME_CODE] = "programme_code",
  [FACULTY] = "faculty",
  [YEAR] = "year",
  [STUDY_GROUP] = "study_group",
  [FORM] = "form",
  [LANGUAGE] = "language",
  [BASIS] = "basis",
  [INTAKE] = "intake",
  [STARTS] = "starts",
  [ENDS] = "ends",
  [ORDER_NUMBER] = "order_number",
  [ORDER_DATE] = "order_date",
  [CONTRACT_NUMBER] = "contract_number",
  [CONTRACT_DATE] = "contract_date",
  [FEE] = "fee",
  [PAID_UNTIL] = "paid_until",
  [EMAIL] = "email",
  [DORMITORY] = "dormitory",
  [ROOM] = "room",
  [ADDRESS] = "address",
  [TAGS] = "tags",
  [SOURCE] = "source",
};

enum {
  ENROLMENT_STUDENT,
  ENROLMENT_DATE,
  ENROLMENT_STATUS,
  ENROLMENT_ORDER_NUMBER,
  ENROLMENT_ORDER_DATE,
  ENROLMENT_REASON,
};

static const char *const enrolment_fields[] = {
  [ENROLMENT_STUDENT] = "student",       [ENROLMENT_DATE] = "date",
  [ENROLMENT_STATUS] = "status",         [ENROLMENT_ORDER_NUMBER] = "order_number",
  [ENROLMENT_ORDER_DATE] = "order_date", [ENROLMENT_REASON] = "reason",
};

/* A day between two; when there is none, the earlier. */
static int
day_between (ComityRandom *random, int first, int last)
{
  return last > first ? comity_random_between (random, first, last) : first;
}

/* -- Who, what and since when ---------------------------------------------------------------- */

/* The @number of student @n: each country has one student at least, where there are enough. */
static const ComityCitizenship *
pick_citizenship (ComityGenerator *self, ComityRandom *random, guint number, guint n)
{
  const GArray *all = self->citizenships;
  guint n_countries = n <= 5000 ? COMITY_GENERATOR_DEMO_COUNTRIES : self->n_origins;
  guint stride = n / n_countries;
  guint total = 0;
  guint draw;

  if (stride > 0 && number % stride == stride / 2 && number / stride < n_countries)
    return &g_array_index (all, ComityCitizenship, number / stride);
  for (guint i = 0; i < n_countries; i++)
    total += g_array_index (all, ComityCitizenship, i).share;
  draw = comity_random_below (random, total);
  for (guint i = 0; i < n_countries; i++) {
    const ComityCitizenship *each = &g_array_index (all, ComityCitizenship, i);

    if (draw < each->share)
      return each;
    draw -= each->share;
  }
  g_return_val_if_reached (&g_array_index (all, ComityCitizenship, 0));
}

static guint
pick_course (ComityRandom *random)
{
  guint draw = comity_random_below (random, 100);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (courses) && draw >= courses[i].percent)
    draw -= courses[i++].percent;
  return i;
}

static ComityStudentStatus
pick_status (ComityRandom *random)
{
  guint draw = comity_random_below (random, 100);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (statuses) && draw >= statuses[i].percent)
    draw -= statuses[i++].percent;
  return statuses[i].status;
}

static int
years_later (int day, int years)
{
  return comity_generator_day (comity_generator_year (day) + years, 9, 1);
}

/* Sets when the studies begin and which year of study it is. */
static void
plan_studies (ComityGenerator *self, ComityStudentPlan *plan, int years)
{
  gboolean season = self->today - self->year_begins < 60;

  switch (plan->status) {
  case COMITY_STUDENT_APPLICANT:
  case COMITY_STUDENT_INVITED:
    plan->starts = years_later (self->year_begins, 1);
    break;
  case COMITY_STUDENT_ARRIVED:
    plan->starts = season ? self->year_begins : years_later (self->year_begins, 1);
    break;
  case COMITY_STUDENT_GRADUATED:
    plan->starts =
      years_later (self->year_begins, -years - (int) comity_random_below (&plan->random, 3));
    plan->year = years;
    break;
  case COMITY_STUDENT_ENROLLED:
  case COMITY_STUDENT_ON_LEAVE:
  case COMITY_STUDENT_TRANSFERRED:
  case COMITY_STUDENT_EXPELLED:
  case COMITY_STUDENT_LEFT:
  default:
    plan->year = comity_random_between (&plan->random, 1, years);
    plan->starts = years_later (self->year_begins, 1 - plan->year);
    break;
  }
  plan->ends = years_later (plan->starts, years) - 63; /* the last of June */
}

/* Sets the days of the way to now; each is not before the one before it, and none lies ahead. */
static void
plan_days (ComityGenerator *self, ComityStudentPlan *plan)
{
  ComityRandom *random = &plan->random;
  int latest = MIN (self->today, plan->starts);
  int recent = self->today - comity_random_between (random, 45, 120);

  plan->applied = plan->starts - comity_random_between (random, 110, 220);
  plan->applied = MIN (plan->applied, recent);
  plan->invited = plan->applied + comity_random_between (random, 12, 28);
  if (plan->status == COMITY_STUDENT_ARRIVED) {
    plan->arrived = self->today - comity_random_between (random, 0, 9);
    return;
  }
  plan->arrived = latest - comity_random_between (random, 1, 14);
  plan->arrived = MAX (plan->arrived, plan->invited + 1);
  plan->order = latest - comity_random_between (random, 1, 20);
  plan->order = MAX (plan->order, plan->applied);
  plan->changed = day_between (random, plan->starts + 30, self->today - 1);
  if (plan->status == COMITY_STUDENT_GRADUATED)
    plan->changed = plan->ends;
  plan->changed = MIN (plan->changed, self->today);
}

/* -- The records ----------------------------------------------------------------------------- */

static const char *
make_email (ComityGenerator *self, const ComityStudentPlan *plan)
{
  char letters[24];
  guint n = 0;

  for (const char *p = plan->name.family.latin; *p && n + 1 < sizeof letters; p++)
    if (g_ascii_isalpha (*p))
      letters[n++] = g_ascii_tolower (*p);
  letters[n] = '\0';
  return comity_generator_text (self, "%s.%u@students.example", letters, plan->number + 1);
}

static void
set_names (ComityGenerator *self, ComityDraft *draft, const ComityStudentPlan *plan)
{
  const ComityGeneratedName *name = &plan->name;
  const char *local = comity_generator_join_local (self, name);

  comity_draft_set (draft, FAMILY_NAME, name->family.latin);
  comity_draft_set (draft, GIVEN_NAMES, name->given.latin);
  comity_draft_set (draft, PATRONYMIC, name->patronymic.latin);
  comity_draft_set (draft, FAMILY_NAME_CYRILLIC, name->family.cyrillic);
  comity_draft_set (draft, GIVEN_NAMES_CYRILLIC, name->given.cyrillic);
  comity_draft_set (draft, PATRONYMIC_CYRILLIC, name->patronymic.cyrillic);
  comity_draft_set (draft, NAME_LOCAL, local);
  comity_draft_set (draft, NAME_LOCAL_LANGUAGE, local ? name->language : NULL);
}

static void
set_study (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan, guint course)
{
  gboolean russian = g_str_equal (courses[course].level, "preparatory") ||
                     comity_random_chance (&plan->random, plan->from->needs_visa ? 35 : 90);

  comity_draft_set (draft, STATUS, status_codes[plan->status]);
  comity_draft_set (draft, LEVEL, courses[course].level);
  comity_draft_set (draft, PROGRAMME, courses[course].programme);
  comity_draft_set (draft, PROGRAMME_CODE, courses[course].code);
  comity_draft_set (draft, FACULTY, courses[course].faculty);
  comity_draft_set (draft, FORM,
                    comity_random_chance (&plan->random, 97) ? "full_time" : "part_time");
  comity_draft_set (draft, LANGUAGE, russian ? "ru" : "en");
  comity_draft_set (draft, STARTS, comity_generator_date (self, plan->starts));
  comity_draft_set (draft, ENDS, comity_generator_date (self, plan->ends));
  if (plan->year > 0) {
    comity_draft_set (draft, YEAR, comity_generator_text (self, "%d", plan->year));
    comity_draft_set (draft, STUDY_GROUP,
                      comity_generator_text (self, "%d%02u", plan->year,
                                             comity_random_below (&plan->random, 24) + 1));
  }
  comity_draft_set (draft, INTAKE,
                    comity_generator_text (self, "%d", comity_generator_year (plan->starts)));
}

static int
pick_paid (const ComityGenerator *self, ComityRandom *random)
{
  int earliest = self->orderly && !comity_random_chance (random, 2) ? 40 : -40;

  return self->today + comity_random_between (random, earliest, 240);
}

static void
set_admission (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  static const guint percents[] = { 64, 24, 6, 4, 2 };
  ComityRandom *random = &plan->random;
  guint draw = comity_random_below (random, 100);
  guint basis = 0;

  while (basis + 1 < G_N_ELEMENTS (bases) && draw >= percents[basis])
    draw -= percents[basis++];
  comity_draft_set (draft, BASIS, bases[basis]);
  if (plan->year > 0) {
    comity_draft_set (draft, ORDER_NUMBER,
                      comity_generator_text (self, "%u", comity_random_below (random, 900) + 100));
    comity_draft_set (draft, ORDER_DATE, comity_generator_date (self, plan->order));
  }
  if (basis != 0 || plan->year == 0)
    return;
  comity_draft_set (draft, CONTRACT_NUMBER,
                    comity_generator_text (self, "%d/%u", comity_generator_year (plan->order),
                                           plan->number + 1));
  comity_draft_set (draft, CONTRACT_DATE, comity_generator_date (self, plan->order));
  comity_draft_set (draft, FEE,
                    comity_generator_text (self, "%u00.00 USD",
                                           comity_random_below (random, 45) + 25));
  if (plan->status == COMITY_STUDENT_ENROLLED)
    comity_draft_set (draft, PAID_UNTIL, comity_generator_date (self, pick_paid (self, random)));
}

static void
set_lodging (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  ComityRandom *random = &plan->random;

  if (!comity_student_is_here (plan))
    return;
  if (comity_random_chance (random, 62)) {
    comity_draft_set (draft, DORMITORY,
                      comity_generator_text (self, "dormitory_%u",
                                             comity_random_below (random, 3) + 1));
    comity_draft_set (draft, ROOM,
                      comity_generator_text (self, "%u%02u", comity_random_below (random, 9) + 1,
                                             comity_random_below (random, 30) + 1));
  } else {
    comity_draft_set (draft, ADDRESS,
                      comity_generator_text (self, "Garden Street %u, flat %u",
                                             comity_random_below (random, 120) + 1,
                                             comity_random_below (random, 90) + 1));
  }
}

static gboolean
emit_student (ComityGenerator *self,
              ComityStudentMaker *maker,
              ComityStudentPlan *plan,
              guint course)
{
  ComityDraft *draft = &maker->student;

  set_names (self, draft, plan);
  comity_draft_set (draft, OWN_NUMBER, comity_generator_text (self, "%07u", plan->number + 1));
  comity_draft_set (draft, SEX, plan->female ? "F" : "M");
  comity_draft_set (draft, BIRTH_DATE, comity_generator_date (self, plan->born));
  comity_draft_set (draft, BIRTH_COUNTRY, plan->from->code);
  comity_draft_set (draft, CITIZENSHIP, plan->from->code);
  set_study (self, draft, plan, course);
  set_admission (self, draft, plan);
  set_lodging (self, draft, plan);
  comity_draft_set (draft, EMAIL, make_email (self, plan));
  comity_draft_set (draft, TAGS, "invented");
  comity_draft_set (draft, SOURCE, "Invented by Comity");
  return comity_generator_emit (self, draft, plan->id);
}

static gboolean
emit_enrolment (ComityGenerator *self,
                ComityStudentMaker *maker,
                ComityStudentPlan *plan,
                ComityStudentStatus status,
                int day)
{
  static const char *const reasons[] = { "Did not pay the fee", "Did not pass the examinations",
                                         "Own request" };
  ComityDraft *draft = &maker->enrolment;

  comity_draft_set (draft, ENROLMENT_STUDENT, plan->id_text);
  comity_draft_set (draft, ENROLMENT_DATE, comity_generator_date (self, day));
  comity_draft_set (draft, ENROLMENT_STATUS, status_codes[status]);
  if (status >= COMITY_STUDENT_ENROLLED) {
    int order = status == COMITY_STUDENT_ENROLLED ? plan->order : day;

    comity_draft_set (draft, ENROLMENT_ORDER_NUMBER,
                      comity_generator_text (self, "%u",
                                             comity_random_below (&plan->random, 900) + 100));
    comity_draft_set (draft, ENROLMENT_ORDER_DATE, comity_generator_date (self, order));
  }
  if (status == COMITY_STUDENT_EXPELLED)
    comity_draft_set (draft, ENROLMENT_REASON,
                      reasons[comity_random_below (&plan->random, G_N_ELEMENTS (reasons))]);
  return comity_generator_emit (self, draft, comity_generator_next_id (self));
}

/* The last line is how the student stands now. */
static gboolean
emit_enrolments (ComityGenerator *self, ComityStudentMaker *maker, ComityStudentPlan *plan)
{
  ComityStudentStatus now = plan->status;

  if (!emit_enrolment (self, maker, plan, COMITY_STUDENT_APPLICANT, plan->applied))
    return FALSE;
  if (now == COMITY_STUDENT_APPLICANT)
    return TRUE;
  if ((plan->from->needs_visa || now == COMITY_STUDENT_INVITED) &&
      !emit_enrolment (self, maker, plan, COMITY_STUDENT_INVITED, plan->invited))
    return FALSE;
  if (now == COMITY_STUDENT_INVITED)
    return TRUE;
  if (!emit_enrolment (self, maker, plan, COMITY_STUDENT_ARRIVED, plan->arrived))
    return FALSE;
  if (now == COMITY_STUDENT_ARRIVED)
    return TRUE;
  if (!emit_enrolment (self, maker, plan, COMITY_STUDENT_ENROLLED,
                       MAX (plan->starts, plan->arrived)))
    return FALSE;
  return now == COMITY_STUDENT_ENROLLED || emit_enrolment (self, maker, plan, now, plan->changed);
}

static void
plan_student (ComityGenerator *self, ComityStudentPlan *plan, guint number, guint n, guint *course)
{
  ComityRandom *random = &plan->random;
  int age;

  *plan = (ComityStudentPlan) { .number = number };
  comity_random_init (random, self->seed, G_GUINT64_CONSTANT (0x5374000000000000) + number);
  plan->from = pick_citizenship (self, random, number, n);
  plan->female = comity_random_chance (random, 48);
  comity_generator_make_name (self, plan->from, random, plan->female, &plan->name);
  *course = pick_course (random);
  plan->status = pick_status (random);
  plan_studies (self, plan, courses[*course].years);
  plan_days (self, plan);
  age = comity_random_between (random, courses[*course].youngest, courses[*course].oldest);
  plan->born = plan->starts - age * 1461 / 4 - comity_random_between (random, 1, 360);
  plan->id = comity_generator_next_id (self);
  plan->id_text = comity_generator_text (self, "%" G_GINT64_FORMAT, plan->id);
}

static gboolean
maker_init (ComityStudentMaker *maker, GError **error)
{
  return comity_draft_init (&maker->student, &comity_kind_student, student_fields,
                            G_N_ELEMENTS (student_fields), error) &&
         comity_draft_init (&maker->enrolment, &comity_kind_enrolment, enrolment_fields,
                            G_N_ELEMENTS (enrolment_fields), error) &&
         comity_student_papers_init (&maker->paper, error);
}

static void
maker_clear (ComityStudentMaker *maker)
{
  comity_draft_clear (&maker->student);
  comity_draft_clear (&maker->enrolment);
  comity_draft_clear (&maker->paper);
}

/**
 * comity_generator_make_students:
 * @self: the generator
 * @n: how many students
 * @sink: takes each student, then the student's papers and changes of status
 * @data: given to @sink
 * @error: where to put an error
 *
 * Invents foreign students. Up to 5,000 come from 73 countries (all of them, from 73 students on),
 * more of them from more. How many of each is by the shares of citizenships.tsv.
 *
 * Returns: whether all were made
 */
gboolean
comity_generator_make_students (ComityGenerator *self,
                                guint n,
                                ComityGeneratorSink sink,
                                gpointer data,
                                GError **error)
{
  ComityStudentMaker maker = { 0 };
  gboolean done = maker_init (&maker, error);

  self->sink = sink;
  self->data = data;
  self->error = error;
  for (guint i = 0; i < n && done; i++) {
    ComityStudentPlan plan;
    guint course;

    g_string_chunk_clear (self->texts);
    plan_student (self, &plan, i, n, &course);
    done = emit_student (self, &maker, &plan, course) && emit_enrolments (self, &maker, &plan) &&
           comity_student_emit_papers (self, &maker.paper, &plan);
  }
  maker_clear (&maker);
  return done;
}

/**
 * comity_student_is_here:
 * @plan: a student
 *
 * Returns: whether the student is in the country, by what the university knows
 */
gboolean
comity_student_is_here (const ComityStudentPlan *plan)
{
  return plan->status == COMITY_STUDENT_ARRIVED || plan->status == COMITY_STUDENT_ENROLLED ||
         plan->status == COMITY_STUDENT_ON_LEAVE;
}
