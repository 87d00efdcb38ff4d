/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "config.h"

#include "comity-backup.h"
#include "comity-date.h"
#include "comity-i18n.h"
#include "comity-number.h"
#include "comity-personal.h"

/* The report about a person on paper, in the person's own language. */

static void
add_record (ComityPaper *paper, const ComityPersonalRecord *item)
{
  const ComityKind *kind = comity_record_get_kind (item->record);
  g_autofree char *title = comity_record_dup_title (item->record);
  g_autofree char *created =
    comity_date_format_day_and_time (comity_record_get_created (item->record));
  g_autofree char *heading =
    /* Translators: the kind of a record and its title, such as “Student: Anna Petrova” */
    g_strdup_printf (_ ("%1$s: %2$s"), comity_kind_get_label (kind), title);

  comity_paper_add_heading (paper, heading);
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *shown = NULL;

    if (comity_record_get_at (item->record, i) == NULL)
      continue;
    shown = comity_record_dup_display (item->record, i);
    comity_paper_add_fact (paper, comity_field_get_label (&kind->fields[i]), shown);
  }
  comity_paper_add_fact (paper, _ ("Kept since"), created);
}

static void
add_mentions (ComityPaper *paper, const GPtrArray *mentions)
{
  if (mentions->len > 0)
    comity_paper_add_heading (paper, _ ("Named in other records"));
  for (guint i = 0; i < mentions->len; i++) {
    const ComityPersonalMention *mention = mentions->pdata[i];
    g_autofree char *value =
      g_strdup_printf ("%s (%s)", mention->title, comity_field_get_label (mention->field));

    comity_paper_add_fact (paper, comity_kind_get_label (mention->kind), value);
  }
}

static void
add_files (ComityPaper *paper, const GPtrArray *files)
{
  if (files->len > 0)
    comity_paper_add_heading (paper, _ ("Files and pictures"));
  for (guint i = 0; i < files->len; i++) {
    const ComityPersonalFile *file = files->pdata[i];
    g_autofree char *size = comity_size_format (file->size);

    comity_paper_add_fact (paper, comity_field_get_label (file->field), size);
  }
}

/* -- History -------------------------------------------------------------------------------- */

static char *
dup_value (const ComityField *field, const char *neutral)
{
  /* Translators: stands for a value that is not there */
  return neutral ? comity_field_format (field, neutral) : g_strdup (C_ ("value", "nothing"));
}

static const char *
action_label (const char *action)
{
  if (g_str_equal (action, "add"))
    return C_ ("history", "added");
  if (g_str_equal (action, "delete"))
    return C_ ("history", "deleted");
  return C_ ("history", "changed");
}

static void
add_change (ComityPaper *paper, const ComityHistoryEntry *entry)
{
  g_autofree char *at = comity_date_format_day_and_time (entry->at);
  g_autoptr (GString) what = g_string_new (NULL);

  g_string_append_printf (what, "%s, %s, %s", entry->who, comity_kind_get_label (entry->kind),
                          action_label (entry->action));
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];
    g_autofree char *before = dup_value (field, entry->olds->pdata[i]);
    g_autofree char *after = dup_value (field, entry->news->pdata[i]);

    g_string_append_printf (what, "\n%s: %s → %s", comity_field_get_label (field), before, after);
  }
  comity_paper_add_fact (paper, at, what->str);
}

static void
add_history (ComityPaper *paper, const GPtrArray *history)
{
  if (history->len > 0)
    comity_paper_add_heading (paper, _ ("Who changed what"));
  for (guint i = 0; i < history->len; i++)
    add_change (paper, history->pdata[i]);
}

static void
add_backups (ComityPaper *paper, const GPtrArray *backups)
{
  if (backups->len > 0)
    comity_paper_add_heading (paper, _ ("Backups that may hold the same"));
  for (guint i = 0; i < backups->len; i++) {
    const ComityBackup *backup = backups->pdata[i];
    g_autofree char *at = comity_date_format_day_and_time (backup->at);

    comity_paper_add_fact (paper, at, comity_backup_reason_get_label (backup->reason));
  }
}

/* -- The paper ------------------------------------------------------------------------------ */

/** A report that is put on paper. */
typedef struct {
  const ComityPersonalReport *report;
  ComityTongues tongues;
  ComityDb *db;
} Job;

/* A ComityPaperFunc. */
static ComityPaper *
make (gpointer data, GError **error)
{
  const Job *job = data;
  const ComityPersonalReport *report = job->report;
  ComityLetterhead *letterhead = comity_letterhead_read (job->db, error);
  g_autofree char *made = comity_date_format_day_and_time (report->made);
  /* Translators: %s is a person's name */
  g_autofree char *title = g_strdup_printf (_ ("Personal data held about %s"), report->title);
  /* Translators: %s is a day and a time */
  g_autofree char *when = g_strdup_printf (_ ("All that the office keeps, as of %s"), made);
  ComityPaper *paper;

  if (letterhead == NULL)
    return NULL;
  paper = comity_paper_new (title, letterhead);
  comity_paper_set_direction (paper, when);
  comity_paper_add_remark (paper, when);
  for (guint i = 0; i < report->records->len; i++)
    add_record (paper, report->records->pdata[i]);
  add_mentions (paper, report->mentions);
  add_files (paper, report->files);
  add_history (paper, report->history);
  add_backups (paper, report->backups);
  return paper;
}

/* A ComityReadFunc. */
static gpointer
paper_func (ComityDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->db = db;
  return comity_paper_new_in (job->tongues, make, job, error);
}

/**
 * comity_personal_report_new_paper:
 * @store: the office, whose letterhead it gets
 * @tongues: in which languages
 *
 * Returns: (transfer full) (nullable): the report for people; %NULL with @error
 */
ComityPaper *
comity_personal_report_new_paper (const ComityPersonalReport *self,
                                  ComityStore *store,
                                  ComityTongues tongues,
                                  GError **error)
{
  Job job = { self, tongues, NULL };

  return comity_store_read_sync (store, paper_func, &job, error);
}
