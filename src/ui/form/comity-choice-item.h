/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-field.h"

G_BEGIN_DECLS

#define COMITY_TYPE_CHOICE_ITEM (comity_choice_item_get_type ())
G_DECLARE_FINAL_TYPE (ComityChoiceItem, comity_choice_item, COMITY, CHOICE_ITEM, GObject)

/**
 * ComityItemRole:
 * @COMITY_ITEM_VALUE: an ordinary choice
 * @COMITY_ITEM_ABSENT: no value
 * @COMITY_ITEM_ADD: not a value: makes a new one
 */
typedef enum {
  COMITY_ITEM_VALUE,
  COMITY_ITEM_ABSENT,
  COMITY_ITEM_ADD,
} ComityItemRole;

ComityChoiceItem *comity_choice_item_new (const char *code,
                                          const char *label,
                                          const char *detail,
                                          ComityItemRole role);
const char *comity_choice_item_get_code (ComityChoiceItem *self);
const char *comity_choice_item_get_label (ComityChoiceItem *self);
const char *comity_choice_item_get_detail (ComityChoiceItem *self);
ComityItemRole comity_choice_item_get_role (ComityChoiceItem *self);
gboolean comity_choice_item_matches (ComityChoiceItem *self, const char *folded);

GListStore *comity_choice_items_new (const ComityField *field);
GListStore *comity_choice_items_new_currencies (void);
GListStore *comity_choice_items_new_tongues (void);
guint comity_choice_items_find (GListModel *items, const char *code);
gboolean comity_field_fits_toggles (const ComityField *field);

G_END_DECLS
