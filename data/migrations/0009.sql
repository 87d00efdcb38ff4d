-- SPDX-License-Identifier: GPL-3.0-or-later
-- How long data of persons are kept: by the office, and of one person.
ALTER TABLE "office" ADD COLUMN "keep_student" INTEGER;
ALTER TABLE "office" ADD COLUMN "keep_mobility" INTEGER;
ALTER TABLE "office" ADD COLUMN "keep_contact" INTEGER;
ALTER TABLE "office" ADD COLUMN "keep_member" INTEGER;
ALTER TABLE "office" ADD COLUMN "keep_participant" INTEGER;
ALTER TABLE "student" ADD COLUMN "keep_until" TEXT;
ALTER TABLE "student" ADD COLUMN "keep_reason" TEXT;
ALTER TABLE "mobility" ADD COLUMN "keep_until" TEXT;
ALTER TABLE "mobility" ADD COLUMN "keep_reason" TEXT;
ALTER TABLE "contact" ADD COLUMN "keep_until" TEXT;
ALTER TABLE "contact" ADD COLUMN "keep_reason" TEXT;
ALTER TABLE "member" ADD COLUMN "keep_until" TEXT;
ALTER TABLE "member" ADD COLUMN "keep_reason" TEXT;
ALTER TABLE "participant" ADD COLUMN "keep_until" TEXT;
ALTER TABLE "participant" ADD COLUMN "keep_reason" TEXT;
