-- The list of questions that a community prepares for the visit of its professional order. One of them is not past; its row is
-- also what changes to the questions of the community wait for.
CREATE TABLE order_list (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  state        TEXT  NOT NULL,
  -- The meeting to which the order comes.
  meeting_id   TEXT  REFERENCES meeting (id) ON DELETE SET NULL,
  opened_at    {int} NOT NULL,
  frozen_at    {int},
  closed_at    {int}
);
CREATE INDEX order_list_of_community ON order_list (community_id);
CREATE UNIQUE INDEX order_list_current ON order_list (community_id) WHERE state <> 'past';
CREATE INDEX order_list_meeting ON order_list (meeting_id) WHERE meeting_id IS NOT NULL;

-- What members ask a professional order, in the language in which they write. `revision` rises when an author changes the
-- texts.
CREATE TABLE order_question (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- The frozen list that it is on, also once that is past.
  list_id      TEXT  REFERENCES order_list (id) ON DELETE SET NULL,
  -- The person who asked it first.
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  lang         TEXT  NOT NULL,
  text         TEXT  NOT NULL,
  -- Where it comes from; may be empty.
  background   TEXT  NOT NULL,
  revision     {int} NOT NULL DEFAULT 1,
  state        TEXT  NOT NULL,
  -- Where it is in the order that facilitators gave the list; NULL until they did.
  place        {int},
  -- The question that it became a part of.
  merged_into  TEXT  REFERENCES order_question (id) ON DELETE SET NULL,
  created_at   {int} NOT NULL,
  -- When it was passed on to the order.
  passed_at    {int}
);
CREATE INDEX order_question_of_community ON order_question (community_id, state);
CREATE INDEX order_question_of_list ON order_question (list_id) WHERE list_id IS NOT NULL;
CREATE INDEX order_question_of_person ON order_question (person_id);
CREATE INDEX order_question_merged_into ON order_question (merged_into) WHERE merged_into IS NOT NULL;

-- Who asks a question; several people where questions were merged.
CREATE TABLE order_question_author (
  question_id TEXT  NOT NULL REFERENCES order_question (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  since       {int} NOT NULL,
  PRIMARY KEY (question_id, person_id)
);
CREATE INDEX order_question_author_of ON order_question_author (person_id);

CREATE TABLE order_question_support (
  question_id TEXT  NOT NULL REFERENCES order_question (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  since       {int} NOT NULL,
  PRIMARY KEY (question_id, person_id)
);
CREATE INDEX order_question_support_of ON order_question_support (person_id);

-- What the order answered. `answered_on` is the first moment of that day, `given` says in which way: by text, or in the meeting.
CREATE TABLE order_answer (
  question_id TEXT  NOT NULL PRIMARY KEY REFERENCES order_question (id) ON DELETE CASCADE,
  answered_on {int} NOT NULL,
  given       TEXT  NOT NULL,
  -- The meeting in which it was given, where that is known.
  meeting_id  TEXT  REFERENCES meeting (id) ON DELETE SET NULL,
  -- Who answered, and in what capacity, as people write it.
  who         TEXT  NOT NULL,
  capacity    TEXT  NOT NULL,
  lang        TEXT  NOT NULL,
  text        TEXT  NOT NULL,
  revision    {int} NOT NULL DEFAULT 1,
  -- The person who recorded it.
  person_id   TEXT  REFERENCES person (id) ON DELETE SET NULL,
  recorded_at {int} NOT NULL
);
CREATE INDEX order_answer_day ON order_answer (answered_on);
CREATE INDEX order_answer_meeting ON order_answer (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX order_answer_person ON order_answer (person_id) WHERE person_id IS NOT NULL;
