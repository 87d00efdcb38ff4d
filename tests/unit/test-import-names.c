/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "comity-import.h"
#include "comity-import-map.h"
#include "comity-import-names.h"
#include "comity-import-value.h"
#include "comity-kinds.h"
#include "comity-sentence.h"
#include "comity-tongue.h"

/* The labels of all that a column can be, in the language that is spoken. */
static GPtrArray *
dup_labels (const ComityKind *kind, GPtrArray *targets)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (labels, comity_import_map_dup_label (kind, targets->pdata[i]));
  return labels;
}

static ComityImportMap *
guess (const ComityKind *kind, GPtrArray *heads)
{
  ComityImportMap *map = comity_import_map_new (kind);
  comity_import_map_set_columns (map, (const char *const *) heads->pdata, heads->len);
  comity_import_names_guess (map, (const char *const *) heads->pdata, heads->len);
  return map;
}

static guint
check_labels (const ComityKind *kind, const char *tag)
{
  g_autoptr (GPtrArray) targets = comity_import_map_list_targets (kind);
  comity_tongue_speak (comity_tongue_find (tag));
  g_autoptr (GPtrArray) labels = dup_labels (kind, targets);
  comity_tongue_speak (NULL);
  g_autoptr (ComityImportMap) map = guess (kind, labels);
  guint missed = 0;
  for (guint i = 0; i < targets->len; i++) {
    g_autofree char *found = comity_import_map_dup_target (map, i);
    guint first = 0;
    /* Of two fields with one name, such as the posts of an office, the first column is the first. */
    g_ptr_array_find_with_equal_func (labels, labels->pdata[i], g_str_equal, &first);
    if (g_strcmp0 (found, first == i ? targets->pdata[i] : NULL) == 0)
      continue;
    g_test_message ("%s, %s: “%s” is %s, not %s", kind->name, tag, (char *) labels->pdata[i], found,
                    (char *) targets->pdata[i]);
    missed++;
  }
  return missed;
}

/* All kinds, all that a column of theirs can be, all languages, while the window speaks English. */
static void
test_every_language (void)
{
  g_auto (GStrv) tags = comity_tongues ();
  guint n, missed = 0;
  const ComityKind *const *kinds = comity_kinds (&n);
  g_assert_cmpuint (g_strv_length (tags), >=, 7);
  for (guint k = 0; k < n; k++)
    for (guint i = 0; tags[i] != NULL; i++)
      missed += check_labels (kinds[k], tags[i]);
  g_assert_cmpuint (missed, ==, 0);
}

static guint
check_choices (const ComityField *field, const char *tag)
{
  g_autoptr (ComityImportMap) map = comity_import_map_new (comity_kind_find ("partner"));
  guint missed = 0;
  for (const ComityChoice *choice = field->choices; choice->code != NULL; choice++) {
    comity_tongue_speak (comity_tongue_find (tag));
    g_autofree char *label = comity_field_format (field, choice->code);
    comity_tongue_speak (NULL);
    g_autofree char *read =
      comity_import_read_value (map, field, label, COMITY_CELL_TEXT, FALSE, "", NULL);
    if (g_strcmp0 (read, choice->code) == 0)
      continue;
    g_test_message ("%s, %s: “%s” is %s, not %s", field->name, tag, label, read, choice->code);
    missed++;
  }
  return missed;
}

/* All fixed choices, in all languages, while the window speaks English. */
static void
test_choices (void)
{
  g_auto (GStrv) tags = comity_tongues ();
  guint n, missed = 0;
  const ComityKind *const *kinds = comity_kinds (&n);
  for (guint k = 0; k < n; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++)
      for (guint i = 0; tags[i] != NULL && kinds[k]->fields[f].choices != NULL; i++)
        missed += check_choices (&kinds[k]->fields[f], tags[i]);
  g_assert_cmpuint (missed, ==, 0);
}

/* The history tells in the language of the day where a table came from, whatever was spoken when it came. */
static void
test_sentence (void)
{
  static const struct {
    const char *name, *shown;
  } rows[] = { { NULL, "Import aus der Zwischenablage" },
               { "partners.csv", "Import von partners.csv" } };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Name\n", 5);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (ComityImport) import =
      comity_import_new_for_bytes (&comity_kind_partner, bytes, rows[i].name);
    comity_tongue_speak (comity_tongue_find ("ru"));
    g_autofree char *kept = comity_import_dup_sentence (import);
    comity_tongue_speak (comity_tongue_find ("de"));
    g_autofree char *shown = comity_sentence_dup_shown (kept);
    comity_tongue_speak (NULL);
    g_assert_cmpstr (shown, ==, rows[i].shown);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("COMITY_LOCALE_DIR"));
  comity_kinds_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-names/every-language", test_every_language);
  g_test_add_func ("/import-names/choices", test_choices);
  g_test_add_func ("/import-names/sentence", test_sentence);
  return g_test_run ();
}
