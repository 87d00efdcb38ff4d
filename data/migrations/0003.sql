-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rules of deadlines, and the holidays that working days are counted over.
CREATE TABLE "deadline_rule" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "active" INTEGER,
  "checked_on" TEXT,
  "country" TEXT,
  "trigger" TEXT,
  "condition" TEXT,
  "amount" INTEGER,
  "unit" TEXT,
  "side" TEXT,
  "day_off" TEXT,
  "lead_days" INTEGER,
  "hard" INTEGER,
  "done_field" TEXT,
  "done_paper" TEXT,
  "code" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "deadline_rule_title_key_index" ON "deadline_rule" ("title_key", "id");
CREATE INDEX "deadline_rule_active_index" ON "deadline_rule" ("active") WHERE "active" IS NOT NULL;
CREATE INDEX "deadline_rule_country_index" ON "deadline_rule" ("country") WHERE "country" IS NOT NULL;
CREATE TABLE "deadline_rule__only_countries" (
  "owner" INTEGER NOT NULL REFERENCES "deadline_rule" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "deadline_rule__only_countries_index" ON "deadline_rule__only_countries" ("value");
CREATE TABLE "deadline_rule__only_groups" (
  "owner" INTEGER NOT NULL REFERENCES "deadline_rule" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "country_group" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "deadline_rule__only_groups_index" ON "deadline_rule__only_groups" ("value");
CREATE TABLE "deadline_rule__except_countries" (
  "owner" INTEGER NOT NULL REFERENCES "deadline_rule" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "deadline_rule__except_countries_index" ON "deadline_rule__except_countries" ("value");
CREATE TABLE "deadline_rule__except_groups" (
  "owner" INTEGER NOT NULL REFERENCES "deadline_rule" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "country_group" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "deadline_rule__except_groups_index" ON "deadline_rule__except_groups" ("value");
CREATE INDEX "deadline_rule_code_index" ON "deadline_rule" ("code") WHERE "code" IS NOT NULL;
CREATE TABLE "deadline_rule__tags" (
  "owner" INTEGER NOT NULL REFERENCES "deadline_rule" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "deadline_rule__tags_index" ON "deadline_rule__tags" ("value");
CREATE VIRTUAL TABLE "deadline_rule_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "deadline_rule_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "deadline_rule_words" ("deadline_rule_words", "rank") VALUES ('automerge', 0);
INSERT INTO "deadline_rule_words" ("deadline_rule_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "deadline_rule_parts" ("deadline_rule_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "deadline_rule_parts" ("deadline_rule_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "holiday" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "date" TEXT,
  "country" TEXT,
  "yearly" INTEGER,
  "working" INTEGER,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "holiday_title_key_index" ON "holiday" ("title_key", "id");
CREATE INDEX "holiday_country_index" ON "holiday" ("country") WHERE "country" IS NOT NULL;
CREATE TABLE "holiday__tags" (
  "owner" INTEGER NOT NULL REFERENCES "holiday" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "holiday__tags_index" ON "holiday__tags" ("value");
CREATE VIRTUAL TABLE "holiday_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "holiday_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "holiday_words" ("holiday_words", "rank") VALUES ('automerge', 0);
INSERT INTO "holiday_words" ("holiday_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "holiday_parts" ("holiday_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "holiday_parts" ("holiday_parts", "rank") VALUES ('crisismerge', 256);
