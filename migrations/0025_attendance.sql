-- Whether a person comes to a meeting, and how. The meeting's time when they answered shows whether it has moved since.
-- `place` is NULL for those who do not need one; those who wait are let in by their number. `needs` is for the facilitators
-- and erased a month after the meeting.
CREATE TABLE attendance (
  meeting_id         TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id          TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  answer             TEXT  NOT NULL,
  partly             {int} NOT NULL,
  listed             {int} NOT NULL,
  needs              TEXT,
  answered_at        {int} NOT NULL,
  answered_for       {int} NOT NULL,
  answered_for_month {int} NOT NULL,
  place              TEXT,
  waiting_number     {int},
  offer_ends_at      {int},
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX attendance_of_person ON attendance (person_id);
CREATE INDEX attendance_waiting ON attendance (meeting_id, waiting_number) WHERE waiting_number IS NOT NULL;
CREATE INDEX attendance_with_needs ON attendance (meeting_id) WHERE needs IS NOT NULL;

-- How many people can come to a meeting in a way ('in-person', 'virtual'); no row is no limit.
CREATE TABLE meeting_places (
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  way        TEXT  NOT NULL,
  places     {int} NOT NULL,
  PRIMARY KEY (meeting_id, way)
);
