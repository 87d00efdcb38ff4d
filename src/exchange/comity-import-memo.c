/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-memo.h"

#include <string.h>

/* A power of two. */
#define SLOTS 1024
/* After so many texts that were new, a column is known to hold something else in every row. */
#define MOST_NEW 4096
/* Long texts hardly ever come twice. */
#define LONGEST 64

typedef struct {
  char *text;  /* NULL: free */
  char *value; /* NULL: the text says nothing */
  ComityCellType type;
} Slot;

struct _ComityImportMemo {
  Slot slots[SLOTS];
  guint found, added;
};

/** comity_import_memo_new: (transfer full): knows nothing yet. */
ComityImportMemo *
comity_import_memo_new (void)
{
  return g_new0 (ComityImportMemo, 1);
}

/** comity_import_memo_free: frees it. */
void
comity_import_memo_free (ComityImportMemo *self)
{
  for (guint i = 0; i < SLOTS; i++) {
    g_free (self->slots[i].text);
    g_free (self->slots[i].value);
  }
  g_free (self);
}

static gboolean
is_in_vain (const ComityImportMemo *self)
{
  return self->added >= MOST_NEW && self->found / 2 < self->added;
}

static Slot *
find_slot (ComityImportMemo *self, const char *text)
{
  return &self->slots[g_str_hash (text) & (SLOTS - 1)];
}

/**
 * comity_import_memo_find:
 * @value: (out) (nullable): what it stands for; %NULL: nothing
 *
 * Returns: whether the text was read before
 */
gboolean
comity_import_memo_find (ComityImportMemo *self,
                         const char *text,
                         ComityCellType type,
                         const char **value)
{
  if (is_in_vain (self))
    return FALSE;
  const Slot *slot = find_slot (self, text);
  if (slot->text == NULL || slot->type != type || strcmp (slot->text, text) != 0)
    return FALSE;
  self->found++;
  *value = slot->value;
  return TRUE;
}

/** comity_import_memo_add: @text stands for @value; what was known of another may be forgotten. */
void
comity_import_memo_add (ComityImportMemo *self,
                        const char *text,
                        ComityCellType type,
                        const char *value)
{
  if (is_in_vain (self) || strlen (text) > LONGEST)
    return;
  Slot *slot = find_slot (self, text);
  g_set_str (&slot->text, text);
  g_set_str (&slot->value, value);
  slot->type = type;
  self->added++;
}
