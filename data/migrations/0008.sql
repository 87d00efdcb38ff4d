-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists and calendars on the web that are asked again.
CREATE TABLE "feed" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "address" TEXT,
  "at_start" INTEGER,
  "taken" TEXT,
  "map" TEXT,
  "digest" TEXT
) STRICT;
CREATE INDEX "feed_title_key_index" ON "feed" ("title_key", "id");
