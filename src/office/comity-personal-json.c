/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "config.h"

#include <json-glib/json-glib.h>

#include "comity-backup.h"
#include "comity-personal.h"

static void
text (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

/* As everywhere in Comity's JSON, ids are texts: not every reader keeps 63 bits. */
static void
identify (JsonBuilder *json, const ComityKind *kind, gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  text (json, "kind", kind->name);
  text (json, "id", number);
}

static void
add_field (JsonBuilder *json, ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  g_autofree char *shown = comity_record_dup_display (record, index);

  json_builder_set_member_name (json, field->name);
  json_builder_begin_object (json);
  text (json, "label", comity_field_get_label (field));
  text (json, "value", comity_record_get_at (record, index));
  text (json, "shown", shown);
  json_builder_end_object (json);
}

static void
add_record (JsonBuilder *json, const ComityPersonalRecord *item)
{
  const ComityKind *kind = comity_record_get_kind (item->record);
  g_autofree char *title = comity_record_dup_title (item->record);

  json_builder_begin_object (json);
  identify (json, kind, comity_record_get_id (item->record));
  text (json, "title", title);
  text (json, "created", comity_record_get_created (item->record));
  text (json, "changed", comity_record_get_changed (item->record));
  json_builder_set_member_name (json, "fields");
  json_builder_begin_object (json);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (comity_record_get_at (item->record, i) != NULL)
      add_field (json, item->record, i);
  }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_mention (JsonBuilder *json, const ComityPersonalMention *mention)
{
  json_builder_begin_object (json);
  identify (json, mention->kind, mention->id);
  text (json, "title", mention->title);
  text (json, "field", mention->field->name);
  json_builder_end_object (json);
}

static void
add_file (JsonBuilder *json, const ComityPersonalFile *file)
{
  json_builder_begin_object (json);
  text (json, "field", file->field->name);
  text (json, "content", file->hash);
  json_builder_set_member_name (json, "size");
  json_builder_add_int_value (json, (gint64) file->size);
  json_builder_end_object (json);
}

static void
add_change (JsonBuilder *json, const ComityHistoryEntry *entry)
{
  json_builder_begin_object (json);
  text (json, "at", entry->at);
  text (json, "who", entry->who);
  text (json, "action", entry->action);
  identify (json, entry->kind, entry->id);
  json_builder_set_member_name (json, "fields");
  json_builder_begin_object (json);
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];

    json_builder_set_member_name (json, field->name);
    json_builder_begin_object (json);
    text (json, "old", entry->olds->pdata[i]);
    text (json, "new", entry->news->pdata[i]);
    json_builder_end_object (json);
  }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_backup (JsonBuilder *json, const ComityBackup *backup)
{
  json_builder_add_string_value (json, backup->at);
}

typedef void (*AddFunc) (JsonBuilder *json, gconstpointer item);

static void
add_all (JsonBuilder *json, const char *name, const GPtrArray *items, AddFunc add)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < items->len; i++)
    add (json, items->pdata[i]);
  json_builder_end_array (json);
}

/**
 * comity_personal_report_to_json:
 *
 * Returns: (transfer full): the report for programs, with every value as it is kept and as it is
 *   shown
 */
char *
comity_personal_report_to_json (const ComityPersonalReport *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *printed = NULL;

  json_builder_begin_object (json);
  text (json, "report", "personal-data");
  text (json, "made", self->made);
  identify (json, self->kind, self->id);
  text (json, "title", self->title);
  add_all (json, "records", self->records, (AddFunc) add_record);
  add_all (json, "named_in", self->mentions, (AddFunc) add_mention);
  add_all (json, "files", self->files, (AddFunc) add_file);
  add_all (json, "history", self->history, (AddFunc) add_change);
  add_all (json, "backups", self->backups, (AddFunc) add_backup);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  printed = json_to_string (root, TRUE);
  return g_strconcat (printed, "\n", NULL);
}
