/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "comity-import.h"
#include "comity-kind.h"
#include "comity-record.h"
#include "comity-store.h"
#include "comity-table.h"
#include "comity-tongue.h"

G_BEGIN_DECLS

/**
 * ComityCliError:
 * @COMITY_CLI_ERROR_USAGE: the command line is wrong: exit status 2
 * @COMITY_CLI_ERROR_REFUSED: it is right, but cannot be done: exit status 1
 * @COMITY_CLI_ERROR_FIELD: like REFUSED, for a value that its field cannot take
 * @COMITY_CLI_ERROR_AMBIGUOUS: like REFUSED, for a title that several records have
 */
typedef enum {
  COMITY_CLI_ERROR_USAGE,
  COMITY_CLI_ERROR_REFUSED,
  COMITY_CLI_ERROR_FIELD,
  COMITY_CLI_ERROR_AMBIGUOUS,
} ComityCliError;

#define COMITY_CLI_ERROR (comity_cli_error_quark ())
GQuark comity_cli_error_quark (void);

enum {
  COMITY_CLI_OK = 0,
  COMITY_CLI_FAILED = 1,
  COMITY_CLI_USAGE = 2,
};

/** ComityCliOptions: what the options of the command line say. */
typedef struct {
  gboolean help, json, demo, descending, raw, list, encrypt, yes, unmasked, dry_run, shown, mend;
  gboolean allow_private;
  char *office, *search, *sort, *as_of, *columns, *format, *second, *output, *pdf, *date;
  char *sheet, *charset, *map, *feed;
  char *page, *base, *language;
  GPtrArray *where; /* of char * */
  char *since, *to;
  gint64 limit, students, version, batch; /* -1: not given */
} ComityCliOptions;

typedef struct _ComityCli ComityCli;

/** ComityCliCommand: one command, as data: parser, help and tests read it. */
typedef struct {
  const char *name;
  const char *arguments;   /* N_ (…): as in the line of usage */
  const char *summary;     /* N_ (…): one line */
  const char *description; /* N_ (…): paragraphs, or NULL */
  const char *examples;    /* lines, not translated, or NULL */
  const char *options;     /* names of its own options, separated by spaces */
  int least, most;         /* how many arguments; -1: any number */
  int (*run) (ComityCli *cli);
} ComityCliCommand;

/** ComityCli: one run of the command line. */
struct _ComityCli {
  const ComityCliCommand *command;
  ComityCliOptions options;
  GPtrArray *arguments; /* of char *, after the command's name; ends with NULL */
  char *bad_field;      /* the field that the error being told is about */
  ComityStore *store;
};

/* comity-cli-options.c */
gboolean comity_cli_parse (ComityCli *cli, int argc, char **argv, int first, GError **error);
void comity_cli_options_clear (ComityCliOptions *options);
char *comity_cli_dup_help (const ComityCliCommand *command);

/* comity-cli-commands.c */
const ComityCliCommand *comity_cli_commands (guint *n_commands);
const ComityCliCommand *comity_cli_command_find (const char *name);

/* comity-cli-suggest.c */
const char *comity_cli_suggest (const char *typed, const char *const *words);

/* comity-cli-output.c */
void comity_cli_put (const char *text);
void comity_cli_put_line (GString *line);
gboolean comity_cli_flush (void);
int comity_cli_finish (int status);
guint comity_cli_terminal_width (void);
gboolean comity_cli_is_terminal (void);
int comity_cli_fail (ComityCli *cli, GError *error);
int comity_cli_status_of (const GError *error);
void comity_cli_append_error (ComityCli *cli, GString *json, const GError *error);
void comity_cli_blame (ComityCli *cli, const char *field_name);
char *comity_cli_dup_plain (const char *text, gboolean many_lines);
guint comity_cli_width_of (const char *text);

/* comity-cli-office.c */
char *comity_cli_dup_path (ComityCli *cli);
gboolean comity_cli_open (ComityCli *cli, gboolean writable, GError **error);
const ComityKind *comity_cli_require_kind (const char *name, GError **error);
const ComityField *comity_cli_require_field (const ComityKind *kind,
                                             const char *name,
                                             GError **error);
gboolean comity_cli_require_id (ComityCli *cli,
                                const ComityKind *kind,
                                const char *typed,
                                gint64 *id,
                                GError **error);
ComityRecord *comity_cli_load (ComityCli *cli, const ComityKind *kind, gint64 id, GError **error);
gboolean comity_cli_write (ComityCli *cli, ComityChanges *changes, GError **error);

/* comity-cli-values.c */
gboolean comity_cli_set_value (ComityCli *cli,
                               ComityRecord *record,
                               const ComityField *field,
                               const char *text,
                               GError **error);
gboolean comity_cli_assign (ComityCli *cli,
                            ComityRecord *record,
                            ComityChanges *changes,
                            guint first,
                            GError **error);
gboolean comity_cli_validate (ComityCli *cli, ComityRecord *record, GError **error);
void comity_cli_explain (ComityCli *cli, ComityRecord *record, GError **error);

/* comity-cli-passphrase.c */
char *comity_cli_dup_passphrase (gboolean is_new, GError **error);
void comity_cli_forget (char *secret);

/* comity-cli-query.c */
ComityQuery *comity_cli_dup_query (ComityCli *cli, const ComityKind *kind, GError **error);
gboolean comity_cli_parse_columns (ComityCli *cli,
                                   const ComityKind *kind,
                                   GPtrArray *fields,
                                   GError **error);
gboolean comity_cli_parse_tongues (ComityCli *cli,
                                   gboolean pages,
                                   ComityTongues *tongues,
                                   GError **error);

/* comity-cli-import.c */
void comity_cli_put_import_counts (ComityCli *cli, const ComityImportPlan *plan, const char *feed);
gboolean comity_cli_may_ask_own_network (ComityCli *cli);

/* comity-cli-lines.c */
int comity_cli_add_lines (ComityCli *cli, const ComityKind *kind);

/* comity-cli-read.c */
ComityTableOptions comity_cli_table_options (ComityCli *cli);

/* comity-cli-list.c */
int comity_cli_export_lines (ComityCli *cli);

/* The commands. */
int comity_cli_new (ComityCli *cli);
int comity_cli_kinds (ComityCli *cli);
int comity_cli_list (ComityCli *cli);
int comity_cli_rules (ComityCli *cli);
int comity_cli_today (ComityCli *cli);
int comity_cli_show (ComityCli *cli);
int comity_cli_add (ComityCli *cli);
int comity_cli_set (ComityCli *cli);
int comity_cli_delete (ComityCli *cli);
int comity_cli_history (ComityCli *cli);
int comity_cli_undo (ComityCli *cli);
int comity_cli_redo (ComityCli *cli);
int comity_cli_rewind (ComityCli *cli);
int comity_cli_search (ComityCli *cli);
int comity_cli_export (ComityCli *cli);
int comity_cli_read (ComityCli *cli);
int comity_cli_import (ComityCli *cli);
int comity_cli_feed (ComityCli *cli);
int comity_cli_archive (ComityCli *cli);
int comity_cli_unarchive (ComityCli *cli);
int comity_cli_check (ComityCli *cli);
int comity_cli_backup (ComityCli *cli);
int comity_cli_restore (ComityCli *cli);
int comity_cli_rescue (ComityCli *cli);
int comity_cli_personal_data (ComityCli *cli);
int comity_cli_erase (ComityCli *cli);
int comity_cli_retention (ComityCli *cli);
int comity_cli_lock (ComityCli *cli);
int comity_cli_lookup (ComityCli *cli);
int comity_cli_logo (ComityCli *cli);
int comity_cli_refresh (ComityCli *cli);
int comity_cli_help (ComityCli *cli);

G_END_DECLS
