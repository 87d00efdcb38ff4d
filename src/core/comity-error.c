/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-error.h"

G_DEFINE_QUARK (comity - core - error - quark, comity_core_error)
