/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table.h"

G_BEGIN_DECLS

gboolean comity_sniff (ComityInput *input, ComityFormat *format, GError **error);

G_END_DECLS
