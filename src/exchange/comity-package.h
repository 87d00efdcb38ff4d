/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table.h"

G_BEGIN_DECLS

/**
 * ComityPackage: the parts of a workbook, which is a ZIP archive of XML files. Nothing is unpacked
 * to the disk. A part that swells beyond all measure is refused.
 */
typedef struct _ComityPackage ComityPackage;

gboolean comity_package_sniff (ComityInput *input, ComityFormat *format, GError **error);
ComityPackage *comity_package_open (ComityInput *input, GError **error);
void comity_package_free (ComityPackage *self);
gboolean comity_package_has (ComityPackage *self, const char *path);
char **comity_package_list (ComityPackage *self);
GBytes *comity_package_read (ComityPackage *self, const char *path, gsize limit, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPackage, comity_package_free)

/** ComityPart: one part as a stream of XML. */
typedef struct _ComityPart ComityPart;

ComityPart *comity_part_open (ComityPackage *package, const char *path, GError **error);
void comity_part_free (ComityPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPart, comity_part_free)

typedef enum {
  COMITY_XML_END_OF_PART, /* the end, or @error set */
  COMITY_XML_START,
  COMITY_XML_END,
  COMITY_XML_TEXT,
} ComityXmlEvent;

ComityXmlEvent comity_part_next (ComityPart *self, GError **error);
const char *comity_part_name (ComityPart *self);
const char *comity_part_text (ComityPart *self);
gboolean comity_part_is_empty (ComityPart *self);
char *comity_part_dup_attribute (ComityPart *self, const char *name);
const char *comity_part_attribute (ComityPart *self, const char *name);
int comity_part_depth (ComityPart *self);

G_END_DECLS
