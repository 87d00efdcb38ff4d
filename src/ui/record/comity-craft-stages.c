/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-date.h"
#include "comity-focus-key.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-stage-track.h"

#define FEWEST_STAGES 3

/* The way of an agreement, a visit, a membership … from its first stage to its last. */

/* Ends that are not the end of the way: they are shown only when they have come. */
static gboolean
is_breakdown (const char *code)
{
  static const char *const codes[] = { "terminated", "refused",   "cancelled", "rejected",
                                       "suspended",  "postponed", "withdrawn", NULL };

  return g_strv_contains (codes, code);
}

/* The field that tells when a stage was reached, and whether reaching it fills the field. */
static const struct {
  const char *code, *field;
  gboolean is_filled;
} dates[] = {
  { "requested", "requested_on", TRUE }, { "approved", "approved_on", TRUE },
  { "ordered", "order_date", TRUE },     { "under_way", "starts", FALSE },
  { "reported", "reported_on", TRUE },   { "closed", "closed_on", TRUE },
  { "signing", "sent_on", TRUE },        { "in_force", "valid_from", FALSE },
  { "expired", "valid_to", FALSE },      { "terminated", "terminated_on", TRUE },
};

static const char *
field_of_stage (const ComityKind *kind, const char *code, gboolean to_fill)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (strcmp (dates[i].code, code) == 0 && (dates[i].is_filled || !to_fill) &&
        comity_kind_get_field (kind, dates[i].field) != NULL)
      return dates[i].field;
  return NULL;
}

/* The day on which a stage was reached, as far as fields tell. */
static const char *
date_of_stage (ComityRecord *record, const char *code, gboolean is_current)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const char *field = field_of_stage (kind, code, FALSE);

  if (is_current && comity_kind_get_field (kind, "stage_since") != NULL &&
      comity_record_get (record, "stage_since") != NULL)
    return comity_record_get (record, "stage_since");
  return field != NULL ? comity_record_get (record, field) : NULL;
}

/* The record in its next stage, with the day on which it got there. */
static ComityRecord *
go_on (ComityRecord *record, const char *code)
{
  const ComityKind *kind = comity_record_get_kind (record);
  ComityRecord *copy = comity_record_copy (record);
  const char *field = field_of_stage (kind, code, TRUE);
  g_autofree char *today = comity_date_today ();

  comity_record_set (copy, kind->status, code);
  if (comity_kind_get_field (kind, "stage_since") != NULL)
    comity_record_set (copy, "stage_since", today);
  if (field != NULL && comity_record_get (copy, field) == NULL)
    comity_record_set (copy, field, today);
  return copy;
}

typedef struct {
  ComityStore *store;
  ComityRecord *next;
} GoingOn;

static void
going_on_free (gpointer data, GClosure *closure)
{
  GoingOn *going = data;

  g_object_unref (going->store);
  g_object_unref (going->next);
  g_free (going);
}

static void
go_on_cb (GtkWidget *button, GoingOn *going)
{
  g_autoptr (ComityProblems) problems = comity_record_validate (going->next);

  if (comity_problems_get_size (problems) > 0)
    comity_toast (button, comity_problems_get (problems, 0)->error->message);
  else
    comity_page_put (button, going->store, N_ ("Go on to the next stage"), going->next);
}

static const char *
next_stage (const ComityField *field, const char *now)
{
  gboolean is_past = FALSE;

  for (const ComityChoice *c = field->choices; c->code != NULL; c++) {
    if (is_past && strcmp (c->code, "expired") == 0)
      return NULL; /* comes by itself */
    if (is_past && !is_breakdown (c->code))
      return c->code;
    is_past = is_past || strcmp (c->code, now) == 0;
  }
  return NULL;
}

static GtkWidget *
make_go_on (ComityPageData *data, const ComityField *field, const char *now)
{
  const char *code = is_breakdown (now) ? NULL : next_stage (field, now);
  GtkWidget *button;
  GoingOn *going;

  if (code == NULL || data->store == NULL || comity_store_is_read_only (data->store))
    return NULL;
  g_autofree char *stage = comity_field_format (field, code);
  /* Translators: a button that puts a record into its next stage; %s is the stage */
  g_autofree char *label = g_strdup_printf (_ ("Go On to “%s”"), stage);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  comity_focus_key_set (button, "go-on");
  going = g_new (GoingOn, 1);
  *going = (GoingOn) { g_object_ref (data->store), go_on (data->record, code) };
  g_signal_connect_data (button, "clicked", G_CALLBACK (go_on_cb), going, going_on_free, 0);
  return button;
}

/**
 * comity_craft_stages:
 *
 * Returns: (transfer floating) (nullable): the stages of the record as a track
 */
GtkWidget *
comity_craft_stages (ComityPageData *data)
{
  const ComityKind *kind = comity_record_get_kind (data->record);
  const ComityField *field =
    kind->status != NULL ? comity_kind_get_field (kind, kind->status) : NULL;
  const char *now = field != NULL ? comity_record_get (data->record, kind->status) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  int current = -1;
  GtkWidget *card, *track, *next;

  if (now == NULL || field->choices == NULL)
    return NULL;
  for (const ComityChoice *c = field->choices; c->code != NULL; c++) {
    gboolean is_current = strcmp (c->code, now) == 0;
    const char *date;

    if (is_breakdown (c->code) && !is_current)
      continue;
    if (is_current)
      current = (int) names->len;
    date = date_of_stage (data->record, c->code, is_current);
    g_ptr_array_add (names, comity_field_format (field, c->code));
    g_ptr_array_add (notes, date != NULL ? comity_date_format (date) : g_strdup (""));
  }
  if (names->len < FEWEST_STAGES)
    return NULL;
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (notes, NULL);
  track = comity_stage_track_new ();
  comity_stage_track_set_stages (COMITY_STAGE_TRACK (track), (const char *const *) names->pdata,
                                 (const char *const *) notes->pdata, current);
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (card), track);
  next = make_go_on (data, field, now);
  if (next != NULL)
    gtk_box_append (GTK_BOX (card), next);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "track-card");
  return card;
}
