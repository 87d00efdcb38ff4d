/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

void comity_csv_append_head (GString *csv, const ComityField *const *fields, guint n_fields);
void comity_csv_append_record (GString *csv,
                               ComityRecord *record,
                               const ComityField *const *fields,
                               guint n_fields,
                               gboolean guarded);

G_END_DECLS
