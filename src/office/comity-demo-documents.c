/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "config.h"

#include "comity-demo-documents.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "comity-i18n.h"
#include "comity-id.h"
#include "comity-office-resources.h"

#define DATA_PATH "/io/github/comity_office/Comity/demo/"

/* In this order, since later files name records of the first. The titles stand in the history. */
static const struct {
  const char *name, *title;
} files[] = {
  { "shared.jsonl", N_ ("What several founding documents name") },
  { "sechenov.jsonl", N_ ("Founding document 000") },
  { "bsmu.jsonl", N_ ("Founding document 001") },
  { "samarkand.jsonl", N_ ("Founding document 002") },
  { "white-nights.jsonl", N_ ("Founding document 003") },
  { "policy.jsonl", N_ ("Founding document 004") },
};

/* What the demo office says of itself; the rest are facts, in the words of the documents. */
#define OWN_WORDS "demo office"
static const char *const own_words[] = {
  /* Translators: the name of the demo office, where others have that of their university */
  NC_ ("demo office", "Demo office"),
  /* Translators: the name of the department that works with it */
  NC_ ("demo office", "International Office"),
  NC_ ("demo office",
       "What five universities state about themselves in the founding documents, "
       "kept apart by tags, and invented foreign students."),
  NULL
};

typedef struct {
  const char *file;
  guint line;
  GHashTable *ids; /* key -> id as text */
  GError **error;
} Reader;

static gboolean
fail (Reader *reader, const char *field, const char *what)
{
  g_clear_error (reader->error);
  g_set_error (reader->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: %s: %s", reader->file,
               reader->line, field, what);
  return FALSE;
}

/* A value as it stands in a record: `@key` is the id of another. */
static const char *
resolve (Reader *reader, const char *text)
{
  return text[0] == '@' ? g_hash_table_lookup (reader->ids, text + 1) : text;
}

static gboolean
set_list (Reader *reader, ComityRecord *record, const ComityField *field, JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *value = resolve (reader, json_array_get_string_element (array, i));

    if (!value)
      return fail (reader, field->name, "names a record that is not there");
    g_strv_builder_add (builder, value);
  }
  values = g_strv_builder_end (builder);
  joined = comity_field_join (field, (const char *const *) values);
  return comity_record_put (record, field->name, joined, &error) ||
         fail (reader, field->name, error->message);
}

static gboolean
set_field (Reader *reader, ComityRecord *record, const char *name, JsonNode *node)
{
  const ComityField *field = comity_kind_get_field (comity_record_get_kind (record), name);
  g_autoptr (GError) error = NULL;
  const char *value;

  if (!field)
    return fail (reader, name, "there is no such field");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return set_list (reader, record, field, json_node_get_array (node));
  value = json_node_get_string (node) ? resolve (reader, json_node_get_string (node)) : NULL;
  if (!value)
    return fail (reader, name, "is no text, or names a record that is not there");
  if (g_strv_contains (own_words, value))
    value = comity_pgettext2 (OWN_WORDS, value);
  return comity_record_put (record, name, value, &error) || fail (reader, name, error->message);
}

static gboolean
check_record (Reader *reader, ComityRecord *record)
{
  g_autoptr (ComityProblems) problems = comity_record_validate (record);
  const ComityProblem *problem;

  if (comity_problems_get_size (problems) == 0)
    return TRUE;
  problem = comity_problems_get (problems, 0);
  return fail (reader,
               problem->field < 0 ? "record" :
                                    comity_record_get_kind (record)->fields[problem->field].name,
               problem->error->message);
}

static gboolean
fill_record (Reader *reader, ComityRecord *record, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (!g_str_equal (name, "record") && !g_str_equal (name, "key") &&
        !set_field (reader, record, name, node))
      return FALSE;
  return check_record (reader, record);
}

/* Makes the empty record of a line, so that any other line can name it. */
static ComityRecord *
begin_record (Reader *reader, JsonObject *object)
{
  const char *name = json_object_get_string_member_with_default (object, "record", "");
  const char *key = json_object_get_string_member_with_default (object, "key", NULL);
  const ComityKind *kind = comity_kind_find (name);
  g_autoptr (ComityRecord) record = NULL;

  if (!kind) {
    fail (reader, "record", "there is no such kind");
    return NULL;
  }
  record = comity_record_new (kind);
  comity_record_set_id (record, comity_id_new ());
  if (key &&
      !g_hash_table_insert (reader->ids, g_strdup (key),
                            g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (record)))) {
    fail (reader, "key", "there are two of it");
    return NULL;
  }
  return g_steal_pointer (&record);
}

static char **
load_lines (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (DATA_PATH, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (comity_office_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (!bytes)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

static JsonNode *
parse_line (Reader *reader, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (line, &error);

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  fail (reader, "line", error ? error->message : "is no object");
  return NULL;
}

static gboolean
read_document (Reader *reader, ComityDemoDocument *document)
{
  g_auto (GStrv) lines = load_lines (document->name, reader->error);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  reader->file = document->name;
  for (guint i = 0; lines && lines[i]; i++) {
    JsonNode *node;
    ComityRecord *record;

    reader->line = i + 1;
    node = parse_line (reader, lines[i]);
    if (!node)
      return FALSE;
    g_ptr_array_add (nodes, node);
    record = begin_record (reader, json_node_get_object (node));
    if (!record)
      return FALSE;
    g_ptr_array_add (document->records, record);
  }
  for (guint i = 0; i < nodes->len; i++) {
    reader->line = i + 1;
    if (!fill_record (reader, g_ptr_array_index (document->records, i),
                      json_node_get_object (g_ptr_array_index (nodes, i))))
      return FALSE;
  }
  return lines != NULL;
}

static void
document_free (ComityDemoDocument *document)
{
  g_ptr_array_unref (document->records);
  g_free (document);
}

/**
 * comity_demo_documents_load:
 * @error: where to put an error, which names the file and line
 *
 * Reads what the five founding documents state (data/demo/README.md). Each record is canonical and
 * keeps the rules of its kind.
 *
 * Returns: (transfer full) (nullable) (element-type ComityDemoDocument): the documents, in the order
 *   in which they are to be written
 */
GPtrArray *
comity_demo_documents_load (GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  g_autoptr (GError) local = NULL;
  Reader reader = { .ids = ids, .error = &local };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    ComityDemoDocument *document = g_new0 (ComityDemoDocument, 1);

    document->name = files[i].name;
    document->title = files[i].title;
    document->records = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (documents, document);
    if (!read_document (&reader, document)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  return g_steal_pointer (&documents);
}
