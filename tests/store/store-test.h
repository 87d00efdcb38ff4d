/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the store share: an office in a folder of its own, values for every field. */

#include "comity-store.h"

typedef struct {
  char *folder;
  char *path;
  ComityStore *store;
} Office;

void store_test_init (int *argc, char ***argv);
Office *office_new (void);
void office_close (Office *office);
void office_open (Office *office);
void office_reopen (Office *office);
void office_free (Office *office);
void office_free_all (Office *office);
void remove_tree (const char *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

char *sample_value (Office *office, const ComityField *field, guint number);
ComityRecord *sample_record (Office *office, const ComityKind *kind, guint number);
gint64 ensure_record (Office *office, const ComityKind *kind);

gint64 put (Office *office, ComityRecord *record);
gboolean try_put (Office *office, ComityRecord *record, GError **error);
ComityRecord *load (Office *office, const ComityKind *kind, gint64 id);
gint64 add_partner (Office *office, const char *name, const char *country);
gint64 add_student (Office *office, const char *family, const char *given);
GArray *ids_of (Office *office, ComityQuery *query);
gint64 count_of (Office *office, ComityQuery *query);
GPtrArray *rows_of (Office *office, ComityQuery *query); /* of ComityRow */
char *titles_of (Office *office, ComityQuery *query);
GPtrArray *check_of (Office *office);
void assert_sound (Office *office);
void do_harm (Office *office, const char *sql);
void make_old_office (const char *path, guint version);
gboolean goes_on_killing (guint round, guint few);
