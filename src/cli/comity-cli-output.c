/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include "comity-cli-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "comity-error.h"
#include "comity-exchange-error.h"
#include "comity-json.h"

G_DEFINE_QUARK (comity-cli-error-quark, comity_cli_error)

/* Errors of writing show in comity_cli_finish(), once, however many lines were lost. */
static gboolean output_failed;
static int output_errno;

static void
note_failure (void)
{
  if (!output_failed)
    output_errno = errno;
  output_failed = TRUE;
}

/**
 * comity_cli_put:
 * @text: UTF-8; written as it is, whatever the locale says, since it may be read by programs
 *
 * Writes to standard output, through its buffer.
 */
void
comity_cli_put (const char *text)
{
  if (!output_failed && fputs (text, stdout) == EOF)
    note_failure ();
}

/**
 * comity_cli_put_line:
 * @line: what to write, without the end of the line; emptied
 *
 * Writes one line to standard output.
 */
void
comity_cli_put_line (GString *line)
{
  g_string_append_c (line, '\n');
  if (!output_failed && fwrite (line->str, 1, line->len, stdout) < line->len)
    note_failure ();
  g_string_truncate (line, 0);
}

/**
 * comity_cli_flush:
 *
 * Hands everything written to whoever reads it.
 *
 * Returns: whether all of it, also before, could be written
 */
gboolean
comity_cli_flush (void)
{
  if (!output_failed && fflush (stdout) != 0)
    note_failure ();
  return !output_failed;
}

/**
 * comity_cli_finish:
 * @status: the exit status so far
 *
 * Flushes the output; a full disk behind it makes a failure of a success.
 *
 * Returns: the exit status
 */
int
comity_cli_finish (int status)
{
  if (comity_cli_flush ())
    return status;
  g_autofree char *sentence =
    /* Translators: %s is the system's reason, such as “No space left on device” */
    g_strdup_printf (_ ("The output could not be written: %s."), g_strerror (output_errno));
  fprintf (stderr, "comity: %s\n", sentence);
  return status == COMITY_CLI_OK ? COMITY_CLI_FAILED : status;
}

/** comity_cli_is_terminal: whether a person looks at the output. */
gboolean
comity_cli_is_terminal (void)
{
  return isatty (STDOUT_FILENO) == 1;
}

/**
 * comity_cli_terminal_width:
 *
 * Returns: how many columns the terminal has; 0 when the output goes elsewhere, and so has no limit
 */
guint
comity_cli_terminal_width (void)
{
  struct winsize size;
  guint64 columns = 0;
  if (!comity_cli_is_terminal ())
    return 0;
  const char *wish = g_getenv ("COLUMNS");
  if (wish != NULL && g_ascii_string_to_unsigned (wish, 10, 1, 10000, &columns, NULL))
    return (guint) columns;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return 80;
}

/* A character that moves the cursor, turns the writing round, or is no text at all. */
static gboolean
is_unfit (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/**
 * comity_cli_dup_plain:
 * @text: any text out of a record
 * @many_lines: whether line breaks may stay
 *
 * Takes out what could command the terminal: a name is no place for an escape sequence.
 *
 * Returns: (transfer full): text that is safe to print
 */
char *
comity_cli_dup_plain (const char *text, gboolean many_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (c == '\n' && many_lines)
      g_string_append_c (plain, '\n');
    else if (is_unfit (c))
      g_string_append_c (plain, ' ');
    else
      g_string_append_unichar (plain, c);
  }
  return g_string_free_and_steal (plain);
}

/**
 * comity_cli_width_of:
 * @text: plain text
 *
 * Returns: how many columns of a terminal it takes
 */
guint
comity_cli_width_of (const char *text)
{
  guint width = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);
    width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

/**
 * comity_cli_blame:
 * @field_name: (nullable): a field
 *
 * Remembers which field the next error is about, for programs.
 */
void
comity_cli_blame (ComityCli *cli, const char *field_name)
{
  g_set_str (&cli->bad_field, field_name);
}

static const char *
core_code (int code)
{
  static const char *const names[] = {
    "required", "syntax", "range", "choice", "check-digit", "rule", "unknown",
  };
  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : "failed";
}

static const char *
store_code (int code)
{
  static const char *const names[] = {
    "stale",   "gone",       "invalid", "in-use",  "locked",  "read-only",
    "full",    "not-office", "newer",   "damaged", "undo",    "exists",
    "missing", "passphrase", "foreign", "lost",    "backups", "failed",
  };
  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : "failed";
}

/* A file of the wrong sort or size is no mistake in a line of JSON. */
static const char *
exchange_code (int code)
{
  static const char *const names[] = { "json",  "type",   "file",   "format",
                                       "limit", "option", "refused" };
  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : "failed";
}

static const char *
code_of (const GError *error)
{
  static const char *const own[] = { "usage", "refused", "value", "ambiguous" };
  if (error->domain == COMITY_CORE_ERROR)
    return core_code (error->code);
  if (error->domain == COMITY_STORE_ERROR)
    return store_code (error->code);
  if (error->domain == COMITY_EXCHANGE_ERROR)
    return exchange_code (error->code);
  if (error->domain == COMITY_CLI_ERROR)
    return own[error->code];
  return "failed";
}

/** comity_cli_status_of: the exit status that an error means. */
int
comity_cli_status_of (const GError *error)
{
  return g_error_matches (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE) ? COMITY_CLI_USAGE :
                                                                             COMITY_CLI_FAILED;
}

/**
 * comity_cli_append_error:
 * @json: the text so far
 * @error: what went wrong
 *
 * Adds `{"error": {"code": …, "field": …, "message": …}}`.
 */
void
comity_cli_append_error (ComityCli *cli, GString *json, const GError *error)
{
  g_autofree char *valid = g_utf8_make_valid (error->message, -1);
  g_string_append (json, "{\"error\": {");
  comity_json_append_member (json, "code", code_of (error));
  comity_json_append_member_if (json, "field", cli->bad_field);
  comity_json_append_member (json, "message", valid);
  g_string_append (json, "}}");
}

/**
 * comity_cli_fail:
 * @error: (transfer full): what went wrong
 *
 * Says so on standard error, in one line.
 *
 * Returns: the exit status
 */
int
comity_cli_fail (ComityCli *cli, GError *error)
{
  int status = comity_cli_status_of (error);
  g_autoptr (GString) line = g_string_new (NULL);
  if (cli->options.json) {
    comity_cli_append_error (cli, line, error);
  } else {
    g_autofree char *plain = comity_cli_dup_plain (error->message, FALSE);
    g_string_printf (line, "comity: %s", plain);
  }
  comity_cli_flush ();
  fprintf (stderr, "%s\n", line->str);
  g_error_free (error);
  return status;
}
