/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-cover-strip.h"
#include "comity-craft.h"
#include "comity-date.h"
#include "comity-focus-key.h"
#include "comity-parts.h"
#include "comity-pill.h"
#include "comity-places-taken.h"
#include "comity-section.h"
#include "comity-sub-records.h"
#include "comity-sub-row.h"

#define MOST_HOLDERS 6
#define LOOKED_AT 200 /* agreements, for who else has held one */
#define STRIP_WIDTH 240
#define MOST_BLOCKS 12 /* beyond, a bar is no longer counted with the eye */

/* An agreement: who holds the paper now, the places under it and how long it runs. */

typedef struct {
  ComityPlacesTaken *places;
  GPtrArray *holders; /* of char *: who has held papers, the most frequent first */
} AgreementExtra;

static void
extra_free (gpointer data)
{
  AgreementExtra *extra = data;

  g_clear_pointer (&extra->places, comity_places_taken_free);
  g_clear_pointer (&extra->holders, g_ptr_array_unref);
  g_free (extra);
}

/* -- Reading -------------------------------------------------------------------------------- */

static int
compare_frequency (gconstpointer a, gconstpointer b, gpointer counts)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;
  int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, first));
  int m = GPOINTER_TO_INT (g_hash_table_lookup (counts, second));

  return n != m ? m - n : strcmp (first, second);
}

static GPtrArray *
read_holders (ComityDb *db, GError **error)
{
  const ComityKind *kind = comity_kind_find ("agreement");
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) ids = NULL;
  GPtrArray *holders = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  if (comity_query_add_filter (query, "held_by", COMITY_OP_PRESENT, NULL, error)) {
    comity_query_set_limit (query, LOOKED_AT);
    ids = comity_db_ids (db, query, error);
  }
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autoptr (ComityRecord) record =
      comity_db_load (db, kind, g_array_index (ids, gint64, i), NULL);
    const char *holder = record != NULL ? comity_record_get (record, "held_by") : NULL;

    if (holder != NULL)
      g_hash_table_insert (counts, g_strdup (holder),
                           GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, holder)) +
                                            1));
  }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (holders, g_strdup (name));
  g_ptr_array_sort_with_data (holders, compare_frequency, counts);
  return holders;
}

/** comity_craft_agreement_read: */
gboolean
comity_craft_agreement_read (ComityDb *db, ComityPageData *data, GError **error)
{
  AgreementExtra *extra = g_new0 (AgreementExtra, 1);
  ComityPageRelation *quotas = comity_page_data_find (data, "quota");
  g_autofree char *today = comity_date_today ();

  data->extra = extra;
  data->extra_free = extra_free;
  extra->holders = read_holders (db, error);
  extra->places = comity_places_taken_read (db, comity_record_get_id (data->record),
                                            quotas->records, today, error);
  return extra->places != NULL;
}

/* -- Who holds the paper --------------------------------------------------------------------- */

static void
close_popover (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
entry_activated_cb (GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*name == '\0')
    return;
  gtk_widget_activate_action (GTK_WIDGET (entry), "record.pass-on", "s", name);
  close_popover (GTK_WIDGET (entry));
}

static void
add_holder (GtkWidget *box, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.pass-on");
  g_signal_connect_after (button, "clicked", G_CALLBACK (close_popover), NULL);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_holders (ComityPageData *data)
{
  const AgreementExtra *extra = data->extra;
  const char *now = comity_record_get (data->record, "held_by");
  /* Translators: usual places of an agreement on its way to be signed */
  const char *usual[] = { C_ ("holder", "Our lawyers"), C_ ("holder", "Rector’s office"),
                          C_ ("holder", "The partner") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *entry = gtk_entry_new ();
  guint n = 0;

  for (guint i = 0; i < extra->holders->len && n < MOST_HOLDERS; i++)
    if (g_strcmp0 (extra->holders->pdata[i], now) != 0) {
      add_holder (box, extra->holders->pdata[i]);
      n++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (usual) && n < MOST_HOLDERS; i++)
    if (g_strcmp0 (usual[i], now) != 0 &&
        !g_ptr_array_find_with_equal_func (extra->holders, usual[i], g_str_equal, NULL)) {
      add_holder (box, usual[i]);
      n++;
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Somebody else"));
  comity_set_label (entry, _ ("Somebody else"));
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activated_cb), NULL);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static GtkWidget *
make_pass_on (ComityPageData *data)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), make_holders (data));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Passed _On to"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  comity_focus_key_set (button, "pass-on");
  return button;
}

/* Who had it before, from the history. */
static char *
dup_before (ComityPageData *data, const char *now)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < data->history->len && n < 3; i++) {
    const ComityPageEntry *entry = data->history->pdata[i];

    for (guint c = 0; c < entry->changes->len; c++) {
      const ComityPageChange *change = entry->changes->pdata[c];

      if (strcmp (change->field->name, "held_by") != 0 || change->was == NULL ||
          g_strcmp0 (change->was, now) == 0)
        continue;
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", change->was);
    }
  }
  return names->len > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

static char *
dup_holder_line (ComityPageData *data, const char *now)
{
  const char *since = comity_record_get (data->record, "held_since");
  g_autofree char *day = since != NULL ? comity_date_format (since) : NULL;
  g_autofree char *before = dup_before (data, now);

  if (day != NULL && before != NULL)
    /* Translators: %1$s is a date, %2$s who had an agreement before */
    return g_strdup_printf (_ ("since %1$s · before: %2$s"), day, before);
  if (day != NULL)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("since %s"), day);
  /* Translators: %s is who had an agreement before */
  return before != NULL ? g_strdup_printf (_ ("before: %s"), before) : NULL;
}

/* While it is on its way; afterwards it lies on its shelf. */
static gboolean
is_on_its_way (ComityRecord *agreement)
{
  static const char *const way[] = { "idea", "draft", "legal", "partner", "signing", NULL };
  const char *stage = comity_record_get (agreement, "stage");

  return stage == NULL || g_strv_contains (way, stage);
}

/**
 * comity_craft_holder:
 *
 * Returns: (transfer floating) (nullable): who holds the paper now, and the way to pass it on
 */
GtkWidget *
comity_craft_holder (ComityPageData *data)
{
  const char *now = comity_record_get (data->record, "held_by");
  g_autofree char *title = NULL, *second = NULL;
  GtkWidget *list, *row;

  if (!is_on_its_way (data->record))
    return NULL;
  title = now != NULL ? /* Translators: %s is the person or department that has an agreement now */
            g_strdup_printf (_ ("The paper is with: %s"), now) :
            g_strdup (_ ("Nobody has said who has the paper."));
  second = dup_holder_line (data, now);
  list = gtk_list_box_new ();
  row = adw_action_row_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  comity_set_label (list, _ ("Where the paper is"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("comity-agreement-symbolic"));
  if (data->store != NULL && !comity_store_is_read_only (data->store))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_pass_on (data));
  comity_set_label (row, title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

/* -- Places ----------------------------------------------------------------------------------- */

static GtkWidget *
make_bar (guint taken, guint places)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (places, 1));

  if (places > 0 && places <= MOST_BLOCKS)
    gtk_level_bar_set_mode (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_MODE_DISCRETE);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), MIN (taken, places));
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_size_request (bar, 96, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "places");
  return bar;
}

static char *
dup_free (guint taken, guint places)
{
  if (taken > places)
    /* Translators: more people than an agreement has places for; %u how many more */
    return g_strdup_printf (ngettext ("%u too many", "%u too many", taken - places),
                            taken - places);
  if (taken == places)
    /* Translators: all places of an agreement are taken */
    return g_strdup (C_ ("places", "none free"));
  /* Translators: places of an agreement that are not taken */
  return g_strdup_printf (ngettext ("%u free", "%u free", places - taken), places - taken);
}

static GtkWidget *
make_taken (ComityPageData *data, guint taken, guint places, GtkSizeGroup *ends)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: %1$u of %2$u places are taken */
  g_autofree char *used = g_strdup_printf (C_ ("places", "%1$u of %2$u"), taken, places);
  g_autofree char *left = dup_free (taken, places);
  GtkWidget *number = gtk_label_new (used), *rest = gtk_label_new (left);
  GtkWidget *bar = make_bar (taken, places);

  gtk_widget_add_css_class (number, "heading");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (rest, taken > places  ? "error" :
                                  taken == places ? "warning" :
                                                    "dimmed");
  gtk_label_set_xalign (GTK_LABEL (rest), 0);
  gtk_size_group_add_widget (ends, rest);
  if (data->wide_only != NULL)
    g_ptr_array_add (data->wide_only, g_object_ref (bar));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), rest);
  return box;
}

static GtkWidget *
make_usage (ComityPageData *data,
            const ComityPageRelation *relation,
            guint index,
            GtkSizeGroup *ends)
{
  const AgreementExtra *extra = data->extra;
  int places = (int) comity_record_get_int (relation->records->pdata[index], "places", -1);
  guint taken = g_array_index (extra->places->taken, guint, index);

  return places >= 0 ? make_taken (data, taken, (guint) places, ends) : NULL;
}

/**
 * comity_craft_places:
 *
 * Returns: (transfer floating): the lines of places with how many are taken this academic year
 */
GtkWidget *
comity_craft_places (ComityPageData *data)
{
  const AgreementExtra *extra = data->extra;
  /* Translators: %s is an academic year, 2026/2027 */
  g_autofree char *title = g_strdup_printf (_ ("Places in %s"), extra->places->year);
  g_autoptr (GtkSizeGroup) ends = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  return comity_sub_records_section (data, comity_page_data_find (data, "quota"), title, make_usage,
                                     ends, NULL);
}

/* -- Parties ---------------------------------------------------------------------------------- */

static GtkWidget *
make_signature (ComityPageData *data,
                const ComityPageRelation *relation,
                guint index,
                GtkSizeGroup *ends)
{
  const char *day = comity_record_get (relation->records->pdata[index], "signed_on");
  g_autofree char *shown = day != NULL ? comity_date_format (day) : NULL;
  g_autofree char *text =
    /* Translators: %s is the day on which a party signed an agreement */
    shown != NULL ? g_strdup_printf (_ ("signed %s"), shown) : g_strdup (_ ("not signed yet"));

  return comity_pill_new (text, day != NULL ? COMITY_TONE_SUCCESS : COMITY_TONE_QUIET);
}

/**
 * comity_craft_parties:
 *
 * Returns: (transfer floating): the sides of the agreement, and which of them have signed
 */
GtkWidget *
comity_craft_parties (ComityPageData *data)
{
  ComityPageRelation *relation = comity_page_data_find (data, "party");

  return comity_sub_records_section (data, relation, comity_kind_get_plural (relation->kind),
                                     make_signature, NULL, NULL);
}

/* -- Validity --------------------------------------------------------------------------------- */

static GtkWidget *
make_renew_row (ComityRecord *agreement)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Prepare the _Renewal…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "view-refresh-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", comity_record_get_id (agreement));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.renew");
  comity_focus_key_set (row, "renew");
  return row;
}

static char *
dup_terms (ComityRecord *agreement)
{
  const ComityKind *kind = comity_record_get_kind (agreement);
  const char *notice = comity_record_get (agreement, "notice_by");
  g_autofree char *span = comity_date_format_span (comity_record_get (agreement, "valid_from"),
                                                   comity_record_get (agreement, "valid_to"));
  g_autofree char *renewal =
    comity_record_get (agreement, "renewal") != NULL ?
      comity_record_dup_display (agreement, (guint) comity_kind_index (kind, "renewal")) :
      NULL;
  g_autofree char *day = notice != NULL ? comity_date_format (notice) : NULL;
  GString *text = g_string_new (span);

  if (renewal != NULL)
    g_string_append_printf (text, " · %s", renewal);
  if (day != NULL) {
    /* Translators: %s is the last day on which an agreement can be ended or renewed */
    g_autofree char *by = g_strdup_printf (_ ("notice by %s"), day);

    g_string_append_printf (text, " · %s", by);
  }
  return g_string_free_and_steal (text);
}

static GtkWidget *
make_term (ComityRecord *agreement)
{
  const char *from = comity_record_get (agreement, "valid_from");
  const char *to = comity_record_get (agreement, "valid_to");
  g_autofree char *today = comity_date_today (), *summary = NULL, *terms = dup_terms (agreement);
  g_autoptr (ComityCover) cover = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *strip, *label;
  ComityCoverState state;

  if (from != NULL && to != NULL) {
    /* Translators: a line of the chart of validity: the term of the agreement itself */
    cover = comity_cover_new_term (_ ("Agreement"), from, to, today);
    state = comity_cover_get_line_state (cover, comity_cover_get_line (cover, 0));
    summary = comity_cover_dup_line_summary (cover, comity_cover_get_line (cover, 0));
    strip = comity_cover_strip_new (STRIP_WIDTH);
    comity_cover_strip_set_cover (COMITY_COVER_STRIP (strip), cover);
    label = gtk_label_new (summary);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_widget_add_css_class (label, "heading");
    if (state == COMITY_COVER_SOON || state == COMITY_COVER_GAP)
      gtk_widget_add_css_class (label, state == COMITY_COVER_SOON ? "warning" : "error");
    gtk_box_append (GTK_BOX (box), strip);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_box_append (GTK_BOX (box), comity_dim_label_new (terms));
  gtk_widget_add_css_class (box, "term-box");
  return box;
}

/**
 * comity_craft_validity:
 *
 * Returns: (transfer floating) (nullable): how long the agreement runs, and what comes after it
 */
GtkWidget *
comity_craft_validity (ComityPageData *data)
{
  ComityRecord *agreement = data->record;
  const char *stage = comity_record_get (agreement, "stage");
  gboolean has_dates = comity_record_get (agreement, "valid_from") != NULL ||
                       comity_record_get (agreement, "valid_to") != NULL;
  /* Lists of agreements that come in have dates, seldom stages. */
  gboolean was_in_force = stage != NULL ?
                            g_str_equal (stage, "in_force") || g_str_equal (stage, "expired") :
                            comity_record_get (agreement, "valid_to") != NULL;
  ComitySection *section;

  if (!has_dates && !was_in_force)
    return NULL;
  /* Translators: heading: when an agreement is in force */
  section = comity_section_new (_ ("Validity"));
  if (has_dates) {
    GtkWidget *row = gtk_list_box_row_new ();

    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_term (agreement));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    comity_section_add_row (section, row);
  }
  if (was_in_force && data->store != NULL && !comity_store_is_read_only (data->store))
    comity_section_add_row (section, make_renew_row (agreement));
  return GTK_WIDGET (section);
}
