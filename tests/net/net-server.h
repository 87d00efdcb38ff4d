/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/** NetServer: server.py, which runs while this lives. */
typedef struct {
  GSubprocess *process;
  char *folder; /* good.pem is the authority that signs its good certificate */
  guint http, https, bad;
} NetServer;

NetServer *net_server_new (void);
void net_server_free (NetServer *self);
char *net_server_url (NetServer *self, const char *scheme, const char *path);
