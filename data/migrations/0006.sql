-- SPDX-License-Identifier: GPL-3.0-or-later
-- Texts that wait for the search indexes; see comity-search-queue.c.
CREATE TABLE "unindexed" (
  "kind" TEXT NOT NULL,
  "id" INTEGER NOT NULL,
  "text" TEXT,
  PRIMARY KEY ("kind", "id")
) STRICT, WITHOUT ROWID;
