/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

GType comity_record_register_type (const ComityKind *kind);
