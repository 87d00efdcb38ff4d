/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-web-origins.h"

#include <glib/gi18n.h>

#include "comity-parts.h"

static void
open_cb (GtkWidget *row, const char *address)
{
  comity_open_uri (row, address);
}

static GtkWidget *
row_new (ComityRecord *origin)
{
  GtkWidget *row = adw_action_row_new ();
  const char *address = comity_record_get (origin, "address");
  g_autofree char *title = comity_record_dup_title (origin);
  g_autofree char *subtitle = comity_record_dup_subtitle (origin);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (address == NULL)
    return row;
  gtk_widget_set_tooltip_text (row, address);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
  g_signal_connect_data (row, "activated", G_CALLBACK (open_cb), g_strdup (address),
                         (GClosureNotify) (GCallback) g_free, G_CONNECT_DEFAULT);
  return row;
}

/**
 * comity_web_origins_new:
 * @relation: the sources of a partner's values
 *
 * Returns: (transfer floating) (nullable): them, folded away; %NULL when there are none
 */
GtkWidget *
comity_web_origins_new (const ComityPageRelation *relation)
{
  guint n = relation->records->len;
  GtkWidget *group, *expander;
  g_autofree char *subtitle = g_strdup_printf (
      /* Translators: how many values of a partner were fetched */
    ngettext ("%u value from the web", "%u values from the web", n), n);

  if (n == 0)
    return NULL;
  group = adw_preferences_group_new ();
  expander = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander),
                                 comity_kind_get_plural (relation->kind));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
  for (guint i = 0; i < n; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row_new (relation->records->pdata[i]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  return group;
}
