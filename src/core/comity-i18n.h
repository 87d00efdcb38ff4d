/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instead of <glib/gi18n.h> for whatever may stand on paper: in the language that the thread speaks. */
#pragma once

#include <glib/gi18n.h>

#include "comity-tongue.h"

#undef _
#undef C_
#undef ngettext

#define _(String) comity_gettext (String)
#define C_(Context, String) comity_pgettext (Context "\004" String, sizeof (Context))
#define ngettext(One, Many, N) comity_ngettext (One, Many, N)
