/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice visibilities[] = {
  /* Translators: who may see a file: only the international office */
  { "office", NC_ ("choice", "Our office") },
  /* Translators: who may see a file: everybody who works at the university */
  { "staff", NC_ ("choice", "Our staff") },
  /* Translators: who may see a file: everybody */
  { "public", NC_ ("choice", "Everybody") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "record", NC_ ("field", "Belongs to"), COMITY_TYPE_LINK,
    COMITY_REQUIRED | COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "File") },
  { "file", NC_ ("field", "File"), COMITY_TYPE_FILE, COMITY_REQUIRED },
  { "name", NC_ ("field", "Name of the file"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED },
  { "kind", NC_ ("field", "Kind of file"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .list = "file-kinds" },
  { "media_type", NC_ ("field", "File format"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example application/pdf") },
  { "size", NC_ ("field", "Size in bytes"), COMITY_TYPE_INTEGER, 0, .max = G_MAXINT64 },
  { "language", NC_ ("field", "Language"), COMITY_TYPE_LANGUAGE, COMITY_LISTED | COMITY_FILTERED,
    .section = NC_ ("section", "About the file") },
  /* Translators: which version of a document a file is */
  { "edition", NC_ ("field", "Version"), COMITY_TYPE_TEXT, COMITY_LISTED },
  { "date", NC_ ("field", "Date"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },
  { "signed", NC_ ("field", "Signed"), COMITY_TYPE_BOOLEAN, COMITY_LISTED | COMITY_FILTERED },
  { "visibility", NC_ ("field", "Who may see it"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .choices = visibilities },
  { "valid_to", NC_ ("field", "Valid to"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "shelf", NC_ ("field", "Where the original is"), COMITY_TYPE_TEXT, 0 },
  COMITY_COMMON_FIELDS,
};

static char *
attachment_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "language", "date", NULL);
}

static void
attachment_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "date", "valid_to",
                    _ ("A document cannot end before it is made."));
}

const ComityKind comity_kind_attachment = {
  .name = "attachment",
  .type_name = "ComityAttachment",
  .label = NC_ ("kind", "File"),
  .plural = NC_ ("kinds", "Files"),
  .icon = "mail-attachment-symbolic",
  .empty = NC_ ("empty list", "Scans, letters and photos belong here, each with its record."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = attachment_dup_subtitle,
  .from = "date",
  .to = "valid_to",
  .validate = attachment_validate,
};
