/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include "comity-id.h"
#include "comity-number.h"
#include "comity-places.h"

/**
 * comity_value_column_type:
 *
 * Returns: the SQL type of a field's column, or of `value` in the table of a field of many values
 */
const char *
comity_value_column_type (const ComityField *field)
{
  switch (field->type) {
  case COMITY_TYPE_INTEGER:
  case COMITY_TYPE_DECIMAL:
  case COMITY_TYPE_MONEY:
  case COMITY_TYPE_BOOLEAN:
  case COMITY_TYPE_REF:
  case COMITY_TYPE_REFS:
    return "INTEGER";
  case COMITY_TYPE_TEXT:
  case COMITY_TYPE_LONG:
  case COMITY_TYPE_CHOICE:
  case COMITY_TYPE_COUNTRY:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_DATE:
  case COMITY_TYPE_TIME:
  case COMITY_TYPE_URL:
  case COMITY_TYPE_EMAIL:
  case COMITY_TYPE_PHONE:
  case COMITY_TYPE_IDENTIFIER:
  case COMITY_TYPE_LINK:
  case COMITY_TYPE_IMAGE:
  case COMITY_TYPE_FILE:
  case COMITY_TYPE_CHOICES:
  case COMITY_TYPE_COUNTRIES:
  case COMITY_TYPE_LANGUAGES:
  case COMITY_TYPE_TAGS:
  default:
    return "TEXT";
  }
}

static void
bind_money (ComityStatement *st, int at, const char *neutral)
{
  const char *space = neutral ? strchr (neutral, ' ') : NULL;
  g_autofree char *amount = space ? g_strndup (neutral, space - neutral) : NULL;
  int digits = space ? comity_currency_digits (space + 1) : 0;
  gint64 minor;

  if (amount == NULL || !comity_number_scale (amount, MAX (digits, 0), &minor)) {
    comity_statement_bind_text (st, at, NULL);
    comity_statement_bind_text (st, at + 1, NULL);
    return;
  }
  comity_statement_bind_id (st, at, minor);
  comity_statement_bind_kept (st, at + 1, space + 1);
}

/**
 * comity_value_bind:
 * @neutral: (nullable): a value that has been normalised; must live as long as the binding
 *
 * Binds the column or columns of a single-valued @field.
 *
 * Returns: the next free parameter
 */
int
comity_value_bind (ComityStatement *st, int at, const ComityField *field, const char *neutral)
{
  gint64 scaled = 0;

  /* A statement comes without values. */
  if (neutral == NULL)
    return at + (field->type == COMITY_TYPE_MONEY ? 2 : 1);
  if (field->type == COMITY_TYPE_MONEY) {
    bind_money (st, at, neutral);
    return at + 2;
  }
  if (field->type == COMITY_TYPE_DECIMAL && comity_number_scale (neutral, field->digits, &scaled))
    comity_statement_bind_id (st, at, scaled);
  else
    comity_value_bind_item (st, at, field, neutral);
  return at + 1;
}

/**
 * comity_value_bind_item:
 * @item: one value; must live as long as the binding
 *
 * Binds a value of a field of whole numbers or texts, or one of a field of many values.
 */
void
comity_value_bind_item (ComityStatement *st, int at, const ComityField *field, const char *item)
{
  if (field->type == COMITY_TYPE_BOOLEAN)
    comity_statement_bind_id (st, at, g_str_equal (item, "true"));
  else if (g_str_equal (comity_value_column_type (field), "INTEGER"))
    comity_statement_bind_id (st, at, g_ascii_strtoll (item, NULL, 10));
  else
    comity_statement_bind_kept (st, at, item);
}

static char *
read_money (sqlite3_stmt *stmt, int column)
{
  const char *currency = (const char *) sqlite3_column_text (stmt, column + 1);
  g_autofree char *amount = NULL;
  guint digits;

  if (currency == NULL)
    return NULL;
  digits = MAX (comity_currency_digits (currency), 0);
  amount = comity_number_unscale (sqlite3_column_int64 (stmt, column), digits, digits);
  return g_strconcat (amount, " ", currency, NULL);
}

/**
 * comity_value_read:
 *
 * Returns: (transfer full) (nullable): the neutral form of what stands in @column and, for money,
 *   the one after it
 */
char *
comity_value_read (sqlite3_stmt *stmt, int column, const ComityField *field)
{
  if (sqlite3_column_type (stmt, column) == SQLITE_NULL)
    return NULL;
  if (field->type == COMITY_TYPE_MONEY)
    return read_money (stmt, column);
  if (field->type == COMITY_TYPE_DECIMAL)
    return comity_number_unscale (sqlite3_column_int64 (stmt, column), field->digits, 0);
  if (field->type == COMITY_TYPE_BOOLEAN)
    return g_strdup (sqlite3_column_int (stmt, column) ? "true" : "false");
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

/**
 * comity_link_parse:
 * @link: (nullable): `KIND/ID`
 *
 * Returns: whether @link names a known kind and an id
 */
gboolean
comity_link_parse (const char *link, const ComityKind **kind, gint64 *id)
{
  const char *slash = link ? strchr (link, '/') : NULL;
  g_autofree char *name = slash ? g_strndup (link, slash - link) : NULL;

  *kind = name ? comity_kind_find (name) : NULL;
  return *kind != NULL && comity_id_parse (slash + 1, id);
}

/**
 * comity_link_print:
 *
 * Returns: (transfer full): the value of a LINK field that names the record
 */
char *
comity_link_print (const ComityKind *kind, gint64 id)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, kind->name, id);
}
