/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line without the window: it links nothing of GTK, which proves the layer, and is
 * what the tests in this folder run.
 */
#include "config.h"

#include "comity-cli.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, getenv ("COMITY_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  int status = comity_cli_main (argc, argv);
  if (status >= 0)
    return status;
  fprintf (stderr, "comity: This program has no window.\n");
  return 3;
}
