/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-catalogue.h"

#include <string.h>

#define MAGIC 0x950412deu
/* Seven numbers: magic, revision, how many texts, where the ids, where the translations … */
#define HEADER 28

struct _ComityCatalogue {
  GMappedFile *file;
  const char *data;
  gsize size;
  gboolean swapped; /* was made on a computer of the other byte order */
  GHashTable *texts; /* id -> translation, both in the file */
  char *formula; /* which form a number takes */
  guint n_forms;
};

/* -- The form of a number ------------------------------------------------------------------------ */

/** A formula such as `n%10==1 && n%100!=11 ? 0 : 1`, and how far it is read. */
typedef struct {
  const char *at;
  gulong n;
} Formula;

/* The operators of C, the weakest first; of two that begin alike the longer one first. */
static const char *const operators[][5] = {
  { "||" }, { "&&" }, { "==", "!=" }, { "<=", ">=", "<", ">" }, { "+", "-" }, { "*", "/", "%" },
};

static gulong choose (Formula *self);

static gboolean
take (Formula *self, const char *word)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
  if (!g_str_has_prefix (self->at, word))
    return FALSE;
  self->at += strlen (word);
  return TRUE;
}

static gulong
read_atom (Formula *self)
{
  if (take (self, "!"))
    return !read_atom (self);
  if (take (self, "n"))
    return self->n;
  if (take (self, "(")) {
    gulong value = choose (self);

    take (self, ")");
    return value;
  }
  return (gulong) g_ascii_strtoull (self->at, (char **) &self->at, 10);
}

static gulong
apply (const char *operator, gulong a, gulong b)
{
  switch (*operator) {
  case '|':
    return a || b;
  case '&':
    return a && b;
  case '=':
    return a == b;
  case '!':
    return a != b;
  case '<':
    return operator[1] == '=' ? a <= b : a<b;
  case '>':
    return operator[1] == '=' ? a >= b : a> b;
  case '+':
    return a + b;
  case '-':
    return a - b;
  case '*':
    return a * b;
  case '/':
    return b != 0 ? a / b : 0;
  default:
    return b != 0 ? a % b : 0;
  }
}

static const char *
take_operator (Formula *self, guint level)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators[level]) && operators[level][i] != NULL; i++)
    if (take (self, operators[level][i]))
      return operators[level][i];
  return NULL;
}

static gulong
read_level (Formula *self, guint level)
{
  const char *operator;
  gulong value;

  if (level == G_N_ELEMENTS (operators))
    return read_atom (self);
  value = read_level (self, level + 1);
  while ((operator= take_operator (self, level)) != NULL)
    value = apply (operator, value, read_level (self, level + 1));
  return value;
}

static gulong
choose (Formula *self)
{
  gulong value = read_level (self, 0), yes, no;

  if (!take (self, "?"))
    return value;
  yes = choose (self);
  take (self, ":");
  no = choose (self);
  return value ? yes : no;
}

/* What the head of the catalogue says of plurals: `nplurals=2; plural=n != 1;`. */
static void
read_plural_forms (ComityCatalogue *self)
{
  const char *head = comity_catalogue_get (self, "");
  const char *forms = head != NULL ? strstr (head, "nplurals=") : NULL;
  const char *formula = forms != NULL ? strstr (forms, " plural=") : NULL;

  if (forms != NULL)
    self->n_forms = (guint) g_ascii_strtoull (forms + strlen ("nplurals="), NULL, 10);
  if (formula == NULL || self->n_forms == 0) {
    self->n_forms = 2;
    self->formula = g_strdup ("n != 1");
    return;
  }
  formula += strlen (" plural=");
  self->formula = g_strndup (formula, strcspn (formula, ";\n"));
}

/* -- The file -------------------------------------------------------------------------------------- */

static guint32
number_at (const ComityCatalogue *self, gsize offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* The text of entry @i of a table; NULL where it would not end within the file. */
static const char *
text_at (const ComityCatalogue *self, gsize table, gsize i)
{
  gsize length, offset;

  if (table + 8 * (i + 1) > self->size)
    return NULL;
  length = number_at (self, table + 8 * i);
  offset = number_at (self, table + 8 * i + 4);
  return offset + length < self->size && self->data[offset + length] == '\0' ? self->data + offset :
                                                                               NULL;
}

static gboolean
read_texts (ComityCatalogue *self)
{
  guint32 n;

  if (self->size < HEADER)
    return FALSE;
  self->swapped = number_at (self, 0) == GUINT32_SWAP_LE_BE (MAGIC);
  if (number_at (self, 0) != MAGIC)
    return FALSE;
  n = number_at (self, 8);
  for (guint32 i = 0; i < n; i++) {
    const char *id = text_at (self, number_at (self, 12), i);
    const char *text = text_at (self, number_at (self, 16), i);

    if (id == NULL || text == NULL)
      return FALSE;
    g_hash_table_insert (self->texts, (gpointer) id, (gpointer) text);
  }
  return TRUE;
}

/**
 * comity_catalogue_open:
 * @path: of a `.mo` file
 *
 * Returns: (transfer full) (nullable): its texts; %NULL when there is no such file, or it is another
 */
ComityCatalogue *
comity_catalogue_open (const char *path)
{
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (ComityCatalogue) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_new0 (ComityCatalogue, 1);
  self->file = file;
  self->data = g_mapped_file_get_contents (file);
  self->size = g_mapped_file_get_length (file);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_texts (self))
    return NULL;
  read_plural_forms (self);
  return g_steal_pointer (&self);
}

/** comity_catalogue_free: frees it; what it has said is then no longer there. */
void
comity_catalogue_free (ComityCatalogue *self)
{
  g_hash_table_unref (self->texts);
  g_mapped_file_unref (self->file);
  g_free (self->formula);
  g_free (self);
}

/**
 * comity_catalogue_get:
 * @id: a text, with its context and \004 in front where it has one
 *
 * Returns: (transfer none) (nullable): its translation, if there is one
 */
const char *
comity_catalogue_get (const ComityCatalogue *self, const char *id)
{
  const char *text = g_hash_table_lookup (self->texts, id);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* The forms stand behind each other, each with its end. */
static const char *
next_text (const ComityCatalogue *self, const char *text)
{
  const char *end = self->data + self->size, *next = text + strlen (text) + 1;

  return next < end && memchr (next, '\0', (gsize) (end - next)) != NULL ? next : NULL;
}

/**
 * comity_catalogue_get_plural:
 * @id: the singular
 * @n: how many
 *
 * Returns: (transfer none) (nullable): the form for @n, if it is translated
 */
const char *
comity_catalogue_get_plural (const ComityCatalogue *self, const char *id, gulong n)
{
  const char *text = comity_catalogue_get (self, id);
  Formula formula = { self->formula, n };
  gulong form = choose (&formula);

  if (text == NULL || form >= self->n_forms)
    return text;
  for (; form > 0 && text != NULL; form--)
    text = next_text (self, text);
  return text;
}
