-- Tables of a meeting: small groups that talk and write for a while. A round is one way of sitting; a meeting has one at a time
-- that is not closed. `prompt` is a text with its language, in JSON; `pairs` are the people who sit together or apart, in JSON, until it is closed.
-- With the same people, `seed` gives the same tables. `item` is the item of the agenda at which people went to their tables. Times are in milliseconds UTC.
CREATE TABLE breakout_round (
  id         TEXT  NOT NULL PRIMARY KEY,
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  stage      TEXT  NOT NULL,
  revision   {int} NOT NULL,
  item       TEXT,
  prompt     TEXT  NOT NULL,
  method     TEXT  NOT NULL,
  seed       {int} NOT NULL,
  size       {int} NOT NULL,
  minutes    {int} NOT NULL,
  pairs      TEXT  NOT NULL,
  created_at {int} NOT NULL,
  opened_at  {int},
  ends_at    {int},
  closed_at  {int}
);
CREATE INDEX breakout_round_of_meeting ON breakout_round (meeting_id, created_at);
CREATE UNIQUE INDEX breakout_round_current ON breakout_round (meeting_id) WHERE closed_at IS NULL;

-- A table. Its id is that of its note, which is a document that several people write. When the round is closed, the note is
-- stored as Markdown: `text`, as of the update `filed_number` of the document.
CREATE TABLE breakout_table (
  id           TEXT  NOT NULL PRIMARY KEY,
  round_id     TEXT  NOT NULL REFERENCES breakout_round (id) ON DELETE CASCADE,
  number       {int} NOT NULL,
  lang         TEXT  NOT NULL,
  place        TEXT  NOT NULL,
  prompt       TEXT,
  text         TEXT,
  filed_number {int},
  filed_at     {int}
);
CREATE UNIQUE INDEX breakout_table_of_round ON breakout_table (round_id, number);

-- Who is there, and at which table they sit; none yet where people choose. `follows_both` is whether the person follows French and English.
CREATE TABLE breakout_member (
  round_id     TEXT  NOT NULL REFERENCES breakout_round (id) ON DELETE CASCADE,
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  table_id     TEXT  REFERENCES breakout_table (id) ON DELETE SET NULL,
  follows_both {int} NOT NULL,
  PRIMARY KEY (round_id, person_id)
);
CREATE INDEX breakout_member_of_person ON breakout_member (person_id);
CREATE INDEX breakout_member_of_table ON breakout_member (table_id);

-- Those who said that they follow a conversation in both languages.
CREATE TABLE breakout_language (
  person_id TEXT  NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  since     {int} NOT NULL
);
