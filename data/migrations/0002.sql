-- SPDX-License-Identifier: GPL-3.0-or-later
-- Outcomes lead to contacts and tasks as well; editions of an event follow each other; how long a paper has been where it is.
ALTER TABLE "outcome" ADD COLUMN "contact" INTEGER REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "outcome" ADD COLUMN "task" INTEGER REFERENCES "task" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "outcome_contact_index" ON "outcome" ("contact") WHERE "contact" IS NOT NULL;
CREATE INDEX "outcome_task_index" ON "outcome" ("task") WHERE "task" IS NOT NULL;
ALTER TABLE "event" ADD COLUMN "previous" INTEGER REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "event_previous_index" ON "event" ("previous") WHERE "previous" IS NOT NULL;
ALTER TABLE "agreement" ADD COLUMN "held_since" TEXT;
