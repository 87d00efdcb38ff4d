/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice kinds[] = {
  { "article", NC_ ("choice", "Article") },
  /* Translators: a book for teaching or practice */
  { "manual", NC_ ("choice", "Manual or textbook") },
  { "monograph", NC_ ("choice", "Monograph") },
  /* Translators: the printed papers of a conference */
  { "proceedings", NC_ ("choice", "Proceedings") },
  { "thesis", NC_ ("choice", "Thesis") },
  { "patent", NC_ ("choice", "Patent") },
  /* Translators: a report about the university in press, radio or television */
  { "mention", NC_ ("choice", "Mention in the media") },
  { "materials", NC_ ("choice", "Materials exchanged") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  /* Translators: the title of an article or book */
  { "name", NC_ ("field", "Title"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Publication") },
  { "kind", NC_ ("field", "Kind of publication"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = kinds },
  { "published_on", NC_ ("field", "Published"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT,
    .hint = NC_ ("hint", "The year alone is enough") },
  { "language", NC_ ("field", "Language"), COMITY_TYPE_LANGUAGE, COMITY_FILTERED },
  { "our_authors", NC_ ("field", "Our authors"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PERSONAL, .section = NC_ ("section", "Authors"),
    .hint = NC_ ("hint", "Separated by semicolons") },
  { "their_authors", NC_ ("field", "Partners' authors"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PERSONAL },
  { "partners", NC_ ("field", "Partners"), COMITY_TYPE_REFS, COMITY_LISTED | COMITY_FILTERED,
    .target = "partner" },
  { "project", NC_ ("field", "Project"), COMITY_TYPE_REF, COMITY_FILTERED, .target = "project" },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "units" },
  { "journal", NC_ ("field", "Journal or publisher"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED, .section = NC_ ("section", "Where") },
  { "place", NC_ ("field", "Place"), COMITY_TYPE_TEXT, 0 },
  /* Translators: volume and issue of a journal */
  { "volume", NC_ ("field", "Volume and issue"), COMITY_TYPE_TEXT, 0 },
  { "pages", NC_ ("field", "Pages"), COMITY_TYPE_TEXT, 0 },
  { "doi", "DOI", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY | COMITY_SEARCHED,
    .scheme = &comity_identifier_doi },
  { "isbn", "ISBN", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY | COMITY_SEARCHED,
    .scheme = &comity_identifier_isbn },
  { "website", NC_ ("field", "Link"), COMITY_TYPE_URL, 0 },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .section = NC_ ("section", "Content"), .list = "cooperation-fields" },
  { "summary", NC_ ("field", "Summary"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "file", NC_ ("field", "File"), COMITY_TYPE_FILE, 0 },
  { "cover", NC_ ("field", "Cover picture"), COMITY_TYPE_IMAGE, 0 },
  COMITY_COMMON_FIELDS,
};

static char *
publication_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "journal", "published_on", NULL);
}

const ComityKind comity_kind_publication = {
  .name = "publication",
  .type_name = "ComityPublication",
  .label = NC_ ("kind", "Publication"),
  .plural = NC_ ("kinds", "Publications"),
  .icon = "accessories-dictionary-symbolic",
  .empty = NC_ ("empty list",
                "Articles, manuals and monographs written together with partners "
                "belong here."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = publication_dup_subtitle,
  .from = "published_on",
  .picture = "cover",
};
