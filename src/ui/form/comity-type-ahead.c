/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-type-ahead.h"

#include <glib/gi18n.h>

#include "comity-parts.h"
#include "comity-text.h"

#define DELAY 120 /* ms between the last key and the question to the store */
#define MOST 8    /* suggestions of the store */
#define MOST_ITEMS 60
#define MAX_HEIGHT 320
#define MIN_WIDTH 260

/**
 * ComityTypeAhead:
 *
 * Suggestions under an entry while one types: records of a kind, asked from a reader, or choices
 * in memory. Down and Up move, Enter takes, Escape closes; the focus stays in the entry.
 *
 * Signal `chosen` (ComityChoiceItem *item). Signal `create` (char *text): the last line was taken,
 * which makes a new record or option of what was typed.
 */
struct _ComityTypeAhead {
  GObject parent_instance;
  GtkWidget *anchor; /* not owned; its destruction ends the type-ahead */
  GtkEditable *editable;
  GtkWidget *popover, *list;
  ComityStore *store;
  const ComityKind *kind;
  GListModel *items;
  char *create_pattern;
  GCancellable *asking;
  guint delay_id;
  gboolean choosing; /* while the owner puts the chosen text into the entry */
  gboolean hurried;  /* Enter came before the answer: the first of the answer is meant */
};

static guint chosen_signal, create_signal;

G_DEFINE_FINAL_TYPE (ComityTypeAhead, comity_type_ahead, G_TYPE_OBJECT)

static void
stop_asking (ComityTypeAhead *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->hurried = FALSE;
}

/** comity_type_ahead_close: */
void
comity_type_ahead_close (ComityTypeAhead *self)
{
  stop_asking (self);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
is_open (ComityTypeAhead *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static GtkWidget *
make_row (ComityChoiceItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (comity_choice_item_get_label (item));
  const char *detail = comity_choice_item_get_detail (item);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL && *detail != '\0') {
    GtkWidget *second = comity_dim_label_new (detail);

    gtk_label_set_wrap (GTK_LABEL (second), FALSE);
    gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (second, "caption");
    gtk_box_append (GTK_BOX (box), second);
  }
  if (comity_choice_item_get_role (item) == COMITY_ITEM_ADD)
    gtk_widget_add_css_class (label, "accent");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  comity_set_label (row, comity_choice_item_get_label (item));
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  return row;
}

static void
append_create (ComityTypeAhead *self)
{
  g_autofree char *text = comity_text_clean (gtk_editable_get_text (self->editable), FALSE);
  g_autofree char *label = NULL;
  g_autoptr (ComityChoiceItem) item = NULL;
  g_auto (GStrv) parts = NULL;

  if (self->create_pattern == NULL || comity_text_is_blank (text))
    return;
  parts = g_strsplit (self->create_pattern, "%s", 2);
  label = g_strconcat (parts[0], text, parts[1], NULL);
  item = comity_choice_item_new (NULL, label, NULL, COMITY_ITEM_ADD);
  gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (item));
}

static void
show_popover (ComityTypeAhead *self)
{
  gtk_widget_set_size_request (self->popover,
                               MAX (MIN_WIDTH, gtk_widget_get_width (self->anchor) * 3 / 4), -1);
  if (!is_open (self) && gtk_widget_get_mapped (self->anchor))
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
finish_list (ComityTypeAhead *self, guint n)
{
  append_create (self);
  if (n > 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) == NULL)
    comity_type_ahead_close (self);
  else
    show_popover (self);
}

static void
show_items (ComityTypeAhead *self, const char *text)
{
  g_autofree char *folded = comity_text_fold (text);
  guint n = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < g_list_model_get_n_items (self->items) && n < MOST_ITEMS; i++) {
    g_autoptr (ComityChoiceItem) item = g_list_model_get_item (self->items, i);

    if (!comity_choice_item_matches (item, folded))
      continue;
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (item));
    n++;
  }
  finish_list (self, n);
}

static void
take (ComityTypeAhead *self, GtkListBoxRow *row)
{
  g_autoptr (ComityChoiceItem) item = g_object_ref (g_object_get_data (G_OBJECT (row), "item"));
  g_autofree char *text = comity_text_clean (gtk_editable_get_text (self->editable), FALSE);

  comity_type_ahead_close (self);
  self->choosing = TRUE;
  if (comity_choice_item_get_role (item) == COMITY_ITEM_ADD)
    g_signal_emit (self, create_signal, 0, text);
  else
    g_signal_emit (self, chosen_signal, 0, item);
  self->choosing = FALSE;
}

typedef struct {
  const ComityKind *kind;
  char *text;
} Question;

static void
question_free (Question *question)
{
  g_free (question->text);
  g_free (question);
}

static gpointer
suggest (ComityDb *db, gpointer data, GError **error)
{
  Question *question = data;

  if (question->kind == NULL)
    return comity_db_search (db, question->text, MOST, error);
  return comity_db_suggest (db, question->kind, question->text, MOST, error);
}

static ComityChoiceItem *
item_of_row (ComityTypeAhead *self, const ComityRow *row)
{
  g_autofree char *code = self->kind != NULL ?
                            g_strdup_printf ("%" G_GINT64_FORMAT, row->id) :
                            g_strdup_printf ("%s/%" G_GINT64_FORMAT, row->kind->name, row->id);
  const char *detail = self->kind != NULL ? row->subtitle : comity_kind_get_label (row->kind);

  return comity_choice_item_new (code, row->title != NULL ? row->title : "", detail,
                                 COMITY_ITEM_VALUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityTypeAhead) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = comity_store_read_finish (COMITY_STORE (source), result, &error);
  gboolean hurried = self->hurried;

  if (rows == NULL || self->popover == NULL) {
    if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      return;
    g_message ("no suggestions: %s", error->message);
    stop_asking (self);
    return;
  }
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < rows->len; i++) {
    g_autoptr (ComityChoiceItem) item = item_of_row (self, rows->pdata[i]);

    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (item));
  }
  g_clear_object (&self->asking);
  finish_list (self, rows->len);
  if (hurried && rows->len > 0)
    take (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  self->hurried = FALSE;
}

static gboolean
ask_cb (gpointer user_data)
{
  ComityTypeAhead *self = user_data;
  Question *question = g_new0 (Question, 1);

  self->delay_id = 0;
  question->kind = self->kind;
  question->text = g_strdup (gtk_editable_get_text (self->editable));
  self->asking = g_cancellable_new ();
  comity_store_read_async (self->store, suggest, question, (GDestroyNotify) question_free,
                           (GDestroyNotify) g_ptr_array_unref, self->asking, answered_cb,
                           g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
update (ComityTypeAhead *self, gboolean also_empty)
{
  const char *text = gtk_editable_get_text (self->editable);

  stop_asking (self);
  if (comity_text_is_blank (text) && !also_empty)
    comity_type_ahead_close (self);
  else if (self->items != NULL)
    show_items (self, text);
  else if (self->store != NULL)
    self->delay_id = g_timeout_add (DELAY, ask_cb, self);
}

/* Shows all suggestions, also for an empty entry. */
static void
open_all (ComityTypeAhead *self)
{
  update (self, TRUE);
}

static void
changed_cb (ComityTypeAhead *self)
{
  GtkWidget *delegate;

  if (self->choosing || self->popover == NULL)
    return;
  delegate = GTK_WIDGET (gtk_editable_get_delegate (self->editable));
  /* the program sets texts as well; only who types wants suggestions */
  if (gtk_widget_has_focus (delegate != NULL ? delegate : GTK_WIDGET (self->editable)))
    update (self, FALSE);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, ComityTypeAhead *self)
{
  take (self, row);
}

static void
move (ComityTypeAhead *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : (step > 0 ? 0 : -1);
  GtkListBoxRow *next =
    index >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index) : NULL;
  ComityChoiceItem *item;

  if (next == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  item = g_object_get_data (G_OBJECT (next), "item");
  gtk_accessible_announce (GTK_ACCESSIBLE (self->editable), comity_choice_item_get_label (item),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_asking (ComityTypeAhead *self)
{
  return self->delay_id != 0 || self->asking != NULL;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
}

static gboolean
key_cb (ComityTypeAhead *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row;

  if (is_asking (self) && is_enter (keyval)) {
    self->hurried = TRUE;
    return GDK_EVENT_STOP;
  }
  if (!is_open (self)) {
    if (keyval != GDK_KEY_Down)
      return GDK_EVENT_PROPAGATE;
    open_all (self);
    return GDK_EVENT_STOP;
  }
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    move (self, keyval == GDK_KEY_Down ? 1 : -1);
  else if (keyval == GDK_KEY_Escape)
    comity_type_ahead_close (self);
  else if (is_enter (keyval) && row != NULL)
    take (self, row);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
left_cb (ComityTypeAhead *self)
{
  comity_type_ahead_close (self);
}

static void
anchor_destroyed_cb (ComityTypeAhead *self)
{
  stop_asking (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->anchor = NULL;
}

/**
 * comity_type_ahead_set_kind:
 * @kind: (nullable): what is suggested; %NULL: records of every kind
 */
void
comity_type_ahead_set_kind (ComityTypeAhead *self, ComityStore *store, const ComityKind *kind)
{
  g_set_object (&self->store, store);
  self->kind = kind;
}

/**
 * comity_type_ahead_set_items:
 * @items: of #ComityChoiceItem
 */
void
comity_type_ahead_set_items (ComityTypeAhead *self, GListModel *items)
{
  g_set_object (&self->items, items);
}

/**
 * comity_type_ahead_set_create_label:
 * @pattern: (nullable): the last line, with %%s for what is typed; %NULL for no such line
 */
void
comity_type_ahead_set_create_label (ComityTypeAhead *self, const char *pattern)
{
  g_set_str (&self->create_pattern, pattern);
}

static void
comity_type_ahead_dispose (GObject *object)
{
  ComityTypeAhead *self = COMITY_TYPE_AHEAD (object);

  stop_asking (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (comity_type_ahead_parent_class)->dispose (object);
}

static void
comity_type_ahead_finalize (GObject *object)
{
  g_free (COMITY_TYPE_AHEAD (object)->create_pattern);
  G_OBJECT_CLASS (comity_type_ahead_parent_class)->finalize (object);
}

static void
comity_type_ahead_class_init (ComityTypeAheadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_type_ahead_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_type_ahead_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, COMITY_TYPE_CHOICE_ITEM);
  create_signal = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
comity_type_ahead_init (ComityTypeAhead *self)
{
}

static void
build_popover (ComityTypeAhead *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "suggestions");
  /* Translators: for screen readers: the list under an entry that is typed into */
  comity_set_label (self->list, _ ("Suggestions"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "type-ahead");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, self->anchor);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
}

/**
 * comity_type_ahead_new:
 * @anchor: the row under which suggestions are shown
 * @editable: where one types
 *
 * Returns: (transfer full): suggestions for an entry; without a source until one is set
 */
ComityTypeAhead *
comity_type_ahead_new (GtkWidget *anchor, GtkEditable *editable)
{
  ComityTypeAhead *self = g_object_new (COMITY_TYPE_TYPE_AHEAD, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->anchor = anchor;
  self->editable = editable;
  build_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (editable), keys);
  gtk_widget_add_controller (GTK_WIDGET (editable), focus);
  g_signal_connect_object (editable, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
