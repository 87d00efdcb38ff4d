/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityNetError:
 * @COMITY_NET_ERROR_ADDRESS: the text is no web address
 * @COMITY_NET_ERROR_OFFLINE: this computer has no network
 * @COMITY_NET_ERROR_NO_HOST: the name of the host is not known
 * @COMITY_NET_ERROR_PRIVATE: the host is in one's own network, and that is not allowed
 * @COMITY_NET_ERROR_CONNECT: the host does not answer
 * @COMITY_NET_ERROR_TIMEOUT: it is too slow, or stopped in the middle
 * @COMITY_NET_ERROR_TLS: its certificate is not good
 * @COMITY_NET_ERROR_REDIRECT: it sends in circles, too often, or to where we do not go
 * @COMITY_NET_ERROR_MISSING: it says that there is nothing (404, 410)
 * @COMITY_NET_ERROR_STATUS: it answers with another error
 * @COMITY_NET_ERROR_BUSY: it asks to come back later (429, or 503 with a time)
 * @COMITY_NET_ERROR_TOO_LARGE: the answer is larger than what is asked for can be
 * @COMITY_NET_ERROR_CUT: the answer broke off
 * @COMITY_NET_ERROR_FAILED: anything else
 *
 * The messages of this domain are whole translated sentences made for people.
 */
typedef enum {
  COMITY_NET_ERROR_ADDRESS,
  COMITY_NET_ERROR_OFFLINE,
  COMITY_NET_ERROR_NO_HOST,
  COMITY_NET_ERROR_PRIVATE,
  COMITY_NET_ERROR_CONNECT,
  COMITY_NET_ERROR_TIMEOUT,
  COMITY_NET_ERROR_TLS,
  COMITY_NET_ERROR_REDIRECT,
  COMITY_NET_ERROR_MISSING,
  COMITY_NET_ERROR_STATUS,
  COMITY_NET_ERROR_BUSY,
  COMITY_NET_ERROR_TOO_LARGE,
  COMITY_NET_ERROR_CUT,
  COMITY_NET_ERROR_FAILED,
} ComityNetError;

#define COMITY_NET_ERROR (comity_net_error_quark ())
GQuark comity_net_error_quark (void);

G_END_DECLS
