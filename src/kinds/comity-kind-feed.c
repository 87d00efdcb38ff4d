/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

/* A list or calendar on the web that is taken in again when it has changed. */

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT, COMITY_REQUIRED,
    /* Translators: an address on the web that is asked again and again for a list */
    .section = NC_ ("section", "Feed") },
  /* Translators: the kind of record that a list on the web has, by its name in the program */
  { "kind", NC_ ("field", "Brings"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_LISTED },
  { "address", NC_ ("field", "Web address"), COMITY_TYPE_URL, COMITY_REQUIRED | COMITY_LISTED },
  { "at_start", NC_ ("field", "Ask when the program starts"), COMITY_TYPE_BOOLEAN, COMITY_LISTED },
  /* Translators: the day on which the content of a feed last came into the office */
  { "taken", NC_ ("field", "Last taken in"), COMITY_TYPE_DATE, COMITY_LISTED },
  /* Translators: what the columns of a list are, as the program keeps it */
  { "map", NC_ ("field", "How it is read"), COMITY_TYPE_LONG, 0 },
  /* Translators: a number made of a content, by which another content is recognised */
  { "digest", NC_ ("field", "Checksum"), COMITY_TYPE_TEXT, 0 },
};

const ComityKind comity_kind_feed = {
  .name = "feed",
  .type_name = "ComityFeedRecord",
  /* Translators: an address on the web that is asked again and again for a list */
  .label = NC_ ("kind", "Feed"),
  .plural = NC_ ("kinds", "Feeds"),
  .icon = "network-receive-symbolic",
  .empty = NC_ ("empty list",
                "Lists and calendars on the web that your office takes in again when they change "
                "belong here. Import one from the web, and keep its address."),
  .flags = COMITY_KIND_SETTINGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
};
