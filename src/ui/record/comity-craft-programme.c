/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-craft.h"
#include "comity-programme-view.h"

static void
update_cb (GtkWidget *part, ComityPageData *data)
{
  comity_programme_view_set_data (COMITY_PROGRAMME_VIEW (part), data);
}

/**
 * comity_craft_programme:
 *
 * Returns: (transfer floating): the programme of a delegation, edited where it stands
 */
GtkWidget *
comity_craft_programme (ComityPageData *data)
{
  GtkWidget *view = comity_programme_view_new ();

  comity_programme_view_set_data (COMITY_PROGRAMME_VIEW (view), data);
  comity_craft_keep (view, update_cb);
  return view;
}
