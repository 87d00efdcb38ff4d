/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityZip: a ZIP file that is written entry by entry. */
typedef struct _ComityZip ComityZip;

ComityZip *comity_zip_new (const char *path, GError **error);
gboolean comity_zip_begin (ComityZip *self, const char *name, gboolean packed, GError **error);
gboolean comity_zip_put (ComityZip *self, const char *data, gsize length, GError **error);
gboolean comity_zip_close (ComityZip *self, GError **error);

G_END_DECLS
