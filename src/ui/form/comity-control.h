/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_CONTROL (comity_control_get_type ())
G_DECLARE_DERIVABLE_TYPE (ComityControl, comity_control, COMITY, CONTROL, GObject)

/**
 * ComityControlClass:
 * @build: makes the row, once
 * @get_focus: the widget that takes the focus and carries the error; the row by default
 * @set_value: shows a neutral value; @titles are those of the records that a reference names,
 *   a line each
 * @dup_value: the neutral value of what is typed or chosen; %NULL when absent, or with an error
 * @set_typed: puts back what dup_typed() gave; by default set_value()
 * @dup_typed: what stands in the control, also when it cannot be read; by default dup_value()
 * @commit: puts what belongs to the value, but is not in it, into the transaction
 */
struct _ComityControlClass {
  GObjectClass parent_class;
  GtkWidget *(*build) (ComityControl *self);
  GtkWidget *(*get_focus) (ComityControl *self);
  void (*set_value) (ComityControl *self, const char *neutral, const char *titles);
  char *(*dup_value) (ComityControl *self, GError **error);
  void (*set_typed) (ComityControl *self, const char *typed);
  char *(*dup_typed) (ComityControl *self);
  void (*commit) (ComityControl *self, ComityChanges *changes);
};

ComityControl *comity_control_new (const ComityField *field, ComityStore *store);
const ComityField *comity_control_get_field (ComityControl *self);
ComityStore *comity_control_get_store (ComityControl *self);
GtkWidget *comity_control_get_row (ComityControl *self);
GtkWidget *comity_control_get_note_row (ComityControl *self);
GtkWidget *comity_control_get_focus (ComityControl *self);
void comity_control_set_value (ComityControl *self, const char *neutral, const char *titles);
char *comity_control_dup_value (ComityControl *self, GError **error);
void comity_control_set_typed (ComityControl *self, const char *typed);
char *comity_control_dup_typed (ComityControl *self);
void comity_control_commit (ComityControl *self, ComityChanges *changes);
void comity_control_set_error (ComityControl *self, const char *message);
const char *comity_control_get_error (ComityControl *self);
void comity_control_check (ComityControl *self);
void comity_control_grab_focus (ComityControl *self);

/* For the controls themselves. */
void comity_control_edited (ComityControl *self);
void comity_control_activated (ComityControl *self);
void comity_control_watch_leave (ComityControl *self, GtkWidget *widget);

/* One of these is made for each field; see comity-control-factory.c. */
GType comity_control_text_get_type (void);
GType comity_control_long_get_type (void);
GType comity_control_date_get_type (void);
GType comity_control_money_get_type (void);
GType comity_control_boolean_get_type (void);
GType comity_control_choice_get_type (void);
GType comity_control_toggles_get_type (void);
GType comity_control_ref_get_type (void);
GType comity_control_many_get_type (void);
GType comity_control_file_get_type (void);

G_END_DECLS
