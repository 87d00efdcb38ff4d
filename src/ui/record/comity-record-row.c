/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cover-strip.h"
#include "comity-date-tile.h"
#include "comity-date.h"
#include "comity-logo.h"
#include "comity-parts.h"
#include "comity-pill.h"

#define TERM_WIDTH 120
#define TERM_DAYS                                                                                  \
  1100 /* before and after today: the same in every row, so that rows can be compared */

/* One record in the list of another one's page: picture or date, two lines, term, state. */

static gboolean
is_one_of (const ComityKind *kind, const char *const *names)
{
  return g_strv_contains (names, kind->name);
}

/* Visits and events are known by their days; what runs for years is shown as a term. */
static gboolean
is_dated (const ComityKind *kind)
{
  static const char *const dated[] = { "delegation", "event", NULL };

  return is_one_of (kind, dated);
}

static gboolean
has_term (const ComityKind *kind)
{
  static const char *const terms[] = { "agreement", "membership", "project", "paper", NULL };

  return is_one_of (kind, terms);
}

/**
 * comity_record_picture_new:
 * @size: in sp
 *
 * Returns: (transfer floating): the logo or portrait of a record, or its initials
 */
GtkWidget *
comity_record_picture_new (ComityStore *store, ComityRecord *record, int size)
{
  const ComityKind *kind = comity_record_get_kind (record);
  GtkWidget *logo = comity_logo_new (size);
  g_autofree char *title = comity_record_dup_title (record);

  comity_logo_set_round (COMITY_LOGO (logo), comity_kind_is_person (kind));
  comity_logo_set_name (COMITY_LOGO (logo), title);
  if (kind->picture != NULL && store != NULL)
    comity_logo_set_picture (COMITY_LOGO (logo), store, comity_record_get (record, kind->picture));
  return logo;
}

static GtkWidget *
make_prefix (ComityStore *store, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const char *from = kind->from != NULL ? comity_record_get (record, kind->from) : NULL;

  if (is_dated (kind) && from != NULL) {
    GtkWidget *tile = comity_date_tile_new (FALSE);

    comity_date_tile_set_dates (COMITY_DATE_TILE (tile), from,
                                kind->to != NULL ? comity_record_get (record, kind->to) : NULL);
    return tile;
  }
  if (comity_kind_is_person (kind) || strcmp (kind->name, "partner") == 0)
    return comity_record_picture_new (store, record, COMITY_LOGO_LIST);
  return NULL;
}

static void
add_term (GtkWidget *row, ComityRecord *record, GPtrArray *wide_only)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const char *from = kind->from != NULL ? comity_record_get (record, kind->from) : NULL;
  const char *to = kind->to != NULL ? comity_record_get (record, kind->to) : NULL;
  g_autofree char *today = NULL;
  g_autoptr (ComityCover) cover = NULL;
  GtkWidget *strip;

  if (!has_term (kind) || from == NULL || to == NULL)
    return;
  today = comity_date_today ();
  cover = comity_cover_new_term (comity_kind_get_label (kind), from, to, today);
  comity_cover_set_axis (cover, comity_cover_get_today (cover) - TERM_DAYS,
                         comity_cover_get_today (cover) + TERM_DAYS);
  strip = comity_cover_strip_new (TERM_WIDTH);
  comity_cover_strip_set_cover (COMITY_COVER_STRIP (strip), cover);
  gtk_widget_set_valign (strip, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (strip, TERM_WIDTH, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), strip);
  if (wide_only != NULL)
    g_ptr_array_add (wide_only, g_object_ref (strip));
}

/* What ends soon says so instead of how it stands: that is what somebody must know. */
static void
add_state (GtkWidget *row, ComityRecord *record, const char *title)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const char *code = kind->status != NULL ? comity_record_get (record, kind->status) : NULL;
  const char *to = kind->to != NULL ? comity_record_get (record, kind->to) : NULL;
  g_autofree char *today = comity_date_today ();
  g_autofree char *text = NULL;
  ComityTone tone = comity_tone_of_status (code);
  int left = to != NULL && strlen (to) == 10 ? comity_date_days_between (today, to) : -1;

  if (has_term (kind) && left >= 0 && left <= COMITY_COVER_SOON_DAYS) {
    text = left == 0 ? g_strdup (_ ("Ends today")) :
             /* Translators: a chip on a row; %d is from 1 to 30 */
             g_strdup_printf (ngettext ("Ends in %d day", "Ends in %d days", (gulong) left), left);
    tone = COMITY_TONE_WARNING;
  } else if (code != NULL) {
    text = comity_record_dup_display (record, (guint) comity_kind_index (kind, kind->status));
  }
  if (text != NULL && g_strcmp0 (text, title) != 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), comity_pill_new (text, tone));
}

/* On its own page the owner's name says nothing. */
static char *
dup_subtitle_without (ComityRecord *record, const char *owner)
{
  g_autofree char *subtitle = comity_record_dup_subtitle (record);
  g_auto (GStrv) parts = g_strsplit (subtitle != NULL ? subtitle : "", " · ", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strcmp0 (parts[i], owner) != 0)
      g_ptr_array_add (kept, parts[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" · ", (char **) kept->pdata);
}

/* The kind's own second line; without one, the dates. */
static char *
dup_second_line (ComityRecord *record, const char *owner)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autofree char *subtitle = dup_subtitle_without (record, owner);
  const char *from = kind->from != NULL ? comity_record_get (record, kind->from) : NULL;
  const char *to = kind->to != NULL ? comity_record_get (record, kind->to) : NULL;
  g_autofree char *span = NULL, *day = NULL;

  if (is_dated (kind) || (from == NULL && to == NULL))
    return g_steal_pointer (&subtitle);
  span = comity_date_format_span (from, to);
  if (subtitle == NULL || *subtitle == '\0')
    return g_steal_pointer (&span);
  day = comity_date_format (from != NULL ? from : to);
  if (strstr (subtitle, day) != NULL || strstr (subtitle, span) != NULL)
    return g_steal_pointer (&subtitle);
  return g_strdup_printf ("%s · %s", subtitle, span);
}

/**
 * comity_record_row_new:
 * @owner: (nullable): the title of the record on whose page the row stands
 * @wide_only: (nullable) (element-type GtkWidget): takes what is hidden on a narrow page
 *
 * Returns: (transfer floating): an #AdwActionRow for a record
 */
GtkWidget *
comity_record_row_new (ComityStore *store,
                       ComityRecord *record,
                       const char *owner,
                       GPtrArray *wide_only)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *prefix = make_prefix (store, record);
  g_autofree char *title = comity_record_dup_title (record);
  g_autofree char *second = dup_second_line (record, owner);
  g_autofree char *name = second != NULL && *second != '\0' ?
                            g_strdup_printf ("%s, %s", title, second) :
                            g_strdup (title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  comity_set_label (row, name);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  add_term (row, record, wide_only);
  add_state (row, record, title);
  return row;
}
