-- SPDX-License-Identifier: GPL-3.0-or-later
-- What undid, redid or cannot be undone; see comity-undo.c.
CREATE TABLE "undo" (
  "batch" INTEGER PRIMARY KEY,
  "of" INTEGER NOT NULL,
  "origin" INTEGER NOT NULL,
  "way" TEXT NOT NULL,
  "next_undo" INTEGER NOT NULL,
  "next_redo" INTEGER NOT NULL
) STRICT;
