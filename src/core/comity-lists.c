/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-lists.h"

#include "config.h"

#include "comity-i18n.h"
#include "comity-text.h"

typedef struct {
  char *code;
  char *label; /* NULL: the starting entry's own, translated */
  int position;
  gboolean archived;
} Option;

typedef struct {
  const char *name, *title;
  const ComityChoice *starting;
  GPtrArray *options; /* of Option, by position */
} List;

/* Readers are in every thread (formatting rows), the writer is the store after a commit. */
static GRWLock lock;
static GPtrArray *lists;

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->code);
  g_free (option->label);
  g_free (option);
}

static List *
find_list (const char *name)
{
  for (guint i = 0; lists != NULL && i < lists->len; i++) {
    List *list = g_ptr_array_index (lists, i);

    if (g_str_equal (list->name, name))
      return list;
  }
  return NULL;
}

static Option *
find_option (List *list, const char *code)
{
  for (guint i = 0; i < list->options->len; i++) {
    Option *option = g_ptr_array_index (list->options, i);

    if (g_str_equal (option->code, code))
      return option;
  }
  return NULL;
}

/**
 * comity_lists_define:
 * @list: the stable name of a list
 * @label: NC_ ("list", …)
 * @starting: (nullable): the entries it is shipped with, ended by one without code
 *
 * Makes a list known. Called once for each list at start.
 */
void
comity_lists_define (const char *list, const char *label, const ComityChoice *starting)
{
  List *defined;

  g_rw_lock_writer_lock (&lock);
  if (lists == NULL)
    lists = g_ptr_array_new ();
  if (find_list (list) == NULL) {
    defined = g_new0 (List, 1);
    defined->name = list;
    defined->title = label;
    defined->starting = starting;
    defined->options = g_ptr_array_new_with_free_func (option_free);
    g_ptr_array_add (lists, defined);
  }
  g_rw_lock_writer_unlock (&lock);
}

/**
 * comity_lists_get_names:
 *
 * Returns: (transfer full): the names of all lists
 */
char **
comity_lists_get_names (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_rw_lock_reader_lock (&lock);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    g_strv_builder_add (names, ((List *) g_ptr_array_index (lists, i))->name);
  g_rw_lock_reader_unlock (&lock);
  return g_strv_builder_end (names);
}

/**
 * comity_lists_get_title:
 * @list: the name of a list
 *
 * Returns: (transfer none): what the list is called, in the user's language
 */
const char *
comity_lists_get_title (const char *list)
{
  const char *title = list;
  List *found;

  g_rw_lock_reader_lock (&lock);
  found = find_list (list);
  if (found != NULL && found->title != NULL)
    title = comity_pgettext2 ("list", found->title);
  g_rw_lock_reader_unlock (&lock);
  return title;
}

/**
 * comity_lists_get_starting:
 * @list: the name of a list
 *
 * Returns: (transfer none) (nullable): the entries it is shipped with, ended by one without code
 */
const ComityChoice *
comity_lists_get_starting (const char *list)
{
  const ComityChoice *starting = NULL;
  List *found;

  g_rw_lock_reader_lock (&lock);
  found = find_list (list);
  if (found != NULL)
    starting = found->starting;
  g_rw_lock_reader_unlock (&lock);
  return starting;
}

static gint
compare_positions (gconstpointer a, gconstpointer b)
{
  return (*(Option *const *) a)->position - (*(Option *const *) b)->position;
}

/**
 * comity_lists_set_option:
 * @list: the name of a list
 * @code: what is stored in fields
 * @label: (nullable): the office's own wording; %NULL keeps the shipped one
 * @position: place in the list
 * @archived: no longer offered, but still read
 *
 * Adds or changes an entry. Called by the store for each record of kind `option`.
 */
void
comity_lists_set_option (const char *list,
                         const char *code,
                         const char *label,
                         int position,
                         gboolean archived)
{
  List *found;
  Option *option;

  g_rw_lock_writer_lock (&lock);
  found = find_list (list);
  if (found != NULL) {
    option = find_option (found, code);
    if (option == NULL) {
      option = g_new0 (Option, 1);
      option->code = g_strdup (code);
      g_ptr_array_add (found->options, option);
    }
    g_set_str (&option->label, label);
    option->position = position;
    option->archived = archived;
    g_ptr_array_sort (found->options, compare_positions);
  }
  g_rw_lock_writer_unlock (&lock);
}

/**
 * comity_lists_clear_options:
 *
 * Forgets what the office has changed, so that only the shipped entries are left. Called before
 * another office is read.
 */
void
comity_lists_clear_options (void)
{
  g_rw_lock_writer_lock (&lock);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    g_ptr_array_set_size (((List *) g_ptr_array_index (lists, i))->options, 0);
  g_rw_lock_writer_unlock (&lock);
}

/**
 * comity_lists_dup_codes:
 * @list: the name of a list
 *
 * Returns: (transfer full): the codes to offer: the office's entries in their order, then the
 * shipped ones that it has not touched
 */
char **
comity_lists_dup_codes (const char *list)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  List *found;

  g_rw_lock_reader_lock (&lock);
  found = find_list (list);
  for (guint i = 0; found != NULL && i < found->options->len; i++) {
    Option *option = g_ptr_array_index (found->options, i);

    if (!option->archived)
      g_strv_builder_add (codes, option->code);
  }
  for (const ComityChoice *c = found != NULL ? found->starting : NULL; c && c->code; c++)
    if (find_option (found, c->code) == NULL)
      g_strv_builder_add (codes, c->code);
  g_rw_lock_reader_unlock (&lock);
  return g_strv_builder_end (codes);
}

static const char *
shipped_label (List *list, const char *code)
{
  for (const ComityChoice *c = list->starting; c != NULL && c->code != NULL; c++)
    if (g_str_equal (c->code, code))
      return comity_pgettext2 ("choice", c->label);
  return NULL;
}

/**
 * comity_lists_dup_label:
 * @list: the name of a list
 * @code: what is stored
 *
 * Returns: (transfer full): the office's wording, else the shipped one in the user's language, else
 * the code itself
 */
char *
comity_lists_dup_label (const char *list, const char *code)
{
  const char *label = NULL;
  char *result;
  Option *option;
  List *found;

  g_rw_lock_reader_lock (&lock);
  found = find_list (list);
  if (found != NULL) {
    option = find_option (found, code);
    label = option != NULL && option->label != NULL ? option->label : shipped_label (found, code);
  }
  result = g_strdup (label != NULL ? label : code);
  g_rw_lock_reader_unlock (&lock);
  return result;
}

/**
 * comity_lists_has:
 * @list: the name of a list
 * @code: a code
 *
 * Returns: whether the list has the code, archived ones included
 */
gboolean
comity_lists_has (const char *list, const char *code)
{
  gboolean has = FALSE;
  List *found;

  g_rw_lock_reader_lock (&lock);
  found = find_list (list);
  if (found != NULL)
    has = find_option (found, code) != NULL || shipped_label (found, code) != NULL;
  g_rw_lock_reader_unlock (&lock);
  return has;
}

/**
 * comity_lists_find:
 * @list: the name of a list
 * @typed: what a person typed
 *
 * Returns: (transfer full) (nullable): the code of the entry whose label or code it is
 */
char *
comity_lists_find (const char *list, const char *typed)
{
  g_auto (GStrv) codes = comity_lists_dup_codes (list);
  g_autofree char *wanted = comity_text_fold (typed);

  if (comity_lists_has (list, typed))
    return g_strdup (typed);
  for (guint i = 0; codes[i] != NULL; i++) {
    g_autofree char *label = comity_lists_dup_label (list, codes[i]);
    g_autofree char *folded = comity_text_fold (label);

    if (g_str_equal (folded, wanted))
      return g_strdup (codes[i]);
  }
  return NULL;
}
