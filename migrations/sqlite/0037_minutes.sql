-- How many decisions each community has recorded: the number of the last one.
CREATE TABLE decision_count (
  community_id TEXT  NOT NULL PRIMARY KEY REFERENCES community (id) ON DELETE CASCADE,
  decisions    INTEGER NOT NULL
);

-- What communities decide. Decisions are replaced or withdrawn, never deleted, so that their numbers have no gaps.
CREATE TABLE decision (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  number       INTEGER NOT NULL,
  -- The meeting and the item of its agenda at which it was taken.
  meeting_id   TEXT  REFERENCES meeting (id) ON DELETE SET NULL,
  item         TEXT,
  -- Texts with their languages, in JSON.
  text         TEXT  NOT NULL,
  reason       TEXT,
  -- Who decided, as people write it; may be empty.
  who          TEXT  NOT NULL,
  -- The first moment of the day on which the community looks at it again.
  review_at    INTEGER,
  decided_at   INTEGER NOT NULL,
  state        TEXT  NOT NULL,
  replaced_by  TEXT  REFERENCES decision (id) ON DELETE SET NULL,
  revision     INTEGER NOT NULL DEFAULT 1,
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
  at         INTEGER NOT NULL
);
CREATE INDEX meeting_note_of_meeting ON meeting_note (meeting_id, at);
CREATE INDEX meeting_note_of_person ON meeting_note (person_id) WHERE person_id IS NOT NULL;

-- What a person will try after a meeting: for that person alone unless `shared` is 1. They are asked once whether they did.
CREATE TABLE meeting_try (
  meeting_id  TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  lang        TEXT  NOT NULL,
  text        TEXT  NOT NULL,
  shared      INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  asked_at    INTEGER,
  answer      TEXT,
  answered_at INTEGER,
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
  revision            INTEGER NOT NULL,
  amendments          INTEGER NOT NULL DEFAULT 0,
  changed_at          INTEGER NOT NULL,
  proposed_at         INTEGER,
  proposed_by         TEXT  REFERENCES person (id) ON DELETE SET NULL,
  -- The meeting on whose agenda the adoption is.
  adoption_meeting_id TEXT  REFERENCES meeting (id) ON DELETE SET NULL,
  adopted_at          INTEGER,
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
  at          INTEGER NOT NULL,
  state       TEXT  NOT NULL,
  position    INTEGER,
  answer      TEXT,
  answer_lang TEXT,
  answered_by TEXT  REFERENCES person (id) ON DELETE SET NULL,
  answered_at INTEGER
);
CREATE INDEX minutes_amendment_of_meeting ON minutes_amendment (meeting_id, at);
CREATE INDEX minutes_amendment_of_person ON minutes_amendment (person_id) WHERE person_id IS NOT NULL;

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
