/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-content-line.h"
#include "comity-date.h"
#include "comity-export-private.h"
#include "comity-json.h"

static void
put_nothing (GString *text)
{
}

/* -- JSON ------------------------------------------------------------------------------------------------ */

static void
jsonl_record (GString *text,
              ComityRecord *record,
              const ComityField *const *fields,
              guint n,
              guint index)
{
  g_autoptr (GString) line = g_string_new (NULL);
  comity_json_append_record (line, record, fields, n, COMITY_JSON_STAMPS);
  g_string_append (text, line->str);
  g_string_append_c (text, '\n');
}

static void
json_begin (GString *text)
{
  g_string_append (text, "[");
}

static void
json_record (GString *text,
             ComityRecord *record,
             const ComityField *const *fields,
             guint n,
             guint index)
{
  g_string_append (text, index > 0 ? ",\n" : "\n");
  jsonl_record (text, record, fields, n, index);
  g_string_truncate (text, text->len - 1);
}

static void
json_end (GString *text)
{
  g_string_append (text, "\n]\n");
}

const ComityFileOps comity_file_jsonl = { put_nothing, jsonl_record, put_nothing };
const ComityFileOps comity_file_json = { json_begin, json_record, json_end };

/* -- Calendars: RFC 5545 ------------------------------------------------------------------------------------ */

static const char *
get (ComityRecord *record, const char *name)
{
  return comity_kind_get_field (comity_record_get_kind (record), name) != NULL ?
           comity_record_get (record, name) :
           NULL;
}

static void
calendar_begin (GString *text)
{
  g_string_append (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Comity//Comity//EN\r\n"
                         "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
}

static void
calendar_end (GString *text)
{
  g_string_append (text, "END:VCALENDAR\r\n");
}

/* `2026-03-19` becomes `20260319`; months and years have no day. */
static char *
calendar_day (const char *iso)
{
  return iso != NULL && strlen (iso) == 10 ?
           g_strdup_printf ("%.4s%.2s%.2s", iso, iso + 5, iso + 8) :
           NULL;
}

static void
put_stamp (GString *text, ComityRecord *record, const char *part)
{
  g_autofree char *uid =
    g_strdup_printf ("%s-%" G_GINT64_FORMAT "%s%s@comity", comity_record_get_kind (record)->name,
                     comity_record_get_id (record), *part != '\0' ? "-" : "", part);
  const char *changed = comity_record_get_changed (record);
  g_autofree char *now = changed == NULL ? comity_date_now () : NULL;
  const char *at = changed != NULL ? changed : now;
  g_autofree char *stamp =
    g_strdup_printf ("%.4s%.2s%.2sT%.2s%.2s%.2sZ", at, at + 5, at + 8, at + 11, at + 14, at + 17);
  comity_content_line_append (text, "UID", uid);
  comity_content_line_append (text, "DTSTAMP", stamp);
}

/* Nine in the morning, so many days before. */
static void
put_alarm (GString *text, int days, const char *title)
{
  g_autofree char *trigger = days > 0 ? g_strdup_printf ("-P%dDT15H", days - 1) : g_strdup ("PT9H");
  g_string_append (text, "BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
  comity_content_line_append (text, "TRIGGER", trigger);
  comity_content_line_append_text (text, "DESCRIPTION", title);
  g_string_append (text, "END:VALARM\r\n");
}

static void
put_place (GString *text, ComityRecord *record)
{
  static const char *const names[] = { "venue", "city", "country" };
  g_autoptr (GString) place = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const ComityField *field = comity_kind_get_field (comity_record_get_kind (record), names[i]);
    const char *value = field != NULL ? comity_record_get (record, names[i]) : NULL;
    g_autofree char *shown = value != NULL ? comity_field_format (field, value) : NULL;
    if (shown != NULL)
      g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", shown);
  }
  comity_content_line_append_text (text, "LOCATION", place->str);
}

static void
put_when (GString *text, const char *name, const char *day, const char *time)
{
  g_autofree char *plain = calendar_day (day);
  if (plain == NULL)
    return;
  if (time == NULL) {
    g_autofree char *property = g_strconcat (name, ";VALUE=DATE", NULL);
    comity_content_line_append (text, property, plain);
  } else {
    /* Without a zone: as the clocks there show it. */
    g_autofree char *moment = g_strdup_printf ("%sT%.2s%.2s00", plain, time, time + 3);
    comity_content_line_append (text, name, moment);
  }
}

static void
put_main_event (GString *text, ComityRecord *record, const char *title)
{
  const char *starts = get (record, "starts"), *ends = get (record, "ends");
  const char *time = get (record, "start_time"), *link = get (record, "website");
  if (starts == NULL || strlen (starts) != 10)
    return;
  g_string_append (text, "BEGIN:VEVENT\r\n");
  put_stamp (text, record, "");
  comity_content_line_append_text (text, "SUMMARY", title);
  put_when (text, "DTSTART", starts, time);
  if (ends != NULL && strlen (ends) == 10 && (time == NULL || strcmp (ends, starts) != 0)) {
    g_autofree char *after = time == NULL ? comity_date_add_days (ends, 1) : g_strdup (ends);
    put_when (text, "DTEND", after, time == NULL ? NULL : "18:00");
  }
  put_place (text, record);
  comity_content_line_append_text (text, "DESCRIPTION", get (record, "summary"));
  if (link != NULL || (link = get (record, "link")) != NULL)
    comity_content_line_append (text, "URL", link);
  put_alarm (text, 7, title);
  put_alarm (text, 1, title);
  g_string_append (text, "END:VEVENT\r\n");
}

static void
put_deadline (GString *text, ComityRecord *record, const ComityField *field, const char *title)
{
  const char *day = comity_record_get (record, field->name);
  if (day == NULL || strlen (day) != 10)
    return;
  g_autofree char *summary = g_strdup_printf (
    /* Translators: an entry of a calendar: the label of a field, such as “Valid to”, then the title
       of a record */
    C_ ("calendar entry", "%s: %s"), comity_field_get_label (field), title);
  g_string_append (text, "BEGIN:VEVENT\r\n");
  put_stamp (text, record, field->name);
  comity_content_line_append_text (text, "SUMMARY", summary);
  put_when (text, "DTSTART", day, NULL);
  comity_content_line_append (text, "TRANSP", "TRANSPARENT");
  put_alarm (text, 14, summary);
  put_alarm (text, 1, summary);
  g_string_append (text, "END:VEVENT\r\n");
}

static void
calendar_record (GString *text,
                 ComityRecord *record,
                 const ComityField *const *fields,
                 guint n,
                 guint index)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autofree char *title = comity_record_dup_title (record);
  put_main_event (text, record, title);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & COMITY_DEADLINE) && !g_str_equal (kind->fields[i].name, "starts"))
      put_deadline (text, record, &kind->fields[i], title);
}

const ComityFileOps comity_file_icalendar = { calendar_begin, calendar_record, calendar_end };

/* -- Cards: vCard 3.0 (RFC 2426), which every program reads, while many do not read 4.0 ---------------------- */

static void
append_part (GString *value, const char *part)
{
  if (value->len > 0)
    g_string_append_c (value, ';');
  if (part != NULL)
    comity_content_line_escape (value, part);
}

static void
put_name (GString *text, ComityRecord *record)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *family = get (record, "family_name");
  comity_content_line_escape (name, family != NULL ? family : "");
  g_string_append_c (name, ';');
  comity_content_line_escape (name, get (record, "given_names") != NULL ?
                                      get (record, "given_names") :
                                      "");
  append_part (name, get (record, "patronymic"));
  append_part (name, NULL);
  append_part (name, NULL);
  comity_content_line_append (text, "N", name->str);
}

static void
put_organisation (GString *text, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  int index = comity_kind_index (kind, "partner");
  const char *titles = index >= 0 ? comity_record_get_ref_titles (record, (guint) index) : NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  if (titles == NULL || *titles == '\0')
    return;
  comity_content_line_escape (value, titles);
  if (get (record, "unit") != NULL)
    append_part (value, get (record, "unit"));
  comity_content_line_append (text, "ORG", value->str);
}

static void
put_address (GString *text, ComityRecord *record)
{
  const ComityField *country = comity_kind_get_field (comity_record_get_kind (record), "country");
  const char *code = country != NULL ? comity_record_get (record, "country") : NULL;
  g_autofree char *land = code != NULL ? comity_field_format (country, code) : NULL;
  g_autoptr (GString) value = g_string_new (";");
  if (get (record, "address") == NULL && land == NULL)
    return;
  append_part (value, get (record, "address"));
  append_part (value, get (record, "city"));
  append_part (value, get (record, "subdivision"));
  append_part (value, NULL);
  append_part (value, land);
  comity_content_line_append (text, "ADR;TYPE=WORK", value->str);
}

static void
card_record (GString *text,
             ComityRecord *record,
             const ComityField *const *fields,
             guint n,
             guint index)
{
  static const char *const lines[][2] = {
    { "TITLE", "post" },
    { "EMAIL;TYPE=INTERNET,PREF", "email" },
    { "EMAIL;TYPE=INTERNET", "email_2" },
    { "TEL;TYPE=WORK", "phone" },
    { "TEL;TYPE=CELL", "mobile" },
    { "TEL;TYPE=FAX", "fax" },
    { "BDAY", "birth_date" },
    { "NOTE", "note" },
  };
  g_autofree char *title = comity_record_dup_title (record);
  g_autofree char *uid =
    g_strdup_printf ("%s-%" G_GINT64_FORMAT "@comity", comity_record_get_kind (record)->name,
                     comity_record_get_id (record));
  g_string_append (text, "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Comity//Comity//EN\r\n");
  comity_content_line_append (text, "UID", uid);
  comity_content_line_append_text (text, "FN", title);
  put_name (text, record);
  put_organisation (text, record);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    comity_content_line_append_text (text, lines[i][0], get (record, lines[i][1]));
  if (get (record, "website") != NULL)
    comity_content_line_append (text, "URL", get (record, "website"));
  put_address (text, record);
  g_string_append (text, "END:VCARD\r\n");
}

const ComityFileOps comity_file_vcard = { put_nothing, card_record, put_nothing };
