/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: what comes out is an address of the web, and stays the same when it goes in again. */
#include <string.h>

#include "comity-url.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (const char *url)
{
  g_autofree char *again = comity_url_from_typed (url, NULL);
  g_autofree char *resolved = comity_url_resolve (NULL, url);
  g_autofree char *host = comity_url_get_host (url);
  g_assert_true (g_str_is_ascii (url));
  g_assert_true (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"));
  g_assert_null (strpbrk (url, " \t\r\n#"));
  g_assert_nonnull (host);
  if (strlen (url) < 8000) {
    g_assert_cmpstr (again, ==, url);
    g_assert_cmpstr (resolved, ==, url);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = comity_url_from_typed (text, &error);
  g_autofree char *resolved = comity_url_resolve ("https://www.example.edu/a/b?c", text);
  g_assert_true ((typed == NULL) == (error != NULL));
  if (typed != NULL)
    check (typed);
  if (resolved != NULL)
    check (resolved);
  comity_url_looks_typed (text);
  return 0;
}
