-- A codevelopment session of a meeting: where it is in its six steps. `step` is the current one; it has meaning once the session
-- has begun. `added` is how many minutes the current step got. `version` rises with each change. Times are in milliseconds UTC.
CREATE TABLE codevelopment (
  meeting_id   TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  version      {int} NOT NULL,
  minutes      {int} NOT NULL,
  step         TEXT  NOT NULL,
  step_since   {int} NOT NULL,
  paused_since {int},
  added        {int} NOT NULL,
  begun_at     {int},
  ended_at     {int}
);

-- Who takes part, in which role; `agreed_at` is when the person promised to keep what is said to themselves.
CREATE TABLE codevelopment_person (
  meeting_id TEXT  NOT NULL REFERENCES codevelopment (meeting_id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role       TEXT  NOT NULL,
  agreed_at  {int},
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX codevelopment_person_of ON codevelopment_person (person_id);
CREATE UNIQUE INDEX codevelopment_role ON codevelopment_person (meeting_id, role) WHERE role <> 'consultant';

-- What is written during a session: a text with its language, in JSON. The accepted wording of the contract is a note, too. A
-- note is deleted 30 days after the session unless the client keeps it.
CREATE TABLE codevelopment_note (
  id          TEXT  NOT NULL PRIMARY KEY,
  meeting_id  TEXT  NOT NULL REFERENCES codevelopment (meeting_id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  step        TEXT  NOT NULL,
  text        TEXT  NOT NULL,
  written_at  {int} NOT NULL,
  accepted_at {int},
  kept        {int} NOT NULL DEFAULT 0
);
CREATE INDEX codevelopment_note_of_meeting ON codevelopment_note (meeting_id, step, id);
CREATE INDEX codevelopment_note_of ON codevelopment_note (person_id);
CREATE UNIQUE INDEX codevelopment_contract ON codevelopment_note (meeting_id) WHERE accepted_at IS NOT NULL;

-- What a person writes for themselves: the client their sheet, the others what they learned. No one else reads it.
CREATE TABLE codevelopment_sheet (
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  text       TEXT  NOT NULL,
  updated_at {int} NOT NULL,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX codevelopment_sheet_of ON codevelopment_sheet (person_id);

-- What the client published of the session, for those who read the agenda.
CREATE TABLE codevelopment_publication (
  meeting_id   TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  text         TEXT  NOT NULL,
  published_at {int} NOT NULL
);
CREATE INDEX codevelopment_publication_of ON codevelopment_publication (person_id);
