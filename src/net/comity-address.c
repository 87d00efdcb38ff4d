/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"

#include <string.h>

#include "comity-url.h"

/** One block of the special-purpose registries of IANA (RFC 6890 and what followed it). */
typedef struct {
  guint8 bytes[8]; /* longer prefixes are compared by code */
  guint bits;
  ComityAddressClass class;
} Block;

static const Block blocks4[] = {
  { { 0 }, 8, COMITY_ADDRESS_NEVER },             /* this network */
  { { 10 }, 8, COMITY_ADDRESS_OWN },              /* private */
  { { 100, 64 }, 10, COMITY_ADDRESS_OWN },        /* shared by a provider's customers */
  { { 127 }, 8, COMITY_ADDRESS_OWN },             /* loopback */
  { { 169, 254 }, 16, COMITY_ADDRESS_OWN },       /* link-local */
  { { 172, 16 }, 12, COMITY_ADDRESS_OWN },        /* private */
  { { 192, 0, 0 }, 24, COMITY_ADDRESS_NEVER },    /* protocol assignments */
  { { 192, 0, 2 }, 24, COMITY_ADDRESS_NEVER },    /* documentation */
  { { 192, 88, 99 }, 24, COMITY_ADDRESS_NEVER },  /* 6to4 relays, given up */
  { { 192, 168 }, 16, COMITY_ADDRESS_OWN },       /* private */
  { { 198, 18 }, 15, COMITY_ADDRESS_NEVER },      /* benchmarks */
  { { 198, 51, 100 }, 24, COMITY_ADDRESS_NEVER }, /* documentation */
  { { 203, 0, 113 }, 24, COMITY_ADDRESS_NEVER },  /* documentation */
  { { 224 }, 4, COMITY_ADDRESS_NEVER },           /* multicast */
  { { 240 }, 4, COMITY_ADDRESS_NEVER },           /* reserved, broadcast */
};

static const Block blocks6[] = {
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32, COMITY_ADDRESS_NEVER }, /* documentation */
  { { 0x20, 0x01, 0x00, 0x00 }, 32, COMITY_ADDRESS_NEVER }, /* Teredo: an IPv4 host inside */
  { { 0x20, 0x01, 0x00, 0x10 }, 28, COMITY_ADDRESS_NEVER }, /* ORCHID */
  { { 0x20, 0x01, 0x00, 0x20 }, 28, COMITY_ADDRESS_NEVER }, /* ORCHIDv2 */
  { { 0x3f, 0xff, 0x00 }, 20, COMITY_ADDRESS_NEVER },       /* documentation */
  { { 0x20 }, 3, COMITY_ADDRESS_PUBLIC },                   /* all that is given out */
  { { 0xfc }, 7, COMITY_ADDRESS_OWN },                      /* unique local */
  { { 0xfe, 0x80 }, 10, COMITY_ADDRESS_OWN },               /* link-local */
  { { 0xfe, 0xc0 }, 10, COMITY_ADDRESS_OWN },               /* site-local, given up */
};

static gboolean
is_in (const Block *block, const guint8 *address)
{
  guint whole = block->bits / 8, rest = block->bits % 8;
  if (memcmp (block->bytes, address, whole) != 0)
    return FALSE;
  guint8 mask = (guint8) (0xff << (8 - rest));
  return rest == 0 || ((block->bytes[whole] ^ address[whole]) & mask) == 0;
}

static ComityAddressClass
classify4 (const guint8 *address)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks4); i++)
    if (is_in (&blocks4[i], address))
      return blocks4[i].class;
  return COMITY_ADDRESS_PUBLIC;
}

/* An IPv6 address may carry an IPv4 one, and leads where that leads. */
static ComityAddressClass
classify6 (const guint8 *address)
{
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
  static const guint8 nat64[12] = { 0x00, 0x64, 0xff, 0x9b };
  static const guint8 loopback[16] = { [15] = 1 };
  if (memcmp (address, loopback, 16) == 0)
    return COMITY_ADDRESS_OWN;
  if (memcmp (address, mapped, 12) == 0 || memcmp (address, nat64, 12) == 0)
    return classify4 (address + 12);
  if (address[0] == 0x20 && address[1] == 0x02) /* 6to4 */
    return classify4 (address + 2);
  for (guint i = 0; i < G_N_ELEMENTS (blocks6); i++)
    if (is_in (&blocks6[i], address))
      return blocks6[i].class;
  return COMITY_ADDRESS_NEVER;
}

/**
 * comity_address_classify:
 * @address: an address that a name was resolved to
 *
 * Says where it leads, by the registries of special-purpose addresses of IANA.
 *
 * Returns: the class
 */
ComityAddressClass
comity_address_classify (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4 ? classify4 (bytes) :
                                                                       classify6 (bytes);
}
