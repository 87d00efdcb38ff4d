-- SPDX-License-Identifier: GPL-3.0-or-later
-- Saved searches, and what was seen of them.
CREATE TABLE "saved_search" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "query" TEXT,
  "warn" INTEGER,
  "position" INTEGER
) STRICT;
CREATE INDEX "saved_search_title_key_index" ON "saved_search" ("title_key", "id");
CREATE TABLE "seen" (
  "search" INTEGER PRIMARY KEY REFERENCES "saved_search" ("id") ON DELETE CASCADE,
  "at" TEXT NOT NULL,
  "ids" BLOB NOT NULL
) STRICT;
