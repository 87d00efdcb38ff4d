/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ECMA-376 (Office Open XML), part 1, 18: workbook, styles, shared strings. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-xlsx-book.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "comity-exchange-error.h"

#define MOST_SHARED (256 * 1024 * 1024)
#define MOST_SHEETS 1000

/* -- Relationships: which part is meant by an id --------------------------------------------------- */

static char *
resolve (const char *base, const char *target)
{
  if (*target == '/' || *target == '\\')
    return g_strdup (target + 1);
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *joined = g_build_filename ("/", folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (joined, "/");
  return g_strdup (canonical + 1);
}

typedef struct {
  char *type, *path;
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;
  g_free (relation->type);
  g_free (relation->path);
  g_free (relation);
}

/* Those to other files are left out: nothing outside of the workbook is ever opened. */
static GHashTable *
read_relations (ComityPackage *package, const char *of, GError **error)
{
  g_autoptr (GHashTable) relations =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, relation_free);
  g_autofree char *folder = g_path_get_dirname (of);
  g_autofree char *base = g_path_get_basename (of);
  g_autofree char *path =
    *of == '\0' ? g_strdup ("_rels/.rels") : g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  g_autoptr (GError) problem = NULL;
  if (!comity_package_has (package, path))
    return g_steal_pointer (&relations);
  g_autoptr (ComityPart) part = comity_part_open (package, path, error);
  ComityXmlEvent event;
  if (part == NULL)
    return NULL;
  while ((event = comity_part_next (part, &problem)) != COMITY_XML_END_OF_PART) {
    if (event != COMITY_XML_START || !g_str_equal (comity_part_name (part), "Relationship"))
      continue;
    g_autofree char *id = comity_part_dup_attribute (part, "Id");
    g_autofree char *target = comity_part_dup_attribute (part, "Target");
    g_autofree char *mode = comity_part_dup_attribute (part, "TargetMode");
    if (id == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
      continue;
    Relation *relation = g_new0 (Relation, 1);
    relation->type = comity_part_dup_attribute (part, "Type");
    relation->path = resolve (of, target);
    g_hash_table_insert (relations, g_steal_pointer (&id), relation);
  }
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  return g_steal_pointer (&relations);
}

static char *
find_by_type (GHashTable *relations, const char *ending)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Relation *relation = value;
    if (relation->type != NULL && g_str_has_suffix (relation->type, ending))
      return g_strdup (relation->path);
  }
  return NULL;
}

/* -- Workbook ---------------------------------------------------------------------------------------- */

static void
add_sheet (ComityXlsxBook *self, ComityPart *part, GHashTable *relations)
{
  g_autofree char *name = comity_part_dup_attribute (part, "name");
  g_autofree char *id = comity_part_dup_attribute (part, "id");
  g_autofree char *state = comity_part_dup_attribute (part, "state");
  const Relation *relation = id != NULL ? g_hash_table_lookup (relations, id) : NULL;
  gboolean hidden = g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0;
  /* Charts and dialogs have sheets too. */
  if (name == NULL || relation == NULL || self->names->len >= MOST_SHEETS ||
      (relation->type != NULL && !g_str_has_suffix (relation->type, "/worksheet")) ||
      !comity_package_has (self->package, relation->path))
    return;
  g_ptr_array_add (self->names, g_steal_pointer (&name));
  g_ptr_array_add (self->paths, g_strdup (relation->path));
  g_array_append_val (self->hidden, hidden);
}

static gboolean
read_workbook (ComityXlsxBook *self, const char *path, GHashTable *relations, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (ComityPart) part = comity_part_open (self->package, path, error);
  ComityXmlEvent event;
  if (part == NULL)
    return FALSE;
  while ((event = comity_part_next (part, &problem)) != COMITY_XML_END_OF_PART) {
    if (event != COMITY_XML_START)
      continue;
    const char *name = comity_part_name (part);
    if (g_str_equal (name, "sheet"))
      add_sheet (self, part, relations);
    else if (g_str_equal (name, "workbookPr")) {
      const char *flag = comity_part_attribute (part, "date1904");
      self->date_1904 = flag != NULL && (g_str_equal (flag, "1") || g_str_equal (flag, "true"));
    }
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

/* -- Styles -------------------------------------------------------------------------------------------- */

static guint
attribute_number (ComityPart *part, const char *name)
{
  const char *text = comity_part_attribute (part, name);
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static ComityXlsxStyle
style_of (GHashTable *codes, guint id)
{
  const char *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (id));
  ComityXlsxStyle style = { COMITY_FORM_NUMBER, 0 };
  if (code == NULL) {
    style.form = comity_number_form_of_builtin (id);
    return style;
  }
  style.form = comity_number_form_of_code (code);
  if (strspn (code, "0") == strlen (code) && strlen (code) <= 30)
    style.zeros = (guint) strlen (code);
  return style;
}

static gboolean
read_styles (ComityXlsxBook *self, const char *path, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GError) problem = NULL;
  gboolean in_cells = FALSE;
  ComityXmlEvent event;
  if (path == NULL || !comity_package_has (self->package, path))
    return TRUE;
  g_autoptr (ComityPart) part = comity_part_open (self->package, path, error);
  if (part == NULL)
    return FALSE;
  while ((event = comity_part_next (part, &problem)) != COMITY_XML_END_OF_PART) {
    const char *name = comity_part_name (part);
    if (event != COMITY_XML_TEXT && g_str_equal (name, "cellXfs"))
      in_cells = event == COMITY_XML_START && !comity_part_is_empty (part);
    if (event != COMITY_XML_START)
      continue;
    if (g_str_equal (name, "numFmt")) {
      guint id = attribute_number (part, "numFmtId");
      char *code = comity_part_dup_attribute (part, "formatCode");
      if (code != NULL)
        g_hash_table_insert (codes, GUINT_TO_POINTER (id), code);
    } else if (in_cells && g_str_equal (name, "xf") && self->styles->len < 100000) {
      ComityXlsxStyle style = style_of (codes, attribute_number (part, "numFmtId"));
      g_array_append_val (self->styles, style);
    }
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

/* -- Shared strings ------------------------------------------------------------------------------------ */

/**
 * comity_xlsx_append_text:
 * @text: a text
 * @escaped: as it stands in the XML, where characters that XML cannot have are `_x000D_`
 *
 * Adds what is meant.
 */
void
comity_xlsx_append_text (GString *text, const char *escaped)
{
  const char *at;
  while ((at = strstr (escaped, "_x")) != NULL) {
    int code = 0, digits = 0;
    for (; digits < 4 && g_ascii_isxdigit (at[2 + digits]); digits++)
      code = code * 16 + g_ascii_xdigit_value (at[2 + digits]);
    gboolean whole = digits == 4 && at[6] == '_' && code > 0 && (code < 0xd800 || code > 0xdfff);
    g_string_append_len (text, escaped, at - escaped + (whole ? 0 : 2));
    if (whole)
      g_string_append_unichar (text, (gunichar) code);
    escaped = at + (whole ? 7 : 2);
  }
  g_string_append (text, escaped);
}

static gboolean
check_shared (ComityXlsxBook *self, GError **error)
{
  if (self->strings->len <= MOST_SHARED)
    return TRUE;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
               _ ("The workbook holds too much text to be read. Save the sheet as CSV, and import "
                  "that file."));
  return FALSE;
}

static gboolean
read_strings (ComityXlsxBook *self, const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean in_text = FALSE, aloud = FALSE;
  ComityXmlEvent event;
  if (path == NULL || !comity_package_has (self->package, path))
    return TRUE;
  g_autoptr (ComityPart) part = comity_part_open (self->package, path, error);
  if (part == NULL)
    return FALSE;
  while ((event = comity_part_next (part, &problem)) != COMITY_XML_END_OF_PART) {
    if (event == COMITY_XML_TEXT) {
      if (in_text && !aloud)
        comity_xlsx_append_text (self->strings, comity_part_text (part));
      if (!check_shared (self, error))
        return FALSE;
      continue;
    }
    const char *name = comity_part_name (part);
    gboolean starts = event == COMITY_XML_START, empty = starts && comity_part_is_empty (part);
    if (g_str_equal (name, "t")) {
      in_text = starts && !empty;
    } else if (g_str_equal (name, "rPh")) {
      /* How it is read aloud: not part of the text. */
      aloud = starts && !empty;
    } else if (g_str_equal (name, "si")) {
      if (starts)
        g_array_append_val (self->starts, self->strings->len);
      if (!starts || empty)
        g_string_append_c (self->strings, '\0');
    }
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

/** comity_xlsx_book_string: the shared string of that number, or an empty one. */
const char *
comity_xlsx_book_string (ComityXlsxBook *self, guint64 index)
{
  return index < self->starts->len ?
           self->strings->str + g_array_index (self->starts, gsize, index) :
           "";
}

/* -- All of it --------------------------------------------------------------------------------------------- */

static gboolean
read_book (ComityXlsxBook *self, GError **error)
{
  g_autoptr (GHashTable) roots = read_relations (self->package, "", error);
  if (roots == NULL)
    return FALSE;
  g_autofree char *path = find_by_type (roots, "/officeDocument");
  if (path == NULL)
    path = g_strdup ("xl/workbook.xml");
  g_autoptr (GHashTable) relations = read_relations (self->package, path, error);
  if (relations == NULL || !read_workbook (self, path, relations, error))
    return FALSE;
  g_autofree char *styles = find_by_type (relations, "/styles");
  g_autofree char *strings = find_by_type (relations, "/sharedStrings");
  return read_styles (self, styles, error) && read_strings (self, strings, error);
}

/**
 * comity_xlsx_book_new:
 * @input: a workbook; borrowed
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): what its sheets share
 */
ComityXlsxBook *
comity_xlsx_book_new (ComityInput *input, GError **error)
{
  g_autoptr (ComityXlsxBook) self = g_new0 (ComityXlsxBook, 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->hidden = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->styles = g_array_new (FALSE, FALSE, sizeof (ComityXlsxStyle));
  self->strings = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->package = comity_package_open (input, error);
  if (self->package == NULL || !read_book (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** comity_xlsx_book_free: frees it. */
void
comity_xlsx_book_free (ComityXlsxBook *self)
{
  g_clear_pointer (&self->package, comity_package_free);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->paths);
  g_array_unref (self->hidden);
  g_array_unref (self->styles);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}
