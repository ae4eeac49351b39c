-- Who was at a meeting. Three sources are kept apart, and rules say what follows from them: where the portal noticed the person
-- (`sign`), what they said themselves (`own`), what facilitators noted (`tick`). Minutes are from the planned beginning of the
-- meeting, in steps of 15.
CREATE TABLE participation (
  meeting_id  TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  sign        TEXT,
  sign_from   {int},
  own         TEXT,
  own_from    {int},
  own_until   {int},
  tick        TEXT,
  tick_from   {int},
  tick_until  {int},
  tick_source TEXT,
  changed_at  {int} NOT NULL,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX participation_of_person ON participation (person_id);

-- A guest who was at a meeting. The guest is erased a month after it; that one came from the organization stays.
CREATE TABLE guest_participation (
  id              TEXT  NOT NULL PRIMARY KEY,
  meeting_id      TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  guest_hash      TEXT  REFERENCES guest (token_hash) ON DELETE SET NULL,
  organisation_id TEXT  REFERENCES organisation (id) ON DELETE SET NULL,
  from_minute     {int} NOT NULL,
  until_minute    {int} NOT NULL
);
CREATE INDEX guest_participation_of_meeting ON guest_participation (meeting_id);
CREATE UNIQUE INDEX guest_participation_of_guest ON guest_participation (guest_hash);

-- The characters that people in the room of a meeting enter.
CREATE TABLE room_code (
  meeting_id TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  code       TEXT  NOT NULL,
  created_at {int} NOT NULL
);
CREATE INDEX room_code_by_code ON room_code (code);

-- What happens after a meeting: until when those who missed it contribute (NULL is the usual time), and when facilitators
-- last said that everyone who was there is noted.
CREATE TABLE meeting_aftermath (
  meeting_id       TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  contribute_until {int},
  completed_at     {int}
);

-- Who was notified that they missed a meeting: once.
CREATE TABLE absence_notice (
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  sent_at    {int} NOT NULL,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX absence_notice_of_person ON absence_notice (person_id);

-- What a person wrote after a meeting about an item of its agenda; about the meeting as a whole, `item` is empty.
CREATE TABLE late_contribution (
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  item       TEXT  NOT NULL,
  text       TEXT  NOT NULL,
  written_at {int} NOT NULL,
  PRIMARY KEY (meeting_id, person_id, item)
);
CREATE INDEX late_contribution_of_person ON late_contribution (person_id);

-- A certificate of attendance, as it was issued. Without a reason, a revoked one was replaced by a newer one.
CREATE TABLE certificate (
  code       TEXT  NOT NULL PRIMARY KEY,
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  lang       TEXT  NOT NULL,
  name       TEXT  NOT NULL,
  title      TEXT  NOT NULL,
  community  TEXT  NOT NULL,
  held_at    {int} NOT NULL,
  minutes    {int} NOT NULL,
  issued_at  {int} NOT NULL,
  revoked_at {int},
  reason     TEXT
);
CREATE UNIQUE INDEX certificate_in_force ON certificate (meeting_id, person_id) WHERE revoked_at IS NULL;
CREATE INDEX certificate_of_person ON certificate (person_id, held_at);

-- What a person adds to their logbook of hours.
CREATE TABLE logbook_entry (
  id        TEXT  NOT NULL PRIMARY KEY,
  person_id TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day       {int} NOT NULL,
  title     TEXT  NOT NULL,
  minutes   {int} NOT NULL
);
CREATE INDEX logbook_entry_of_person ON logbook_entry (person_id, day);

-- The link with which a person shows a period of their logbook: of its secret only a hash. `period` is the year in which the
-- period begins.
CREATE TABLE logbook_link (
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  period     {int} NOT NULL,
  token_hash TEXT  NOT NULL,
  created_at {int} NOT NULL,
  PRIMARY KEY (person_id, period)
);
CREATE UNIQUE INDEX logbook_link_by_token ON logbook_link (token_hash);
