/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

/** BenchPages: pages of the list of students, read at random places. */
typedef struct BenchPages BenchPages;

BenchPages *bench_pages_new (ComityStore *store);
void bench_pages_free (BenchPages *self);
void bench_pages_quiet (BenchPages *self);
void bench_pages_start (BenchPages *self, const char *name);
void bench_pages_stop (BenchPages *self);
