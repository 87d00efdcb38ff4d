/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of ROR and Wikidata, or what a host in between makes of them. */
#include <string.h>

#include "comity-kinds.h"
#include "comity-ror.h"
#include "comity-web-json.h"
#include "comity-wikidata.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  comity_kinds_init ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const ComityOrigin origin = { "ror", "https://api.ror.org/", NULL };
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (ComityFindings) found = comity_findings_new ();
  g_autoptr (JsonNode) record = comity_ror_parse (body, &error);
  JsonNode *entity = NULL;
  g_assert_true ((record == NULL) == (error != NULL));
  if (record != NULL) {
    comity_ror_read (record, &origin, found);
    g_autofree char *rights = comity_wikidata_dup_rights (record);
  }
  g_autoptr (JsonNode) answer = comity_wikidata_parse (body, &entity, &reason);
  g_assert_true ((answer == NULL) == (reason != NULL));
  if (answer != NULL)
    comity_wikidata_read (entity, "https://commons.wikimedia.org", &origin, found);
  for (guint i = 0; i < found->values->len; i++)
    g_assert_true (g_utf8_validate (((ComityFinding *) found->values->pdata[i])->value, -1, NULL));
  return 0;
}
