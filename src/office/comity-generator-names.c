/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-names.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "comity-generator-script.h"

/* The file names.txt says what each shape and setting means. */
typedef enum {
  SHAPE_PLAIN,
  SHAPE_DOUBLE,
  SHAPE_CHAIN,
  SHAPE_BIN,
  SHAPE_PARTS,
  SHAPE_FATHER,
  SHAPE_COMPOSE,
  SHAPE_MIDDLE,
} Shape;

static const char *const shapes[] = { "plain", "double", "chain",   "bin",
                                      "parts", "father", "compose", "middle" };

struct _ComityNameGroup {
  char *name, *language;
  Shape shape;
  gboolean gendered;
  guint patronymic, single, second;
  gboolean has_before;
  ComityNameForms before;
  GArray *surnames, *women_surnames, *women, *men, *patronymics, *women_patronymics;
};

struct _ComityNames {
  GStringChunk *texts;
  GPtrArray *groups;
};

static void
group_free (ComityNameGroup *group)
{
  g_free (group->name);
  g_free (group->language);
  g_clear_pointer (&group->surnames, g_array_unref);
  g_clear_pointer (&group->women_surnames, g_array_unref);
  g_clear_pointer (&group->women, g_array_unref);
  g_clear_pointer (&group->men, g_array_unref);
  g_clear_pointer (&group->patronymics, g_array_unref);
  g_clear_pointer (&group->women_patronymics, g_array_unref);
  g_free (group);
}

static ComityNameGroup *
group_new (const char *name)
{
  ComityNameGroup *group = g_new0 (ComityNameGroup, 1);

  group->name = g_strdup (name);
  group->surnames = g_array_new (FALSE, FALSE, sizeof (ComityNameForms));
  group->women_surnames = g_array_new (FALSE, FALSE, sizeof (ComityNameForms));
  group->women = g_array_new (FALSE, FALSE, sizeof (ComityNameForms));
  group->men = g_array_new (FALSE, FALSE, sizeof (ComityNameForms));
  group->patronymics = g_array_new (FALSE, FALSE, sizeof (ComityNameForms));
  group->women_patronymics = g_array_new (FALSE, FALSE, sizeof (ComityNameForms));
  return group;
}

/* Reads LOCAL/LATIN/CYRILLIC, LOCAL/CYRILLIC or one Cyrillic word. */
static ComityNameForms
parse_forms (GStringChunk *texts, const char *entry)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (entry), "_", ' ');
  g_auto (GStrv) parts = g_strsplit (spaced, "/", 3);
  guint n = g_strv_length (parts);
  g_autofree char *latin = n == 3 ? g_strdup (parts[1]) : comity_script_to_latin (parts[0]);
  g_autofree char *cyrillic = n > 1 ? g_strdup (parts[n - 1]) : comity_script_to_russian (parts[0]);

  return (ComityNameForms) {
    .local = g_string_chunk_insert_const (texts, parts[0]),
    .latin = g_string_chunk_insert_const (texts, latin),
    .cyrillic = g_string_chunk_insert_const (texts, cyrillic),
  };
}

static ComityNameForms
to_feminine (GStringChunk *texts, const ComityNameForms *forms)
{
  g_autofree char *local = comity_script_to_feminine (forms->local);
  g_autofree char *cyrillic = comity_script_to_feminine (forms->cyrillic);
  g_autofree char *latin = comity_script_is_cyrillic (local) ?
                             comity_script_to_latin (local) :
                             comity_script_to_feminine (forms->latin);

  return (ComityNameForms) {
    .local = g_string_chunk_insert_const (texts, local),
    .latin = g_string_chunk_insert_const (texts, latin),
    .cyrillic = g_string_chunk_insert_const (texts, cyrillic),
  };
}

static gboolean
parse_setting (ComityNames *self, ComityNameGroup *group, const char *word)
{
  if (g_str_has_prefix (word, "language="))
    group->language = g_strdup (word + strlen ("language="));
  else if (g_str_equal (word, "gendered"))
    group->gendered = TRUE;
  else if (g_str_has_prefix (word, "patronymic="))
    group->patronymic = (guint) atoi (word + strlen ("patronymic="));
  else if (g_str_has_prefix (word, "single="))
    group->single = (guint) atoi (word + strlen ("single="));
  else if (g_str_has_prefix (word, "second="))
    group->second = (guint) atoi (word + strlen ("second="));
  else if (g_str_has_prefix (word, "before=")) {
    group->before = parse_forms (self->texts, word + strlen ("before="));
    group->has_before = TRUE;
  } else
    return FALSE;
  return TRUE;
}

static gboolean
parse_group (ComityNames *self, char **words, guint n_words)
{
  ComityNameGroup *group;
  gboolean known = FALSE;

  if (n_words < 3)
    return FALSE;
  group = group_new (words[1]);
  g_ptr_array_add (self->groups, group);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (words[2], shapes[i])) {
      group->shape = (Shape) i;
      known = TRUE;
    }
  for (guint i = 3; i < n_words && known; i++)
    known = parse_setting (self, group, words[i]);
  return known;
}

static void
add_surname (ComityNames *self, ComityNameGroup *group, const char *entry)
{
  ComityNameForms forms = parse_forms (self->texts, entry);

  g_array_append_val (group->surnames, forms);
  if (group->gendered)
    forms = to_feminine (self->texts, &forms);
  g_array_append_val (group->women_surnames, forms);
}

static gboolean
add_patronymic (ComityNames *self, ComityNameGroup *group, const char *entry)
{
  g_auto (GStrv) both = g_strsplit (entry, "|", 2);
  ComityNameForms forms;

  if (g_strv_length (both) != 2)
    return FALSE;
  forms = parse_forms (self->texts, both[0]);
  g_array_append_val (group->patronymics, forms);
  forms = parse_forms (self->texts, both[1]);
  g_array_append_val (group->women_patronymics, forms);
  return TRUE;
}

static gboolean
parse_entry (ComityNames *self, ComityNameGroup *group, char what, const char *entry)
{
  if (what == 's')
    add_surname (self, group, entry);
  else if (what == 'p')
    return add_patronymic (self, group, entry);
  else if (what == 'f' || what == 'm') {
    ComityNameForms forms = parse_forms (self->texts, entry);

    g_array_append_val (what == 'f' ? group->women : group->men, forms);
  } else
    return FALSE;
  return TRUE;
}

static gboolean
parse_line (ComityNames *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint n_words = g_strv_length (words);
  ComityNameGroup *group;

  if (n_words == 0 || *line == '#' || *line == '\0')
    return TRUE;
  if (g_str_equal (words[0], "group"))
    return parse_group (self, words, n_words);
  if (self->groups->len == 0 || strlen (words[0]) != 1)
    return FALSE;
  group = g_ptr_array_index (self->groups, self->groups->len - 1);
  for (guint i = 1; i < n_words; i++)
    if (!parse_entry (self, group, words[0][0], words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
group_is_complete (const ComityNameGroup *group)
{
  return group->surnames->len > 0 && group->women->len > 1 && group->men->len > 1 &&
         (group->patronymic == 0 || group->patronymics->len > 0);
}

/**
 * comity_names_new:
 * @text: the content of names.txt
 * @error: where to put an error of the domain %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the groups of names
 */
ComityNames *
comity_names_new (const char *text, GError **error)
{
  g_autoptr (ComityNames) self = g_new0 (ComityNames, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->texts = g_string_chunk_new (64 * 1024);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  for (guint i = 0; lines[i]; i++)
    if (!parse_line (self, lines[i])) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "names.txt:%u: cannot be read",
                   i + 1);
      return NULL;
    }
  for (guint i = 0; i < self->groups->len; i++) {
    const ComityNameGroup *group = g_ptr_array_index (self->groups, i);

    if (!group_is_complete (group)) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "names.txt: group %s lacks names",
                   group->name);
      return NULL;
    }
  }
  return g_steal_pointer (&self);
}

/** comity_names_free: frees the groups of names. */
void
comity_names_free (ComityNames *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

/**
 * comity_names_find:
 * @self: the groups
 * @group: the name of one
 *
 * Returns: (transfer none) (nullable): the group
 */
const ComityNameGroup *
comity_names_find (const ComityNames *self, const char *group)
{
  for (guint i = 0; i < self->groups->len; i++) {
    const ComityNameGroup *each = g_ptr_array_index (self->groups, i);

    if (g_str_equal (each->name, group))
      return each;
  }
  return NULL;
}

/* -- Making a name --------------------------------------------------------------------------- */

static const ComityNameForms *
pick (const GArray *array, ComityRandom *random)
{
  return &g_array_index (array, ComityNameForms, comity_random_below (random, array->len));
}

/* Picks one that is not @other. */
static const ComityNameForms *
pick_other (const GArray *array, ComityRandom *random, const ComityNameForms *other)
{
  guint index = comity_random_below (random, array->len);
  const ComityNameForms *found = &g_array_index (array, ComityNameForms, index);

  if (found == other)
    found = &g_array_index (array, ComityNameForms, (index + 1) % array->len);
  return found;
}

static const char *
join_texts (GStringChunk *texts, const char *a, const char *separator, const char *b)
{
  char buffer[512];

  g_snprintf (buffer, sizeof buffer, "%s%s%s", a, separator, b);
  return g_string_chunk_insert (texts, buffer);
}

static ComityNameForms
join (GStringChunk *texts, const ComityNameForms *a, const ComityNameForms *b)
{
  return (ComityNameForms) {
    .local = join_texts (texts, a->local, " ", b->local),
    .latin = join_texts (texts, a->latin, " ", b->latin),
    .cyrillic = join_texts (texts, a->cyrillic, " ", b->cyrillic),
  };
}

/* Chinese given names of two characters: 晓 and 明 are Xiaoming, Сяомин. */
static ComityNameForms
compose (GStringChunk *texts, const ComityNameForms *a, const ComityNameForms *b)
{
  char latin[32];
  char cyrillic[64];
  char *end;

  g_snprintf (latin, sizeof latin, "%s", b->latin);
  latin[0] = g_ascii_tolower (latin[0]);
  end = cyrillic + g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (b->cyrillic)), cyrillic);
  g_snprintf (end, sizeof cyrillic - (gsize) (end - cyrillic), "%s",
              g_utf8_next_char (b->cyrillic));
  return (ComityNameForms) {
    .local = join_texts (texts, a->local, "", b->local),
    .latin = join_texts (texts, a->latin, "", latin),
    .cyrillic = join_texts (texts, a->cyrillic, "", cyrillic),
  };
}

static void
make_given (const ComityNameGroup *group,
            ComityRandom *random,
            const GArray *own,
            GStringChunk *texts,
            ComityGeneratedName *name)
{
  const ComityNameForms *first = pick (own, random);

  name->given = *first;
  if (group->shape == SHAPE_COMPOSE) {
    if (comity_random_chance (random, 82)) {
      const ComityNameForms *second = pick (own, random);

      name->given = compose (texts, first, second);
    }
  } else if (group->shape == SHAPE_CHAIN) {
    const ComityNameForms *father = pick (group->men, random);

    name->given = join (texts, first, father);
    if (comity_random_chance (random, 55))
      name->given = join (texts, &name->given, pick_other (group->men, random, father));
  } else if (comity_random_chance (random, group->second)) {
    name->given = join (texts, first, pick_other (own, random, first));
  }
  if (group->has_before && comity_random_chance (random, 18))
    name->given = join (texts, &group->before, &name->given);
}

/* Two or three words, none of which is a surname; written where the surname stands. */
static void
make_parts (const ComityNameGroup *group,
            ComityRandom *random,
            const GArray *own,
            GStringChunk *texts,
            ComityGeneratedName *name)
{
  const ComityNameForms *first = pick (own, random);

  name->family = join (texts, first, pick_other (own, random, first));
  if (comity_random_chance (random, 50))
    name->family = join (texts, &name->family, pick (own, random));
}

static void
make_family (const ComityNameGroup *group,
             ComityRandom *random,
             gboolean female,
             GStringChunk *texts,
             ComityGeneratedName *name)
{
  static const ComityNameForms son = { "bin", "bin", "бин" };
  static const ComityNameForms daughter = { "binti", "binti", "бинти" };
  const GArray *surnames = female ? group->women_surnames : group->surnames;
  const ComityNameForms *first = pick (surnames, random);

  name->family = *first;
  if (group->shape == SHAPE_DOUBLE && comity_random_chance (random, 88))
    name->family = join (texts, first, pick_other (surnames, random, first));
  else if (group->shape == SHAPE_BIN)
    name->family = join (texts, female ? &daughter : &son, first);
}

/**
 * comity_name_group_make:
 * @group: names of one language
 * @random: where chance comes from
 * @female: whether it is a woman's name
 * @texts: keeps the texts of the name
 * @name: (out caller-allocates): the name; what it points to lives as long as @texts and the group
 *
 * Puts an invented person's name together.
 */
void
comity_name_group_make (const ComityNameGroup *group,
                        ComityRandom *random,
                        gboolean female,
                        GStringChunk *texts,
                        ComityGeneratedName *name)
{
  const GArray *own = female ? group->women : group->men;

  *name = (ComityGeneratedName) { .language = group->language };
  if (group->shape == SHAPE_PARTS) {
    make_parts (group, random, own, texts, name);
    return;
  }
  if (comity_random_chance (random, group->single)) {
    name->family = *pick (own, random);
    return;
  }
  make_given (group, random, own, texts, name);
  make_family (group, random, female, texts, name);
  if (comity_random_chance (random, group->patronymic))
    name->patronymic = *pick (female ? group->women_patronymics : group->patronymics, random);
}
