/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

gboolean comity_field_is_masked (const ComityField *field);
gboolean comity_kind_has_masked (const ComityKind *kind);
char *comity_mask_dup (const ComityField *field, const char *shown);
gboolean comity_mask_is_in (const char *text);
void comity_record_mask (ComityRecord *record);

G_END_DECLS
