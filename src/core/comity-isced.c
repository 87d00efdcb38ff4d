/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-isced.h"

#include <string.h>

#include "comity-i18n.h"

/**
 * Broad (2 digits), narrow (3) and detailed (4) fields of ISCED-F 2013, sorted by code. Source:
 * UNESCO Institute for Statistics, “ISCED Fields of Education and Training 2013”, Appendix I. The
 * codes for “not further defined”, “inter-disciplinary” and “not elsewhere classified” follow from
 * these, see comity_isced_name().
 */
static const struct {
  const char *code;
  const char *name;
} fields[] = {
  { "00", NC_ ("field of education", "Generic programmes and qualifications") },
  { "001", NC_ ("field of education", "Basic programmes and qualifications") },
  { "0011", NC_ ("field of education", "Basic programmes and qualifications") },
  { "002", NC_ ("field of education", "Literacy and numeracy") },
  { "0021", NC_ ("field of education", "Literacy and numeracy") },
  { "003", NC_ ("field of education", "Personal skills and development") },
  { "0031", NC_ ("field of education", "Personal skills and development") },
  { "01", NC_ ("field of education", "Education") },
  { "011", NC_ ("field of education", "Education") },
  { "0111", NC_ ("field of education", "Education science") },
  { "0112", NC_ ("field of education", "Training for pre-school teachers") },
  { "0113", NC_ ("field of education", "Teacher training without subject specialisation") },
  { "0114", NC_ ("field of education", "Teacher training with subject specialisation") },
  { "02", NC_ ("field of education", "Arts and humanities") },
  { "021", NC_ ("field of education", "Arts") },
  { "0211", NC_ ("field of education", "Audio-visual techniques and media production") },
  { "0212", NC_ ("field of education", "Fashion, interior and industrial design") },
  { "0213", NC_ ("field of education", "Fine arts") },
  { "0214", NC_ ("field of education", "Handicrafts") },
  { "0215", NC_ ("field of education", "Music and performing arts") },
  { "022", NC_ ("field of education", "Humanities (except languages)") },
  { "0221", NC_ ("field of education", "Religion and theology") },
  { "0222", NC_ ("field of education", "History and archaeology") },
  { "0223", NC_ ("field of education", "Philosophy and ethics") },
  { "023", NC_ ("field of education", "Languages") },
  { "0231", NC_ ("field of education", "Language acquisition") },
  { "0232", NC_ ("field of education", "Literature and linguistics") },
  { "03", NC_ ("field of education", "Social sciences, journalism and information") },
  { "031", NC_ ("field of education", "Social and behavioural sciences") },
  { "0311", NC_ ("field of education", "Economics") },
  { "0312", NC_ ("field of education", "Political sciences and civics") },
  { "0313", NC_ ("field of education", "Psychology") },
  { "0314", NC_ ("field of education", "Sociology and cultural studies") },
  { "032", NC_ ("field of education", "Journalism and information") },
  { "0321", NC_ ("field of education", "Journalism and reporting") },
  { "0322", NC_ ("field of education", "Library, information and archival studies") },
  { "04", NC_ ("field of education", "Business, administration and law") },
  { "041", NC_ ("field of education", "Business and administration") },
  { "0411", NC_ ("field of education", "Accounting and taxation") },
  { "0412", NC_ ("field of education", "Finance, banking and insurance") },
  { "0413", NC_ ("field of education", "Management and administration") },
  { "0414", NC_ ("field of education", "Marketing and advertising") },
  { "0415", NC_ ("field of education", "Secretarial and office work") },
  { "0416", NC_ ("field of education", "Wholesale and retail sales") },
  { "0417", NC_ ("field of education", "Work skills") },
  { "042", NC_ ("field of education", "Law") },
  { "0421", NC_ ("field of education", "Law") },
  { "05", NC_ ("field of education", "Natural sciences, mathematics and statistics") },
  { "051", NC_ ("field of education", "Biological and related sciences") },
  { "0511", NC_ ("field of education", "Biology") },
  { "0512", NC_ ("field of education", "Biochemistry") },
  { "052", NC_ ("field of education", "Environment") },
  { "0521", NC_ ("field of education", "Environmental sciences") },
  { "0522", NC_ ("field of education", "Natural environments and wildlife") },
  { "053", NC_ ("field of education", "Physical sciences") },
  { "0531", NC_ ("field of education", "Chemistry") },
  { "0532", NC_ ("field of education", "Earth sciences") },
  { "0533", NC_ ("field of education", "Physics") },
  { "054", NC_ ("field of education", "Mathematics and statistics") },
  { "0541", NC_ ("field of education", "Mathematics") },
  { "0542", NC_ ("field of education", "Statistics") },
  { "06", NC_ ("field of education", "Information and Communication Technologies (ICTs)") },
  { "061", NC_ ("field of education", "Information and Communication Technologies (ICTs)") },
  { "0611", NC_ ("field of education", "Computer use") },
  { "0612", NC_ ("field of education", "Database and network design and administration") },
  { "0613", NC_ ("field of education", "Software and applications development and analysis") },
  { "07", NC_ ("field of education", "Engineering, manufacturing and construction") },
  { "071", NC_ ("field of education", "Engineering and engineering trades") },
  { "0711", NC_ ("field of education", "Chemical engineering and processes") },
  { "0712", NC_ ("field of education", "Environmental protection technology") },
  { "0713", NC_ ("field of education", "Electricity and energy") },
  { "0714", NC_ ("field of education", "Electronics and automation") },
  { "0715", NC_ ("field of education", "Mechanics and metal trades") },
  { "0716", NC_ ("field of education", "Motor vehicles, ships and aircraft") },
  { "072", NC_ ("field of education", "Manufacturing and processing") },
  { "0721", NC_ ("field of education", "Food processing") },
  { "0722", NC_ ("field of education", "Materials (glass, paper, plastic and wood)") },
  { "0723", NC_ ("field of education", "Textiles (clothes, footwear and leather)") },
  { "0724", NC_ ("field of education", "Mining and extraction") },
  { "073", NC_ ("field of education", "Architecture and construction") },
  { "0731", NC_ ("field of education", "Architecture and town planning") },
  { "0732", NC_ ("field of education", "Building and civil engineering") },
  { "08", NC_ ("field of education", "Agriculture, forestry, fisheries and veterinary") },
  { "081", NC_ ("field of education", "Agriculture") },
  { "0811", NC_ ("field of education", "Crop and livestock production") },
  { "0812", NC_ ("field of education", "Horticulture") },
  { "082", NC_ ("field of education", "Forestry") },
  { "0821", NC_ ("field of education", "Forestry") },
  { "083", NC_ ("field of education", "Fisheries") },
  { "0831", NC_ ("field of education", "Fisheries") },
  { "084", NC_ ("field of education", "Veterinary") },
  { "0841", NC_ ("field of education", "Veterinary") },
  { "09", NC_ ("field of education", "Health and welfare") },
  { "091", NC_ ("field of education", "Health") },
  { "0911", NC_ ("field of education", "Dental studies") },
  { "0912", NC_ ("field of education", "Medicine") },
  { "0913", NC_ ("field of education", "Nursing and midwifery") },
  { "0914", NC_ ("field of education", "Medical diagnostic and treatment technology") },
  { "0915", NC_ ("field of education", "Therapy and rehabilitation") },
  { "0916", NC_ ("field of education", "Pharmacy") },
  { "0917", NC_ ("field of education", "Traditional and complementary medicine and therapy") },
  { "092", NC_ ("field of education", "Welfare") },
  { "0921", NC_ ("field of education", "Care of the elderly and of disabled adults") },
  { "0922", NC_ ("field of education", "Child care and youth services") },
  { "0923", NC_ ("field of education", "Social work and counselling") },
  { "10", NC_ ("field of education", "Services") },
  { "101", NC_ ("field of education", "Personal services") },
  { "1011", NC_ ("field of education", "Domestic services") },
  { "1012", NC_ ("field of education", "Hair and beauty services") },
  { "1013", NC_ ("field of education", "Hotel, restaurants and catering") },
  { "1014", NC_ ("field of education", "Sports") },
  { "1015", NC_ ("field of education", "Travel, tourism and leisure") },
  { "102", NC_ ("field of education", "Hygiene and occupational health services") },
  { "1021", NC_ ("field of education", "Community sanitation") },
  { "1022", NC_ ("field of education", "Occupational health and safety") },
  { "103", NC_ ("field of education", "Security services") },
  { "1031", NC_ ("field of education", "Military and defence") },
  { "1032", NC_ ("field of education", "Protection of persons and property") },
  { "104", NC_ ("field of education", "Transport services") },
  { "1041", NC_ ("field of education", "Transport services") },
  { "99", NC_ ("field of education", "Field unknown") },
  { "999", NC_ ("field of education", "Field unknown") },
  { "9999", NC_ ("field of education", "Field unknown") },
};

static const char *
find (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (g_str_equal (fields[i].code, code))
      return fields[i].name;
  }
  return NULL;
}

static const char *
find_beginning (const char *code, gsize length)
{
  char beginning[5] = "";

  memcpy (beginning, code, length);
  return g_str_equal (beginning, "99") ? NULL : find (beginning);
}

/* The name of the field that a derived code is a remainder of, or NULL: 0 is not further defined,
 * 9 not elsewhere classified; 8 on the narrow level inter-disciplinary. On the detailed level the
 * digit of a derived narrow field stands twice, but 0. */
static const char *
find_remainder (const char *code)
{
  gsize length = strlen (code);
  char kind = code[length - 1];

  if (length == 3 && strchr ("089", kind) != NULL)
    return find_beginning (code, 2);
  if (length != 4 || strchr ("089", kind) == NULL)
    return NULL;
  if (code[2] == kind)
    return find_beginning (code, 2);
  return kind != '8' ? find_beginning (code, 3) : NULL;
}

/**
 * comity_isced_name:
 * @code: (nullable): two to four digits
 *
 * Names a field of education and training of ISCED-F 2013: broad (`09`), narrow (`091`), detailed
 * (`0912`), or the remainder of a field: `0910` (not further defined), `0988` (inter-disciplinary),
 * `0919` (not elsewhere classified). A remainder has the name of its field.
 *
 * Returns: (transfer none) (nullable): the name in the user's language, or %NULL when the table has
 *   no such code
 */
const char *
comity_isced_name (const char *code)
{
  const char *name;

  if (code == NULL || strlen (code) < 2 || strlen (code) > 4 ||
      strspn (code, "0123456789") != strlen (code))
    return NULL;
  name = find (code);
  if (name == NULL)
    name = find_remainder (code);
  return name != NULL ? comity_pgettext2 ("field of education", name) : NULL;
}

/**
 * comity_isced_codes:
 *
 * Returns: (transfer full): the codes of all broad, narrow and detailed fields, sorted, without the
 *   remainders
 */
char **
comity_isced_codes (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_strv_builder_add (builder, fields[i].code);
  return g_strv_builder_end (builder);
}
