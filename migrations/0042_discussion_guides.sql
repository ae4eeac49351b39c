-- A discussion guide that a meeting uses. `guide` is the key of a guide that is delivered with the program; `video` is the address of
-- the video that is watched.
CREATE TABLE discussion_guide (
  meeting_id TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  guide      TEXT NOT NULL,
  video      TEXT
);
CREATE INDEX discussion_guide_by_guide ON discussion_guide (guide);

-- The tables that answer, with the names that their people gave them.
CREATE TABLE discussion_table (
  meeting_id   TEXT  NOT NULL REFERENCES discussion_guide (meeting_id) ON DELETE CASCADE,
  table_number {int} NOT NULL,
  name         TEXT  NOT NULL,
  PRIMARY KEY (meeting_id, table_number)
);

-- At which table a person sits.
CREATE TABLE discussion_seat (
  meeting_id   TEXT  NOT NULL REFERENCES discussion_guide (meeting_id) ON DELETE CASCADE,
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  table_number {int} NOT NULL,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX discussion_seat_of ON discussion_seat (person_id);

-- What a table answers in a step: a text with its language, in JSON, and who wrote it last. Table 0 is the whole group.
CREATE TABLE discussion_answer (
  meeting_id   TEXT  NOT NULL REFERENCES discussion_guide (meeting_id) ON DELETE CASCADE,
  step         TEXT  NOT NULL,
  table_number {int} NOT NULL,
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  text         TEXT  NOT NULL,
  revision     {int} NOT NULL,
  updated_at   {int} NOT NULL,
  PRIMARY KEY (meeting_id, step, table_number)
);
CREATE INDEX discussion_answer_by ON discussion_answer (person_id);

-- The partners that a table names. `purpose` is what for; both texts are as they were typed.
CREATE TABLE discussion_partner (
  id           TEXT  NOT NULL PRIMARY KEY,
  meeting_id   TEXT  NOT NULL REFERENCES discussion_guide (meeting_id) ON DELETE CASCADE,
  table_number {int} NOT NULL,
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  kind         TEXT  NOT NULL,
  name         TEXT  NOT NULL,
  purpose      TEXT  NOT NULL,
  added_at     {int} NOT NULL
);
CREATE INDEX discussion_partner_of_meeting ON discussion_partner (meeting_id, table_number, id);
CREATE INDEX discussion_partner_by ON discussion_partner (person_id);
