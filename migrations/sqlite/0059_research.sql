-- Consent of people to the use of what they contribute for research. One row for each time that it was given: the newest without
-- `withdrawn_at` is in effect.
CREATE TABLE research_consent (
  id           TEXT    NOT NULL PRIMARY KEY,
  person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  given_at     INTEGER NOT NULL,
  withdrawn_at INTEGER
);
CREATE UNIQUE INDEX research_consent_in_effect ON research_consent (person_id) WHERE withdrawn_at IS NULL;
CREATE INDEX research_consent_of_person ON research_consent (person_id, given_at);

-- What was handed to whom for research. Rows are never changed or deleted, and name no participant. `person_id` is who handed the file
-- over; like the audit log, the register outlives accounts.
CREATE TABLE research_handover (
  id          TEXT    NOT NULL PRIMARY KEY,
  made_at     INTEGER NOT NULL,
  person_id   TEXT    NOT NULL,
  person_name TEXT    NOT NULL,
  recipient   TEXT    NOT NULL,
  purpose     TEXT    NOT NULL,
  -- The language in which these two were written, and that of the file.
  lang        TEXT    NOT NULL,
  -- `contributions`, `call`.
  source      TEXT    NOT NULL,
  -- Of a call: its title then, a text with its languages, in JSON.
  about       TEXT,
  -- Of contributions: their kinds, separated by spaces.
  kinds       TEXT    NOT NULL,
  -- Of contributions: the calendar year in which their school year begins; NULL for all years.
  school_year INTEGER,
  -- The names of the columns, separated by spaces.
  columns     TEXT    NOT NULL,
  row_count   INTEGER NOT NULL,
  -- Of the file as it was sent, in hexadecimal.
  sha256      TEXT    NOT NULL
);
CREATE INDEX research_handover_by_time ON research_handover (made_at, id);
CREATE INDEX research_handover_of_person ON research_handover (person_id);
CREATE TRIGGER research_handover_is_not_changed BEFORE UPDATE ON research_handover BEGIN SELECT RAISE(ABORT, 'the register of what was handed over is append-only'); END;
CREATE TRIGGER research_handover_is_not_deleted BEFORE DELETE ON research_handover BEGIN SELECT RAISE(ABORT, 'the register of what was handed over is append-only'); END;
