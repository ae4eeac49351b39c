-- What people agree to do after a meeting, in the language in which they write it: one row from the day it is proposed to the
-- day it is closed. `due_on` is the first moment of the day on which it is due. With `due_after` it is due at the first
-- meeting of the community after that moment. With neither it is not due. `touched_at` is when a person last did something
-- with it, `asked_at` when the portal last asked whether it is still wanted.
CREATE TABLE follow_up (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- The person who wrote it.
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  -- The meeting in which it came up, and the item of its agenda.
  meeting_id   TEXT  REFERENCES meeting (id) ON DELETE SET NULL,
  item         TEXT,
  text         TEXT  NOT NULL,
  due_on       {int},
  due_after    {int},
  state        TEXT  NOT NULL,
  -- Why it was dropped: a text with its language, in JSON.
  reason       TEXT,
  revision     {int} NOT NULL DEFAULT 1,
  created_at   {int} NOT NULL,
  touched_at   {int} NOT NULL,
  asked_at     {int},
  closed_at    {int}
);
CREATE INDEX follow_up_of_community ON follow_up (community_id, state, created_at);
CREATE INDEX follow_up_of_person ON follow_up (person_id);
CREATE INDEX follow_up_of_meeting ON follow_up (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX follow_up_open ON follow_up (touched_at) WHERE state = 'open';

-- The person who is to do it, and what they answered. `key_hash` is the digest of the secret with which they answer from an
-- email without signing in.
CREATE TABLE follow_up_owner (
  follow_up_id   TEXT  NOT NULL PRIMARY KEY REFERENCES follow_up (id) ON DELETE CASCADE,
  person_id      TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  answer         TEXT  NOT NULL,
  reason         TEXT,
  since          {int} NOT NULL,
  answered_at    {int},
  key_hash       TEXT,
  key_expires_at {int}
);
CREATE INDEX follow_up_owner_of ON follow_up_owner (person_id);
CREATE UNIQUE INDEX follow_up_owner_key ON follow_up_owner (key_hash) WHERE key_hash IS NOT NULL;

-- What happened to it. `person_id` is NULL where the portal did it. `owner_id` is the person to whom it was assigned.
CREATE TABLE follow_up_change (
  id           TEXT  NOT NULL PRIMARY KEY,
  follow_up_id TEXT  NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  at           {int} NOT NULL,
  kind         TEXT  NOT NULL,
  owner_id     TEXT  REFERENCES person (id) ON DELETE SET NULL,
  text         TEXT,
  reason       TEXT
);
CREATE INDEX follow_up_change_of ON follow_up_change (follow_up_id, at);
CREATE INDEX follow_up_change_by ON follow_up_change (person_id);
CREATE INDEX follow_up_change_owner ON follow_up_change (owner_id) WHERE owner_id IS NOT NULL;

-- Who was reminded, of which kind, for which due moment: once each.
CREATE TABLE follow_up_reminder (
  follow_up_id TEXT  NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind         TEXT  NOT NULL,
  due_at       {int} NOT NULL,
  sent_at      {int} NOT NULL,
  PRIMARY KEY (follow_up_id, person_id, kind, due_at)
);
CREATE INDEX follow_up_reminder_of ON follow_up_reminder (person_id);
