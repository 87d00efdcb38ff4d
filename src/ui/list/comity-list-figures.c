/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-breakdown.h"
#include "comity-field-picker.h"
#include "comity-list-page-private.h"
#include "comity-parts.h"

/* What a list amounts to: the line under it, and the groups beside it. Both are counted in the
 * background, after the rows are there, and belong to the query that was asked last. */

#define REST_MS 250
#define SHARES 3 /* so many values of a choice are named in the line */

/* -- The line under the list ---------------------------------------------------------------- */

static void
append_part (GString *line, const char *part)
{
  if (line->len > 0)
    g_string_append (line, "  ·  ");
  g_string_append (line, part);
}

static void
append_countries (GString *line, const GPtrArray *groups)
{
  guint n = 0;
  g_autofree char *part = NULL;

  for (guint i = 0; i < groups->len; i++)
    n += ((ComityGroup *) groups->pdata[i])->value != NULL;
  /* Translators: under a list: how many countries its records are of */
  part = g_strdup_printf (ngettext ("%u country", "%u countries", n), n);
  if (n > 1)
    append_part (line, part);
}

static void
append_shares (GString *line, const ComityField *field, const GPtrArray *groups, gint64 count)
{
  g_autoptr (GString) shares = g_string_new (NULL);
  g_autofree char *part = NULL;

  for (guint i = 0; i < MIN (groups->len, SHARES) && count > 0; i++) {
    const char *comma = C_ ("list separator", ", ");
    const ComityGroup *group = groups->pdata[i];

    if (group->label)
      /* Translators: under a list: a value and how many in a hundred records have it */
      g_string_append_printf (shares, C_ ("list summary", "%s%s %u %%"), i > 0 ? comma : "",
                              group->label, (guint) ((group->count * 100 + count / 2) / count));
  }
  if (shares->len == 0)
    return;
  part = g_strdup_printf ("%s: %s", comity_field_get_label (field), shares->str);
  append_part (line, part);
}

static char *
dup_line (const ComitySummary *summary)
{
  GString *line = g_string_new (NULL);
  g_autofree char *count =
    /* Translators: under a list: how many records it has */
    g_strdup_printf (ngettext ("%'u record", "%'u records", (gulong) summary->count),
                     (guint) summary->count);

  append_part (line, count);
  for (guint i = 0; i < summary->groups->len; i++) {
    const ComityField *field = summary->fields->pdata[i];

    if (field->type == COMITY_TYPE_COUNTRY)
      append_countries (line, summary->groups->pdata[i]);
    else
      append_shares (line, field, summary->groups->pdata[i], summary->count);
  }
  for (guint i = 0; i < summary->sums->len; i++) {
    const ComitySum *sum = &g_array_index (summary->sums, ComitySum, i);
    g_autofree char *part =
      /* Translators: under a list: a column and its sum */
      g_strdup_printf (C_ ("list summary", "%1$s: %2$s"), comity_field_get_label (sum->field),
                       sum->text);

    append_part (line, part);
  }
  return g_string_free_and_steal (line);
}

/* -- Groups --------------------------------------------------------------------------------- */

static GtkWidget *
group_row_new (const ComityGroup *group)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *label = group->label ? group->label : C_ ("group of records", "Not stated");
  g_autofree char *count = g_strdup_printf ("%'" G_GINT64_FORMAT, group->count);
  /* Translators: heard: a group of records and how many there are */
  g_autofree char *name = g_strdup_printf (C_ ("group of records", "%s, %s"), label, count);
  GtkWidget *text = gtk_label_new (label), *number = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_tooltip_text (text, label);
  gtk_widget_add_css_class (number, "dimmed");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "comity-value", g_strdup (group->value), g_free);
  comity_set_label (row, name);
  return row;
}

static void
show_groups (ComityListPage *self, GPtrArray *groups)
{
  gtk_list_box_remove_all (self->groups);
  for (guint i = 0; i < groups->len; i++)
    gtk_list_box_append (self->groups, group_row_new (groups->pdata[i]));
}

/* Which filter of the query is that of the chosen group, -1 when there is none. */
static int
find_group_filter (ComityQuery *query, const ComityField *field)
{
  const GPtrArray *filters = comity_query_get_filters (query);

  for (guint i = 0; i < filters->len; i++) {
    const ComityFilter *filter = filters->pdata[i];

    if (filter->field == field && !filter->child &&
        (filter->op == COMITY_OP_IS || filter->op == COMITY_OP_ABSENT))
      return (int) i;
  }
  return -1;
}

static void
group_activated_cb (ComityListPage *self, GtkListBoxRow *row, GtkListBox *list)
{
  const char *value = g_object_get_data (G_OBJECT (row), "comity-value");
  int before = find_group_filter (self->query, self->grouped);

  if (before >= 0)
    comity_query_remove_filter (self->query, (guint) before);
  comity_list_page_add_filter (self, self->grouped->name, value ? COMITY_OP_IS : COMITY_OP_ABSENT,
                               value);
  if (comity_list_page_is_narrow (
        self)) /* what was chosen stands in a chip, and the list is seen again */
    comity_list_page_group_by (self, NULL);
}

/* -- Asking --------------------------------------------------------------------------------- */

/** What the reader counts, and what it finds. */
typedef struct {
  ComityQuery *query;
  const ComityField *grouped; /* or NULL */
  ComitySummary *summary;
  GPtrArray *groups;
} Figures;

static void
figures_free (gpointer data)
{
  Figures *self = data;

  g_object_unref (self->query);
  g_clear_pointer (&self->summary, comity_summary_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

/* The groups are those that one could choose instead: without the one that is chosen. */
static gboolean
count_groups (Figures *self, ComityDb *db, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_copy (self->query);
  int chosen = find_group_filter (query, self->grouped);

  if (chosen >= 0)
    comity_query_remove_filter (query, (guint) chosen);
  self->groups = comity_db_breakdown (db, query, self->grouped, error);
  return self->groups != NULL;
}

static gpointer
read_figures (ComityDb *db, gpointer data, GError **error)
{
  const Figures *asked = data;
  Figures *self = g_new0 (Figures, 1);

  self->query = g_object_ref (asked->query);
  self->grouped = asked->grouped;
  self->summary = comity_db_summary (db, self->query, error);
  if (!self->summary || (self->grouped && !count_groups (self, db, error))) {
    figures_free (self);
    return NULL;
  }
  return self;
}

static void
figures_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityListPage) self = user_data;
  Figures *figures = comity_store_read_finish (COMITY_STORE (source), result, NULL);
  g_autofree char *line = NULL;

  if (!figures)
    return;
  if (self->store && self->summary) {
    line = dup_line (figures->summary);
    gtk_label_set_label (self->summary, line);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), line);
    gtk_widget_set_visible (GTK_WIDGET (self->summary), figures->summary->count > 0);
    if (figures->groups && figures->grouped == self->grouped)
      show_groups (self, figures->groups);
  }
  figures_free (figures);
}

static void
rested_cb (gpointer user_data)
{
  ComityListPage *self = user_data;
  Figures *figures = g_new0 (Figures, 1);

  self->rest = 0;
  self->counting = g_cancellable_new ();
  figures->query = comity_query_copy (self->query);
  figures->grouped = self->grouped;
  comity_store_read_async (self->store, read_figures, figures, figures_free, figures_free,
                           self->counting, figures_read_cb, g_object_ref (self));
}

/**
 * comity_list_page_update_figures:
 *
 * Counts anew what the list amounts to, as soon as nobody types any more; what was still being
 * counted is given up.
 */
void
comity_list_page_update_figures (ComityListPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_once (REST_MS, rested_cb, self);
}

/* -- Choosing what to group by -------------------------------------------------------------- */

/** comity_list_page_place_groups: beside a table, and in the place of a narrow list */
void
comity_list_page_place_groups (ComityListPage *self)
{
  gboolean narrow = comity_list_page_is_narrow (self);

  gtk_widget_set_hexpand (self->groups_pane, narrow);
  gtk_widget_set_visible (self->groups_pane, self->grouped != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->states), !narrow || !self->grouped);
}

/**
 * comity_list_page_group_by:
 * @field: (nullable): one for which comity_field_can_group() holds, or %NULL for no groups
 *
 * Shows beside the list how many records have which value; a click shows only these.
 */
void
comity_list_page_group_by (ComityListPage *self, const ComityField *field)
{
  self->grouped = field;
  comity_list_page_place_groups (self);
  if (field) {
    g_autofree char *title =
      /* Translators: over the groups beside a list; %s is the label of a field */
      g_strdup_printf (C_ ("list", "By %s"), comity_field_get_label (field));

    gtk_label_set_label (self->groups_title, title);
    comity_set_label (GTK_WIDGET (self->groups), title);
  }
  comity_list_page_update_figures (self);
}

static void
picked_cb (const ComityKind *kind, const ComityField *field, gpointer user_data)
{
  ComityListPage *self = user_data;
  AdwDialog *dialog = g_object_get_data (G_OBJECT (self), "comity-group-dialog");

  comity_list_page_group_by (self, field);
  adw_dialog_close (dialog);
}

static void
group_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  AdwDialog *dialog = adw_dialog_new ();
  ComityFieldPicker *picker = comity_field_picker_new (_ ("Group By"), picked_cb, self);

  for (int usual = 1; usual >= 0; usual--)
    for (guint i = 0; i < self->kind->n_fields; i++) {
      const ComityField *field = &self->kind->fields[i];

      if (comity_field_can_group (field) && !!(field->flags & COMITY_FILTERED) == usual)
        comity_field_picker_add (picker, self->kind, field, NULL);
    }
  adw_dialog_set_title (dialog, _ ("Group By"));
  adw_dialog_set_content_width (dialog, 400);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, GTK_WIDGET (picker));
  adw_dialog_set_focus (dialog, comity_field_picker_get_focus (picker));
  g_object_set_data (G_OBJECT (self), "comity-group-dialog", dialog);
  adw_dialog_present (dialog, widget);
}

static void
ungroup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  comity_list_page_group_by (COMITY_LIST_PAGE (widget), NULL);
}

/** comity_list_page_install_figures: */
void
comity_list_page_install_figures (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.group", NULL, group_action);
  gtk_widget_class_install_action (widget_class, "page.ungroup", NULL, ungroup_action);
  gtk_widget_class_bind_template_callback (widget_class, group_activated_cb);
}
