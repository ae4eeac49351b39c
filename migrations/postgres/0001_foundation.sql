-- Communities, the organisations that take part, their meetings, and the portal's own pages.
--
-- A text in up to two languages is one column of JSON: it knows which language it was written in,
-- which of the two is behind, since when, and whether its translation was reviewed. What a page
-- says is read, written and versioned as a whole, so it is one column, too. Long columns stand last:
-- SQLite does not read them for those who ask for what stands before them.

CREATE TABLE organisation (
  id         TEXT    NOT NULL PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('service-centre', 'school-board', 'private-school', 'order', 'ministry', 'university', 'other')),
  network    TEXT    NOT NULL CHECK (network IN ('french', 'english', 'both')),
  short_name TEXT    NOT NULL,
  name       TEXT    NOT NULL
);

CREATE TABLE community (
  id                TEXT    NOT NULL PRIMARY KEY,
  kind              TEXT    NOT NULL CHECK (kind IN ('practice', 'codevelopment')),
  network           TEXT    NOT NULL CHECK (network IN ('french', 'english', 'both')),
  profession        TEXT    CHECK (profession IN ('guidance-counsellor', 'speech-language-pathologist', 'psychoeducator', 'psychologist', 'remedial-teacher', 'manager')),
  -- bit 0 preschool, 1 primary, 2 secondary, 3 vocational, 4 adult; 0 is every level
  levels            BIGINT  NOT NULL DEFAULT 0 CHECK (levels BETWEEN 0 AND 31),
  capacity_kind     TEXT    NOT NULL CHECK (capacity_kind IN ('undecided', 'none', 'seats', 'range')),
  capacity_from     BIGINT  CHECK (capacity_from > 0),
  capacity_to       BIGINT  CHECK (capacity_to >= capacity_from),
  meetings_per_year BIGINT  NOT NULL CHECK (meetings_per_year BETWEEN 0 AND 366),
  -- bit n is month n + 1
  months            BIGINT  NOT NULL DEFAULT 0 CHECK (months BETWEEN 0 AND 4095),
  first_year        BIGINT  NOT NULL,
  years             BIGINT  NOT NULL CHECK (years > 0),
  position          BIGINT  NOT NULL DEFAULT 0,
  created_at        BIGINT  NOT NULL,
  updated_at        BIGINT  NOT NULL,
  -- name and summary
  heading           TEXT    NOT NULL,
  -- purpose, aims, objectives, questions, priorities, deliverables
  texts             TEXT    NOT NULL,
  CHECK ((capacity_kind IN ('undecided', 'none') AND capacity_from IS NULL AND capacity_to IS NULL)
      OR (capacity_kind = 'seats' AND capacity_from IS NOT NULL AND capacity_to IS NULL)
      OR (capacity_kind = 'range' AND capacity_from IS NOT NULL AND capacity_to IS NOT NULL))
);
CREATE INDEX community_by_position ON community (position, id);

CREATE TABLE community_slug (
  lang         TEXT    NOT NULL CHECK (lang IN ('fr', 'en')),
  slug         TEXT    NOT NULL,
  community_id TEXT    NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  current      BIGINT  NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
  PRIMARY KEY (slug, lang)
);
CREATE UNIQUE INDEX community_current_slug ON community_slug (community_id, lang) WHERE current = 1;

CREATE TABLE community_organisation (
  community_id    TEXT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  PRIMARY KEY (community_id, organisation_id)
);
CREATE INDEX organisation_communities ON community_organisation (organisation_id);

-- A meeting has a month before it has a date: day and time are NULL until they are known.
CREATE TABLE meeting (
  id           TEXT    NOT NULL PRIMARY KEY,
  community_id TEXT    NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- first moment of the month when only the month is known, else the beginning; milliseconds UTC
  begins_at    BIGINT  NOT NULL,
  month_only   BIGINT  NOT NULL DEFAULT 0 CHECK (month_only IN (0, 1)),
  -- minutes
  duration     BIGINT  NOT NULL DEFAULT 90 CHECK (duration BETWEEN 5 AND 1440),
  modality     TEXT    NOT NULL CHECK (modality IN ('in-person', 'virtual', 'hybrid')),
  title        TEXT    NOT NULL,
  place        TEXT
);
CREATE INDEX meeting_by_time ON meeting (begins_at, id);
CREATE INDEX meeting_by_community ON meeting (community_id, begins_at);

-- The portal's own pages: about, accessibility, privacy, terms, funding, contact.
CREATE TABLE page (
  id         TEXT    NOT NULL PRIMARY KEY,
  key        TEXT    NOT NULL UNIQUE,
  position   BIGINT  NOT NULL DEFAULT 0,
  updated_at BIGINT  NOT NULL,
  title      TEXT    NOT NULL,
  body       TEXT    NOT NULL
);

CREATE TABLE page_slug (
  lang    TEXT    NOT NULL CHECK (lang IN ('fr', 'en')),
  slug    TEXT    NOT NULL,
  page_id TEXT    NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  current BIGINT  NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
  PRIMARY KEY (slug, lang)
);
CREATE UNIQUE INDEX page_current_slug ON page_slug (page_id, lang) WHERE current = 1;

-- Facts about the portal itself, such as the demonstration content having been loaded.
CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
