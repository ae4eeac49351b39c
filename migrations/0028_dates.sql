-- The days and times that are proposed for a meeting of which only the month is known.
CREATE TABLE date_option (
  id         TEXT  NOT NULL PRIMARY KEY,
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  begins_at  {int} NOT NULL
);
CREATE UNIQUE INDEX date_option_of_meeting ON date_option (meeting_id, begins_at);

-- Whether a person could come on that day.
CREATE TABLE date_answer (
  option_id TEXT  NOT NULL REFERENCES date_option (id) ON DELETE CASCADE,
  person_id TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  answer    TEXT  NOT NULL,
  at        {int} NOT NULL,
  PRIMARY KEY (option_id, person_id)
);
CREATE INDEX date_answer_of ON date_answer (person_id);
