-- A practice guide of a community. `slug` is its part of addresses in both languages. Texts are texts with their languages, in
-- JSON. `revision` rises when the title or the summary changes; `person_id` began the guide.
CREATE TABLE practice_guide (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  slug         TEXT  NOT NULL UNIQUE,
  title        TEXT  NOT NULL,
  summary      TEXT,
  revision     {int} NOT NULL DEFAULT 1,
  -- How many editions were published.
  editions     {int} NOT NULL DEFAULT 0,
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  created_at   {int} NOT NULL,
  changed_at   {int} NOT NULL
);
CREATE INDEX practice_guide_of_community ON practice_guide (community_id, created_at, id);
CREATE INDEX practice_guide_by ON practice_guide (person_id);

CREATE TABLE guide_chapter (
  id        TEXT  NOT NULL PRIMARY KEY,
  guide_id  TEXT  NOT NULL REFERENCES practice_guide (id) ON DELETE CASCADE,
  position  {int} NOT NULL,
  title     TEXT  NOT NULL,
  revision  {int} NOT NULL DEFAULT 1,
  person_id TEXT  REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX guide_chapter_of_guide ON guide_chapter (guide_id, position, id);
CREATE INDEX guide_chapter_by ON guide_chapter (person_id);

-- The images of a guide, as JPEG. One that an edition shows stays when its passage gets another.
CREATE TABLE guide_image (
  id       TEXT   NOT NULL PRIMARY KEY,
  guide_id TEXT   NOT NULL REFERENCES practice_guide (id) ON DELETE CASCADE,
  width    {int}  NOT NULL,
  height   {int}  NOT NULL,
  jpeg     {blob} NOT NULL
);
CREATE INDEX guide_image_of_guide ON guide_image (guide_id);

-- A passage, in Markdown, and where it is from. `source` is `reflection`, `practice`, `finding` or `written` (for this guide);
-- `source_id` and `source_version` name which one. There is no foreign key: a passage outlives its source, and is then not
-- published. `person_id` wrote it last.
CREATE TABLE guide_passage (
  id             TEXT  NOT NULL PRIMARY KEY,
  guide_id       TEXT  NOT NULL REFERENCES practice_guide (id) ON DELETE CASCADE,
  chapter_id     TEXT  NOT NULL REFERENCES guide_chapter (id) ON DELETE CASCADE,
  position       {int} NOT NULL,
  title          TEXT,
  text           TEXT  NOT NULL,
  source         TEXT  NOT NULL,
  source_id      TEXT,
  source_version {int},
  -- Whether its words are not those of the source.
  adapted        {int} NOT NULL,
  image_id       TEXT  REFERENCES guide_image (id) ON DELETE SET NULL,
  image_alt      TEXT,
  -- When an author withdrew their consent to it, in milliseconds UTC.
  withdrawn_at   {int},
  revision       {int} NOT NULL DEFAULT 1,
  person_id      TEXT  REFERENCES person (id) ON DELETE SET NULL,
  changed_at     {int} NOT NULL
);
CREATE INDEX guide_passage_of_guide ON guide_passage (guide_id, position, id);
CREATE INDEX guide_passage_of_chapter ON guide_passage (chapter_id);
CREATE INDEX guide_passage_by ON guide_passage (person_id);
CREATE INDEX guide_passage_image ON guide_passage (image_id);

-- Which consents a passage from a reflection needs: those to its words as they are.
CREATE TABLE guide_quotation (
  passage_id   TEXT NOT NULL REFERENCES guide_passage (id) ON DELETE CASCADE,
  quotation_id TEXT NOT NULL REFERENCES quotation (id) ON DELETE CASCADE,
  PRIMARY KEY (passage_id, quotation_id)
);
CREATE INDEX guide_quotation_by_quotation ON guide_quotation (quotation_id);

-- Who is asked to read a guide before its next edition, and the digest of what they read. `note` is for those who compose it.
CREATE TABLE guide_review (
  guide_id    TEXT  NOT NULL REFERENCES practice_guide (id) ON DELETE CASCADE,
  person_id   TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  asked_by    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  asked_at    {int} NOT NULL,
  digest      TEXT,
  note        TEXT  NOT NULL DEFAULT '',
  reviewed_at {int},
  PRIMARY KEY (guide_id, person_id)
);
CREATE INDEX guide_review_of_person ON guide_review (person_id);
CREATE INDEX guide_review_asked_by ON guide_review (asked_by);

-- A published edition: what it says is frozen in `content`, in JSON, without names. `number` counts the editions of a guide from
-- 1; `changes` is what changed, in the words of those who published it.
CREATE TABLE guide_edition (
  guide_id     TEXT  NOT NULL REFERENCES practice_guide (id) ON DELETE CASCADE,
  number       {int} NOT NULL,
  major        {int} NOT NULL,
  minor        {int} NOT NULL,
  patch        {int} NOT NULL,
  content      TEXT  NOT NULL,
  changes      TEXT  NOT NULL,
  -- For lists and the search: texts with their languages, in JSON, as the content has them.
  title        TEXT  NOT NULL,
  summary      TEXT,
  search_text  TEXT  NOT NULL,
  reviewers    {int} NOT NULL,
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  published_at {int} NOT NULL,
  PRIMARY KEY (guide_id, number)
);
CREATE UNIQUE INDEX guide_edition_by_version ON guide_edition (guide_id, major, minor, patch);
CREATE INDEX guide_edition_by ON guide_edition (person_id);
