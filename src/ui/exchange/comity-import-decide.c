/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only a person can decide: words that name nothing known, and records that are there already. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-choice-item.h"
#include "comity-choice-list.h"
#include "comity-import-dialog-private.h"
#include "comity-mask.h"
#include "comity-parts.h"

/* -- Words ------------------------------------------------------------------------------------------ */

static void
append_item (GListStore *items, guint at, const char *code, const char *label, ComityItemRole role)
{
  g_autoptr (ComityChoiceItem) item = comity_choice_item_new (code, label, NULL, role);

  g_list_store_insert (items, at, item);
}

/* Nothing, a new record or entry, then what it may mean. */
static GListStore *
make_meanings (const ComityImportWord *word)
{
  GListStore *items = comity_field_is_reference (word->field) ?
                        g_list_store_new (COMITY_TYPE_CHOICE_ITEM) :
                        comity_choice_items_new (word->field);

  for (guint i = 0; i < word->meanings->len; i++) {
    const ComityImportMeaning *meaning = word->meanings->pdata[i];
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meaning->id);

    append_item (items, i, id, meaning->title, COMITY_ITEM_VALUE);
  }
  append_item (items, 0, NULL, C_ ("column target", "Left out"), COMITY_ITEM_ABSENT);
  if (word->can_be_added)
    /* Translators: what becomes of a name in a table that the office does not know: a new record */
    append_item (items, 1, COMITY_IMPORT_NEW, _ ("Add as New"), COMITY_ITEM_VALUE);
  return items;
}

static void
meaning_chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  const ComityField *field = g_object_get_data (G_OBJECT (row), "comity-field");
  const char *text = g_object_get_data (G_OBJECT (row), "comity-text");
  ComityChoiceItem *item = adw_combo_row_get_selected_item (row);

  if (self->filling || !item)
    return;
  comity_import_map_answer (comity_import_get_map (self->job), field, text,
                            comity_choice_item_get_code (item));
  comity_import_dialog_set_stale (self);
}

static char *
dup_place (const ComityImportWord *word)
{
  const char *label = comity_field_get_label (word->field);
  g_autofree char *rows =
    /* Translators: in how many rows of a table a word stands */
    g_strdup_printf (ngettext ("%u row", "%u rows", word->rows), word->rows);

  return word->rows > 0 ? g_strdup_printf ("%s · %s", label, rows) : g_strdup (label);
}

static void
add_word (ComityImportDialog *self, const ComityImportWord *word)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GListStore) items = make_meanings (word);
  const char *answer =
    comity_import_map_get_answer (comity_import_get_map (self->job), word->field, word->text);
  g_autofree char *place = dup_place (word);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), word->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  comity_choice_list_setup (row, G_LIST_MODEL (items));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              comity_choice_items_find (G_LIST_MODEL (items), answer));
  g_object_set_data (G_OBJECT (row), "comity-field", (gpointer) word->field);
  g_object_set_data_full (G_OBJECT (row), "comity-text", g_strdup (word->text), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (meaning_chosen_cb), self, 0);
  comity_import_dialog_add_row (self, self->words, row);
}

/** comity_import_dialog_show_words: each text that names nothing known, with what it may mean. */
void
comity_import_dialog_show_words (ComityImportDialog *self)
{
  const GPtrArray *words = comity_import_get_words (self->job);

  comity_import_dialog_clear_rows (self, self->words);
  self->filling = TRUE;
  for (guint i = 0; i < words->len; i++)
    add_word (self, words->pdata[i]);
  self->filling = FALSE;
  comity_import_dialog_show_limit (self->words, words->len,
                                   comity_import_get_plan (self->job)->more_words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), words->len > 0);
}

/* -- Records that are there -------------------------------------------------------------------------- */

static GtkWidget *
value_label_new (const char *text, gboolean strong)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), strong);
  gtk_widget_set_hexpand (label, TRUE);
  if (strong)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

/* The number of a record says nothing to people. */
static char *
dup_shown (const ComityField *field, const char *neutral)
{
  g_autofree char *shown = neutral && !comity_field_is_reference (field) ?
                             comity_field_format (field, neutral) :
                             g_strdup (neutral ? "…" : "–");

  return neutral ? comity_mask_dup (field, shown) : g_steal_pointer (&shown);
}

static void
attach (GtkGrid *grid, int line, const char *name, GtkWidget *there, GtkWidget *said)
{
  GtkWidget *label = comity_dim_label_new (name);

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, there, 1, line, 1, 1);
  gtk_grid_attach (grid, said, 2, line, 1, 1);
}

/* What the table says beside what the office knows; what differs is bold. */
static GtkWidget *
comparison_new (ComityRecord *record, ComityRecord *row)
{
  const ComityKind *kind = comity_record_get_kind (record);
  GtkWidget *grid = gtk_grid_new ();
  int line = 0;

  gtk_widget_add_css_class (grid, "comparison");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  /* Translators: heads of two columns: a record as it is, and as the imported table has it */
  attach (GTK_GRID (grid), line++, "", value_label_new (_ ("In the Office"), FALSE),
          value_label_new (_ ("In the Table"), FALSE));
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    const char *there = comity_record_get_at (record, i);
    const char *said = comity_record_get_at (row, i);
    g_autofree char *before = dup_shown (field, there);
    g_autofree char *after = dup_shown (field, said);
    gboolean differs = said && g_strcmp0 (there, said) != 0;

    if (!said && !(there && (field->flags & COMITY_LISTED)))
      continue;
    attach (GTK_GRID (grid), line++, comity_field_get_label (field),
            value_label_new (before, FALSE), value_label_new (after, differs));
  }
  return grid;
}

static void
decided_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  ComityImportDialog *self = user_data;

  comity_import_decide (self->job, comity_import_dialog_get_place (choice)->row,
                        (ComityDuplicates) gtk_drop_down_get_selected (choice));
  comity_import_dialog_set_stale (self);
}

static GtkWidget *
choice_new (ComityImportDialog *self, const ComityImportTwin *twin, const char *title)
{
  const char *const decisions[] = {
    /* Translators: what becomes of a record that an imported table has too */
    _ ("Change It"),
    /* Translators: what becomes of a record that an imported table has too */
    _ ("Leave It"),
    /* Translators: what becomes of a row of a table although there is such a record */
    _ ("Add Anew"),
    NULL,
  };
  GtkWidget *choice = gtk_drop_down_new_from_strings (decisions);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), twin->decision);
  comity_set_inner_label (choice, GTK_TYPE_TOGGLE_BUTTON, title);
  comity_import_dialog_set_place (choice, twin->row, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (decided_cb), self, 0);
  return choice;
}

/* Two hundred comparisons that nobody looks at take long to build. */
static void
opened_cb (AdwExpanderRow *row)
{
  g_autoptr (ComityRecord) there = g_object_steal_data (G_OBJECT (row), "comity-there");
  g_autoptr (ComityRecord) said = g_object_steal_data (G_OBJECT (row), "comity-said");

  if (there)
    adw_expander_row_add_row (row, comparison_new (there, said));
}

static GtkWidget *
add_twin (ComityImportDialog *self, const ComityImportTwin *twin)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = comity_record_dup_title (twin->there);
  g_autofree char *place = twin->alike ?
                             /* Translators: %u is the number of a row of a table */
                             g_strdup_printf (_ ("Row %u has a similar name"), (guint) twin->row) :
                             /* Translators: %u is the number of a row of a table */
                             g_strdup_printf (_ ("Row %u is the same record"), (guint) twin->row);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), place);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), choice_new (self, twin, title));
  g_object_set_data_full (G_OBJECT (row), "comity-there", g_object_ref (twin->there),
                          g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "comity-said", g_object_ref (twin->said), g_object_unref);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (opened_cb), NULL);
  return comity_import_dialog_add_row (self, self->twins, row);
}

/** comity_import_dialog_show_twins: each record that is there already, beside what the table says. */
void
comity_import_dialog_show_twins (ComityImportDialog *self)
{
  const ComityImportPlan *plan = comity_import_get_plan (self->job);
  const GPtrArray *twins = plan->twins;

  comity_import_dialog_clear_rows (self, self->twins);
  for (guint i = 0; i < twins->len; i++) {
    GtkWidget *row = add_twin (self, twins->pdata[i]);

    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), twins->len == 1);
  }
  comity_import_dialog_show_limit (self->twins, twins->len, plan->more_twins);
  gtk_widget_set_visible (GTK_WIDGET (self->twins), twins->len > 0);
}
