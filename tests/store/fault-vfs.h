/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file system for SQLite, over the real one, that fails when it is told to. */

#include <glib.h>

typedef enum {
  FAULT_READ,
  FAULT_WRITE,
  FAULT_FULL, /* a write, for want of room */
  FAULT_SYNC,
  FAULT_OPEN,
  FAULT_TRUNCATE,
  FAULT_LOCK,
  FAULT_SHARED, /* the memory that connections share */
  FAULT_DELETE,
  N_FAULTS
} Fault;

void fault_vfs_register (void);
void fault_vfs_arm (Fault fault, guint n, gboolean for_good);
gboolean fault_vfs_disarm (void);
const char *fault_name (Fault fault);
