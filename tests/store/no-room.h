/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Part of the path of the files that cannot grow, as on a full disk; %NULL for none. Only files that are
 * written byte by byte, such as copies: SQLite's own have the fault-injecting VFS. */
extern const char *no_room_below;
