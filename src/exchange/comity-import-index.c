/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-index.h"

typedef struct {
  guint64 digest; /* 0: free */
  gint64 id;
} Slot;

struct _ComityImportIndex {
  Slot *slots;
  gsize size, used; /* size is a power of two */
};

/** comity_import_index_new: (transfer full): without keys. */
ComityImportIndex *
comity_import_index_new (void)
{
  ComityImportIndex *self = g_new0 (ComityImportIndex, 1);
  self->size = 1024;
  self->slots = g_new0 (Slot, self->size);
  return self;
}

/** comity_import_index_free: frees it. */
void
comity_import_index_free (ComityImportIndex *self)
{
  g_free (self->slots);
  g_free (self);
}

/* FNV-1a, stirred at the end so that its low bits are good too. */
static guint64
digest_of (const char *key)
{
  guint64 digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (; *key != '\0'; key++)
    digest = (digest ^ (guchar) *key) * G_GUINT64_CONSTANT (0x100000001b3);
  digest ^= digest >> 29;
  digest *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  digest ^= digest >> 32;
  return digest != 0 ? digest : 1;
}

static Slot *
find_slot (Slot *slots, gsize size, guint64 digest)
{
  gsize at = digest & (size - 1);
  while (slots[at].digest != 0 && slots[at].digest != digest)
    at = (at + 1) & (size - 1);
  return &slots[at];
}

static void
grow (ComityImportIndex *self)
{
  gsize size = self->size * 2;
  Slot *slots = g_new0 (Slot, size);
  for (gsize i = 0; i < self->size; i++)
    if (self->slots[i].digest != 0)
      *find_slot (slots, size, self->slots[i].digest) = self->slots[i];
  g_free (self->slots);
  self->slots = slots;
  self->size = size;
}

/** comity_import_index_add: @id has @key, unless another has it already. */
void
comity_import_index_add (ComityImportIndex *self, const char *key, gint64 id)
{
  if (self->used * 10 >= self->size * 7)
    grow (self);
  guint64 digest = digest_of (key);
  Slot *slot = find_slot (self->slots, self->size, digest);
  if (slot->digest != 0)
    return;
  slot->digest = digest;
  slot->id = id;
  self->used++;
}

/** comity_import_index_find: the id of the record that has @key, or 0. */
gint64
comity_import_index_find (ComityImportIndex *self, const char *key)
{
  return find_slot (self->slots, self->size, digest_of (key))->id;
}
