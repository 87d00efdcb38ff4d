/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: what people type, what pages hold, where the internet protocol's lead. */
#include <locale.h>

#include "comity-net-error.h"
#include "comity-url.h"

typedef struct {
  const char *given, *expected;
} Typed;

static const Typed typed[] = {
  { "sechenov.ru", "https://sechenov.ru/" },
  { "  www.Sechenov.RU \n", "https://www.sechenov.ru/" },
  { "http://bsmu.by", "http://bsmu.by/" },
  { "https://unica.it:443/it/", "https://unica.it/it/" },
  { "unica.it:8443/a b", "https://unica.it:8443/a%20b" },
  { "https://пример.рф/путь", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C" },
  { "https://example.org/#top", "https://example.org/" },
  { "[::1]:80", "https://[::1]:80/" },
  { "localhost:8000", "https://localhost:8000/" },
  { "", NULL },
  { "   ", NULL },
  { "file:///etc/passwd", NULL },
  { "javascript:alert(1)", NULL },
  { "ftp://example.org", NULL },
  { "https://", NULL },
  { "https://user:secret@example.org", NULL },
  { "https://exa mple.org", NULL },
  { "https://exa%20mple.org/", NULL },
  { "http://[:\x1a"
    "1]:80/",
    NULL },
  { "http://[x]/", NULL },
  { "https://a.org/b", "https://a.org/b" },
  { "https://a.org\357\274\217b.org/", NULL }, /* a wide slash */
  { "\315\276", NULL }, /* a Greek question mark */
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *url = comity_url_from_typed (typed[i].given, &error);
    g_assert_cmpstr (url, ==, typed[i].expected);
    if (url == NULL)
      g_assert_error (error, COMITY_NET_ERROR, COMITY_NET_ERROR_ADDRESS);
    else
      g_assert_no_error (error);
  }
}

static const struct {
  const char *base, *reference, *expected;
} references[] = {
  { "https://a.org/b/c.html", "logo.png", "https://a.org/b/logo.png" },
  { "https://a.org/b/c.html", "/logo.png", "https://a.org/logo.png" },
  { "https://a.org/b/c.html", "//cdn.org/logo.png", "https://cdn.org/logo.png" },
  { "http://a.org/b/", "//cdn.org/logo.png", "http://cdn.org/logo.png" },
  { "https://a.org/b/", "../x/./y.svg?v=1#a", "https://a.org/x/y.svg?v=1" },
  { "https://a.org/", "\\img\\logo.png", "https://a.org/img/logo.png" },
  { "https://a.org/", " im\ng/l\togo.png ", "https://a.org/img/logo.png" },
  { "https://a.org/", "logo ünï.png", "https://a.org/logo%20%C3%BCn%C3%AF.png" },
  { "https://a.org/", "HTTP://B.ORG/X", "http://b.org/X" },
  { "https://a.org/", "data:image/png;base64,AAAA", NULL },
  { "https://a.org/", "javascript:void(0)", NULL },
  { "https://a.org/", "https://", NULL },
  { NULL, "/logo.png", NULL },
  { NULL, "https://a.org/x", "https://a.org/x" },
};

static void
test_references (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++) {
    g_autofree char *url = comity_url_resolve (references[i].base, references[i].reference);
    g_assert_cmpstr (url, ==, references[i].expected);
  }
}

static void
test_domain (void)
{
  g_autofree char *one = comity_url_get_domain ("https://www.unica.it/it/");
  g_autofree char *two = comity_url_get_domain ("http://UNICA.it");
  g_autofree char *three = comity_url_get_domain ("https://www.it/");
  g_assert_cmpstr (one, ==, "unica.it");
  g_assert_cmpstr (two, ==, "unica.it");
  g_assert_cmpstr (three, ==, "www.it");
}

static void
test_looks_typed (void)
{
  g_assert_true (comity_url_looks_typed ("sechenov.ru"));
  g_assert_true (comity_url_looks_typed ("https://sechenov"));
  g_assert_true (comity_url_looks_typed ("сеченов.рф"));
  g_assert_true (comity_url_looks_typed ("localhost:80"));
  g_assert_false (comity_url_looks_typed ("Sechenov University"));
  g_assert_false (comity_url_looks_typed ("Sechenov"));
  g_assert_false (comity_url_looks_typed ("a@b.org"));
  g_assert_false (comity_url_looks_typed ("St. Petersburg"));
  g_assert_false (comity_url_looks_typed ("Univ."));
}

static const struct {
  const char *address;
  ComityAddressClass class;
} addresses[] = {
  { "93.184.216.34", COMITY_ADDRESS_PUBLIC },
  { "8.8.8.8", COMITY_ADDRESS_PUBLIC },
  { "172.15.255.255", COMITY_ADDRESS_PUBLIC },
  { "172.32.0.0", COMITY_ADDRESS_PUBLIC },
  { "100.63.255.255", COMITY_ADDRESS_PUBLIC },
  { "198.17.255.255", COMITY_ADDRESS_PUBLIC },
  { "198.20.0.0", COMITY_ADDRESS_PUBLIC },
  { "2a00:1450:4001::1", COMITY_ADDRESS_PUBLIC },
  { "64:ff9b::808:808", COMITY_ADDRESS_PUBLIC },
  { "127.0.0.1", COMITY_ADDRESS_OWN },
  { "127.255.255.255", COMITY_ADDRESS_OWN },
  { "10.1.2.3", COMITY_ADDRESS_OWN },
  { "172.16.0.1", COMITY_ADDRESS_OWN },
  { "172.31.255.255", COMITY_ADDRESS_OWN },
  { "192.168.1.1", COMITY_ADDRESS_OWN },
  { "100.64.0.1", COMITY_ADDRESS_OWN },
  { "169.254.169.254", COMITY_ADDRESS_OWN },
  { "::1", COMITY_ADDRESS_OWN },
  { "::ffff:127.0.0.1", COMITY_ADDRESS_OWN },
  { "64:ff9b::a00:1", COMITY_ADDRESS_OWN },
  { "2002:a00:1::1", COMITY_ADDRESS_OWN },
  { "fd00::1", COMITY_ADDRESS_OWN },
  { "fe80::1", COMITY_ADDRESS_OWN },
  { "0.0.0.0", COMITY_ADDRESS_NEVER },
  { "255.255.255.255", COMITY_ADDRESS_NEVER },
  { "224.0.0.1", COMITY_ADDRESS_NEVER },
  { "192.0.2.1", COMITY_ADDRESS_NEVER },
  { "198.18.0.1", COMITY_ADDRESS_NEVER },
  { "203.0.113.9", COMITY_ADDRESS_NEVER },
  { "::", COMITY_ADDRESS_NEVER },
  { "::ffff:0.0.0.0", COMITY_ADDRESS_NEVER },
  { "ff02::1", COMITY_ADDRESS_NEVER },
  { "2001:db8::1", COMITY_ADDRESS_NEVER },
  { "2001:0:1::1", COMITY_ADDRESS_NEVER },
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++) {
    g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i].address);
    g_assert_nonnull (address);
    g_test_message ("%s", addresses[i].address);
    g_assert_cmpint (comity_address_classify (address), ==, addresses[i].class);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/url/typed", test_typed);
  g_test_add_func ("/url/references", test_references);
  g_test_add_func ("/url/domain", test_domain);
  g_test_add_func ("/url/looks-typed", test_looks_typed);
  g_test_add_func ("/url/addresses", test_addresses);
  return g_test_run ();
}
