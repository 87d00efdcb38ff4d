-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first office. Made by tests/store/print-schema, kept by hand once released.
CREATE TABLE "meta" (
  "name" TEXT PRIMARY KEY NOT NULL,
  "value" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "tally" (
  "kind" TEXT PRIMARY KEY NOT NULL,
  "records" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "blob" (
  "hash" TEXT PRIMARY KEY NOT NULL,
  "size" INTEGER NOT NULL,
  "media_type" TEXT NOT NULL,
  "content" BLOB NOT NULL
) STRICT;
CREATE TABLE "journal" (
  "seq" INTEGER PRIMARY KEY,
  "batch" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "what" TEXT,
  "kind" TEXT NOT NULL,
  "record" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  "changes" TEXT NOT NULL
) STRICT;
CREATE INDEX "journal_record_index" ON "journal" ("record");
CREATE TABLE "partner" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "name_local" TEXT,
  "name_local_language" TEXT,
  "short_name" TEXT,
  "acronym" TEXT,
  "logo" TEXT,
  "type" TEXT,
  "status" TEXT,
  "since" TEXT,
  "until" TEXT,
  "first_contact" TEXT,
  "is_main" INTEGER,
  "main_order" INTEGER,
  "our_unit" TEXT,
  "responsible" TEXT,
  "country" TEXT,
  "subdivision" TEXT,
  "city" TEXT,
  "address" TEXT,
  "mailing_address" TEXT,
  "latitude" INTEGER,
  "longitude" INTEGER,
  "website" TEXT,
  "more_websites" TEXT,
  "domains" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "parent" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "unit_code" TEXT,
  "successor" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "established" TEXT,
  "ownership" TEXT,
  "students_total" INTEGER,
  "staff_total" INTEGER,
  "ror" TEXT,
  "wikidata" TEXT,
  "isni" TEXT,
  "grid" TEXT,
  "fundref" TEXT,
  "geonames" TEXT,
  "schac" TEXT,
  "former_schac" TEXT,
  "pic" TEXT,
  "oid" TEXT,
  "erasmus_code" TEXT,
  "charter" TEXT,
  "factsheet_url" TEXT,
  "catalogue_url" TEXT,
  "nomination_autumn" TEXT,
  "nomination_spring" TEXT,
  "application_autumn" TEXT,
  "application_spring" TEXT,
  "decision_weeks" INTEGER,
  "transcript_weeks" INTEGER,
  "application_contact" TEXT,
  "visa_contact" TEXT,
  "insurance_contact" TEXT,
  "housing_contact" TEXT,
  "accessibility" TEXT,
  "requirements" TEXT,
  "logo_source" TEXT,
  "logo_fetched" TEXT,
  "logo_rights" TEXT,
  "register_checked" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "partner_title_key_index" ON "partner" ("title_key", "id");
CREATE INDEX "partner_name_index" ON "partner" ("name");
CREATE INDEX "partner_name_local_index" ON "partner" ("name_local") WHERE "name_local" IS NOT NULL;
CREATE INDEX "partner_type_index" ON "partner" ("type") WHERE "type" IS NOT NULL;
CREATE INDEX "partner_status_index" ON "partner" ("status") WHERE "status" IS NOT NULL;
CREATE INDEX "partner_is_main_index" ON "partner" ("is_main") WHERE "is_main" IS NOT NULL;
CREATE TABLE "partner__forms" (
  "owner" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "partner__forms_index" ON "partner__forms" ("value");
CREATE TABLE "partner__fields" (
  "owner" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "partner__fields_index" ON "partner__fields" ("value");
CREATE TABLE "partner__directions" (
  "owner" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "partner__directions_index" ON "partner__directions" ("value");
CREATE INDEX "partner_our_unit_index" ON "partner" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "partner_responsible_index" ON "partner" ("responsible") WHERE "responsible" IS NOT NULL;
CREATE INDEX "partner_country_index" ON "partner" ("country") WHERE "country" IS NOT NULL;
CREATE TABLE "partner__countries" (
  "owner" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "partner__countries_index" ON "partner__countries" ("value");
CREATE INDEX "partner_parent_index" ON "partner" ("parent") WHERE "parent" IS NOT NULL;
CREATE INDEX "partner_successor_index" ON "partner" ("successor") WHERE "successor" IS NOT NULL;
CREATE TABLE "partner__related" (
  "owner" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "partner__related_index" ON "partner__related" ("value");
CREATE INDEX "partner_ror_index" ON "partner" ("ror") WHERE "ror" IS NOT NULL;
CREATE INDEX "partner_wikidata_index" ON "partner" ("wikidata") WHERE "wikidata" IS NOT NULL;
CREATE INDEX "partner_isni_index" ON "partner" ("isni") WHERE "isni" IS NOT NULL;
CREATE INDEX "partner_grid_index" ON "partner" ("grid") WHERE "grid" IS NOT NULL;
CREATE INDEX "partner_fundref_index" ON "partner" ("fundref") WHERE "fundref" IS NOT NULL;
CREATE INDEX "partner_schac_index" ON "partner" ("schac") WHERE "schac" IS NOT NULL;
CREATE INDEX "partner_pic_index" ON "partner" ("pic") WHERE "pic" IS NOT NULL;
CREATE INDEX "partner_oid_index" ON "partner" ("oid") WHERE "oid" IS NOT NULL;
CREATE INDEX "partner_erasmus_code_index" ON "partner" ("erasmus_code") WHERE "erasmus_code" IS NOT NULL;
CREATE INDEX "partner_nomination_autumn_index" ON "partner" ("nomination_autumn") WHERE "nomination_autumn" IS NOT NULL;
CREATE INDEX "partner_nomination_spring_index" ON "partner" ("nomination_spring") WHERE "nomination_spring" IS NOT NULL;
CREATE INDEX "partner_application_autumn_index" ON "partner" ("application_autumn") WHERE "application_autumn" IS NOT NULL;
CREATE INDEX "partner_application_spring_index" ON "partner" ("application_spring") WHERE "application_spring" IS NOT NULL;
CREATE TABLE "partner__tags" (
  "owner" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "partner__tags_index" ON "partner__tags" ("value");
CREATE VIRTUAL TABLE "partner_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "partner_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "partner_words" ("partner_words", "rank") VALUES ('automerge', 0);
INSERT INTO "partner_words" ("partner_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "partner_parts" ("partner_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "partner_parts" ("partner_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "agreement" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "stage" TEXT,
  "stage_since" TEXT,
  "held_by" TEXT,
  "number" TEXT,
  "partner_number" TEXT,
  "multilateral" INTEGER,
  "shelf" TEXT,
  "valid_from" TEXT,
  "valid_to" TEXT,
  "renewal" TEXT,
  "renewal_years" INTEGER,
  "notice_months" INTEGER,
  "notice_by" TEXT,
  "year_from" TEXT,
  "year_to" TEXT,
  "printed_on" TEXT,
  "sent_on" TEXT,
  "signed_on" TEXT,
  "signed_at" TEXT,
  "delegation" INTEGER REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "terminated_on" TEXT,
  "terminated_why" TEXT,
  "our_unit" TEXT,
  "responsible" TEXT,
  "supervisor" TEXT,
  "partner_contact" INTEGER REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "supersedes" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "amends" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "subject" TEXT,
  "obligations" TEXT,
  "funding" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "agreement_title_key_index" ON "agreement" ("title_key", "id");
CREATE INDEX "agreement_kind_index" ON "agreement" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "agreement_partner_index" ON "agreement" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "agreement_stage_index" ON "agreement" ("stage") WHERE "stage" IS NOT NULL;
CREATE INDEX "agreement_number_index" ON "agreement" ("number") WHERE "number" IS NOT NULL;
CREATE INDEX "agreement_partner_number_index" ON "agreement" ("partner_number") WHERE "partner_number" IS NOT NULL;
CREATE TABLE "agreement__languages" (
  "owner" INTEGER NOT NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "agreement__languages_index" ON "agreement__languages" ("value");
CREATE INDEX "agreement_multilateral_index" ON "agreement" ("multilateral") WHERE "multilateral" IS NOT NULL;
CREATE INDEX "agreement_valid_from_index" ON "agreement" ("valid_from") WHERE "valid_from" IS NOT NULL;
CREATE INDEX "agreement_valid_to_index" ON "agreement" ("valid_to") WHERE "valid_to" IS NOT NULL;
CREATE INDEX "agreement_renewal_index" ON "agreement" ("renewal") WHERE "renewal" IS NOT NULL;
CREATE INDEX "agreement_notice_by_index" ON "agreement" ("notice_by") WHERE "notice_by" IS NOT NULL;
CREATE INDEX "agreement_signed_on_index" ON "agreement" ("signed_on") WHERE "signed_on" IS NOT NULL;
CREATE INDEX "agreement_delegation_index" ON "agreement" ("delegation") WHERE "delegation" IS NOT NULL;
CREATE INDEX "agreement_our_unit_index" ON "agreement" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "agreement_responsible_index" ON "agreement" ("responsible") WHERE "responsible" IS NOT NULL;
CREATE INDEX "agreement_partner_contact_index" ON "agreement" ("partner_contact") WHERE "partner_contact" IS NOT NULL;
CREATE INDEX "agreement_supersedes_index" ON "agreement" ("supersedes") WHERE "supersedes" IS NOT NULL;
CREATE INDEX "agreement_amends_index" ON "agreement" ("amends") WHERE "amends" IS NOT NULL;
CREATE TABLE "agreement__forms" (
  "owner" INTEGER NOT NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "agreement__forms_index" ON "agreement__forms" ("value");
CREATE TABLE "agreement__fields" (
  "owner" INTEGER NOT NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "agreement__fields_index" ON "agreement__fields" ("value");
CREATE TABLE "agreement__directions" (
  "owner" INTEGER NOT NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "agreement__directions_index" ON "agreement__directions" ("value");
CREATE TABLE "agreement__tags" (
  "owner" INTEGER NOT NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "agreement__tags_index" ON "agreement__tags" ("value");
CREATE VIRTUAL TABLE "agreement_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "agreement_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "agreement_words" ("agreement_words", "rank") VALUES ('automerge', 0);
INSERT INTO "agreement_words" ("agreement_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "agreement_parts" ("agreement_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "agreement_parts" ("agreement_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "delegation" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "direction" TEXT,
  "kind" TEXT,
  "stage" TEXT,
  "starts" TEXT,
  "ends" TEXT,
  "city" TEXT,
  "aim" TEXT,
  "level" TEXT,
  "event" INTEGER REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "arrival_on" TEXT,
  "arrival_time" TEXT,
  "arrival_by" TEXT,
  "departure_on" TEXT,
  "departure_time" TEXT,
  "departure_by" TEXT,
  "lodging" TEXT,
  "people" INTEGER,
  "our_unit" TEXT,
  "responsible" TEXT,
  "responsible_phone" TEXT,
  "host" TEXT,
  "interpreter" TEXT,
  "invitation" TEXT,
  "agreement" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "project" INTEGER REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "order_number" TEXT,
  "order_date" TEXT,
  "export_check" TEXT,
  "requested_on" TEXT,
  "approved_on" TEXT,
  "memo_due" TEXT,
  "report_due" TEXT,
  "reported_on" TEXT,
  "closed_on" TEXT,
  "payer" TEXT,
  "funding" TEXT,
  "estimate" INTEGER,
  "estimate_currency" TEXT,
  "cost" INTEGER,
  "cost_currency" TEXT,
  "previous" TEXT,
  "expected" TEXT,
  "summary" TEXT,
  "press" TEXT,
  "photo" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "delegation_title_key_index" ON "delegation" ("title_key", "id");
CREATE INDEX "delegation_direction_index" ON "delegation" ("direction") WHERE "direction" IS NOT NULL;
CREATE INDEX "delegation_kind_index" ON "delegation" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "delegation_stage_index" ON "delegation" ("stage") WHERE "stage" IS NOT NULL;
CREATE INDEX "delegation_starts_index" ON "delegation" ("starts") WHERE "starts" IS NOT NULL;
CREATE INDEX "delegation_ends_index" ON "delegation" ("ends") WHERE "ends" IS NOT NULL;
CREATE TABLE "delegation__partners" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__partners_index" ON "delegation__partners" ("value");
CREATE TABLE "delegation__countries" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__countries_index" ON "delegation__countries" ("value");
CREATE TABLE "delegation__purposes" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__purposes_index" ON "delegation__purposes" ("value");
CREATE INDEX "delegation_level_index" ON "delegation" ("level") WHERE "level" IS NOT NULL;
CREATE INDEX "delegation_event_index" ON "delegation" ("event") WHERE "event" IS NOT NULL;
CREATE INDEX "delegation_our_unit_index" ON "delegation" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "delegation_responsible_index" ON "delegation" ("responsible") WHERE "responsible" IS NOT NULL;
CREATE TABLE "delegation__languages" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__languages_index" ON "delegation__languages" ("value");
CREATE INDEX "delegation_agreement_index" ON "delegation" ("agreement") WHERE "agreement" IS NOT NULL;
CREATE INDEX "delegation_project_index" ON "delegation" ("project") WHERE "project" IS NOT NULL;
CREATE INDEX "delegation_memo_due_index" ON "delegation" ("memo_due") WHERE "memo_due" IS NOT NULL;
CREATE INDEX "delegation_report_due_index" ON "delegation" ("report_due") WHERE "report_due" IS NOT NULL;
CREATE TABLE "delegation__forms" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__forms_index" ON "delegation__forms" ("value");
CREATE TABLE "delegation__fields" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__fields_index" ON "delegation__fields" ("value");
CREATE TABLE "delegation__directions" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__directions_index" ON "delegation__directions" ("value");
CREATE TABLE "delegation__tags" (
  "owner" INTEGER NOT NULL REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation__tags_index" ON "delegation__tags" ("value");
CREATE VIRTUAL TABLE "delegation_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "delegation_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "delegation_words" ("delegation_words", "rank") VALUES ('automerge', 0);
INSERT INTO "delegation_words" ("delegation_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "delegation_parts" ("delegation_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "delegation_parts" ("delegation_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "event" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "name_local" TEXT,
  "kind" TEXT,
  "status" TEXT,
  "series" INTEGER REFERENCES "event_series" ("id") DEFERRABLE INITIALLY DEFERRED,
  "edition" INTEGER,
  "starts" TEXT,
  "ends" TEXT,
  "start_time" TEXT,
  "format" TEXT,
  "country" TEXT,
  "city" TEXT,
  "venue" TEXT,
  "link" TEXT,
  "held_by" TEXT,
  "organisers" TEXT,
  "committee" TEXT,
  "our_unit" TEXT,
  "responsible" TEXT,
  "project" INTEGER REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "international" INTEGER,
  "international_why" TEXT,
  "subject" TEXT,
  "website" TEXT,
  "call_closes" TEXT,
  "registration_closes" TEXT,
  "fee_due" TEXT,
  "visa_papers_due" TEXT,
  "report_due" TEXT,
  "planned_people" INTEGER,
  "people" INTEGER,
  "foreign_people" INTEGER,
  "countries_count" INTEGER,
  "our_people" TEXT,
  "order_number" TEXT,
  "order_date" TEXT,
  "fee" INTEGER,
  "fee_currency" TEXT,
  "budget" INTEGER,
  "budget_currency" TEXT,
  "proceedings_isbn" TEXT,
  "report" TEXT,
  "picture" TEXT,
  "summary" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "event_title_key_index" ON "event" ("title_key", "id");
CREATE INDEX "event_kind_index" ON "event" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "event_status_index" ON "event" ("status") WHERE "status" IS NOT NULL;
CREATE INDEX "event_series_index" ON "event" ("series") WHERE "series" IS NOT NULL;
CREATE INDEX "event_starts_index" ON "event" ("starts") WHERE "starts" IS NOT NULL;
CREATE INDEX "event_ends_index" ON "event" ("ends") WHERE "ends" IS NOT NULL;
CREATE INDEX "event_format_index" ON "event" ("format") WHERE "format" IS NOT NULL;
CREATE INDEX "event_country_index" ON "event" ("country") WHERE "country" IS NOT NULL;
CREATE INDEX "event_held_by_index" ON "event" ("held_by") WHERE "held_by" IS NOT NULL;
CREATE TABLE "event__partners" (
  "owner" INTEGER NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event__partners_index" ON "event__partners" ("value");
CREATE INDEX "event_our_unit_index" ON "event" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "event_responsible_index" ON "event" ("responsible") WHERE "responsible" IS NOT NULL;
CREATE INDEX "event_project_index" ON "event" ("project") WHERE "project" IS NOT NULL;
CREATE INDEX "event_international_index" ON "event" ("international") WHERE "international" IS NOT NULL;
CREATE TABLE "event__languages" (
  "owner" INTEGER NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event__languages_index" ON "event__languages" ("value");
CREATE TABLE "event__forms" (
  "owner" INTEGER NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event__forms_index" ON "event__forms" ("value");
CREATE TABLE "event__fields" (
  "owner" INTEGER NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event__fields_index" ON "event__fields" ("value");
CREATE TABLE "event__directions" (
  "owner" INTEGER NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event__directions_index" ON "event__directions" ("value");
CREATE INDEX "event_call_closes_index" ON "event" ("call_closes") WHERE "call_closes" IS NOT NULL;
CREATE INDEX "event_registration_closes_index" ON "event" ("registration_closes") WHERE "registration_closes" IS NOT NULL;
CREATE INDEX "event_fee_due_index" ON "event" ("fee_due") WHERE "fee_due" IS NOT NULL;
CREATE INDEX "event_visa_papers_due_index" ON "event" ("visa_papers_due") WHERE "visa_papers_due" IS NOT NULL;
CREATE INDEX "event_report_due_index" ON "event" ("report_due") WHERE "report_due" IS NOT NULL;
CREATE TABLE "event__tags" (
  "owner" INTEGER NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event__tags_index" ON "event__tags" ("value");
CREATE VIRTUAL TABLE "event_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "event_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "event_words" ("event_words", "rank") VALUES ('automerge', 0);
INSERT INTO "event_words" ("event_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "event_parts" ("event_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "event_parts" ("event_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "student" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "family_name" TEXT,
  "given_names" TEXT,
  "patronymic" TEXT,
  "name_local" TEXT,
  "name_local_language" TEXT,
  "family_name_cyrillic" TEXT,
  "given_names_cyrillic" TEXT,
  "patronymic_cyrillic" TEXT,
  "former_names" TEXT,
  "own_number" TEXT,
  "esi" TEXT,
  "sex" TEXT,
  "birth_date" TEXT,
  "birth_place" TEXT,
  "birth_country" TEXT,
  "citizenship" TEXT,
  "photo" TEXT,
  "status" TEXT,
  "level" TEXT,
  "programme" TEXT,
  "programme_code" TEXT,
  "faculty" TEXT,
  "year" INTEGER,
  "study_group" TEXT,
  "form" TEXT,
  "language" TEXT,
  "basis" TEXT,
  "intake" INTEGER,
  "starts" TEXT,
  "ends" TEXT,
  "order_number" TEXT,
  "order_date" TEXT,
  "contract_number" TEXT,
  "contract_date" TEXT,
  "fee" INTEGER,
  "fee_currency" TEXT,
  "paid_until" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "agreement" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "previous_education" TEXT,
  "diploma_number" TEXT,
  "legalised" INTEGER,
  "recognition_number" TEXT,
  "recognised_on" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "messenger" TEXT,
  "dormitory" TEXT,
  "room" TEXT,
  "address" TEXT,
  "home_address" TEXT,
  "emergency_name" TEXT,
  "emergency_phone" TEXT,
  "parents" TEXT,
  "agent" TEXT,
  "health" TEXT,
  "responsible" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "student_title_key_index" ON "student" ("title_key", "id");
CREATE INDEX "student_own_number_index" ON "student" ("own_number") WHERE "own_number" IS NOT NULL;
CREATE INDEX "student_esi_index" ON "student" ("esi") WHERE "esi" IS NOT NULL;
CREATE INDEX "student_citizenship_index" ON "student" ("citizenship") WHERE "citizenship" IS NOT NULL;
CREATE TABLE "student__more_citizenships" (
  "owner" INTEGER NOT NULL REFERENCES "student" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "student__more_citizenships_index" ON "student__more_citizenships" ("value");
CREATE TABLE "student__native_languages" (
  "owner" INTEGER NOT NULL REFERENCES "student" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "student__native_languages_index" ON "student__native_languages" ("value");
CREATE INDEX "student_status_index" ON "student" ("status") WHERE "status" IS NOT NULL;
CREATE INDEX "student_level_index" ON "student" ("level") WHERE "level" IS NOT NULL;
CREATE INDEX "student_programme_index" ON "student" ("programme") WHERE "programme" IS NOT NULL;
CREATE INDEX "student_faculty_index" ON "student" ("faculty") WHERE "faculty" IS NOT NULL;
CREATE INDEX "student_year_index" ON "student" ("year") WHERE "year" IS NOT NULL;
CREATE INDEX "student_language_index" ON "student" ("language") WHERE "language" IS NOT NULL;
CREATE INDEX "student_basis_index" ON "student" ("basis") WHERE "basis" IS NOT NULL;
CREATE INDEX "student_intake_index" ON "student" ("intake") WHERE "intake" IS NOT NULL;
CREATE INDEX "student_paid_until_index" ON "student" ("paid_until") WHERE "paid_until" IS NOT NULL;
CREATE INDEX "student_partner_index" ON "student" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "student_agreement_index" ON "student" ("agreement") WHERE "agreement" IS NOT NULL;
CREATE INDEX "student_email_index" ON "student" ("email") WHERE "email" IS NOT NULL;
CREATE INDEX "student_dormitory_index" ON "student" ("dormitory") WHERE "dormitory" IS NOT NULL;
CREATE TABLE "student__tags" (
  "owner" INTEGER NOT NULL REFERENCES "student" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "student__tags_index" ON "student__tags" ("value");
CREATE VIRTUAL TABLE "student_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "student_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "student_words" ("student_words", "rank") VALUES ('automerge', 0);
INSERT INTO "student_words" ("student_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "student_parts" ("student_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "student_parts" ("student_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "mobility" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "family_name" TEXT,
  "given_names" TEXT,
  "name_local" TEXT,
  "person_category" TEXT,
  "post" TEXT,
  "citizenship" TEXT,
  "student" INTEGER REFERENCES "student" ("id") DEFERRABLE INITIALLY DEFERRED,
  "esi" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "direction" TEXT,
  "category" TEXT,
  "state" TEXT,
  "length" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "partner_unit" TEXT,
  "our_unit" TEXT,
  "agreement" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "quota" INTEGER REFERENCES "quota" ("id") DEFERRABLE INITIALLY DEFERRED,
  "programme" INTEGER REFERENCES "programme" ("id") DEFERRABLE INITIALLY DEFERRED,
  "project" INTEGER REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "academic_year" TEXT,
  "term" TEXT,
  "grant_source" TEXT,
  "grant_amount" INTEGER,
  "grant_amount_currency" TEXT,
  "planned_from" TEXT,
  "planned_to" TEXT,
  "actual_from" TEXT,
  "actual_to" TEXT,
  "days" INTEGER,
  "order_number" TEXT,
  "lodging" TEXT,
  "eqf" TEXT,
  "isced_f" TEXT,
  "language" TEXT,
  "cefr" TEXT,
  "courses" TEXT,
  "credits" INTEGER,
  "transcript_due" TEXT,
  "report_due" TEXT,
  "topic" TEXT,
  "hours" INTEGER,
  "audience" TEXT,
  "format" TEXT,
  "role" TEXT,
  "certificate_number" TEXT,
  "practice" TEXT,
  "department" TEXT,
  "supervisor" TEXT,
  "good_standing" INTEGER,
  "liability_until" TEXT,
  "vaccinations" INTEGER,
  "background_check" INTEGER,
  "responsible" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "mobility_title_key_index" ON "mobility" ("title_key", "id");
CREATE INDEX "mobility_person_category_index" ON "mobility" ("person_category") WHERE "person_category" IS NOT NULL;
CREATE INDEX "mobility_citizenship_index" ON "mobility" ("citizenship") WHERE "citizenship" IS NOT NULL;
CREATE INDEX "mobility_student_index" ON "mobility" ("student") WHERE "student" IS NOT NULL;
CREATE INDEX "mobility_esi_index" ON "mobility" ("esi") WHERE "esi" IS NOT NULL;
CREATE INDEX "mobility_direction_index" ON "mobility" ("direction");
CREATE INDEX "mobility_category_index" ON "mobility" ("category") WHERE "category" IS NOT NULL;
CREATE INDEX "mobility_state_index" ON "mobility" ("state") WHERE "state" IS NOT NULL;
CREATE INDEX "mobility_length_index" ON "mobility" ("length") WHERE "length" IS NOT NULL;
CREATE INDEX "mobility_partner_index" ON "mobility" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "mobility_our_unit_index" ON "mobility" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "mobility_agreement_index" ON "mobility" ("agreement") WHERE "agreement" IS NOT NULL;
CREATE INDEX "mobility_quota_index" ON "mobility" ("quota") WHERE "quota" IS NOT NULL;
CREATE INDEX "mobility_programme_index" ON "mobility" ("programme") WHERE "programme" IS NOT NULL;
CREATE INDEX "mobility_project_index" ON "mobility" ("project") WHERE "project" IS NOT NULL;
CREATE INDEX "mobility_academic_year_index" ON "mobility" ("academic_year") WHERE "academic_year" IS NOT NULL;
CREATE INDEX "mobility_grant_source_index" ON "mobility" ("grant_source") WHERE "grant_source" IS NOT NULL;
CREATE INDEX "mobility_planned_from_index" ON "mobility" ("planned_from") WHERE "planned_from" IS NOT NULL;
CREATE INDEX "mobility_planned_to_index" ON "mobility" ("planned_to") WHERE "planned_to" IS NOT NULL;
CREATE INDEX "mobility_eqf_index" ON "mobility" ("eqf") WHERE "eqf" IS NOT NULL;
CREATE INDEX "mobility_transcript_due_index" ON "mobility" ("transcript_due") WHERE "transcript_due" IS NOT NULL;
CREATE INDEX "mobility_report_due_index" ON "mobility" ("report_due") WHERE "report_due" IS NOT NULL;
CREATE INDEX "mobility_format_index" ON "mobility" ("format") WHERE "format" IS NOT NULL;
CREATE INDEX "mobility_liability_until_index" ON "mobility" ("liability_until") WHERE "liability_until" IS NOT NULL;
CREATE TABLE "mobility__forms" (
  "owner" INTEGER NOT NULL REFERENCES "mobility" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "mobility__forms_index" ON "mobility__forms" ("value");
CREATE TABLE "mobility__fields" (
  "owner" INTEGER NOT NULL REFERENCES "mobility" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "mobility__fields_index" ON "mobility__fields" ("value");
CREATE TABLE "mobility__directions" (
  "owner" INTEGER NOT NULL REFERENCES "mobility" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "mobility__directions_index" ON "mobility__directions" ("value");
CREATE INDEX "mobility_responsible_index" ON "mobility" ("responsible") WHERE "responsible" IS NOT NULL;
CREATE TABLE "mobility__tags" (
  "owner" INTEGER NOT NULL REFERENCES "mobility" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "mobility__tags_index" ON "mobility__tags" ("value");
CREATE VIRTUAL TABLE "mobility_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "mobility_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "mobility_words" ("mobility_words", "rank") VALUES ('automerge', 0);
INSERT INTO "mobility_words" ("mobility_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "mobility_parts" ("mobility_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "mobility_parts" ("mobility_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "project" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "acronym" TEXT,
  "number" TEXT,
  "kind" TEXT,
  "status" TEXT,
  "starts" TEXT,
  "ends" TEXT,
  "coordinator" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "our_role" TEXT,
  "partner_roles" TEXT,
  "our_unit" TEXT,
  "leader" TEXT,
  "responsible" TEXT,
  "agreement" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "programme" INTEGER REFERENCES "programme" ("id") DEFERRABLE INITIALLY DEFERRED,
  "funder" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "budget" INTEGER,
  "budget_currency" TEXT,
  "our_share" INTEGER,
  "our_share_currency" TEXT,
  "report_due" TEXT,
  "summary" TEXT,
  "plan" TEXT,
  "results" TEXT,
  "website" TEXT,
  "level" TEXT,
  "eqf" TEXT,
  "isced_f" TEXT,
  "award" TEXT,
  "supplement" TEXT,
  "credits_here" INTEGER,
  "credits_there" INTEGER,
  "years_here" INTEGER,
  "years_there" INTEGER,
  "first_intake" TEXT,
  "students_per_year" INTEGER,
  "accredited_by" TEXT,
  "accredited_until" TEXT,
  "place" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "project_title_key_index" ON "project" ("title_key", "id");
CREATE INDEX "project_name_index" ON "project" ("name");
CREATE INDEX "project_number_index" ON "project" ("number") WHERE "number" IS NOT NULL;
CREATE INDEX "project_kind_index" ON "project" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "project_status_index" ON "project" ("status") WHERE "status" IS NOT NULL;
CREATE INDEX "project_starts_index" ON "project" ("starts") WHERE "starts" IS NOT NULL;
CREATE INDEX "project_ends_index" ON "project" ("ends") WHERE "ends" IS NOT NULL;
CREATE TABLE "project__partners" (
  "owner" INTEGER NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "project__partners_index" ON "project__partners" ("value");
CREATE INDEX "project_coordinator_index" ON "project" ("coordinator") WHERE "coordinator" IS NOT NULL;
CREATE INDEX "project_our_role_index" ON "project" ("our_role") WHERE "our_role" IS NOT NULL;
CREATE INDEX "project_our_unit_index" ON "project" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "project_responsible_index" ON "project" ("responsible") WHERE "responsible" IS NOT NULL;
CREATE INDEX "project_agreement_index" ON "project" ("agreement") WHERE "agreement" IS NOT NULL;
CREATE INDEX "project_programme_index" ON "project" ("programme") WHERE "programme" IS NOT NULL;
CREATE INDEX "project_funder_index" ON "project" ("funder") WHERE "funder" IS NOT NULL;
CREATE INDEX "project_report_due_index" ON "project" ("report_due") WHERE "report_due" IS NOT NULL;
CREATE TABLE "project__forms" (
  "owner" INTEGER NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "project__forms_index" ON "project__forms" ("value");
CREATE TABLE "project__fields" (
  "owner" INTEGER NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "project__fields_index" ON "project__fields" ("value");
CREATE TABLE "project__directions" (
  "owner" INTEGER NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "project__directions_index" ON "project__directions" ("value");
CREATE INDEX "project_level_index" ON "project" ("level") WHERE "level" IS NOT NULL;
CREATE TABLE "project__languages" (
  "owner" INTEGER NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "project__languages_index" ON "project__languages" ("value");
CREATE INDEX "project_accredited_until_index" ON "project" ("accredited_until") WHERE "accredited_until" IS NOT NULL;
CREATE TABLE "project__tags" (
  "owner" INTEGER NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "project__tags_index" ON "project__tags" ("value");
CREATE VIRTUAL TABLE "project_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "project_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "project_words" ("project_words", "rank") VALUES ('automerge', 0);
INSERT INTO "project_words" ("project_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "project_parts" ("project_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "project_parts" ("project_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "membership" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "designation" TEXT,
  "stage" TEXT,
  "number" TEXT,
  "position" INTEGER,
  "holder" TEXT,
  "our_unit" TEXT,
  "person" TEXT,
  "representative" TEXT,
  "deputy" TEXT,
  "role" TEXT,
  "role_since" TEXT,
  "role_until" TEXT,
  "since" TEXT,
  "until" TEXT,
  "term_years" INTEGER,
  "applied_on" TEXT,
  "renewal_due" TEXT,
  "report_due" TEXT,
  "fee" INTEGER,
  "fee_currency" TEXT,
  "fee_period" TEXT,
  "paid_until" TEXT,
  "paid_by" TEXT,
  "topic" TEXT,
  "benefits" TEXT,
  "journal" TEXT,
  "certificate" TEXT,
  "website" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "membership_title_key_index" ON "membership" ("title_key", "id");
CREATE INDEX "membership_partner_index" ON "membership" ("partner");
CREATE INDEX "membership_kind_index" ON "membership" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "membership_stage_index" ON "membership" ("stage") WHERE "stage" IS NOT NULL;
CREATE INDEX "membership_number_index" ON "membership" ("number") WHERE "number" IS NOT NULL;
CREATE INDEX "membership_holder_index" ON "membership" ("holder") WHERE "holder" IS NOT NULL;
CREATE INDEX "membership_our_unit_index" ON "membership" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "membership_role_until_index" ON "membership" ("role_until") WHERE "role_until" IS NOT NULL;
CREATE INDEX "membership_until_index" ON "membership" ("until") WHERE "until" IS NOT NULL;
CREATE INDEX "membership_renewal_due_index" ON "membership" ("renewal_due") WHERE "renewal_due" IS NOT NULL;
CREATE INDEX "membership_report_due_index" ON "membership" ("report_due") WHERE "report_due" IS NOT NULL;
CREATE INDEX "membership_paid_until_index" ON "membership" ("paid_until") WHERE "paid_until" IS NOT NULL;
CREATE TABLE "membership__fields" (
  "owner" INTEGER NOT NULL REFERENCES "membership" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "membership__fields_index" ON "membership__fields" ("value");
CREATE TABLE "membership__directions" (
  "owner" INTEGER NOT NULL REFERENCES "membership" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "membership__directions_index" ON "membership__directions" ("value");
CREATE TABLE "membership__tags" (
  "owner" INTEGER NOT NULL REFERENCES "membership" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "membership__tags_index" ON "membership__tags" ("value");
CREATE VIRTUAL TABLE "membership_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "membership_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "membership_words" ("membership_words", "rank") VALUES ('automerge', 0);
INSERT INTO "membership_words" ("membership_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "membership_parts" ("membership_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "membership_parts" ("membership_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "honour" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "name_local" TEXT,
  "prefix" TEXT,
  "category" TEXT,
  "photo" TEXT,
  "died_on" TEXT,
  "country" TEXT,
  "organisation" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "post" TEXT,
  "direction" TEXT,
  "kind" TEXT,
  "stage" TEXT,
  "conferred_on" TEXT,
  "merit" TEXT,
  "line" TEXT,
  "proposed_by" TEXT,
  "our_unit" TEXT,
  "proposed_on" TEXT,
  "protocol_number" TEXT,
  "protocol_date" TEXT,
  "votes" TEXT,
  "order_number" TEXT,
  "order_date" TEXT,
  "ceremony_on" TEXT,
  "event" INTEGER REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "delegation" INTEGER REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "diploma_number" TEXT,
  "robe" TEXT,
  "lecture" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "honour_title_key_index" ON "honour" ("title_key", "id");
CREATE INDEX "honour_name_index" ON "honour" ("name");
CREATE INDEX "honour_category_index" ON "honour" ("category") WHERE "category" IS NOT NULL;
CREATE INDEX "honour_country_index" ON "honour" ("country") WHERE "country" IS NOT NULL;
CREATE INDEX "honour_partner_index" ON "honour" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "honour_direction_index" ON "honour" ("direction") WHERE "direction" IS NOT NULL;
CREATE INDEX "honour_kind_index" ON "honour" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "honour_stage_index" ON "honour" ("stage") WHERE "stage" IS NOT NULL;
CREATE INDEX "honour_conferred_on_index" ON "honour" ("conferred_on") WHERE "conferred_on" IS NOT NULL;
CREATE INDEX "honour_our_unit_index" ON "honour" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "honour_event_index" ON "honour" ("event") WHERE "event" IS NOT NULL;
CREATE INDEX "honour_delegation_index" ON "honour" ("delegation") WHERE "delegation" IS NOT NULL;
CREATE TABLE "honour__tags" (
  "owner" INTEGER NOT NULL REFERENCES "honour" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "honour__tags_index" ON "honour__tags" ("value");
CREATE VIRTUAL TABLE "honour_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "honour_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "honour_words" ("honour_words", "rank") VALUES ('automerge', 0);
INSERT INTO "honour_words" ("honour_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "honour_parts" ("honour_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "honour_parts" ("honour_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "contact" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "family_name" TEXT,
  "given_names" TEXT,
  "patronymic" TEXT,
  "name_local" TEXT,
  "name_local_language" TEXT,
  "name_cyrillic" TEXT,
  "salutation" TEXT,
  "sex" TEXT,
  "photo" TEXT,
  "citizenship" TEXT,
  "birth_date" TEXT,
  "function" TEXT,
  "post" TEXT,
  "unit" TEXT,
  "degree" TEXT,
  "rank" TEXT,
  "role_note" TEXT,
  "since" TEXT,
  "until" TEXT,
  "email" TEXT,
  "email_2" TEXT,
  "phone" TEXT,
  "mobile" TEXT,
  "fax" TEXT,
  "address" TEXT,
  "messenger" TEXT,
  "website" TEXT,
  "orcid" TEXT,
  "do_not_mail" INTEGER,
  "legal_basis" TEXT,
  "review_on" TEXT,
  "needs" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "contact_title_key_index" ON "contact" ("title_key", "id");
CREATE INDEX "contact_partner_index" ON "contact" ("partner") WHERE "partner" IS NOT NULL;
CREATE TABLE "contact__languages" (
  "owner" INTEGER NOT NULL REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "contact__languages_index" ON "contact__languages" ("value");
CREATE INDEX "contact_function_index" ON "contact" ("function") WHERE "function" IS NOT NULL;
CREATE TABLE "contact__roles" (
  "owner" INTEGER NOT NULL REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "contact__roles_index" ON "contact__roles" ("value");
CREATE INDEX "contact_email_index" ON "contact" ("email") WHERE "email" IS NOT NULL;
CREATE INDEX "contact_email_2_index" ON "contact" ("email_2") WHERE "email_2" IS NOT NULL;
CREATE INDEX "contact_orcid_index" ON "contact" ("orcid") WHERE "orcid" IS NOT NULL;
CREATE INDEX "contact_do_not_mail_index" ON "contact" ("do_not_mail") WHERE "do_not_mail" IS NOT NULL;
CREATE INDEX "contact_review_on_index" ON "contact" ("review_on") WHERE "review_on" IS NOT NULL;
CREATE TABLE "contact__tags" (
  "owner" INTEGER NOT NULL REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "contact__tags_index" ON "contact__tags" ("value");
CREATE VIRTUAL TABLE "contact_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "contact_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "contact_words" ("contact_words", "rank") VALUES ('automerge', 0);
INSERT INTO "contact_words" ("contact_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "contact_parts" ("contact_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "contact_parts" ("contact_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "programme" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "acronym" TEXT,
  "phase" TEXT,
  "funder" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "call" TEXT,
  "call_closes" TEXT,
  "starts" TEXT,
  "ends" TEXT,
  "website" TEXT,
  "responsible" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "programme_title_key_index" ON "programme" ("title_key", "id");
CREATE INDEX "programme_name_index" ON "programme" ("name");
CREATE INDEX "programme_funder_index" ON "programme" ("funder") WHERE "funder" IS NOT NULL;
CREATE INDEX "programme_call_closes_index" ON "programme" ("call_closes") WHERE "call_closes" IS NOT NULL;
CREATE TABLE "programme__directions" (
  "owner" INTEGER NOT NULL REFERENCES "programme" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "programme__directions_index" ON "programme__directions" ("value");
CREATE TABLE "programme__tags" (
  "owner" INTEGER NOT NULL REFERENCES "programme" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "programme__tags_index" ON "programme__tags" ("value");
CREATE VIRTUAL TABLE "programme_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "programme_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "programme_words" ("programme_words", "rank") VALUES ('automerge', 0);
INSERT INTO "programme_words" ("programme_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "programme_parts" ("programme_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "programme_parts" ("programme_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "event_series" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "name_local" TEXT,
  "name_local_language" TEXT,
  "short_name" TEXT,
  "kind" TEXT,
  "period" TEXT,
  "first_year" TEXT,
  "ended_on" TEXT,
  "our_unit" TEXT,
  "responsible" TEXT,
  "committee" TEXT,
  "international" INTEGER,
  "website" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "event_series_title_key_index" ON "event_series" ("title_key", "id");
CREATE INDEX "event_series_name_index" ON "event_series" ("name");
CREATE INDEX "event_series_kind_index" ON "event_series" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "event_series_our_unit_index" ON "event_series" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE TABLE "event_series__partners" (
  "owner" INTEGER NOT NULL REFERENCES "event_series" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event_series__partners_index" ON "event_series__partners" ("value");
CREATE INDEX "event_series_international_index" ON "event_series" ("international") WHERE "international" IS NOT NULL;
CREATE TABLE "event_series__tags" (
  "owner" INTEGER NOT NULL REFERENCES "event_series" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "event_series__tags_index" ON "event_series__tags" ("value");
CREATE VIRTUAL TABLE "event_series_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "event_series_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "event_series_words" ("event_series_words", "rank") VALUES ('automerge', 0);
INSERT INTO "event_series_words" ("event_series_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "event_series_parts" ("event_series_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "event_series_parts" ("event_series_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "publication" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "published_on" TEXT,
  "language" TEXT,
  "our_authors" TEXT,
  "their_authors" TEXT,
  "project" INTEGER REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "our_unit" TEXT,
  "journal" TEXT,
  "place" TEXT,
  "volume" TEXT,
  "pages" TEXT,
  "doi" TEXT,
  "isbn" TEXT,
  "website" TEXT,
  "summary" TEXT,
  "file" TEXT,
  "cover" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "publication_title_key_index" ON "publication" ("title_key", "id");
CREATE INDEX "publication_kind_index" ON "publication" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "publication_published_on_index" ON "publication" ("published_on") WHERE "published_on" IS NOT NULL;
CREATE INDEX "publication_language_index" ON "publication" ("language") WHERE "language" IS NOT NULL;
CREATE TABLE "publication__partners" (
  "owner" INTEGER NOT NULL REFERENCES "publication" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" INTEGER NOT NULL REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "publication__partners_index" ON "publication__partners" ("value");
CREATE INDEX "publication_project_index" ON "publication" ("project") WHERE "project" IS NOT NULL;
CREATE INDEX "publication_our_unit_index" ON "publication" ("our_unit") WHERE "our_unit" IS NOT NULL;
CREATE INDEX "publication_doi_index" ON "publication" ("doi") WHERE "doi" IS NOT NULL;
CREATE INDEX "publication_isbn_index" ON "publication" ("isbn") WHERE "isbn" IS NOT NULL;
CREATE TABLE "publication__fields" (
  "owner" INTEGER NOT NULL REFERENCES "publication" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "publication__fields_index" ON "publication__fields" ("value");
CREATE TABLE "publication__tags" (
  "owner" INTEGER NOT NULL REFERENCES "publication" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "publication__tags_index" ON "publication__tags" ("value");
CREATE VIRTUAL TABLE "publication_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "publication_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "publication_words" ("publication_words", "rank") VALUES ('automerge', 0);
INSERT INTO "publication_words" ("publication_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "publication_parts" ("publication_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "publication_parts" ("publication_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "objective" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "text" TEXT,
  "kind" TEXT,
  "strand" TEXT,
  "document" TEXT,
  "parent" INTEGER REFERENCES "objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER,
  "measure" TEXT,
  "rounding" TEXT,
  "value" INTEGER,
  "as_of" TEXT,
  "target" INTEGER,
  "target_date" TEXT,
  "definition" TEXT,
  "our_unit" TEXT,
  "responsible" TEXT,
  "since" TEXT,
  "until" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "objective_title_key_index" ON "objective" ("title_key", "id");
CREATE INDEX "objective_kind_index" ON "objective" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "objective_strand_index" ON "objective" ("strand") WHERE "strand" IS NOT NULL;
CREATE INDEX "objective_document_index" ON "objective" ("document") WHERE "document" IS NOT NULL;
CREATE INDEX "objective_parent_index" ON "objective" ("parent") WHERE "parent" IS NOT NULL;
CREATE INDEX "objective_measure_index" ON "objective" ("measure") WHERE "measure" IS NOT NULL;
CREATE INDEX "objective_as_of_index" ON "objective" ("as_of") WHERE "as_of" IS NOT NULL;
CREATE INDEX "objective_target_date_index" ON "objective" ("target_date") WHERE "target_date" IS NOT NULL;
CREATE TABLE "objective__directions" (
  "owner" INTEGER NOT NULL REFERENCES "objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "objective__directions_index" ON "objective__directions" ("value");
CREATE TABLE "objective__forms" (
  "owner" INTEGER NOT NULL REFERENCES "objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "objective__forms_index" ON "objective__forms" ("value");
CREATE TABLE "objective__fields" (
  "owner" INTEGER NOT NULL REFERENCES "objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "objective__fields_index" ON "objective__fields" ("value");
CREATE TABLE "objective__tags" (
  "owner" INTEGER NOT NULL REFERENCES "objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "objective__tags_index" ON "objective__tags" ("value");
CREATE VIRTUAL TABLE "objective_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "objective_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "objective_words" ("objective_words", "rank") VALUES ('automerge', 0);
INSERT INTO "objective_words" ("objective_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "objective_parts" ("objective_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "objective_parts" ("objective_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "task" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "record" TEXT,
  "owner" TEXT,
  "due" TEXT,
  "hard" INTEGER,
  "state" TEXT,
  "done_on" TEXT,
  "details" TEXT,
  "lead_days" INTEGER,
  "snoozed_until" TEXT,
  "repeat" TEXT,
  "escalate_to" TEXT,
  "rule" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "task_title_key_index" ON "task" ("title_key", "id");
CREATE INDEX "task_record_index" ON "task" ("record") WHERE "record" IS NOT NULL;
CREATE INDEX "task_owner_index" ON "task" ("owner") WHERE "owner" IS NOT NULL;
CREATE INDEX "task_due_index" ON "task" ("due") WHERE "due" IS NOT NULL;
CREATE INDEX "task_state_index" ON "task" ("state") WHERE "state" IS NOT NULL;
CREATE INDEX "task_rule_index" ON "task" ("rule") WHERE "rule" IS NOT NULL;
CREATE TABLE "task__tags" (
  "owner" INTEGER NOT NULL REFERENCES "task" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "task__tags_index" ON "task__tags" ("value");
CREATE VIRTUAL TABLE "task_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "task_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "task_words" ("task_words", "rank") VALUES ('automerge', 0);
INSERT INTO "task_words" ("task_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "task_parts" ("task_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "task_parts" ("task_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "attachment" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "record" TEXT,
  "file" TEXT,
  "name" TEXT,
  "kind" TEXT,
  "media_type" TEXT,
  "size" INTEGER,
  "language" TEXT,
  "edition" TEXT,
  "date" TEXT,
  "signed" INTEGER,
  "visibility" TEXT,
  "valid_to" TEXT,
  "shelf" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "attachment_title_key_index" ON "attachment" ("title_key", "id");
CREATE INDEX "attachment_record_index" ON "attachment" ("record");
CREATE INDEX "attachment_kind_index" ON "attachment" ("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "attachment_language_index" ON "attachment" ("language") WHERE "language" IS NOT NULL;
CREATE INDEX "attachment_date_index" ON "attachment" ("date") WHERE "date" IS NOT NULL;
CREATE INDEX "attachment_signed_index" ON "attachment" ("signed") WHERE "signed" IS NOT NULL;
CREATE INDEX "attachment_visibility_index" ON "attachment" ("visibility") WHERE "visibility" IS NOT NULL;
CREATE INDEX "attachment_valid_to_index" ON "attachment" ("valid_to") WHERE "valid_to" IS NOT NULL;
CREATE TABLE "attachment__tags" (
  "owner" INTEGER NOT NULL REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "attachment__tags_index" ON "attachment__tags" ("value");
CREATE VIRTUAL TABLE "attachment_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "attachment_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "attachment_words" ("attachment_words", "rank") VALUES ('automerge', 0);
INSERT INTO "attachment_words" ("attachment_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "attachment_parts" ("attachment_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "attachment_parts" ("attachment_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "name" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "value" TEXT,
  "kind" TEXT,
  "language" TEXT,
  "since" TEXT,
  "until" TEXT,
  "position" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "name_partner_index" ON "name" ("partner");
CREATE INDEX "name_value_index" ON "name" ("value");
CREATE INDEX "name_kind_index" ON "name" ("kind") WHERE "kind" IS NOT NULL;
CREATE VIRTUAL TABLE "name_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "name_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "name_words" ("name_words", "rank") VALUES ('automerge', 0);
INSERT INTO "name_words" ("name_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "name_parts" ("name_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "name_parts" ("name_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "party" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "agreement" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "side" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "unit" TEXT,
  "signatory" TEXT,
  "signatory_post" TEXT,
  "signatory_contact" INTEGER REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "signed_on" TEXT,
  "coordinator" TEXT,
  "position" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "party_agreement_index" ON "party" ("agreement");
CREATE INDEX "party_partner_index" ON "party" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "party_signatory_contact_index" ON "party" ("signatory_contact") WHERE "signatory_contact" IS NOT NULL;
CREATE VIRTUAL TABLE "party_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "party_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "party_words" ("party_words", "rank") VALUES ('automerge', 0);
INSERT INTO "party_words" ("party_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "party_parts" ("party_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "party_parts" ("party_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "quota" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "agreement" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "direction" TEXT,
  "category" TEXT,
  "places" INTEGER,
  "undefined" INTEGER,
  "months" INTEGER,
  "days" INTEGER,
  "blended" INTEGER,
  "year_from" TEXT,
  "year_to" TEXT,
  "isced_f" TEXT,
  "isced_note" TEXT,
  "language" TEXT,
  "cefr" TEXT,
  "sending_unit" TEXT,
  "receiving_unit" TEXT,
  "terms" TEXT,
  "position" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "quota_agreement_index" ON "quota" ("agreement");
CREATE INDEX "quota_direction_index" ON "quota" ("direction");
CREATE INDEX "quota_category_index" ON "quota" ("category");
CREATE TABLE "quota__eqf_levels" (
  "owner" INTEGER NOT NULL REFERENCES "quota" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "quota__eqf_levels_index" ON "quota__eqf_levels" ("value");
CREATE VIRTUAL TABLE "quota_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "quota_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "quota_words" ("quota_words", "rank") VALUES ('automerge', 0);
INSERT INTO "quota_words" ("quota_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "quota_parts" ("quota_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "quota_parts" ("quota_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "member" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "delegation" INTEGER REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "name_local" TEXT,
  "contact" INTEGER REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "side" TEXT,
  "role" TEXT,
  "position" INTEGER,
  "post" TEXT,
  "category" TEXT,
  "organisation" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "sex" TEXT,
  "citizenship" TEXT,
  "birth_date" TEXT,
  "passport_number" TEXT,
  "passport_valid_to" TEXT,
  "visa_needed" INTEGER,
  "arrival" TEXT,
  "departure" TEXT,
  "access" TEXT,
  "room" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "badge" TEXT,
  "photo" TEXT,
  "gift_given" TEXT,
  "gift_received" TEXT,
  "gift_value" INTEGER,
  "gift_value_currency" TEXT,
  "gift_kept" TEXT,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "member_delegation_index" ON "member" ("delegation");
CREATE INDEX "member_contact_index" ON "member" ("contact") WHERE "contact" IS NOT NULL;
CREATE INDEX "member_side_index" ON "member" ("side") WHERE "side" IS NOT NULL;
CREATE INDEX "member_role_index" ON "member" ("role") WHERE "role" IS NOT NULL;
CREATE INDEX "member_category_index" ON "member" ("category") WHERE "category" IS NOT NULL;
CREATE INDEX "member_partner_index" ON "member" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "member_passport_valid_to_index" ON "member" ("passport_valid_to") WHERE "passport_valid_to" IS NOT NULL;
CREATE TABLE "member__diet" (
  "owner" INTEGER NOT NULL REFERENCES "member" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "member__diet_index" ON "member__diet" ("value");
CREATE TABLE "member__languages" (
  "owner" INTEGER NOT NULL REFERENCES "member" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "member__languages_index" ON "member__languages" ("value");
CREATE VIRTUAL TABLE "member_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "member_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "member_words" ("member_words", "rank") VALUES ('automerge', 0);
INSERT INTO "member_words" ("member_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "member_parts" ("member_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "member_parts" ("member_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "programme_item" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "delegation" INTEGER REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "date" TEXT,
  "start" TEXT,
  "finish" TEXT,
  "place" TEXT,
  "host" TEXT,
  "people" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "interpreter" TEXT,
  "transport" TEXT,
  "dress" TEXT,
  "meal" TEXT,
  "equipment" TEXT,
  "staff_note" TEXT,
  "position" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "programme_item_delegation_index" ON "programme_item" ("delegation");
CREATE INDEX "programme_item_partner_index" ON "programme_item" ("partner") WHERE "partner" IS NOT NULL;
CREATE VIRTUAL TABLE "programme_item_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "programme_item_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "programme_item_words" ("programme_item_words", "rank") VALUES ('automerge', 0);
INSERT INTO "programme_item_words" ("programme_item_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "programme_item_parts" ("programme_item_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "programme_item_parts" ("programme_item_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "outcome" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "delegation" INTEGER REFERENCES "delegation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "kind" TEXT,
  "text" TEXT,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "agreement" INTEGER REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "project" INTEGER REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "event" INTEGER REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "next_step" TEXT,
  "owner" TEXT,
  "due" TEXT,
  "done_on" TEXT,
  "position" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "outcome_delegation_index" ON "outcome" ("delegation");
CREATE INDEX "outcome_kind_index" ON "outcome" ("kind");
CREATE INDEX "outcome_partner_index" ON "outcome" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "outcome_agreement_index" ON "outcome" ("agreement") WHERE "agreement" IS NOT NULL;
CREATE INDEX "outcome_project_index" ON "outcome" ("project") WHERE "project" IS NOT NULL;
CREATE INDEX "outcome_event_index" ON "outcome" ("event") WHERE "event" IS NOT NULL;
CREATE INDEX "outcome_due_index" ON "outcome" ("due") WHERE "due" IS NOT NULL;
CREATE VIRTUAL TABLE "outcome_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "outcome_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "outcome_words" ("outcome_words", "rank") VALUES ('automerge', 0);
INSERT INTO "outcome_words" ("outcome_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "outcome_parts" ("outcome_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "outcome_parts" ("outcome_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "participant" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "event" INTEGER REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "role" TEXT,
  "organisation" TEXT,
  "post" TEXT,
  "country" TEXT,
  "ours" INTEGER,
  "partner" INTEGER REFERENCES "partner" ("id") DEFERRABLE INITIALLY DEFERRED,
  "contact" INTEGER REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "format" TEXT,
  "talk" TEXT,
  "abstract" TEXT,
  "hours" INTEGER,
  "registered_on" TEXT,
  "attended" INTEGER,
  "certificate_number" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "visa_support" INTEGER,
  "fee_paid" INTEGER,
  "fee_paid_currency" TEXT,
  "lodging" TEXT,
  "needs" TEXT,
  "position" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "participant_event_index" ON "participant" ("event");
CREATE INDEX "participant_role_index" ON "participant" ("role") WHERE "role" IS NOT NULL;
CREATE INDEX "participant_country_index" ON "participant" ("country") WHERE "country" IS NOT NULL;
CREATE INDEX "participant_ours_index" ON "participant" ("ours") WHERE "ours" IS NOT NULL;
CREATE INDEX "participant_partner_index" ON "participant" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "participant_contact_index" ON "participant" ("contact") WHERE "contact" IS NOT NULL;
CREATE INDEX "participant_attended_index" ON "participant" ("attended") WHERE "attended" IS NOT NULL;
CREATE VIRTUAL TABLE "participant_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "participant_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "participant_words" ("participant_words", "rank") VALUES ('automerge', 0);
INSERT INTO "participant_words" ("participant_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "participant_parts" ("participant_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "participant_parts" ("participant_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "paper" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "student" INTEGER REFERENCES "student" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "series" TEXT,
  "number" TEXT,
  "valid_from" TEXT,
  "valid_to" TEXT,
  "state" TEXT,
  "file" TEXT,
  "issued_on" TEXT,
  "issuer" TEXT,
  "country" TEXT,
  "place" TEXT,
  "mrz" TEXT,
  "translated" INTEGER,
  "original_seen_by" TEXT,
  "visa_kind" TEXT,
  "purpose" TEXT,
  "entries" TEXT,
  "days" INTEGER,
  "cities" TEXT,
  "visa_place" TEXT,
  "workplace" TEXT,
  "invitation_number" TEXT,
  "request_number" TEXT,
  "requested_on" TEXT,
  "ready_by" TEXT,
  "received_on" TEXT,
  "sent_on" TEXT,
  "extension_asked_on" TEXT,
  "extension_granted_on" TEXT,
  "entered_on" TEXT,
  "border_point" TEXT,
  "left_on" TEXT,
  "passport_handed_in" TEXT,
  "passport_returned" TEXT,
  "address" TEXT,
  "former_address" TEXT,
  "profession" TEXT,
  "host_organisation" TEXT,
  "host_person" TEXT,
  "host_document" TEXT,
  "accepted_on" TEXT,
  "removed_on" TEXT,
  "cover" INTEGER,
  "cover_currency" TEXT,
  "exempt" INTEGER,
  "done_on" TEXT,
  "due" TEXT,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "paper_student_index" ON "paper" ("student");
CREATE INDEX "paper_kind_index" ON "paper" ("kind");
CREATE INDEX "paper_number_index" ON "paper" ("number") WHERE "number" IS NOT NULL;
CREATE INDEX "paper_valid_from_index" ON "paper" ("valid_from") WHERE "valid_from" IS NOT NULL;
CREATE INDEX "paper_valid_to_index" ON "paper" ("valid_to") WHERE "valid_to" IS NOT NULL;
CREATE INDEX "paper_state_index" ON "paper" ("state") WHERE "state" IS NOT NULL;
CREATE INDEX "paper_visa_kind_index" ON "paper" ("visa_kind") WHERE "visa_kind" IS NOT NULL;
CREATE INDEX "paper_purpose_index" ON "paper" ("purpose") WHERE "purpose" IS NOT NULL;
CREATE INDEX "paper_ready_by_index" ON "paper" ("ready_by") WHERE "ready_by" IS NOT NULL;
CREATE INDEX "paper_due_index" ON "paper" ("due") WHERE "due" IS NOT NULL;
CREATE VIRTUAL TABLE "paper_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "paper_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "paper_words" ("paper_words", "rank") VALUES ('automerge', 0);
INSERT INTO "paper_words" ("paper_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "paper_parts" ("paper_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "paper_parts" ("paper_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "enrolment" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "student" INTEGER REFERENCES "student" ("id") DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "status" TEXT,
  "order_number" TEXT,
  "order_date" TEXT,
  "reason" TEXT,
  "faculty" TEXT,
  "programme" TEXT,
  "level" TEXT,
  "year" INTEGER,
  "notice_number" TEXT,
  "notice_due" TEXT,
  "notice_sent_on" TEXT,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "enrolment_student_index" ON "enrolment" ("student");
CREATE INDEX "enrolment_date_index" ON "enrolment" ("date");
CREATE INDEX "enrolment_status_index" ON "enrolment" ("status");
CREATE INDEX "enrolment_notice_due_index" ON "enrolment" ("notice_due") WHERE "notice_due" IS NOT NULL;
CREATE VIRTUAL TABLE "enrolment_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "enrolment_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "enrolment_words" ("enrolment_words", "rank") VALUES ('automerge', 0);
INSERT INTO "enrolment_words" ("enrolment_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "enrolment_parts" ("enrolment_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "enrolment_parts" ("enrolment_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "office" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "name_local" TEXT,
  "name_local_language" TEXT,
  "name_cyrillic" TEXT,
  "short_name" TEXT,
  "acronym" TEXT,
  "former_names" TEXT,
  "not_our_names" TEXT,
  "office_name" TEXT,
  "logo" TEXT,
  "letterhead" TEXT,
  "website" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "country" TEXT,
  "city" TEXT,
  "address" TEXT,
  "latitude" INTEGER,
  "longitude" INTEGER,
  "rector" TEXT,
  "rector_post" TEXT,
  "rector_genitive" TEXT,
  "rector_dative" TEXT,
  "vice_rector" TEXT,
  "vice_rector_post" TEXT,
  "vice_rector_genitive" TEXT,
  "vice_rector_dative" TEXT,
  "head" TEXT,
  "head_post" TEXT,
  "head_genitive" TEXT,
  "head_dative" TEXT,
  "year_start_month" INTEGER,
  "year_start_day" INTEGER,
  "holidays" TEXT,
  "jurisdiction" TEXT,
  "currency" TEXT,
  "ror" TEXT,
  "wikidata" TEXT,
  "isni" TEXT,
  "schac" TEXT,
  "pic" TEXT,
  "erasmus_code" TEXT,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "office_title_key_index" ON "office" ("title_key", "id");
CREATE TABLE "office__working_days" (
  "owner" INTEGER NOT NULL REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "office__working_days_index" ON "office__working_days" ("value");
CREATE TABLE "office__languages" (
  "owner" INTEGER NOT NULL REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "office__languages_index" ON "office__languages" ("value");
CREATE TABLE "office__tags" (
  "owner" INTEGER NOT NULL REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "office__tags_index" ON "office__tags" ("value");
CREATE VIRTUAL TABLE "office_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "office_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "office_words" ("office_words", "rank") VALUES ('automerge', 0);
INSERT INTO "office_words" ("office_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "office_parts" ("office_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "office_parts" ("office_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "option" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "list" TEXT,
  "code" TEXT,
  "label" TEXT,
  "position" INTEGER,
  "archived" INTEGER
) STRICT;
CREATE INDEX "option_title_key_index" ON "option" ("title_key", "id");
CREATE INDEX "option_list_index" ON "option" ("list");
CREATE VIRTUAL TABLE "option_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "option_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "option_words" ("option_words", "rank") VALUES ('automerge', 0);
INSERT INTO "option_words" ("option_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "option_parts" ("option_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "option_parts" ("option_parts", "rank") VALUES ('crisismerge', 256);
CREATE TABLE "country_group" (
  "id" INTEGER PRIMARY KEY,
  "version" INTEGER NOT NULL,
  "created" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_key" BLOB NOT NULL,
  "name" TEXT,
  "code" TEXT,
  "since" TEXT,
  "until" TEXT,
  "position" INTEGER,
  "public_text" TEXT,
  "publish" INTEGER,
  "source" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "country_group_title_key_index" ON "country_group" ("title_key", "id");
CREATE INDEX "country_group_code_index" ON "country_group" ("code") WHERE "code" IS NOT NULL;
CREATE TABLE "country_group__countries" (
  "owner" INTEGER NOT NULL REFERENCES "country_group" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "country_group__countries_index" ON "country_group__countries" ("value");
CREATE TABLE "country_group__tags" (
  "owner" INTEGER NOT NULL REFERENCES "country_group" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("owner", "position")
) STRICT, WITHOUT ROWID;
CREATE INDEX "country_group__tags_index" ON "country_group__tags" ("value");
CREATE VIRTUAL TABLE "country_group_words" USING fts5 (
  "text", content='', contentless_delete=1, detail=none,
  prefix='1 2 3', tokenize='unicode61 remove_diacritics 0 tokenchars ''^'''
);
CREATE VIRTUAL TABLE "country_group_parts" USING fts5 (
  "text", content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1'
);
INSERT INTO "country_group_words" ("country_group_words", "rank") VALUES ('automerge', 0);
INSERT INTO "country_group_words" ("country_group_words", "rank") VALUES ('crisismerge', 256);
INSERT INTO "country_group_parts" ("country_group_parts", "rank") VALUES ('automerge', 0);
INSERT INTO "country_group_parts" ("country_group_parts", "rank") VALUES ('crisismerge', 256);
