/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-test.h"

#include <string.h>

#include "comity-control.h"
#include "comity-form-layout.h"
#include "comity-toggles-box.h"

static GHashTable *tried; /* of field types */

static ComityControl *
make (const char *kind, const char *field)
{
  return comity_control_new (comity_kind_get_field (comity_kind_find (kind), field), NULL);
}

static void
assert_value (ComityControl *control, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = comity_control_dup_value (control, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_refused (ComityControl *control)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = comity_control_dup_value (control, &error);

  g_assert_nonnull (error);
  g_assert_null (value);
}

static void
edited_cb (ComityControl *control, int *count)
{
  (*count)++;
}

/* Set and get, typed state and back, absent, error and no error: the same for every control. */
static void
try_control (const char *kind, const char *field, const char *neutral, const char *titles)
{
  ComityControl *control = make (kind, field);
  g_autofree char *typed = NULL;
  int count = 0;

  g_hash_table_add (tried, GINT_TO_POINTER (comity_control_get_field (control)->type + 1));
  assert_value (control, NULL);
  g_signal_connect (control, "edited", G_CALLBACK (edited_cb), &count);
  comity_control_set_value (control, neutral, titles);
  assert_value (control, neutral);
  g_assert_cmpint (count, ==, 0);
  typed = comity_control_dup_typed (control);
  comity_control_set_value (control, NULL, NULL);
  assert_value (control, NULL);
  comity_control_set_typed (control, typed);
  assert_value (control, neutral);

  comity_control_set_error (control, "This is wrong.");
  g_assert_cmpstr (comity_control_get_error (control), ==, "This is wrong.");
  g_assert_true (gtk_widget_get_visible (comity_control_get_note_row (control)));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (comity_control_get_focus (control)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (
    gtk_test_accessible_has_relation (GTK_ACCESSIBLE (comity_control_get_focus (control)),
                                      GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  comity_control_set_error (control, NULL);
  g_assert_null (comity_control_get_error (control));
  g_assert_false (
    gtk_test_accessible_has_state (GTK_ACCESSIBLE (comity_control_get_focus (control)),
                                   GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_finalize_object (control);
}

static void
test_every_type (void)
{
  try_control ("partner", "name", "Łódź", NULL);
  try_control ("partner", "note", "one\ntwo", NULL);
  try_control ("partner", "type", "healthcare", NULL);
  try_control ("delegation", "direction", "in", NULL);
  try_control ("partner", "country", "UZ", NULL);
  try_control ("partner", "name_local_language", "ru", NULL);
  try_control ("partner", "since", "2024-03-20", NULL);
  try_control ("partner", "since", "2024-03", NULL);
  try_control ("partner", "since", "2024", NULL);
  try_control ("programme_item", "start", "09:30", NULL);
  try_control ("partner", "students_total", "12000", NULL);
  try_control ("partner", "latitude", "43.825", NULL);
  try_control ("partner", "publish", "false", NULL);
  try_control ("partner", "publish", "true", NULL);
  try_control ("partner", "website", "https://example.org/", NULL);
  try_control ("partner", "email", "office@example.org", NULL);
  try_control ("partner", "phone", "+998661234567", NULL);
  try_control ("partner", "ror", "01p455v08", NULL);
  try_control ("partner", "parent", "4711", "A University");
  try_control ("task", "record", "partner/4711", "A University");
  try_control ("partner", "forms", "teaching;mobility", NULL);
  try_control ("partner", "countries", "BY;UZ", NULL);
  try_control ("agreement", "languages", "en;ru", NULL);
  try_control ("partner", "tags", "visit;medicine", NULL);
  try_control ("delegation", "partners", "1;2", "One\nTwo");
  try_control ("partner", "logo",
               "sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL);
  try_control ("paper", "file",
               "sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL);
}

static const ComityField *
find_type (ComityFieldType type, const ComityKind **kind)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint k = 0; k < n; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++)
      if (kinds[k]->fields[f].type == type) {
        *kind = kinds[k];
        return &kinds[k]->fields[f];
      }
  return NULL;
}

static void
test_money (void)
{
  const ComityKind *kind = NULL;
  const ComityField *field = find_type (COMITY_TYPE_MONEY, &kind);
  ComityControl *control;
  GtkWidget *entry;

  g_assert_nonnull (field);
  try_control (kind->name, field->name, "1500.50 EUR", NULL);
  control = comity_control_new (field, NULL);
  entry = comity_control_get_row (control);
  comity_control_set_value (control, "1500.50 USD", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "200");
  assert_value (control, "200.00 USD");
  gtk_editable_set_text (GTK_EDITABLE (entry), "200 UZS");
  assert_value (control, "200.00 UZS");
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  assert_refused (control);
  g_assert_finalize_object (control);
}

/* Whoever adds a type of field must say here how it is edited. */
static void
test_no_type_is_forgotten (void)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint k = 0; k < n; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++)
      if (!g_hash_table_contains (tried, GINT_TO_POINTER (kinds[k]->fields[f].type + 1)))
        g_error ("no test edits the type of %s.%s", kinds[k]->name, kinds[k]->fields[f].name);
}

static void
test_wrong_text (void)
{
  static const struct {
    const char *field, *typed;
  } wrong[] = {
    { "website", "xjmu.edu,cn" }, { "email", "nobody" },        { "since", "31.2.2024" },
    { "ror", "01p455v09" },       { "students_total", "many" }, { "latitude", "91" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    ComityControl *control = make ("partner", wrong[i].field);
    g_autofree char *typed = NULL;

    comity_control_set_typed (control, wrong[i].typed);
    assert_refused (control);
    comity_control_check (control);
    g_assert_nonnull (comity_control_get_error (control));
    /* what was typed stays: nobody types it twice */
    typed = comity_control_dup_typed (control);
    g_assert_cmpstr (typed, ==, wrong[i].typed);
    g_assert_finalize_object (control);
  }
}

static void
test_editing_clears_the_error (void)
{
  ComityControl *control = make ("partner", "website");
  int count = 0;

  comity_control_set_typed (control, "xjmu.edu,cn");
  comity_control_check (control);
  g_assert_nonnull (comity_control_get_error (control));
  g_signal_connect (control, "edited", G_CALLBACK (edited_cb), &count);
  gtk_editable_set_text (GTK_EDITABLE (comity_control_get_row (control)), "xjmu.edu.cn");
  g_assert_cmpint (count, >=, 1);
  g_assert_null (comity_control_get_error (control));
  g_assert_finalize_object (control);
}

static void
test_dates_as_people_type (void)
{
  static const struct {
    const char *typed, *neutral;
  } dates[] = {
    { "19.3.2024", "2024-03-19" }, { "19 Mar", "2026-03-19" },
    { "+14d", "2026-12-04" },      { "2024", "2024" },
    { "2024-03", "2024-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    ComityControl *control = make ("partner", "since");

    comity_control_set_typed (control, dates[i].typed);
    assert_value (control, dates[i].neutral);
    g_assert_finalize_object (control);
  }
}

static void
test_calendar (void)
{
  ComityControl *control = make ("partner", "since");
  GtkWidget *button = display_test_find (comity_control_get_row (control), GTK_TYPE_MENU_BUTTON, 0);
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  GtkWidget *calendar = gtk_popover_get_child (popover);
  g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 3, 19, 0, 0, 0);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  assert_value (control, "2024-03-19");
  g_assert_finalize_object (control);
}

/* What is typed and not chosen is no value, and must not be lost without a word either. */
static void
test_reference_must_be_chosen (void)
{
  ComityControl *control = make ("partner", "parent");

  comity_control_set_value (control, "4711", "A University");
  gtk_editable_set_text (GTK_EDITABLE (comity_control_get_row (control)), "A Universe");
  assert_refused (control);
  gtk_editable_set_text (GTK_EDITABLE (comity_control_get_row (control)), "");
  assert_value (control, NULL);
  g_assert_finalize_object (control);
}

static void
test_tags_by_comma_and_rest (void)
{
  ComityControl *control = make ("partner", "tags");
  GtkEditable *entry = GTK_EDITABLE (comity_control_get_focus (control));

  gtk_editable_set_text (entry, "visit,");
  assert_value (control, "visit");
  gtk_editable_set_text (entry, "visit,");
  assert_value (control, "visit");
  gtk_editable_set_text (entry, "medicine");
  assert_value (control, "visit;medicine");
  g_assert_finalize_object (control);
}

static void
test_chip_removes_value (void)
{
  ComityControl *control = make ("partner", "countries");
  GtkWidget *button;

  comity_control_set_value (control, "BY;UZ", NULL);
  button = display_test_find (comity_control_get_row (control), GTK_TYPE_BUTTON, 0);
  g_signal_emit_by_name (button, "clicked");
  assert_value (control, "UZ");
  g_assert_finalize_object (control);
}

/* Yes, no and not decided are three things. */
static void
test_boolean_can_be_open (void)
{
  ComityControl *control = make ("partner", "publish");

  assert_value (control, NULL);
  comity_control_set_value (control, "false", NULL);
  assert_value (control, "false");
  comity_control_set_value (control, NULL, NULL);
  assert_value (control, NULL);
  g_assert_finalize_object (control);
}

/* A code that no list offers any more is kept until somebody chooses another one. */
static void
test_unknown_choice_survives (void)
{
  ComityControl *control = make ("partner", "our_unit");

  comity_control_set_value (control, "closed_department", NULL);
  assert_value (control, "closed_department");
  g_assert_finalize_object (control);
}

/* What is typed into the search of a long list, and what Enter takes. */
static void
test_choice_by_typing (void)
{
  static const struct {
    const char *kind, *field, *typed, *code;
  } cases[] = {
    { "partner", "country", "uzb", "UZ" },      { "partner", "country", "RU", "RU" },
    { "partner", "country", "sao tome", "ST" }, { "partner", "country", "istan", "AF" },
    { "partner", "country", "узбек", "UZ" },    { "partner", "country", "no such land", NULL },
    { "partner", "country", " ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    ComityControl *control = make (cases[i].kind, cases[i].field);
    GtkWidget *entry =
      display_test_find (comity_control_get_row (control), GTK_TYPE_SEARCH_ENTRY, 0);

    g_assert_nonnull (entry);
    gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].typed);
    g_signal_emit_by_name (entry, "activate");
    assert_value (control, cases[i].code);
    g_assert_finalize_object (control);
  }
}

static void
test_names (void)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint k = 0; k < n; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++) {
      ComityControl *control = comity_control_new (&kinds[k]->fields[f], NULL);
      GtkAccessible *focus = GTK_ACCESSIBLE (comity_control_get_focus (control));

      g_assert_true (
        gtk_test_accessible_has_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
        gtk_test_accessible_has_relation (focus, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
        ADW_IS_COMBO_ROW (focus));
      g_assert_finalize_object (control);
    }
}

static void
test_required (void)
{
  ComityControl *control = make ("partner", "name");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (comity_control_get_focus (control)),
                                       GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  g_assert_finalize_object (control);
}

/* -- Toggles where there is little room ------------------------------------------------------- */

static gboolean
is_whole (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!is_whole (child))
      return FALSE;
  return TRUE;
}

static gboolean
is_arranged (gpointer box)
{
  return gtk_widget_get_mapped (box) && is_whole (box);
}

/* Every label can be read, however wide the window is. */
static ComityTogglesPlace
place_at (const ComityField *field, int width)
{
  ComityControl *control = comity_control_new (field, NULL);
  GtkWidget *window = gtk_window_new (), *list = gtk_list_box_new ();
  GtkWidget *box;
  ComityTogglesPlace place;

  gtk_list_box_append (GTK_LIST_BOX (list), comity_control_get_row (control));
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_label_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), width, 300);
  gtk_window_present (GTK_WINDOW (window));
  box = display_test_find (list, COMITY_TYPE_TOGGLES_BOX, 0);
  display_test_settle ();
  display_test_wait (is_arranged, box);
  g_assert_cmpint (gtk_widget_get_width (window), <=, width);
  place = comity_toggles_box_get_place (COMITY_TOGGLES_BOX (box));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (control);
  return place;
}

static void
test_toggles_can_be_read (void)
{
  static const ComityChoice states[] = { { "draft", "Черновик" },
                                         { "in_force", "Действует" },
                                         { "cancelled", "Отменено" },
                                         { "over", "Истёк" },
                                         { NULL, NULL } };
  static const ComityField russian = {
    .name = "state", .label = "Состояние", .type = COMITY_TYPE_CHOICE, .choices = states
  };
  const ComityField *status = comity_kind_get_field (comity_kind_find ("partner"), "status");

  g_assert_cmpint (place_at (status, 700), ==, COMITY_TOGGLES_BESIDE);
  g_assert_cmpint (place_at (status, 320), ==, COMITY_TOGGLES_BELOW);
  g_assert_cmpint (place_at (&russian, 700), ==, COMITY_TOGGLES_BESIDE);
  g_assert_cmpint (place_at (&russian, 290), ==, COMITY_TOGGLES_STACKED);
}

int
main (int argc, char **argv)
{
  int result;

  display_test_init (&argc, &argv);
  tried = g_hash_table_new (NULL, NULL);
  g_test_add_func ("/controls/every-type", test_every_type);
  g_test_add_func ("/controls/money", test_money);
  g_test_add_func ("/controls/no-type-is-forgotten", test_no_type_is_forgotten);
  g_test_add_func ("/controls/wrong-text", test_wrong_text);
  g_test_add_func ("/controls/editing-clears-the-error", test_editing_clears_the_error);
  g_test_add_func ("/controls/dates-as-people-type", test_dates_as_people_type);
  g_test_add_func ("/controls/calendar", test_calendar);
  g_test_add_func ("/controls/reference-must-be-chosen", test_reference_must_be_chosen);
  g_test_add_func ("/controls/tags-by-comma-and-rest", test_tags_by_comma_and_rest);
  g_test_add_func ("/controls/chip-removes-value", test_chip_removes_value);
  g_test_add_func ("/controls/boolean-can-be-open", test_boolean_can_be_open);
  g_test_add_func ("/controls/unknown-choice-survives", test_unknown_choice_survives);
  g_test_add_func ("/controls/choice-by-typing", test_choice_by_typing);
  g_test_add_func ("/controls/names", test_names);
  g_test_add_func ("/controls/toggles-can-be-read", test_toggles_can_be_read);
  g_test_add_func ("/controls/required", test_required);
  result = g_test_run ();
  g_hash_table_unref (tried);
  return result;
}
