/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo office: all that the founding documents state is there, nothing else, and it is sound. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "comity-demo-documents.h"
#include "comity-demo.h"
#include "comity-kinds.h"
#include "comity-lists.h"
#include "store-test.h"

#define STUDENTS 250

/* One demo office for all tests, since none of them changes it. */
static char *folder;
static char *path;
static ComityStore *store;

static void
make_office (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("comity-demo-XXXXXX", NULL);
  path = g_build_filename (folder, "demo.comity", NULL);
  g_assert_true (comity_demo_create_sync (path, STUDENTS, &error));
  g_assert_no_error (error);
  store = comity_store_open_sync (path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
remove_office (void)
{
  static const char *const sides[] = { "", "-wal", "-shm", ".lock" };

  g_assert_finalize_object (store);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    g_autofree char *side = g_strconcat (path, sides[i], NULL);

    g_unlink (side);
  }
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
}

/* -- Reading --------------------------------------------------------------------------------- */

static gpointer
ids_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_ids (db, data, error);
}

/* The ids of the records of a kind that fit all of the filters, each FIELD=VALUE, up to NULL. */
static GArray *
find (const ComityKind *kind, const char *const *wheres)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GError) error = NULL;
  GArray *ids;

  for (guint i = 0; wheres && wheres[i]; i++) {
    comity_query_add_where (query, wheres[i], &error);
    g_assert_no_error (error);
  }
  ids = comity_store_read_sync (store, ids_func, query, &error);
  g_assert_no_error (error);
  return ids;
}

static guint
count (const ComityKind *kind, const char *where)
{
  g_autoptr (GArray) ids = find (kind, (const char *const[]) { where, NULL });

  return ids->len;
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
} Which;

static gpointer
load_func (ComityDb *db, gpointer data, GError **error)
{
  Which *which = data;

  return comity_db_load (db, which->kind, which->id, error);
}

static ComityRecord *
read_record (const ComityKind *kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  Which which = { kind, id };
  ComityRecord *record = comity_store_read_sync (store, load_func, &which, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

/* The one record of a kind that a filter finds. */
static ComityRecord *
only (const ComityKind *kind, const char *where)
{
  g_autoptr (GArray) ids = find (kind, (const char *const[]) { where, NULL });

  g_test_message ("%s %s", kind->name, where);
  g_assert_cmpuint (ids->len, ==, 1);
  return read_record (kind, g_array_index (ids, gint64, 0));
}

static ComityRecord *
partner_called (const char *name)
{
  g_autofree char *where = g_strconcat ("name=", name, NULL);

  return only (&comity_kind_partner, where);
}

static gboolean
has (ComityRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (comity_record_get (record, field), value) == 0;
}

static gboolean
has_tag (ComityRecord *record, const char *tag)
{
  const char *tags = comity_record_get (record, "tags");
  g_auto (GStrv) each = g_strsplit (tags ? tags : "", COMITY_SEPARATOR, -1);

  return g_strv_contains ((const char *const *) each, tag);
}

/* -- What the documents state ---------------------------------------------------------------- */

static const struct {
  const char *name, *country, *type, *tag;
} partners[] = {
  /* Document 000: organisations, unions, associations */
  { "World Health Organization", NULL, "un_body", "sechenov" },
  { "International Association of Universities", NULL, "association", "sechenov" },
  { "Eurasian Association of Universities", NULL, "association", "sechenov" },
  { "World Federation for Medical Education", NULL, "association", "sechenov" },
  { "Association of University Programs for Population Health Management", NULL, "association",
    "sechenov" },
  { "European Health Management Association", NULL, "association", "sechenov" },
  { "World Organization of National Colleges, Academies and Academic Associations of General "
    "Practitioners",
    NULL, "association", "sechenov" },
  { "International Health Center", "US", "healthcare", "sechenov" },
  { "UK Research Council", "GB", "funder", "sechenov" },
  { "German Academic Exchange Service", "DE", "funder", "sechenov" },
  { "Association for Medical Education in Europe", NULL, "association", "sechenov" },
  { "Society in Europe for Simulation Applied to Medicine", NULL, "association", "sechenov" },
  { "European Association for Predictive, Preventive and Personalized Medicine", NULL,
    "association", "sechenov" },
  { "Association of Sino-Russian Medical Universities", NULL, "association", "sechenov" },
  /* Document 001: main partners */
  { "I.M. Sechenov First Moscow State Medical University", "RU", "education", "bsmu" },
  { "A.I. Yevdokimov Moscow State University of Medicine and Dentistry", "RU", "education",
    "bsmu" },
  { "North-Western State Medical University named after I.I. Mechnikov", "RU", "education",
    "bsmu" },
  { "Kursk State Medical University", "RU", "education", "bsmu" },
  { "Kirov State Medical University", "RU", "education", "bsmu" },
  { "Samara State medical University", "RU", "education", "bsmu" },
  { "University of Nagasaki", "JP", "education", "bsmu" },
  { "University of Akita", "JP", "education", "bsmu" },
  { "Fukushima Medical University", "JP", "education", "bsmu" },
  { "Western University", "CA", "education", "bsmu" },
  { "Hadassah Medical Center", "IL", "healthcare", "bsmu" },
  { "Holon Institute of Technology", "IL", "education", "bsmu" },
  { "Assuta Ashdod Hospital", "IL", "healthcare", "bsmu" },
  { "Nanjing Medical University", "CN", "education", "bsmu" },
  { "Henan University of Science and Technology", "CN", "education", "bsmu" },
  { "International Educational Alliance «Union of Western & Eastern Education»", "CN", "network",
    "bsmu" },
  { "Tehran University of Medical Sciences", "IR", "education", "bsmu" },
  { "Tbilisi State Medical University", "GE", "education", "bsmu" },
  { "Azerbaijan Medical University", "AZ", "education", "bsmu" },
  { "Asfendiyarov Kazakh National Medical University", "KZ", "education", "bsmu" },
  { "Avicenna Tajik State Medical University", "TJ", "education", "bsmu" },
  { "Tashkent Medical Academy", "UZ", "education", "bsmu" },
  { "Turkmen State Medical University", "TM", "education", "bsmu" },
  { "Nicolae Testemitanu State University of Medicine and Pharmacy", "MD", "education", "bsmu" },
  { "University of Cagliari", "IT", "education", "bsmu" },
  { "International Working Group «Prevention»", "DE", "working_group", "bsmu" },
  { "United Nations Population Fund", NULL, "un_body", "bsmu" },
  /* Document 002 */
  { "Xinjiang Medical University", "CN", "education", "samarkand" },
  { "Center for Traditional Medicine", "CN", "unit", "samarkand" },
  { "North-Western State Medical University named after I.I. Mechnikov", "RU", "education",
    "samarkand" },
  { "Department of Public Health, Economics and Healthcare Management", "RU", "unit", "samarkand" },
  /* Document 003: main international partners */
  { "Asfendiyarov Kazakh National Medical University", "KZ", "education", "white-nights" },
  { "Beijing University of Chinese Medicine", "CN", "education", "white-nights" },
  { "Xinjiang University", "CN", "education", "white-nights" },
  { "University of Tampere", "FI", "education", "white-nights" },
  { "University of Eastern Finland", "FI", "education", "white-nights" },
  { "University of Toronto", "CA", "education", "white-nights" },
  { "Open Medical Institute", "AT", "education", "white-nights" },
  { "University of Zagreb", "HR", "education", "white-nights" },
  { "University of Strasbourg", "FR", "education", "white-nights" },
  { "Lebanese Urology Society", "LB", "association", "white-nights" },
  { "Belarusian Medical Academy of Postgraduate Education", "BY", "education", "white-nights" },
  { "Grodno State Medical University", "BY", "education", "white-nights" },
  { "United States Agency for International Development", "US", "government", "white-nights" },
  { "Korea Electrotechnology Research Institute", "KR", "facility", "white-nights" },
  { "Medical Faculty of Osaka University", "JP", "unit", "white-nights" },
  { "National Scientific Center of Oncology and Transplantation", "KZ", "facility",
    "white-nights" },
  { "Peto Institute of Conductive Education", "HU", "facility", "white-nights" },
  { "Tashkent Medical Academy", "UZ", "education", "white-nights" },
  /* Parents that are named in passing */
  { "American Austrian Foundation", "AT", "nonprofit", "white-nights" },
  { "Osaka University", "JP", "education", "white-nights" },
};

static void
test_partners (void)
{
  g_autoptr (GHashTable) different = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (partners); i++) {
    g_autoptr (ComityRecord) partner = partner_called (partners[i].name);

    g_assert_cmpstr (comity_record_get (partner, "country"), ==, partners[i].country);
    g_assert_cmpstr (comity_record_get (partner, "type"), ==, partners[i].type);
    g_assert_true (has_tag (partner, partners[i].tag));
    g_hash_table_add (different, (char *) partners[i].name);
  }
  g_assert_cmpuint (count (&comity_kind_partner, NULL), ==, g_hash_table_size (different));
}

/* Thirteen organisations of 000; 27 main partners of 001, 26 with a country; 18 of 003. */
static void
test_counts (void)
{
  static const char *const bsmu[] = { "tags=bsmu", "is_main=true", NULL };
  static const char *const white_nights[] = { "tags=white-nights", "is_main=true", NULL };
  static const char *const cooperation[] = { "tags=sechenov", "kind=cooperation", NULL };
  g_autoptr (GArray) first = find (&comity_kind_partner, bsmu);
  g_autoptr (GArray) second = find (&comity_kind_partner, white_nights);
  g_autoptr (GArray) third = find (&comity_kind_membership, cooperation);
  guint without = 0;

  g_assert_cmpuint (first->len, ==, 27);
  g_assert_cmpuint (second->len, ==, 18);
  g_assert_cmpuint (third->len, ==, 13);
  for (guint i = 0; i < first->len; i++) {
    g_autoptr (ComityRecord) partner =
      read_record (&comity_kind_partner, g_array_index (first, gint64, i));

    without += !comity_record_get (partner, "country");
  }
  g_assert_cmpuint (without, ==, 1);
}

static void
assert_parent (const char *name, const char *parent_name)
{
  g_autoptr (ComityRecord) partner = partner_called (name);
  g_autoptr (ComityRecord) parent = partner_called (parent_name);

  g_assert_cmpint (comity_record_get_ref (partner, "parent"), ==, comity_record_get_id (parent));
}

static void
assert_name (const char *partner_name, const char *value, const char *kind)
{
  g_autoptr (ComityRecord) partner = partner_called (partner_name);
  g_autofree char *of =
    g_strdup_printf ("partner=%" G_GINT64_FORMAT, comity_record_get_id (partner));
  g_autofree char *value_is = g_strconcat ("value=", value, NULL);
  g_autofree char *kind_is = g_strconcat ("kind=", kind, NULL);
  g_autoptr (GArray) names =
    find (&comity_kind_name, (const char *const[]) { of, value_is, kind_is, NULL });

  g_test_message ("%s", value);
  g_assert_cmpuint (names->len, ==, 1);
}

static void
test_names (void)
{
  g_autoptr (ComityRecord) open_medical = partner_called ("Open Medical Institute");

  g_assert_true (has (open_medical, "countries", "US"));
  assert_parent ("Medical Faculty of Osaka University", "Osaka University");
  assert_parent ("Open Medical Institute", "American Austrian Foundation");
  assert_parent ("Center for Traditional Medicine", "Xinjiang Medical University");
  assert_parent ("Department of Public Health, Economics and Healthcare Management",
                 "North-Western State Medical University named after I.I. Mechnikov");
  assert_name ("University of Strasbourg", "Universite Louis Pasteu", "former");
  assert_name ("I.M. Sechenov First Moscow State Medical University", "Sechenov University",
               "short");
  assert_name ("International Working Group «Prevention»",
               "Internationaler Arbeitskreis Prävention", "native");
  assert_name ("North-Western State Medical University named after I.I. Mechnikov",
               "North-Western Medical University named after Mechnikov", "alias");
  assert_name ("Nicolae Testemitanu State University of Medicine and Pharmacy",
               "Nicolae Testemitanu State University of Medicine and Pharmacy", "honorific");
}

static void
test_memberships (void)
{
  g_autoptr (ComityRecord) centre = only (&comity_kind_membership, "kind=designation");
  g_autoptr (ComityRecord) chair = only (&comity_kind_membership, "role=Russian co-chair");
  g_autoptr (ComityRecord) health = partner_called ("World Health Organization");
  g_autoptr (ComityRecord) universities =
    partner_called ("Association of Sino-Russian Medical Universities");
  g_autoptr (ComityRecord) tempus = only (&comity_kind_programme, "name=Tempus IV");
  g_autoptr (ComityRecord) erasmus = only (&comity_kind_programme, "name=Erasmus+");

  g_assert_cmpstr (comity_record_get (centre, "since"), ==, "2015");
  g_assert_cmpint (comity_record_get_ref (centre, "partner"), ==, comity_record_get_id (health));
  g_assert_cmpint (comity_record_get_ref (chair, "partner"), ==,
                   comity_record_get_id (universities));
  g_assert_true (has_tag (tempus, "sechenov") && has_tag (erasmus, "sechenov"));
  g_assert_cmpuint (count (&comity_kind_membership, NULL), ==, 15);
  g_assert_cmpuint (count (&comity_kind_programme, NULL), ==, 2);
}

/* The delegation of March 2024 and what it led to, linked both ways. */
static void
test_delegation (void)
{
  g_autoptr (ComityRecord) visit = only (&comity_kind_delegation, NULL);
  g_autoptr (ComityRecord) host = partner_called ("Xinjiang Medical University");
  g_autoptr (ComityRecord) unit = partner_called ("Center for Traditional Medicine");
  g_autoptr (ComityRecord) agreement = NULL;
  g_autoptr (ComityRecord) signing = only (&comity_kind_outcome, "kind=agreement");
  g_autoptr (ComityRecord) talks = only (&comity_kind_outcome, "kind=negotiation");
  g_autoptr (ComityRecord) contact = only (&comity_kind_outcome, "kind=contact");
  g_autofree char *host_id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (host));

  g_assert_true (has (visit, "starts", "2024-03-19") && has (visit, "ends", "2024-03-24"));
  g_assert_true (has (visit, "direction", "out") && has (visit, "kind", "working"));
  g_assert_true (has (visit, "countries", "CN") && has (visit, "partners", host_id));
  g_assert_cmpuint (count (&comity_kind_outcome, NULL), ==, 3);
  agreement = read_record (&comity_kind_agreement, comity_record_get_ref (signing, "agreement"));
  g_assert_cmpint (comity_record_get_ref (agreement, "delegation"), ==,
                   comity_record_get_id (visit));
  g_assert_cmpint (comity_record_get_ref (agreement, "partner"), ==, comity_record_get_id (host));
  g_assert_cmpint (comity_record_get_ref (talks, "partner"), ==, comity_record_get_id (unit));
  g_assert_cmpint (comity_record_get_ref (talks, "project"), !=, 0);
  g_assert_cmpint (comity_record_get_ref (contact, "agreement"), !=, 0);
}

static void
test_events (void)
{
  g_autoptr (ComityRecord) congress = only (&comity_kind_event, NULL);
  g_autoptr (ComityRecord) conference = only (&comity_kind_event_series, "kind=conference");
  g_autoptr (ComityRecord) ophthalmology = only (&comity_kind_event_series, "kind=congress");

  g_assert_true (has (congress, "name", "Medical Congress of Turkish States"));
  g_assert_true (has (congress, "starts", "2024-09-05") && has (congress, "ends", "2024-09-09"));
  g_assert_true (
    has (conference, "name", "Current problems in Experimental and Clinical Medicine"));
  g_assert_true (has (ophthalmology, "name", "The White Nights"));
}

static void
test_honours (void)
{
  static const struct {
    const char *name, *country, *post;
  } doctors[] = {
    { "Dieter Bumann", "DE", "notable educationist and public figure" },
    { "Patrick B. Storey", "US",
      "former Associate Dean of the International Medicine Program in the School of Medicine" },
    { "Axel Arthur Fauser", NULL, "Director" },
    { "Michael Dewar", "US", "outstanding cardiothoracic surgeon" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doctors); i++) {
    g_autofree char *where = g_strconcat ("name=", doctors[i].name, NULL);
    g_autoptr (ComityRecord) honour = only (&comity_kind_honour, where);

    g_assert_true (has (honour, "kind", "honorary_doctor"));
    g_assert_cmpstr (comity_record_get (honour, "country"), ==, doctors[i].country);
    g_assert_cmpstr (comity_record_get (honour, "post"), ==, doctors[i].post);
  }
  g_assert_cmpuint (count (&comity_kind_honour, NULL), ==, G_N_ELEMENTS (doctors));
}

static void
test_figures (void)
{
  static const struct {
    const char *measure, *rounding, *value, *tag;
  } figures[] = {
    { "students", "about", "2500", "sechenov" },
    { "citizenships", "exact", "73", "sechenov" },
    { "members", "more_than", "140", "sechenov" },
    { "international_events", "more_than", "20", "sechenov" },
    { "partner_countries", "more_than", "25", "bsmu" },
    { "agreements", "more_than", "120", "bsmu" },
    { "partners", "more_than", "60", "samarkand" },
    { "events", "about", "50", "white-nights" },
    { "honours", "more_than", "30", "white-nights" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++) {
    g_autofree char *where = g_strconcat ("measure=", figures[i].measure, NULL);
    g_autoptr (ComityRecord) figure = only (&comity_kind_objective, where);

    g_assert_true (has (figure, "kind", "figure"));
    g_assert_cmpstr (comity_record_get (figure, "value"), ==, figures[i].value);
    g_assert_cmpstr (comity_record_get (figure, "rounding"), ==, figures[i].rounding);
    g_assert_true (has_tag (figure, figures[i].tag));
  }
  g_assert_cmpuint (count (&comity_kind_objective, "kind=figure"), ==, G_N_ELEMENTS (figures));
  g_assert_cmpuint (count (&comity_kind_objective, "kind=direction"), ==, 6);
  g_assert_cmpuint (count (&comity_kind_objective, "kind=form"), ==, 6);
  g_assert_cmpuint (count (&comity_kind_objective, "kind=field"), ==, 3);
  g_assert_cmpuint (count (&comity_kind_objective, "kind=advantage"), ==, 5);
  g_assert_cmpuint (count (&comity_kind_objective, "kind=objective"), ==, 4 + 2 + 1 + 7);
}

/* The countries that document 000 names: thirteen of students, nine of universities. */
static void
test_countries (void)
{
  static const struct {
    const char *where, *countries;
  } groups[] = {
    { "code=far-abroad-sechenov", "MY;CN;SY;IN;VN;IL;BR;DE;US;GB;HT;NP;MV" },
    { "code=relations-sechenov", "AT;BG;CN;FR;DE;NO;RS;SI;US" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    g_autoptr (ComityRecord) group = only (&comity_kind_country_group, groups[i].where);

    g_assert_cmpstr (comity_record_get (group, "countries"), ==, groups[i].countries);
    g_assert_true (has_tag (group, "sechenov"));
  }
}

/* A tag for each document's university, with a label. */
static void
test_tags (void)
{
  static const char *const codes[] = { "sechenov",     "bsmu",   "samarkand",
                                       "white-nights", "policy", "invented" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autofree char *where = g_strconcat ("code=", codes[i], NULL);
    g_autoptr (ComityRecord) option = only (&comity_kind_option, where);
    g_autofree char *label = comity_lists_dup_label ("tags", codes[i]);

    g_assert_true (has (option, "list", "tags"));
    g_assert_cmpstr (label, ==, comity_record_get (option, "label"));
  }
}

/* -- Nothing else ---------------------------------------------------------------------------- */

static const ComityKind *const sourced[] = {
  &comity_kind_partner,   &comity_kind_agreement,    &comity_kind_delegation, &comity_kind_event,
  &comity_kind_project,   &comity_kind_membership,   &comity_kind_honour,     &comity_kind_name,
  &comity_kind_programme, &comity_kind_event_series, &comity_kind_objective,  &comity_kind_outcome,
  &comity_kind_party,
};

static void
test_sources (void)
{
  static const char *const unstated[] = { "ror",  "wikidata",    "isni",    "schac", "pic",
                                          "grid", "established", "website", "email", "status" };

  for (guint k = 0; k < G_N_ELEMENTS (sourced); k++) {
    g_autoptr (GArray) ids = find (sourced[k], NULL);

    g_assert_cmpuint (ids->len, >, 0);
    for (guint i = 0; i < ids->len; i++) {
      g_autoptr (ComityRecord) record = read_record (sourced[k], g_array_index (ids, gint64, i));
      const char *source = comity_record_get (record, "source");

      g_assert_nonnull (source);
      g_assert_nonnull (strstr (source, "(founding document 00"));
      g_assert_true (!comity_kind_get_field (sourced[k], "tags") ||
                     comity_record_get (record, "tags"));
      for (guint u = 0; sourced[k] == &comity_kind_partner && u < G_N_ELEMENTS (unstated); u++)
        g_assert_null (comity_record_get (record, unstated[u]));
    }
  }
}

/* One blank for every run of blanks, so that line ends do not matter. */
static char *
squeeze (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_regex_replace_literal (blanks, text, -1, 0, " ", G_REGEX_MATCH_DEFAULT, NULL);
}

static char *
read_documents (void)
{
  const char *corpora = g_getenv ("COMITY_CORPORA");
  g_autofree char *where =
    corpora ? g_build_filename (corpora, "..", "mission", NULL) :
              g_build_filename (COMITY_SOURCE_DATA_DIR, "..", "..", "shared", "mission", NULL);
  g_autoptr (GDir) dir = g_dir_open (where, 0, NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *file = g_build_filename (where, name, NULL);
    g_autofree char *text = NULL;

    if (g_file_get_contents (file, &text, NULL, NULL))
      g_string_append_printf (all, "%s\n", text);
  }
  return all->len > 0 ? squeeze (all->str) : NULL;
}

/* What is quoted stands in a document, letter for letter. */
static void
test_quotations (void)
{
  static const struct {
    const ComityKind *kind;
    const char *field;
  } quoted[] = {
    { &comity_kind_partner, "name" },       { &comity_kind_partner, "acronym" },
    { &comity_kind_partner, "name_local" }, { &comity_kind_partner, "short_name" },
    { &comity_kind_name, "value" },         { &comity_kind_programme, "name" },
    { &comity_kind_event, "name" },         { &comity_kind_event_series, "name" },
    { &comity_kind_honour, "name" },        { &comity_kind_honour, "line" },
    { &comity_kind_honour, "post" },        { &comity_kind_honour, "organisation" },
    { &comity_kind_objective, "text" },     { &comity_kind_membership, "role" },
    { &comity_kind_delegation, "summary" },
  };
  g_autofree char *documents = read_documents ();

  if (!documents) {
    g_test_skip ("The founding documents are not here (COMITY_CORPORA)");
    return;
  }
  for (guint q = 0; q < G_N_ELEMENTS (quoted); q++) {
    g_autoptr (GArray) ids = find (quoted[q].kind, NULL);

    for (guint i = 0; i < ids->len; i++) {
      g_autoptr (ComityRecord) record =
        read_record (quoted[q].kind, g_array_index (ids, gint64, i));
      const char *value = comity_record_get (record, quoted[q].field);
      g_autofree char *squeezed = value ? squeeze (value) : NULL;

      if (squeezed && !strstr (documents, squeezed))
        g_error ("%s.%s is in no document: %s", quoted[q].kind->name, quoted[q].field, value);
    }
  }
}

/* -- The file -------------------------------------------------------------------------------- */

static gpointer
check_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_check (db, NULL, error);
}

static gpointer
history_func (ComityDb *db, gpointer data, GError **error)
{
  Which *which = data;

  return comity_db_history (db, which->kind, which->id, error);
}

static void
test_sound (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wrong = comity_store_read_sync (store, check_func, NULL, &error);
  g_autoptr (ComityRecord) partner = partner_called ("Osaka University");
  g_autoptr (GPtrArray) history = NULL;
  Which which = { &comity_kind_partner, comity_record_get_id (partner) };

  g_assert_no_error (error);
  for (guint i = 0; i < wrong->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (wrong, i));
  g_assert_cmpuint (wrong->len, ==, 0);
  history = comity_store_read_sync (store, history_func, &which, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
}

static void
test_students (void)
{
  g_autoptr (GArray) invented =
    find (&comity_kind_student, (const char *const[]) { "tags=invented", NULL });

  g_assert_cmpuint (invented->len, ==, STUDENTS);
  g_assert_cmpuint (count (&comity_kind_student, NULL), ==, STUDENTS);
  g_assert_cmpuint (count (&comity_kind_paper, "kind=passport"), ==, STUDENTS);
  g_assert_cmpuint (count (&comity_kind_enrolment, NULL), >, 2 * STUDENTS);
}

/* A file that is there stays as it is, and nothing is left beside it. */
static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *content = NULL;
  guint files = count_files ();

  g_assert_true (g_file_set_contents (other, "letter", -1, NULL));
  g_assert_false (comity_demo_create_sync (other, 3, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (other, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "letter");
  g_assert_cmpuint (count_files (), ==, files + 1);
  g_unlink (other);
}

/* A folder that cannot be is said, and nothing is left. */
static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_build_filename (path, "below", "demo.comity", NULL);
  guint files = count_files ();

  g_assert_false (comity_demo_create_sync (below, 3, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (), ==, files);
}

/* What a killed program left is thrown away; where another one works, nothing is touched. */
static void
test_leftovers (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_build_filename (folder, "below", NULL);
  g_autofree char *demo = g_build_filename (below, "again.comity", NULL);
  g_autofree char *part = g_strconcat (demo, ".part", NULL);
  g_autofree char *guard = g_strconcat (demo, ".making", NULL);
  g_autofree char *content = NULL;
  int fd;

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  fd = open (guard, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_assert_false (comity_demo_create_sync (demo, 3, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOCKED);
  g_assert_true (g_file_get_contents (part, &content, NULL, NULL));
  g_clear_error (&error);
  close (fd);

  g_assert_true (comity_demo_create_sync (demo, 3, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (guard, G_FILE_TEST_EXISTS));
  g_unlink (demo);
  g_assert_cmpint (g_rmdir (below), ==, 0); /* nothing else is in it */
}

/* The folder is made too. */
static void
test_new_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_build_filename (folder, "new", NULL);
  g_autofree char *demo = g_build_filename (below, "demo.comity", NULL);

  g_assert_true (comity_demo_create_sync (demo, 3, &error));
  g_assert_no_error (error);
  g_unlink (demo);
  g_assert_cmpint (g_rmdir (below), ==, 0);
}

static void
progress_cb (ComityDemoStep step, guint done, guint total, gpointer data)
{
  guint *seen = data;

  g_assert_cmpuint (done, <=, total);
  *seen |= 1u << step;
}

/* A large office has invented partners, no documents, and the same people for the same seed. */
static void
test_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_build_filename (folder, "large.comity", NULL);
  g_autofree char *lock = g_strconcat (large, ".lock", NULL);
  const ComityDemoPlan plan = { .students = 1200, .partners = 400, .seed = 7 };
  ComityStore *demo = store;
  guint seen = 0;

  g_assert_true (comity_demo_make_sync (large, &plan, progress_cb, &seen, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (seen, ==, 0xf);
  store = comity_store_open_sync (large, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (&comity_kind_student, NULL), ==, 1200);
  g_assert_cmpuint (count (&comity_kind_partner, NULL), ==, 400);
  g_assert_cmpuint (count (&comity_kind_objective, NULL), ==, 0);
  g_assert_finalize_object (store);
  store = demo;
  g_unlink (large);
  g_unlink (lock);
}

int
main (int argc, char **argv)
{
  int result;

  store_test_init (&argc, &argv);
  make_office ();
  g_test_add_func ("/demo/partners", test_partners);
  g_test_add_func ("/demo/counts", test_counts);
  g_test_add_func ("/demo/names", test_names);
  g_test_add_func ("/demo/memberships", test_memberships);
  g_test_add_func ("/demo/delegation", test_delegation);
  g_test_add_func ("/demo/events", test_events);
  g_test_add_func ("/demo/honours", test_honours);
  g_test_add_func ("/demo/figures", test_figures);
  g_test_add_func ("/demo/countries", test_countries);
  g_test_add_func ("/demo/tags", test_tags);
  g_test_add_func ("/demo/sources", test_sources);
  g_test_add_func ("/demo/quotations", test_quotations);
  g_test_add_func ("/demo/sound", test_sound);
  g_test_add_func ("/demo/students", test_students);
  g_test_add_func ("/demo/refused", test_refused);
  g_test_add_func ("/demo/no-folder", test_no_folder);
  g_test_add_func ("/demo/leftovers", test_leftovers);
  g_test_add_func ("/demo/new-folder", test_new_folder);
  g_test_add_func ("/demo/large", test_large);
  result = g_test_run ();
  remove_office ();
  return result;
}
