/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include "comity-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-kinds.h"
#include "config.h"

/*
 * Standard error is for the one sentence; what the layers below note for developers appears there
 * only when it is asked for with G_MESSAGES_DEBUG, or when it tells of a bug.
 */
static GLogWriterOutput
log_writer_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  if (!(level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) &&
      g_getenv ("G_MESSAGES_DEBUG") == NULL)
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

static void
prepare (void)
{
  g_log_set_writer_func (log_writer_cb, NULL, NULL);
  /* `comity list … | head` ends quietly, as other tools do; a transaction is whole or not at all. */
  signal (SIGPIPE, SIG_DFL);
  comity_kinds_init ();
}

static void
cli_init (ComityCli *cli)
{
  memset (cli, 0, sizeof *cli);
  cli->arguments = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  cli->options.where = g_ptr_array_new_with_free_func (g_free);
  cli->options.students = cli->options.version = cli->options.batch = -1;
}

static void
cli_clear (ComityCli *cli)
{
  if (cli->store != NULL)
    comity_store_close_sync (cli->store, NULL);
  g_clear_object (&cli->store);
  comity_cli_options_clear (&cli->options);
  g_ptr_array_unref (cli->arguments);
  g_free (cli->bad_field);
}

/*
 * Finds the command's name, past the options that may stand before it. Anything there that is not
 * the command line's (--screen, a file) leaves it to the window.
 */
static int
find_command (int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    if (argv[i][0] != '-')
      return i;
    if (g_str_equal (argv[i], "--office"))
      i++;
    else if (!g_str_has_prefix (argv[i], "--office=") && !g_str_equal (argv[i], "--json") &&
             !g_str_equal (argv[i], "--demo"))
      return -1;
  }
  return -1;
}

static gboolean
looks_like_file (const char *word)
{
  return strchr (word, '/') != NULL || strchr (word, '.') != NULL || strchr (word, ':') != NULL ||
         g_file_test (word, G_FILE_TEST_EXISTS);
}

static gboolean
has_word (int argc, char **argv, const char *word, const char *other)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], word) || g_strcmp0 (argv[i], other) == 0)
      return TRUE;
  return FALSE;
}

static int
put_and_finish (char *text)
{
  comity_cli_put (text);
  g_free (text);
  return comity_cli_finish (COMITY_CLI_OK);
}

static int
run_without_command (int argc, char **argv)
{
  if (has_word (argc, argv, "--help", "-h")) {
    prepare ();
    return put_and_finish (comity_cli_dup_help (NULL));
  }
  if (has_word (argc, argv, "--version", NULL))
    return put_and_finish (g_strdup_printf ("comity %s\n", COMITY_VERSION));
  return -1;
}

static int
refuse_command (const char *typed)
{
  guint n;
  const ComityCliCommand *commands = comity_cli_commands (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  for (guint i = 0; i < n; i++)
    names[i] = commands[i].name;
  const char *near = comity_cli_suggest (valid, names);
  ComityCli cli;
  cli_init (&cli);
  GError *error = near != NULL ?
                    g_error_new (COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                                 /* Translators: the first was typed, the second is the command most
                                    like it */
                                 _ ("“%s” is not a command. Did you mean “%s”?"), valid, near) :
                    g_error_new (COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                                 /* Translators: %s was typed; “comity --help” is typed as it stands
                                    here */
                                 _ ("“%s” is not a command; see “comity --help”."), valid);
  int status = comity_cli_fail (&cli, error);
  cli_clear (&cli);
  return status;
}

/* The arguments with the command's name taken out of their midst. */
static int
run_command (const ComityCliCommand *command, int argc, char **argv, int at)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  ComityCli cli;
  int status;
  cli_init (&cli);
  cli.command = command;
  for (int i = 1; i < argc; i++)
    if (i != at)
      g_ptr_array_add (rest, argv[i]);
  /* How errors are told must be known before the first. */
  cli.options.json = has_word (argc, argv, "--json", NULL);
  if (!comity_cli_parse (&cli, (int) rest->len, (char **) rest->pdata, 0, &error))
    status = comity_cli_fail (&cli, g_steal_pointer (&error));
  else if (cli.options.help)
    status = put_and_finish (comity_cli_dup_help (command));
  else
    status = comity_cli_finish (command->run (&cli));
  cli_clear (&cli);
  return status;
}

/** comity_cli_help: the command `help`. */
int
comity_cli_help (ComityCli *cli)
{
  const char *name = cli->arguments->pdata[0];
  if (name == NULL)
    return put_and_finish (comity_cli_dup_help (NULL));
  const ComityCliCommand *command = comity_cli_command_find (name);
  return command != NULL ? put_and_finish (comity_cli_dup_help (command)) : refuse_command (name);
}

/**
 * comity_cli_main:
 * @argc: how many arguments
 * @argv: the program's arguments
 *
 * Runs the command that the arguments name. Nothing here needs a display. The caller has set the
 * locale, so that sentences come in the user's language.
 *
 * Returns: the exit status (0 done, 1 refused, 2 wrong use), or -1 when the arguments name no
 *   command and so are for the window
 */
int
comity_cli_main (int argc, char **argv)
{
  int at = find_command (argc, argv);
  /* A file that may not grow any more is told in words, also in the window. */
  signal (SIGXFSZ, SIG_IGN);
  if (at < 0)
    return run_without_command (argc, argv);
  const ComityCliCommand *command = comity_cli_command_find (argv[at]);
  if (command == NULL && looks_like_file (argv[at]))
    return -1;
  prepare ();
  return command != NULL ? run_command (command, argc, argv, at) : refuse_command (argv[at]);
}
