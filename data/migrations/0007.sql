-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where values of partners come from.
CREATE TABLE "origin" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "field" TEXT,
  "value" TEXT,
  "from" TEXT,
  "address" TEXT,
  "date" TEXT,
  "original" TEXT,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "origin_partner_index" ON "origin" ("partner");
