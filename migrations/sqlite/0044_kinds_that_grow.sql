-- The kinds of what is edited are no longer a closed list: minutes are edited, too.
CREATE TABLE revision_new (
  subject_kind TEXT  NOT NULL,
  subject_id   TEXT  NOT NULL,
  number       INTEGER NOT NULL CHECK (number > 0),
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  at           INTEGER NOT NULL,
  content      TEXT  NOT NULL,
  PRIMARY KEY (subject_kind, subject_id, number)
);
INSERT INTO revision_new SELECT subject_kind, subject_id, number, person_id, at, content FROM revision;
DROP TABLE revision;
ALTER TABLE revision_new RENAME TO revision;
CREATE INDEX revision_of ON revision (person_id);

CREATE TABLE draft_new (
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  subject_kind TEXT  NOT NULL,
  subject_id   TEXT  NOT NULL,
  base         INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  -- The tab that kept it last, and how many times it was kept: two tabs do not overwrite each other.
  tab          TEXT  NOT NULL DEFAULT '',
  turn         INTEGER NOT NULL DEFAULT 1,
  content      TEXT  NOT NULL,
  PRIMARY KEY (person_id, subject_kind, subject_id)
);
INSERT INTO draft_new (person_id, subject_kind, subject_id, base, updated_at, tab, turn, content)
SELECT person_id, subject_kind, subject_id, base, updated_at, tab, turn, content FROM draft;
DROP TABLE draft;
ALTER TABLE draft_new RENAME TO draft;

-- Decisions and adopted minutes are found by the search.
CREATE TABLE search_entry_new (
  number     INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL,
  subject_id TEXT    NOT NULL,
  revision   INTEGER NOT NULL
);
INSERT INTO search_entry_new SELECT number, kind, subject_id, revision FROM search_entry;
DROP TABLE search_entry;
ALTER TABLE search_entry_new RENAME TO search_entry;
CREATE UNIQUE INDEX search_entry_of ON search_entry (kind, subject_id);
CREATE INDEX search_entry_by_revision ON search_entry (kind, revision);
