-- A section of a guide that was put on the agenda of a meeting, in the version that it had then. `source` says whether it is a chapter of
-- a practice guide or a discussion guide; `guide_id` and `section_id` name it, and are the same for a discussion guide. There is no
-- foreign key: the use, like the items of the agenda, outlives the section. `title` is a text with its languages, in JSON.
CREATE TABLE section_use (
  id         TEXT  NOT NULL PRIMARY KEY,
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  source     TEXT  NOT NULL,
  guide_id   TEXT  NOT NULL,
  section_id TEXT  NOT NULL,
  version    TEXT  NOT NULL,
  title      TEXT  NOT NULL,
  person_id  TEXT  REFERENCES person (id) ON DELETE SET NULL,
  added_at   {int} NOT NULL
);
CREATE UNIQUE INDEX section_use_once ON section_use (meeting_id, section_id);
CREATE INDEX section_use_of_section ON section_use (section_id, meeting_id);
CREATE INDEX section_use_by ON section_use (person_id);

-- What came of it: whether it worked, and what was adapted, in the language of the person who wrote it; empty for nothing.
CREATE TABLE section_feedback (
  use_id     TEXT  NOT NULL PRIMARY KEY REFERENCES section_use (id) ON DELETE CASCADE,
  worked     TEXT  NOT NULL,
  lang       TEXT  NOT NULL,
  adapted    TEXT  NOT NULL,
  revision   {int} NOT NULL,
  person_id  TEXT  REFERENCES person (id) ON DELETE SET NULL,
  written_at {int} NOT NULL
);
CREATE INDEX section_feedback_by ON section_feedback (person_id);
