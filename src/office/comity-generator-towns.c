/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-towns.h"

#include <gio/gio.h>

/* The file places.txt says what the lines mean. */
typedef struct {
  char **countries, **stems, **endings;
  char *language, *university; /* may be absent */
} Region;

typedef struct {
  const char *code;
  const Region *region;
} Country;

struct _ComityTowns {
  GPtrArray *regions;
  GArray *countries;
};

static void
region_free (Region *region)
{
  g_strfreev (region->countries);
  g_strfreev (region->stems);
  g_strfreev (region->endings);
  g_free (region->language);
  g_free (region->university);
  g_free (region);
}

static gboolean
parse_university (Region *region, const char *rest)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", 2);

  if (g_strv_length (words) != 2)
    return FALSE;
  region->language = g_strdup (words[0]);
  region->university = g_strdelimit (g_strdup (words[1]), "_", ' ');
  return TRUE;
}

static gboolean
parse_line (ComityTowns *self, const char *line)
{
  Region *region = NULL;

  if (*line == '#' || *line == '\0')
    return TRUE;
  if (g_str_has_prefix (line, "region ")) {
    g_ptr_array_add (self->regions, g_new0 (Region, 1));
    return TRUE;
  }
  if (self->regions->len == 0 || line[1] != ' ')
    return FALSE;
  region = g_ptr_array_index (self->regions, self->regions->len - 1);
  if (line[0] == 'c' && !region->countries)
    region->countries = g_strsplit (line + 2, " ", -1);
  else if (line[0] == 's' && !region->stems)
    region->stems = g_strsplit (line + 2, " ", -1);
  else if (line[0] == 'e' && !region->endings)
    region->endings = g_strsplit (line + 2, " ", -1);
  else if (line[0] == 'u' && !region->university)
    return parse_university (region, line + 2);
  else
    return FALSE;
  return TRUE;
}

static gboolean
add_countries (ComityTowns *self, const Region *region)
{
  if (!region->countries || !region->stems || !region->endings)
    return FALSE;
  for (guint i = 0; region->countries[i]; i++) {
    Country country = { region->countries[i], region };

    g_array_append_val (self->countries, country);
  }
  return TRUE;
}

/**
 * comity_towns_new:
 * @text: the content of places.txt
 * @error: where to put an error of the domain %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the invented places
 */
ComityTowns *
comity_towns_new (const char *text, GError **error)
{
  g_autoptr (ComityTowns) self = g_new0 (ComityTowns, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->regions = g_ptr_array_new_with_free_func ((GDestroyNotify) region_free);
  self->countries = g_array_new (FALSE, FALSE, sizeof (Country));
  for (guint i = 0; lines[i]; i++)
    if (!parse_line (self, lines[i])) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "places.txt:%u: cannot be read",
                   i + 1);
      return NULL;
    }
  for (guint i = 0; i < self->regions->len; i++)
    if (!add_countries (self, g_ptr_array_index (self->regions, i))) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "places.txt: region %u lacks lines",
                   i + 1);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** comity_towns_free: frees the places. */
void
comity_towns_free (ComityTowns *self)
{
  g_clear_pointer (&self->countries, g_array_unref);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  g_free (self);
}

static const Country *
get_country (const ComityTowns *self, guint country)
{
  return &g_array_index (self->countries, Country, country);
}

/**
 * comity_towns_get_n_countries:
 * @self: the places
 *
 * Returns: how many countries there are
 */
guint
comity_towns_get_n_countries (const ComityTowns *self)
{
  return self->countries->len;
}

/**
 * comity_towns_get_country:
 * @self: the places
 * @country: the number of a country
 *
 * Returns: its ISO 3166-1 code
 */
const char *
comity_towns_get_country (const ComityTowns *self, guint country)
{
  return get_country (self, country)->code;
}

/**
 * comity_towns_get_n_towns:
 * @self: the places
 * @country: the number of a country
 *
 * Returns: how many different towns can be made up there
 */
guint
comity_towns_get_n_towns (const ComityTowns *self, guint country)
{
  const Region *region = get_country (self, country)->region;

  return g_strv_length (region->stems) * g_strv_length (region->endings);
}

/**
 * comity_towns_dup_town:
 * @self: the places
 * @country: the number of a country
 * @town: less than comity_towns_get_n_towns()
 *
 * Returns: (transfer full): an invented town
 */
char *
comity_towns_dup_town (const ComityTowns *self, guint country, guint town)
{
  const Region *region = get_country (self, country)->region;
  guint n_stems = g_strv_length (region->stems);
  g_autofree char *name =
    g_strconcat (region->stems[town % n_stems], region->endings[town / n_stems], NULL);

  return g_strdelimit (g_steal_pointer (&name), "_", ' ');
}

/**
 * comity_towns_get_university:
 * @self: the places
 * @country: the number of a country
 * @language: (out): the language of the words, BCP 47
 *
 * Returns: (nullable): “University of %s” as it is said there
 */
const char *
comity_towns_get_university (const ComityTowns *self, guint country, const char **language)
{
  const Region *region = get_country (self, country)->region;

  *language = region->language;
  return region->university;
}
