/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-draft.h"
#include "comity-control.h"
#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_FORM (comity_form_get_type ())
G_DECLARE_FINAL_TYPE (ComityForm, comity_form, COMITY, FORM, AdwDialog)

/** ComityFormSaved: the record as it was written */
typedef void (*ComityFormSaved) (ComityRecord *record, gpointer data);

/**
 * ComityFormCommit:
 * @changes: the transaction that saves @record
 * @record: the record as it will be written, with its id
 *
 * Puts what goes with a record into the same transaction. Called once more when the save has to be
 * tried again.
 */
typedef void (*ComityFormCommit) (ComityChanges *changes, ComityRecord *record, gpointer data);

/**
 * ComityFormHooks:
 * @commit: (nullable): called before the record is written
 * @saved: (nullable): called when it is written; its page is not opened then
 */
typedef struct {
  ComityFormCommit commit;
  ComityFormSaved saved;
  gpointer data;
  GDestroyNotify data_free;
} ComityFormHooks;

void comity_form_present (GtkWidget *parent,
                          ComityStore *store,
                          const ComityKind *kind,
                          gint64 id,
                          ComityRecord *preset);
void comity_form_present_hooked (GtkWidget *parent,
                                 ComityStore *store,
                                 ComityRecord *preset,
                                 const ComityFormHooks *hooks);
void comity_form_present_new (GtkWidget *parent,
                              ComityStore *store,
                              const ComityKind *kind,
                              const char *title,
                              ComityFormSaved saved,
                              gpointer data,
                              GDestroyNotify data_free);

void comity_form_present_draft (GtkWidget *parent, ComityStore *store, ComityDraft *draft);

ComityForm *comity_form_new (ComityStore *store, const ComityKind *kind, ComityRecord *record);
ComityControl *comity_form_get_control (ComityForm *self, const char *field_name);
void comity_form_save (ComityForm *self);
gboolean comity_form_is_dirty (ComityForm *self);
ComityDraft *comity_form_dup_draft (ComityForm *self);
void comity_form_apply_draft (ComityForm *self, const ComityDraft *draft);

G_END_DECLS
