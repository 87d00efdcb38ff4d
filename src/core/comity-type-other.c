/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include <string.h>

#include "comity-date.h"
#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-id.h"
#include "comity-kind.h"
#include "comity-text.h"
#include "comity-type.h"

/* The readers of dates give a sentence of their own; it gets the field's label before it. */
static char *
with_label (const ComityField *field, char *value, GError *problem, GError **error)
{
  g_autoptr (GError) owned = problem;

  if (owned != NULL)
    return comity_type_refuse (error, owned->code, field, "%s", owned->message);
  return value;
}

static char *
normalize_date (const ComityField *field, const char *text, GError **error)
{
  GError *problem = NULL;
  char *date = comity_date_normalize (text, &problem);

  return with_label (field, date, problem, error);
}

static char *
parse_date (const ComityField *field, const char *typed, GError **error)
{
  GError *problem = NULL;
  char *date = comity_date_parse (typed, &problem);

  return with_label (field, date, problem, error);
}

static char *
format_date (const ComityField *field, const char *date)
{
  return comity_date_format (date);
}

const ComityTypeOps comity_type_date = {
  .normalize = normalize_date,
  .parse = parse_date,
  .format = format_date,
};

static char *
normalize_time (const ComityField *field, const char *text, GError **error)
{
  GError *problem = NULL;
  char *time = comity_time_normalize (text, &problem);

  return with_label (field, time, problem, error);
}

const ComityTypeOps comity_type_time = { .normalize = normalize_time };

/* -- References ---------------------------------------------------------------------------------- */

static char *
normalize_ref (const ComityField *field, const char *text, GError **error)
{
  gint64 id;

  if (!comity_id_parse (text, &id))
    return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                               /* Translators: an “id” is the number that names a record */
                               _ ("“%s” is not the id of a record."), text);
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

const ComityTypeOps comity_type_ref = { .normalize = normalize_ref };

static char *
normalize_link (const ComityField *field, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  gint64 id;

  if (g_strv_length (parts) != 2 || comity_kind_find (parts[0]) == NULL ||
      !comity_id_parse (parts[1], &id))
    return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                               /* Translators: KIND and ID stand for words that the user replaces */
                               _ ("“%s” does not name a record. Write it as KIND/ID."), text);
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, parts[0], id);
}

const ComityTypeOps comity_type_link = { .normalize = normalize_link };

/* -- Files: named by the SHA-256 of their content --------------------------------------------------- */

#define HASH_PREFIX "sha256-"

static char *
normalize_file (const ComityField *field, const char *text, GError **error)
{
  gboolean fits = g_str_has_prefix (text, HASH_PREFIX) &&
                  strlen (text) == strlen (HASH_PREFIX) + 64 &&
                  strspn (text + strlen (HASH_PREFIX), "0123456789abcdef") == 64;

  if (fits)
    return g_strdup (text);
  return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                             /* Translators: %s was given where a file’s stored name is expected */
                             _ ("“%s” does not name a stored file."), text);
}

const ComityTypeOps comity_type_file = { .normalize = normalize_file };
