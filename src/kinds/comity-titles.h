/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

char *comity_titles_join (ComityRecord *record, const char *separator, ...) G_GNUC_NULL_TERMINATED;
char *comity_titles_first (ComityRecord *record, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
