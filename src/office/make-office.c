/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-office: makes large offices of invented people for tests and measurements. */
#include "comity-demo.h"

#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "comity-kinds.h"

static int students = COMITY_DEMO_STUDENTS;
static int partners;
static gint64 seed;
static char *today;
static gboolean documents;
static char **rest;

static const GOptionEntry entries[] = {
  { "students", 0, 0, G_OPTION_ARG_INT, &students, "How many students (2500)", "N" },
  { "partners", 0, 0, G_OPTION_ARG_INT, &partners, "How many invented partners (0)", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "The same seed gives the same people", "S" },
  { "today", 0, 0, G_OPTION_ARG_STRING, &today, "The day on which papers expire or not", "DATE" },
  { "documents", 0, 0, G_OPTION_ARG_NONE, &documents, "With the demo office's documents", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, "FILE" },
  G_OPTION_ENTRY_NULL,
};

static const char *const steps[] = {
  [COMITY_DEMO_PARTNERS] = "partners",
  [COMITY_DEMO_STUDENTS_MADE] = "students",
  [COMITY_DEMO_INDEXES] = "indexes and search",
  [COMITY_DEMO_DOCUMENTS] = "documents",
};

/* On a terminal one line is written again and again, elsewhere one for each tenth. */
static void
progress_cb (ComityDemoStep step, guint done, guint total, gpointer data)
{
  gboolean terminal = isatty (STDERR_FILENO);
  double seconds = (double) (g_get_monotonic_time () - *(gint64 *) data) / G_USEC_PER_SEC;

  if (!terminal && total >= 10000 && done % (total / 10 / 1000 * 1000) != 0)
    return;
  if (total > 0)
    g_printerr ("%s%6.1f s  %s: %u of %u%s", terminal ? "\r\033[K" : "", seconds, steps[step], done,
                total, terminal ? "" : "\n");
  else
    g_printerr ("%s%6.1f s  %s …%s", terminal ? "\r\033[K" : "", seconds, steps[step],
                terminal ? "" : "\n");
}

static gboolean
parse (int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (students < 0 || partners < 0 || !rest || !rest[0] || rest[1]) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         "Usage: make-office [--students N] [--partners N] [--seed S] FILE");
    return FALSE;
  }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  ComityDemoPlan plan;

  setlocale (LC_ALL, "");
  if (!parse (argc, argv, &error)) {
    g_printerr ("make-office: %s\n", error->message);
    return 2;
  }
  comity_kinds_init ();
  plan = (ComityDemoPlan) { .students = (guint) students,
                            .partners = (guint) partners,
                            .seed = (guint64) seed,
                            .today = today,
                            .documents = documents };
  if (!comity_demo_make_sync (rest[0], &plan, progress_cb, &start, &error)) {
    g_printerr ("%smake-office: %s\n", isatty (STDERR_FILENO) ? "\r\033[K" : "", error->message);
    return 1;
  }
  g_printerr ("%s%6.1f s  done: %s\n", isatty (STDERR_FILENO) ? "\r\033[K" : "",
              (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, rest[0]);
  return 0;
}
