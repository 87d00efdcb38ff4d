/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A site on the loopback, in this process: what stands in its table is there, all else is missing. */

typedef struct _WebSite WebSite;

WebSite *web_site_new (void);
void web_site_free (WebSite *self);
const char *web_site_get_base (WebSite *self);
void web_site_set (WebSite *self, const char *path, const char *type, const char *body);
guint web_site_count (WebSite *self, const char *prefix);
gboolean web_site_was_told (WebSite *self, const char *header);
