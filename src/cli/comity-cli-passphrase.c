/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "comity-cli-private.h"

#define LONGEST 1024

static gboolean
read_line (int terminal, char *line)
{
  gsize n = 0;
  char c;
  while (read (terminal, &c, 1) == 1 && c != '\n') {
    if (n < LONGEST)
      line[n++] = c;
  }
  line[n] = '\0';
  return n > 0;
}

/* From the terminal itself, also where standard input is a pipe; nothing is shown of it. */
static char *
ask (const char *question)
{
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  struct termios shown, hidden;
  char line[LONGEST + 1];
  gboolean done = FALSE;
  if (terminal >= 0 && tcgetattr (terminal, &shown) == 0) {
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t) ECHO;
    tcsetattr (terminal, TCSAFLUSH, &hidden);
    dprintf (terminal, "%s ", question);
    done = read_line (terminal, line);
    tcsetattr (terminal, TCSAFLUSH, &shown);
    dprintf (terminal, "\n");
  }
  if (terminal >= 0)
    close (terminal);
  char *answer = done ? g_strdup (line) : NULL;
  explicit_bzero (line, sizeof line);
  return answer;
}

/**
 * comity_cli_forget:
 * @secret: (nullable): overwritten with zeros, not freed
 */
void
comity_cli_forget (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
}

/**
 * comity_cli_dup_passphrase:
 * @is_new: whether it is chosen now, and so asked for twice
 * @error: a sentence
 *
 * The passphrase is in COMITY_PASSPHRASE, for scripts, or asked for. It is never an argument, which
 * everybody on the computer could read.
 *
 * Returns: (transfer full): it, for comity_cli_forget() and g_free()
 */
char *
comity_cli_dup_passphrase (gboolean is_new, GError **error)
{
  const char *given = g_getenv ("COMITY_PASSPHRASE");
  if (given != NULL && *given != '\0')
    return g_strdup (given);
  /* Translators: asks at the terminal for the passphrase of a backup or of the office’s lock */
  char *first = ask (_ ("Passphrase:"));
  if (first == NULL) {
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PASSPHRASE,
                 _ ("A passphrase is needed: type it, or put it into COMITY_PASSPHRASE."));
    return NULL;
  }
  char *again = is_new ? ask (_ ("The same again:")) : NULL;
  if (is_new && g_strcmp0 (first, again) != 0) {
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PASSPHRASE,
                 _ ("The two passphrases are not the same. Nothing was done."));
    comity_cli_forget (first);
    g_clear_pointer (&first, g_free);
  }
  comity_cli_forget (again);
  g_free (again);
  return first;
}
