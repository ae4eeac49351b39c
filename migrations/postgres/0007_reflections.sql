-- Reflections: what members write of their practice, who sees it, what others answer; and the index
-- that people search. Whoever wrote something is named in person_id.

ALTER TABLE revision DROP CONSTRAINT revision_subject_kind_check;
ALTER TABLE revision ADD CONSTRAINT revision_subject_kind_check CHECK (subject_kind IN ('community', 'page', 'meeting', 'reflection'));
ALTER TABLE draft DROP CONSTRAINT draft_subject_kind_check;
ALTER TABLE draft ADD CONSTRAINT draft_subject_kind_check CHECK (subject_kind IN ('community', 'page', 'meeting', 'reflection'));
-- The tab that kept it last, and how many times it was kept: two tabs do not overwrite each other.
ALTER TABLE draft ADD COLUMN tab TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN turn BIGINT NOT NULL DEFAULT 1;

-- `level` says who sees it; `unnamed`, that readers do not see who wrote it. `shown_from` is the first
-- revision that others may read: what stood there while fewer could is not theirs. What was removed
-- stays for its author and for moderation. Texts and prompt are JSON, as elsewhere.
CREATE TABLE reflection (
  id           TEXT    NOT NULL PRIMARY KEY,
  community_id TEXT    NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  level        TEXT    NOT NULL DEFAULT 'me' CHECK (level IN ('me', 'people', 'facilitators', 'community', 'communities', 'public')),
  unnamed      BIGINT  NOT NULL DEFAULT 0 CHECK (unnamed IN (0, 1)),
  lang         TEXT    NOT NULL CHECK (lang IN ('fr', 'en')),
  translated   BIGINT  NOT NULL DEFAULT 0 CHECK (translated IN (0, 1)),
  mark         TEXT    CHECK (mark IN ('finding', 'challenge')),
  prompt_kind  TEXT    CHECK (prompt_kind IN ('question', 'meeting', 'item')),
  -- the question's digest, the meeting, or the meeting and its item
  prompt_key   TEXT,
  meeting_id   TEXT    REFERENCES meeting (id) ON DELETE SET NULL,
  revision     BIGINT  NOT NULL DEFAULT 1,
  shown_from   BIGINT  NOT NULL DEFAULT 1,
  created_at   BIGINT  NOT NULL,
  updated_at   BIGINT  NOT NULL,
  -- where it stands in lists: when it was first shared, or written
  listed_at    BIGINT  NOT NULL,
  removed_at   BIGINT ,
  removed_by   TEXT    CHECK (removed_by IN ('author', 'moderation')),
  prompt       TEXT,
  texts        TEXT    NOT NULL,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
-- With what says who sees it: what one does not see is passed over without being read.
CREATE INDEX reflection_listed ON reflection (community_id, listed_at, id, level, removed_at, person_id);
CREATE INDEX reflection_own ON reflection (person_id, listed_at, id);
CREATE INDEX reflection_prompt ON reflection (community_id, prompt_key, listed_at, id);
CREATE INDEX reflection_public ON reflection (listed_at, id) WHERE level = 'public';
CREATE INDEX reflection_meeting ON reflection (meeting_id);

-- For whom one is that is for certain people only.
CREATE TABLE reflection_reader (
  reflection_id TEXT NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  person_id     TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (reflection_id, person_id)
);
CREATE INDEX reflection_reader_of ON reflection_reader (person_id);

CREATE TABLE reflection_tag (
  reflection_id TEXT NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  tag           TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (reflection_id, tag)
);
CREATE INDEX reflection_tagged ON reflection_tag (tag, reflection_id);

-- What somebody has read, as far as which revision.
CREATE TABLE reflection_seen (
  reflection_id TEXT    NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  person_id     TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  revision      BIGINT  NOT NULL,
  PRIMARY KEY (reflection_id, person_id)
);
CREATE INDEX reflection_seen_of ON reflection_seen (person_id);

-- What it meant to somebody; a bookmark is one's own.
CREATE TABLE reflection_sign (
  reflection_id TEXT    NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  person_id     TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  sign          TEXT    NOT NULL CHECK (sign IN ('useful', 'tried', 'question', 'bookmark')),
  at            BIGINT  NOT NULL,
  PRIMARY KEY (reflection_id, sign, person_id)
);
CREATE INDEX reflection_sign_of ON reflection_sign (person_id, sign);

-- Answers, one level deep. One that says that somebody tried it has a day, `2026-11-30`.
CREATE TABLE reflection_comment (
  id            TEXT    NOT NULL PRIMARY KEY,
  reflection_id TEXT    NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  parent_id     TEXT    REFERENCES reflection_comment (id) ON DELETE CASCADE,
  person_id     TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  tried_on      TEXT,
  created_at    BIGINT  NOT NULL,
  removed_at    BIGINT ,
  removed_by    TEXT    CHECK (removed_by IN ('author', 'moderation')),
  text          TEXT    NOT NULL,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CREATE INDEX reflection_comment_of ON reflection_comment (reflection_id, removed_at, created_at, id);
CREATE INDEX reflection_comment_by ON reflection_comment (person_id);

-- What somebody asked the facilitators to look at, and what they decided, with the reason.
CREATE TABLE reflection_report (
  id            TEXT    NOT NULL PRIMARY KEY,
  reflection_id TEXT    NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  comment_id    TEXT    REFERENCES reflection_comment (id) ON DELETE CASCADE,
  person_id     TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  created_at    BIGINT  NOT NULL,
  outcome       TEXT    CHECK (outcome IN ('kept', 'removed')),
  decided_by    TEXT    REFERENCES person (id) ON DELETE SET NULL,
  decided_at    BIGINT ,
  reason        TEXT    NOT NULL,
  decision      TEXT,
  CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE INDEX reflection_report_of ON reflection_report (reflection_id, decided_at);
CREATE INDEX reflection_report_by ON reflection_report (person_id);

CREATE TABLE reflection_attachment (
  id            TEXT    NOT NULL PRIMARY KEY,
  reflection_id TEXT    NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  created_at    BIGINT  NOT NULL,
  media         TEXT    NOT NULL CHECK (media IN ('pdf', 'docx', 'xlsx', 'pptx', 'odt', 'png', 'jpeg')),
  size          BIGINT  NOT NULL CHECK (size > 0),
  title         TEXT    NOT NULL,
  content       BYTEA   NOT NULL
);
CREATE INDEX reflection_attachment_of ON reflection_attachment (reflection_id, id);

-- What can be searched, as far as which revision it is in the index, and where its stems occur. Who
-- may see a thing is asked when somebody searches, never kept here. A thing has a number, because its
-- id would be repeated for every stem.
CREATE TABLE search_entry (
  number     BIGINT  GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('community', 'meeting', 'reflection')),
  subject_id TEXT    NOT NULL,
  revision   BIGINT  NOT NULL
);
CREATE UNIQUE INDEX search_entry_of ON search_entry (kind, subject_id);
-- What others wrote is compared with the index before each search, without reading what they wrote.
CREATE INDEX community_revision ON community (id, revision);
CREATE INDEX meeting_revision ON meeting (id, revision);
-- `weight` is 2 in a title; `at` puts the newest first: one walks a stem in the order of the answer.
CREATE TABLE search_term (
  -- in the order of bytes, as SQLite keeps it: what begins alike stands together
  term       TEXT    COLLATE "C" NOT NULL,
  weight     BIGINT  NOT NULL,
  at         BIGINT  NOT NULL,
  entry      BIGINT  NOT NULL,
  PRIMARY KEY (term, weight, at, entry)
);
-- Whether a thing has a stem, too.
CREATE INDEX search_term_of ON search_term (entry, term, weight);
