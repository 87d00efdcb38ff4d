/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include <string.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-lists.h"
#include "comity-places.h"
#include "comity-text.h"
#include "comity-type.h"

#define TAG_MAX 100

/* -- Choices: fixed ones, and those of the office's own lists ----------------------------------- */

static char *
dup_offer (const ComityField *field)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) offered = NULL;

  if (field->choices == NULL)
    offered = comity_lists_dup_codes (field->list);
  for (guint i = 0; field->choices != NULL && field->choices[i].code != NULL; i++)
    g_strv_builder_add (codes, field->choices[i].code);
  if (offered == NULL)
    offered = g_strv_builder_end (codes);
  return g_strjoinv (", ", offered);
}

static char *
refuse_choice (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *offer = dup_offer (field);

  return comity_type_refuse (
    error, COMITY_CORE_ERROR_CHOICE, field,
    /* Translators: what was written, then a list of words to choose from */
    _ ("“%s” is not one of the choices: %s."), text, offer);
}

static const ComityChoice *
find_fixed (const ComityField *field, const char *code)
{
  for (const ComityChoice *c = field->choices; c->code != NULL; c++)
    if (g_str_equal (c->code, code))
      return c;
  return NULL;
}

static char *
normalize_choice (const ComityField *field, const char *text, GError **error)
{
  gboolean known = field->choices != NULL ? find_fixed (field, text) != NULL :
                                            comity_lists_has (field->list, text);

  return known ? g_strdup (text) : refuse_choice (field, text, error);
}

static char *
find_fixed_label (const ComityField *field, const char *typed)
{
  g_autofree char *wanted = comity_text_fold (typed);

  for (const ComityChoice *c = field->choices; c->code != NULL; c++) {
    g_autofree char *label = comity_text_fold (comity_pgettext2 ("choice", c->label));

    if (g_str_equal (label, wanted))
      return g_strdup (c->code);
  }
  return NULL;
}

static char *
parse_choice (const ComityField *field, const char *typed, GError **error)
{
  char *code = field->choices != NULL ? find_fixed_label (field, typed) :
                                        comity_lists_find (field->list, typed);

  return code != NULL ? code : normalize_choice (field, typed, error);
}

static char *
format_choice (const ComityField *field, const char *code)
{
  const ComityChoice *choice;

  if (field->choices == NULL)
    return comity_lists_dup_label (field->list, code);
  choice = find_fixed (field, code);
  return g_strdup (choice != NULL ? comity_pgettext2 ("choice", choice->label) : code);
}

const ComityTypeOps comity_type_choice = {
  .normalize = normalize_choice,
  .parse = parse_choice,
  .format = format_choice,
};

/* -- Tags: any short text; those of the office's list are kept by their code ------------------- */

static char *
normalize_tag (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);

  if (g_utf8_strlen (clean, -1) > TAG_MAX)
    return comity_type_refuse (error, COMITY_CORE_ERROR_RANGE, field,
                               /* Translators: the label of the field stands before this; %d is the
                                  most that a tag may have */
                               ngettext ("a tag may have at most %d character.",
                                         "a tag may have at most %d characters.", TAG_MAX),
                               TAG_MAX);
  return g_steal_pointer (&clean);
}

static char *
parse_tag (const ComityField *field, const char *typed, GError **error)
{
  char *code = field->list != NULL ? comity_lists_find (field->list, typed) : NULL;

  return code != NULL ? code : normalize_tag (field, typed, error);
}

static char *
format_tag (const ComityField *field, const char *tag)
{
  return field->list != NULL ? comity_lists_dup_label (field->list, tag) : g_strdup (tag);
}

const ComityTypeOps comity_type_tag = {
  .normalize = normalize_tag,
  .parse = parse_tag,
  .format = format_tag,
};

/* -- Countries and languages --------------------------------------------------------------------- */

static char *
normalize_country (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *code = g_ascii_strup (text, -1);
  g_autofree char *found = NULL;

  g_strstrip (code);
  found = strlen (code) == 2 ? comity_country_find (code) : NULL;
  if (g_strcmp0 (found, code) == 0)
    return g_steal_pointer (&found);
  return comity_type_refuse (error, COMITY_CORE_ERROR_CHOICE, field,
                             /* Translators: %s is what was given for a country */
                             _ ("“%s” is not the code of a country. Write two letters, such as "
                                "UZ."),
                             text);
}

static char *
parse_country (const ComityField *field, const char *typed, GError **error)
{
  char *code = comity_country_find (typed);

  if (code != NULL)
    return code;
  return comity_type_refuse (error, COMITY_CORE_ERROR_CHOICE, field,
                             /* Translators: %s was typed */
                             _ ("“%s” is not the name of a country."), typed);
}

static char *
format_country (const ComityField *field, const char *code)
{
  return comity_country_dup_name (code);
}

const ComityTypeOps comity_type_country = {
  .normalize = normalize_country,
  .parse = parse_country,
  .format = format_country,
};

static char *
parse_language (const ComityField *field, const char *typed, GError **error)
{
  char *tag = comity_language_find (typed);

  if (tag != NULL)
    return tag;
  return comity_type_refuse (error, COMITY_CORE_ERROR_CHOICE, field,
                             /* Translators: %s was typed; uz-Latn is a tag of BCP 47 and stays */
                             _ ("“%s” is not a language. Write its name, or a tag such as "
                                "uz-Latn."),
                             typed);
}

static char *
format_language (const ComityField *field, const char *tag)
{
  return comity_language_dup_name (tag);
}

const ComityTypeOps comity_type_language = {
  .normalize = parse_language,
  .format = format_language,
};
