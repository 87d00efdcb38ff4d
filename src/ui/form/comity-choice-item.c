/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-choice-item.h"

#include <string.h>

#include "comity-lists.h"
#include "comity-places.h"
#include "comity-text.h"
#include "comity-tongue.h"

#define MAX_TOGGLES 4
#define MAX_TOGGLE_TEXT 30 /* characters of all labels together: what fits beside a title */

/**
 * ComityChoiceItem:
 *
 * One line of a drop-down or of a type-ahead: what is stored, what is shown, and what is searched.
 */
struct _ComityChoiceItem {
  GObject parent_instance;
  char *code, *label, *detail, *search;
  ComityItemRole role;
};

typedef enum {
  PROP_LABEL = 1,
  PROP_SEARCH,
} ComityChoiceItemProperty;

G_DEFINE_FINAL_TYPE (ComityChoiceItem, comity_choice_item, G_TYPE_OBJECT)

/* Folded, so that "osterreich" finds Österreich; made when first asked for. */
static const char *
get_search (ComityChoiceItem *self)
{
  if (self->search == NULL) {
    g_autofree char *folded = comity_text_fold (self->label);

    self->search = g_strjoin (" ", self->label, folded, self->code, NULL);
  }
  return self->search;
}

static void
comity_choice_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ComityChoiceItem *self = COMITY_CHOICE_ITEM (object);

  switch ((ComityChoiceItemProperty) prop_id) {
  case PROP_LABEL:
    g_value_set_string (value, self->label);
    break;
  case PROP_SEARCH:
    g_value_set_string (value, get_search (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
comity_choice_item_finalize (GObject *object)
{
  ComityChoiceItem *self = COMITY_CHOICE_ITEM (object);

  g_free (self->code);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->search);
  G_OBJECT_CLASS (comity_choice_item_parent_class)->finalize (object);
}

static void
comity_choice_item_class_init (ComityChoiceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = comity_choice_item_get_property;
  object_class->finalize = comity_choice_item_finalize;
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_SEARCH,
                                   g_param_spec_string ("search", NULL, NULL, NULL, flags));
}

static void
comity_choice_item_init (ComityChoiceItem *self)
{
}

/**
 * comity_choice_item_new:
 * @code: (nullable): what is stored
 * @label: what is shown
 * @detail: (nullable): a dim second line
 */
ComityChoiceItem *
comity_choice_item_new (const char *code,
                        const char *label,
                        const char *detail,
                        ComityItemRole role)
{
  ComityChoiceItem *self = g_object_new (COMITY_TYPE_CHOICE_ITEM, NULL);

  self->code = g_strdup (code);
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  self->role = role;
  return self;
}

/** comity_choice_item_get_code: */
const char *
comity_choice_item_get_code (ComityChoiceItem *self)
{
  return self->code;
}

/** comity_choice_item_get_label: */
const char *
comity_choice_item_get_label (ComityChoiceItem *self)
{
  return self->label;
}

/** comity_choice_item_get_detail: */
const char *
comity_choice_item_get_detail (ComityChoiceItem *self)
{
  return self->detail;
}

/** comity_choice_item_get_role: */
ComityItemRole
comity_choice_item_get_role (ComityChoiceItem *self)
{
  return self->role;
}

/**
 * comity_choice_item_matches:
 * @folded: what was typed, through comity_text_fold()
 */
gboolean
comity_choice_item_matches (ComityChoiceItem *self, const char *folded)
{
  return *folded == '\0' || strstr (get_search (self), folded) != NULL;
}

static int
compare_labels (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return comity_text_compare (((ComityChoiceItem *) a)->label, ((ComityChoiceItem *) b)->label);
}

static void
append (GListStore *items, const char *code, char *label)
{
  g_autofree char *owned = label;
  g_autoptr (ComityChoiceItem) item = comity_choice_item_new (code, owned, NULL, COMITY_ITEM_VALUE);

  g_list_store_append (items, item);
}

/* Countries and languages have names only the user's language decides; sorting them takes long
 * enough to be noticed in a form with four such fields, and happens once. */
static GListStore *
get_names (GListStore **cache, char **(*get_codes) (void), char *(*dup_name) (const char *code))
{
  g_auto (GStrv) codes = NULL;

  if (*cache != NULL)
    return *cache;
  *cache = g_list_store_new (COMITY_TYPE_CHOICE_ITEM);
  codes = get_codes ();
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    append (*cache, codes[i], dup_name (codes[i]));
  g_list_store_sort (*cache, compare_labels, NULL);
  return *cache;
}

static void
append_all (GListStore *items, GListStore *from)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (from));
  g_autoptr (GPtrArray) all = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, g_list_model_get_item (G_LIST_MODEL (from), i));
  g_list_store_splice (items, 0, 0, all->pdata, n);
}

static void
append_list (GListStore *items, const char *list)
{
  g_auto (GStrv) codes = comity_lists_dup_codes (list);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    append (items, codes[i], comity_lists_dup_label (list, codes[i]));
}

/**
 * comity_choice_items_new:
 * @field: a field with choices of any sort
 *
 * Returns: (transfer full): its choices: a fixed table and the office's lists in their own order,
 *   countries and languages by their names in the user's language
 */
GListStore *
comity_choice_items_new (const ComityField *field)
{
  static GListStore *countries, *languages;
  GListStore *items = g_list_store_new (COMITY_TYPE_CHOICE_ITEM);

  if (field->type == COMITY_TYPE_COUNTRY || field->type == COMITY_TYPE_COUNTRIES)
    append_all (items, get_names (&countries, comity_countries, comity_country_dup_name));
  else if (field->type == COMITY_TYPE_LANGUAGE || field->type == COMITY_TYPE_LANGUAGES)
    append_all (items, get_names (&languages, comity_languages, comity_language_dup_name));
  else if (field->list != NULL)
    append_list (items, field->list);
  for (const ComityChoice *c = field->choices; c != NULL && c->code != NULL; c++)
    append (items, c->code, comity_field_format (field, c->code));
  return items;
}

/** comity_choice_items_new_currencies: (transfer full): */
GListStore *
comity_choice_items_new_currencies (void)
{
  GListStore *items = g_list_store_new (COMITY_TYPE_CHOICE_ITEM);
  g_auto (GStrv) codes = comity_currencies ();

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    append (items, codes[i], g_strdup (codes[i]));
  return items;
}

static char *
dup_tongue_name (const char *tag)
{
  char *name = comity_language_dup_name (tag);

  return name ? name : g_strdup (tag);
}

/** comity_choice_items_new_tongues: (transfer full): the languages of papers, by their names. */
GListStore *
comity_choice_items_new_tongues (void)
{
  static GListStore *tongues;
  GListStore *items = g_list_store_new (COMITY_TYPE_CHOICE_ITEM);

  append_all (items, get_names (&tongues, comity_tongues, dup_tongue_name));
  return items;
}

/**
 * comity_choice_items_find:
 * @items: of #ComityChoiceItem
 * @code: (nullable): a code, %NULL for the line that means "no value"
 *
 * Returns: the position, or %GTK_INVALID_LIST_POSITION
 */
guint
comity_choice_items_find (GListModel *items, const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (ComityChoiceItem) item = g_list_model_get_item (items, i);

    if (code == NULL ? item->role == COMITY_ITEM_ABSENT :
                       item->role == COMITY_ITEM_VALUE && g_strcmp0 (item->code, code) == 0)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * comity_field_fits_toggles:
 *
 * Whether a choice is so small that all of it can stand beside its title.
 */
gboolean
comity_field_fits_toggles (const ComityField *field)
{
  glong length = 0;
  guint n = 0;

  if (field->type != COMITY_TYPE_CHOICE || field->choices == NULL)
    return FALSE;
  for (const ComityChoice *c = field->choices; c->code != NULL; c++, n++) {
    g_autofree char *label = comity_field_format (field, c->code);

    length += g_utf8_strlen (label, -1);
  }
  return n <= MAX_TOGGLES && length <= MAX_TOGGLE_TEXT;
}
