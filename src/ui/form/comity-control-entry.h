/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-control.h"

G_BEGIN_DECLS

#define COMITY_TYPE_CONTROL_ENTRY (comity_control_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (ComityControlEntry,
                          comity_control_entry,
                          COMITY,
                          CONTROL_ENTRY,
                          ComityControl)

/**
 * ComityControlEntryClass:
 * @complete: adds what stands beside the entry, once
 * @changed: the text is another one
 * @tidies: whether a value is put into its usual form when the focus leaves
 */
struct _ComityControlEntryClass {
  ComityControlClass parent_class;
  void (*complete) (ComityControlEntry *self);
  void (*changed) (ComityControlEntry *self);
  gboolean tidies;
};

GtkWidget *comity_control_entry_get_row (ComityControlEntry *self);
const char *comity_control_entry_get_text (ComityControlEntry *self);
void comity_control_entry_set_text (ComityControlEntry *self, const char *text);

G_END_DECLS
