/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-page-data.h"

G_BEGIN_DECLS

char *comity_record_text_dup_fields (ComityRecord *record);
char *comity_record_text_dup (ComityPageData *data);

G_END_DECLS
