/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

char *comity_record_link_new (const ComityKind *kind, gint64 id);
gboolean comity_record_link_is (const char *text);
gboolean comity_record_link_parse (const char *text,
                                   const ComityKind **kind,
                                   gint64 *id,
                                   GError **error);

G_END_DECLS
