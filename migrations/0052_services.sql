-- The directory of services for young people, their parents and staff. `name`, `description`, `hours` and `cost` are texts in one
-- or two languages, in JSON; `audiences`, `regions`, `municipalities`, `languages` and `other_languages` are lists in JSON, whose
-- codes hold no quotation mark: a statement finds one by its code between quotation marks.
CREATE TABLE service (
  id              TEXT  NOT NULL PRIMARY KEY,
  state           TEXT  NOT NULL,
  name            TEXT  NOT NULL,
  description     TEXT  NOT NULL,
  -- Who offers it, as it is shown; `organisation_id` where that is an organization of the portal.
  provider        TEXT  NOT NULL,
  organisation_id TEXT  REFERENCES organisation (id) ON DELETE SET NULL,
  audiences       TEXT  NOT NULL,
  age_from        {int},
  age_to          {int},
  everywhere      {int} NOT NULL,
  online          {int} NOT NULL,
  regions         TEXT  NOT NULL,
  municipalities  TEXT  NOT NULL,
  languages       TEXT  NOT NULL,
  other_languages TEXT  NOT NULL,
  phone           TEXT  NOT NULL,
  email           TEXT  NOT NULL,
  web             TEXT  NOT NULL,
  place           TEXT  NOT NULL,
  hours           TEXT,
  cost            TEXT,
  referral        TEXT  NOT NULL,
  -- The day (YYYY-MM-DD) on which it was last verified, and by which organization or in which role.
  verified_on     TEXT,
  verified_by     TEXT  NOT NULL,
  -- Who proposed it, and is asked whether it is still right.
  person_id       TEXT  REFERENCES person (id) ON DELETE SET NULL,
  -- When that person was asked, since it was last verified.
  asked_at        {int},
  -- Why it was declined or removed; may be empty.
  reason          TEXT  NOT NULL DEFAULT '',
  revision        {int} NOT NULL DEFAULT 1,
  created_at      {int} NOT NULL,
  updated_at      {int} NOT NULL,
  -- What follows from the texts, for finding: the folded names, the digits of the phone number, name, phone and place together,
  -- the folded municipalities between bars, the stems of all texts between spaces.
  name_fr         TEXT  NOT NULL,
  name_en         TEXT  NOT NULL,
  phone_digits    TEXT  NOT NULL,
  identity        TEXT  NOT NULL,
  places          TEXT  NOT NULL,
  terms           TEXT  NOT NULL
);
CREATE INDEX service_by_state ON service (state, verified_on);
CREATE INDEX service_by_identity ON service (identity);
CREATE INDEX service_by_phone ON service (phone_digits);
CREATE INDEX service_of_person ON service (person_id);
CREATE INDEX service_of_organisation ON service (organisation_id) WHERE organisation_id IS NOT NULL;

-- What someone says is wrong with a service. Who said it is not kept.
CREATE TABLE service_report (
  id         TEXT  NOT NULL PRIMARY KEY,
  service_id TEXT  NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  text       TEXT  NOT NULL,
  created_at {int} NOT NULL
);
CREATE INDEX service_report_of ON service_report (service_id, created_at);

-- Services that were read from a file and wait for a coordinator to apply them: a list in JSON.
CREATE TABLE service_import (
  id         TEXT  NOT NULL PRIMARY KEY,
  content    TEXT  NOT NULL,
  created_at {int} NOT NULL
);
