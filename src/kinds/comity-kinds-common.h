/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-choices.h"
#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-identifier.h"
#include "comity-kind.h"
#include "comity-kinds.h"
#include "comity-person.h"
#include "comity-record.h"
#include "comity-rules.h"
#include "comity-titles.h"

/*
 * What every kind's table needs. Rows begin with name, label, type and flags in this order; the
 * rest is designated. Field names are SQL columns beside id, version, created, changed, title and
 * title_key, and so are never called like these.
 */

/* The rows look here as they do in the tables, which clang-format does not know. */
/* clang-format off */

/* The last rows of every kind that has a page of its own. */
#define COMITY_COMMON_FIELDS                                                                       \
  { "tags", NC_ ("field", "Tags"), COMITY_TYPE_TAGS, COMITY_SEARCHED | COMITY_FILTERED,            \
    .section = NC_ ("section", "Record"), .list = "tags" },                                        \
  /* Translators: text about a record that may appear on the university's site */                  \
  { "public_text", NC_ ("field", "Public text"), COMITY_TYPE_LONG, COMITY_SEARCHED },              \
  { "publish", NC_ ("field", "May be published"), COMITY_TYPE_BOOLEAN, 0 },                        \
  /* Translators: the document or address that the facts of a record come from */                  \
  { "source", NC_ ("field", "Source"), COMITY_TYPE_TEXT, 0,                                        \
    .hint = NC_ ("hint", "The letter, order or address that this comes from") },                   \
  { "note", NC_ ("field", "Internal note"), COMITY_TYPE_LONG, COMITY_SEARCHED }

/* Where records have a ComityRetention: one person's data that are kept longer. */
#define COMITY_RETENTION_FIELDS                                                                    \
  { "keep_until", NC_ ("field", "Keep until"), COMITY_TYPE_DATE, 0,                                \
    .section = NC_ ("section", "Keeping this person's data"),                                      \
    .hint = NC_ ("hint", "Only when these data are needed longer than usual") },                   \
  { "keep_reason", NC_ ("field", "Why longer"), COMITY_TYPE_TEXT, 0,                               \
    .hint = NC_ ("hint", "For example a law, a contract or a dispute") }

/* The last rows of every sub-record. */
#define COMITY_SUB_COMMON_FIELDS                                                                   \
  { "source", NC_ ("field", "Source"), COMITY_TYPE_TEXT, 0,                                        \
    .section = NC_ ("section", "Record") },                                                        \
  { "note", NC_ ("field", "Internal note"), COMITY_TYPE_LONG, 0 }

/* clang-format on */
