/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-cli-private.h"
#include "comity-demo.h"
#include "comity-id.h"
#include "comity-text.h"

/**
 * comity_cli_dup_path:
 *
 * Returns: (transfer full): the office file that the command works on
 */
char *
comity_cli_dup_path (ComityCli *cli)
{
  const char *wish = g_getenv ("COMITY_OFFICE");
  if (cli->options.office != NULL)
    return g_strdup (cli->options.office);
  /* A new demo office may be put where the environment says; to work on the demo is a clear word. */
  gboolean making = cli->command != NULL && cli->command->run == comity_cli_new;
  if (cli->options.demo && !(making && wish != NULL && *wish != '\0'))
    return comity_demo_dup_path ();
  if (wish != NULL && *wish != '\0')
    return g_strdup (wish);
  return comity_store_dup_default_path ("office");
}

/**
 * comity_cli_open:
 * @writable: whether the command writes, and so needs the lock
 * @error: why it cannot be opened
 *
 * Opens the office. Reading works also while another program has it open.
 *
 * Returns: whether it is open
 */
gboolean
comity_cli_open (ComityCli *cli, gboolean writable, GError **error)
{
  g_autofree char *path = comity_cli_dup_path (cli);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_autofree char *shown = g_filename_display_name (path);
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_REFUSED,
                 cli->options.demo ?
                   /* Translators: %s is a path; what is in quotes after it is typed as it stands
                      here */
                   _ ("There is no demo office at “%s”; “comity new --demo” makes it.") :
                   /* Translators: %s is a path; what is in quotes after it is typed as it stands
                      here */
                   _ ("There is no office at “%s”; “comity new” makes one."),
                 shown);
    return FALSE;
  }
  g_autoptr (GError) local = NULL;
  cli->store =
    comity_store_open_sync (path, writable ? COMITY_OPEN_DEFAULT : COMITY_OPEN_READ_ONLY, &local);
  if (g_error_matches (local, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOST))
    g_set_error (error, local->domain, local->code,
                 /* Translators: a sentence about what is missing from an office, then its path */
                 _ ("%1$s To go on without it, delete “%2$s.lock”."), local->message, path);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return cli->store != NULL;
}

/**
 * comity_cli_require_kind:
 * @name: what was typed
 *
 * Returns: the kind, or %NULL with a sentence in @error
 */
const ComityKind *
comity_cli_require_kind (const char *name, GError **error)
{
  const ComityKind *kind = comity_kind_find (name);
  if (kind != NULL)
    return kind;
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = kinds[i]->name;
  const char *near = comity_cli_suggest (name, names);
  if (near != NULL)
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: the first was typed, the second is the kind’s name most like it */
                 _ ("“%s” is not a kind of record. Did you mean “%s”?"), name, near);
  else
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: %s was typed; “comity kinds” is typed as it stands here */
                 _ ("“%s” is not a kind of record; “comity kinds” lists them."), name);
  return NULL;
}

/**
 * comity_cli_require_field:
 * @kind: a kind
 * @name: what was typed
 *
 * Returns: the field, or %NULL with a sentence in @error
 */
const ComityField *
comity_cli_require_field (const ComityKind *kind, const char *name, GError **error)
{
  const ComityField *field = comity_kind_get_field (kind, name);
  if (field != NULL)
    return field;
  g_autofree const char **names = g_new0 (const char *, kind->n_fields + 1);
  for (guint i = 0; i < kind->n_fields; i++)
    names[i] = kind->fields[i].name;
  const char *near = comity_cli_suggest (name, names);
  if (near != NULL)
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: a kind’s name, what was typed, the most similar field */
                 _ ("“%s” has no field “%s”. Did you mean “%s”?"), kind->name, name, near);
  else
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
                 /* Translators: a kind’s name, what was typed, the kind’s name again; “comity
                    kinds” is typed as it stands here */
                 _ ("“%s” has no field “%s”; “comity kinds %s” lists them."), kind->name, name,
                 kind->name);
  return NULL;
}

typedef struct {
  const ComityKind *kind;
  const char *title;
} TitleSearch;

/* The ids of the records with exactly this title. Runs in a reader thread. */
static gpointer
find_title_func (ComityDb *db, gpointer data, GError **error)
{
  const TitleSearch *search = data;
  g_autoptr (ComityQuery) query = comity_query_new (search->kind);
  comity_query_set_search (query, search->title);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);
  if (ids == NULL)
    return NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len && found->len < 2; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autofree char *title = comity_db_title (db, search->kind, id);
    if (title != NULL && comity_text_compare (title, search->title) == 0)
      g_array_append_val (found, id);
  }
  return g_steal_pointer (&found);
}

static gboolean
find_title (ComityCli *cli, const ComityKind *kind, const char *title, gint64 *id, GError **error)
{
  TitleSearch search = { kind, title };
  g_autoptr (GArray) found = comity_store_read_sync (cli->store, find_title_func, &search, error);
  if (found == NULL)
    return FALSE;
  if (found->len == 1) {
    *id = g_array_index (found, gint64, 0);
    return TRUE;
  }
  if (found->len == 0)
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE,
                 /* Translators: a kind’s name, then a title */
                 _ ("No record of “%s” has the title “%s”."), kind->name, title);
  else
    g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_AMBIGUOUS,
                 /* Translators: a kind’s name, then a title */
                 _ ("Several records of “%s” have the title “%s”; name one by its id."), kind->name,
                 title);
  return FALSE;
}

/**
 * comity_cli_require_id:
 * @kind: a kind
 * @typed: an id, or `=TITLE`
 * @id: (out): the id
 *
 * Returns: whether @typed names one; whether the record exists is seen when it is loaded
 */
gboolean
comity_cli_require_id (ComityCli *cli,
                       const ComityKind *kind,
                       const char *typed,
                       gint64 *id,
                       GError **error)
{
  if (typed[0] == '=')
    return find_title (cli, kind, typed + 1, id, error);
  if (comity_id_parse (typed, id))
    return TRUE;
  g_set_error (error, COMITY_CLI_ERROR, COMITY_CLI_ERROR_USAGE,
               /* Translators: %s was typed, %s is a kind’s name */
               _ ("“%s” is not the id of a record of “%s”: a whole number or “=TITLE” is "
                  "expected."),
               typed, kind->name);
  return FALSE;
}

typedef struct {
  const ComityKind *kind;
  gint64 id;
} RecordName;

static gpointer
load_func (ComityDb *db, gpointer data, GError **error)
{
  const RecordName *name = data;
  return comity_db_load (db, name->kind, name->id, error);
}

/** comity_cli_load: (transfer full): the record, or %NULL with a sentence in @error. */
ComityRecord *
comity_cli_load (ComityCli *cli, const ComityKind *kind, gint64 id, GError **error)
{
  RecordName name = { kind, id };
  return comity_store_read_sync (cli->store, load_func, &name, error);
}

/**
 * comity_cli_write:
 * @changes: (transfer full): the transaction
 * @error: a sentence
 *
 * Writes and waits until it is on the disk.
 *
 * Returns: whether it is
 */
gboolean
comity_cli_write (ComityCli *cli, ComityChanges *changes, GError **error)
{
  ComityChanged *changed = comity_store_write_sync (cli->store, changes, error);
  if (changed == NULL)
    return FALSE;
  comity_changed_unref (changed);
  /* Nobody here listens to the store's signals; they must not pile up. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return TRUE;
}
