/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-page-data.h"
#include "comity-pulse.h"

G_BEGIN_DECLS

/** ComityPartnerExtra: what a partner's page shows beyond its record. */
typedef struct {
  ComityPulse *pulse;
  GPtrArray *forms; /* of ComityCooperation */
} ComityPartnerExtra;

G_END_DECLS
