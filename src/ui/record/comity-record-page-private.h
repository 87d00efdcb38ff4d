/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files that make up a record's page. */

#include "comity-page-data.h"
#include "comity-record-page.h"

G_BEGIN_DECLS

/**
 * ComityRecordPage:
 *
 * Everything about one record. It is read anew whenever the store says that something on it has
 * changed, and never otherwise.
 */
struct _ComityRecordPage {
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  AdwStatusPage *gone;
  GtkScrolledWindow *scrolled;
  AdwBin *header;
  GtkBox *crafted, *main, *side;
  AdwClamp *side_clamp;
  GtkWidget *neighbours, *page, *edit_button, *reveal_button;
  GtkMenuButton *add_button, *more_button;

  ComityStore *store;
  const ComityKind *kind;
  gint64 id, shown_id;
  ComityPageData *data;
  GPtrArray *wide_only;
  gboolean narrow, show_empty, revealed, wants_focus;
  GCancellable *reading;
  guint generation;
  ComityNeighbour neighbour;
  gpointer neighbour_data;
  GDestroyNotify neighbour_data_free;
};

void comity_record_page_reload (ComityRecordPage *self);
void comity_record_page_refresh (ComityRecordPage *self);
void comity_record_page_update_actions (ComityRecordPage *self);
gboolean comity_record_page_is_writable (ComityRecordPage *self);

/* comity-record-actions.c */
void comity_record_actions_install (GtkWidgetClass *widget_class);
void comity_record_actions_add_shortcuts (ComityRecordPage *self);
GMenuModel *comity_record_actions_make_menu (ComityRecordPage *self);

/* comity-record-delete.c */
void comity_record_page_delete (ComityRecordPage *self,
                                const ComityKind *kind,
                                gint64 id,
                                const char *title);

/* comity-record-outcome.c */
void comity_record_outcome_install (GtkWidgetClass *widget_class);

/* comity-record-forms.c */
void comity_record_forms_install (GtkWidgetClass *widget_class);

/* comity-record-event.c */
void comity_record_event_install (GtkWidgetClass *widget_class);
/* comity-record-personal.c */
void comity_record_personal_install (GtkWidgetClass *widget_class);
void comity_record_personal_append (ComityRecordPage *self, GMenu *menu);
void comity_record_personal_update (ComityRecordPage *self);

/* comity-record-agreement.c */
void comity_record_agreement_install (GtkWidgetClass *widget_class);
/* comity-record-logo.c */
void comity_record_logo_install (GtkWidgetClass *widget_class);
void comity_record_logo_add_menu (ComityRecordPage *self, GMenu *menu);
void comity_record_logo_update (ComityRecordPage *self);
void comity_record_logo_take_texture (ComityRecordPage *self, GdkTexture *texture);
void comity_record_logo_take_file (ComityRecordPage *self, GFile *file);
void comity_record_logo_take_address (ComityRecordPage *self, const char *url);

/* comity-record-drop.c */
void comity_record_drop_add (ComityRecordPage *self);

G_END_DECLS
