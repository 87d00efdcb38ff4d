/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Web addresses, as people type them and as pages hold them. Only http and https are addresses
 * here; the result is always ASCII, with the host in lower case (and in Punycode).
 */

char *comity_url_from_typed (const char *typed, GError **error);
char *comity_url_resolve (const char *base, const char *reference);
char *comity_url_get_host (const char *url);
char *comity_url_get_domain (const char *url);
gboolean comity_url_is_secure (const char *url);
gboolean comity_url_is_web (const char *text);
gboolean comity_url_looks_typed (const char *text);

/**
 * ComityAddressClass: where an address of the internet protocol leads.
 * @COMITY_ADDRESS_PUBLIC: into the internet
 * @COMITY_ADDRESS_OWN: to this computer or its own network
 * @COMITY_ADDRESS_NEVER: nowhere that is fetched from: multicast, reserved, for documentation
 */
typedef enum {
  COMITY_ADDRESS_PUBLIC,
  COMITY_ADDRESS_OWN,
  COMITY_ADDRESS_NEVER,
} ComityAddressClass;

ComityAddressClass comity_address_classify (GInetAddress *address);

G_END_DECLS
