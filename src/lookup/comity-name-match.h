/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint comity_name_match (const char *one, const char *other);

G_END_DECLS
