/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-kinds"

#include "comity-country-groups.h"

#include "comity-i18n.h"
#include "comity-kinds.h"
#include "comity-places.h"
#include "comity-record.h"

typedef struct {
  const char *code, *name, *countries, *since, *until, *source;
} Group;

#define M49 "UN M49"
#define FAR_ABROAD "far-abroad"
#define NEAR_ABROAD "AM;AZ;BY;EE;GE;KG;KZ;LT;LV;MD;RU;TJ;TM;UA;UZ"

/* Taiwan (TW) and Kosovo (XK) are not in M49; they stand in the regions around them. */
/* clang-format off */
static const Group groups[] = {
  { "africa", NC_ ("country group", "Africa"),
    "DZ;EG;LY;MA;SD;TN;EH;IO;BI;KM;DJ;ER;ET;TF;KE;MG;MW;MU;YT;MZ;RE;RW;SC;SO;SS;UG;TZ;ZM;ZW;"
    "AO;CM;CF;TD;CG;CD;GQ;GA;ST;BW;SZ;LS;NA;ZA;BJ;BF;CV;CI;GM;GH;GN;GW;LR;ML;MR;NE;NG;SH;SN;SL;TG",
    NULL, NULL, M49 },
  { "asia", NC_ ("country group", "Asia"),
    "KZ;KG;TJ;TM;UZ;CN;HK;MO;KP;JP;MN;KR;TW;BN;KH;ID;LA;MY;MM;PH;SG;TH;TL;VN;AF;BD;BT;IN;IR;MV;"
    "NP;PK;LK;AM;AZ;BH;CY;GE;IQ;IL;JO;KW;LB;OM;QA;SA;PS;SY;TR;AE;YE",
    NULL, NULL, M49 },
  { "europe", NC_ ("country group", "Europe"),
    "BY;BG;CZ;HU;PL;MD;RO;RU;SK;UA;AX;GG;JE;DK;EE;FO;FI;IS;IE;IM;LV;LT;NO;SJ;SE;GB;AL;AD;BA;HR;"
    "GI;GR;VA;IT;MT;ME;MK;PT;SM;RS;SI;ES;XK;AT;BE;FR;DE;LI;LU;MC;NL;CH",
    NULL, NULL, M49 },
  /* Translators: with Central America and the Caribbean */
  { "north-america", NC_ ("country group", "North America"),
    "BM;CA;GL;PM;US;AI;AG;AW;BS;BB;BQ;VG;KY;CU;CW;DM;DO;GD;GP;HT;JM;MQ;MS;PR;BL;KN;LC;MF;VC;SX;"
    "TT;TC;VI;BZ;CR;SV;GT;HN;MX;NI;PA",
    NULL, NULL, M49 },
  { "south-america", NC_ ("country group", "South America"),
    "AR;BO;BV;BR;CL;CO;EC;FK;GF;GY;PY;PE;GS;SR;UY;VE", NULL, NULL, M49 },
  { "oceania", NC_ ("country group", "Oceania"),
    "AU;CX;CC;HM;NZ;NF;FJ;NC;PG;SB;VU;GU;KI;MH;FM;NR;MP;PW;UM;AS;CK;PF;NU;PN;WS;TK;TO;TV;WF",
    NULL, NULL, M49 },
  /* Translators: the Commonwealth of Independent States; Georgia was in it until August 2009 */
  { "cis", NC_ ("country group", "CIS"), "AM;AZ;BY;GE;KG;KZ;MD;RU;TJ;TM;UA;UZ",
    "1993-12-03", "2009-08-17", "https://e-cis.info" },
  { "cis", NC_ ("country group", "CIS"), "AM;AZ;BY;KG;KZ;MD;RU;TJ;TM;UZ",
    "2009-08-18", NULL, "https://e-cis.info" },
  { "eu", NC_ ("country group", "European Union"),
    "AT;BE;BG;CY;CZ;DE;DK;EE;ES;FI;FR;GB;GR;HR;HU;IE;IT;LT;LU;LV;MT;NL;PL;PT;RO;SE;SI;SK",
    "2013-07-01", "2020-01-31", "https://european-union.europa.eu" },
  { "eu", NC_ ("country group", "European Union"),
    "AT;BE;BG;CY;CZ;DE;DK;EE;ES;FI;FR;GR;HR;HU;IE;IT;LT;LU;LV;MT;NL;PL;PT;RO;SE;SI;SK",
    "2020-02-01", NULL, "https://european-union.europa.eu" },
  /* Translators: members and observers of the Organization of Turkic States */
  { "turkic", NC_ ("country group", "Turkic states"), "AZ;KZ;KG;TR;UZ;TM;HU", NULL, NULL,
    "https://www.turkicstates.org" },
  /* Translators: the countries that came out of the Soviet Union, as offices there count them */
  { "near-abroad", NC_ ("country group", "Near abroad"), NEAR_ABROAD, NULL, NULL, NULL },
  /* Translators: all countries outside the former Soviet Union, as offices there count them */
  { FAR_ABROAD, NC_ ("country group", "Far abroad"), NULL, NULL, NULL, NULL },
};
/* clang-format on */

static char *
dup_others (const char *countries)
{
  g_auto (GStrv) left_out = g_strsplit (countries, COMITY_SEPARATOR, -1);
  g_auto (GStrv) all = comity_countries ();
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  for (guint i = 0; all[i]; i++)
    if (!g_strv_contains ((const char *const *) left_out, all[i]))
      g_strv_builder_add (others, all[i]);
  found = g_strv_builder_end (others);
  return g_strjoinv (COMITY_SEPARATOR, found);
}

static ComityRecord *
make_group (const Group *group, guint position)
{
  ComityRecord *record = comity_record_new (&comity_kind_country_group);
  g_autofree char *place = g_strdup_printf ("%u", position);
  g_autofree char *others = group->countries ? NULL : dup_others (NEAR_ABROAD);

  comity_record_set (record, "name", comity_pgettext2 ("country group", group->name));
  comity_record_set (record, "code", group->code);
  comity_record_set (record, "countries", group->countries ? group->countries : others);
  comity_record_set (record, "since", group->since);
  comity_record_set (record, "until", group->until);
  comity_record_set (record, "source", group->source);
  comity_record_set (record, "position", place);
  return record;
}

/**
 * comity_country_groups_new:
 *
 * The groups of countries that a new office is given and may then change: the regions of the UN's
 * M49 standard, and groups whose members changed, once for each span of time. Needs
 * comity_kinds_init().
 *
 * Returns: (transfer full) (element-type ComityRecord): records of the kind country_group without
 * ids, named in the user's language
 */
GPtrArray *
comity_country_groups_new (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_ptr_array_add (records, make_group (&groups[i], i + 1));
  return records;
}
