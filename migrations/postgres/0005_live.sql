-- Documents that several people write at once: agendas, and later others. What is written is a log of
-- updates, numbered without gaps per document; a snapshot is what the first of them amount to. The
-- document's id is that of the thing whose document it is.

CREATE TABLE live_update (
  document_id TEXT    NOT NULL,
  number      BIGINT NOT NULL CHECK (number > 0),
  at          BIGINT NOT NULL,
  person_id   TEXT    REFERENCES person (id) ON DELETE SET NULL,
  content     BYTEA NOT NULL,
  PRIMARY KEY (document_id, number)
);
CREATE INDEX live_update_of ON live_update (person_id);

CREATE TABLE live_snapshot (
  document_id TEXT    NOT NULL PRIMARY KEY,
  -- the last update that it holds
  number      BIGINT NOT NULL CHECK (number > 0),
  at          BIGINT NOT NULL,
  content     BYTEA NOT NULL
);

-- Moments that somebody gave a name.
CREATE TABLE live_version (
  document_id TEXT    NOT NULL,
  number      BIGINT NOT NULL CHECK (number > 0),
  at          BIGINT NOT NULL,
  person_id   TEXT    REFERENCES person (id) ON DELETE SET NULL,
  name        TEXT    NOT NULL,
  PRIMARY KEY (document_id, number)
);
CREATE INDEX live_version_of ON live_version (person_id);

-- How far a person has seen a document.
CREATE TABLE live_seen (
  document_id TEXT    NOT NULL,
  person_id   TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  number      BIGINT NOT NULL,
  at          BIGINT NOT NULL,
  PRIMARY KEY (document_id, person_id)
);
CREATE INDEX live_seen_of ON live_seen (person_id);
