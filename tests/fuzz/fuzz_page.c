/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of anybody, a manifest, or a whole answer: what is found is always fit to be kept. */
#include "comity-field.h"
#include "comity-kind.h"
#include "comity-kinds.h"
#include "comity-lookup.h"
#include "comity-url.h"

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
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (ComityFindings) found = comity_lookup_page (body, "https://www.example.edu/a/b?c");
  g_assert_nonnull (found);
  for (guint i = 0; i < found->values->len; i++) {
    const ComityFinding *finding = found->values->pdata[i];
    g_assert_true (g_utf8_validate (finding->value, -1, NULL));
    g_assert_nonnull (comity_kind_get_field (&comity_kind_partner, finding->field));
  }
  for (guint i = 0; i < found->logos->len; i++) {
    const ComityFoundLogo *logo = found->logos->pdata[i];
    g_autofree char *host = comity_url_get_host (logo->url);
    g_assert_nonnull (host);
    g_assert_true (g_str_is_ascii (logo->url));
    g_assert_true (logo->score >= 0 && logo->score <= 100);
    g_assert_nonnull (logo->reason);
  }
  return 0;
}
