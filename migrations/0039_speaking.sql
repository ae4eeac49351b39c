-- Who speaks in a meeting that is under way. When it ends, the first three tables lose its rows; the share of the group and the
-- sums of quick polls stay.

-- `turn` rises when the floor is given or taken back: a facilitator's form holds the one that it was made for, so that what
-- two press at once is done once. `replies` is how many direct replies had the floor since a hand had it.
CREATE TABLE speaking (
  meeting_id TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  turn       {int} NOT NULL,
  replies    {int} NOT NULL
);

-- Who asks to speak: a person has one hand or direct reply, and one silent contribution. `contribution` is the text of that
-- with its language, in JSON; `place` is where a facilitator moved the request, counted from 0.
CREATE TABLE speaking_request (
  id           TEXT  NOT NULL PRIMARY KEY,
  meeting_id   TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind         TEXT  NOT NULL,
  contribution TEXT,
  raised_at    {int} NOT NULL,
  place        {int}
);
CREATE UNIQUE INDEX speaking_request_hand ON speaking_request (meeting_id, person_id) WHERE kind <> 'silent';
CREATE UNIQUE INDEX speaking_request_silent ON speaking_request (meeting_id, person_id) WHERE kind = 'silent';
CREATE INDEX speaking_request_of ON speaking_request (person_id);

-- How long and how often a person has spoken, since when they have the floor, and their place in the tour de table.
CREATE TABLE speaking_person (
  meeting_id  TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  spoken_ms   {int} NOT NULL,
  turns       {int} NOT NULL,
  floor_since {int},
  round_place {int},
  round_state TEXT,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE UNIQUE INDEX speaking_floor ON speaking_person (meeting_id) WHERE floor_since IS NOT NULL;
CREATE INDEX speaking_person_of ON speaking_person (person_id);

-- How many people spoke in a meeting, and how many of them used half of the time. Only where enough people spoke.
CREATE TABLE speaking_share (
  meeting_id TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  people     {int} NOT NULL,
  half       {int} NOT NULL
);

-- A question that a facilitator asks during a meeting. `options` is a list of texts in JSON, empty for a scale. `tally` counts
-- the answers to each option, in JSON: from the first answer where the poll is anonymous, else from when it is closed.
CREATE TABLE quick_poll (
  id         TEXT  NOT NULL PRIMARY KEY,
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  question   TEXT  NOT NULL,
  kind       TEXT  NOT NULL,
  options    TEXT  NOT NULL,
  anonymous  {int} NOT NULL,
  at_once    {int} NOT NULL,
  opened_at  {int} NOT NULL,
  closed_at  {int},
  tally      TEXT
);
CREATE INDEX quick_poll_of_meeting ON quick_poll (meeting_id, opened_at);

-- Who answered. `choice` is the number of the option, from 0; NULL where the poll is anonymous.
CREATE TABLE quick_poll_answer (
  poll_id   TEXT  NOT NULL REFERENCES quick_poll (id) ON DELETE CASCADE,
  person_id TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  choice    {int},
  PRIMARY KEY (poll_id, person_id)
);
CREATE INDEX quick_poll_answer_of ON quick_poll_answer (person_id);
