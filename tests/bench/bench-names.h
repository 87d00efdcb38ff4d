/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The fields of a student that floor and office both search. */
#define BENCH_SURNAME "family_name"
#define BENCH_GIVEN "given_names"
#define BENCH_CYRILLIC "family_name_cyrillic"

GPtrArray *bench_sample_names (sqlite3 *db,
                               const char *table,
                               const char *latin,
                               const char *cyrillic,
                               guint n);
GArray *bench_sample_ids (sqlite3 *db, const char *table, guint n);
char *bench_prefix (const char *name, guint characters);

G_END_DECLS
