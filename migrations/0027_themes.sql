-- What members propose for the meetings of their community, in the language in which they write. `revision` rises when an
-- author changes its texts.
CREATE TABLE theme (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- The person who proposed it first.
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  lang         TEXT  NOT NULL,
  title        TEXT  NOT NULL,
  why          TEXT  NOT NULL,
  -- Who would present it or facilitate it, as people write it; may be empty.
  lead         TEXT  NOT NULL,
  revision     {int} NOT NULL DEFAULT 1,
  state        TEXT  NOT NULL,
  -- Why it was set aside: a text with its language, in JSON.
  reason       TEXT,
  -- The theme that it became a part of.
  merged_into  TEXT  REFERENCES theme (id) ON DELETE SET NULL,
  created_at   {int} NOT NULL
);
CREATE INDEX theme_of_community ON theme (community_id, state);
CREATE INDEX theme_of_person ON theme (person_id);
CREATE INDEX theme_merged_into ON theme (merged_into) WHERE merged_into IS NOT NULL;

-- Who proposed a theme; several people where themes were merged.
CREATE TABLE theme_author (
  theme_id  TEXT  NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
  person_id TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  since     {int} NOT NULL,
  PRIMARY KEY (theme_id, person_id)
);
CREATE INDEX theme_author_of ON theme_author (person_id);

CREATE TABLE theme_support (
  theme_id  TEXT  NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
  person_id TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  since     {int} NOT NULL,
  PRIMARY KEY (theme_id, person_id)
);
CREATE INDEX theme_support_of ON theme_support (person_id);

-- A vote of a community over some of its themes. `revision` rises when what can be chosen changes.
CREATE TABLE vote (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  title        TEXT  NOT NULL,
  method       TEXT  NOT NULL,
  -- How many dots each person has; NULL for the other methods.
  dots         {int},
  secret       {int} NOT NULL,
  hidden       {int} NOT NULL,
  -- How many people have to vote; 0 for any number.
  quorum       {int} NOT NULL,
  revision     {int} NOT NULL DEFAULT 1,
  opened_at    {int} NOT NULL,
  closes_at    {int} NOT NULL,
  closed_at    {int},
  -- What came of it, in one sentence.
  outcome      TEXT,
  -- The meeting on whose agenda it was put.
  meeting_id   TEXT  REFERENCES meeting (id) ON DELETE SET NULL
);
CREATE INDEX vote_of_community ON vote (community_id, closes_at);
CREATE INDEX vote_to_close ON vote (closes_at) WHERE closed_at IS NULL;
CREATE INDEX vote_meeting ON vote (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE vote_option (
  id       TEXT  NOT NULL PRIMARY KEY,
  vote_id  TEXT  NOT NULL REFERENCES vote (id) ON DELETE CASCADE,
  theme_id TEXT  REFERENCES theme (id) ON DELETE SET NULL,
  title    TEXT  NOT NULL,
  position {int} NOT NULL
);
CREATE INDEX vote_option_of_vote ON vote_option (vote_id, position);
CREATE INDEX vote_option_theme ON vote_option (theme_id) WHERE theme_id IS NOT NULL;

-- Who has voted, and nothing of what, nor when. `asked_again` is 1 when something that the person chose in an open vote was
-- changed or removed since.
CREATE TABLE vote_voter (
  vote_id     TEXT  NOT NULL REFERENCES vote (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  asked_again {int} NOT NULL DEFAULT 0,
  PRIMARY KEY (vote_id, person_id)
);
CREATE INDEX vote_voter_of ON vote_voter (person_id);

-- What each person chose in an open vote. The reason is a text with its language, in JSON.
CREATE TABLE vote_choice (
  option_id TEXT  NOT NULL REFERENCES vote_option (id) ON DELETE CASCADE,
  person_id TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  value     {int} NOT NULL,
  reason    TEXT,
  PRIMARY KEY (option_id, person_id)
);
CREATE INDEX vote_choice_of ON vote_choice (person_id);

-- The ballots of a secret vote as one sum for each vote. No row is kept for a ballot: neither a key nor a time nor the
-- order of rows leads from a person to what they chose. The sum before each ballot may still be in the engine's log, in
-- space that it has not written over yet, and in backups.
CREATE TABLE vote_box (
  vote_id TEXT NOT NULL PRIMARY KEY REFERENCES vote (id) ON DELETE CASCADE,
  tally   TEXT NOT NULL
);
