/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-palette.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-actions.h"
#include "comity-parts.h"
#include "comity-sidebar.h"
#include "comity-text.h"

#define MOST_RECORDS 40

/**
 * ComityPalette:
 *
 * Search over everything: records of all kinds and what the program can do. The keyboard stays in
 * the entry; Up and Down move through the results, Enter opens.
 */
struct _ComityPalette {
  AdwDialog parent_instance;
  GtkSearchEntry *search;
  GtkStack *states;
  GtkWidget *scroller;
  GtkListBox *list;

  GtkWidget *window; /* where actions go */
  ComityStore *store;
  GCancellable *cancellable;
  guint generation;
};

G_DEFINE_FINAL_TYPE (ComityPalette, comity_palette, ADW_TYPE_DIALOG)

/* -- Rows ----------------------------------------------------------------------------------- */

static GtkWidget *
dim_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
row_new (GtkWidget *icon, const char *title, const char *subtitle, const char *at_end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (title);
  g_autofree char *name = NULL;

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (lines), first);
  if (subtitle && *subtitle) {
    GtkWidget *second = dim_label (subtitle);

    gtk_label_set_xalign (GTK_LABEL (second), 0);
    gtk_box_append (GTK_BOX (lines), second);
  }
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  if (at_end)
    gtk_box_append (GTK_BOX (box), dim_label (at_end));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  name = at_end ? g_strdup_printf (/* Translators: heard in search results: title, kind */
                                   C_ ("search result", "%s, %s"), title, at_end) :
                  g_strdup (title);
  comity_set_label (row, name);
  return row;
}

static GtkWidget *
record_row_new (ComityPalette *self, const ComityRow *record)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (comity_kind_get_icon_name (record->kind));
  GtkWidget *row = row_new (icon, record->title ? record->title : "", record->subtitle,
                            comity_kind_get_label (record->kind));

  g_object_set_data (G_OBJECT (row), "comity-kind", (gpointer) record->kind);
  g_object_set_data_full (G_OBJECT (row), "comity-id", g_memdup2 (&record->id, sizeof record->id),
                          g_free);
  return row;
}

static GtkWidget *
action_row_new (const ComityAction *action)
{
  g_autofree char *label = comity_action_dup_label (action);
  g_autofree char *keys = NULL;
  guint key;
  GdkModifierType modifiers;
  GtkWidget *row;

  if (action->accels && gtk_accelerator_parse (action->accels, &key, &modifiers))
    keys = gtk_accelerator_get_label (key, modifiers);
  row = row_new (gtk_image_new_from_icon_name ("system-run-symbolic"), label, NULL, keys);
  g_object_set_data (G_OBJECT (row), "comity-action", (gpointer) action);
  return row;
}

/* -- Results -------------------------------------------------------------------------------- */

static gboolean
every_word_is_in (const char *label, const char *folded_needle)
{
  g_autofree char *folded = comity_text_fold (label);
  g_auto (GStrv) words = g_strsplit (folded_needle, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static void
add_actions (ComityPalette *self, const char *text)
{
  g_autofree char *needle = comity_text_fold (text);
  guint n_actions;
  const ComityAction *actions = comity_actions (&n_actions);

  for (guint i = 0; i < n_actions; i++) {
    g_autofree char *label = comity_action_dup_label (&actions[i]);

    if ((actions[i].places & COMITY_ACTION_PALETTE) && every_word_is_in (label, needle))
      gtk_list_box_append (self->list, action_row_new (&actions[i]));
  }
}

static void
select_row (ComityPalette *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row)
    gtk_list_box_select_row (self->list, row);
}

static void
show_results (ComityPalette *self, GPtrArray *records, const char *text)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; records && i < records->len; i++)
    gtk_list_box_append (self->list, record_row_new (self, records->pdata[i]));
  add_actions (self, text);
  select_row (self, 0);
  gtk_stack_set_visible_child_name (self->states, gtk_list_box_get_row_at_index (self->list, 0) ?
                                                    "rows" :
                                                    "nothing");
}

static gpointer
read_results (ComityDb *db, gpointer text, GError **error)
{
  return comity_db_search (db, text, MOST_RECORDS, error);
}

/** Which question an answer belongs to. */
typedef struct {
  ComityPalette *palette;
  guint generation;
} Question;

static void
results_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ComityPalette) self = question->palette;
  g_autoptr (GPtrArray) records = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (self->list && question->generation == self->generation)
    show_results (self, records, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_changed_cb (ComityPalette *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  Question *question;

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (comity_text_is_blank (text)) {
    show_results (self, NULL, "");
    return;
  }
  question = g_new (Question, 1);
  *question = (Question) { g_object_ref (self), self->generation };
  self->cancellable = g_cancellable_new ();
  comity_store_read_async (self->store, read_results, g_strdup (text), g_free,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, results_read_cb,
                           question);
}

/* -- Opening -------------------------------------------------------------------------------- */

static void
open_row (ComityPalette *self, GtkListBoxRow *row)
{
  const ComityKind *kind = g_object_get_data (G_OBJECT (row), "comity-kind");
  const ComityAction *action = g_object_get_data (G_OBJECT (row), "comity-action");
  g_autoptr (GtkWidget) window = g_object_ref (self->window);
  gint64 id = kind ? *(gint64 *) g_object_get_data (G_OBJECT (row), "comity-id") : 0;

  adw_dialog_close (ADW_DIALOG (self));
  if (kind) {
    comity_open_record (window, kind, id);
  } else if (action) {
    g_autofree char *name = NULL;
    g_autoptr (GVariant) target = NULL;

    if (g_action_parse_detailed_name (action->name, &name, &target, NULL))
      gtk_widget_activate_action_variant (window, name, target);
  }
}

static void
row_activated_cb (ComityPalette *self, GtkListBoxRow *row, GtkListBox *list)
{
  open_row (self, row);
}

static void
search_activate_cb (ComityPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row)
    open_row (self, row);
}

static void
stop_search_cb (ComityPalette *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Keeps the selected row in sight although the keyboard stays in the entry. */
static void
scroll_to (ComityPalette *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move (ComityPalette *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row ? gtk_list_box_row_get_index (row) + by : 0;

  row = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));
  if (!row)
    return;
  gtk_list_box_select_row (self->list, row);
  scroll_to (self, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                gpointer user_data)
{
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    move (user_data, 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    move (user_data, -1);
  else if (key == GDK_KEY_Page_Down)
    move (user_data, 8);
  else if (key == GDK_KEY_Page_Up)
    move (user_data, -8);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* -- Class ---------------------------------------------------------------------------------- */

/**
 * comity_palette_present:
 * @parent: a window with the actions of #ComityWindow
 * @store: the office to search
 *
 * Opens the search over everything.
 */
void
comity_palette_present (GtkWidget *parent, ComityStore *store)
{
  ComityPalette *self = g_object_new (COMITY_TYPE_PALETTE, NULL);

  self->window = parent;
  g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *) &self->window);
  self->store = g_object_ref (store);
  show_results (self, NULL, "");
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/**
 * comity_palette_set_text:
 * @self: a palette
 * @text: what to search for
 */
void
comity_palette_set_text (ComityPalette *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

static void
comity_palette_dispose (GObject *object)
{
  ComityPalette *self = COMITY_PALETTE (object);

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_PALETTE);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (comity_palette_parent_class)->dispose (object);
}

static void
comity_palette_class_init (ComityPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityPalette, search);
  gtk_widget_class_bind_template_child (widget_class, ComityPalette, states);
  gtk_widget_class_bind_template_child (widget_class, ComityPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, ComityPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
comity_palette_init (ComityPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  comity_set_label (GTK_WIDGET (self->search), _ ("Search Everything"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}
