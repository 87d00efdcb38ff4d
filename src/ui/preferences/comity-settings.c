/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-settings.h"

#include <adwaita.h>

/*
 * A schema that is not installed would end the program; one that is missing only forgets.
 * Returns NULL also when the schema has no such key.
 */
static GSettings *
settings_with (const char *key)
{
  static GSettings *settings;
  static GSettingsSchema *schema;
  static gboolean asked;

  if (!asked) {
    GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

    asked = TRUE;
    schema = source ? g_settings_schema_source_lookup (source, COMITY_SCHEMA, TRUE) : NULL;
    if (schema)
      settings = g_settings_new_full (schema, NULL, NULL);
    else
      g_info ("No settings schema: nothing will be remembered");
  }
  return settings && g_settings_schema_has_key (schema, key) ? settings : NULL;
}

/**
 * comity_settings_dup_string:
 * @key: a key of text
 *
 * Returns: (transfer full): its value, "" when nothing is remembered
 */
char *
comity_settings_dup_string (const char *key)
{
  GSettings *settings = settings_with (key);

  return settings ? g_settings_get_string (settings, key) : g_strdup ("");
}

/**
 * comity_settings_set_string:
 * @key: a key of text
 * @value: what to remember
 */
void
comity_settings_set_string (const char *key, const char *value)
{
  GSettings *settings = settings_with (key);

  if (settings)
    g_settings_set_string (settings, key, value);
}

/**
 * comity_settings_get_boolean:
 * @key: a key of yes or no
 *
 * Returns: its value; %FALSE when nothing is remembered
 */
gboolean
comity_settings_get_boolean (const char *key)
{
  GSettings *settings = settings_with (key);

  return settings && g_settings_get_boolean (settings, key);
}

/**
 * comity_settings_set_boolean:
 * @key: a key of yes or no
 * @value: what to remember
 */
void
comity_settings_set_boolean (const char *key, gboolean value)
{
  GSettings *settings = settings_with (key);

  if (settings)
    g_settings_set_boolean (settings, key, value);
}

/**
 * comity_settings_apply_style:
 *
 * Makes the program light or dark as the person wants it.
 */
void
comity_settings_apply_style (void)
{
  g_autofree char *style = comity_settings_dup_string ("color-scheme");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (style, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (style, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/**
 * comity_settings_bind_window:
 * @window: a window whose size is to be remembered
 */
void
comity_settings_bind_window (GtkWindow *window)
{
  GSettings *settings = settings_with ("window-width");

  if (!settings)
    return;
  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/**
 * comity_settings_dup_columns:
 * @kind: a kind of record
 *
 * Returns: (transfer full) (nullable): names of the columns of its list in their order, or %NULL
 *   as long as nobody has chosen any
 */
char **
comity_settings_dup_columns (const ComityKind *kind)
{
  GSettings *settings = settings_with ("list-columns");
  g_autoptr (GVariant) all = NULL;
  char **columns = NULL;

  if (!settings)
    return NULL;
  all = g_settings_get_value (settings, "list-columns");
  if (!g_variant_lookup (all, kind->name, "^as", &columns))
    return NULL;
  return columns;
}

/**
 * comity_settings_set_columns:
 * @kind: a kind of record
 * @columns: (nullable): the columns of its list, or %NULL to go back to the usual ones
 */
void
comity_settings_set_columns (const ComityKind *kind, const char *const *columns)
{
  GSettings *settings = settings_with ("list-columns");
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (!settings)
    return;
  all = g_settings_get_value (settings, "list-columns");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@as}", &name, &value))
    if (!g_str_equal (name, kind->name))
      g_variant_builder_add (&builder, "{s@as}", name, value);
  if (columns)
    g_variant_builder_add (&builder, "{s^as}", kind->name, columns);
  g_settings_set_value (settings, "list-columns", g_variant_builder_end (&builder));
}

static char *
width_key (const ComityKind *kind, const char *column)
{
  return g_strdup_printf ("%s.%s", kind->name, column);
}

/**
 * comity_settings_get_width:
 * @kind: a kind of record
 * @column: name of a column of its list
 *
 * Returns: the width in pixels that was given to it by hand, or 0
 */
int
comity_settings_get_width (const ComityKind *kind, const char *column)
{
  GSettings *settings = settings_with ("list-widths");
  g_autofree char *key = width_key (kind, column);
  g_autoptr (GVariant) all = NULL;
  int width = 0;

  if (!settings)
    return 0;
  all = g_settings_get_value (settings, "list-widths");
  g_variant_lookup (all, key, "i", &width);
  return CLAMP (width, 0, 2000);
}

/**
 * comity_settings_set_width:
 * @kind: a kind of record
 * @column: name of a column of its list
 * @width: its width in pixels
 */
void
comity_settings_set_width (const ComityKind *kind, const char *column, int width)
{
  GSettings *settings = settings_with ("list-widths");
  g_autofree char *key = width_key (kind, column);
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  int value;

  if (!settings)
    return;
  all = g_settings_get_value (settings, "list-widths");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&si}", &name, &value))
    if (!g_str_equal (name, key))
      g_variant_builder_add (&builder, "{si}", name, value);
  g_variant_builder_add (&builder, "{si}", key, width);
  g_settings_set_value (settings, "list-widths", g_variant_builder_end (&builder));
}
