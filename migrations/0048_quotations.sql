-- The consent of an author to be quoted in a work: a finding, a practice, a guide. One row for each author of a reflection and
-- each passage of it. An empty passage says that the reflection as a whole is behind the work.
CREATE TABLE quotation (
  id            TEXT  NOT NULL PRIMARY KEY,
  -- `finding`, `practice`, `guide`, and its id.
  work          TEXT  NOT NULL,
  work_id       TEXT  NOT NULL,
  reflection_id TEXT  NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  -- The revision of the reflection from which the passage is.
  revision      {int} NOT NULL,
  -- The author who is asked.
  person_id     TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  passage       TEXT  NOT NULL,
  lang          TEXT  NOT NULL,
  consent       TEXT  NOT NULL,
  credit        TEXT  NOT NULL,
  asked_by      TEXT  REFERENCES person (id) ON DELETE SET NULL,
  asked_at      {int} NOT NULL,
  answered_at   {int},
  -- When the author was notified.
  notified_at   {int}
);
CREATE INDEX quotation_of_work ON quotation (work, work_id, asked_at, id);
CREATE INDEX quotation_of_reflection ON quotation (reflection_id, work, work_id);
CREATE INDEX quotation_of_person ON quotation (person_id, asked_at);
CREATE INDEX quotation_asked_by ON quotation (asked_by) WHERE asked_by IS NOT NULL;
CREATE INDEX quotation_to_notify ON quotation (asked_at) WHERE notified_at IS NULL;
