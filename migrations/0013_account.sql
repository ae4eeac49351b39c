-- How fast something may be done: one row for each thing that is counted, under a digest. `full_at` is when all that
-- may be done at once may be done again; what is done now moves it on, and is refused when that is too far ahead.
DROP TABLE attempt;
CREATE TABLE rate (
  key     TEXT  NOT NULL PRIMARY KEY,
  full_at {int} NOT NULL
);
CREATE INDEX rate_by_end ON rate (full_at);

-- Browsers in which a person signed in before. The cookie holds a random token; here is a digest of the token and the
-- person.
CREATE TABLE browser (
  hash       TEXT  NOT NULL PRIMARY KEY,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  created_at {int} NOT NULL,
  used_at    {int} NOT NULL
);
CREATE INDEX browser_of ON browser (person_id, used_at);

-- The same table without its list of purposes, which grows.
CREATE TABLE link_0013 (
  hash       TEXT  NOT NULL PRIMARY KEY,
  purpose    TEXT  NOT NULL,
  person_id  TEXT  REFERENCES person (id) ON DELETE CASCADE,
  email      TEXT  NOT NULL,
  data       TEXT,
  created_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  used_at    {int}
);
INSERT INTO link_0013 (hash, purpose, person_id, email, data, created_at, expires_at, used_at)
  SELECT hash, purpose, person_id, email, data, created_at, expires_at, used_at FROM link;
DROP TABLE link;
ALTER TABLE link_0013 RENAME TO link;
CREATE INDEX link_of ON link (person_id);
CREATE INDEX link_of_address ON link (email, purpose);
CREATE INDEX link_by_end ON link (expires_at);

-- What a letter's link is kept under, and until when it works. A letter whose link is over is not sent; `link_over` says so.
ALTER TABLE outbox ADD COLUMN link TEXT;
ALTER TABLE outbox ADD COLUMN valid_until {int};
ALTER TABLE outbox ADD COLUMN link_over {int} NOT NULL DEFAULT 0;
CREATE INDEX outbox_link ON outbox (link) WHERE link IS NOT NULL;
