/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"

typedef enum {
  OPTION_FLAG,
  OPTION_TEXT,
  OPTION_TEXTS,
  OPTION_NUMBER,
} OptionType;

typedef struct {
  const char *name;
  OptionType type;
  gsize offset; /* in ComityCliOptions */
  const char *argument;
  const char *help;
} Option;

#define AT(member) G_STRUCT_OFFSET (ComityCliOptions, member)

/* The first are every command's; the others are named by the commands that take them. */
#define N_COMMON 4
static const Option options[] = {
  { "office", OPTION_TEXT, AT (office), N_ ("FILE"), N_ ("the office file to work on") },
  { "demo", OPTION_FLAG, AT (demo), NULL, N_ ("work on the demo office") },
  { "json", OPTION_FLAG, AT (json), NULL, N_ ("one JSON object a line, made for programs") },
  { "help", OPTION_FLAG, AT (help), NULL, N_ ("show this help") },
  { "search", OPTION_TEXT, AT (search), N_ ("TEXT"),
    N_ ("only records in which each of these words, or a beginning or part of it, is found") },
  /* Translators: stands for a field and what is in it, after an option */
  { "where", OPTION_TEXTS, AT (where), N_ ("FIELD=VALUE"),
    N_ ("only records with this value; also !=, ~ (contains), >= and <=; "
        "“FIELD=” finds those without a value, “FIELD=*” those with one; may be repeated") },
  /* Translators: stands for a date, after an option */
  { "as-of", OPTION_TEXT, AT (as_of), N_ ("DATE"), N_ ("only what was in force on that day") },
  { "date", OPTION_TEXT, AT (date), N_ ("DATE"), N_ ("as if it were that day") },
  /* Translators: stands for the name of a field, after an option */
  { "sort", OPTION_TEXT, AT (sort), N_ ("FIELD"),
    N_ ("order by this field; -FIELD for the opposite order") },
  { "descending", OPTION_FLAG, AT (descending), NULL, N_ ("the opposite order") },
  /* Translators: stands for a number, after an option */
  { "limit", OPTION_NUMBER, AT (limit), N_ ("N"), N_ ("at most so many records") },
  /* Translators: stands for the names of fields, after an option */
  { "columns", OPTION_TEXT, AT (columns), N_ ("FIELD,FIELD…"), N_ ("only these fields") },
  /* Translators: stands for a form of file such as csv or json, after an option */
  { "format", OPTION_TEXT, AT (format), N_ ("FORM"), N_ ("the form of the file") },
  /* Translators: stands for a name, after an option */
  { "sheet", OPTION_TEXT, AT (sheet), N_ ("NAME"),
    N_ (
      "the sheet of the workbook, by name or number; without it, the first that holds anything") },
  { "charset", OPTION_TEXT, AT (charset), N_ ("NAME"),
    N_ ("the charset of the text, such as windows-1251; without it, it is guessed") },
  { "map", OPTION_TEXT, AT (map), N_ ("FILE"),
    N_ ("what the columns are, as a JSON file says; --dry-run --json shows one") },
  { "feed", OPTION_TEXT, AT (feed), N_ ("NAME"),
    N_ ("keep the address under this name, so that “comity feed refresh” asks it again") },
  { "shown", OPTION_FLAG, AT (shown), NULL,
    N_ ("heads and values as people see them, rather than names of fields and neutral values") },
  { "dry-run", OPTION_FLAG, AT (dry_run), NULL, N_ ("say what would be done, and do nothing") },
  { "raw", OPTION_FLAG, AT (raw), NULL,
    N_ ("leave texts as they are that a spreadsheet would take for a formula") },
  { "version", OPTION_NUMBER, AT (version), N_ ("N"),
    N_ ("refuse when the record has meanwhile got another version") },
  { "batch", OPTION_NUMBER, AT (batch), N_ ("N"), N_ ("the number of a change of the history") },
  { "since", OPTION_TEXT, AT (since), N_ ("DATE"), N_ ("only what was done on that day or later") },
  { "to", OPTION_TEXT, AT (to), N_ ("DATE"), N_ ("how things stood when that day ended") },
  { "allow-private", OPTION_FLAG, AT (allow_private), NULL,
    N_ ("also ask hosts of your own network") },
  { "page", OPTION_TEXT, AT (page), N_ ("FILE"),
    N_ ("read this saved page instead of asking the web") },
  /* Translators: stands for an address on the web, after an option */
  { "base", OPTION_TEXT, AT (base), N_ ("ADDRESS"), N_ ("the address that the saved page had") },
  { "output", OPTION_TEXT, AT (output), N_ ("FILE"), N_ ("where to write it; also -o FILE") },
  { "pdf", OPTION_TEXT, AT (pdf), N_ ("FILE"), N_ ("write it as pages for paper into this file") },
  /* Translators: stands for the codes of one or two languages, such as “ru,en”, after an option */
  { "language", OPTION_TEXT, AT (language), N_ ("LANGUAGES"),
    N_ ("in this language; in two beside each other, as “ru,en”, in PDF") },
  { "students", OPTION_NUMBER, AT (students), N_ ("N"),
    N_ ("how many invented students the demo office has") },
  { "list", OPTION_FLAG, AT (list), NULL, N_ ("show what there is, newest first") },
  /* Translators: stands for the name of a folder, after an option */
  { "second", OPTION_TEXT, AT (second), N_ ("FOLDER"),
    N_ ("from now on, put a copy of each backup there too; “--second=” ends that") },
  { "unmasked", OPTION_FLAG, AT (unmasked), NULL,
    N_ ("show numbers of documents whole, not only their ends") },
  { "mend", OPTION_FLAG, AT (mend), NULL, N_ ("make search, order and counts anew first") },
  { "yes", OPTION_FLAG, AT (yes), NULL, N_ ("do it without asking") },
  { "encrypt", OPTION_FLAG, AT (encrypt), NULL,
    N_ ("encrypt with a passphrase, which is asked for or taken from COMITY_PASSPHRASE") },
};

static gboolean
belongs_to (const Option *option, const ComityCliCommand *command)
{
  if (option < options + N_COMMON)
    return TRUE;
  if (command == NULL || command->options == NULL)
    return FALSE;
  g_auto (GStrv) names = g_strsplit (command->options, " ", -1);
  return g_strv_contains ((const char *const *) names, option->name);
}

static const Option *
find_option (const char *name, gsize length, const ComityCliCommand *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0 &&
        belongs_to (&options[i], command))
      return &options[i];
  return NULL;
}

static gboolean
refuse_unknown (const char *typed, const ComityCliCommand *command, GError **error)
{
  const char *names[G_N_ELEMENTS (options) + 1] = { NULL };
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (belongs_to (&options[i], command))
      names[n++] = options[i].name;
  g_autofree char *bare = g_strdup (typed + (g_str_has_prefix (typed, "--") ? 2 : 1));
  *strchrnul (bare, '=') = '\0';
  const char *near = comity_cli_suggest (bare, names);
  if (near != NULL)
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: an option such as --limit, a command, an option */
                 _ ("“%s” is not an option of “%s”. Did you mean “--%s”?"), typed, command->name,
                 near);
  else
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: what was typed, then the name of a command, twice */
                 _ ("“%s” is not an option of “%s”; see “comity %s --help”."), typed, command->name,
                 command->name);
  return FALSE;
}

static gboolean
read_number (const Option *option, const char *text, gint64 *number, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT, number, NULL))
    return TRUE;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: what was typed, then the name of an option, such as “limit” */
               _ ("“%s” is no good for “--%s”: a whole number from 0 is expected."), text,
               option->name);
  return FALSE;
}

static gboolean
store_option (ComityCli *cli, const Option *option, const char *value, GError **error)
{
  gpointer at = G_STRUCT_MEMBER_P (&cli->options, option->offset);
  switch (option->type) {
  case OPTION_FLAG:
    *(gboolean *) at = TRUE;
    return TRUE;
  case OPTION_TEXT:
    g_set_str ((char **) at, value);
    return TRUE;
  case OPTION_TEXTS:
    g_ptr_array_add (*(GPtrArray **) at, g_strdup (value));
    return TRUE;
  case OPTION_NUMBER:
    return read_number (option, value, at, error);
  default:
    g_assert_not_reached ();
  }
}

/* Takes the option at argv[*i], and its argument, which may follow. */
static gboolean
take_option (ComityCli *cli, int argc, char **argv, int *i, GError **error)
{
  const char *typed = argv[*i];
  const char *name = g_str_equal (typed, "-h") ? "--help" :
                     g_str_equal (typed, "-o") ? "--output" :
                                                 typed;
  const char *equals = strchr (name, '=');
  gsize length = equals != NULL ? (gsize) (equals - name) : strlen (name);
  const Option *option = NULL;
  if (g_str_has_prefix (name, "--"))
    option = find_option (name + 2, length - 2, cli->command);
  if (option == NULL)
    return refuse_unknown (typed, cli->command, error);
  if (option->type == OPTION_FLAG && equals != NULL) {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: %s is the name of an option, such as “json” */
                 _ ("“--%s” takes no value."), option->name);
    return FALSE;
  }
  if (option->type != OPTION_FLAG && equals == NULL && *i + 1 >= argc) {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: an option such as --limit, then what it wants, such as FIELD */
                 _ ("“--%s” wants a value: %s."), option->name, _ (option->argument));
    return FALSE;
  }
  if (option->type == OPTION_FLAG)
    return store_option (cli, option, NULL, error);
  return store_option (cli, option, equals != NULL ? equals + 1 : argv[++*i], error);
}

/* What a command takes, for people. What stands in capitals is to be replaced, and translated.
 * “partner” is typed as it is, and is also a word of the window; the translation of an empty text
 * would be the head of the catalogue. */
static const char *
arguments_of (const ComityCliCommand *command)
{
  static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const char *arguments = command->arguments;

  return strpbrk (arguments, capitals) != NULL ? _ (arguments) : arguments;
}

static gboolean
check_count (ComityCli *cli, GError **error)
{
  const ComityCliCommand *command = cli->command;
  int n = (int) cli->arguments->len;
  if (cli->options.help || (n >= command->least && (command->most < 0 || n <= command->most)))
    return TRUE;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: the name of a command, then what it takes, such as “KIND ID”;
                  “comity” stays */
               n < command->least ? _ ("Something is missing: comity %s %s") :
                                    /* Translators: the name of a command, then what it takes, such
                                       as “KIND ID”; “comity” stays */
                                    _ ("That is too much: comity %s %s"),
               command->name, arguments_of (command));
  return FALSE;
}

/**
 * comity_cli_parse:
 * @cli: the run; its command may be %NULL while only the options before it are read
 * @argc: how many arguments
 * @argv: the arguments
 * @first: where to begin
 * @error: a sentence of the domain %COMITY_CLI_ERROR
 *
 * Reads options and arguments in any order. After `--` everything is an argument, and `-` alone is
 * one always. Texts are taken as UTF-8 whatever the locale.
 *
 * Returns: whether they make sense
 */
gboolean
comity_cli_parse (ComityCli *cli, int argc, char **argv, int first, GError **error)
{
  gboolean only_arguments = FALSE;
  for (int i = first; i < argc; i++) {
    if (!g_utf8_validate (argv[i], -1, NULL)) {
      g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                   /* Translators: %d counts the words of the command line */
                   _ ("Argument %d is not valid UTF-8 text."), i);
      return FALSE;
    }
    if (!only_arguments && g_str_equal (argv[i], "--"))
      only_arguments = TRUE;
    else if (only_arguments || argv[i][0] != '-' || argv[i][1] == '\0')
      g_ptr_array_add (cli->arguments, g_strdup (argv[i]));
    else if (!take_option (cli, argc, argv, &i, error))
      return FALSE;
  }
  return check_count (cli, error);
}

/** comity_cli_options_clear: frees what the options hold. */
void
comity_cli_options_clear (ComityCliOptions *self)
{
  g_free (self->office);
  g_free (self->search);
  g_free (self->sort);
  g_free (self->as_of);
  g_free (self->date);
  g_free (self->columns);
  g_free (self->format);
  g_free (self->second);
  g_free (self->output);
  g_free (self->sheet);
  g_free (self->charset);
  g_free (self->map);
  g_free (self->feed);
  g_free (self->since);
  g_free (self->to);
  g_free (self->page);
  g_free (self->base);
  g_clear_pointer (&self->where, g_ptr_array_unref);
}

/* Words folded into lines of 80 columns, further lines indented. */
static void
append_folded (GString *help, const char *text, guint indent, guint column)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    guint width = comity_cli_width_of (words[i]);
    if (i > 0 && column + 1 + width > 80) {
      g_string_append_printf (help, "\n%*s", (int) indent, "");
      column = indent;
    } else if (i > 0) {
      g_string_append_c (help, ' ');
      column++;
    }
    g_string_append (help, words[i]);
    column += width;
  }
  g_string_append_c (help, '\n');
}

static void
append_pair (GString *help, const char *left, const char *right)
{
  const guint indent = 26;
  guint width = comity_cli_width_of (left) + 2;
  g_string_append_printf (help, "  %s", left);
  if (width + 2 > indent)
    g_string_append_printf (help, "\n%*s", (int) indent, "");
  else
    g_string_append_printf (help, "%*s", (int) (indent - width), "");
  append_folded (help, right, indent, indent);
}

static void
append_options (GString *help, const ComityCliCommand *command)
{
  /* Translators: above the list of options in the help of the command line */
  g_string_append_printf (help, "\n%s\n", _ ("Options:"));
  for (guint n = 0; n < G_N_ELEMENTS (options); n++) {
    /* The command's own come first. */
    const Option *option = &options[(n + N_COMMON) % G_N_ELEMENTS (options)];
    if (!belongs_to (option, command))
      continue;
    g_autofree char *left = option->argument != NULL ?
                              g_strdup_printf ("--%s %s", option->name, _ (option->argument)) :
                              g_strdup_printf ("--%s", option->name);
    append_pair (help, left, _ (option->help));
  }
}

static char *
dup_program_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);
  guint n;
  const ComityCliCommand *commands = comity_cli_commands (&n);
  /* Translators: above the summary of a command in the help of the command line */
  g_string_append_printf (help, "%s\n  comity [--office %s] %s\n  comity [%s]\n\n", _ ("Usage:"),
                          _ ("FILE"), _ ("COMMAND …"), _ ("FILE"));
  append_folded (help,
                 _ ("Comity keeps the records of a university’s international relations office. "
                    "Without a command it opens its window."),
                 0, 0);
  /* Translators: above the list of commands in the help of the command line */
  g_string_append_printf (help, "\n%s\n", _ ("Commands:"));
  for (guint i = 0; i < n; i++) {
    g_autofree char *left =
      g_strdup_printf ("%s %s", commands[i].name, arguments_of (&commands[i]));
    append_pair (help, left, _ (commands[i].summary));
  }
  append_options (help, NULL);
  append_pair (help, "--version", _ ("show the version"));
  g_string_append_c (help, '\n');
  append_folded (help,
                 _ ("“comity COMMAND --help” tells more about a command. Without --office the "
                    "commands work on the file that COMITY_OFFICE in the environment names, or "
                    "on the office in your home folder."),
                 0, 0);
  return g_string_free_and_steal (g_steal_pointer (&help));
}

/**
 * comity_cli_dup_help:
 * @command: (nullable): a command, or %NULL for the program
 *
 * Returns: (transfer full): what --help says
 */
char *
comity_cli_dup_help (const ComityCliCommand *command)
{
  if (command == NULL)
    return dup_program_help ();
  g_autoptr (GString) help = g_string_new (NULL);
  g_string_append_printf (help, "%s\n  comity %s %s\n\n", _ ("Usage:"), command->name,
                          arguments_of (command));
  append_folded (help, _ (command->summary), 0, 0);
  if (command->description != NULL) {
    g_auto (GStrv) paragraphs = g_strsplit (_ (command->description), "\n", -1);
    for (guint i = 0; paragraphs[i] != NULL; i++) {
      g_string_append_c (help, '\n');
      append_folded (help, paragraphs[i], 0, 0);
    }
  }
  append_options (help, command);
  if (command->examples != NULL)
    /* Translators: above the examples in the help of the command line */
    g_string_append_printf (help, "\n%s\n%s", _ ("Examples:"), command->examples);
  return g_string_free_and_steal (g_steal_pointer (&help));
}
