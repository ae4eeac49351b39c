-- What the portal writes to people, from the moment of writing until it is sent or given up.
--
-- A letter is added in the transaction of the fact that it tells: either both are there, or neither.

CREATE TABLE outbox (
  id            TEXT    NOT NULL PRIMARY KEY,
  -- whom it is for, when they have an account; no foreign key, because people come with 0003, and
  -- because what was sent stays known after somebody has left
  person_id     TEXT,
  to_address    TEXT    NOT NULL,
  lang          TEXT    NOT NULL CHECK (lang IN ('fr', 'en')),
  -- which letter it is, as the feature that wrote it calls it
  kind          TEXT    NOT NULL,
  -- where somebody stops letters of this kind by one click; NULL when there is nothing to stop
  unsubscribe   TEXT,
  created_at    INTEGER NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- when it is to be tried next; NULL once it is sent or given up
  next_at       INTEGER,
  -- until when a courier has it in hand; in the past when nobody has
  claimed_until INTEGER NOT NULL DEFAULT 0,
  sent_at       INTEGER,
  failed_at     INTEGER,
  last_error    TEXT,
  subject       TEXT    NOT NULL,
  body_text     TEXT    NOT NULL,
  body_html     TEXT    NOT NULL,
  CHECK (sent_at IS NULL OR failed_at IS NULL),
  CHECK ((next_at IS NULL) = (sent_at IS NOT NULL OR failed_at IS NOT NULL))
);
CREATE INDEX outbox_due ON outbox (next_at, id) WHERE next_at IS NOT NULL;
