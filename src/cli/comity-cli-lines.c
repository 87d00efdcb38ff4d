/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `add KIND --json -`: a conversation. Each line is answered when its record is on the disk, in
 * the order of the lines. The lines that have arrived together share one transaction, since the
 * disk is waited for once a transaction; a person or program that waits for each answer gets one
 * transaction a line.
 */
#define G_LOG_DOMAIN "comity-cli"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "comity-cli-private.h"
#include "comity-id.h"
#include "comity-json.h"

#define CHUNK 65536
#define LONGEST_LINE (16 * 1024 * 1024)
#define MOST_TOGETHER 500

/** Answer: what will be said about one line. */
typedef struct {
  ComityRecord *record; /* NULL: it could not be read */
  char *refusal;        /* the line of JSON that says why */
  gboolean saved;
} Answer;

typedef struct {
  ComityCli *cli;
  const ComityKind *kind;
  GByteArray *buffer;  /* what was read and is not yet a line */
  gboolean overlong;   /* the rest of a line that was too long is passed over */
  GPtrArray *answers;  /* of Answer */
  gboolean refused;    /* one line at least */
} Conversation;

static void
answer_free (gpointer data)
{
  Answer *answer = data;
  g_clear_object (&answer->record);
  g_free (answer->refusal);
  g_free (answer);
}

static void
refuse (Conversation *self, Answer *answer, const GError *error)
{
  GString *json = g_string_new (NULL);
  comity_cli_append_error (self->cli, json, error);
  answer->refusal = g_string_free_and_steal (json);
}

static void
refuse_saving (Conversation *self, Answer *answer, const GError *error)
{
  g_autoptr (GError) explained = g_error_copy (error);
  comity_cli_blame (self->cli, NULL);
  comity_cli_explain (self->cli, answer->record, &explained);
  refuse (self, answer, explained);
}

/* -- From a line to a record ------------------------------------------------------------------ */

static gboolean
take_id (ComityRecord *record, const ComityJsonValue *value, GError **error)
{
  gint64 id;
  if (value->type != COMITY_JSON_ARRAY && value->text != NULL &&
      comity_id_parse (value->text, &id)) {
    comity_record_set_id (record, id);
    return TRUE;
  }
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_FIELD,
               _ ("“id” is not the id of a record: a whole number is expected."));
  return FALSE;
}

static gboolean
take_member (Conversation *self,
             ComityRecord *record,
             const ComityJsonMember *member,
             GError **error)
{
  /* What export writes about a record besides its fields. */
  static const char *const passed_over[] = { "version", "created", "changed", "title", NULL };
  const ComityField *field = comity_kind_get_field (self->kind, member->name);
  comity_cli_blame (self->cli, member->name);
  if (field == NULL && g_str_equal (member->name, "id"))
    return take_id (record, member->value, error);
  if (field == NULL && g_strv_contains (passed_over, member->name))
    return TRUE;
  if (field == NULL)
    field = comity_cli_require_field (self->kind, member->name, error);
  if (field == NULL)
    return FALSE;
  g_autofree char *text = comity_json_dup_neutral (field, member->value, error);
  return text != NULL && comity_cli_set_value (self->cli, record, field, text, error);
}

static ComityRecord *
read_record (Conversation *self, const char *line, gsize length, GError **error)
{
  g_autoptr (ComityRecord) record = comity_record_new (self->kind);
  g_autoptr (GPtrArray) members = comity_json_parse_object (line, length, error);
  if (members == NULL)
    return NULL;
  for (guint i = 0; i < members->len; i++)
    if (!take_member (self, record, members->pdata[i], error))
      return NULL;
  return comity_cli_validate (self->cli, record, error) ? g_steal_pointer (&record) : NULL;
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

static void
take_line (Conversation *self, const char *line, gsize length)
{
  g_autoptr (GError) error = NULL;
  if (is_blank (line, length))
    return;
  Answer *answer = g_new0 (Answer, 1);
  g_ptr_array_add (self->answers, answer);
  comity_cli_blame (self->cli, NULL);
  answer->record = read_record (self, line, length, &error);
  if (answer->record == NULL)
    refuse (self, answer, error);
}

/* -- From records to the disk, and the answers ------------------------------------------------ */

static gboolean
write_together (Conversation *self, Answer **answers, guint n, GError **error)
{
  g_autoptr (ComityChanges) changes = comity_changes_new (NULL);
  for (guint i = 0; i < n; i++)
    comity_changes_put (changes, answers[i]->record);
  return comity_cli_write (self->cli, g_steal_pointer (&changes), error);
}

/* Whether it is one record's fault, so that the others of its transaction are innocent. */
static gboolean
is_fault_of_record (const GError *error)
{
  return error->domain != COMITY_STORE_ERROR || error->code == COMITY_STORE_ERROR_INVALID ||
         error->code == COMITY_STORE_ERROR_STALE || error->code == COMITY_STORE_ERROR_EXISTS;
}

/*
 * Saves records in one transaction; when one of them is at fault, in two halves, until the faulty
 * ones stand alone.
 *
 * Returns: how many are saved
 */
static guint
save (Conversation *self, Answer **answers, guint n)
{
  g_autoptr (GError) error = NULL;
  if (n == 0)
    return 0;
  gboolean done = write_together (self, answers, n, &error);
  if (!done && n > 1 && is_fault_of_record (error))
    return save (self, answers, n / 2) + save (self, answers + n / 2, n - n / 2);
  for (guint i = 0; i < n; i++) {
    answers[i]->saved = done;
    g_clear_pointer (&answers[i]->refusal, g_free);
    if (!done)
      refuse_saving (self, answers[i], error);
  }
  return done ? n : 0;
}

/* What was refused may have named a record that stood further down and now is there. */
static void
save_all (Conversation *self)
{
  guint n_saved;
  do {
    g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
    for (guint i = 0; i < self->answers->len; i++) {
      Answer *answer = self->answers->pdata[i];
      if (answer->record != NULL && !answer->saved)
        g_ptr_array_add (waiting, answer);
    }
    n_saved = save (self, (Answer **) waiting->pdata, waiting->len);
    if (n_saved == waiting->len)
      return;
  } while (n_saved > 0);
}

static void
put_answers (Conversation *self)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < self->answers->len; i++) {
    const Answer *answer = self->answers->pdata[i];
    self->refused = self->refused || !answer->saved;
    if (!answer->saved)
      g_string_append (line, answer->refusal);
    else
      g_string_append_printf (line, "{\"id\": \"%" G_GINT64_FORMAT "\", \"version\": 1}",
                              comity_record_get_id (answer->record));
    comity_cli_put_line (line);
  }
  g_ptr_array_set_size (self->answers, 0);
}

/* Returns: whether somebody still reads the answers */
static gboolean
answer_all (Conversation *self)
{
  if (self->answers->len == 0)
    return TRUE;
  save_all (self);
  put_answers (self);
  return comity_cli_flush ();
}

/* -- Reading ---------------------------------------------------------------------------------- */

static void
refuse_overlong (Conversation *self)
{
  g_autoptr (GError) error = g_error_new (COMITY_CLI_ERROR, COMITY_CLI_ERROR_FIELD,
                                          _ ("The line is longer than 16 MB, which no record is."));
  Answer *answer = g_new0 (Answer, 1);
  g_ptr_array_add (self->answers, answer);
  comity_cli_blame (self->cli, NULL);
  refuse (self, answer, error);
  g_byte_array_set_size (self->buffer, 0);
  self->overlong = TRUE;
}

/* Takes the whole lines out of the buffer. @searched bytes of it are known to hold no line's end. */
static gboolean
take_lines (Conversation *self, gsize searched)
{
  gsize start = 0;
  const char *data = (const char *) self->buffer->data;
  while (TRUE) {
    gsize from = MAX (start, searched);
    const char *end = memchr (data + from, '\n', self->buffer->len - from);
    if (end == NULL)
      break;
    if (!self->overlong)
      take_line (self, data + start, (gsize) (end - data) - start);
    self->overlong = FALSE;
    start = (gsize) (end - data) + 1;
    if (self->answers->len >= MOST_TOGETHER && !answer_all (self))
      return FALSE;
  }
  g_byte_array_remove_range (self->buffer, 0, (guint) start);
  if (self->overlong)
    g_byte_array_set_size (self->buffer, 0);
  else if (self->buffer->len > LONGEST_LINE)
    refuse_overlong (self);
  return answer_all (self);
}

/* Returns: 1 when something came, 0 at the end, -1 when the input cannot be read */
static int
read_some (Conversation *self)
{
  gsize before = self->buffer->len;
  g_byte_array_set_size (self->buffer, (guint) (before + CHUNK));
  gssize n;
  do
    n = read (STDIN_FILENO, self->buffer->data + before, CHUNK);
  while (n < 0 && errno == EINTR);
  int number = errno;
  g_byte_array_set_size (self->buffer, (guint) before + (guint) MAX (n, 0));
  errno = number;
  return n > 0 ? 1 : (int) n;
}

static int
converse (Conversation *self, GError **error)
{
  gsize searched = 0;
  int got;
  while ((got = read_some (self)) > 0) {
    if (!take_lines (self, searched))
      return COMITY_CLI_FAILED;
    searched = self->buffer->len;
  }
  if (got < 0) {
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_REFUSED,
                 /* Translators: %s is the system’s reason, such as “Input/output error” */
                 _ ("Standard input cannot be read: %s."), g_strerror (errno));
    return COMITY_CLI_FAILED;
  }
  if (!self->overlong)
    take_line (self, (const char *) self->buffer->data, self->buffer->len);
  return answer_all (self) && !self->refused ? COMITY_CLI_OK : COMITY_CLI_FAILED;
}

/**
 * comity_cli_add_lines:
 * @cli: the run; its office is open for writing
 * @kind: the kind of the records
 *
 * Reads standard input to its end and answers each line that is not blank.
 *
 * Returns: the exit status
 */
int
comity_cli_add_lines (ComityCli *cli, const ComityKind *kind)
{
  g_autoptr (GError) error = NULL;
  Conversation self = { .cli = cli, .kind = kind };
  self.buffer = g_byte_array_new ();
  self.answers = g_ptr_array_new_with_free_func (answer_free);
  int status = converse (&self, &error);
  g_byte_array_unref (self.buffer);
  g_ptr_array_unref (self.answers);
  return error != NULL ? comity_cli_fail (cli, g_steal_pointer (&error)) : status;
}
