-- Notes of groups: reflections that several people write at once. While one is open, what it says is a
-- shared document under the reflection's id; when it is closed, that becomes the reflection's text.
-- `parts` is JSON: who wrote in which part.
CREATE TABLE reflection_group (
  reflection_id TEXT NOT NULL PRIMARY KEY REFERENCES reflection (id) ON DELETE CASCADE,
  closed_at     INTEGER,
  parts         TEXT NOT NULL DEFAULT '[]'
);

-- Who wrote in a note when it was closed, those who wrote most first, and when they signed it.
CREATE TABLE reflection_author (
  reflection_id TEXT    NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  person_id     TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  place         INTEGER NOT NULL,
  signed_at     INTEGER,
  PRIMARY KEY (reflection_id, person_id)
);
CREATE INDEX reflection_author_of ON reflection_author (person_id);
