/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-filter-chips.h"

#include <glib/gi18n.h>

#include "comity-chip.h"
#include "comity-date.h"
#include "comity-filter-step.h"
#include "comity-id.h"
#include "comity-undo.h"

/** What the chips of a box are about; lives with the box. */
typedef struct {
  AdwWrapBox *box;
  ComityStore *store;
  ComityFilterChipRemoved removed;
  gpointer user_data;
} Chips;

static void
chips_free (gpointer data)
{
  Chips *self = data;

  g_object_unref (self->store);
  g_free (self);
}

static void
removed_cb (ComityChip *chip, gpointer user_data)
{
  Chips *self = user_data;

  self->removed (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "comity-index")),
                 self->user_data);
}

static void
add_chip (Chips *self, const char *field, const char *value, int index)
{
  /* Translators: removes a filter; “%s” is a filter such as “Status: enrolled” */
  g_autofree char *remove = g_strdup_printf (_ ("Remove the Filter “%s”"), value);
  GtkWidget *chip = comity_chip_new (field, value, remove);

  g_object_set_data (G_OBJECT (chip), "comity-index", GINT_TO_POINTER (index));
  g_signal_connect (chip, "removed", G_CALLBACK (removed_cb), self);
  adw_wrap_box_append (self->box, chip);
}

static void
add_as_of_chip (Chips *self, const char *date)
{
  g_autofree char *text = comity_date_format (date);

  /* Translators: a filter: the records as they stood on a date, which follows */
  add_chip (self, C_ ("filter", "As of"), text, COMITY_FILTER_CHIP_AS_OF);
}

/** A filter by another record, or by a step of the history: its title must be read. */
typedef struct {
  const ComityKind *kind; /* NULL: a step */
  gint64 id;
} TitleRequest;

static gpointer
read_title (ComityDb *db, gpointer data, GError **error)
{
  TitleRequest *request = data;

  return request->kind ? comity_db_title (db, request->kind, request->id) :
                         comity_db_batch_label (db, request->id);
}

static void
title_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) chip = user_data;
  g_autofree char *title = comity_store_read_finish (COMITY_STORE (source), result, NULL);
  GtkWidget *box = gtk_widget_get_parent (chip);
  GtkWidget *named;
  g_autofree char *remove = NULL;

  if (!title || !box)
    return;
  remove = g_strdup_printf (_ ("Remove the Filter “%s”"), title);
  named = comity_chip_new (g_object_get_data (G_OBJECT (chip), "comity-label"), title, remove);
  g_object_set_data (G_OBJECT (named), "comity-index",
                     g_object_get_data (G_OBJECT (chip), "comity-index"));
  g_signal_connect (named, "removed", G_CALLBACK (removed_cb),
                    g_object_get_data (G_OBJECT (box), "comity-chips"));
  adw_wrap_box_insert_child_after (ADW_WRAP_BOX (box), named, chip);
  adw_wrap_box_remove (ADW_WRAP_BOX (box), chip);
}

static void
name_last_chip (Chips *self, const ComityFilter *filter)
{
  GtkWidget *chip = gtk_widget_get_last_child (GTK_WIDGET (self->box));
  TitleRequest *request = g_new (TitleRequest, 1);

  if (comity_filter_is_step (filter))
    *request = (TitleRequest) { NULL, g_ascii_strtoll (filter->value, NULL, 10) };
  else
    *request = (TitleRequest) { comity_kind_find (filter->field->target), 0 };
  if (request->id == 0 && (!request->kind || !comity_id_parse (filter->value, &request->id))) {
    g_free (request);
    return;
  }
  g_object_set_data_full (G_OBJECT (chip), "comity-label", comity_filter_dup_label (filter),
                          g_free);
  comity_store_read_async (self->store, read_title, request, g_free, g_free, NULL, title_read_cb,
                           g_object_ref (chip));
}

static void
add_filter_chip (Chips *self, const ComityFilter *filter, int index)
{
  gboolean names_record = comity_filter_is_step (filter) ||
                          (comity_field_is_reference (filter->field) && filter->op == COMITY_OP_IS);
  g_autofree char *label = comity_filter_dup_label (filter);
  g_autofree char *value = NULL;

  if (names_record) {
    add_chip (self, label, "…", index);
    name_last_chip (self, filter);
  } else if (filter->op == COMITY_OP_IS) {
    value = comity_filter_dup_value (filter);
    add_chip (self, label, value, index);
  } else {
    value = comity_filter_dup_sentence (filter);
    add_chip (self, NULL, value, index);
  }
}

static void
add_button (AdwWrapBox *box, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_wrap_box_append (box, button);
}

/**
 * comity_filter_chips_update:
 * @box: where the chips stand; hidden when there are none
 * @store: where titles of records come from
 * @query: its filters and its date
 * @removed: called when somebody takes a chip away, with its index among the filters or
 *   %COMITY_FILTER_CHIP_AS_OF
 * @user_data: for @removed; must live as long as @box
 *
 * Shows a chip for each filter, and a button that takes all of them away.
 */
void
comity_filter_chips_update (AdwWrapBox *box,
                            ComityStore *store,
                            ComityQuery *query,
                            ComityFilterChipRemoved removed,
                            gpointer user_data)
{
  const GPtrArray *filters = comity_query_get_filters (query);
  const char *as_of = comity_query_get_as_of (query);
  Chips *self = g_new (Chips, 1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    adw_wrap_box_remove (box, child);
  *self = (Chips) { box, g_object_ref (store), removed, user_data };
  g_object_set_data_full (G_OBJECT (box), "comity-chips", self, chips_free);
  gtk_widget_set_visible (GTK_WIDGET (box), filters->len > 0 || as_of);
  if (filters->len == 0 && !as_of)
    return;

  if (as_of)
    add_as_of_chip (self, as_of);
  for (guint i = 0; i < filters->len; i++)
    add_filter_chip (self, filters->pdata[i], (int) i);
  add_button (box, C_ ("filters", "Save…"), _ ("Save the Search in the Sidebar"),
              "page.save-search");
  add_button (box, C_ ("filters", "Clear"), _ ("Remove All Filters"), "page.clear-filters");
}
