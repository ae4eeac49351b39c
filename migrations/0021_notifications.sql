-- What people are notified of, one row for each person and fact, written in the transaction of the fact. It says what the
-- fact is about and nothing of its content: whether the person may read that is looked up whenever the list is shown.
CREATE TABLE notification (
  id           TEXT  NOT NULL PRIMARY KEY,
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind         TEXT  NOT NULL,
  -- Which preference decides how it is sent; NULL for what people must know.
  category     TEXT,
  community_id TEXT  REFERENCES community (id) ON DELETE CASCADE,
  subject_kind TEXT  NOT NULL,
  subject_id   TEXT  NOT NULL,
  -- The part of the subject: a comment.
  part_id      TEXT,
  -- The person whom the text names, where that may be known.
  actor_id     TEXT  REFERENCES person (id) ON DELETE SET NULL,
  created_at   {int} NOT NULL,
  read_at      {int},
  -- When the digest is due that mentions it; NULL once it is made, and where there is none.
  digest_at    {int}
);
CREATE INDEX notification_of ON notification (person_id, id);
CREATE INDEX notification_unread ON notification (person_id, subject_id) WHERE read_at IS NULL;
CREATE INDEX notification_by_digest ON notification (digest_at, person_id) WHERE digest_at IS NOT NULL;
CREATE INDEX notification_by_age ON notification (created_at);
CREATE INDEX notification_by_community ON notification (community_id);
CREATE INDEX notification_by_actor ON notification (actor_id);

-- How a notification is sent: at once, in the digest, or never. `enabled` is 0 for never. Where there is no row, the
-- program has a default for each kind.
ALTER TABLE notification_preference ADD COLUMN delivery TEXT;
UPDATE notification_preference SET delivery = CASE enabled WHEN 0 THEN 'never' ELSE 'at-once' END;

-- The same in one community; without a row it is as everywhere.
CREATE TABLE notification_community_preference (
  person_id    TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  community_id TEXT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL,
  delivery     TEXT NOT NULL,
  PRIMARY KEY (person_id, community_id, kind)
);
CREATE INDEX notification_community_preference_of ON notification_community_preference (community_id);

-- How often the digest is sent; without a row once a week.
CREATE TABLE notification_digest (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  frequency TEXT NOT NULL
);

-- How far those who wait for a meeting were told of its agenda: the number of the last update that they know of.
CREATE TABLE meeting_agenda_notice (
  meeting_id TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  number     {int} NOT NULL,
  at         {int} NOT NULL
);
