/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

char *comity_person_dup_title (ComityRecord *record);

G_END_DECLS
