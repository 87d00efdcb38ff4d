/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-net-private.h"

G_DEFINE_QUARK (comity-net-error-quark, comity_net_error)

/* The sentence of a code; each has one %s, the host. */
static const char *
sentence_of (ComityNetError code)
{
  switch (code) {
  case COMITY_NET_ERROR_OFFLINE:
    /* Translators: %s is the name of a host of the internet */
    return _ ("This computer is offline, so “%s” could not be asked.");
  case COMITY_NET_ERROR_NO_HOST:
    /* Translators: %s is the name of a host of the internet */
    return _ ("There is no host “%s”. Check how it is spelled.");
  case COMITY_NET_ERROR_PRIVATE:
    /* Translators: %s is the name of a host of the internet */
    return _ ("“%s” is in your own network, and Comity only asks hosts there when you allow it.");
  case COMITY_NET_ERROR_CONNECT:
    /* Translators: %s is the name of a host of the internet */
    return _ ("“%s” does not answer. If it has no encryption, type http:// in front of it.");
  case COMITY_NET_ERROR_TIMEOUT:
    /* Translators: %s is the name of a host of the internet */
    return _ ("“%s” answers too slowly. Try again later.");
  case COMITY_NET_ERROR_TLS:
    /* Translators: %s is the name of a host of the internet */
    return _ ("“%s” cannot prove that it is who it says: its certificate is not good.");
  case COMITY_NET_ERROR_REDIRECT:
    /* Translators: %s is the name of a host of the internet */
    return _ ("“%s” sends to an address that cannot be followed.");
  case COMITY_NET_ERROR_MISSING:
    /* Translators: %s is the name of a host of the internet */
    return _ ("There is nothing at this address of “%s”.");
  case COMITY_NET_ERROR_TOO_LARGE:
    /* Translators: %s is the name of a host of the internet */
    return _ ("The answer of “%s” is far too large; it was not read.");
  case COMITY_NET_ERROR_CUT:
    /* Translators: %s is the name of a host of the internet */
    return _ ("The answer of “%s” broke off. Try again.");
  case COMITY_NET_ERROR_ADDRESS:
  case COMITY_NET_ERROR_STATUS:
  case COMITY_NET_ERROR_BUSY:
  case COMITY_NET_ERROR_FAILED:
  default:
    /* Translators: %s is the name of a host of the internet */
    return _ ("“%s” could not be asked.");
  }
}

/** comity_net_set_error: sets the sentence of a code of %COMITY_NET_ERROR about @host. */
void
comity_net_set_error (GError **error, int code, const char *host)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  /* The sentences are those above, each with one %s. */
  g_set_error (error, COMITY_NET_ERROR, code, sentence_of ((ComityNetError) code), host);
#pragma GCC diagnostic pop
}

/** comity_net_set_busy: sets that @host wants to be left alone for @seconds. */
void
comity_net_set_busy (GError **error, const char *host, guint seconds)
{
  guint minutes = (seconds + 59) / 60;
  g_set_error (error, COMITY_NET_ERROR, COMITY_NET_ERROR_BUSY,
               /* Translators: %1$s is the name of a host of the internet */
               ngettext ("“%1$s” is busy. Try again in %2$u minute.",
                         "“%1$s” is busy. Try again in %2$u minutes.", minutes),
               host, MAX (minutes, 1));
}

/** comity_net_set_status: sets that @host answered with the error @status of HTTP. */
void
comity_net_set_status (GError **error, const char *host, long status)
{
  if (status == 404 || status == 410)
    comity_net_set_error (error, COMITY_NET_ERROR_MISSING, host);
  else if (status == 401 || status == 403)
    g_set_error (error, COMITY_NET_ERROR, COMITY_NET_ERROR_STATUS,
                 /* Translators: the name of a host of the internet, and a number such as 403 */
                 _ ("“%s” does not let Comity in (%ld)."), host, status);
  else
    g_set_error (error, COMITY_NET_ERROR, COMITY_NET_ERROR_STATUS,
                 /* Translators: the name of a host of the internet, and a number such as 500 */
                 _ ("“%s” answers with an error (%ld). Try again later."), host, status);
}
