/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-index.h"

/* One part of the table grows at a time, so that hardly more than the table itself is in memory then. */
#define PARTS 64

/* Twelve bytes, since a million records have five million keys. */
typedef struct {
  guint32 high, low; /* of the digest */
  guint32 id; /* where it stands among the ids, from 1; 0: free */
} Slot;

typedef struct {
  Slot *slots;
  guint32 size, used;
} Part;

struct _ComityImportIndex {
  Part parts[PARTS];
  GArray *ids; /* of gint64; the keys of one record mostly come together, and have one place here */
};

/** comity_import_index_new: (transfer full): without keys. */
ComityImportIndex *
comity_import_index_new (void)
{
  ComityImportIndex *self = g_new0 (ComityImportIndex, 1);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < PARTS; i++) {
    self->parts[i].size = 16;
    self->parts[i].slots = g_new0 (Slot, 16);
  }
  return self;
}

/** comity_import_index_free: frees it. */
void
comity_import_index_free (ComityImportIndex *self)
{
  for (guint i = 0; i < PARTS; i++)
    g_free (self->parts[i].slots);
  g_array_unref (self->ids);
  g_free (self);
}

/* FNV-1a, stirred at the end so that all its bits are good. */
static guint64
digest_of (const char *key)
{
  guint64 digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (; *key != '\0'; key++)
    digest = (digest ^ (guchar) *key) * G_GUINT64_CONSTANT (0x100000001b3);
  digest ^= digest >> 29;
  digest *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  digest ^= digest >> 32;
  return digest;
}

/* The place of a digest, or the free one where it would stand. */
static Slot *
find_slot (const Part *part, guint32 high, guint32 low)
{
  guint32 at = (guint32) ((guint64) low * part->size >> 32);
  while (part->slots[at].id != 0 && (part->slots[at].low != low || part->slots[at].high != high))
    at = at + 1 < part->size ? at + 1 : 0;
  return &part->slots[at];
}

static void
grow (Part *part)
{
  const Part before = *part;
  part->size += part->size / 2;
  part->slots = g_new0 (Slot, part->size);
  for (guint32 i = 0; i < before.size; i++)
    if (before.slots[i].id != 0)
      *find_slot (part, before.slots[i].high, before.slots[i].low) = before.slots[i];
  g_free (before.slots);
}

static guint32
place_of_id (ComityImportIndex *self, gint64 id)
{
  if (self->ids->len == 0 || g_array_index (self->ids, gint64, self->ids->len - 1) != id)
    g_array_append_val (self->ids, id);
  return self->ids->len;
}

static Slot *
find (ComityImportIndex *self, const char *key, Part **part, guint64 *digest)
{
  *digest = digest_of (key);
  *part = &self->parts[*digest >> 58];
  return find_slot (*part, (guint32) (*digest >> 32), (guint32) *digest);
}

/** comity_import_index_add: @id has @key, unless another has it already. */
void
comity_import_index_add (ComityImportIndex *self, const char *key, gint64 id)
{
  guint64 digest;
  Part *part;
  Slot *slot = find (self, key, &part, &digest);
  if (slot->id != 0)
    return;
  *slot = (Slot) { (guint32) (digest >> 32), (guint32) digest, place_of_id (self, id) };
  if (++part->used >= part->size / 4 * 3)
    grow (part);
}

/** comity_import_index_find: the id of the record that has @key, or 0. */
gint64
comity_import_index_find (ComityImportIndex *self, const char *key)
{
  guint64 digest;
  Part *part;
  const Slot *slot = find (self, key, &part, &digest);
  return slot->id != 0 ? g_array_index (self->ids, gint64, slot->id - 1) : 0;
}
