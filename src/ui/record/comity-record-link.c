/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-link.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-error.h"
#include "comity-id.h"

#define SCHEME "comity:"

/**
 * comity_record_link_new:
 * @kind: the kind of a record
 * @id: its id
 *
 * Returns: (transfer full): an address such as comity:partner/914793674309632001, which leads back
 *   to the record from a mail or a document, on every machine that has the office
 */
char *
comity_record_link_new (const ComityKind *kind, gint64 id)
{
  return g_strdup_printf (SCHEME "%s/%" G_GINT64_FORMAT, kind->name, id);
}

/**
 * comity_record_link_is:
 * @text: an address or the name of a file
 *
 * Returns: whether @text claims to be a link to a record
 */
gboolean
comity_record_link_is (const char *text)
{
  return g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) == 0;
}

static gboolean
read_link (const char *text, const ComityKind **kind, gint64 *id)
{
  g_auto (GStrv) parts = NULL;

  if (!comity_record_link_is (text))
    return FALSE;
  text += strlen (SCHEME);
  parts = g_strsplit (text + strspn (text, "/"), "/", 3);
  if (g_strv_length (parts) != 2)
    return FALSE;
  *kind = comity_kind_find (parts[0]);
  return *kind != NULL && comity_id_parse (parts[1], id);
}

/**
 * comity_record_link_parse:
 * @text: what comity_record_link_new() made; slashes after the colon, which mail programs add, do no harm
 * @kind: (out): the kind
 * @id: (out): the id
 * @error: says for people that it is no link
 *
 * Returns: whether it is a link to a record; the record itself may be gone
 */
gboolean
comity_record_link_parse (const char *text, const ComityKind **kind, gint64 *id, GError **error)
{
  if (read_link (text, kind, id))
    return TRUE;
  g_set_error_literal (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
                       _ ("This link leads nowhere. A link to a record looks like "
                          "comity:partner/123: copy the whole of it and open it again."));
  return FALSE;
}
