-- Promising practices, made from reflections with the consent of their authors (`quotation` with the work `practice`).
CREATE TABLE practice (
  id            TEXT  NOT NULL PRIMARY KEY,
  community_id  TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- Who began it.
  person_id     TEXT  REFERENCES person (id) ON DELETE SET NULL,
  -- State of the text that is worked on: `draft`, `review`, `published`, `withdrawn`.
  state         TEXT  NOT NULL,
  -- Who reads it once it is published: `community`, `communities`, `public`. It does not change: authors consent to it.
  audience      TEXT  NOT NULL,
  -- The text that is worked on, in JSON: `practice::model::Content`.
  content       TEXT  NOT NULL,
  revision      {int} NOT NULL DEFAULT 1,
  -- The number of the version that readers get; NULL when there is none, or when it was withdrawn.
  version       {int},
  created_at    {int} NOT NULL,
  changed_at    {int} NOT NULL
);
CREATE INDEX practice_of_community ON practice (community_id, state);
CREATE INDEX practice_of_person ON practice (person_id) WHERE person_id IS NOT NULL;

-- What was published, version by version. Versions stay. Those that were withdrawn are not shown any more, also when a later one is
-- published: an author may have taken back their consent to them.
CREATE TABLE practice_version (
  practice_id   TEXT  NOT NULL REFERENCES practice (id) ON DELETE CASCADE,
  number        {int} NOT NULL,
  -- The revision that was reviewed.
  revision      {int} NOT NULL,
  content       TEXT  NOT NULL,
  -- For the search: texts in both languages, in JSON.
  title         TEXT  NOT NULL,
  search_text   TEXT  NOT NULL,
  published_at  {int} NOT NULL,
  published_by  TEXT  REFERENCES person (id) ON DELETE SET NULL,
  withdrawn_at  {int},
  PRIMARY KEY (practice_id, number)
);
CREATE INDEX practice_version_by_date ON practice_version (published_at);
CREATE INDEX practice_version_publisher ON practice_version (published_by) WHERE published_by IS NOT NULL;

-- What lists are filtered by, of the version that readers get: `level`, `network`, `profession`, `tag`.
CREATE TABLE practice_facet (
  practice_id   TEXT  NOT NULL REFERENCES practice (id) ON DELETE CASCADE,
  kind          TEXT  NOT NULL,
  value         TEXT  NOT NULL,
  PRIMARY KEY (practice_id, kind, value)
);
CREATE INDEX practice_facet_by_value ON practice_facet (kind, value);

-- Who is asked to review a revision, and what they answered.
CREATE TABLE practice_review (
  practice_id   TEXT  NOT NULL REFERENCES practice (id) ON DELETE CASCADE,
  revision      {int} NOT NULL,
  person_id     TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  asked_at      {int} NOT NULL,
  -- `approved`, `changes`; NULL without an answer.
  verdict       TEXT,
  lang          TEXT,
  note          TEXT,
  answered_at   {int},
  PRIMARY KEY (practice_id, revision, person_id)
);
CREATE INDEX practice_review_of_person ON practice_review (person_id);

-- Comments on a published practice, and notes of people who tried it.
CREATE TABLE practice_response (
  id            TEXT  NOT NULL PRIMARY KEY,
  practice_id   TEXT  NOT NULL REFERENCES practice (id) ON DELETE CASCADE,
  person_id     TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- The version that the person read.
  version       {int} NOT NULL,
  lang          TEXT  NOT NULL,
  -- `comment`, `trial`.
  kind          TEXT  NOT NULL,
  -- Of a comment: the text. Of a trial: what was adapted.
  text          TEXT  NOT NULL,
  -- Of a trial.
  context       TEXT,
  -- Of a trial: `worked`, `partly`, `not`.
  outcome       TEXT,
  created_at    {int} NOT NULL,
  removed_at    {int},
  -- `author`, `facilitator`.
  removed_by    TEXT,
  reason        TEXT
);
CREATE INDEX practice_response_of ON practice_response (practice_id, created_at, id);
CREATE INDEX practice_response_of_person ON practice_response (person_id);
