/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>

#include "comity-cover-strip.h"
#include "comity-craft.h"
#include "comity-parts.h"
#include "comity-section.h"

#define STRIP_WIDTH 420

/* A student's papers on one time axis, each with its name and what it amounts to. */

static GtkWidget *
make_sentence (const ComityCover *cover, const ComityCoverLine *line)
{
  g_autofree char *text = comity_cover_dup_line_summary (cover, line);
  ComityCoverState state = comity_cover_get_line_state (cover, line);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (text);
  const char *icon = state == COMITY_COVER_GAP  ? "dialog-warning-symbolic" :
                     state == COMITY_COVER_SOON ? "alarm-symbolic" :
                                                  "object-select-symbolic";
  const char *css = state == COMITY_COVER_GAP  ? "error" :
                    state == COMITY_COVER_SOON ? "warning" :
                                                 "dimmed";

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_accessible_update_state (GTK_ACCESSIBLE (gtk_widget_get_first_child (box)),
                               GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, css);
  gtk_widget_add_css_class (label, "numeric");
  return box;
}

/* The first and the last month under the bars: the axis would mean nothing without them. */
static GtkWidget *
make_axis (const ComityCover *cover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *first, *last;
  g_autofree char *a = NULL, *b = NULL;
  int from, to;

  comity_cover_get_axis (cover, &from, &to);
  a = comity_cover_dup_month (from);
  b = comity_cover_dup_month (to);
  first = comity_dim_label_new (a);
  last = comity_dim_label_new (b);
  gtk_widget_set_hexpand (first, TRUE);
  gtk_widget_add_css_class (box, "caption");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), last);
  return box;
}

/**
 * comity_craft_cover:
 *
 * Returns: (transfer floating) (nullable): the large cover strip
 */
GtkWidget *
comity_craft_cover (ComityPageData *data)
{
  ComitySection *section;
  GtkWidget *grid;
  guint n = data->cover != NULL ? comity_cover_get_n_lines (data->cover) : 0;

  if (n == 0)
    return NULL;
  /* Translators: heading: for which time a student’s papers (passport, visa, registration, insurance) are valid */
  section = comity_section_new (_ ("Cover"));
  grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (guint i = 0; i < n; i++) {
    GtkWidget *strip = comity_cover_strip_new (STRIP_WIDTH);

    comity_cover_strip_set_cover (COMITY_COVER_STRIP (strip), data->cover);
    comity_cover_strip_set_line (COMITY_COVER_STRIP (strip), (int) i);
    gtk_widget_set_hexpand (strip, TRUE);
    gtk_widget_set_valign (strip, GTK_ALIGN_CENTER);
    gtk_grid_attach (GTK_GRID (grid), strip, 0, (int) i, 1, 1);
    gtk_grid_attach (GTK_GRID (grid),
                     make_sentence (data->cover, comity_cover_get_line (data->cover, i)), 1,
                     (int) i, 1, 1);
  }
  gtk_grid_attach (GTK_GRID (grid), make_axis (data->cover), 0, (int) n, 1, 1);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "cover-card");
  comity_section_add_content (section, grid);
  return GTK_WIDGET (section);
}
