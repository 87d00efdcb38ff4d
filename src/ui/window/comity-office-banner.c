/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-office-banner.h"

#include <glib/gi18n.h>

#include "comity-backup-keeper.h"

/**
 * ComityOfficeBanner:
 *
 * Says what stays so until somebody does something about it: that the office can only be read, or
 * that it is not backed up.
 */

struct _ComityOfficeBanner {
  AdwBin parent_instance;
  AdwBanner *banner;
  ComityStore *store;
};

G_DEFINE_FINAL_TYPE (ComityOfficeBanner, comity_office_banner, ADW_TYPE_BIN)

static void
show_problem (ComityOfficeBanner *self, const char *problem)
{
  g_autofree char *sentence = NULL;

  if (problem != NULL)
    /* Translators: %s is a sentence that says why */
    sentence = g_strdup_printf (_ ("The last backup failed. %s"), problem);
  if (sentence != NULL)
    adw_banner_set_title (self->banner, sentence);
  /* Translators: button: open the dialog of backups */
  adw_banner_set_button_label (self->banner, _ ("_Backups…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "win.backups");
  adw_banner_set_revealed (self->banner, problem != NULL);
}

static void
show_read_only (ComityOfficeBanner *self)
{
  adw_banner_set_title (self->banner,
                        _ ("This office is open for reading only. Changes cannot be saved."));
  adw_banner_set_button_label (self->banner, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), NULL);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
problem_cb (ComityBackupKeeper *keeper, GParamSpec *pspec, gpointer user_data)
{
  show_problem (user_data, comity_backup_keeper_get_problem (keeper));
}

static void
comity_office_banner_dispose (GObject *object)
{
  g_clear_object (&COMITY_OFFICE_BANNER (object)->store);
  G_OBJECT_CLASS (comity_office_banner_parent_class)->dispose (object);
}

static void
comity_office_banner_class_init (ComityOfficeBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_office_banner_dispose;
}

static void
comity_office_banner_init (ComityOfficeBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * comity_office_banner_set_store:
 * @store: (nullable): the office that the window shows
 */
void
comity_office_banner_set_store (ComityOfficeBanner *self, ComityStore *store)
{
  ComityBackupKeeper *old = self->store ? comity_backup_keeper_of (self->store) : NULL;
  ComityBackupKeeper *keeper = store ? comity_backup_keeper_of (store) : NULL;

  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, problem_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL && comity_store_is_read_only (store)) {
    show_read_only (self);
    return;
  }
  if (keeper != NULL)
    g_signal_connect_object (keeper, "notify::problem", G_CALLBACK (problem_cb), self,
                             G_CONNECT_DEFAULT);
  show_problem (self, keeper ? comity_backup_keeper_get_problem (keeper) : NULL);
}
