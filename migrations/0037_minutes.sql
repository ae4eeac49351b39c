-- How many decisions each community has recorded: the number of the last one.
CREATE TABLE decision_count (
  community_id TEXT  NOT NULL PRIMARY KEY REFERENCES community (id) ON DELETE CASCADE,
  decisions    {int} NOT NULL
);

-- What communities decide. Decisions are replaced or withdrawn, never deleted, so that their numbers have no gaps.
CREATE TABLE decision (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  number       {int} NOT NULL,
  -- The meeting and the item of its agenda at which it was taken.
  meeting_id   TEXT  REFERENCES meeting (id) ON DELETE SET NULL,
  item         TEXT,
  -- Texts with their languages, in JSON.
  text         TEXT  NOT NULL,
  reason       TEXT,
  -- Who decided, as people write it; may be empty.
  who          TEXT  NOT NULL,
  -- The first moment of the day on which the community looks at it again.
  review_at    {int},
  decided_at   {int} NOT NULL,
  state        TEXT  NOT NULL,
  replaced_by  TEXT  REFERENCES decision (id) ON DELETE SET NULL,
  revision     {int} NOT NULL DEFAULT 1,
  -- The person who recorded it.
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX decision_of_community ON decision (community_id, number);
CREATE INDEX decision_of_meeting ON decision (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX decision_replaced_by ON decision (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX decision_of_person ON decision (person_id) WHERE person_id IS NOT NULL;

-- Notes beside the items of a meeting's agenda, each by one person in one language. Without an item, of the whole meeting.
CREATE TABLE meeting_note (
  id         TEXT  NOT NULL PRIMARY KEY,
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  item       TEXT,
  person_id  TEXT  REFERENCES person (id) ON DELETE SET NULL,
  lang       TEXT  NOT NULL,
  text       TEXT  NOT NULL,
  at         {int} NOT NULL
);
CREATE INDEX meeting_note_of_meeting ON meeting_note (meeting_id, at);
CREATE INDEX meeting_note_of_person ON meeting_note (person_id) WHERE person_id IS NOT NULL;

-- What a person will try after a meeting: for that person alone unless `shared` is 1. They are asked once whether they did.
CREATE TABLE meeting_try (
  meeting_id  TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  lang        TEXT  NOT NULL,
  text        TEXT  NOT NULL,
  shared      {int} NOT NULL,
  at          {int} NOT NULL,
  asked_at    {int},
  answer      TEXT,
  answered_at {int},
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX meeting_try_of_person ON meeting_try (person_id);
CREATE INDEX meeting_try_to_ask ON meeting_try (at) WHERE asked_at IS NULL AND answer IS NULL;

-- The minutes of a meeting, once they were saved or proposed. `text` is what was adopted: it does not change after that, and
-- `seal` is its SHA-256. `amended` is the text with the amendments that were accepted; `amendments` is how many these are.
CREATE TABLE minutes (
  meeting_id          TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  community_id        TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  text                TEXT  NOT NULL,
  amended             TEXT,
  state               TEXT  NOT NULL,
  revision            {int} NOT NULL,
  amendments          {int} NOT NULL DEFAULT 0,
  changed_at          {int} NOT NULL,
  proposed_at         {int},
  proposed_by         TEXT  REFERENCES person (id) ON DELETE SET NULL,
  -- The meeting on whose agenda the adoption is.
  adoption_meeting_id TEXT  REFERENCES meeting (id) ON DELETE SET NULL,
  adopted_at          {int},
  seal                TEXT
);
CREATE INDEX minutes_of_community ON minutes (community_id);
CREATE INDEX minutes_proposed ON minutes (proposed_at) WHERE state = 'proposed';
CREATE INDEX minutes_adoption ON minutes (adoption_meeting_id) WHERE adoption_meeting_id IS NOT NULL;

-- A change to a passage of adopted minutes in one language, with its reason. `position` says in which order those that were
-- accepted were made.
CREATE TABLE minutes_amendment (
  id          TEXT  NOT NULL PRIMARY KEY,
  meeting_id  TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id   TEXT  REFERENCES person (id) ON DELETE SET NULL,
  -- The language of the passage, and the one in which the reason was written.
  lang        TEXT  NOT NULL,
  passage     TEXT  NOT NULL,
  replacement TEXT  NOT NULL,
  reason      TEXT  NOT NULL,
  reason_lang TEXT  NOT NULL,
  at          {int} NOT NULL,
  state       TEXT  NOT NULL,
  position    {int},
  answer      TEXT,
  answer_lang TEXT,
  answered_by TEXT  REFERENCES person (id) ON DELETE SET NULL,
  answered_at {int}
);
CREATE INDEX minutes_amendment_of_meeting ON minutes_amendment (meeting_id, at);
CREATE INDEX minutes_amendment_of_person ON minutes_amendment (person_id) WHERE person_id IS NOT NULL;
