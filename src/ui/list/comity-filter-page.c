/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-filter-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-errors.h"
#include "comity-lists.h"
#include "comity-parts.h"
#include "comity-places.h"
#include "comity-text.h"

#define SUGGESTIONS 30

/** Condition: what one chooses from, each with the operator that it stands for. */
typedef struct {
  const char *label;
  ComityOp op;
  int direction; /* of days counted from today; 0: two ends are typed */
} Condition;

/**
 * ComityFilterPage:
 *
 * One filter by one field: a condition, and the control that fits the field's type. Ticks for
 * choices, countries, languages, tags; type-ahead for records; from and to for dates and numbers;
 * a line of text for the rest.
 */
struct _ComityFilterPage {
  AdwNavigationPage parent_instance;
  GtkWidget *add;
  AdwComboRow *condition;
  GtkLabel *problem;
  AdwComboRow *of;
  GtkWidget *which, *span, *near, *words;
  AdwEntryRow *from, *to, *text, *days;
  GtkSearchEntry *find;
  GtkListBox *choices;

  ComityStore *store;
  const ComityKind *child; /* that has the field, or NULL: that of the list */
  const ComityField *field;
  ComityFilterChosen chosen;
  gpointer user_data;
  GCancellable *cancellable;
  char *needle;          /* folded */
  GHashTable *picked;    /* values that are ticked */
  const Condition *conditions; /* of the row, in its order */
};

G_DEFINE_FINAL_TYPE (ComityFilterPage, comity_filter_page, ADW_TYPE_NAVIGATION_PAGE)

/* -- Which control, which conditions -------------------------------------------------------- */

typedef enum {
  CONTROL_TICKS,
  CONTROL_RECORDS,
  CONTROL_SPAN,
  CONTROL_TEXT,
} Control;

static Control
control_for (const ComityField *field)
{
  switch (field->type) {
  case COMITY_TYPE_CHOICE:
  case COMITY_TYPE_CHOICES:
  case COMITY_TYPE_COUNTRY:
  case COMITY_TYPE_COUNTRIES:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_LANGUAGES:
  case COMITY_TYPE_TAGS:
  case COMITY_TYPE_BOOLEAN:
    return CONTROL_TICKS;
  case COMITY_TYPE_REF:
  case COMITY_TYPE_REFS:
    return CONTROL_RECORDS;
  case COMITY_TYPE_DATE:
  case COMITY_TYPE_TIME:
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_DECIMAL:
  case COMITY_TYPE_MONEY:
    return CONTROL_SPAN;
  case COMITY_TYPE_TEXT:
  case COMITY_TYPE_LONG:
  case COMITY_TYPE_URL:
  case COMITY_TYPE_EMAIL:
  case COMITY_TYPE_PHONE:
  case COMITY_TYPE_IDENTIFIER:
  case COMITY_TYPE_LINK:
  case COMITY_TYPE_IMAGE:
  case COMITY_TYPE_FILE:
  default:
    return CONTROL_TEXT;
  }
}

static const Condition tick_conditions[] = {
  { NC_ ("filter condition", "Is any of"), COMITY_OP_IS, 0 },
  { NC_ ("filter condition", "Is none of"), COMITY_OP_NOT, 0 },
  { NC_ ("filter condition", "Is stated"), COMITY_OP_PRESENT, 0 },
  { NC_ ("filter condition", "Is not stated"), COMITY_OP_ABSENT, 0 },
};
static const Condition span_conditions[] = {
  { NC_ ("filter condition", "Lies between"), COMITY_OP_WITHIN, 0 },
  { NC_ ("filter condition", "Is stated"), COMITY_OP_PRESENT, 0 },
  { NC_ ("filter condition", "Is not stated"), COMITY_OP_ABSENT, 0 },
};
static const Condition date_conditions[] = {
  { NC_ ("filter condition", "Lies between"), COMITY_OP_WITHIN, 0 },
  { NC_ ("filter condition", "Comes within"), COMITY_OP_WITHIN, 1 },
  { NC_ ("filter condition", "Was in the last"), COMITY_OP_WITHIN, -1 },
  { NC_ ("filter condition", "Is stated"), COMITY_OP_PRESENT, 0 },
  { NC_ ("filter condition", "Is not stated"), COMITY_OP_ABSENT, 0 },
};
static const Condition text_conditions[] = {
  { NC_ ("filter condition", "Contains"), COMITY_OP_CONTAINS, 0 },
  { NC_ ("filter condition", "Is stated"), COMITY_OP_PRESENT, 0 },
  { NC_ ("filter condition", "Is not stated"), COMITY_OP_ABSENT, 0 },
};

static void
set_conditions (ComityFilterPage *self, const Condition *conditions, guint n)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->conditions = conditions;
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, g_dpgettext2 (GETTEXT_PACKAGE, "filter condition",
                                                  conditions[i].label));
  adw_combo_row_set_model (self->condition, G_LIST_MODEL (labels));
}

static const Condition *
condition (ComityFilterPage *self)
{
  guint selected = adw_combo_row_get_selected (self->condition);

  return &self->conditions[selected == GTK_INVALID_LIST_POSITION ? 0 : selected];
}

static gboolean
needs_value (ComityFilterPage *self)
{
  ComityOp op = condition (self)->op;

  return op != COMITY_OP_PRESENT && op != COMITY_OP_ABSENT;
}

/* -- Ticks ---------------------------------------------------------------------------------- */

static void
update_add (ComityFilterPage *self)
{
  Control control = control_for (self->field);
  gboolean ticks = control == CONTROL_TICKS || control == CONTROL_RECORDS;

  gtk_widget_set_sensitive (self->add,
                            !needs_value (self) || !ticks || g_hash_table_size (self->picked) > 0);
}

static void
tick_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  ComityFilterPage *self = user_data;
  const char *value = g_object_get_data (G_OBJECT (check), "comity-value");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->picked, g_strdup (value));
  else
    g_hash_table_remove (self->picked, value);
  update_add (self);
}

static void
add_tick (ComityFilterPage *self, const char *value, const char *label, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->picked, value));
  g_object_set_data_full (G_OBJECT (check), "comity-value", g_strdup (value), g_free);
  g_object_set_data_full (G_OBJECT (row), "comity-folded", comity_text_fold (label), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (tick_toggled_cb), self);
  comity_set_label (check, label);
  comity_set_label (row, label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->choices, row);
}

/** One value to tick, for sorting. */
typedef struct {
  char *code, *label;
} Tick;

static void
tick_clear (gpointer data)
{
  Tick *self = data;

  g_free (self->code);
  g_free (self->label);
}

static int
compare_ticks (gconstpointer a, gconstpointer b)
{
  return comity_text_compare (((const Tick *) a)->label, ((const Tick *) b)->label);
}

/* In the order of their names in the user's language, not of their codes. */
static void
add_codes (ComityFilterPage *self, char **codes, char *(*dup_label) (const char *code))
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (Tick));

  g_array_set_clear_func (ticks, tick_clear);
  for (guint i = 0; codes && codes[i]; i++) {
    char *label = dup_label (codes[i]);
    Tick tick = { g_strdup (codes[i]), label ? label : g_strdup (codes[i]) };

    g_array_append_val (ticks, tick);
  }
  g_array_sort (ticks, compare_ticks);
  for (guint i = 0; i < ticks->len; i++) {
    const Tick *tick = &g_array_index (ticks, Tick, i);

    add_tick (self, tick->code, tick->label, NULL);
  }
}

static void
add_list_entries (ComityFilterPage *self)
{
  g_auto (GStrv) codes = comity_lists_dup_codes (self->field->list);

  for (guint i = 0; codes && codes[i]; i++) {
    g_autofree char *label = comity_lists_dup_label (self->field->list, codes[i]);

    add_tick (self, codes[i], label ? label : codes[i], NULL);
  }
}

static void
add_fixed_choices (ComityFilterPage *self)
{
  for (const ComityChoice *choice = self->field->choices; choice && choice->code; choice++) {
    g_autofree char *label = comity_field_format (self->field, choice->code);

    add_tick (self, choice->code, label, NULL);
  }
}

static void
add_ticks (ComityFilterPage *self)
{
  g_auto (GStrv) codes = NULL;

  if (self->field->type == COMITY_TYPE_COUNTRY || self->field->type == COMITY_TYPE_COUNTRIES) {
    codes = comity_countries ();
    add_codes (self, codes, comity_country_dup_name);
  } else if (self->field->type == COMITY_TYPE_LANGUAGE ||
             self->field->type == COMITY_TYPE_LANGUAGES) {
    codes = comity_languages ();
    add_codes (self, codes, comity_language_dup_name);
  } else if (self->field->type == COMITY_TYPE_BOOLEAN) {
    add_tick (self, "true", C_ ("value", "Yes"), NULL);
    add_tick (self, "false", C_ ("value", "No"), NULL);
  } else if (self->field->choices) {
    add_fixed_choices (self);
  } else if (self->field->list) {
    add_list_entries (self);
  }
}

static gboolean
is_wanted_cb (GtkListBoxRow *row, gpointer user_data)
{
  ComityFilterPage *self = user_data;

  return !self->needle || !*self->needle || control_for (self->field) == CONTROL_RECORDS ||
         strstr (g_object_get_data (G_OBJECT (row), "comity-folded"), self->needle);
}

/* -- Records -------------------------------------------------------------------------------- */

/** What a reader is asked for: records that one may mean. */
typedef struct {
  const ComityKind *kind;
  char *text;
} Suggest;

static void
suggest_free (gpointer data)
{
  Suggest *self = data;

  g_free (self->text);
  g_free (self);
}

static gpointer
read_suggestions (ComityDb *db, gpointer data, GError **error)
{
  Suggest *request = data;

  return comity_db_suggest (db, request->kind, request->text, SUGGESTIONS, error);
}

static void
suggestions_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityFilterPage) self = user_data;
  g_autoptr (GPtrArray) rows = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (!rows || !self->choices)
    return;
  gtk_list_box_remove_all (self->choices);
  for (guint i = 0; i < rows->len; i++) {
    const ComityRow *row = rows->pdata[i];
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);

    add_tick (self, id, row->title ? row->title : "", row->subtitle);
  }
}

static void
suggest (ComityFilterPage *self)
{
  Suggest *request = g_new (Suggest, 1);

  *request = (Suggest) { comity_kind_find (self->field->target),
                         g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->find))) };
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  comity_store_read_async (self->store, read_suggestions, request, suggest_free,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                           suggestions_read_cb, g_object_ref (self));
}

static void
find_changed_cb (ComityFilterPage *self)
{
  g_free (self->needle);
  self->needle = comity_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->find)));
  if (control_for (self->field) == CONTROL_RECORDS)
    suggest (self);
  else
    gtk_list_box_invalidate_filter (self->choices);
}

/* -- The filter itself ---------------------------------------------------------------------- */

static void
show_problem (ComityFilterPage *self, const GError *error)
{
  gtk_label_set_label (self->problem, error ? comity_error_get_sentence (error) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (error)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), comity_error_get_sentence (error),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Reads what was typed into @row; NULL without an error when it is empty. */
static char *
dup_typed (const ComityField *field, AdwEntryRow *row, GError **error)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (comity_text_is_blank (typed))
    return NULL;
  return comity_field_parse (field, typed, error);
}

static void
refuse (ComityFilterPage *self, AdwEntryRow *row, const GError *error)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  show_problem (self, error);
}

/* Which field: of the record itself, or of what belongs to it and, where somebody said so, is of
 * one sort. */
static char *
dup_path (ComityFilterPage *self)
{
  ComityFilter filter = { .field = self->field, .child = self->child };
  const ComityField *sorts =
    self->child ? comity_kind_get_field (self->child, COMITY_FILTER_OF) : NULL;
  guint of = adw_combo_row_get_selected (self->of);

  /* The first entry stands for any. */
  if (sorts != NULL && gtk_widget_get_visible (self->which) && of > 0 &&
      of != GTK_INVALID_LIST_POSITION)
    filter.of = (char *) sorts->choices[of - 1].code;
  return comity_filter_dup_path (&filter);
}

static void
choose (ComityFilterPage *self, const char *value)
{
  g_autofree char *path = dup_path (self);

  self->chosen (path, condition (self)->op, value, self->user_data);
}

static void
add_span (ComityFilterPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *from = dup_typed (self->field, self->from, &error);
  g_autofree char *to = NULL, *value = NULL;

  if (error) {
    refuse (self, self->from, error);
    return;
  }
  to = dup_typed (self->field, self->to, &error);
  if (error) {
    refuse (self, self->to, error);
    return;
  }
  if (!from && !to)
    return;
  value = g_strconcat (from ? from : "", COMITY_SPAN, to ? to : "", NULL);
  choose (self, value);
}

static const ComityField days_field = { "days", NC_ ("field", "Days"), COMITY_TYPE_INTEGER,
                                        .min = 1, .max = 36600 };

/* The days are counted from whatever day it is when the list is looked at. */
static void
add_near (ComityFilterPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *days = dup_typed (&days_field, self->days, &error);
  g_autofree char *value = NULL;

  if (error) {
    refuse (self, self->days, error);
    return;
  }
  if (!days)
    return;
  value = condition (self)->direction > 0 ? g_strconcat ("today" COMITY_SPAN "today+", days, NULL) :
                                            g_strconcat ("today-", days, COMITY_SPAN "today", NULL);
  choose (self, value);
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
dup_picked (ComityFilterPage *self)
{
  guint n;
  g_autofree gpointer *values = g_hash_table_get_keys_as_array (self->picked, &n);

  /* Always in the same order, so that the same filter is the same text. */
  qsort (values, n, sizeof (gpointer), compare_texts);
  return g_strjoinv (COMITY_SEPARATOR, (char **) values);
}

static void
add_cb (ComityFilterPage *self)
{
  Control control = control_for (self->field);
  g_autofree char *value = NULL;

  show_problem (self, NULL);
  if (!needs_value (self)) {
    choose (self, NULL);
  } else if (condition (self)->direction != 0) {
    add_near (self);
  } else if (control == CONTROL_SPAN) {
    add_span (self);
  } else if (control == CONTROL_TEXT) {
    const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

    if (!comity_text_is_blank (text))
      choose (self, text);
  } else if (g_hash_table_size (self->picked) > 0) {
    value = dup_picked (self);
    choose (self, value);
  }
}

static void
condition_changed_cb (ComityFilterPage *self)
{
  Control control;
  gboolean needed, near, ticks;

  if (!self->conditions)
    return;
  control = control_for (self->field);
  needed = needs_value (self);
  near = condition (self)->direction != 0;
  ticks = needed && control == CONTROL_TICKS;
  gtk_widget_set_visible (self->near, near);
  gtk_widget_set_visible (self->span, needed && !near && control == CONTROL_SPAN);
  gtk_widget_set_visible (self->words, needed && control == CONTROL_TEXT);
  gtk_widget_set_visible (GTK_WIDGET (self->choices),
                          ticks || (needed && control == CONTROL_RECORDS));
  gtk_widget_set_visible (GTK_WIDGET (self->find),
                          (needed && control == CONTROL_RECORDS) ||
                            (ticks && gtk_list_box_get_row_at_index (self->choices, 8)));
  update_add (self);
}

/* -- Class ---------------------------------------------------------------------------------- */

/* What belongs to a record may be of several sorts: which of a student's papers is meant. */
static void
set_sorts (ComityFilterPage *self)
{
  const ComityField *sorts =
    self->child ? comity_kind_get_field (self->child, COMITY_FILTER_OF) : NULL;
  g_autoptr (GtkStringList) labels = NULL;

  if (!sorts || !sorts->choices || sorts == self->field)
    return;
  labels = gtk_string_list_new (NULL);
  /* Translators: of the papers or the like that belong to a record, whichever it is */
  gtk_string_list_append (labels, C_ ("filter", "Any"));
  for (const ComityChoice *choice = sorts->choices; choice->code; choice++) {
    g_autofree char *label = comity_field_format (sorts, choice->code);

    gtk_string_list_append (labels, label);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->of), comity_field_get_label (sorts));
  adw_combo_row_set_model (self->of, G_LIST_MODEL (labels));
  gtk_widget_set_visible (self->which, TRUE);
}

static void
set_up (ComityFilterPage *self)
{
  Control control = control_for (self->field);

  if (self->field->type == COMITY_TYPE_DATE)
    set_conditions (self, date_conditions, G_N_ELEMENTS (date_conditions));
  else if (control == CONTROL_SPAN)
    set_conditions (self, span_conditions, G_N_ELEMENTS (span_conditions));
  else if (control == CONTROL_TEXT)
    set_conditions (self, text_conditions, G_N_ELEMENTS (text_conditions));
  else
    set_conditions (self, tick_conditions, G_N_ELEMENTS (tick_conditions));
  set_sorts (self);
  if (control == CONTROL_TICKS)
    add_ticks (self);
  else if (control == CONTROL_RECORDS)
    suggest (self);
  condition_changed_cb (self);
}

/**
 * comity_filter_page_new:
 * @store: the office
 * @child: (nullable): the kind that has @field, when that only belongs to the records of the list
 * @field: what to filter by
 * @chosen: called when the filter is made
 * @user_data: for @chosen; must live as long as the page
 *
 * Returns: (transfer floating): a page for a navigation view
 */
GtkWidget *
comity_filter_page_new (ComityStore *store,
                        const ComityKind *child,
                        const ComityField *field,
                        ComityFilterChosen chosen,
                        gpointer user_data)
{
  ComityFilterPage *self =
    g_object_new (COMITY_TYPE_FILTER_PAGE, "title", comity_field_get_label (field), NULL);

  self->store = g_object_ref (store);
  self->child = child;
  self->field = field;
  self->chosen = chosen;
  self->user_data = user_data;
  set_up (self);
  return GTK_WIDGET (self);
}

static void
comity_filter_page_dispose (GObject *object)
{
  ComityFilterPage *self = COMITY_FILTER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->conditions = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_FILTER_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->picked, g_hash_table_unref);
  G_OBJECT_CLASS (comity_filter_page_parent_class)->dispose (object);
}

static void
comity_filter_page_class_init (ComityFilterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_filter_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-filter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, add);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, condition);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, problem);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, span);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, words);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, days);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, of);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, which);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, near);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, from);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, to);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, text);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, find);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterPage, choices);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, condition_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
}

static void
comity_filter_page_init (ComityFilterPage *self)
{
  self->picked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: button: look among the values of a filter */
  comity_set_label (GTK_WIDGET (self->find), _ ("Find"));
  gtk_list_box_set_filter_func (self->choices, is_wanted_cb, self, NULL);
}
