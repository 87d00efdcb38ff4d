/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity"
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include "comity-application.h"
#include "comity-cli.h"
#include "comity-kinds.h"

/* Without a graphics card GTK would load software GL and Vulkan only to be slower with them. */
static void
avoid_software_gl (void)
{
  if (access ("/dev/dri", F_OK) != 0) {
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
  }
}

/* A dozen threads, most of which wait: an arena for each would cost two megabytes. */
static void
share_arenas (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 4);
#endif
}

static void
set_up_translations (void)
{
  const char *folder = g_getenv ("COMITY_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : COMITY_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (ComityApplication) app = NULL;
  int status;

  /* What an office keeps is its own affair: new files are for nobody else's eyes. */
  umask (077);
  set_up_translations ();
  comity_kinds_init ();

  status = comity_cli_main (argc, argv);
  if (status >= 0)
    return status;

  avoid_software_gl ();
  share_arenas ();
  app = comity_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
