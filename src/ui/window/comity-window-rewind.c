/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-undo.h"
#include "comity-window-private.h"

/* Going back to what a value, a record or the whole office was. */

/* -- A record or the office ----------------------------------------------------------------- */

typedef struct {
  ComityWindow *window;
  ComityBusy *busy;
} Rewinding;

static void
rewound_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Rewinding *rewinding = user_data;
  g_autoptr (ComityWindow) self = rewinding->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_rewind_finish (COMITY_STORE (source), result, &error);

  comity_busy_end (rewinding->busy);
  if (!comity_window_shows (GTK_WIDGET (self), COMITY_STORE (source)))
    return;
  if (changed != NULL)
    comity_toast_undo (GTK_WIDGET (self), changed->label, changed->batch);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

static void
rewind_to (ComityWindow *self, const ComityKind *kind, gint64 id, gint64 seq)
{
  Rewinding *rewinding = g_new0 (Rewinding, 1);

  rewinding->window = g_object_ref (self);
  /* Translators: above the bar of progress: records become as they were on a day */
  rewinding->busy = comity_busy_new (GTK_WIDGET (self), _ ("Restoring…"));
  comity_busy_show_numbers (rewinding->busy);
  comity_store_rewind_async (self->store, kind, id, seq,
                             comity_busy_get_cancellable (rewinding->busy),
                             comity_busy_get_progress (rewinding->busy), rewound_cb, rewinding);
}

static void
rewind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name;
  const ComityKind *kind;
  gint64 id, seq;

  g_variant_get (parameter, "(&sxx)", &name, &id, &seq);
  kind = comity_kind_find (name);
  if (kind != NULL)
    rewind_to (user_data, kind, id, seq);
}

typedef struct {
  ComityWindow *window;
  gint64 seq;
} Question;

static void
office_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "restore"))
    rewind_to (question->window, NULL, 0, question->seq);
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_free (question);
}

static AdwDialog *
make_question (const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Restore the Office?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                  _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}

/* It can be undone, but it touches everybody’s work: one click is too little for that. */
static void
rewind_office_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdwDialog *dialog =
    make_question (_ ("Everything that was changed since then is taken back, in one step that can "
                      "be undone."));
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (user_data);
  question->seq = g_variant_get_int64 (parameter);
  g_signal_connect_data (dialog, "response", G_CALLBACK (office_response_cb), question,
                         question_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (user_data));
}

/* -- A day ---------------------------------------------------------------------------------- */

/** Day: of the dialog that asks for it. */
typedef struct {
  ComityWindow *window;
  const ComityKind *kind; /* NULL: the whole office */
  gint64 id;
  GtkCalendar *calendar;
  char *day;
} Day;

static void
day_free (Day *day)
{
  g_object_unref (day->window);
  g_free (day->day);
  g_free (day);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Day, day_free)

static gpointer
end_func (ComityDb *db, gpointer data, GError **error)
{
  gint64 seq = comity_db_end_of_day (db, data, error);

  return seq < 0 ? NULL : g_memdup2 (&seq, sizeof seq);
}

static void
end_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Day) day = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *seq = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (seq != NULL)
    rewind_to (day->window, day->kind, day->id, *seq);
  else
    comity_error_present (GTK_WIDGET (day->window), error);
}

static void
day_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Day *day = user_data;
  g_autoptr (GDateTime) date = gtk_calendar_get_date (day->calendar);
  Day *asked;

  if (!g_str_equal (response, "restore"))
    return;
  asked = g_new0 (Day, 1);
  asked->window = g_object_ref (day->window);
  asked->kind = day->kind;
  asked->id = day->id;
  asked->day = g_date_time_format (date, "%Y-%m-%d");
  comity_store_read_async (day->window->store, end_func, g_strdup (asked->day), g_free, g_free,
                           NULL, end_read_cb, asked);
}

static void
free_day (gpointer data, GClosure *closure)
{
  day_free (data);
}

static void
ask_day (ComityWindow *self, const ComityKind *kind, gint64 id)
{
  AdwDialog *dialog = make_question (
    kind ? _ ("The record, with what belonged to it, becomes what it was when this "
              "day ended. What was added to it since is taken away. It can be undone.") :
           _ ("Everything becomes what it was when this day ended, in one step that "
              "can be undone."));
  GtkWidget *calendar = gtk_calendar_new ();
  Day *day = g_new0 (Day, 1);

  if (kind != NULL)
    adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (dialog), _ ("Restore the Record?"));
  /* Translators: for screen readers: a calendar in which a day is chosen */
  comity_set_label (calendar, _ ("Day"));
  day->window = g_object_ref (self);
  day->kind = kind;
  day->id = id;
  day->calendar = GTK_CALENDAR (calendar);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), calendar);
  g_signal_connect_data (dialog, "response", G_CALLBACK (day_response_cb), day, free_day, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
office_day_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_day (user_data, NULL, 0);
}

static void
record_day_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name;
  gint64 id;
  const ComityKind *kind;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = comity_kind_find (name);
  if (kind != NULL)
    ask_day (user_data, kind, id);
}

/* -- A value -------------------------------------------------------------------------------- */

typedef struct {
  const ComityKind *kind;
  gint64 id, seq;
  char *field;
} Value;

static void
value_free (gpointer data)
{
  g_free (((Value *) data)->field);
  g_free (data);
}

/* The record as it is, with the one value as it was before the row @seq of the journal. */
static gpointer
value_func (ComityDb *db, gpointer data, GError **error)
{
  const Value *value = data;
  g_autoptr (ComityRecord) record = comity_db_load (db, value->kind, value->id, error);
  g_autoptr (GPtrArray) entries =
    record ? comity_db_history (db, value->kind, value->id, error) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    ComityHistoryEntry *entry = entries->pdata[i];
    const ComityField *field = comity_kind_get_field (value->kind, value->field);
    guint at;

    if (entry->seq == value->seq && g_ptr_array_find (entry->fields, field, &at))
      comity_record_set (record, value->field, entry->olds->pdata[at]);
  }
  return g_steal_pointer (&record);
}

static void
value_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) record =
    comity_store_read_finish (COMITY_STORE (source), result, &error);
  ComityChanges *changes;

  if (record == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  changes = comity_changes_new (NULL);
  comity_changes_put (changes, record);
  comity_page_write (GTK_WIDGET (self), self->store, changes, _ ("The old value is back"));
}

static void
restore_value_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;
  const char *name;
  Value *value = g_new0 (Value, 1);

  g_variant_get (parameter, "(&sxxs)", &name, &value->id, &value->seq, &value->field);
  value->kind = comity_kind_find (name);
  comity_store_read_async (self->store, value_func, value, value_free, g_object_unref, NULL,
                           value_read_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { "rewind", rewind_cb, "(sxx)" },
  { "rewind-office", rewind_office_cb, "x" },
  { "rewind-office-to-day", office_day_cb },
  { "rewind-to-day", record_day_cb, "(sx)" },
  { "restore-value", restore_value_cb, "(sxxs)" },
};

/** comity_window_init_rewind: to be called once. */
void
comity_window_init_rewind (ComityWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
