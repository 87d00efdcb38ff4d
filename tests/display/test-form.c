/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-test.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "comity-draft-keeper.h"
#include "comity-drafts.h"
#include "comity-form-merge.h"
#include "comity-form.h"
#include "comity-option.h"
#include "comity-sub-records.h"
#include "comity-type-ahead.h"
#include "store-test.h"

static ComityForm *
open_form (Office *office, ComityRecord *record)
{
  return g_object_ref_sink (comity_form_new (office != NULL ? office->store : NULL,
                                             comity_record_get_kind (record), record));
}

static void
type (ComityForm *form, const char *field, const char *typed)
{
  ComityControl *control = comity_form_get_control (form, field);

  g_assert_nonnull (control);
  comity_control_set_typed (control, typed);
}

static void
test_every_kind (void)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint k = 0; k < n; k++) {
    g_autoptr (ComityRecord) record = comity_record_new (kinds[k]);
    ComityForm *form = open_form (NULL, record);

    g_assert_false (comity_form_is_dirty (form));
    g_assert_finalize_object (form);
  }
}

static void
test_dirty (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  ComityForm *form = open_form (NULL, record);

  type (form, "name", "A");
  g_assert_true (comity_form_is_dirty (form));
  type (form, "name", NULL);
  g_assert_false (comity_form_is_dirty (form));
  g_assert_finalize_object (form);
}

/* The whole of what was typed, also what is wrong, survives as plain data. */
static void
test_draft (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  ComityForm *form = open_form (NULL, record), *again = open_form (NULL, record);
  g_autoptr (ComityDraft) draft = NULL, back = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *website = NULL, *tags = NULL;

  type (form, "website", "xjmu.edu,cn");
  type (form, "tags", "visit\tvisit\nmed");
  draft = comity_form_dup_draft (form);
  g_assert_cmpuint (g_hash_table_size (draft->typed), ==, 2);
  variant = g_variant_ref_sink (comity_draft_to_variant (draft));
  back = comity_draft_from_variant (variant);
  g_assert_nonnull (back);
  comity_form_apply_draft (again, back);
  website = comity_control_dup_typed (comity_form_get_control (again, "website"));
  tags = comity_control_dup_typed (comity_form_get_control (again, "tags"));
  g_assert_cmpstr (website, ==, "xjmu.edu,cn");
  g_assert_cmpstr (tags, ==, "visit\tvisit\nmed");
  g_assert_finalize_object (form);
  g_assert_finalize_object (again);
}

static void
test_owner_is_given (void)
{
  g_autoptr (ComityRecord) with = comity_record_new (&comity_kind_paper);
  g_autoptr (ComityRecord) without = comity_record_new (&comity_kind_paper);
  ComityForm *first, *second;

  comity_record_set (with, "student", "4711");
  first = open_form (NULL, with);
  second = open_form (NULL, without);
  g_assert_null (comity_form_get_control (first, "student"));
  g_assert_nonnull (comity_form_get_control (second, "student"));
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

static gboolean
is_closed (gpointer form)
{
  return gtk_widget_get_root (form) == NULL;
}

static gint64
count_kind (Office *office, const ComityKind *kind)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);

  return count_of (office, query);
}

static GtkWidget *
present (ComityForm *form)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 900);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (ADW_DIALOG (form), window);
  display_test_settle ();
  return window;
}

/* The program is quit while a form is open, before the second after which a draft is written is over. */
static void
test_draft_of_the_last_second (void)
{
  g_autoptr (Office) office = office_new ();
  const char *path = comity_store_get_path (office->store);
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  ComityForm *form = open_form (office, record);
  GtkWidget *window = present (form);
  g_autoptr (GPtrArray) kept = NULL;

  display_test_wait (display_test_is_mapped, form);
  gtk_editable_set_text (GTK_EDITABLE (
                           comity_control_get_row (comity_form_get_control (form, "name"))),
                         "Just typed");
  gtk_window_destroy (GTK_WINDOW (window));
  kept = comity_drafts_list (path);
  g_assert_cmpuint (kept->len, ==, 1);
  comity_drafts_remove (kept->pdata[0]);
  display_test_settle ();
  g_assert_finalize_object (form);
}

static ComityDraft *
dup_draft (GtkWidget *form)
{
  return comity_form_dup_draft (COMITY_FORM (form));
}

static gboolean
has_no_drafts (gpointer office)
{
  g_autoptr (GPtrArray) kept = comity_drafts_list (office);

  return kept->len == 0;
}

static void
edit_and_hide (GtkWidget *window, ComityForm *form, ComityDraftKeeper *keeper, const char *name)
{
  gtk_window_present (GTK_WINDOW (window));
  display_test_wait (display_test_is_mapped, form);
  type (form, "name", name);
  comity_draft_keeper_edited (keeper);
  gtk_widget_set_visible (window, FALSE);
}

/* When the last draft could not be written, the one before it is still on the disk, and goes with it. */
static void
test_draft_of_a_full_disk (void)
{
  g_autoptr (Office) office = office_new ();
  char *path = office->path;
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  ComityForm *form = open_form (NULL, record);
  ComityDraftKeeper *keeper = comity_draft_keeper_new (GTK_WIDGET (form), dup_draft, path);
  GtkWidget *window = present (form);
  struct rlimit before, full;
  sighandler_t handler = signal (SIGXFSZ, SIG_IGN);

  edit_and_hide (window, form, keeper, "Kept");
  g_assert_false (has_no_drafts (path));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  full = (struct rlimit) { 0, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
  edit_and_hide (window, form, keeper, "Not kept");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (has_no_drafts (path));
  comity_draft_keeper_forget (keeper);
  display_test_wait (has_no_drafts, path);
  display_test_wait_alone (keeper);
  signal (SIGXFSZ, handler);
  g_object_unref (keeper);
  gtk_window_destroy (GTK_WINDOW (window));
  display_test_settle ();
  g_assert_finalize_object (form);
}

static void
test_saves_new (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  ComityForm *form = open_form (office, record);
  GtkWidget *window = present (form);

  type (form, "name", "University of Cagliari");
  type (form, "since", "20.3.2024");
  comity_form_save (form);
  display_test_wait (is_closed, form);
  g_assert_cmpint (count_kind (office, &comity_kind_partner), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  display_test_settle ();
  g_assert_finalize_object (form);
}

/* Nothing is written while something is wrong; the sentence stands under the field. */
static void
test_refuses (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  ComityForm *form = open_form (office, record);
  GtkWidget *window = present (form);

  type (form, "website", "xjmu.edu,cn");
  comity_form_save (form);
  display_test_settle ();
  g_assert_nonnull (comity_control_get_error (comity_form_get_control (form, "name")));
  g_assert_nonnull (comity_control_get_error (comity_form_get_control (form, "website")));
  g_assert_null (comity_control_get_error (comity_form_get_control (form, "city")));
  g_assert_false (is_closed (form));
  g_assert_cmpint (count_kind (office, &comity_kind_partner), ==, 0);
  type (form, "name", "Xinjiang Medical University");
  type (form, "website", "xjmu.edu.cn");
  comity_form_save (form);
  display_test_wait (is_closed, form);
  g_assert_cmpint (count_kind (office, &comity_kind_partner), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  display_test_settle ();
  g_assert_finalize_object (form);
}

/* Two people, two fields: both changes stay, and nobody is asked. */
static void
test_merges (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "One", "IT");
  g_autoptr (ComityRecord) mine = load (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) theirs = load (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) after = NULL;
  ComityForm *form = open_form (office, mine);
  GtkWidget *window = present (form);

  comity_record_set (theirs, "city", "Cagliari");
  put (office, theirs);
  type (form, "name", "Two");
  comity_form_save (form);
  display_test_wait (is_closed, form);
  after = load (office, &comity_kind_partner, id);
  g_assert_cmpstr (comity_record_get (after, "name"), ==, "Two");
  g_assert_cmpstr (comity_record_get (after, "city"), ==, "Cagliari");
  gtk_window_destroy (GTK_WINDOW (window));
  display_test_settle ();
  g_assert_finalize_object (form);
}

typedef struct {
  AdwWindow *window;
  GtkWidget *form;
} Asked;

static gboolean
is_asked (gpointer data)
{
  Asked *asked = data;

  return ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (asked->window));
}

/* Both wrote the same field: the form asks, keeps what was typed, and saves what was chosen. */
static void
test_conflict (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "One", "IT");
  g_autoptr (ComityRecord) mine = load (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) theirs = load (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) after = NULL;
  ComityForm *form = open_form (office, mine);
  GtkWidget *window = present (form);
  Asked asked = { ADW_WINDOW (window), GTK_WIDGET (form) };
  AdwDialog *dialog;

  comity_record_set (theirs, "name", "Theirs");
  put (office, theirs);
  type (form, "name", "Mine");
  comity_form_save (form);
  display_test_wait (is_asked, &asked);
  g_assert_false (is_closed (form));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_nonnull (display_test_find_label (GTK_WIDGET (dialog), "Mine: Mine\nTheirs: Theirs"));
  g_signal_emit_by_name (dialog, "response", "save");
  adw_dialog_force_close (dialog);
  display_test_wait (is_closed, form);
  after = load (office, &comity_kind_partner, id);
  g_assert_cmpstr (comity_record_get (after, "name"), ==, "Mine");
  gtk_window_destroy (GTK_WINDOW (window));
  display_test_settle ();
  g_assert_finalize_object (form);
}

static int
find_focused (ComityForm *form, GtkWidget *focus)
{
  const ComityKind *kind = &comity_kind_agreement;

  for (guint i = 0; i < kind->n_fields; i++) {
    ComityControl *control = comity_form_get_control (form, kind->fields[i].name);

    if (control != NULL && focus != NULL &&
        (focus == comity_control_get_row (control) ||
         gtk_widget_is_ancestor (focus, comity_control_get_row (control))))
      return (int) i;
  }
  return -1;
}

/* Before the dialog is mapped nothing in it can have the focus, and Tab passes by what is not mapped. */
static gboolean
is_on_name (gpointer form)
{
  ComityControl *last = comity_form_get_control (form, comity_kind_agreement.fields[12].name);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (form));

  if (!gtk_widget_get_mapped (comity_control_get_row (last)))
    return FALSE;
  comity_control_grab_focus (comity_form_get_control (form, "name"));
  return root != NULL && find_focused (form, gtk_root_get_focus (root)) == 0;
}

/* Tab goes through the fields in the order of the table, past hints and errors. */
static void
test_tab_order (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_agreement);
  ComityForm *form = open_form (NULL, record);
  GtkWidget *window = present (form);
  int last = 0;

  comity_control_set_error (comity_form_get_control (form, "stage"), "This is wrong.");
  display_test_wait (is_on_name, form);
  for (guint presses = 0; presses < 40 && last < 12; presses++) {
    int now;

    gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_FORWARD);
    now = find_focused (form, gtk_window_get_focus (GTK_WINDOW (window)));
    g_assert_cmpint (now, >=, last);
    g_assert_cmpint (now, <=, last + 1);
    last = now;
  }
  g_assert_cmpint (last, ==, 12);
  gtk_window_destroy (GTK_WINDOW (window));
  display_test_settle ();
  g_assert_finalize_object (form);
}

static void
test_merge_rules (void)
{
  g_assert_cmpint (comity_merge_field ("a", "a", "a"), ==, COMITY_MERGE_MINE);
  g_assert_cmpint (comity_merge_field ("a", "b", "a"), ==, COMITY_MERGE_MINE);
  g_assert_cmpint (comity_merge_field ("a", "a", "b"), ==, COMITY_MERGE_THEIRS);
  g_assert_cmpint (comity_merge_field ("a", "b", "b"), ==, COMITY_MERGE_MINE);
  g_assert_cmpint (comity_merge_field ("a", "b", "c"), ==, COMITY_MERGE_ASK);
  g_assert_cmpint (comity_merge_field (NULL, "b", NULL), ==, COMITY_MERGE_MINE);
  g_assert_cmpint (comity_merge_field (NULL, NULL, "c"), ==, COMITY_MERGE_THEIRS);
  g_assert_cmpint (comity_merge_field ("a", NULL, "c"), ==, COMITY_MERGE_ASK);
}

static void
test_option_codes (void)
{
  g_autofree char *plain = comity_option_make_code ("tags-of-a-test", "Summer School (1)");
  g_autofree char *other = comity_option_make_code ("tags-of-a-test", "学校");

  g_assert_cmpstr (plain, ==, "summer_school_1");
  g_assert_cmpuint (strlen (other), >, 0);
}

static ComityPageRelation *
make_relation (guint n)
{
  ComityPageRelation *relation = g_new0 (ComityPageRelation, 1);

  relation->kind = &comity_kind_party;
  relation->field = comity_kind_get_field (&comity_kind_party, "agreement");
  relation->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++) {
    ComityRecord *record = comity_record_new (&comity_kind_party);
    g_autofree char *place = g_strdup_printf ("%u", i + 1);

    comity_record_set_id (record, i + 1);
    comity_record_set (record, "position", place);
    g_ptr_array_add (relation->records, record);
  }
  return relation;
}

static void
test_move (void)
{
  ComityPageRelation *relation = make_relation (3);
  g_autoptr (GPtrArray) down = comity_sub_records_place (relation, 1, 3);
  g_autoptr (GPtrArray) same = comity_sub_records_place (relation, 1, 2);
  g_autoptr (GPtrArray) end = comity_sub_records_place (relation, 3, 0);

  g_assert_cmpuint (down->len, ==, 2);
  g_assert_cmpint (comity_record_get_id (down->pdata[0]), ==, 2);
  g_assert_cmpstr (comity_record_get (down->pdata[0], "position"), ==, "1");
  g_assert_cmpint (comity_record_get_id (down->pdata[1]), ==, 1);
  g_assert_cmpstr (comity_record_get (down->pdata[1], "position"), ==, "2");
  g_assert_cmpuint (same->len, ==, 0);
  g_assert_cmpuint (end->len, ==, 0);
  g_ptr_array_unref (relation->records);
  g_free (relation);
}

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
  g_test_add_func ("/form/every-kind", test_every_kind);
  g_test_add_func ("/form/dirty", test_dirty);
  g_test_add_func ("/form/draft", test_draft);
  g_test_add_func ("/form/draft-of-the-last-second", test_draft_of_the_last_second);
  g_test_add_func ("/form/draft-of-a-full-disk", test_draft_of_a_full_disk);
  g_test_add_func ("/form/owner-is-given", test_owner_is_given);
  g_test_add_func ("/form/saves-new", test_saves_new);
  g_test_add_func ("/form/refuses", test_refuses);
  g_test_add_func ("/form/merges", test_merges);
  g_test_add_func ("/form/conflict", test_conflict);
  g_test_add_func ("/form/tab-order", test_tab_order);
  g_test_add_func ("/form/merge-rules", test_merge_rules);
  g_test_add_func ("/form/option-codes", test_option_codes);
  g_test_add_func ("/form/move", test_move);
  return g_test_run ();
}
